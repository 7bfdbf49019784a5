"""Gates in words: verdicts, their marks, how ready a gate is, what is risked by running ahead of one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from campaigntui.domain.text import line
from campaigntui.errors import N_
from campaigntui.wording.catalogue import C_, _, listed, ngettext, pgettext, strung
from campaigntui.wording.names import stage_name

if TYPE_CHECKING:
    from datetime import date

    from campaigntui.domain.gates import Criterion, Ruling, Verdict
    from campaigntui.domain.plan import Plan
    from campaigntui.domain.stage import Stage
    from campaigntui.scheduling.gates import Ahead, Gate

_RULINGS: Mapping[str, tuple[str, str]] = {
    "pass": C_("verdict", "pass"),
    "risk": C_("verdict", "pass with risk"),
    "no-go": C_("verdict", "no-go"),
}

_RULINGS_SHORT: Mapping[str, tuple[str, str]] = {
    "pass": C_("verdict, short", "✓"),
    "risk": C_("verdict, short", "risk"),
    "no-go": C_("verdict, short", "no-go"),
}

_RULINGS_PLAIN: Mapping[str, tuple[str, str]] = {
    "pass": C_("verdict, plain", "ok"),
    "risk": C_("verdict, short", "risk"),
    "no-go": C_("verdict, short", "no-go"),
}

_SIGNS = {">=": "≥", "<=": "≤", "==": "="}

_RISKED: Mapping[str, str] = {
    "strategy": N_("targets and resources may still change"),
    "plan": N_("mechanics, prices and briefs may still change, and this would be done again"),
    "traffic": N_("the traffic numbers are not final"),
    "pages": N_("the pages are not final"),
    "service": N_("the service numbers are not final"),
    "stocking": N_("the stock numbers are not final"),
}
"""Stage whose gate has not been passed -> what work that relies on it risks."""


def ruling_name(ruling: Ruling) -> str:
    """“pass with risk”."""
    return pgettext(*_RULINGS[ruling])


def ruling_short(ruling: Ruling, *, only_ascii: bool = False) -> str:
    """At most 5 cells: “✓”, “risk”, “no-go”; in English without any mark beyond ASCII for `only_ascii`."""
    return pgettext(*(_RULINGS_PLAIN if only_ascii else _RULINGS_SHORT)[ruling])


def gate_sign(only_ascii: bool = False) -> str:
    """One cell that stands for a gate."""
    return "G" if only_ascii else "⚑"


def readiness_words(gate: Gate) -> str:
    """“5 of 9 ready”, or that nothing is asked."""
    if not gate.asked:
        return _("nothing is asked")
    return _("{ready} of {asked} ready").format(ready=gate.ready, asked=gate.asked)


def verdict_words(verdict: Verdict) -> str:
    """“pass with risk · Chen Yu · 2026-10-09”."""
    return f"{ruling_name(verdict.ruling)} · {verdict.signer} · {verdict.day.isoformat()}"


def risk_lines(verdict: Verdict, plan: Plan, width: int) -> tuple[str, ...]:
    """Who let a gate pass with risk, a line about why, then what was open, in lines of `width` cells if words allow."""
    words = [stage_name(verdict.stage), line(verdict.signer), verdict.day.isoformat()]
    if verdict.reopened is not None:
        words.append(_("reopened {day}").format(day=verdict.reopened.isoformat()))
    left = [line(plan.item[i].title) for i in verdict.open_items if i in plan.item]
    if count := len(verdict.open_criteria):
        left.append(ngettext("{count} criterion", "{count} criteria", count).format(count=count))
    said = tuple(filter(None, (", ".join(filter(None, words)), line(verdict.reason))))
    return (*said, *_filled(_("Open then: {what}").format(what=strung(left[:1])), left[1:], width)) if left else said


def _filled(begun: str, phrases: Iterable[str], width: int) -> Iterator[str]:
    """The phrases after what is begun, in as few lines as their widths allow."""
    from rich.cells import cell_len

    for phrase in phrases:
        longer = strung((begun, phrase))
        if cell_len(longer) > width:
            yield strung((begun, "")).rstrip()
            begun = phrase
        else:
            begun = longer
    yield begun


def open_words(items: int, criteria: int) -> str:
    """“3 items and 1 criterion open”: what a verdict left open, or what is open now; empty when nothing is."""
    parts = []
    if items:
        parts.append(ngettext("{count} item", "{count} items", items).format(count=items))
    if criteria:
        parts.append(ngettext("{count} criterion", "{count} criteria", criteria).format(count=criteria))
    return _("open: {what}").format(what=listed(parts)) if parts else ""


def unproven_words(items: int) -> str:
    """“missing for 2 items”: what lacks only its evidence; empty when nothing does."""
    if not items:
        return ""
    return ngettext("missing for {count} item", "missing for {count} items", items).format(count=items)


def signing_time(day: date, gate_day: date | None) -> str:
    """Whether it was signed before, on or after the day of the gate; empty for a gate without a day."""
    if gate_day is None:
        return ""
    days = (day - gate_day).days
    if not days:
        return _("on the day of the gate")
    if days < 0:
        return ngettext("{count} day early", "{count} days early", -days).format(count=-days)
    return ngettext("{count} day late", "{count} days late", days).format(count=days)


def target_words(criterion: Criterion) -> str:
    """The number that a criterion is measured by: “≥ 20%”; empty when it is not measured."""
    if criterion.target is None:
        return ""
    sign = _SIGNS.get(criterion.operator, criterion.operator)
    return f"{sign} {number_words(criterion.target, criterion.unit)}"


def number_words(value: float, unit: str) -> str:
    """A number with its unit where that is a sign: “20%”, “3.5”."""
    from campaigntui.wording import numbers

    return numbers.number_words(value, unit if numbers.is_sign(unit) else "")


def ahead_words(ahead: Ahead) -> str:
    """What is risked by running ahead: “The gate Campaign plan is not passed yet: mechanics … may still change.”."""
    stages, risk = _listed(ahead.gates), _(_RISKED[ahead.gates[0]])
    template = ngettext(
        "Ahead of the gate {stages}, which is not passed: {risk}.",
        "Ahead of the gates {stages}, which are not passed: {risk}.",
        len(ahead.gates),
    )
    return template.format(stages=stages, risk=risk)


def _listed(stages: tuple[Stage, ...]) -> str:
    return listed(stage_name(stage) for stage in stages)
