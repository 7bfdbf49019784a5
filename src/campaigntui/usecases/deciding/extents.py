"""Moving the end of items while their beginning stays."""

from __future__ import annotations

from campaigntui.domain.plan import Plan
from campaigntui.usecases.commands.dates import ShiftItems, StretchItems
from campaigntui.usecases.commands.extents import ExtendItems
from campaigntui.usecases.deciding import dates, rules
from campaigntui.usecases.deciding.following import followed
from campaigntui.usecases.deciding.occasion import Decisions, Occasion


def extend(plan: Plan, command: ExtendItems, occasion: Occasion) -> Plan:
    """Duration and due date change by the same working days; no item gets shorter than a day."""
    after = plan
    for item in rules.items_of(plan, command.items):
        days = max(command.workdays, 1 - item.duration)
        after = dates.stretch(after, StretchItems((item.id,), days), occasion)
        after = dates.shift(after, ShiftItems((item.id,), days), occasion)
    return followed(plan, after, command.follow, occasion.today)


DECISIONS: Decisions = {
    ExtendItems: extend,
}
