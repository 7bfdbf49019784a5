"""What must hold for every plan: agreement with the oracle, links respected, no later due for an earlier end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaigntui.domain.checklist import Item, Status
from campaigntui.domain.ids import ItemId
from campaigntui.domain.plan import Plan
from campaigntui.domain.stage import Stage
from campaigntui.scheduling.engine import calendar_of, schedule
from campaigntui.scheduling.workdays import DayLine, WorkCalendar
from tests.scheduling.drawing import D_DAY, check_against_oracle, days_around, plans
from tests.scheduling.oracle import ONE, Oracle
from tests.scheduling.plans import HERE, a_plan

days = days_around(D_DAY)


@settings(max_examples=150)
@given(plans(), days)
def test_windows_equal_those_of_the_oracle(plan: Plan, today: date) -> None:
    check_against_oracle(plan, today)


@settings(max_examples=100)
@given(plans(), days, st.dictionaries(st.integers(10, 18).map(ItemId), st.integers(1, 12), max_size=4))
def test_windows_with_delays_equal_those_of_the_oracle(plan: Plan, today: date, delays: dict[ItemId, int]) -> None:
    check_against_oracle(plan, today, delays)


@pytest.mark.slow
@settings(max_examples=5000)
@given(plans(), days)
def test_windows_equal_those_of_the_oracle_on_many_plans(plan: Plan, today: date) -> None:
    check_against_oracle(plan, today)


@settings(max_examples=60)
@given(plans(), days)
def test_forecast_respects_every_link(plan: Plan, today: date) -> None:
    windows, calendar = schedule(plan, today).windows, calendar_of(plan)
    for link in plan.link.values():
        if link.before not in windows or link.after not in windows:
            continue
        after = plan.item[link.after]
        if after.status is Status.DONE or after.started is not None:
            continue
        follow = WorkCalendar(every_day=True) if after.any_day else calendar
        assert windows[link.after].forecast_start >= follow.add(windows[link.before].forecast_finish, link.lag + 1)


@settings(max_examples=60)
@given(plans(), days, st.integers(1, 15), st.data())
def test_a_later_due_never_makes_an_earlier_forecast(plan: Plan, today: date, later: int, data: st.DataObject) -> None:
    item = data.draw(st.sampled_from(sorted(plan.item.values(), key=lambda i: i.id)))
    if item.due is None:
        return
    due = (
        replace(item.due, day=item.due.day + later * ONE)
        if item.due.day
        else replace(item.due, offset=item.due.offset + later)
    )
    before, after = schedule(plan, today).windows, schedule(plan.put(replace(item, due=due)), today).windows
    assert all(after[i].forecast_finish >= before[i].forecast_finish for i in before)


@settings(max_examples=60)
@given(plans(), days)
def test_planned_and_forecast_days_are_worked(plan: Plan, today: date) -> None:
    oracle = Oracle(plan, today)
    for item_id, w in schedule(plan, today).windows.items():
        item = plan.item[item_id]
        worked = oracle.worked_by(item)
        assert w.planned_start is None or (worked(w.planned_start) and w.planned_finish and worked(w.planned_finish))
        if item.status is Status.OPEN and item.started is None:
            assert worked(w.forecast_start) and worked(w.forecast_finish)


@given(st.dates(date(2025, 6, 1), date(2027, 6, 1)), st.integers(-60, 60), st.sampled_from(["cn", "every-day"]))
def test_a_day_line_counts_as_the_calendar_does(day: date, n: int, name: str) -> None:
    calendar = calendar_of(a_plan(D_DAY, [], calendar=name))
    line = DayLine.lay(calendar, date(2024, 1, 1).toordinal(), date(2028, 12, 31).toordinal())
    here, there = day.toordinal(), calendar.add(day, n).toordinal()
    assert line.add(here, n) == there
    assert line.back(here) == calendar.back(day).toordinal()
    assert line.forward(here) == calendar.forward(day).toordinal()
    assert line.count(here, there) == calendar.count(day, date.fromordinal(there))
    walked = Oracle(a_plan(D_DAY, [], calendar=name), D_DAY)
    assert there == walked.walk(day, n, walked.campaign).toordinal()


@given(st.dates(date(2025, 6, 1), date(2027, 6, 1)), st.integers(1, 30))
def test_counting_undoes_adding(day: date, n: int) -> None:
    calendar = calendar_of(a_plan(D_DAY, []))
    assert calendar.count(day, calendar.add(day, n)) == n
    assert calendar.count(calendar.add(day, n), day) == -n
    assert calendar.count(day, day) == 0


def test_a_review_item_is_not_bound_to_d_day() -> None:
    free = Item(ItemId(10), HERE, "r", Stage.REVIEW, "r")
    assert schedule(a_plan(D_DAY, [free]), D_DAY - timedelta(days=9)).windows[ItemId(10)].slack is None
