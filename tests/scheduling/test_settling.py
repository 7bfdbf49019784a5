"""Dues that are made to agree with links: nothing contradicts afterwards, and nothing moves without need."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from campaigntui.domain.checklist import Item
from campaigntui.domain.due import Due
from campaigntui.domain.ids import ItemId
from campaigntui.domain.plan import Plan
from campaigntui.domain.stage import Stage
from campaigntui.scheduling.engine import calendar_of, resolve, schedule
from campaigntui.scheduling.settling import settled
from tests.builders import a_plan, an_item


def finish(plan: Plan, number: int) -> date | None:
    return schedule(plan, date(2026, 1, 1)).windows[ItemId(number)].planned_finish


def conflicts(plan: Plan) -> list[str]:
    windows = schedule(plan, date(2026, 1, 1)).windows
    return [plan.item[i].key for i, window in windows.items() if window.conflicts]


def test_of_two_dues_on_one_weekend_the_second_moves_to_monday() -> None:
    # D-25 is Saturday 17 October, D-26 the Friday before.
    plan = a_plan(an_item(1, "D-26"), an_item(2, "D-25"), links=[(1, 2, 0)], calendar="cn")
    assert conflicts(plan) == ["item-2"]
    after = settled(plan)
    assert conflicts(after) == []
    assert (finish(after, 1), finish(after, 2)) == (date(2026, 10, 16), date(2026, 10, 19))
    assert after.item[ItemId(2)].due == Due(offset=-23)
    assert after.item[ItemId(1)] == plan.item[ItemId(1)]


def test_where_a_gate_leaves_no_room_what_comes_before_moves_earlier() -> None:
    items = (an_item(1, "D-26"), an_item(2, "D-25", gate=True))
    plan = a_plan(*items, links=[(1, 2, 0)], gates={Stage.PLAN: Due(offset=-25)}, calendar="cn")
    after = settled(plan)
    assert (finish(after, 1), finish(after, 2)) == (date(2026, 10, 15), date(2026, 10, 16))


def test_what_is_earlier_for_the_sake_of_a_moment_hangs_on_it() -> None:
    doors = date(2026, 10, 14)
    items = (an_item(1, "D-26"), an_item(2, "doors_open", ready_by=Due("doors_open")))
    plan = settled(a_plan(*items, links=[(1, 2, 0)], anchors={"doors_open": doors}))
    assert plan.item[ItemId(1)].due == Due("doors_open", -1)


def test_a_launch_stays_and_what_leads_to_it_moves() -> None:
    items = (an_item(1, "D-20"), an_item(2, "D-21", any_day=True), an_item(3, "D-21"))
    plan = settled(a_plan(*items, links=[(1, 2, 0), (2, 3, 0)], gates={Stage.PLAN: Due(offset=-15)}))
    assert [finish(plan, n) for n in (1, 2, 3)] == [date(2026, 10, day) for day in (20, 21, 22)]


def test_work_that_begins_earlier_opens_its_stage_and_the_campaign() -> None:
    items = (an_item(1, "D-50", duration=12), an_item(2, "D-51", duration=5, gate=True))
    plan = a_plan(
        *items,
        links=[(1, 2, 0)],
        gates={Stage.PLAN: Due(offset=-50)},
        anchors={"kickoff": date(2026, 9, 12)},
    )
    after = settled(plan)
    (part,) = after.stage_plan.values()
    begins = schedule(after, date(2026, 1, 1)).windows[ItemId(1)].planned_start
    assert begins == after.anchor_named("kickoff").day == resolve(part.opens, after, calendar_of(after))
    assert begins < date(2026, 9, 12)


def test_a_review_that_is_too_short_lasts_longer() -> None:
    items = (
        an_item(1, "D+2", any_day=True),
        an_item(2, "D+2", stage=Stage.REVIEW, gate=True),
        an_item(3, "D+3", stage=Stage.REVIEW, gate=True),
    )
    plan = a_plan(
        *items,
        links=[(1, 2, 0), (2, 3, 0)],
        gates={Stage.REVIEW: Due(offset=3)},
        anchors={"review_due": date(2026, 11, 14)},
    )
    after = settled(plan)
    (part,) = after.stage_plan.values()
    assert (str(part.closes), str(part.gate_due)) == ("D+4", "D+4")
    assert after.anchor_named("review_due").day == date(2026, 11, 15)
    assert conflicts(after) == []


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A chain-rich plan around a National Day, with gates, deadlines and lags, but without launches."""
    count = draw(st.integers(2, 9))
    items: list[Item] = []
    for n in range(1, count + 1):
        offset = draw(st.integers(-45, -5))
        deadline = draw(st.none() | st.integers(offset - 3, 0))
        items.append(
            an_item(
                n,
                f"D{offset}",
                duration=draw(st.integers(0, 5)),
                gate=draw(st.booleans()),
                ready_by=Due(offset=deadline) if deadline is not None else None,
            )
        )
    pairs = draw(st.lists(st.tuples(st.integers(1, count), st.integers(1, count)), max_size=12, unique=True))
    links = [(one, other, draw(st.integers(-2, 3))) for one, other in pairs if one < other]
    calendar = draw(st.sampled_from(["cn", "every-day"]))
    d_day = date(2026, 11, 11) + timedelta(days=draw(st.integers(0, 400)))
    return a_plan(*items, links=links, gates={Stage.PLAN: Due(offset=-5)}, calendar=calendar, d_day=d_day)


@given(plan=plans())
def test_nothing_contradicts_afterwards_and_a_second_look_finds_nothing(plan: Plan) -> None:
    after = settled(plan)
    assert conflicts(after) == []
    assert settled(after) == after


@given(plan=plans())
def test_a_plan_that_agrees_is_left_alone_unless_a_hard_end_asks(plan: Plan) -> None:
    windows = schedule(plan, date(2026, 1, 1)).windows
    in_time = all(
        w.planned_finish is None or w.latest_finish is None or w.planned_finish <= w.latest_finish
        for w in windows.values()
    )
    if in_time and not conflicts(plan):
        assert settled(plan) == plan
