"""Days that moved work runs over although nobody can work then: holidays, and days off of its member."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple, TypeAlias

from campaigntui.domain.campaign import DayKind
from campaigntui.domain.checklist import Item, Status
from campaigntui.domain.ids import ItemId, MemberId
from campaigntui.scheduling.engine import resolve
from campaigntui.scheduling.outlook import Outlook

Span: TypeAlias = tuple[date | None, date | None]
"""First and last day worked; None where there is no window."""


class Shift(NamedTuple):
    """An item with another window than before."""

    item_id: ItemId
    before: Span
    after: Span


class DayHit(NamedTuple):
    """A moved item that now runs over, or falls due on, a day on which it cannot be worked."""

    item_id: ItemId
    day: date
    member_id: MemberId | None = None
    """Whose day off it is; None for a holiday of the calendar."""


def days_hit(moved: Iterable[Shift], after: Outlook) -> Iterator[DayHit]:
    """Holidays and days off inside the new windows that the old ones did not hold."""
    plan, calendar = after.plan, after.calendar
    holidays = sorted(day for day, row in calendar.days.items() if row.kind is DayKind.OFF)
    away = {m.id: sorted(m.days_off) for m in plan.member.values() if m.days_off}
    for shift in moved:
        item = plan.item[shift.item_id]
        if item.status is Status.DONE:
            continue
        window = _with_due(item, shift.after, after)
        if not item.any_day:
            for day in _newly(holidays, shift.before, window):
                yield DayHit(item.id, day)
        if item.member_id in away:
            for day in _newly(away[item.member_id], shift.before, window):
                yield DayHit(item.id, day, item.member_id)


def _with_due(item: Item, window: Span, after: Outlook) -> Span:
    """The window, as far as the day the item is due on: that may be a day off before which it has to be finished."""
    start, finish = window
    if item.due is None or finish is None:
        return window
    due = resolve(item.due, after.plan, after.calendar)
    return start, max(finish, due)


def _newly(days: Sequence[date], before: Span, after: Span) -> Sequence[date]:
    """Days of the sorted list that lie in the window after and not in the one before."""
    first, last = after
    if first is None or last is None or not days:
        return []
    inside = days[bisect_left(days, first) : bisect_right(days, last)]
    start, finish = before
    if start is None or finish is None:
        return inside
    return [day for day in inside if not start <= day <= finish]
