"""Days that the campaign works or does not: the team's own, and what the official lists say now."""

from __future__ import annotations

from dataclasses import replace

from campaigntui.domain import text
from campaigntui.domain.campaign import EVERY_DAY, CalendarDay, DayKind
from campaigntui.domain.ids import RowId
from campaigntui.domain.plan import Plan
from campaigntui.errors import N_, RuleBroken
from campaigntui.scheduling.engine import calendar_of
from campaigntui.usecases.commands import calendar as c
from campaigntui.usecases.deciding import rules
from campaigntui.usecases.deciding.occasion import Decisions, Occasion


def set_days(plan: Plan, command: c.SetCalendarDays, _: Occasion) -> Plan:
    """Own days in place of own days. One that says what the calendar says anyway is kept only for its name."""
    if plan.head.calendar == EVERY_DAY:
        raise RuleBroken(N_("Every day is a working day of this campaign, so no day can be taken off its calendar."))
    mine = {day.day: day for day in plan.calendar_day.values() if day.own}
    wanted = {day.day: day for day in command.days}
    plan = plan.without(*(mine[day] for day, said in wanted.items() if said.kind is None and day in mine))
    official = calendar_of(plan.without(*mine.values()))
    for day, said in sorted(wanted.items()):
        if said.kind is None:
            continue
        name = rules.short_enough(text.line(said.name))
        known = mine.get(day)
        says_so_anyway = official.is_working(day) is (said.kind is DayKind.WORK)
        if says_so_anyway and not name:
            plan = plan.without(known) if known is not None else plan
        elif known is not None:
            plan = plan.put(replace(known, kind=said.kind, name=name))
        else:
            row = CalendarDay(RowId(plan.next_id), plan.head.id, day, said.kind, name, own=True)
            plan = plan.put(row)
    _leave_work(plan)
    return plan


def _leave_work(plan: Plan) -> None:
    """Refuse a calendar with half a year off, which is a slip of the finger and leaves nothing to plan with."""
    days = [day for day in plan.calendar_day.values() if day.own and day.kind is DayKind.OFF]
    if len(days) > MOST_OFF:
        raise RuleBroken(
            N_("That would take {count} days off the calendar; {most} are the most. Check the dates."),
            count=len(days),
            most=MOST_OFF,
        )


MOST_OFF = 183
"""Own days off that a campaign may have."""


def refresh(plan: Plan, command: c.RefreshCalendar, _: Occasion) -> Plan:
    """Stored official days of these years as the lists have them now; rows that say the same stay, own days too."""
    years = frozenset(command.years)
    stored = [day for day in plan.calendar_day.values() if not day.own and day.day.year in years]
    wanted = {(day.day, day.kind): day for day in command.days if day.day.year in years}
    kept = {(row.day, row.kind): row for row in stored if (row.day, row.kind) in wanted}
    plan = plan.without(*(row for row in stored if kept.get((row.day, row.kind)) is not row))
    for key, day in wanted.items():
        known = kept.get(key)
        if known is None:
            known = CalendarDay(RowId(plan.next_id), plan.head.id, day.day, day.kind)
        row = replace(known, name=day.name, estimated=day.estimated)
        if plan.calendar_day.get(row.id) != row:
            plan = plan.put(row)
    return plan


DECISIONS: Decisions = {
    c.SetCalendarDays: set_days,
    c.RefreshCalendar: refresh,
}
