"""Moving whole stages, and letting them last longer or shorter."""

from __future__ import annotations

from dataclasses import replace

from campaigntui.domain.checklist import Status
from campaigntui.domain.due import Due
from campaigntui.domain.gates import StagePlan
from campaigntui.domain.plan import Plan
from campaigntui.domain.stage import Stage
from campaigntui.errors import N_, RuleBroken
from campaigntui.scheduling.engine import calendar_of, resolve
from campaigntui.scheduling.workdays import WorkCalendar
from campaigntui.usecases.commands import stages as c
from campaigntui.usecases.deciding import rules
from campaigntui.usecases.deciding.duerules import item_shifted, rule_shifted
from campaigntui.usecases.deciding.following import followed
from campaigntui.usecases.deciding.occasion import Decisions, Occasion


def shift(plan: Plan, command: c.ShiftStages, occasion: Occasion) -> Plan:
    """Move windows, gates and items. An item without a due date follows from the gate, so it needs none."""
    calendar = calendar_of(plan)
    parts = [_moved(plan, part, command.workdays, calendar) for part in _parts(plan, command.stages)]
    items = [
        item_shifted(plan, item, command.workdays, calendar, None)
        for item in plan.item.values()
        if item.stage in command.stages and item.due and item.status is not Status.DONE and not item.archived
    ]
    for item in items:
        rules.due(plan, item.due)
    return followed(plan, plan.put(*parts, *items), command.follow, occasion.today)


def stretch(plan: Plan, command: c.StretchStages, _: Occasion) -> Plan:
    """Move the close and the gate. `RuleBroken` when the stage would close before it opens."""
    calendar = calendar_of(plan)
    rows = []
    for part in _parts(plan, command.stages):
        gate = rule_shifted(plan, part.gate_due, command.workdays, calendar) if part.gate_due is not None else None
        row = replace(part, closes=rule_shifted(plan, part.closes, command.workdays, calendar), gate_due=gate)
        if resolve(row.closes, plan, calendar) < resolve(row.opens, plan, calendar):
            raise RuleBroken(N_("The stage {stage} would close before it opens."), stage=part.stage)
        rows.append(row)
    return plan.put(*rows)


def _parts(plan: Plan, stages: tuple[Stage, ...]) -> list[StagePlan]:
    return [part for part in plan.stage_plan.values() if part.stage in stages]


def _moved(plan: Plan, part: StagePlan, workdays: int, calendar: WorkCalendar) -> StagePlan:
    def later(rule: Due) -> Due:
        return rule_shifted(plan, rule, workdays, calendar)

    gate = later(part.gate_due) if part.gate_due is not None else None
    return replace(part, opens=later(part.opens), closes=later(part.closes), gate_due=gate)


DECISIONS: Decisions = {
    c.ShiftStages: shift,
    c.StretchStages: stretch,
}
