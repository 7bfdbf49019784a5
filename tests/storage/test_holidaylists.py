"""Holiday lists: the package, the overlay, and what an outside list says."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import pytest

from campaigntui.domain.campaign import CalendarDay, Campaign, DayKind
from campaigntui.domain.ids import CampaignId, RowId
from campaigntui.errors import BadInput
from campaigntui.scheduling.workdays import WorkCalendar
from campaigntui.storage.holidaylists import HolidayLists


def a_calendar(name: str, *years: int, lists: HolidayLists | None = None) -> WorkCalendar:
    lists = lists or HolidayLists()
    head = Campaign(
        id=CampaignId(1), name="c", shop="", playbook="", profile="", timezone="Asia/Shanghai", calendar=name,
        calendar_from=min(years), calendar_to=max(years), language="en", created=date(2026, 1, 1),
        weekend=lists.weekend(name),
    )  # fmt: skip
    rows = [CalendarDay(RowId(n), CampaignId(1), *h) for n, h in enumerate(lists.years(name, years))]
    return WorkCalendar.of(head, rows)


@pytest.mark.parametrize("year", [2025, 2026])
def test_china_agrees_with_an_independent_list_on_every_day(year: int) -> None:
    calendar = a_calendar("cn", year)
    day = date(year, 1, 1)
    differing = []
    while day.year == year:
        if calendar.is_working(day) != chinese_calendar.is_workday(day):
            differing.append(day)
        day += timedelta(days=1)
    assert differing == []


def test_national_day_2026_and_its_make_up_days() -> None:
    calendar = a_calendar("cn", 2026)
    assert [calendar.is_working(date(2026, 10, d)) for d in range(1, 12)] == [False] * 7 + [True, True, True, False]
    assert calendar.is_working(date(2026, 9, 20))
    assert calendar.kind(date(2026, 10, 10)) is DayKind.WORK
    assert calendar.days[date(2026, 10, 10)].name == calendar.days[date(2026, 10, 6)].name == "National Day"
    assert calendar.kind(date(2026, 10, 4)) is DayKind.OFF
    assert not calendar.guesses()(date(2026, 10, 1))


def test_a_year_without_an_official_list_is_marked_as_estimated() -> None:
    calendar = a_calendar("cn", 2026, 2027, 2028)
    is_guess = calendar.guesses()
    assert is_guess(date(2027, 10, 5))
    assert not calendar.is_working(date(2027, 10, 7))
    assert calendar.is_working(date(2027, 10, 9))
    assert is_guess(date(2028, 10, 2))
    assert is_guess(date(2030, 3, 1)), "beyond the known years everything is a guess"


def test_the_users_own_list_stands_before_the_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "cn-2027.toml").write_text(
        'country = "cn"\nyear = 2027\nstatus = "official"\n[[off]]\nname = "Own"\ndays = [2027-03-03]\n',
        encoding="utf-8",
    )
    calendar = a_calendar("cn", 2027, lists=HolidayLists(tmp_path))
    assert not calendar.is_working(date(2027, 3, 3))
    assert calendar.is_working(date(2027, 10, 4))
    assert not calendar.guesses()(date(2027, 3, 3))


@pytest.mark.parametrize(
    "broken", ["x", 'country = "cn"\nyear = 2026\nstatus = "official"', 'country = "cn"\nyear = 2027\nstatus = "maybe"']
)
def test_a_broken_list_is_named(tmp_path: Path, broken: str) -> None:
    (tmp_path / "cn-2027.toml").write_text(broken, encoding="utf-8")
    with pytest.raises(BadInput, match=r"cn-2027\.toml"):
        HolidayLists(tmp_path).year("cn", 2027)


def test_other_countries_bring_their_own_weekend() -> None:
    assert HolidayLists().weekend("de") == (5, 6)
    assert HolidayLists().weekend("ir") == (4,)
    assert HolidayLists().check("DE") == "de"
    with pytest.raises(BadInput, match="no calendar"):
        HolidayLists().check("zz")


def test_every_day_has_no_days_off() -> None:
    assert a_calendar("every-day", 2026).is_working(date(2026, 10, 1))


@pytest.mark.parametrize("year", [2025, 2026, 2027, 2028])
def test_no_date_is_listed_twice(year: int) -> None:
    days = [holiday.day for holiday in HolidayLists().year("cn", year)]
    assert len(days) == len(set(days))
