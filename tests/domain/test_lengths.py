"""Length classes: what shrinks, how it is rounded, and the windows that the trade has worked out by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigntui.domain.due import Due
from campaigntui.domain.lengths import LengthClass, scaled, share
from campaigntui.domain.playbook import PlaybookStage
from campaigntui.domain.scaling import scaled_stages
from campaigntui.domain.stage import Stage

LONG = {
    Stage.STRATEGY: (-60, -52, -52),
    Stage.PLAN: (-51, -43, -43),
    Stage.TRAFFIC: (-42, 3, -3),
    Stage.PAGES: (-42, 3, -4),
    Stage.SERVICE: (-42, 3, -3),
    Stage.STOCKING: (-42, 3, -3),
    Stage.REVIEW: (4, 14, 14),
}
PARALLEL = (Stage.TRAFFIC, Stage.PAGES, Stage.SERVICE, Stage.STOCKING)


def a_stage(stage: Stage, opens: int, closes: int, gate: int) -> PlaybookStage:
    return PlaybookStage(stage, Due(offset=opens), Due(offset=closes), Due(offset=gate), "director", None, ())


STAGES = tuple(a_stage(stage, *days) for stage, days in LONG.items())


@pytest.mark.parametrize(
    ("length", "windows"),
    [
        (LengthClass.LONG, ((-60, -52), (-51, -43), (-42, 3), (4, 14))),
        (LengthClass.MEDIUM, ((-30, -26), (-25, -22), (-21, 2), (3, 7))),
        (LengthClass.SHORT, ((-12, -11), (-10, -9), (-8, 1), (2, 3))),
    ],
)
def test_worked_windows(length: LengthClass, windows: tuple[tuple[int, int], ...]) -> None:
    found = scaled_stages(STAGES, share(LengthClass.LONG, length))
    strategy, plan, parallel, review = windows
    wanted = {Stage.STRATEGY: strategy, Stage.PLAN: plan, **dict.fromkeys(PARALLEL, parallel), Stage.REVIEW: review}
    assert {part.stage: (part.opens.offset, part.closes.offset) for part in found} == wanted


def test_shares_are_taken_from_one_class_to_another() -> None:
    assert share(LengthClass.LONG, LengthClass.MEDIUM) == Fraction(1, 2)
    assert share(LengthClass.MEDIUM, LengthClass.SHORT) == Fraction(2, 5)
    assert share(LengthClass.MEDIUM, LengthClass.MEDIUM) == 1


@given(days=st.integers(-999, 999), length=st.sampled_from(LengthClass))
def test_rounding_goes_away_from_d_day_and_never_across_it(days: int, length: LengthClass) -> None:
    by = share(LengthClass.LONG, length)
    found = scaled(days, by)
    assert scaled(-days, by) == -found
    assert abs(found) >= abs(days) * by > abs(found) - 1
    assert (found > 0, found == 0) == (days > 0, days == 0)


def test_what_is_counted_from_a_moment_of_the_platform_does_not_shrink() -> None:
    tied = PlaybookStage(Stage.PAGES, Due("deposit_open", -4), Due("end"), Due("spot_start", -2), "director", None, ())
    assert scaled_stages((tied,), Fraction(1, 5)) == (tied,)
