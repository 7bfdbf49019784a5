"""The gate at the end of a stage as it stands today: what is required, what holds, what was decided. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from campaigntui.domain.checklist import Item, Status
from campaigntui.domain.gates import Criterion, Ruling, Verdict
from campaigntui.domain.ids import ItemId
from campaigntui.domain.journal import Change
from campaigntui.domain.people import Member
from campaigntui.domain.plan import Plan
from campaigntui.domain.stage import PREDECESSORS, Stage
from campaigntui.scheduling.metrics import has_evidence, measured, proofs
from campaigntui.scheduling.outlook import Outlook

_HOLDS: Mapping[str, Callable[[float, float], bool]] = {
    ">=": lambda value, target: value >= target,
    "<=": lambda value, target: value <= target,
    "==": lambda value, target: value == target,
    ">": lambda value, target: value > target,
    "<": lambda value, target: value < target,
}
"""Operator of a criterion -> whether a number fits its target."""


class Required(NamedTuple):
    """An item that the gate needs: required by the plan, or the proof of a criterion."""

    item: Item
    done: bool
    proven: bool
    """Its evidence is written down."""

    @property
    def is_open(self) -> bool:
        """True while the gate waits for it: not done, or done without evidence."""
        return not (self.done and self.proven)


class Judged(NamedTuple):
    """A criterion with what is known about it."""

    criterion: Criterion
    value: float | None
    """The number, counted by the plan or typed by hand; None while nobody has measured it."""
    counted: bool
    """True when the plan itself counts the number."""
    met: bool


class Gate(NamedTuple):
    """Everything about one gate."""

    stage: Stage
    day: date | None
    """When it is due; None for a stage without a gate date."""
    signer: str
    """Key of the role that signs it; empty: anybody of the team."""
    holders: tuple[Member, ...]
    """Members who may sign it."""
    required: tuple[Required, ...]
    judged: tuple[Judged, ...]
    history: tuple[Verdict, ...]
    """Every verdict there ever was, newest first."""

    @property
    def verdict(self) -> Verdict | None:
        """The verdict in force; None before the first, and after a reopening."""
        return _in_force(self.history)

    @property
    def ruling(self) -> Ruling | None:
        """What is in force."""
        return self.verdict.ruling if self.verdict is not None else None

    @property
    def passed(self) -> bool:
        """True when work behind the gate may rely on it."""
        return self.ruling in (Ruling.PASS, Ruling.RISK)

    @property
    def open_items(self) -> tuple[Required, ...]:
        """Required items that are not done, or lack evidence."""
        return tuple(each for each in self.required if each.is_open)

    @property
    def unproven(self) -> tuple[Required, ...]:
        """Required items that are done and lack only their evidence."""
        return tuple(each for each in self.required if each.done and not each.proven)

    @property
    def open_criteria(self) -> tuple[Judged, ...]:
        """Criteria that do not hold."""
        return tuple(each for each in self.judged if not each.met)

    @property
    def asked(self) -> int:
        """How many things the gate needs."""
        return len(self.required) + len(self.judged)

    @property
    def ready(self) -> int:
        """How many of them are there."""
        return self.asked - len(self.open_items) - len(self.open_criteria)


def gate_of(outlook: Outlook, stage: Stage) -> Gate:
    """The gate of a stage. It costs a pass over the items of the stage."""
    criteria = outlook.criteria[stage]
    plan = outlook.stage_plans.get(stage)
    signer = plan.signer if plan is not None else ""
    needed = {item.id: item for item in outlook.items[stage] if item.gate}
    for criterion in criteria:
        needed.update((item.id, item) for item in proofs(outlook, criterion))
    team = (member for member in outlook.plan.member.values() if not member.archived)
    return Gate(
        stage=stage,
        day=outlook.health.stages[stage].gate_day,
        signer=signer,
        holders=tuple(member for member in team if not signer or signer in member.roles),
        required=tuple(Required(i, i.status is Status.DONE, has_evidence(i)) for i in needed.values()),
        judged=tuple(judge(outlook, criterion) for criterion in criteria),
        history=verdicts_of(outlook.plan, stage),
    )


def judge(outlook: Outlook, criterion: Criterion) -> Judged:
    """A criterion by the number that the plan counts, else by the number typed in, else by what a person ticked.

    A target without an operator that is known is a least.
    """
    counted = measured(outlook, criterion)
    value = criterion.value if counted is None else counted
    if criterion.target is None or value is None:
        return Judged(criterion, value, counted is not None, criterion.met)
    holds = _HOLDS.get(criterion.operator, _HOLDS[">="])
    return Judged(criterion, value, counted is not None, holds(value, criterion.target))


def verdicts_of(plan: Plan, stage: Stage) -> tuple[Verdict, ...]:
    """Every verdict about a stage, newest first."""
    return tuple(sorted((v for v in plan.verdict.values() if v.stage is stage), key=lambda v: -v.id))


def unsigned_before(plan: Plan, stage: Stage) -> tuple[Stage, ...]:
    """Stages right before this one whose gate has a date and has not been passed."""
    dated = {each.stage for each in plan.stage_plan.values() if each.gate_due is not None}
    return tuple(each for each in PREDECESSORS[stage] if each in dated and not _passed(plan, each))


def risks(plan: Plan) -> tuple[Verdict, ...]:
    """Every verdict that let a gate pass with risk, by stage, the oldest first; a reopening does not unsay it."""
    found = (verdict for verdict in plan.verdict.values() if verdict.ruling is Ruling.RISK)
    return tuple(sorted(found, key=lambda verdict: (verdict.stage.number, verdict.id)))


def standing_ruling(plan: Plan, stage: Stage) -> Ruling | None:
    """What is in force for a stage; None before the first verdict, and after a reopening."""
    verdict = _in_force(verdicts_of(plan, stage))
    return verdict.ruling if verdict is not None else None


def _in_force(history: Sequence[Verdict]) -> Verdict | None:
    return history[0] if history and history[0].reopened is None else None


def _passed(plan: Plan, stage: Stage) -> bool:
    return standing_ruling(plan, stage) in (Ruling.PASS, Ruling.RISK)


class Ahead(NamedTuple):
    """Work begun, or a gate passed, before a gate that it relies on was. That is allowed, and has its price."""

    items: tuple[ItemId, ...]
    """Empty when a gate ran ahead."""
    gates: tuple[Stage, ...]
    """Gates that have not been passed, in the order of the stages."""


def ran_ahead(changes: Iterable[Change], plan: Plan) -> Ahead | None:
    """What these changes began, finished unbegun, or signed ahead of a gate of `plan`; None when there is nothing."""
    items: list[ItemId] = []
    gates: dict[Stage, None] = {}
    for change in changes:
        after = change.after
        if isinstance(after, Item) and _begins(change.before, after):
            waiting = unsigned_before(plan, after.stage)
            items += [after.id] if waiting else []
        elif isinstance(after, Verdict) and change.before is None and after.ruling is not Ruling.NO_GO:
            waiting = unsigned_before(plan, after.stage)
        else:
            continue
        gates.update(dict.fromkeys(waiting))
    return Ahead(tuple(items), tuple(sorted(gates, key=lambda stage: stage.number))) if gates else None


def _begins(before: object, after: Item) -> bool:
    if not isinstance(before, Item) or before.started or before.finished or before.status is after.status:
        return False
    return after.status in (Status.IN_PROGRESS, Status.DONE)
