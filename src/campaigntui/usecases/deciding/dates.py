"""Moving due dates and stretching durations."""

from __future__ import annotations

from dataclasses import replace

from campaigntui.domain.checklist import Item
from campaigntui.domain.due import D_DAY, Due, Unit
from campaigntui.domain.plan import Plan
from campaigntui.errors import N_, RuleBroken
from campaigntui.scheduling.engine import calendar_of, resolve, schedule
from campaigntui.scheduling.workdays import WorkCalendar
from campaigntui.usecases.commands import dates as c
from campaigntui.usecases.deciding import rules
from campaigntui.usecases.deciding.occasion import Decisions, Occasion

_EVERY_DAY = WorkCalendar(every_day=True)


def shift(plan: Plan, command: c.ShiftItems, occasion: Occasion) -> Plan:
    """Move due dates by working days. A rule keeps its anchor; an item without a due date gets one from its window."""
    calendar = calendar_of(plan)
    moved: list[Item] = []
    for item in rules.items_of(plan, command.items):
        due = item.due if item.due is not None else _own_window(plan, item, occasion)
        if due.unit is Unit.WORKDAYS and not item.any_day:
            moved.append(replace(item, due=rules.due(plan, replace(due, offset=due.offset + command.workdays))))
            continue
        counted = _EVERY_DAY if item.any_day else calendar
        day = counted.add(counted.back(resolve(due, plan, calendar)), command.workdays)
        if due.day is not None:
            moved.append(replace(item, due=rules.due(plan, Due(day=day))))
        else:
            offset = (day - plan.anchor_named(due.anchor).day).days
            moved.append(replace(item, due=rules.due(plan, Due(anchor=due.anchor, offset=offset))))
    return plan.put(*moved)


def _own_window(plan: Plan, item: Item, occasion: Occasion) -> Due:
    window = schedule(plan, occasion.today).windows.get(item.id)
    if window is None or window.planned_finish is None:
        raise RuleBroken(N_("“{item}” has no due date to move. Give it one first."), item=item.title)
    return Due(anchor=D_DAY, offset=(window.planned_finish - plan.d_day.day).days)


def stretch(plan: Plan, command: c.StretchItems, _: Occasion) -> Plan:
    """Change durations by working days, never below 0."""
    items = rules.items_of(plan, command.items)
    return plan.put(*(replace(i, duration=rules.duration(max(i.duration + command.workdays, 0))) for i in items))


DECISIONS: Decisions = {
    c.ShiftItems: shift,
    c.StretchItems: stretch,
}
