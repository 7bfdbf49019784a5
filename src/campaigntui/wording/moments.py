"""Names of the moments of a campaign: anchors, phases, public holidays, and how sure a date is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from campaigntui.wording.catalogue import C_, listed, pgettext

if TYPE_CHECKING:
    from campaigntui.domain.campaign import Anchor, Confidence, Phase

_ANCHORS: Mapping[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "kickoff": (C_("anchor", "Kick-off"), C_("anchor, short", "Kick-off")),
    "enrol_open": (C_("anchor", "Enrolment opens"), C_("anchor, short", "Enrol")),
    "enrol_lock": (C_("anchor", "Enrolment and prices lock"), C_("anchor, short", "Price lock")),
    "goods_lock": (C_("anchor", "First-wave goods lock"), C_("anchor, short", "Goods lock")),
    "warmup_start": (C_("anchor", "Warm-up starts"), C_("anchor, short", "Warm-up")),
    "presale_preheat": (C_("anchor", "Pre-sale page visible"), C_("anchor, short", "Pre-sale")),
    "deposit_open": (C_("anchor", "Deposit opens"), C_("anchor, short", "Deposit")),
    "deposit_close": (C_("anchor", "Deposit closes"), C_("anchor, short", "Dep. ends")),
    "balance_open": (C_("anchor", "Balance opens"), C_("anchor, short", "Balance")),
    "spot_start": (C_("anchor", "Spot sale starts"), C_("anchor, short", "Spot sale")),
    "balance_close": (C_("anchor", "Balance closes"), C_("anchor, short", "Bal. ends")),
    "wave1_end": (C_("anchor", "First wave ends"), C_("anchor, short", "Wave 1 end")),
    "wave2_preheat": (C_("anchor", "Second wave preheat"), C_("anchor, short", "Wave 2 pre")),
    "wave2_start": (C_("anchor", "Second wave starts"), C_("anchor, short", "Wave 2")),
    "peak_start": (C_("anchor", "Peak starts"), C_("anchor, short", "Peak")),
    "peak_day": (C_("anchor", "D-day"), C_("anchor, short", "D-day")),
    "peak_end": (C_("anchor", "Peak ends"), C_("anchor, short", "Peak ends")),
    "return_start": (C_("anchor", "Return wave starts"), C_("anchor, short", "Return")),
    "end": (C_("anchor", "Promotion ends"), C_("anchor, short", "End")),
    "courier_cutoff": (C_("anchor", "Courier cut-off"), C_("anchor, short", "Couriers")),
    "price_protect_end": (C_("anchor", "Price protection ends"), C_("anchor, short", "Protection")),
    "review_due": (C_("anchor", "Review due"), C_("anchor, short", "Review")),
}

_PHASES: Mapping[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "prep": (C_("phase", "Preparation"), C_("phase, short", "Prep")),
    "warmup": (C_("phase", "Warm-up"), C_("phase, short", "Warm-up")),
    "deposit": (C_("phase", "Deposit"), C_("phase, short", "Deposit")),
    "balance": (C_("phase", "Balance and first spot wave"), C_("phase, short", "Balance")),
    "peak": (C_("phase", "Peak"), C_("phase, short", "Peak")),
    "return": (C_("phase", "Return wave"), C_("phase, short", "Return")),
    "review": (C_("phase", "Review"), C_("phase, short", "Review")),
}

_CONFIDENCES: Mapping[str, tuple[str, str]] = {
    "confirmed": C_("how sure a date is", "confirmed"),
    "guessed": C_("how sure a date is", "guessed"),
}

_OWNERS: Mapping[str, tuple[str, str]] = {
    "platform": C_("who sets a date", "platform"),
    "internal": C_("who sets a date", "team"),
}

# As the package `holidays` and the shipped holiday lists call them.
_HOLIDAYS: Mapping[str, tuple[str, str]] = {
    "New Year's Day": C_("holiday", "New Year's Day"),
    "Chinese New Year's Eve": C_("holiday", "Chinese New Year's Eve"),
    "Chinese New Year (Spring Festival)": C_("holiday", "Spring Festival"),
    "Chinese New Year Extended Holiday": C_("holiday", "Spring Festival, extended"),
    "Spring Festival": C_("holiday", "Spring Festival"),
    "Tomb-Sweeping Day": C_("holiday", "Qingming Festival"),
    "Qingming Festival": C_("holiday", "Qingming Festival"),
    "Labor Day": C_("holiday", "Labour Day"),
    "Labour Day": C_("holiday", "Labour Day"),
    "Dragon Boat Festival": C_("holiday", "Dragon Boat Festival"),
    "Mid-Autumn Festival": C_("holiday", "Mid-Autumn Festival"),
    "National Day": C_("holiday", "National Day"),
}


def anchor_name(anchor: Anchor) -> str:
    """The anchor's own name, else the usual name of its key, else the key."""
    known = _ANCHORS.get(anchor.key)
    return anchor.name or (pgettext(*known[0]) if known else anchor.key)


def anchor_short(anchor: Anchor) -> str:
    """The anchor for a narrow place; a standard one takes at most 10 cells."""
    known = _ANCHORS.get(anchor.key)
    return anchor.name or (pgettext(*known[1]) if known else anchor.key)


def phase_name(phase: Phase) -> str:
    """The phase's own name, else the usual name of its key, else the key."""
    known = _PHASES.get(phase.key)
    return phase.name or (pgettext(*known[0]) if known else phase.key)


def phase_short(phase: Phase) -> str:
    """The phase for a narrow place; a standard one takes at most 8 cells."""
    known = _PHASES.get(phase.key)
    return phase.name or (pgettext(*known[1]) if known else phase.key)


def confidence_name(confidence: Confidence) -> str:
    """How sure the date of an anchor is: “guessed”."""
    return pgettext(*_CONFIDENCES[confidence])


def owner_name(owner: str) -> str:
    """Who sets an anchor's date: “platform”, “team”."""
    known = _OWNERS.get(owner)
    return pgettext(*known) if known else owner


def holiday_name(name: str) -> str:
    """The English name of a public holiday in the language in force; a name that is not known stays as it is.

    Several holidays on one day stand with `;` between them.
    """
    return listed(_one_holiday(part.strip()) for part in name.split(";"))


def _one_holiday(name: str) -> str:
    known = _HOLIDAYS.get(name)
    return pgettext(*known) if known else name
