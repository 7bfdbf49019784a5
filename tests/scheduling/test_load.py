"""Hours of work by day, role and member, against numbers counted by hand and against a naive count."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from campaigntui.domain.checklist import Item, Status
from campaigntui.domain.ids import CampaignId, ItemId, MemberId, RowId
from campaigntui.domain.people import Member, Role
from campaigntui.scheduling.load import Basis, DayLoad, Load, Terms, load
from campaigntui.scheduling.look import look
from campaigntui.scheduling.outlook import Outlook
from tests.builders import TODAY, a_plan, an_item, finished, started

HERE = CampaignId(1)
ANN, BEN = MemberId(50), MemberId(51)
MONDAY = TODAY
FRIDAY, SATURDAY, SUNDAY = date(2026, 10, 16), date(2026, 10, 17), date(2026, 10, 18)
"""The week of make-up workdays is over; these are an ordinary working day and an ordinary weekend."""


def team(*items: Item, off: tuple[date, ...] = (), calendar: str = "cn") -> Outlook:
    plan = a_plan(*items, calendar=calendar).put(
        Role(RowId(70), HERE, "designer", position=1),
        Role(RowId(71), HERE, "service", position=2),
        Member(ANN, HERE, "Ann", ("designer",), days_off=off),
        Member(BEN, HERE, "Ben", ("designer", "service")),
        Member(MemberId(52), HERE, "Gone", ("designer",), archived=True),
    )
    return look(plan, TODAY)


def of(number: int, day: date, duration: int, member: MemberId | None = ANN, **fields: object) -> Item:
    item = an_item(number, day.isoformat(), duration=duration, member_id=member)
    return replace(item, **fields)  # type: ignore[arg-type]


def hours(found: Load, member: MemberId) -> dict[int, float]:
    return {day.day: one.hours for day, one in found.members[member].items() if one.hours}


def test_hours_fall_on_worked_days_of_the_window() -> None:
    outlook = team(of(1, date(2026, 10, 20), 3), of(2, FRIDAY, 1), of(3, FRIDAY, 1, None))
    found = load(outlook, MONDAY, date(2026, 10, 23))
    assert hours(found, ANN) == {16: 8.0, 19: 4.0, 20: 4.0}
    assert found.members[ANN][FRIDAY] == DayLoad(8.0, 8.0, (ItemId(1), ItemId(2)))
    assert found.roles["designer"][FRIDAY] == DayLoad(12.0, 16.0, (ItemId(1), ItemId(2), ItemId(3)))
    assert found.members[ANN][MONDAY] == DayLoad(0, 8.0, ())
    assert SATURDAY not in found.members[ANN]
    assert set(found.members) == {ANN, BEN}
    assert found.overloads() == ()


def test_what_is_done_and_what_is_only_a_moment_weighs_nothing() -> None:
    outlook = team(finished(of(1, FRIDAY, 2), TODAY), of(2, FRIDAY, 0), started(of(3, FRIDAY, 2), TODAY))
    assert hours(load(outlook, MONDAY, FRIDAY), ANN) == {12: 4.0, 13: 4.0}


def test_too_much_is_named_with_the_items_behind_it() -> None:
    outlook = team(*(of(n, FRIDAY, 1) for n in (1, 2, 3)), of(4, MONDAY, 1, BEN))
    found = load(outlook, MONDAY, FRIDAY)
    (one,) = found.overloads()
    assert (one.day, one.member_id, one.role) == (FRIDAY, ANN, "")
    assert (one.load.hours, one.load.capacity, one.load.over) == (12.0, 8.0, 4.0)
    assert one.load.items == (ItemId(1), ItemId(2), ItemId(3))
    assert found.role_overloads() == ()


def test_a_role_that_nobody_holds_has_too_much_with_any_work() -> None:
    outlook = team(of(1, FRIDAY, 1, None, role="service"))
    empty = look(outlook.plan.put(replace(outlook.plan.member[BEN], archived=True)), TODAY)
    (one,) = load(empty, MONDAY, FRIDAY).role_overloads()
    assert (one.role, one.day, one.load.capacity) == ("service", FRIDAY, 0)
    assert not load(outlook, MONDAY, FRIDAY).role_overloads()


def test_days_off_and_part_time() -> None:
    thursday = FRIDAY - timedelta(days=1)
    usual = team(of(1, FRIDAY, 2), off=(thursday,))
    outlook = look(usual.plan.put(replace(usual.plan.member[ANN], hours=3.0)), TODAY)
    found = load(outlook, MONDAY, FRIDAY)
    assert hours(found, ANN) == {14: 4.0, 16: 4.0}
    assert found.members[ANN][thursday].capacity == 0
    assert found.members[ANN][FRIDAY].over == 1.0
    assert found.roles["designer"][thursday].capacity == 8.0
    assert found.roles["designer"][FRIDAY].capacity == 11.0
    everybody = load(outlook, MONDAY, FRIDAY, Terms(capacity=6.0))
    assert everybody.members[ANN][FRIDAY].capacity == everybody.members[BEN][FRIDAY].capacity == 6.0


def test_a_day_of_the_week_off_has_no_capacity_and_moves_the_work() -> None:
    usual = team(of(1, FRIDAY, 2))
    outlook = look(usual.plan.put(replace(usual.plan.member[ANN], weekdays_off=(3,))), TODAY)
    found = load(outlook, MONDAY, FRIDAY)
    assert hours(found, ANN) == {14: 4.0, 16: 4.0}
    assert found.members[ANN][FRIDAY - timedelta(days=1)].capacity == 0


def test_work_on_any_day_calls_people_in() -> None:
    outlook = team(of(1, SATURDAY, 1, any_day=True), of(2, SUNDAY, 2, BEN))
    found = load(outlook, FRIDAY, SUNDAY)
    assert found.members[ANN][SATURDAY] == DayLoad(4.0, 8.0, (ItemId(1),))
    assert SATURDAY not in found.members[BEN]


def test_planned_windows_may_be_counted_instead() -> None:
    late = of(1, date(2026, 10, 8), 1)
    outlook = team(late)
    first = date(2026, 10, 5)
    assert hours(load(outlook, first, FRIDAY), ANN) == {12: 4.0}
    assert hours(load(outlook, first, FRIDAY, Terms(basis=Basis.PLANNED)), ANN) == {8: 4.0}


def test_no_day_asked_no_day_given() -> None:
    found = load(team(of(1, FRIDAY, 1)), FRIDAY, MONDAY)
    assert found.members[ANN] == {}


@st.composite
def drawn(draw: st.DrawFn) -> Outlook:
    items = [
        of(
            number,
            MONDAY + timedelta(days=draw(st.integers(-6, 20))),
            draw(st.integers(0, 4)),
            draw(st.sampled_from([None, ANN, BEN])),
            any_day=draw(st.booleans()),
            status=draw(st.sampled_from([Status.OPEN, Status.BLOCKED])),
        )
        for number in range(1, draw(st.integers(1, 7)) + 1)
    ]
    off = draw(st.sets(st.integers(0, 20), max_size=3))
    return team(*items, off=tuple(MONDAY + timedelta(days=n) for n in sorted(off)))


@given(drawn())
def test_hours_agree_with_a_naive_count(outlook: Outlook) -> None:
    first, last = MONDAY, MONDAY + timedelta(days=40)
    found = load(outlook, first, last)
    expected: Counter[tuple[MemberId | None, date]] = Counter()
    for item in outlook.plan.item.values():
        window = outlook.schedule.windows[item.id]
        away = outlook.plan.member[item.member_id].days_off if item.member_id is not None else ()
        for n in range(41):
            day = first + timedelta(days=n)
            inside = window.forecast_start <= day <= window.forecast_finish
            if item.duration and inside and (item.any_day or outlook.calendar.is_working(day)) and day not in away:
                expected[item.member_id, day] += 4
    for member in (ANN, BEN):
        assert {d: one.hours for d, one in found.members[member].items() if one.hours} == {
            day: hours for (who, day), hours in expected.items() if who == member
        }
    total = sum(one.hours for one in found.roles["designer"].values())
    assert total == sum(expected.values())
    effort = sum(4 * item.duration for item in outlook.plan.item.values())
    assert total == effort
