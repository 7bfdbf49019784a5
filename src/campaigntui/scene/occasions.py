"""What stands above the bars besides phases and anchors, where a plan has it: freezes, closed days, meetings."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from campaigntui.domain.campaign import DayKind
from campaigntui.domain.checklist import Item, Status
from campaigntui.domain.text import line
from campaigntui.scene.scale import Scale, day_at
from campaigntui.scheduling.outlook import Outlook
from campaigntui.wording import _
from campaigntui.wording.dates import clock

if TYPE_CHECKING:
    from campaigntui.scheduling.freezes import FreezeWindow


class Why(Enum):
    """Why nothing moves in a band."""

    FREEZE = "freeze"
    CLOSED = "closed"
    """Days off that the team has set itself."""


class Band(NamedTuple):
    """Columns in view, half-open, in which something stands still."""

    start: int
    end: int
    text: str
    """The name, its first word, or nothing: what fits into the columns."""
    why: Why
    names: tuple[str, ...]
    """The name and its first word, for who measures in something else than cells."""


def has_bands(outlook: Outlook) -> bool:
    """True when the plan knows freezes or closed days."""
    return bool(outlook.plan.freeze) or any(day.own for day in outlook.calendar.days.values())


def bands(scale: Scale, outlook: Outlook) -> tuple[Band, ...]:
    """Freezes and closed days in view, from left to right. Where several lie over one another the later one is seen."""
    cells: list[tuple[int, str, Why] | None] = [None] * scale.width
    spans = [(first, last, name, Why.FREEZE) for first, last, name in _freezes(outlook)]
    spans += [(first, last, name, Why.CLOSED) for first, last, name in _closed(outlook)]
    for number, (first, last, name, why) in enumerate(spans):
        start, end = scale.seen(first, last)
        cells[start:end] = [(number, name, why)] * (end - start)
    edges = [0, *(n for n in range(1, scale.width) if cells[n] != cells[n - 1]), scale.width]
    found = []
    for start, end in pairwise(edges):
        cell = cells[start] if start < scale.width else None
        if cell is not None:
            names = _shorter(cell[1])
            text = next((text for text in names if cell_len(text) <= end - start), "")
            found.append(Band(start, end, text, cell[2], names))
    return tuple(found)


def _shorter(name: str) -> tuple[str, ...]:
    """A name, then its first word."""
    return name, name.split(" ")[0]


def _freezes(outlook: Outlook) -> Iterable[tuple[date, date, str]]:
    if not outlook.plan.freeze:
        return []
    from campaigntui.scheduling.freezes import freeze_windows

    windows = freeze_windows(outlook.plan, outlook.calendar)
    return [(window.first, window.last, line(window.freeze.shown)) for window in windows]


def _closed(outlook: Outlook) -> list[tuple[date, date, str]]:
    """Runs of closed days with one name."""
    found: list[tuple[date, date, str]] = []
    own = (row for row in outlook.calendar.days.values() if row.own and row.kind is DayKind.OFF)
    for row in sorted(own, key=lambda row: row.day):
        name = line(row.name) or _("closed")
        if found and found[-1][2] == name and day_at(found[-1][1].toordinal() + 1) == row.day:
            found[-1] = (found[-1][0], row.day, name)
        else:
            found.append((row.day, row.day, name))
    return found


class Frost(NamedTuple):
    """The freezes of a plan in one view, for asking which columns are frozen for an item."""

    spans: tuple[tuple[int, int, FreezeWindow], ...]
    """Columns, half-open, and the freeze that lies over them."""

    @classmethod
    def of(cls, scale: Scale, outlook: Outlook) -> Frost:
        """The freezes that are in view."""
        if not outlook.plan.freeze:
            return cls(())
        from campaigntui.scheduling.freezes import freeze_windows

        windows = freeze_windows(outlook.plan, outlook.calendar)
        spans = ((*scale.seen(window.first, window.last), window) for window in windows)
        return cls(tuple(span for span in spans if span[0] < span[1]))

    def over(self, item: Item) -> list[tuple[int, int]]:
        """The columns in which the item may no longer change; none for what is done."""
        if item.status is Status.DONE:
            return []
        return [(start, end) for start, end, window in self.spans if window.binds(item)]


class Tick(NamedTuple):
    """Meetings that share a column, with a text right of it that leaves one blank before the next tick."""

    column: int
    number: int
    text: str


def has_meetings(scale: Scale, outlook: Outlook) -> bool:
    """True when the plan has meetings and the scale has room for them: three columns a day or more."""
    return bool(outlook.plan.ritual) and scale.zoom.columns >= 3


def meetings(scale: Scale, outlook: Outlook) -> tuple[Tick, ...]:
    """A tick for each column with a meeting, at its hour where hours have columns, with its words where they fit."""
    from campaigntui.scheduling.rituals import Occurrence, occurrences

    columns: dict[int, list[Occurrence]] = {}
    for meeting in occurrences(outlook.plan, scale.first, scale.last):
        column = scale.moment(meeting.day, meeting.clock)
        if 0 <= column < scale.width:
            columns.setdefault(column, []).append(meeting)
    found = []
    for column, following in pairwise([*sorted(columns), scale.width + 1]):
        here = columns[column]
        room = following - column - 2
        text = next(
            (text for text in _wordings(here[0].clock, here[0].ritual.name, len(here)) if cell_len(text) <= room), ""
        )
        found.append(Tick(column, len(here), text))
    return tuple(found)


def _wordings(at: time | None, name: str, count: int) -> Iterable[str]:
    """What is said of the meetings in a column, longest first."""
    hour = [clock(at)] if at is not None else []
    if count > 1:
        return *(f"{each} ×{count}" for each in hour), f"×{count}"
    name = line(name)
    return *(f"{each} {name}" for each in hour), name, *hour
