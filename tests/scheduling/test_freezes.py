"""Freezes: whom they bind, and the work that runs into them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from campaigntui.domain.campaign import Freeze
from campaigntui.domain.checklist import Item
from campaigntui.domain.due import Due
from campaigntui.domain.ids import ItemId, RowId
from campaigntui.scheduling.freezes import caught, freeze_windows
from campaigntui.scheduling.health import BreakKind
from campaigntui.scheduling.look import look
from tests.builders import TODAY, a_plan, an_item, finished
from tests.scheduling.plans import HERE

LOCK = Freeze(RowId(700), HERE, "lock", Due(offset=-20), Due(offset=-10), ("price",), "Enrolment lock")
"""From 22 October to 1 November."""


def caught_on(today: date, *items: Item, freeze: Freeze = LOCK) -> dict[int, bool]:
    """Items inside the freeze, and whether they are planned there."""
    outlook = look(a_plan(*items).put(freeze), today)
    windows = freeze_windows(outlook.plan, outlook.calendar)
    return {one.item_id: one.planned for one in caught(outlook.plan, outlook.schedule, windows)}


def test_only_items_with_its_tag_that_finish_inside_are_caught() -> None:
    items = [
        an_item(1, "D-25", tags=("price",)),
        an_item(2, "D-15", tags=("price", "x")),
        an_item(3, "D-15", tags=("stock",)),
        an_item(4, "D-5", tags=("price",)),
        finished(an_item(5, "D-15", tags=("price",)), TODAY),
    ]
    assert caught_on(TODAY, *items) == {2: True}
    assert caught_on(TODAY, *items, freeze=Freeze(RowId(700), HERE, "all", LOCK.opens, LOCK.closes)) == {
        2: True,
        3: True,
    }


def test_both_ends_belong_to_the_freeze() -> None:
    items = [an_item(n, due, tags=("price",)) for n, due in enumerate(("D-21", "D-20", "D-10", "D-9"), 1)]
    assert caught_on(TODAY, *items) == {2: True, 3: True}


def test_what_runs_late_into_a_freeze_breaks_it_by_the_days_inside() -> None:
    plan = a_plan(an_item(1, "D-25", tags=("price",))).put(LOCK)
    early, late = look(plan, date(2026, 10, 21)), look(plan, date(2026, 10, 26))
    assert early.health.items[ItemId(1)].breaks == ()
    (found,) = late.health.items[ItemId(1)].breaks
    assert (found.kind, found.freeze, found.days, found.item_id) == (BreakKind.FREEZE, "Enrolment lock", 5, 1)


def test_a_freeze_may_have_begun_years_before_everything_else() -> None:
    old = replace(LOCK, opens=Due(day=date(2016, 1, 1)))
    outlook = look(a_plan(an_item(1, "D-15", tags=("price",))).put(old), TODAY)
    (found,) = outlook.health.items[ItemId(1)].breaks
    assert found.days == outlook.calendar.count(date(2015, 12, 31), date(2026, 10, 27))


def test_a_freeze_that_closes_before_it_opens_binds_nobody() -> None:
    upside_down = Freeze(RowId(700), HERE, "lock", Due(offset=-5), Due(offset=-10))
    assert caught_on(TODAY, an_item(1, "D-7"), freeze=upside_down) == {}
