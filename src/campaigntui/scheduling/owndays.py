"""The days on which one item can be worked, as a calendar of its own."""

from __future__ import annotations

from datetime import date, timedelta

from campaigntui.domain.campaign import CalendarDay, DayKind
from campaigntui.domain.checklist import Item
from campaigntui.domain.ids import RowId
from campaigntui.domain.plan import Plan
from campaigntui.scheduling.workdays import WorkCalendar

EVERY_DAY = WorkCalendar(every_day=True)


def line_of(item: Item, calendar: WorkCalendar) -> WorkCalendar:
    """The days that links towards an item count: the campaign's, or all for an `any_day` item."""
    return EVERY_DAY if item.any_day else calendar


def last_day(before: Item, after: Item, lag: int, start: date, calendar: WorkCalendar) -> date:
    """The last day on which `before` may finish so that `after`, `lag` working days behind it, can start on `start`."""
    line = line_of(after, calendar)
    if before.any_day and not after.any_day and lag >= 0:
        # What follows counts working days only, so this item may still run on the free days before it.
        return line.add(start, -lag) - timedelta(days=1)
    return line.add(start, -(lag + 1))


def own_days(plan: Plan, calendar: WorkCalendar, item: Item) -> WorkCalendar:
    """The days of its line on which the item's member works."""
    base = line_of(item, calendar)
    member = plan.member.get(item.member_id) if item.member_id is not None else None
    if member is None or not (member.days_off or member.weekdays_off):
        return base
    never, away = set(member.weekdays_off), member.days_off
    kept = {} if base.every_day else {day: row for day, row in base.days.items() if day.weekday() not in never}
    off = {day: CalendarDay(RowId(0), plan.head.id, day, DayKind.OFF) for day in away}
    return WorkCalendar(days={**kept, **off}, weekend=tuple({*(() if base.every_day else base.weekend), *never}))
