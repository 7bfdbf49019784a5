"""What must hold for every plan: agreement with the oracle, links respected, no later due for an earlier end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from campaigntui.domain.checklist import Item, Status
from campaigntui.domain.due import Due, Unit
from campaigntui.domain.ids import ItemId, MemberId
from campaigntui.domain.people import Member
from campaigntui.domain.plan import Plan
from campaigntui.domain.stage import STAGES, Stage
from campaigntui.scheduling.engine import calendar_of, schedule
from campaigntui.scheduling.workdays import DayLine, WorkCalendar
from tests.scheduling.oracle import ONE, Oracle
from tests.scheduling.plans import HERE, a_plan

D_DAY = date(2026, 11, 11)
days = st.dates(date(2026, 8, 20), date(2026, 12, 10))
dues = st.one_of(
    st.none(),
    st.builds(Due, offset=st.integers(-70, 20)),
    st.builds(Due, anchor=st.just("deposit_open"), offset=st.integers(-15, 15), unit=st.sampled_from(Unit)),
    st.builds(Due, day=days),
)


@st.composite
def items(draw: st.DrawFn, number: int) -> Item:
    status = draw(st.sampled_from([Status.OPEN, Status.OPEN, Status.IN_PROGRESS, Status.BLOCKED, Status.DONE]))
    started = draw(st.one_of(st.none(), days)) if status is not Status.OPEN else None
    if status is Status.IN_PROGRESS and started is None:
        started = draw(days)
    return Item(
        id=ItemId(10 + number),
        campaign_id=HERE,
        key=f"i{number}",
        stage=draw(st.sampled_from(STAGES)),
        title=f"Item {number}",
        due=draw(dues),
        duration=draw(st.integers(0, 8)),
        any_day=draw(st.integers(0, 4)) == 0,
        gate=draw(st.booleans()),
        ready_by=draw(st.one_of(st.none(), st.none(), dues)),
        member_id=draw(st.sampled_from([None, MemberId(5001), MemberId(5002)])),
        status=status,
        started=started,
        finished=draw(days) if status is Status.DONE else None,
        archived=draw(st.integers(0, 9)) == 0,
    )


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    count = draw(st.integers(1, 9))
    rows = [draw(items(n)) for n in range(count)]
    pairs = [(b, a) for a in range(count) for b in range(a)]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=12)) if pairs else []
    links = [(10 + b, 10 + a, draw(st.integers(-5, 10))) for b, a in chosen]
    gates = draw(st.dictionaries(st.sampled_from(STAGES), st.builds(Due, offset=st.integers(-60, 14)), max_size=4))
    off = draw(st.lists(days, max_size=6))
    members = [Member(MemberId(5001), HERE, "Li", days_off=tuple(off)), Member(MemberId(5002), HERE, "Wu")]
    calendar = draw(st.sampled_from(["cn", "cn", "every-day"]))
    return a_plan(
        D_DAY,
        rows,
        links,
        calendar=calendar,
        anchors={"deposit_open": date(2026, 10, 24)},
        gates=gates,
        members=members,
    )


def check_against_oracle(plan: Plan, today: date) -> None:
    windows, oracle = schedule(plan, today).windows, Oracle(plan, today)
    assert set(windows) == {i.id for i in oracle.items}
    for item in oracle.items:
        w = windows[item.id]
        planned, latest = oracle.planned(item), oracle.latest(item)
        assert (w.planned_start, w.planned_finish) == (planned or (None, None)), item.key
        assert (w.latest_start, w.latest_finish) == (latest or (None, None)), item.key
        assert (w.forecast_start, w.forecast_finish) == oracle.forecast(item), item.key
        assert w.slack == oracle.slack(item), item.key


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plans(), days)
def test_windows_equal_those_of_the_oracle(plan: Plan, today: date) -> None:
    check_against_oracle(plan, today)


@pytest.mark.slow
@settings(max_examples=5000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plans(), days)
def test_windows_equal_those_of_the_oracle_on_many_plans(plan: Plan, today: date) -> None:
    check_against_oracle(plan, today)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
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


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
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


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
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
