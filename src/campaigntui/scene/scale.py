"""Columns of days: which dates a column covers and which columns a span of dates fills.

Spans of columns are half-open, spans of dates are inclusive, as people say them. Columns may lie outside the chart;
whoever paints clips them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from enum import Enum
from types import MappingProxyType
from typing import NamedTuple

_LAST_DAY = date.max.toordinal()


def day_at(ordinal: int) -> date:
    """The date with that ordinal, held inside the years 1 to 9999."""
    return date.fromordinal(min(max(ordinal, 1), _LAST_DAY))


class Zoom(NamedTuple):
    """How wide a day is. One of the two numbers is 1."""

    days: int = 1
    """Days that share a column."""
    columns: int = 1
    """Columns that a day takes."""


ZOOMS: tuple[Zoom, ...] = (
    Zoom(days=28),
    Zoom(days=14),
    Zoom(days=7),
    Zoom(days=3),
    Zoom(days=2),
    Zoom(),
    Zoom(columns=2),
    Zoom(columns=3),
)
"""The zooms in which a whole plan may be shown, from the widest to the closest."""


class TimeScale(Enum):
    """What a person asks for when they ask for another scale."""

    QUARTER = "quarter"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    HOUR = "hour"


SCALES: Mapping[TimeScale, Zoom] = MappingProxyType(
    {
        TimeScale.QUARTER: Zoom(days=3),
        TimeScale.MONTH: Zoom(),
        TimeScale.WEEK: Zoom(columns=3),
        TimeScale.DAY: Zoom(columns=6),
        TimeScale.HOUR: Zoom(columns=24),
    }
)
"""From the widest to the closest: a quarter and a month take 30 columns, a week 21, a day 6 or, by the hour, 24."""

_HOURS = SCALES[TimeScale.DAY].columns
"""Columns of a day from which on a clock time has a column of its own."""


def closer(zoom: Zoom) -> TimeScale:
    """The next scale closer than a zoom; after the closest one, the widest."""
    return next((scale for scale, each in SCALES.items() if _width(each) > _width(zoom)), TimeScale.QUARTER)


def _width(zoom: Zoom) -> float:
    return zoom.columns / zoom.days


class Scale(NamedTuple):
    """A chart of `width` columns that begins with the day `first`."""

    first: date
    width: int
    zoom: Zoom = Zoom()

    @property
    def last(self) -> date:
        """The last date of which at least a part is shown."""
        return self.dates(max(self.width, 1) - 1)[1]

    def dates(self, column: int) -> tuple[date, date]:
        """First and last date that the column covers, inclusive."""
        start = self.first.toordinal() + column * self.zoom.days // self.zoom.columns
        return day_at(start), day_at(start + self.zoom.days - 1)

    def column(self, day: date) -> int:
        """The first column that shows the date; outside 0 … width−1 when the date is out of view."""
        return (day.toordinal() - self.first.toordinal()) * self.zoom.columns // self.zoom.days

    def moment(self, day: date, clock: time | None) -> int:
        """The column of an hour of the day where days are wide enough, else the first column of the day."""
        minutes = 0 if clock is None or not self.shows_hours else clock.hour * 60 + clock.minute
        return self.column(day) + minutes * self.zoom.columns // 1440

    @property
    def shows_hours(self) -> bool:
        """True when the hours of a day have columns of their own."""
        return self.zoom.columns >= _HOURS

    @property
    def by_the_hour(self) -> bool:
        """True when every hour has a column."""
        return self.zoom.columns >= 24

    def span(self, first: date, last: date) -> tuple[int, int]:
        """Columns that the dates `first` to `last` fill, half-open: at least one when `last` is not before `first`."""
        after = last.toordinal() - self.first.toordinal() + 1
        return self.column(first), -(-after * self.zoom.columns // self.zoom.days)

    def seen(self, first: date, last: date) -> tuple[int, int]:
        """The part of `span` that is in view; (0, 0) when there is none."""
        start, end = self.span(first, last)
        start, end = max(start, 0), min(end, self.width)
        return (start, end) if start < end else (0, 0)

    def shows(self, day: date) -> bool:
        """True when the date is in view."""
        return 0 <= self.column(day) < self.width

    def days_between(self, column: int, other: int) -> int:
        """Days from one column to another, negative when the other is to the left."""
        return self.dates(other)[0].toordinal() - self.dates(column)[0].toordinal()

    def panned(self, columns: int) -> Scale:
        """The view moved by so many columns, and by whole days."""
        days = columns * self.zoom.days // self.zoom.columns
        return self._replace(first=day_at(self.first.toordinal() + days))

    def centred(self, day: date) -> Scale:
        """The view with the day in the middle, moved by whole days so that the columns keep their dates."""
        # Rounded so that most of a wide day is in view, and rather the day before it than the day after.
        wide = self.zoom.columns
        return self.panned(-((self.width + wide // 6 - 2 * self.column(day)) // (2 * wide)) * wide)
