"""What scripts read about key results."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from campaigntui.exchange.jsonform import Form, iso
from campaigntui.scheduling.goals import GoalStanding, grade, score


def goals_form(found: Sequence[GoalStanding]) -> Form:
    """Key results with how the whole of them stands, and role by role."""
    roles = dict.fromkeys(each.result.role for each in found)
    return {
        **_score(found),
        "scores": [{"role": role, **_score(each for each in found if each.result.role == role)} for role in roles],
        "key_results": [key_result_form(each) for each in found],
    }


def key_result_form(standing: GoalStanding) -> Form:
    """A key result. `growth` is a share of the baseline; `goal` is the number to reach, null while it is unknown;
    `progress` goes from 0 to 1.2, where 1 is the goal, and is null while nothing is measured.
    """
    result, done = standing.result, standing.progress
    return {
        "id": result.key,
        "title": result.title,
        "role": result.role,
        "metric": result.metric,
        "unit": result.unit,
        "direction": result.direction.value,
        "hold": result.hold,
        "baseline": result.baseline,
        "growth": result.growth,
        "target": result.target,
        "goal": result.goal,
        "weight": result.weight,
        "items": [item.key for item in standing.items],
        "actual": result.actual,
        "measured": iso(result.measured),
        "progress": done,
        "grade": grade(done).value if done is not None else None,
    }


def _score(found: Iterable[GoalStanding]) -> Form:
    """Mean progress by weight, its grade, and how many of how many key results it is made of."""
    every = tuple(found)
    done = score(every)
    return {
        "score": done,
        "score_grade": grade(done).value if done is not None else None,
        "scored": sum(each.progress is not None for each in every),
        "total": len(every),
    }
