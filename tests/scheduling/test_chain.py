"""The critical chain: told in order, each item with what it waits for, down to the end that it runs into."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings

from campaigntui.domain.due import Due
from campaigntui.domain.ids import ItemId
from campaigntui.domain.plan import Plan
from campaigntui.domain.stage import Stage
from campaigntui.scheduling.chain import Cause, chains, end_of
from campaigntui.scheduling.health import BreakKind
from campaigntui.scheduling.look import look
from campaigntui.scheduling.owndays import own_days
from tests.builders import TODAY, an_item, an_outlook, started
from tests.scheduling.drawing import D_DAY, days_around, plans


def test_it_runs_from_today_through_what_waits_to_the_gate() -> None:
    outlook = an_outlook(
        an_item(1, "D-32", duration=3),
        an_item(2, "D-31", duration=4),
        an_item(3, "D-28", stage=Stage.PAGES, duration=2, gate=True),
        an_item(4, "D-5"),
        links=[(1, 2, 0), (2, 3, 2)],
        gates={Stage.PAGES: Due.parse("D-24")},
    )
    (chain,) = chains(outlook)
    assert [(r.item_id, r.cause) for r in chain.rungs] == [
        (1, Cause.TODAY),
        (2, Cause.WAITS),
        (3, Cause.WAITS),
    ]
    assert [r.link.lag if r.link else None for r in chain.rungs] == [None, 0, 2]
    assert chain.end is not None
    assert (chain.end.kind, chain.end.stage, chain.end.day) == (BreakKind.GATE, Stage.PAGES, date(2026, 10, 18))
    assert chain.slack == outlook.health.slack == -4


def test_an_item_in_progress_begins_the_chain_and_d_day_ends_it() -> None:
    outlook = an_outlook(started(an_item(1, "D-2", duration=40), TODAY), an_item(2, "D-1"), links=[(1, 2, 0)])
    (chain,) = chains(outlook)
    assert [(r.item_id, r.cause) for r in chain.rungs] == [(1, Cause.STARTED), (2, Cause.WAITS)]
    assert chain.end is not None and chain.end.kind is BreakKind.D_DAY


def test_the_free_days_before_a_working_day_are_left_to_an_item_on_any_day() -> None:
    # What waits begins on Monday at the latest, so Sunday would do, but the deadline is on Saturday.
    live = an_item(1, "D-20", duration=1, any_day=True, ready_by=Due(day=date(2026, 10, 24)))
    desk = an_item(2, "2026-10-26", duration=1, ready_by=Due(day=date(2026, 10, 26)))
    end = end_of(an_outlook(live, desk, links=[(1, 2, 0)], calendar="cn"), ItemId(1))
    assert end is not None and (end.day, end.item_id) == (date(2026, 10, 24), ItemId(1))


@settings(max_examples=70)
@given(plans(), days_around(D_DAY))
def test_every_critical_item_is_told_once_and_each_cause_is_true(plan: Plan, today: date) -> None:
    outlook = look(plan, today)
    windows = outlook.schedule.windows
    told: list[ItemId] = []
    for chain in chains(outlook):
        told += [rung.item_id for rung in chain.rungs]
        assert chain.slack == outlook.health.slack
        assert chain.end is not None
        for before, rung in zip((None, *chain.rungs), chain.rungs, strict=False):
            window = windows[rung.item_id]
            if rung.cause is Cause.WAITS:
                assert rung.link is not None and rung.link.after == rung.item_id
                assert before is None or rung.link.before == before.item_id
            elif rung.cause is Cause.PLANNED:
                assert window.planned_start is not None and window.forecast_start >= window.planned_start >= today
            elif rung.cause is Cause.STARTED:
                assert plan.item[rung.item_id].started is not None
    assert len(told) == len(set(told))
    for item_id, window in windows.items():
        end = end_of(outlook, item_id)
        assert (end is None) == (window.latest_finish is None)
        if end is not None and end.item_id == item_id:
            assert own_days(plan, outlook.calendar, plan.item[item_id]).back(end.day) == window.latest_finish
    assert {i for i, w in windows.items() if w.critical} <= set(told)
