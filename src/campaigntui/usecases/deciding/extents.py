"""Moving the end of items while their beginning stays."""

from __future__ import annotations

from campaigntui.domain.plan import Plan
from campaigntui.usecases.commands.dates import ShiftItems, StretchItems
from campaigntui.usecases.commands.extents import ExtendItems
from campaigntui.usecases.deciding import dates, rules
from campaigntui.usecases.deciding.following import followed
from campaigntui.usecases.deciding.occasion import Decisions, Occasion


def extend(plan: Plan, command: ExtendItems, occasion: Occasion) -> Plan:
    """Duration and due date change by the same working days; no item gets shorter than a day.

    A milestone stands on one day, so it counts as an item of a day and becomes one when it is extended.
    """
    after = plan
    for item in rules.items_of(plan, command.items):
        span = max(item.duration, 1)
        days = max(command.workdays, 1 - span)
        if days:
            after = dates.stretch(after, StretchItems((item.id,), span + days - item.duration), occasion)
            after = dates.shift(after, ShiftItems((item.id,), days), occasion)
    return followed(plan, after, command.follow, occasion.today)


DECISIONS: Decisions = {
    ExtendItems: extend,
}
