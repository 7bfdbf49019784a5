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

from campaigntui.domain.checklist import Item, Status
from campaigntui.domain.due import D_DAY, Due, Unit
from campaigntui.domain.ids import ItemId, MemberId
from campaigntui.domain.plan import Plan
from campaigntui.domain.stage import Stage
from campaigntui.errors import N_, RuleBroken
from campaigntui.scheduling.network import Network
from campaigntui.scheduling.schedule import Schedule, Window
from campaigntui.scheduling.workdays import DayLine, WorkCalendar

_NEVER = 1 << 30
"""Stands for “no hard end” in comparisons of day numbers."""


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
    days = _Days.of(plan, today, calendar, network, sum(delays.values()))
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


class _Days:
    """Day numbers of one plan: its range, its lines, its hard ends."""

    def __init__(self, plan: Plan, today: int, first: int, last: int, calendar: WorkCalendar) -> None:
        self.today = today
        self.calendar = calendar
        self.campaign = DayLine.lay(calendar, first, last)
        self.all = DayLine(range(first, last + 1), first, last)
        self.anchors = {a.key: a.day.toordinal() for a in plan.anchor.values()}
        self.d_day = self.anchors[D_DAY]
        self.plan = plan
        self.gates = {s.stage: self.resolve(s.gate_due) for s in plan.stage_plan.values() if s.gate_due is not None}
        self.closes = {s.stage: self.resolve(s.closes) for s in plan.stage_plan.values()}
        self._off = {m.id: m for m in plan.member.values() if m.days_off or m.weekdays_off}
        self._lines: dict[tuple[bool, MemberId], DayLine] = {}

    @classmethod
    def of(cls, plan: Plan, today: date, calendar: WorkCalendar, network: Network, delay: int) -> _Days:
        """Lay lines long enough for every date the windows can reach, with `delay` working days on top."""
        known = [today.toordinal(), *(a.day.toordinal() for a in plan.anchor.values())]
        reach = 0
        rules = [due for s in plan.stage_plan.values() for due in (s.gate_due, s.closes)]
        for item in network.items:
            rules.append(item.due)
            if item.ready_by is not None:
                rules.append(item.ready_by)
            if item.started is not None or item.finished is not None:
                known += [d.toordinal() for d in (item.started, item.finished) if d is not None]
        for rule in rules:
            if rule is None:
                continue
            if rule.day is not None:
                known.append(rule.day.toordinal())
            elif abs(rule.offset) > reach:
                reach = abs(rule.offset)
        low, high = min(known), max(known)
        rest = sum(len(m.days_off) for m in plan.member.values()) + len(calendar.days)
        margin = _stretch(plan, calendar) * (network.span + reach + rest + delay) + 60
        if low - margin < 1 or high + margin > date.max.toordinal():
            raise RuleBroken(N_("The dates of this plan reach beyond the years 1 to 9999. Shorten durations or lags."))
        return cls(plan, today.toordinal(), low - margin, high + margin, calendar)

    def resolve(self, due: Due) -> int:
        """Day number that a rule gives."""
        if due.day is not None:
            return due.day.toordinal()
        anchor = self.anchors.get(due.anchor)
        if anchor is None:
            anchor = self.plan.anchor_named(due.anchor).day.toordinal()
        return self.campaign.add(anchor, due.offset) if due.unit is Unit.WORKDAYS else anchor + due.offset

    def end_of(self, item: Item) -> int:
        """The day by which the item must be done for its stage's sake; `_NEVER` in the review.

        That is D-day, and the close of the stage for work that is planned after D-day (shipping, live desks, returns).
        """
        if item.stage is Stage.REVIEW:
            return _NEVER
        closes = self.closes.get(item.stage, self.d_day)
        live = closes > self.d_day and item.due is not None and self.resolve(item.due) > self.d_day
        return closes if live else self.d_day

    def line_of(self, item: Item) -> DayLine:
        """Days on which this item can be worked: the campaign's (all, for `any_day`) less its member's days off."""
        base = self.all if item.any_day else self.campaign
        if item.member_id is None or item.member_id not in self._off:
            return base
        key = (item.any_day, item.member_id)
        if key not in self._lines:
            member = self._off[item.member_id]
            if not (set(range(7)) if item.any_day else _weekdays(self.calendar)).difference(member.weekdays_off):
                raise RuleBroken(
                    N_("“{member}” never works on a working day, so “{item}” has no day. Give it to somebody else."),
                    member=member.name,
                    item=item.title,
                )
            self._lines[key] = base.less((d.toordinal() for d in member.days_off), member.weekdays_off)
        return self._lines[key]


def _weekdays(calendar: WorkCalendar) -> set[int]:
    """Days of the week that are worked unless they are a holiday."""
    return set(range(7)).difference(() if calendar.every_day else calendar.weekend)


def _stretch(plan: Plan, calendar: WorkCalendar) -> int:
    """Days that are sure to hold a working day of everybody, apart from holidays and days off."""
    worked = _weekdays(calendar)
    fewest = min((len(worked.difference(m.weekdays_off)) for m in plan.member.values()), default=len(worked))
    # Somebody who never works has no items, so one day a week is the least that counts.
    return max(7 // max(fewest, 1) + 1, 3)


class _Spans(NamedTuple):
    """Starts and finishes of all items by index; None where an item has no such window.

    Two lists of numbers, because a pair for every item would be work for the garbage collector.
    """

    starts: list[int | None]
    ends: list[int | None]


def _latest(network: Network, days: _Days, lines: Sequence[DayLine], spans: Sequence[int]) -> _Spans:
    """Latest windows from the hard ends backward; None where nothing depends on the item."""
    items, afters, lags = network.items, network.afters, network.lags
    starts: list[int | None] = [None] * len(items)
    ends: list[int | None] = [None] * len(items)
    campaign, everything = days.campaign, days.all
    for i in reversed(network.order):
        item = items[i]
        end = days.end_of(item)
        if item.gate:
            end = min(end, days.gates.get(item.stage, _NEVER))
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
        if end < _NEVER:
            ends[i] = finish = lines[i].back(end)
            starts[i] = lines[i].add(finish, 1 - spans[i])
    return _Spans(starts, ends)


def _planned(
    network: Network,
    days: _Days,
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
    days: _Days,
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


def _conflicts(network: Network, days: _Days, planned: _Spans) -> dict[int, tuple[ItemId, ...]]:
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
    days: _Days,
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
