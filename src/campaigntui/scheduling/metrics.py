"""Numbers that the plan itself knows, by the names under which a playbook's criteria ask for them. Everything else is
measured outside and typed in by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from campaigntui.domain.checklist import Item, Status
from campaigntui.domain.gates import Criterion
from campaigntui.domain.people import Answer
from campaigntui.scheduling.goals import numbered_roles, progress
from campaigntui.scheduling.outlook import Outlook

ROLES_WITH_KEY_RESULTS = "roles_with_key_results"
_FOCUS = 3
"""Key results beyond which a role has no focus any more."""

Measure: TypeAlias = Callable[[Outlook, Criterion], float]


def measured(outlook: Outlook, criterion: Criterion) -> float | None:
    """What the plan says about a criterion's metric, in the criterion's unit; None for a metric it does not know."""
    measure = METRICS.get(criterion.metric)
    return None if measure is None else measure(outlook, criterion)


def has_evidence(item: Item) -> bool:
    """True when something written with the item proves that it is done."""
    return bool(item.evidence.strip() or item.attachments)


def proofs(outlook: Outlook, criterion: Criterion) -> tuple[Item, ...]:
    """Items that prove the criterion, without those that were put away."""
    found = (outlook.plan.item.get(item_id) for item_id in criterion.evidence)
    return tuple(item for item in found if item is not None and not item.archived)


def _share(items: Iterable[Item], test: Callable[[Item], bool]) -> float:
    """Percent of the items that pass; 100 when there are none."""
    passed = [test(item) for item in items]
    return 100 * sum(passed) / len(passed) if passed else 100.0


def _is_done(item: Item) -> bool:
    return item.status is Status.DONE


def _stage(outlook: Outlook, criterion: Criterion) -> tuple[Item, ...]:
    return outlook.items[criterion.stage]


def _required(outlook: Outlook, criterion: Criterion) -> list[Item]:
    return [item for item in _stage(outlook, criterion) if item.gate]


def _unfinished(outlook: Outlook, criterion: Criterion) -> list[Item]:
    return [item for item in _stage(outlook, criterion) if not _is_done(item)]


def _gate_slack(outlook: Outlook, criterion: Criterion) -> float:
    """Working days from the last required item, done or expected, to the gate; from today when none is required."""
    gate = outlook.health.stages[criterion.stage].gate_day
    if gate is None:
        return 0
    finishes = (outlook.schedule.windows[item.id].forecast_finish for item in _required(outlook, criterion))
    return outlook.calendar.count(max(finishes, default=outlook.today), gate)


def _overloaded(outlook: Outlook, criterion: Criterion) -> float:
    # Loaded late: few campaigns have such a criterion.
    from campaigntui.scheduling.load import load

    closes = outlook.health.stages[criterion.stage].closes
    if closes is None or closes < outlook.today:
        return 0
    return len({over.member_id for over in load(outlook, outlook.today, closes).overloads()})


def _roles_without_member(outlook: Outlook, criterion: Criterion) -> float:
    seats = {role for member in outlook.plan.member.values() if not member.archived for role in member.roles}
    return len({item.role for item in _stage(outlook, criterion) if item.role} - seats)


def _accepted(outlook: Outlook, items: Iterable[Item]) -> list[bool]:
    """For each item that hands something over, whether all of it was accepted."""
    given = [outlook.handoffs[item.id] for item in items if item.id in outlook.handoffs]
    return [all(handoff.answer is Answer.ACCEPTED for handoff in handoffs) for handoffs in given]


def _handoffs_accepted(outlook: Outlook, criterion: Criterion) -> float:
    answers = _accepted(outlook, _stage(outlook, criterion))
    return 100 * sum(answers) / len(answers) if answers else 100.0


def _roles_with_key_results(outlook: Outlook, _: Criterion) -> float:
    counts = numbered_roles(outlook.plan)
    return sum(1 <= counts.get(role, 0) <= _FOCUS for role in outlook.roles)


METRICS: Mapping[str, Measure] = {
    "gate_items_done": lambda outlook, c: _share(_required(outlook, c), _is_done),
    "gate_items_with_evidence": lambda outlook, c: _share(_required(outlook, c), has_evidence),
    "gate_slack_days": _gate_slack,
    "items_done": lambda outlook, c: _share(_stage(outlook, c), _is_done),
    "items_late": lambda outlook, c: outlook.health.stages[c.stage].late,
    "items_blocked": lambda outlook, c: outlook.health.stages[c.stage].blocked,
    "items_without_owner": lambda outlook, c: sum(i.member_id is None for i in _unfinished(outlook, c)),
    "items_without_due": lambda outlook, c: sum(i.due is None for i in _unfinished(outlook, c)),
    "roles_without_member": _roles_without_member,
    "members_over_capacity": _overloaded,
    "handoffs_accepted": _handoffs_accepted,
    "briefs_accepted": lambda outlook, c: sum(_accepted(outlook, proofs(outlook, c))),
    "roles_with_iteration": lambda outlook, c: len({i.role for i in proofs(outlook, c) if _is_done(i)}),
    "meetings_with_minutes": lambda outlook, c: sum(_is_done(i) and has_evidence(i) for i in proofs(outlook, c)),
    ROLES_WITH_KEY_RESULTS: _roles_with_key_results,
    "key_results_scored": lambda outlook, _: sum(progress(one) is not None for one in outlook.plan.key_result.values()),
    "special_analyses_concluded": lambda outlook, c: sum(_is_done(i) for i in proofs(outlook, c)),
}
"""Metric -> how it is counted. Shares are percent of the stage's items."""
