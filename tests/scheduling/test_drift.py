"""Baselines: what is kept, and how far a plan has drifted from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from time import process_time

from campaigntui.domain.checklist import Item
from campaigntui.domain.ids import ItemId
from campaigntui.domain.plan import Plan
from campaigntui.domain.stage import Stage
from campaigntui.scheduling.baselines import baseline_named, baselines, frozen
from campaigntui.scheduling.drift import drift
from campaigntui.scheduling.engine import calendar_of, schedule
from tests.builders import TODAY, a_plan, an_item


def kept(plan: Plan, name: str = "Start", day: date = TODAY) -> Plan:
    """The plan with a baseline of its windows."""
    return plan.put(frozen(plan, schedule(plan, day), name, day))


def measured(plan: Plan, name: str = "Start", today: date = TODAY):  # type: ignore[no-untyped-def]
    """The drift from that baseline."""
    found = baseline_named(plan, name)
    assert found is not None
    return drift(plan, schedule(plan, today), calendar_of(plan), found)


def moved(plan: Plan, number: int, due: str) -> Plan:
    """The plan with an item due on another day."""
    return plan.put(replace(an_item(number, due), stage=plan.item[ItemId(number)].stage))


def test_one_name_holds_one_baseline_and_the_newest_comes_first() -> None:
    plan = kept(a_plan(an_item(1)))
    again = kept(plan, "start", date(2026, 10, 13))
    assert [one.day for one in baselines(again)] == [date(2026, 10, 13)]
    two = kept(again, "Later", date(2026, 10, 14))
    assert [one.name for one in baselines(two)] == ["Later", "start"]
    assert len({one.id for one in two.baseline.values()}) == 2


def test_nothing_has_drifted_from_what_was_just_kept() -> None:
    found = measured(kept(a_plan(an_item(1), an_item(2, "D-20", stage=Stage.PAGES))))
    assert {(one.planned_days, one.forecast_days) for one in found.items} == {(0, 0)}
    assert [(one.stage, one.planned_days, one.moved) for one in found.stages] == [
        (Stage.PLAN, 0, 0),
        (Stage.PAGES, 0, 0),
    ]
    assert found.added == found.removed == ()


def test_drift_counts_working_days_of_the_plan_and_of_the_forecast() -> None:
    cn = a_plan(an_item(1, "D-26"), an_item(2, "D-25"), calendar="cn")
    plan = moved(kept(cn), 1, "D-21")
    by_item = {one.item_id: one for one in measured(plan).items}
    # From Friday 16 October to Wednesday 21 October.
    assert by_item[ItemId(1)].planned_days == 3
    assert by_item[ItemId(2)].planned_days == 0
    late = {one.item_id: one for one in measured(plan, today=date(2026, 10, 20)).items}
    # Item 2 was planned for Saturday 17 October, so Friday; today is Tuesday.
    assert (late[ItemId(2)].planned_days, late[ItemId(2)].forecast_days) == (0, 2)
    (stage,) = measured(plan).stages
    assert (stage.was, stage.planned, stage.planned_days, stage.moved) == (
        date(2026, 10, 16),
        date(2026, 10, 21),
        3,
        1,
    )


def test_items_that_came_and_went_are_named_and_do_not_count() -> None:
    plan = kept(a_plan(an_item(1), an_item(2)))
    plan = plan.put(an_item(3, "D-1"), replace(plan.item[ItemId(2)], archived=True))
    found = measured(plan)
    assert (found.added, found.removed) == ((ItemId(3),), (ItemId(2),))
    assert [one.item_id for one in found.items] == [ItemId(1)]
    assert found.stages[0].planned_days == 0


def test_ten_thousand_items_are_compared_in_a_moment() -> None:
    items: list[Item] = [an_item(n, f"D-{n % 60}") for n in range(1, 10_001)]
    plan = kept(a_plan(*items, calendar="cn"))
    windows, calendar = schedule(plan, TODAY), calendar_of(plan)
    (baseline,) = plan.baseline.values()
    begin = process_time()
    found = drift(plan, windows, calendar, baseline)
    # A tenth of a second; the caches of a crowded machine may double it.
    assert process_time() - begin < 0.5
    assert len(found.items) == 10_000
