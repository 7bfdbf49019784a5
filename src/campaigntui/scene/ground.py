"""What lies behind the bars: days off, make-up workdays, and the lines of today and D-day."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import NamedTuple

from campaigntui.domain.campaign import DayKind
from campaigntui.scene.scale import Scale, day_at
from campaigntui.scheduling.outlook import Outlook
from campaigntui.scheduling.workdays import WorkCalendar


class Shade(Enum):
    """What kind of day a piece of the ground is."""

    WORK = "work"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    MAKEUP = "makeup"
    """A weekend day that is worked."""


class Upright(Enum):
    """A line from top to bottom. Where both meet, D-day is drawn."""

    D_DAY = "d_day"
    TODAY = "today"


class Ground(NamedTuple):
    """The ground of a chart, a value for each column."""

    shades: tuple[tuple[Shade, Shade], ...]
    """Left and right half of each column: they differ only where a column holds two days."""
    uprights: tuple[Upright | None, ...]

    @classmethod
    def of(cls, outlook: Outlook, scale: Scale) -> Ground:
        """The ground of the view."""
        return cls(_shades(scale, outlook.calendar), _uprights(scale, outlook))


def _shades(scale: Scale, calendar: WorkCalendar) -> tuple[tuple[Shade, Shade], ...]:
    found = []
    for column in range(scale.width):
        first, last = scale.dates(column)
        if scale.zoom.days <= 2:
            found.append((_shade(calendar, first), _shade(calendar, last)))
        else:
            shade = _common(calendar, first.toordinal(), last.toordinal())
            found.append((shade, shade))
    return tuple(found)


def _shade(calendar: WorkCalendar, day: date) -> Shade:
    kind = calendar.kind(day)
    if kind is not None:
        return Shade.HOLIDAY if kind is DayKind.OFF else Shade.MAKEUP
    return Shade.WORK if calendar.is_working(day) else Shade.WEEKEND


def _common(calendar: WorkCalendar, first: int, last: int) -> Shade:
    """Several days in a column: a holiday when none of them is worked; weekends are too narrow to show."""
    days = [day_at(ordinal) for ordinal in range(first, last + 1)]
    off = not any(calendar.is_working(day) for day in days)
    return Shade.HOLIDAY if off and any(calendar.kind(day) is DayKind.OFF for day in days) else Shade.WORK


def _uprights(scale: Scale, outlook: Outlook) -> tuple[Upright | None, ...]:
    lines: list[Upright | None] = [None] * scale.width
    peak = outlook.plan.d_day
    if scale.by_the_hour:
        # Nobody knows the hour of today; D-day begins at its own.
        places = {Upright.D_DAY: scale.moment(peak.day, peak.clock)}
    else:
        days = {Upright.TODAY: outlook.today, Upright.D_DAY: peak.day}
        places = {line: _middle(scale, day) for line, day in days.items() if scale.shows(day)}
    for line, column in places.items():
        if 0 <= column < scale.width:
            lines[column] = line
    return tuple(lines)


def _middle(scale: Scale, day: date) -> int:
    """The column in the middle of the day."""
    return min(scale.column(day) + (scale.zoom.columns - 1) // 2, scale.width - 1)
