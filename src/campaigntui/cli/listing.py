"""A list of items as somebody wants it, printed: its columns, its groups."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from campaigntui.cli import phrases
from campaigntui.cli.output import Ink
from campaigntui.cli.tables import Cell, Narrow, tables
from campaigntui.domain.checklist import Item
from campaigntui.scheduling.outlook import Outlook
from campaigntui.usecases.checklist.columns import Column, due_day, readings_of, steps_text
from campaigntui.usecases.checklist.grouping import Group, tally
from campaigntui.wording import _, ngettext, role_name, stage_short, status_name
from campaigntui.wording.dates import days_away, relative_day
from campaigntui.wording.filterwords import review_name

_FIXED = (Column.DURATION, Column.DAYS_LATE, Column.SLACK)
"""Columns of numbers, set flush right."""

_LINE = (Column.TITLE, Column.DELIVERABLE, Column.ACCEPTANCE)
"""Columns that give way where the terminal is narrow."""


def progress(items: Sequence[Item], outlook: Outlook) -> str:
    """“3 of 12 done · 2 late”."""
    found = tally(items, outlook)
    said = _("{done} of {total} done").format(done=found.done, total=found.total)
    if not found.late:
        return said
    return f"{said} · {ngettext('{count} late', '{count} late', found.late).format(count=found.late)}"


def show(groups: Iterable[Group], shown: Sequence[Column], outlook: Outlook) -> None:
    """Print groups below their headings; without columns the usual ones."""
    words = _words(outlook)
    found: list[tuple[str, list[Sequence[Cell]]]] = [
        (
            f"{group.name} · {progress(group.items, outlook)}" if group.name else "",
            [_row(item, shown, outlook, words) if shown else phrases.item_row(item, outlook) for item in group.items],
        )
        for group in groups
    ]
    right = [at for at, column in enumerate(shown) if column in _FIXED]
    wide = [at for at, column in enumerate(shown) if column in _LINE]
    narrow = (Narrow(wide[0], tuple(wide[1:])) if wide else None) if shown else phrases.ITEM_NARROW
    if shown and found:
        found.insert(0, ("", [[Cell(column, Ink.MUTED) for column in shown]]))
    tables(found, right=right, narrow=narrow)


def _row(item: Item, shown: Iterable[Column], outlook: Outlook, words: Mapping[Column, Any]) -> list[Cell]:
    ink = phrases.INKS[outlook.health.items[item.id].state]
    return [Cell(words[column](item), Ink.MUTED if column is Column.STAGE else ink) for column in shown]


def _words(outlook: Outlook) -> Mapping[Column, Callable[[Item], str]]:
    """What each column says of an item."""
    d_day, today, windows = outlook.plan.d_day.day, outlook.today, outlook.schedule.windows

    def plain(column: Column) -> Callable[[Item], str]:
        read = readings_of(outlook)[column]

        def words(item: Item) -> str:
            value = read(item)
            if isinstance(value, bool):
                return _("yes") if value else _("no")
            return phrases.day(value, d_day) if isinstance(value, date) else str(value or "")

        return words

    def due(item: Item, words: Callable[[date], str]) -> str:
        day = due_day(item, outlook)
        return words(day) if day is not None else ""

    def slack(item: Item) -> str:
        days = windows[item.id].slack
        return "" if days is None else str(days)

    return {
        **{column: plain(column) for column in Column},
        Column.STAGE: lambda i: stage_short(i.stage),
        Column.ROLE: lambda i: role_name(i.role, outlook.roles),
        Column.MEMBER: lambda i: phrases.member(i, outlook),
        Column.STATE: lambda i: phrases.state(i, outlook),
        Column.STATUS: lambda i: status_name(i.status),
        Column.D_DAY: lambda i: due(i, lambda day: relative_day(day, d_day)),
        Column.IN_DAYS: lambda i: due(i, lambda day: days_away(day, today)),
        Column.SLACK: slack,
        Column.STEPS: lambda i: steps_text(i, outlook),
        Column.REVIEWER: lambda i: role_name(i.reviewer, outlook.roles),
        Column.REVIEW: lambda i: review_name(i.review),
    }
