"""Rules for other days: the rule of a due date, moved, still counts from the anchor that it was given with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from campaigntui.domain.checklist import Item
from campaigntui.domain.due import D_DAY, Due, Unit
from campaigntui.domain.plan import Plan
from campaigntui.errors import N_, RuleBroken
from campaigntui.scheduling.engine import resolve
from campaigntui.scheduling.owndays import line_of
from campaigntui.scheduling.schedule import Schedule
from campaigntui.scheduling.workdays import WorkCalendar


def rule_on(plan: Plan, rule: Due | None, day: date, calendar: WorkCalendar) -> Due:
    """The rule for that day: a fixed date stays one, an offset keeps its anchor; without a rule it hangs on D-day."""
    if rule is None:
        return Due(anchor=D_DAY, offset=(day - plan.d_day.day).days)
    if rule.day is not None:
        return Due(day=day)
    anchor = plan.anchor_named(rule.anchor).day
    if rule.unit is Unit.WORKDAYS:
        count = calendar.count(anchor, day)
        # Counting back from a day off is one step longer than counting towards it.
        for offset in (count, count - 1):
            if calendar.add(anchor, offset) == day:
                return replace(rule, offset=offset, unit=Unit.WORKDAYS if offset else Unit.DAYS)
    return Due(anchor=rule.anchor, offset=(day - anchor).days)


def rule_shifted(plan: Plan, rule: Due, workdays: int, calendar: WorkCalendar) -> Due:
    """The rule so many days of the calendar later; a rule that counts working days keeps counting them."""
    if rule.unit is Unit.WORKDAYS and rule.day is None and not calendar.every_day:
        return replace(rule, offset=rule.offset + workdays)
    day = calendar.add(calendar.back(resolve(rule, plan, calendar)), workdays)
    return rule_on(plan, rule, day, calendar)


def item_shifted(plan: Plan, item: Item, workdays: int, calendar: WorkCalendar, windows: Schedule | None) -> Item:
    """The item, due so many working days later (days, for one that may fall on any day).

    Without a due date it is moved from its planned window in `windows`; `RuleBroken` when it has neither.
    """
    rule = item.due
    if rule is None:
        window = windows.windows.get(item.id) if windows is not None else None
        if window is None or window.planned_finish is None:
            raise RuleBroken(N_("“{item}” has no due date to move. Give it one first."), item=item.title)
        rule = rule_on(plan, None, window.planned_finish, calendar)
    return replace(item, due=rule_shifted(plan, rule, workdays, line_of(item, calendar)))
