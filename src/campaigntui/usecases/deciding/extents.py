"""Moving the end of items while their beginning stays."""

from __future__ import annotations

from campaigntui.domain.plan import Plan
from campaigntui.usecases.commands.dates import ShiftItems, StretchItems
from campaigntui.usecases.commands.extents import ExtendItems
from campaigntui.usecases.deciding import dates, rules
from campaigntui.usecases.deciding.occasion import Decisions, Occasion


def extend(plan: Plan, command: ExtendItems, occasion: Occasion) -> Plan:
    """Duration and due date change by the same working days; no item gets shorter than a day."""
    for item in rules.items_of(plan, command.items):
        days = max(command.workdays, 1 - item.duration)
        plan = dates.stretch(plan, StretchItems((item.id,), days), occasion)
        plan = dates.shift(plan, ShiftItems((item.id,), days), occasion)
    return plan


DECISIONS: Decisions = {
    ExtendItems: extend,
}
