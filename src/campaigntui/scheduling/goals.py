"""How far key results have come, and how a role and the whole campaign stand by them. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from campaigntui.domain.checklist import Item
from campaigntui.domain.goals import Direction, KeyResult
from campaigntui.domain.plan import Plan
from campaigntui.scheduling.outlook import Outlook

MOST = 1.2
"""The best progress that counts: one number far beyond its goal must not hide the others."""
_AT_RISK, _ON_TRACK = 0.4, 0.7


class Grade(StrEnum):
    """What a progress means."""

    OFF_TRACK = "off_track"
    AT_RISK = "at_risk"
    ON_TRACK = "on_track"


class GoalStanding(NamedTuple):
    """A key result as it stands."""

    result: KeyResult
    progress: float | None
    """0 to 1.2, where 1 is the goal; None while it is not measured or has no goal."""
    items: tuple[Item, ...]
    """The work that brings it about, without what was put away."""


def standings(outlook: Outlook, role: str | None = None) -> tuple[GoalStanding, ...]:
    """All key results, or those of a role: in the order of the roles, then in their own."""
    found = (one for one in outlook.plan.key_result.values() if role is None or one.role == role)
    places = {key: place for place, key in enumerate(outlook.roles)}
    ordered = sorted(found, key=lambda one: (places.get(one.role, len(places)), one.position, one.id))
    return tuple(GoalStanding(one, progress(one), serving(outlook.plan, one)) for one in ordered)


def serving(plan: Plan, result: KeyResult) -> tuple[Item, ...]:
    """The items that bring it about, without those that are gone or were put away."""
    found = (plan.item.get(item_id) for item_id in result.items)
    return tuple(item for item in found if item is not None and not item.archived)


def progress(result: KeyResult) -> float | None:
    """How far the number has come, from 0 to `MOST`; None while it is not measured or has no goal.

    A number that is to change: (actual - baseline) / (goal - baseline), the share of the way that lies behind.
    One that is to hold, or whose baseline says nothing about a way (none, or beyond the goal): 1 as soon as the goal
    is met, else the share of the goal (actual / goal upwards, goal / actual downwards).
    """
    actual, goal, baseline = result.actual, result.goal, result.baseline
    if actual is None or goal is None:
        return None
    up = result.direction is Direction.UP
    if result.hold or baseline is None or (goal <= baseline if up else goal >= baseline):
        if actual >= goal if up else actual <= goal:
            return 1.0
        part, whole = (actual, goal) if up else (goal, actual)
        return round(min(max(part / whole, 0.0), 1.0), 10) if whole > 0 else 0.0
    # In this order the two ends also hold what is no number, which numbers near the limits of a float come to.
    # Rounded, because 3.42 is 0.7 of the way from 3.0 to 3.6, and 0.6999999999999997 would be at risk.
    return round(min(MOST, max(0.0, (actual - baseline) / (goal - baseline))), 10)


def grade(done: float) -> Grade:
    """What a progress means: below 0.4 off track, below 0.7 at risk, else on track."""
    return Grade.OFF_TRACK if done < _AT_RISK else Grade.AT_RISK if done < _ON_TRACK else Grade.ON_TRACK


def score(found: Iterable[GoalStanding]) -> float | None:
    """Mean progress by weight of those that are measured; None when none is."""
    known = [(each.result.weight, each.progress) for each in found if each.progress is not None]
    whole = sum(weight for weight, _done in known)
    return round(sum(weight * done for weight, done in known) / whole, 10) if whole else None


def numbered_roles(plan: Plan) -> Mapping[str, int]:
    """Role -> how many key results with a number it answers for; roles without one are missing."""
    found: dict[str, int] = {}
    for one in plan.key_result.values():
        if one.target is not None or one.growth is not None:
            found[one.role] = found.get(one.role, 0) + 1
    return found
