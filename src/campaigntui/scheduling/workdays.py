"""Working days: weekends, public holidays and make-up workdays of one campaign, and integer arithmetic on them.

`WorkCalendar` answers questions about single dates. `DayLine` lays a calendar out over a range of days once, so that
the engine counts working days with list look-ups only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from campaigntui.domain.campaign import EVERY_DAY, CalendarDay, Campaign, DayKind

_ONE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Which dates are worked. `days` holds what differs from the plain week."""

    every_day: bool = False
    days: Mapping[date, CalendarDay] = field(default_factory=dict)
    weekend: tuple[int, ...] = (5, 6)
    """Days of the week that are off, Monday = 0."""
    known_from: int = 1
    """First year whose holidays are known; before it and after `known_to` only weekends are off."""
    known_to: int = 9999

    @classmethod
    def of(cls, campaign: Campaign, days: Iterable[CalendarDay]) -> WorkCalendar:
        """The calendar of a campaign, with the days stored for it."""
        if campaign.calendar == EVERY_DAY:
            return cls(every_day=True)
        # The team's own word on a day stands before the official one.
        known = {d.day: d for d in sorted(days, key=lambda d: d.own)}
        return cls(False, known, campaign.weekend, campaign.calendar_from, campaign.calendar_to)

    def is_working(self, day: date) -> bool:
        """True when people work on that date."""
        if self.every_day:
            return True
        known = self.days.get(day)
        if known is not None:
            return known.kind is DayKind.WORK
        return day.weekday() not in self.weekend

    def back(self, day: date) -> date:
        """The date itself if worked, else the last working day before it."""
        while not self.is_working(day):
            day -= _ONE
        return day

    def forward(self, day: date) -> date:
        """The date itself if worked, else the first working day after it."""
        while not self.is_working(day):
            day += _ONE
        return day

    def add(self, day: date, n: int) -> date:
        """The n-th working day after (n > 0) or before (n < 0) `day`; `day` itself for 0."""
        step = _ONE if n > 0 else -_ONE
        for _ in range(abs(n)):
            day += step
            while not self.is_working(day):
                day += step
        return day

    def count(self, first: date, last: date) -> int:
        """Working days after `first` up to and with `last`; the negative of the reverse when `last` is earlier."""
        if last < first:
            return -self.count(last, first)
        return sum(self.is_working(first + timedelta(days=n)) for n in range(1, (last - first).days + 1))

    def kind(self, day: date) -> DayKind | None:
        """OFF for a public holiday, WORK for a make-up workday, None for an ordinary day of the week."""
        known = self.days.get(day)
        return known.kind if known else None

    def guesses(self) -> Callable[[date | None], bool]:
        """A test that is true for dates of years whose holidays are a guess; laid out once for many questions.

        Such a year is not known, or its list is not official.
        """
        if self.every_day:
            return lambda _: False
        guessed = {day.year for day, known in self.days.items() if known.estimated}
        first, last = self.known_from, self.known_to
        return lambda day: day is not None and (day.year in guessed or not first <= day.year <= last)


class DayLine:
    """A calendar laid out over the day numbers `first` … `last` (proleptic ordinals, inclusive).

    Every argument and answer is an ordinal inside the line; leave room at both ends for what will be added.
    """

    __slots__ = ("_days", "_first", "_upto")

    def __init__(self, worked: Iterable[int], first: int, last: int) -> None:
        """`worked` gives the working ordinals of the range in ascending order."""
        self._first = first
        self._days = days = list(worked)
        upto: list[int] = []
        for k, day in enumerate(days):
            upto += [k] * (day - first - len(upto))
        self._upto = upto + [len(days)] * (last - first + 1 - len(upto))

    @classmethod
    def lay(cls, calendar: WorkCalendar, first: int, last: int) -> DayLine:
        """Lay `calendar` out."""
        if calendar.every_day:
            return cls(range(first, last + 1), first, last)
        # Day 1 of the proleptic calendar was a Monday.
        off = {d.toordinal() for d, row in calendar.days.items() if row.kind is DayKind.OFF}
        work = {d.toordinal() for d, row in calendar.days.items() if row.kind is DayKind.WORK}
        rest = set(calendar.weekend)
        return cls(
            [o for o in range(first, last + 1) if o in work or ((o - 1) % 7 not in rest and o not in off)], first, last
        )

    def less(self, days_off: Iterable[int], weekdays_off: Iterable[int] = ()) -> DayLine:
        """The same line without these days and without these days of the week (Monday = 0)."""
        gone, never = set(days_off), set(weekdays_off)
        days = [o for o in self._days if o not in gone and (o - 1) % 7 not in never]
        return DayLine(days, self._first, self._first + len(self._upto) - 1)

    def count(self, first: int, last: int) -> int:
        """Working days after `first` up to and with `last`, negative when `last` is earlier."""
        return self._upto[last - self._first] - self._upto[first - self._first]

    def back(self, day: int) -> int:
        """The day itself if worked, else the last working day before it."""
        return self._days[self._upto[day - self._first] - 1]

    def forward(self, day: int) -> int:
        """The day itself if worked, else the first working day after it."""
        k = self._upto[day - self._first]
        before = self._days[k - 1]
        return day if before == day else self._days[k]

    def add(self, day: int, n: int) -> int:
        """The n-th working day after (n > 0) or before (n < 0) `day`; `day` itself for 0."""
        k = self._upto[day - self._first]
        if n > 0 or self._days[k - 1] == day:
            return self._days[k - 1 + n] if n else day
        return self._days[k + n] if n else day
