"""Conflicts in words: what contradicts what, and the ways out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from campaigntui.wording.catalogue import C_, _, ngettext, pgettext

if TYPE_CHECKING:
    from campaigntui.domain.ids import ItemId
    from campaigntui.scheduling.conflicts import Conflict, EndConflict, LinkConflict, MendKind
    from campaigntui.scheduling.outlook import Outlook

_WAYS: Mapping[str, tuple[str, str]] = {
    "pull": C_("way out of a conflict", "pull"),
    "push": C_("way out of a conflict", "push"),
    "shorten": C_("way out of a conflict", "shorten"),
    "extend": C_("way out of a conflict", "later deadline"),
}


def way_name(kind: MendKind) -> str:
    """The way in a word: “pull”."""
    return pgettext(*_WAYS[kind])


def conflict_words(conflict: Conflict, outlook: Outlook) -> str:
    """What does not fit together, in one line."""
    from campaigntui.scheduling.conflicts import LinkConflict

    return _link_words(conflict, outlook) if isinstance(conflict, LinkConflict) else _end_words(conflict, outlook)


def _link_words(conflict: LinkConflict, outlook: Outlook) -> str:
    from campaigntui.wording.dates import short_day

    plan = outlook.plan
    return _("“{after}” starts {start}, but after “{before}” not before {allowed}").format(
        after=plan.item[conflict.link.after].title,
        before=plan.item[conflict.link.before].title,
        start=short_day(conflict.start),
        allowed=short_day(conflict.allowed),
    )


def _end_words(conflict: EndConflict, outlook: Outlook) -> str:
    from campaigntui.wording.names import stage_name

    title = outlook.plan.item[conflict.items[0]].title
    more = len(conflict.items) - 1
    who = ngettext("“{title}” and {count} more", "“{title}” and {count} more", more) if more else _("“{title}”")
    who = who.format(title=title, count=more)
    if conflict.kind == "gate":
        return _("The gate {stage} is missed by {who}").format(stage=stage_name(conflict.stage), who=who)
    if conflict.kind == "deadline":
        return _("{who} misses its deadline").format(who=who)
    if conflict.kind == "stage":
        return _("The end of {stage} is missed by {who}").format(stage=stage_name(conflict.stage), who=who)
    return _("D-day is missed by {who}").format(who=who)


def conflict_size(conflict: Conflict, outlook: Outlook) -> str:
    """By how much: “3 wd”; days where days off count too."""
    from campaigntui.scheduling.conflicts import LinkConflict
    from campaigntui.wording.dates import workdays_short

    if isinstance(conflict, LinkConflict) and outlook.plan.item[conflict.link.after].any_day:
        return ngettext("{count} day", "{count} days", conflict.days).format(count=conflict.days)
    return workdays_short(conflict.days)


def mend_words(kind: MendKind, items: Sequence[ItemId], days: int, outlook: Outlook) -> str:
    """What a way out does: “pull “Write the brief” 2 wd earlier”."""
    from campaigntui.wording.dates import short_day, workdays_short

    item = outlook.plan.item[items[0]]
    many = ngettext("{count} item", "{count} items", len(items)).format(count=len(items))
    who = _("“{title}”").format(title=item.title) if len(items) == 1 else many
    if kind == "pull":
        return _("{who} {days} earlier").format(who=who, days=workdays_short(days))
    if kind == "push":
        return _("{who} {days} later").format(who=who, days=workdays_short(days))
    if kind == "shorten":
        return _("{who} in {left} instead of {days}").format(
            who=who, left=workdays_short(item.duration - days), days=workdays_short(item.duration)
        )
    finish = outlook.schedule.windows[item.id].forecast_finish
    return _("the deadline of {who} to {day}").format(who=who, day=short_day(finish))


def harm_words(harm: int) -> str:
    """What else a way out does: “breaks nothing”, “but 2 new conflicts”."""
    if not harm:
        return _("breaks nothing")
    return ngettext("but {count} new conflict", "but {count} new conflicts", harm).format(count=harm)
