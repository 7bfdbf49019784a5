"""Short phrases about items, stages and dates, shared by the reading commands."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from campaigntui.cli.output import Ink, note
from campaigntui.cli.tables import Cell, Narrow
from campaigntui.scheduling.health import Break, BreakKind, State
from campaigntui.wording import _, ngettext, role_name, role_short, stage_name, state_glyph, state_name
from campaigntui.wording.dates import long_day, relative_day, workdays_short

if TYPE_CHECKING:
    from collections.abc import Iterable

    from campaigntui.domain.checklist import Item
    from campaigntui.scheduling.outlook import Outlook

INKS = {
    State.DONE: Ink.MUTED,
    State.BLOCKED: Ink.WARN,
    State.REVIEW: Ink.WARN,
    State.LATE: Ink.BAD,
    State.IN_PROGRESS: Ink.ACTIVE,
    State.READY: Ink.PLAIN,
    State.WAITING: Ink.PLAIN,
}


def day(at: date | None, d_day: date) -> str:
    """“Fri 9 Oct · D-33”; a dash for no date."""
    return f"{long_day(at)} · {relative_day(at, d_day)}" if at is not None else "–"


def slack(days: int | None) -> str:
    """“slack 4 wd”, “2 wd short”; empty when nothing ever depends on it."""
    if days is None:
        return ""
    if days < 0:
        return _("{days} short").format(days=workdays_short(-days))
    return _("slack {days}").format(days=workdays_short(days))


def readiness(outlook: Outlook) -> str:
    """How the whole campaign stands: “slack 4 wd · 3 late · 1 blocked”."""
    health = outlook.health
    parts = [slack(health.slack) or _("all done")]
    for count, words in (
        (health.late, ngettext("{count} late", "{count} late", health.late)),
        (health.blocked, ngettext("{count} blocked", "{count} blocked", health.blocked)),
        (health.due_today, ngettext("{count} due today", "{count} due today", health.due_today)),
    ):
        if count:
            parts.append(words.format(count=count))
    return " · ".join(parts)


def broken(found: Break, outlook: Outlook) -> str:
    """“gate Pages by 2 wd”."""
    days = workdays_short(found.days)
    if found.kind is BreakKind.GATE:
        return _("gate {stage} by {days}").format(stage=stage_name(found.stage), days=days)
    key = outlook.plan.item[found.item_id].key
    if found.kind is BreakKind.D_DAY:
        return _("D-day by {days} ({item})").format(days=days, item=key)
    if found.kind is BreakKind.FREEZE:
        return _("freeze “{freeze}” by {days} ({item})").format(freeze=found.freeze, days=days, item=key)
    return _("deadline of {item} by {days}").format(item=key, days=days)


def worst_break(item: Item, outlook: Outlook) -> str:
    """“breaks gate Pages by 2 wd, +1”: the worst, and how many more there are; empty for none."""
    breaks = outlook.health.items[item.id].breaks
    if not breaks:
        return ""
    more = f", +{len(breaks) - 1}" if len(breaks) > 1 else ""
    return _("breaks {what}").format(what=broken(breaks[0], outlook)) + more


def state(item: Item, outlook: Outlook) -> str:
    """“late, 3 wd behind”, “blocked: no photos”."""
    health = outlook.health.items[item.id]
    words = state_name(health.state)
    if health.state is State.BLOCKED and item.reason:
        words = _("{state}: {reason}").format(state=words, reason=" ".join(item.reason.split()))
    elif health.state is State.REVIEW:
        words = _("{state}: {reason}").format(state=words, reason=role_name(item.reviewer, outlook.roles))
    elif item.review == "returned" and health.state is not State.DONE:
        words = _("{state}, returned: {reason}").format(state=words, reason=item.review_reason)
    elif health.state is not State.DONE and health.days_late:
        words = _("{state}, {days} behind").format(state=words, days=workdays_short(health.days_late))
    return words


def member(item: Item, outlook: Outlook) -> str:
    """Name of who does it; a dash for nobody."""
    found = outlook.plan.member.get(item.member_id) if item.member_id is not None else None
    return found.name if found is not None else "–"


GUESS = " ?"
"""Behind a date of a year whose holidays are a guess."""


def day_of(at: date | None, outlook: Outlook) -> str:
    """“Fri 9 Oct · D-33”, marked where the day depends on holidays that are a guess."""
    return day(at, outlook.plan.d_day.day) + (GUESS if outlook.calendar.guesses()(at) else "")


def tell_guesses(items: Iterable[Item], outlook: Outlook) -> None:
    """Say what `GUESS` means when one of the items has such a date."""
    tell_guessed((outlook.schedule.windows[item.id].planned_finish for item in items), outlook)


def tell_guessed(days: Iterable[date | None], outlook: Outlook) -> None:
    """Say what `GUESS` means when one of the days has it."""
    if any(map(outlook.calendar.guesses(), days)):
        note(_("? estimated: the official list of holidays is not out yet"))


ITEM_NARROW = Narrow(flexible=2, order=(3, 4, 6), below=frozenset({6}))
"""An item row on a narrow terminal: role, person and state give way to the title."""

DUE_NARROW = Narrow(flexible=2, order=(7, 3, 4, 6), below=frozenset({6, 7}))
"""The same with what the item breaks behind it."""


def item_row(item: Item, outlook: Outlook) -> tuple[Cell, ...]:
    """A line of a list of items: mark, id, title, role, person, date, state."""
    window, health = outlook.schedule.windows[item.id], outlook.health.items[item.id]
    ink = INKS[health.state]
    at = item.finished if health.state is State.DONE and item.finished is not None else window.planned_finish
    return (
        Cell(state_glyph(health.state), ink),
        Cell(item.key, Ink.STRONG if ink is Ink.PLAIN else ink),
        Cell(item.title, ink),
        Cell(role_short(item.role, outlook.roles), Ink.MUTED),
        Cell(member(item, outlook), Ink.MUTED),
        Cell(day_of(at, outlook), ink),
        Cell(state(item, outlook), ink),
    )
