"""Meetings on real dates, against a walk day by day that shares no code with them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaigntui.domain.campaign import CalendarDay, DayKind, Moved, Ritual
from campaigntui.domain.due import Due
from campaigntui.domain.ids import RowId
from campaigntui.domain.plan import Plan
from campaigntui.scheduling.engine import calendar_of
from campaigntui.scheduling.rituals import occurrences
from tests.builders import a_plan
from tests.scheduling.plans import HERE

DAY = timedelta(days=1)
CN = a_plan(calendar="cn")
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def a_ritual(rule: str, clock: time | None = time(9, 30), **fields: object) -> Ritual:
    """A meeting in autumn 2026."""
    ends = {"opens": Due(day=date(2026, 9, 1)), "closes": Due(day=date(2026, 12, 31))}
    return replace(Ritual(RowId(900_000), HERE, "meeting", "Meeting", rule, clock), **{**ends, **fields})  # type: ignore[arg-type]


def days(plan: Plan, ritual: Ritual, first: date, last: date) -> list[str]:
    """When it is held, as month and day."""
    return [f"{one.day:%m-%d}" for one in occurrences(plan.put(ritual), first, last)]


# -- dates of the trade's own example ---------------------------------------------------------------------------------
def test_the_stand_up_follows_make_up_workdays_and_runs_daily_near_d_day() -> None:
    standup = a_ritual("FREQ=DAILY", daily_from=Due(offset=-21), daily_to=Due(offset=3))
    found = days(CN, standup, date(2026, 9, 18), date(2026, 9, 29))
    assert found == ["09-18", "09-20", "09-21", "09-22", "09-23", "09-24", "09-28", "09-29"]
    near = days(CN, standup, date(2026, 11, 6), date(2026, 11, 16))
    assert near == ["11-06", "11-07", "11-08", "11-09", "11-10", "11-11", "11-12", "11-13", "11-14", "11-16"]


def test_the_weekly_review_moves_to_the_working_day_before() -> None:
    weekly = a_ritual("FREQ=WEEKLY;BYDAY=FR", moved=Moved.BEFORE)
    found = occurrences(CN.put(weekly), date(2026, 9, 14), date(2026, 10, 17))
    assert [f"{one.day:%m-%d}" for one in found] == ["09-18", "09-24", "09-30", "10-09", "10-16"]
    assert [one.moved_from for one in found] == [None, date(2026, 9, 25), date(2026, 10, 2), None, None]


def test_the_monthly_meeting_moves_to_the_working_day_after() -> None:
    monthly = a_ritual("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1", moved=Moved.AFTER)
    assert days(CN, monthly, date(2026, 10, 1), date(2026, 12, 31)) == ["10-08", "11-02", "12-01"]
    # The day it is moved to may lie in the range although the day of the rule does not.
    assert days(CN, monthly, date(2026, 10, 2), date(2026, 10, 31)) == ["10-08"]


def test_the_hourly_huddle_runs_through_the_night() -> None:
    huddle = a_ritual("FREQ=HOURLY;COUNT=28", time(21), workdays=False, opens=Due(offset=-1))
    found = occurrences(CN.put(huddle), date(2026, 11, 1), date(2026, 11, 30))
    moments = [datetime.combine(one.day, one.clock or time()) for one in found]
    assert [str(moments[0]), str(moments[-1]), len(moments)] == ["2026-11-10 21:00:00", "2026-11-12 00:00:00", 28]
    assert {late - early for early, late in pairwise(moments)} == {timedelta(hours=1)}


def test_own_days_off_count_and_a_day_that_cannot_be_moved_to_is_left_out() -> None:
    weekly = a_ritual("FREQ=WEEKLY;BYDAY=WE", moved=Moved.BEFORE, opens=Due(day=date(2026, 10, 14)))
    off = [CalendarDay(RowId(910_000 + n), HERE, date(2026, 10, 14) + n * DAY, DayKind.OFF, own=True) for n in range(3)]
    # It would begin before its own first day.
    assert days(CN.put(*off), weekly, date(2026, 10, 1), date(2026, 10, 22)) == ["10-21"]


# -- a walk day by day ------------------------------------------------------------------------------------------------
def walked(plan: Plan, ritual: Ritual, wanted: set[int], first: date, last: date) -> list[date]:
    """The days of a weekly or daily meeting, each looked at on its own."""
    calendar = calendar_of(plan)
    assert ritual.opens is not None and ritual.closes is not None
    opens, closes = ritual.opens.day, ritual.closes.day
    assert opens is not None and closes is not None
    found = set()
    day = opens
    while day <= closes:
        daily = ritual.daily_from is not None and ritual.daily_to is not None
        inside = daily and ritual.daily_from.day <= day <= ritual.daily_to.day  # type: ignore[union-attr,operator]
        held = day.weekday() in wanted
        if inside or (held and (not ritual.workdays or calendar.is_working(day))):
            found.add(day)
        elif held and ritual.moved is not Moved.SKIP:
            step = -DAY if ritual.moved is Moved.BEFORE else DAY
            other = day + step
            while not calendar.is_working(other):
                other += step
            if opens <= other <= closes:
                found.add(other)
        day += DAY
    return sorted(day for day in found if first <= day <= last)


@settings(max_examples=150)
@given(
    st.sets(st.integers(0, 6)),
    st.sampled_from(Moved),
    st.booleans(),
    st.dates(date(2026, 8, 20), date(2026, 10, 10)),
    st.integers(0, 80),
    st.tuples(st.dates(date(2026, 9, 1), date(2026, 11, 30)), st.integers(0, 20)) | st.none(),
    st.tuples(st.dates(date(2026, 8, 1), date(2026, 11, 30)), st.integers(0, 70)),
)
def test_every_meeting_is_where_a_walk_finds_it(
    weekdays: set[int],
    moved: Moved,
    workdays: bool,
    opens: date,
    length: int,
    daily: tuple[date, int] | None,
    view: tuple[date, int],
) -> None:
    rule = f"FREQ=WEEKLY;BYDAY={','.join(WEEKDAYS[n] for n in sorted(weekdays))}" if weekdays else "FREQ=DAILY"
    ritual = a_ritual(
        rule,
        moved=moved,
        workdays=workdays,
        opens=Due(day=opens),
        closes=Due(day=opens + length * DAY),
        daily_from=Due(day=daily[0]) if daily else None,
        daily_to=Due(day=daily[0] + daily[1] * DAY) if daily else None,
    )
    first, last = view[0], view[0] + view[1] * DAY
    found = [one.day for one in occurrences(CN.put(ritual), first, last)]
    assert found == walked(CN, ritual, weekdays or set(range(7)), first, last)


def test_a_zone_that_nobody_knows_is_that_of_utc() -> None:
    plan = CN.put(replace(CN.head, timezone="Nowhere/At_all"), a_ritual("FREQ=DAILY;COUNT=1", time(9)))
    (found,) = occurrences(plan, date(2026, 1, 1), date(2026, 12, 31))
    assert found.clock == time(9)


@pytest.mark.parametrize("zone", ["America/Santiago", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Shanghai"])
def test_no_date_shifts_with_the_zone(zone: str) -> None:
    plan = CN.put(replace(CN.head, timezone=zone))
    # The clocks of Berlin and Lord Howe change inside this year, those of Santiago at midnight.
    ends = {"opens": Due(day=date(2026, 1, 1)), "closes": Due(day=date(2026, 12, 31)), "workdays": False}
    for clock in (None, time(0), time(2, 30), time(23, 30)):
        daily = a_ritual("FREQ=DAILY", clock, **ends)
        found = [one.day for one in occurrences(plan.put(daily), date(2026, 1, 1), date(2026, 12, 31))]
        assert found == [date(2026, 1, 1) + n * DAY for n in range(365)]
    hourly = a_ritual("FREQ=HOURLY;COUNT=720", time(0), **{**ends, "opens": Due(day=date(2026, 3, 20))})
    moments = [(one.day, one.clock) for one in occurrences(plan.put(hourly), date(2026, 3, 1), date(2026, 12, 31))]
    assert len(set(moments)) == len(moments)
    for day, clock in moments:
        there = datetime.combine(day, clock or time(), ZoneInfo(zone))
        assert there.astimezone(ZoneInfo("UTC")).astimezone(ZoneInfo(zone)).replace(tzinfo=None) == there.replace(
            tzinfo=None
        )
