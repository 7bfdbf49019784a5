"""Random plans for property tests, with everything that dates can depend on, around any D-day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

from hypothesis import strategies as st

from campaigntui.domain.checklist import Item, Status
from campaigntui.domain.due import Due, Unit
from campaigntui.domain.ids import ItemId, MemberId
from campaigntui.domain.people import Member
from campaigntui.domain.plan import Plan
from campaigntui.domain.stage import STAGES
from campaigntui.scheduling.engine import NO_DELAYS, schedule
from tests.scheduling.oracle import Oracle
from tests.scheduling.plans import HERE, a_plan

D_DAY = date(2026, 11, 11)
"""The plans around it hold National Day with its make-up days."""


@cache
def days_around(d_day: date) -> st.SearchStrategy[date]:
    """Days on which something may happen."""
    return st.dates(d_day - timedelta(days=83), d_day + timedelta(days=29))


@cache
def dues_around(d_day: date) -> st.SearchStrategy[Due | None]:
    """Rules of every kind, and none."""
    return st.one_of(
        st.none(),
        st.builds(Due, offset=st.integers(-70, 20)),
        # As people can write it: zero working days are no other rule than zero days.
        st.builds(Due, anchor=st.just("deposit_open"), offset=st.integers(-15, 15), unit=st.sampled_from(Unit)).map(
            lambda due: Due.parse(str(due))
        ),
        st.builds(Due, day=days_around(d_day)),
    )


@st.composite
def items(draw: st.DrawFn, number: int, d_day: date) -> Item:
    """An item in any state; a duration of 0 is a milestone."""
    days, dues = days_around(d_day), dues_around(d_day)
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
def members(draw: st.DrawFn, d_day: date) -> tuple[Member, Member]:
    """Li with single days off, a leave and weekdays off; Wu, who is always there."""
    days = days_around(d_day)
    off = set(draw(st.lists(days, max_size=6)))
    leave = draw(days)
    off.update(leave + timedelta(days=n) for n in range(draw(st.sampled_from([0, 0, 5, 14]))))
    # Two working weekdays stay at the least; who has none is refused, which a golden plan shows.
    never = draw(st.one_of(st.just([]), st.lists(st.integers(0, 6), max_size=3, unique=True)))
    li = Member(MemberId(5001), HERE, "Li", days_off=tuple(sorted(off)), weekdays_off=tuple(never))
    return li, Member(MemberId(5002), HERE, "Wu")


@st.composite
def plans(draw: st.DrawFn, d_day: date = D_DAY) -> Plan:
    """Up to nine items with up to twelve links of lags from -5 to 10, gates, and two people."""
    count = draw(st.integers(1, 9))
    rows = [draw(items(n, d_day)) for n in range(count)]
    pairs = [(b, a) for a in range(count) for b in range(a)]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=12)) if pairs else []
    return a_plan(
        d_day,
        rows,
        [(10 + b, 10 + a, draw(st.integers(-5, 10))) for b, a in chosen],
        calendar=draw(st.sampled_from(["cn", "cn", "every-day"])),
        anchors={"deposit_open": d_day - timedelta(days=18)},
        gates=draw(st.dictionaries(st.sampled_from(STAGES), st.builds(Due, offset=st.integers(-60, 14)), max_size=4)),
        members=draw(members(d_day)),
    )


def check_against_oracle(plan: Plan, today: date, delays: Mapping[ItemId, int] = NO_DELAYS) -> None:
    """Every window of the engine is the one that walking days finds."""
    windows, oracle = schedule(plan, today, delays=delays).windows, Oracle(plan, today, delays)
    assert set(windows) == {i.id for i in oracle.items}
    for item in oracle.items:
        w = windows[item.id]
        planned, latest = oracle.planned(item), oracle.latest(item)
        assert (w.planned_start, w.planned_finish) == (planned or (None, None)), item.key
        assert (w.latest_start, w.latest_finish) == (latest or (None, None)), item.key
        assert (w.forecast_start, w.forecast_finish) == oracle.forecast(item), item.key
        assert w.slack == oracle.slack(item), item.key
