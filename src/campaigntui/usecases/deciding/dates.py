"""Moving due dates and stretching durations."""

from __future__ import annotations

from dataclasses import replace

from campaigntui.domain.plan import Plan
from campaigntui.scheduling.engine import calendar_of, schedule
from campaigntui.usecases.commands import dates as c
from campaigntui.usecases.deciding import rules
from campaigntui.usecases.deciding.duerules import item_shifted
from campaigntui.usecases.deciding.following import followed
from campaigntui.usecases.deciding.occasion import Decisions, Occasion


def shift(plan: Plan, command: c.ShiftItems, occasion: Occasion) -> Plan:
    """Move due dates by working days. A rule keeps its anchor; an item without a due date gets one from its window."""
    items, calendar = rules.items_of(plan, command.items), calendar_of(plan)
    windows = schedule(plan, occasion.today) if any(item.due is None for item in items) else None
    moved = [item_shifted(plan, item, command.workdays, calendar, windows) for item in items]
    for item in moved:
        rules.due(plan, item.due)
    return followed(plan, plan.put(*moved), command.follow, occasion.today)


def stretch(plan: Plan, command: c.StretchItems, occasion: Occasion) -> Plan:
    """Change durations by working days, never below 0."""
    items = rules.items_of(plan, command.items)
    longer = [replace(i, duration=rules.duration(max(i.duration + command.workdays, 0))) for i in items]
    return followed(plan, plan.put(*longer), command.follow, occasion.today)


DECISIONS: Decisions = {
    c.ShiftItems: shift,
    c.StretchItems: stretch,
}
