"""The meetings of a campaign on real dates: recurrence rules (RFC 5545) laid out on its working days.

A recurrence is counted in wall-clock time of the campaign's zone, so that no date shifts with the zone. An hour that
the clock skips in spring is held an hour later, or not at all when a meeting stands there already.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from campaigntui.domain.campaign import Moved, Ritual
from campaigntui.domain.plan import Plan
from campaigntui.scheduling.engine import calendar_of, resolve
from campaigntui.scheduling.workdays import WorkCalendar

_DAY = timedelta(days=1)


class Occurrence(NamedTuple):
    """A meeting on a date. Times are those of the campaign's zone."""

    day: date
    clock: time | None
    """None for a meeting without an hour."""
    ritual: Ritual
    moved_from: date | None = None
    """The day off that its rule gave; None when it is held on the day of the rule."""


class Span(NamedTuple):
    """First and last day of something, both inclusive."""

    first: date
    last: date


def occurrences(plan: Plan, first: date, last: date) -> tuple[Occurrence, ...]:
    """Every meeting from `first` to `last`, both inclusive, by day and hour. `RuleBroken` without an anchor."""
    if not plan.ritual:
        return ()
    calendar = calendar_of(plan)
    whole = campaign_span(plan, calendar)
    found = [
        meeting
        for ritual in plan.ritual.values()
        for meeting in _held(plan, ritual, calendar, whole, Span(first, last))
    ]
    return tuple(sorted(found, key=lambda m: (m.day, m.clock or time(), m.ritual.position, m.ritual.id)))


def campaign_span(plan: Plan, calendar: WorkCalendar) -> Span:
    """From the opening of the first stage to the close of the last one; the moments' days for a plan without stages."""
    parts = plan.stage_plan.values()
    days = [resolve(due, plan, calendar) for part in parts for due in (part.opens, part.closes)]
    days = days or [anchor.day for anchor in plan.anchor.values()]
    return Span(min(days), max(days))


def span_of(plan: Plan, ritual: Ritual, calendar: WorkCalendar, whole: Span) -> Span:
    """The days between which a meeting is held; `whole` is the campaign's span, for ends that it leaves open."""
    first = resolve(ritual.opens, plan, calendar) if ritual.opens is not None else whole.first
    last = resolve(ritual.closes, plan, calendar) if ritual.closes is not None else max(whole.last, first + 31 * _DAY)
    return Span(first, last)


def _held(plan: Plan, ritual: Ritual, calendar: WorkCalendar, whole: Span, wanted: Span) -> Iterator[Occurrence]:
    """The meetings of one ritual, each moment once, in no order."""
    own = span_of(plan, ritual, calendar, whole)
    first, last = max(own.first, wanted.first), min(own.last, wanted.last)
    if last < first:
        return
    daily = daily_of(plan, ritual, calendar)
    seen: set[tuple[date, time | None]] = set()
    for meeting in (*_each_day(ritual, daily), *_by_rule(plan, ritual, calendar, own, Span(first, last), daily)):
        if first <= meeting.day <= last and (meeting.day, meeting.clock) not in seen:
            seen.add((meeting.day, meeting.clock))
            yield meeting


def daily_of(plan: Plan, ritual: Ritual, calendar: WorkCalendar) -> Span | None:
    """The days on which it is held whatever the rule and the calendar say; None for none."""
    if ritual.daily_from is None or ritual.daily_to is None:
        return None
    return Span(resolve(ritual.daily_from, plan, calendar), resolve(ritual.daily_to, plan, calendar))


def _each_day(ritual: Ritual, daily: Span | None) -> Iterator[Occurrence]:
    if daily is not None:
        for n in range((daily.last - daily.first).days + 1):
            yield Occurrence(daily.first + n * _DAY, ritual.clock, ritual)


def _by_rule(
    plan: Plan, ritual: Ritual, calendar: WorkCalendar, own: Span, wanted: Span, daily: Span | None
) -> Iterator[Occurrence]:
    """What the rule gives, moved off the days off. A meeting is never moved out of its own span."""
    low, high = wanted.first, wanted.last
    if ritual.workdays and ritual.moved is Moved.AFTER:
        low = calendar.back(low - _DAY) + _DAY
    elif ritual.workdays and ritual.moved is Moved.BEFORE:
        high = calendar.forward(high + _DAY) - _DAY
    for moment in _moments(ritual, own, max(low, own.first), min(high, own.last), plan.head.timezone):
        day, clock = moment.date(), None if ritual.clock is None else moment.time()
        free = daily is not None and daily.first <= day <= daily.last
        if not ritual.workdays or free or calendar.is_working(day):
            yield Occurrence(day, clock, ritual)
        elif ritual.moved is Moved.BEFORE:
            yield Occurrence(calendar.back(day), clock, ritual, day)
        elif ritual.moved is Moved.AFTER:
            yield Occurrence(calendar.forward(day), clock, ritual, day)


def _moments(ritual: Ritual, own: Span, low: date, high: date, timezone: str) -> Iterator[datetime]:
    """Wall-clock moments of the rule from `low` to `high`, counted from the first day of the meeting's own span."""
    from dateutil.rrule import rrulestr

    from campaigntui.domain.recurrence import checked_rule
    from campaigntui.domain.zones import zone_of
    from campaigntui.errors import BadInput

    if high < low:
        return
    try:
        checked_rule(ritual.rrule)
    except BadInput:
        # Another program wrote it into the file; its meeting has no dates, and the rule is shown as it is.
        return
    zone = zone_of(timezone)
    start = datetime.combine(own.first, ritual.clock or time())
    rule = rrulestr(ritual.rrule, dtstart=start)
    for moment in rule.xafter(datetime.combine(low, time()), inc=True):
        if moment.date() > high:
            return
        there = moment.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None)
        yield there if there.date() == moment.date() else moment
