"""Dragging bars: which part is held, and where it comes to lie."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigntui.domain.due import Due
from campaigntui.domain.ids import ItemId
from campaigntui.domain.stage import Stage
from campaigntui.scene.dragging import Drag, Grip, grip
from campaigntui.scene.header import anchor_at
from campaigntui.scene.scale import Scale, Zoom
from campaigntui.scheduling.outlook import Outlook
from tests.builders import D_DAY, TODAY, an_item, an_outlook, finished

ONE = ItemId(1)
WEEK = Scale(D_DAY - timedelta(days=26), 30)
"""A Friday; an item of five working days that is due on D-19 is worked from the Monday after it."""


@pytest.fixture(scope="module")
def outlook() -> Outlook:
    return an_outlook(an_item(1, due="2026-10-23", duration=5), calendar="cn")


def test_ends_and_middle_of_a_bar_are_told_apart(outlook: Outlook) -> None:
    found = [grip(outlook, WEEK, ONE, column) for column in range(1, 10)]
    whole = Grip.WHOLE
    assert found == [None, None, Grip.START, whole, whole, whole, Grip.FINISH, None, None]


def test_a_short_bar_is_held_as_a_whole(outlook: Outlook) -> None:
    assert grip(outlook, WEEK._replace(zoom=Zoom(days=3)), ONE, 1) is Grip.WHOLE
    milestone = an_outlook(an_item(1, "D-20", duration=0))
    assert grip(milestone, WEEK, ONE, 6) is Grip.WHOLE


def test_what_is_done_or_out_of_view_cannot_be_held() -> None:
    done = an_outlook(finished(an_item(1, "D-35"), TODAY - timedelta(days=2)))
    assert all(grip(done, Scale(TODAY - timedelta(days=9), 20), ONE, column) is None for column in range(20))
    away = an_outlook(an_item(1, "D-1"))
    assert grip(away, Scale(TODAY, 10), ONE, 9) is None


@pytest.mark.parametrize(
    ("held", "days", "first", "last", "workdays"),
    [
        (Grip.WHOLE, 3, "2026-10-20", "2026-10-26", 1),
        (Grip.WHOLE, 1, "2026-10-19", "2026-10-23", 0),
        (Grip.WHOLE, -7, "2026-10-12", "2026-10-16", -5),
        (Grip.FINISH, 4, "2026-10-19", "2026-10-27", 2),
        (Grip.FINISH, -30, "2026-10-19", "2026-10-19", -4),
        (Grip.START, 2, "2026-10-21", "2026-10-23", 2),
        (Grip.START, 30, "2026-10-23", "2026-10-23", 4),
        (Grip.START, -7, "2026-10-12", "2026-10-23", -5),
    ],
)
def test_a_bar_moves_over_working_days(
    outlook: Outlook, held: Grip, days: int, first: str, last: str, workdays: int
) -> None:
    """A weekend counts nothing: the bar waits on the Friday."""
    drag = Drag.begun(outlook, ONE, held).by(outlook, days)
    assert drag == Drag(ONE, held, date.fromisoformat(first), date.fromisoformat(last), workdays)


def test_an_item_of_any_day_moves_over_every_day() -> None:
    outlook = an_outlook(an_item(1, due="2026-10-23", any_day=True), calendar="cn")
    drag = Drag.begun(outlook, ONE, Grip.WHOLE).by(outlook, 1)
    assert (drag.last, drag.days, drag.free) == (date(2026, 10, 24), 1, True)


@given(st.integers(-40, 40), st.sampled_from(Grip))
def test_going_back_leaves_everything_where_it_was(outlook: Outlook, days: int, held: Grip) -> None:
    begun = Drag.begun(outlook, ONE, held)
    assert begun.by(outlook, days).by(outlook, 0) == begun
    assert begun.by(outlook, days).first <= begun.by(outlook, days).last


def test_a_stage_is_held_as_a_whole_or_by_its_end() -> None:
    gates = {Stage.PLAN: Due.parse("D-10")}
    outlook = an_outlook(an_item(1, "D-20", duration=5), an_item(2, "D-11"), gates=gates)
    health = outlook.health.stages[Stage.PLAN]
    assert health.opens is not None
    assert health.closes is not None
    scale = Scale(health.opens, 90)
    end = scale.column(health.closes)
    assert [grip(outlook, scale, Stage.PLAN, column) for column in (0, 3, end)] == [Grip.WHOLE, Grip.WHOLE, Grip.FINISH]
    drag = Drag.begun(outlook, Stage.PLAN, Grip.WHOLE).by(outlook, 4)
    assert (drag.first, drag.days) == (health.opens + timedelta(days=4), 4)
    finished_stage = an_outlook(finished(an_item(1, "D-35"), TODAY - timedelta(days=2)))
    assert grip(finished_stage, Scale(TODAY - timedelta(days=9), 20), Stage.PLAN, 4) is None


def test_a_moment_moves_over_every_day() -> None:
    saturday = date(2026, 10, 24)
    outlook = an_outlook(an_item(1), anchors={"deposit_open": saturday}, calendar="cn")
    drag = Drag.begun(outlook, "deposit_open", Grip.WHOLE).by(outlook, 1)
    assert (drag.first, drag.last, drag.days) == (date(2026, 10, 25), date(2026, 10, 25), 1)
    scale = Scale(date(2026, 10, 20), 40)
    found = anchor_at(scale, outlook, 4)
    assert found is not None
    assert found.key == "deposit_open"
    assert anchor_at(scale, outlook, 3) is None
    named = anchor_at(scale, outlook, 6)
    assert named == found


def test_an_item_without_a_plan_is_held_where_it_is_expected() -> None:
    outlook = an_outlook(an_item(1, due=str(Due.parse("D-20"))))
    assert Drag.begun(outlook, ONE, Grip.WHOLE).last == D_DAY - timedelta(days=20)
