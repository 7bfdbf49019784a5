"""How far key results have come: the trade's own worked examples, and what holds for any numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from campaigntui.domain.gates import Criterion
from campaigntui.domain.goals import Direction, KeyResult
from campaigntui.domain.ids import CampaignId, ItemId, RowId
from campaigntui.domain.people import Role
from campaigntui.domain.plan import Plan
from campaigntui.domain.stage import Stage
from campaigntui.scheduling.goals import MOST, GoalStanding, Grade, grade, progress, score, serving, standings
from campaigntui.scheduling.holes import HoleKind, holes
from campaigntui.scheduling.look import look
from campaigntui.scheduling.metrics import measured
from tests.builders import TODAY, a_plan, an_item

HERE = CampaignId(1)
UP, DOWN = Direction.UP, Direction.DOWN


def a_result(number: int = 1, **fields: Any) -> KeyResult:
    """A key result of the designer; `fields` are those of `KeyResult`."""
    return replace(KeyResult(RowId(900 + number), HERE, f"kr{number}", f"Result {number}", "designer"), **fields)


# What a shop had, wanted and reached at Double 11: the fields, the actual, progress to two digits, grade.
REACHED: dict[str, tuple[dict[str, Any], float, float, Grade]] = {
    "gmv": ({"baseline": 1_200_000.0, "growth": 0.5, "weight": 20}, 1_840_569.0, 1.07, Grade.ON_TRACK),
    "cost_rate": ({"baseline": 13.0, "target": 11.5, "direction": DOWN, "weight": 5}, 10.76, 1.20, Grade.ON_TRACK),
    "cvr": ({"baseline": 3.0, "growth": 0.2, "weight": 12}, 3.47, 0.78, Grade.ON_TRACK),
    "balance": ({"baseline": 90.0, "target": 94.0, "weight": 5}, 94.0, 1.00, Grade.ON_TRACK),
    "aov": ({"baseline": 200.0, "growth": 0.0, "hold": True, "weight": 5}, 206.64, 1.00, Grade.ON_TRACK),
    "roi": ({"baseline": 2.4, "target": 3.0, "weight": 10}, 2.69, 0.48, Grade.AT_RISK),
    "visitors": ({"baseline": 200_000.0, "growth": 0.25, "weight": 8}, 256_783.0, 1.14, Grade.ON_TRACK),
    "ctr": ({"baseline": 3.2, "growth": 0.25, "weight": 6}, 3.96, 0.95, Grade.ON_TRACK),
    "dwell": ({"baseline": 36.0, "growth": 0.25, "weight": 4}, 39.0, 0.33, Grade.OFF_TRACK),
    "reply": ({"baseline": 86.0, "target": 92.0, "weight": 6}, 91.48, 0.91, Grade.ON_TRACK),
    "inquiry": ({"baseline": 46.0, "target": 52.0, "weight": 4}, 52.25, 1.04, Grade.ON_TRACK),
    "collect": ({"baseline": 93.0, "target": 97.0, "weight": 6}, 95.91, 0.73, Grade.ON_TRACK),
    "parcel": ({"baseline": 8.0, "target": 6.0, "direction": DOWN, "weight": 4}, 6.23, 0.89, Grade.ON_TRACK),
    "stockout": ({"baseline": 5.0, "target": 2.0, "direction": DOWN, "weight": 3}, 2.33, 0.89, Grade.ON_TRACK),
    "pace": ({"baseline": 100.0, "target": 100.0, "hold": True, "weight": 2}, 99.04, 0.99, Grade.ON_TRACK),
}  # fmt: skip


def reached(key: str, actual: float | None = None) -> KeyResult:
    fields, known, _, _ = REACHED[key]
    return a_result(key=key, actual=known if actual is None else actual, **fields)


@pytest.mark.parametrize("key", REACHED)
def test_a_campaign_that_was_scored_by_hand(key: str) -> None:
    _, _, expected, meaning = REACHED[key]
    done = progress(reached(key))
    assert done is not None
    assert (round(done, 2), grade(done)) == (expected, meaning)


def test_the_whole_campaign_is_the_mean_by_weight() -> None:
    found = [GoalStanding(one, progress(one), ()) for one in map(reached, REACHED)]
    assert sum(each.result.weight for each in found) == 100
    mean = score(found)
    assert mean is not None
    assert round(mean, 4) == 0.8991
    # What is not measured yet neither helps nor harms.
    assert score([*found, GoalStanding(a_result(), None, ())]) == mean
    assert score([GoalStanding(a_result(), None, ())]) is None
    assert score([]) is None


@pytest.mark.parametrize(
    ("key", "actual", "expected"),
    [("gmv", 1_680_000, 0.80), ("parcel", 6.5, 0.75), ("roi", 3.3, 1.20), ("reply", 84.0, 0.0), ("aov", 190.0, 0.95)],
)
def test_worked_examples(key: str, actual: float, expected: float) -> None:
    assert progress(reached(key, actual)) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(
    ("fields", "actual", "expected"),
    [
        ({"target": 90.0}, 45.0, 0.5),  # what it was nobody knows: the share of the goal
        ({"target": 90.0}, 95.0, 1.0),
        ({"target": 4.0, "direction": DOWN}, 5.0, 0.8),
        ({"target": 0.0, "direction": DOWN}, 0.0, 1.0),
        ({"target": 0.0, "direction": DOWN}, 1.0, 0.0),
        ({"target": 0.0, "hold": True}, -1.0, 0.0),
        ({"baseline": 95.0, "target": 92.0}, 96.0, 1.0),  # it was better than the goal before
        ({"baseline": 95.0, "target": 92.0}, 46.0, 0.5),
        ({"baseline": 92.0, "target": 92.0}, 92.0, 1.0),
        ({"baseline": -10.0, "target": 10.0}, 0.0, 0.5),
        ({"baseline": 10.0, "growth": 0.0, "hold": True, "direction": DOWN}, 12.5, 0.8),
        ({"baseline": 10.0, "target": 20.0}, None, None),
        ({"baseline": 10.0}, 15.0, None),
        ({"growth": 0.5}, 15.0, None),
    ],
)  # fmt: skip
def test_special_cases(fields: dict[str, Any], actual: float | None, expected: float | None) -> None:
    assert progress(a_result(actual=actual, **fields)) == (expected if expected is None else pytest.approx(expected))


@pytest.mark.parametrize(
    ("baseline", "growth", "goal"),
    [
        (3.0, 0.2, 3.6),
        (1.1, 0.1, 1.21),
        (0.0, 0.5, 0.0),
        (-10.0, 0.5, -15.0),
        (8.0, -0.25, 6.0),
        (None, 0.2, None),
        (1e308, 9.0, None),
    ],
)
def test_growth_is_a_share_of_what_it_was(baseline: float | None, growth: float, goal: float | None) -> None:
    assert a_result(baseline=baseline, growth=growth).goal == goal
    assert a_result(baseline=baseline, growth=growth, target=7.0).goal == 7.0


real = st.floats(allow_nan=False, allow_infinity=False)
typed = st.floats(-1e15, 1e15)
ways: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {"direction": st.sampled_from(Direction), "hold": st.booleans()}
)


@given(st.none() | real, st.none() | real, st.none() | real, real, ways)
@example(-1.7e308, None, 1.7e308, 1.7e308, {})  # beyond what a float can tell apart
@example(1.7e308, 9.0, None, 1.7e308, {})
def test_any_numbers_give_a_progress_within_its_limits(
    baseline: float | None, growth: float | None, target: float | None, actual: float, way: dict[str, Any]
) -> None:
    one = a_result(baseline=baseline, growth=growth, target=target, actual=actual, **way)
    done = progress(one)
    assert (done is None) == (one.goal is None)
    assert done is None or (0 <= done <= MOST and grade(done) in Grade)


@given(st.none() | typed, typed, typed, typed, ways)
def test_better_is_never_less(
    baseline: float | None, target: float, one: float, other: float, way: dict[str, Any]
) -> None:
    result = a_result(baseline=baseline, target=target, **way)
    worse, better = sorted((one, other), reverse=result.direction is DOWN)
    less, more, whole = (progress(replace(result, actual=actual)) for actual in (worse, better, target))
    assert less is not None
    assert more is not None
    assert less <= more
    assert whole == 1


@pytest.mark.parametrize(
    ("done", "meaning"),
    [
        (0.0, Grade.OFF_TRACK),
        (0.399, Grade.OFF_TRACK),
        (0.4, Grade.AT_RISK),
        (0.699, Grade.AT_RISK),
        (0.7, Grade.ON_TRACK),
        (MOST, Grade.ON_TRACK),
    ],
)
def test_where_one_grade_ends(done: float, meaning: Grade) -> None:
    assert grade(done) is meaning


# -- in a plan --------------------------------------------------------------------------------------------------------
def a_team_plan(*results: KeyResult) -> Plan:
    plan = a_plan(an_item(1), an_item(2, role="promoter"))
    roles = (Role(RowId(70), HERE, "promoter", position=0), Role(RowId(71), HERE, "designer", position=1))
    return plan.put(*roles, *results)


def test_they_stand_in_the_order_of_the_roles_with_the_work_that_serves_them() -> None:
    plan = a_team_plan(
        a_result(1, role="ghost"),
        a_result(2, position=1),
        a_result(3, position=0, items=(ItemId(1), ItemId(2), ItemId(77))),
        a_result(4, role="promoter"),
    ).put(an_item(2, role="promoter", archived=True))
    outlook = look(plan, TODAY)
    assert [each.result.key for each in standings(outlook)] == ["kr4", "kr3", "kr2", "kr1"]
    assert [each.result.key for each in standings(outlook, "designer")] == ["kr3", "kr2"]
    # What was put away does not serve, nor does what this campaign never had.
    assert [item.id for item in serving(plan, plan.key_result[RowId(903)])] == [ItemId(1)]


def test_what_is_missing_is_named() -> None:
    sound = {"target": 1.0, "items": (ItemId(1),)}
    plan = a_team_plan(
        a_result(1, **sound),
        a_result(2, **{**sound, "role": "ghost"}),
        a_result(3, **{**sound, "target": None, "growth": 0.1}),
        a_result(4, **{**sound, "items": (ItemId(77), ItemId(2))}),
    ).put(an_item(2, role="promoter", archived=True))

    def found(plan: Plan) -> list[tuple[HoleKind, str]]:
        own = ("key_result_no_role", "key_result_no_goal", "key_result_no_item", "role_no_key_result")
        return [(hole.kind, hole.what or hole.role) for hole in holes(look(plan, TODAY)) if hole.kind in own]

    assert found(plan) == [
        (HoleKind.KEY_RESULT_NO_ROLE, "Result 2"),
        (HoleKind.KEY_RESULT_NO_GOAL, "Result 3"),
        (HoleKind.KEY_RESULT_NO_ITEM, "Result 4"),
    ]
    # Only where a gate asks for numbers of all roles is one without them a hole.
    asks = Criterion(RowId(80), HERE, Stage.STRATEGY, "g", "All have numbers", "roles_with_key_results", "==", 2)
    assert found(plan.put(asks))[-1] == (HoleKind.ROLE_NO_KEY_RESULT, "promoter")


def test_gates_count_them() -> None:
    counted = Criterion(RowId(80), HERE, Stage.STRATEGY, "g", "All have numbers", "roles_with_key_results", "==", 2)
    scored = replace(counted, id=RowId(81), metric="key_results_scored")
    one = a_result(1, target=5.0)

    def counts(*results: KeyResult) -> tuple[float | None, float | None]:
        outlook = look(a_team_plan(*results), TODAY)
        return measured(outlook, counted), measured(outlook, scored)

    assert counts() == (0, 0)
    assert counts(one) == (1, 0)
    assert counts(replace(one, actual=4.0, measured=date(2026, 11, 13))) == (1, 1)
    assert counts(a_result(1)) == (0, 0), "words without a number"
    assert counts(replace(one, role="ghost")) == (0, 0)
    assert counts(one, a_result(2, growth=0.1, role="promoter", actual=3.0)) == (2, 0), "what it was is not known yet"
    # With more than three a role has no focus any more.
    assert counts(*(a_result(n, target=5.0) for n in range(1, 5))) == (0, 0)
