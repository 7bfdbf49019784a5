"""The engine: planned, forecast and latest windows of every item, as a pure function of plan and day.

Dates become day numbers once; from then on only integers are added and compared, so that an item costs its links.
The three windows and the rules behind them are those of a critical-path schedule (Kelley and Walker 1959) with
backward planning from due dates.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from campaigntui.domain.checklist import Status
from campaigntui.domain.due import Due, Unit
from campaigntui.domain.ids import ItemId
from campaigntui.domain.plan import Plan
from campaigntui.errors import N_, RuleBroken
from campaigntui.scheduling.network import Network
from campaigntui.scheduling.plandays import NEVER, PlanDays
from campaigntui.scheduling.schedule import Schedule, Window
from campaigntui.scheduling.workdays import DayLine, WorkCalendar

NO_DELAYS: Mapping[ItemId, int] = MappingProxyType({})
"""Everything goes as forecast."""


def schedule(
    plan: Plan, today: date, calendar: WorkCalendar | None = None, delays: Mapping[ItemId, int] = NO_DELAYS
) -> Schedule:
    """Windows of all items that are not archived, on `today`.

    With `delays` an open item is supposed to finish so many of its working days later than it otherwise would; planned
    and latest windows stay as they are.

    A link counts `lag` in working days of the campaign's calendar; towards an `any_day` item it counts every day,
    because that item is free to follow at once. Raises `RuleBroken` for a cycle, an unknown anchor, or dates beyond
    the years 1 … 9999.
    """
    if calendar is None:
        calendar = calendar_of(plan)
    network = Network(plan)
    days = PlanDays.of(plan, today, calendar, network, sum(delays.values()))
    lines = [days.line_of(item) for item in network.items]
    spans = [max(item.duration, 1) for item in network.items]
    latest = _latest(network, days, lines, spans)
    planned = _planned(network, days, lines, spans, latest)
    forecast = _forecast(network, days, lines, spans, planned, delays)
    return _windows(network, days, latest, planned, forecast)


def calendar_of(plan: Plan) -> WorkCalendar:
    """The campaign's calendar with the holidays stored in the plan."""
    return WorkCalendar.of(plan.head, plan.calendar_day.values())


def resolve(due: Due, plan: Plan, calendar: WorkCalendar) -> date:
    """The date that a rule gives in this campaign, before any move to a working day."""
    if due.day is not None:
        return due.day
    anchor = plan.anchor_named(due.anchor).day
    try:
        if due.unit is Unit.WORKDAYS:
            return calendar.add(anchor, due.offset)
        return date.fromordinal(anchor.toordinal() + due.offset)
    except (OverflowError, ValueError):
        raise RuleBroken(N_("“{due}” lies beyond the years 1 to 9999."), due=str(due)) from None


class _Spans(NamedTuple):
    """Starts and finishes of all items by index; None where an item has no such window.

    Two lists of numbers, because a pair for every item would be work for the garbage collector.
    """

    starts: list[int | None]
    ends: list[int | None]


def _latest(network: Network, days: PlanDays, lines: Sequence[DayLine], spans: Sequence[int]) -> _Spans:
    """Latest windows from the hard ends backward; None where nothing depends on the item."""
    items, afters, lags = network.items, network.afters, network.lags
    starts: list[int | None] = [None] * len(items)
    ends: list[int | None] = [None] * len(items)
    campaign, everything = days.campaign, days.all
    for i in reversed(network.order):
        item = items[i]
        end = days.end_of(item)
        if item.gate:
            end = min(end, days.gates.get(item.stage, NEVER))
        if item.ready_by is not None:
            end = min(end, days.resolve(item.ready_by))
        for k in network.out[i]:
            after, lag = afters[k], lags[k]
            bound = starts[after]
            if bound is None:
                continue
            free = items[after].any_day
            line = everything if free else campaign
            if item.any_day and not free and lag >= 0:
                # The successor counts working days only, so this item may still run on the free days before it.
                end = min(end, line.add(bound, -lag) - 1)
            else:
                end = min(end, line.add(bound, -(lag + 1)))
        if end < NEVER:
            ends[i] = finish = lines[i].back(end)
            starts[i] = lines[i].add(finish, 1 - spans[i])
    return _Spans(starts, ends)


def _planned(
    network: Network,
    days: PlanDays,
    lines: Sequence[DayLine],
    spans: Sequence[int],
    latest: _Spans,
) -> _Spans:
    """Planned windows: back from the due date, or the latest window for an item without one."""
    starts, ends = list(latest.starts), list(latest.ends)
    for i, item in enumerate(network.items):
        if item.due is not None:
            ends[i] = finish = lines[i].back(days.resolve(item.due))
            starts[i] = lines[i].add(finish, 1 - spans[i])
    return _Spans(starts, ends)


def _forecast(
    network: Network,
    days: PlanDays,
    lines: Sequence[DayLine],
    spans: Sequence[int],
    planned: _Spans,
    delays: Mapping[ItemId, int],
) -> tuple[list[int], list[int]]:
    """Forecast starts and finishes: what was done, then what follows from today and from predecessors."""
    items, befores, lags = network.items, network.befores, network.lags
    starts, ends = [0] * len(items), [0] * len(items)
    for i in network.order:
        item, line = items[i], lines[i]
        started = item.started.toordinal() if item.started is not None else None
        if item.status is Status.DONE:
            finish = item.finished.toordinal() if item.finished is not None else days.today
            start = started if started is not None else line.add(line.back(finish), 1 - spans[i])
            starts[i], ends[i] = min(start, finish), finish
        elif started is not None:
            now = line.forward(max(days.today, started))
            left = max(spans[i] - line.count(started - 1, now - 1), 1)
            starts[i], ends[i] = started, line.add(now, left - 1)
        else:
            follow = days.all if item.any_day else days.campaign
            start = days.today
            own = planned.starts[i]
            if own is not None and own > start:
                start = own
            for k in network.into[i]:
                begin = follow.add(ends[befores[k]], lags[k] + 1)
                if begin > start:
                    start = begin
            starts[i] = start = line.forward(start)
            ends[i] = line.add(start, spans[i] - 1)
        if delays and item.status is not Status.DONE:
            ends[i] = line.add(ends[i], delays.get(item.id, 0))
    return starts, ends


def _conflicts(network: Network, days: PlanDays, planned: _Spans) -> dict[int, tuple[ItemId, ...]]:
    """For items by index: predecessors that are planned to finish too late for the item's planned start."""
    items, campaign, everything = network.items, days.campaign.add, days.all.add
    starts, ends = planned
    found: dict[int, tuple[ItemId, ...]] = {}
    for before, after, lag in zip(network.befores, network.afters, network.lags, strict=True):
        own, other = starts[after], ends[before]
        if own is None or other is None:
            continue
        add = everything if items[after].any_day else campaign
        if add(other, lag + 1) > own:
            found[after] = (*found.get(after, ()), items[before].id)
    return found


class _Dates(dict[int, date]):
    """Day number -> date, each made once."""

    def __missing__(self, number: int) -> date:
        found = self[number] = date.fromordinal(number)
        return found


def _windows(
    network: Network,
    days: PlanDays,
    latest: _Spans,
    planned: _Spans,
    forecast: tuple[list[int], list[int]],
) -> Schedule:
    items, count = network.items, days.campaign.count
    is_open = [item.status is not Status.DONE for item in items]
    slacks = [None if last is None else count(own, last) for own, last in zip(forecast[1], latest.ends, strict=True)]
    least = min(
        (s for s, pending in zip(slacks, is_open, strict=True) if s is not None and pending),
        default=None,
    )
    conflicts = _conflicts(network, days, planned)
    dates = _Dates()
    maybe = [[None if day is None else dates[day] for day in column] for column in (*planned, *latest)]
    sure = [[dates[day] for day in column] for column in forecast]
    columns = zip(items, slacks, is_open, *maybe[:2], *sure, *maybe[2:], strict=True)
    windows: dict[ItemId, Window] = {}
    for i, (item, slack, pending, *own) in enumerate(columns):
        critical = pending and slack is not None and slack == least
        windows[item.id] = Window._make((*own, slack, critical, conflicts.get(i, ())))
    order = tuple(items[i].id for i in network.order)
    return Schedule(windows=windows, order=order, length_days=network.length)
