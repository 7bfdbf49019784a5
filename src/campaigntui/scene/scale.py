"""Columns of days: which dates a column covers and which columns a span of dates fills.

Spans of columns are half-open, spans of dates are inclusive, as people say them. Columns may lie outside the chart;
whoever paints clips them.
"""

from __future__ import annotations

from datetime import date
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
"""From the widest view to the closest."""


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

    def span(self, first: date, last: date) -> tuple[int, int]:
        """Columns that the dates `first` to `last` fill, half-open: at least one when `last` is not before `first`."""
        after = last.toordinal() - self.first.toordinal() + 1
        return self.column(first), -(-after * self.zoom.columns // self.zoom.days)

    def shows(self, day: date) -> bool:
        """True when the date is in view."""
        return 0 <= self.column(day) < self.width

    def panned(self, columns: int) -> Scale:
        """The view moved by so many columns, and by whole days."""
        days = columns * self.zoom.days // self.zoom.columns
        return self._replace(first=day_at(self.first.toordinal() + days))

    def centred(self, day: date) -> Scale:
        """The view with the date in the middle, moved by whole columns so that the columns keep their dates."""
        shift = (self.column(day) - self.width // 2) // self.zoom.columns * self.zoom.columns
        return self.panned(shift)
