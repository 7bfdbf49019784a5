"""Holidays of the years that a plan reaches: stored with the campaign, added when its dates first reach further."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from campaigntui.domain.campaign import EVERY_DAY, CalendarDay
from campaigntui.domain.ids import RowId
from campaigntui.domain.plan import Plan
from campaigntui.scheduling.outlook import Outlook

if TYPE_CHECKING:
    from campaigntui.storage.holidaylists import HolidayLists

_YEARS = range(1950, 2101)
"""Beyond these no list of holidays means anything; only weekends are off there."""


def missing_years(outlook: Outlook) -> range | None:
    """The range of years to store so that every window lies inside it; None when it does already."""
    head = outlook.plan.head
    if head.calendar == EVERY_DAY:
        return None
    first, last = head.calendar_from, head.calendar_to
    for w in outlook.schedule.windows.values():
        ends = [w.forecast_start, w.forecast_finish]
        if w.latest_start is not None and w.latest_finish is not None:
            ends += (w.latest_start, w.latest_finish)
        if w.planned_start is not None and w.planned_finish is not None:
            ends += (w.planned_start, w.planned_finish)
        first, last = min(first, min(ends).year), max(last, max(ends).year)
    first, last = max(first, _YEARS[0]), min(last, _YEARS[-1])
    if first >= head.calendar_from and last <= head.calendar_to:
        return None
    return range(min(first, head.calendar_from), max(last, head.calendar_to) + 1)


def with_years(plan: Plan, years: range, holidays: HolidayLists) -> Plan:
    """The plan with the holidays of these years; those it has already stay as they are."""
    head = plan.head
    fresh = [y for y in years if not head.calendar_from <= y <= head.calendar_to]
    rows = [
        CalendarDay(RowId(plan.next_id + n), head.id, day, kind, name, estimated)
        for n, (day, kind, name, estimated) in enumerate(h for y in fresh for h in holidays.year(head.calendar, y))
    ]
    return plan.put(*rows, replace(head, calendar_from=years[0], calendar_to=years[-1]))
