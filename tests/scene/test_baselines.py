"""A baseline under stages, roles and members."""

from __future__ import annotations

from datetime import date, timedelta

from campaigntui.domain.ids import ItemId
from campaigntui.domain.stage import Stage
from campaigntui.scene.bars import Window, bar
from campaigntui.scene.baselines import under_heads
from campaigntui.scene.fitting import Extent
from campaigntui.scene.groups import Grouping, Holder
from campaigntui.scene.labels import Planned, label
from campaigntui.scene.scale import Scale
from tests.builders import D_DAY, an_item, an_outlook

ONE = timedelta(days=1)
OUTLOOK = an_outlook(
    an_item(1, "D-20", duration=3),
    an_item(2, "D-16", duration=2, role="promoter"),
    an_item(3, "D-5", stage=Stage.PAGES),
)
GHOST: dict[ItemId, Window] = {
    ItemId(1): (D_DAY - 24 * ONE, D_DAY - 22 * ONE),
    ItemId(2): (D_DAY - 19 * ONE, D_DAY - 18 * ONE),
    ItemId(9): (D_DAY - 60 * ONE, D_DAY),
    ItemId(3): (None, None),
}


def test_a_stage_is_planned_from_the_first_to_the_last_of_its_items() -> None:
    found = under_heads(OUTLOOK, Grouping.STAGE, GHOST)
    assert found == {Stage.PLAN: Planned((D_DAY - 24 * ONE, D_DAY - 18 * ONE), D_DAY - 16 * ONE)}


def test_roles_have_their_own() -> None:
    found = under_heads(OUTLOOK, Grouping.ROLE, GHOST)
    assert set(found) == {Holder(Grouping.ROLE, role="designer"), Holder(Grouping.ROLE, role="promoter")}


def test_bar_and_label_of_a_stage_show_it() -> None:
    planned = under_heads(OUTLOOK, Grouping.STAGE, GHOST)[Stage.PLAN]
    scale = Scale(D_DAY - 30 * ONE, 30)
    assert bar(OUTLOOK, scale, Stage.PLAN, planned=planned.window).baseline == (6, 13)
    assert label(OUTLOOK, Stage.PLAN, 40, planned=planned).drift == 2
    assert label(OUTLOOK, Stage.PLAN, 40).drift == 0


def test_the_extent_holds_what_was_planned_outside_the_plan() -> None:
    extent = Extent(date(2026, 10, 1), date(2026, 11, 1))
    days = [date(2026, 9, 20), None, date(2026, 10, 5)]
    assert extent.around(days) == Extent(date(2026, 9, 20), date(2026, 11, 1))
    assert extent.around([]) == extent
