"""How D-day follows from the year: the same date, several dates, a day of each month, or days before Lunar New Year."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeAlias

from campaigntui.errors import N_, BadInput

LunarNewYear: TypeAlias = Callable[[int], date]
"""Year -> its first day of the first lunar month. `BadInput` for a year that the source does not cover."""


class DDayRule(StrEnum):
    """How D-day follows from the year."""

    FIXED = "fixed"
    """The same month and day every year."""
    DATES = "dates"
    """Several dates every year."""
    MONTHLY = "monthly"
    """The same day of every month."""
    LUNAR = "lunar_new_year"
    """A number of days before Lunar New Year of that year; the earliest fall on the last days of the year before."""
    FREE = "free"
    """Not at all: the date is given with each campaign."""


def _unknown(year: int) -> date:
    raise BadInput(N_("Lunar New Year of {year} is not known. Give the date instead of the year."), year=year)


@dataclass(frozen=True, slots=True)
class DDay:
    """When D-day is. Only the fields that its rule names count."""

    rule: DDayRule
    month: int = 0
    """Fixed."""
    day: int = 0
    """Fixed and monthly."""
    days_before: int = 0
    """Lunar."""
    dates: tuple[tuple[int, int], ...] = ()
    """Dates: month and day of each, in the order of the year."""

    def all_in(self, year: int, lunar_new_year: LunarNewYear = _unknown) -> tuple[date, ...]:
        """Every D-day of that year, ascending; none for a free rule. `BadInput` for a day that the year lacks."""
        match self.rule:
            case DDayRule.FREE:
                return ()
            case DDayRule.LUNAR:
                return (lunar_new_year(year) - timedelta(days=self.days_before),)
            case DDayRule.MONTHLY:
                return tuple(_day(year, month, self.day) for month in range(1, 13))
            case DDayRule.DATES:
                return tuple(_day(year, month, day) for month, day in self.dates)
            case DDayRule.FIXED:
                return (_day(year, self.month, self.day),)

    def in_year(
        self, year: int, lunar_new_year: LunarNewYear = _unknown, *, month: int = 0, today: date = date.min
    ) -> date:
        """D-day of that year, and of that month if one is given.

        Of several it is the first that is not before `today`, or the first of all when the year is over. `BadInput`
        when the rule gives none.
        """
        if self.rule is DDayRule.FREE:
            raise BadInput(N_("This playbook has no fixed D-day. Give the date instead of the year."))
        known = self.all_in(year, lunar_new_year)
        found = [day for day in known if month in (0, day.month)]
        if not found:
            raise BadInput(
                N_("This playbook has no D-day in month {month} of {year}. It has: {known}."),
                month=month,
                year=year,
                known=tuple(day.isoformat() for day in known),
            )
        return next((day for day in found if day >= today), found[0])


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise BadInput(
            N_("There is no day {month}-{day} in the year {year}. Give the date instead."),
            month=month,
            day=day,
            year=year,
        ) from None
