"""Which dates depend on a list of holidays that is not official yet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from campaigntui.domain.campaign import CalendarDay, DayKind
from campaigntui.domain.ids import RowId
from campaigntui.scheduling.engine import calendar_of
from tests.builders import a_plan
from tests.scheduling.plans import HERE

CN = a_plan(calendar="cn")
"""With the lists of 2025 to 2027, the last of them estimated."""


def test_every_date_of_an_estimated_or_unknown_year_is_a_guess() -> None:
    is_guess = calendar_of(CN).guesses()
    days = (
        date(2026, 10, 1),
        date(2026, 10, 8),
        date(2027, 3, 9),
        date(2027, 1, 1),
        date(2028, 6, 1),
        date(2024, 6, 1),
    )
    assert [is_guess(day) for day in days] == [False, False, True, True, True, True]
    assert not is_guess(None)


def test_an_official_list_ends_the_guessing_and_own_days_do_not_begin_it() -> None:
    sure = CN.put(*(replace(row, estimated=False) for row in CN.calendar_day.values()))
    own = CalendarDay(RowId(600_000), HERE, date(2026, 10, 14), DayKind.OFF, "Stock take", own=True)
    is_guess = calendar_of(sure.put(own)).guesses()
    assert not is_guess(date(2027, 3, 9))
    assert not is_guess(date(2026, 10, 14))


def test_where_every_day_is_worked_nothing_is_guessed() -> None:
    assert not calendar_of(a_plan()).guesses()(date(2040, 1, 1))
