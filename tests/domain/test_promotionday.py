"""D-days: every rule, the examples that the trade knows, and years that have none."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigntui.domain.promotionday import DDay, DDayRule
from campaigntui.errors import BadInput

NEW_YEARS = {
    2025: date(2025, 1, 29),
    2026: date(2026, 2, 17),
    2027: date(2027, 2, 6),
    2028: date(2028, 1, 26),
    2029: date(2029, 2, 13),
    2030: date(2030, 2, 3),
    2031: date(2031, 1, 23),
}
LUNAR = DDay(DDayRule.LUNAR, days_before=21)
MONTHLY = DDay(DDayRule.MONTHLY, day=25)
TWICE = DDay(DDayRule.DATES, dates=((3, 26), (7, 26)))


def test_days_before_lunar_new_year() -> None:
    found = [str(LUNAR.in_year(year, NEW_YEARS.__getitem__)) for year in NEW_YEARS]
    assert found == [
        "2025-01-08", "2026-01-27", "2027-01-16", "2028-01-05", "2029-01-23", "2030-01-13", "2031-01-02",
    ]  # fmt: skip
    # The earliest Lunar New Year there can be puts D-day into the year before.
    assert LUNAR.in_year(2099, lambda _: date(2099, 1, 21)) == date(2098, 12, 31)


def test_lunar_new_year_of_a_year_that_nobody_knows() -> None:
    with pytest.raises(BadInput, match="Lunar New Year of 2101 is not known"):
        LUNAR.in_year(2101)


def test_a_day_of_every_month() -> None:
    assert MONTHLY.in_year(2026, month=10) == date(2026, 10, 25)
    assert len(MONTHLY.all_in(2027)) == 12
    assert MONTHLY.in_year(2027, today=date(2027, 3, 26)) == date(2027, 4, 25)
    assert MONTHLY.in_year(2027, today=date(2027, 3, 25)) == date(2027, 3, 25)
    # A year that is over, or not yet begun, begins with its first one.
    assert MONTHLY.in_year(2027, today=date(2028, 1, 1)) == date(2027, 1, 25)
    assert MONTHLY.in_year(2027, today=date(2026, 1, 1)) == date(2027, 1, 25)


def test_several_dates_a_year() -> None:
    assert TWICE.all_in(2026) == (date(2026, 3, 26), date(2026, 7, 26))
    assert TWICE.in_year(2027, month=7) == date(2027, 7, 26)
    with pytest.raises(BadInput, match=r"no D-day in month 5 of 2026\. It has: 2026-03-26, 2026-07-26"):
        TWICE.in_year(2026, month=5)


@given(year=st.integers(2000, 2199), today=st.dates(date(1999, 1, 1), date(2201, 1, 1)))
def test_the_chosen_day_is_one_of_the_year_and_none_before_it_is_still_to_come(year: int, today: date) -> None:
    for rule in (MONTHLY, TWICE):
        chosen = rule.in_year(year, today=today)
        known = rule.all_in(year)
        assert chosen in known
        assert all(day < today for day in known if day < chosen) or chosen == known[0]
        assert all(later - chosen >= timedelta(days=28) for later in known if later > chosen)


def test_a_free_rule_has_no_days() -> None:
    assert DDay(DDayRule.FREE).all_in(2027) == ()
