"""The engine: planned, forecast and latest windows of every item, as a pure function of plan and day.

Dates become day numbers once; from then on only integers are added and compared, so that an item costs its links.
The three windows and the rules behind them are those of a critical-path schedule (Kelley and Walker 1959) with
backward planning from due dates.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from campaigntui.domain.checklist import Item, Status
from campaigntui.domain.due import D_DAY, Due, Unit
from campaigntui.domain.ids import ItemId, MemberId
from campaigntui.domain.plan import Plan
from campaigntui.domain.stage import Stage
from campaigntui.errors import N_, RuleBroken
from campaigntui.scheduling.network import find_cycle, topological
from campaigntui.scheduling.schedule import Schedule, Window
from campaigntui.scheduling.workdays import DayLine, WorkCalendar

_NEVER = 1 << 30
"""Stands for “no hard end” in comparisons of day numbers."""


def schedule(plan: Plan, today: date, calendar: WorkCalendar | None = None) -> Schedule:
    """Windows of all items that are not archived, on `today`.

    A link counts `lag` in working days of the campaign's calendar; towards an `any_day` item it counts every day,
    because that item is free to follow at once. Raises `RuleBroken` for a cycle, an unknown anchor, or dates beyond
    the years 1 … 9999.
    """
    if calendar is None:
        calendar = calendar_of(plan)
    network = _Network.of(plan)
    days = _Days.of(plan, today, calendar, network)
    lines = [days.line_of(item) for item in network.items]
    spans = [max(item.duration, 1) for item in network.items]
    latest = _latest(network, days, lines, spans)
    planned = _planned(network, days, lines, spans, latest)
    forecast = _forecast(network, days, lines, spans, planned)
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


@dataclass(frozen=True, slots=True)
class _Network:
    """Items by index, with links as (index, lag) pairs and an order in which predecessors come first."""

    items: Sequence[Item]
    preds: Sequence[list[tuple[int, int]]]
    succs: Sequence[list[tuple[int, int]]]
    order: Sequence[int]
    length: int
    """Working days of the longest chain, lags included."""

    @classmethod
    def of(cls, plan: Plan) -> _Network:
        items = [item for item in plan.item.values() if not item.archived]
        index = {item.id: i for i, item in enumerate(items)}
        preds: list[list[tuple[int, int]]] = [[] for _ in items]
        succs: list[list[tuple[int, int]]] = [[] for _ in items]
        for link in plan.link.values():
            before, after = index.get(link.before), index.get(link.after)
            if before is not None and after is not None:
                preds[after].append((before, link.lag))
                succs[before].append((after, link.lag))
        order = topological(len(items), preds, succs)
        if len(order) < len(items):
            raise _cycle(items, succs)
        needs = [0] * len(items)
        for i in order:
            reach = max([needs[p] + lag for p, lag in preds[i]], default=0)
            needs[i] = items[i].duration + max(reach, 0)
        return cls(items, preds, succs, order, max(needs, default=0))


def _cycle(items: Sequence[Item], succs: Sequence[Sequence[tuple[int, int]]]) -> RuleBroken:
    found = find_cycle(range(len(items)), {i: [s for s, _ in out] for i, out in enumerate(succs)})
    chain = " > ".join(items[i].key for i in found)
    return RuleBroken(N_("These items wait for each other in a circle: {chain}. Remove one of the links."), chain=chain)


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
        self._off = {m.id: m.days_off for m in plan.member.values() if m.days_off}
        self._lines: dict[tuple[bool, MemberId], DayLine] = {}

    @classmethod
    def of(cls, plan: Plan, today: date, calendar: WorkCalendar, network: _Network) -> _Days:
        """Lay lines long enough for every date the windows can reach."""
        known = [today.toordinal(), *(a.day.toordinal() for a in plan.anchor.values())]
        rules: list[Due] = []
        for item in network.items:
            known += [d.toordinal() for d in (item.started, item.finished) if d is not None]
            rules += [d for d in (item.due, item.ready_by) if d is not None]
        rules += [d for s in plan.stage_plan.values() for d in (s.gate_due,) if d is not None]
        known += [d.day.toordinal() for d in rules if d.day is not None]
        reach = max((abs(d.offset) for d in rules), default=0)
        lags = sum(abs(lag) for pairs in network.preds for _, lag in pairs if lag < 0)
        rest = sum(len(m.days_off) for m in plan.member.values()) + len(calendar.days)
        margin = 3 * (network.length + lags + reach + max((i.duration for i in network.items), default=0)) + rest + 60
        first, last = min(known) - margin, max(known) + margin
        if first < 1 or last > date.max.toordinal():
            raise RuleBroken(N_("The dates of this plan reach beyond the years 1 to 9999. Shorten durations or lags."))
        return cls(plan, today.toordinal(), first, last, calendar)

    def resolve(self, due: Due) -> int:
        """Day number that a rule gives."""
        if due.day is not None:
            return due.day.toordinal()
        anchor = self.anchors.get(due.anchor)
        if anchor is None:
            anchor = self.plan.anchor_named(due.anchor).day.toordinal()
        return self.campaign.add(anchor, due.offset) if due.unit is Unit.WORKDAYS else anchor + due.offset

    def line_of(self, item: Item) -> DayLine:
        """Days on which this item can be worked: the campaign's (all, for `any_day`) less its member's days off."""
        base = self.all if item.any_day else self.campaign
        if item.member_id is None or item.member_id not in self._off:
            return base
        key = (item.any_day, item.member_id)
        if key not in self._lines:
            self._lines[key] = base.less(d.toordinal() for d in self._off[item.member_id])
        return self._lines[key]


def _latest(
    network: _Network, days: _Days, lines: Sequence[DayLine], spans: Sequence[int]
) -> list[tuple[int, int] | None]:
    """Latest (start, finish) from the hard ends backward; None where nothing depends on the item."""
    latest: list[tuple[int, int] | None] = [None] * len(network.items)
    campaign, everything = days.campaign, days.all
    for i in reversed(network.order):
        item = network.items[i]
        end = _NEVER if item.stage is Stage.REVIEW else days.d_day
        if item.gate:
            end = min(end, days.gates.get(item.stage, _NEVER))
        if item.ready_by is not None:
            end = min(end, days.resolve(item.ready_by))
        for after, lag in network.succs[i]:
            bound = latest[after]
            if bound is None:
                continue
            free = network.items[after].any_day
            line = everything if free else campaign
            if item.any_day and not free and lag >= 0:
                # The successor counts working days only, so this item may still run on the free days before it.
                limit = line.add(bound[0], -lag) - 1
            else:
                limit = line.add(bound[0], -(lag + 1))
            end = min(end, limit)
        if end < _NEVER:
            finish = lines[i].back(end)
            latest[i] = (lines[i].add(finish, 1 - spans[i]), finish)
    return latest


def _planned(
    network: _Network,
    days: _Days,
    lines: Sequence[DayLine],
    spans: Sequence[int],
    latest: Sequence[tuple[int, int] | None],
) -> list[tuple[int, int] | None]:
    """Planned (start, finish): back from the due date, or the latest window for an item without one."""
    planned = list(latest)
    for i, item in enumerate(network.items):
        if item.due is not None:
            finish = lines[i].back(days.resolve(item.due))
            planned[i] = (lines[i].add(finish, 1 - spans[i]), finish)
    return planned


def _forecast(
    network: _Network,
    days: _Days,
    lines: Sequence[DayLine],
    spans: Sequence[int],
    planned: Sequence[tuple[int, int] | None],
) -> list[tuple[int, int]]:
    """Forecast (start, finish): what was done, then what follows from today and from predecessors."""
    forecast = [(0, 0)] * len(network.items)
    for i in network.order:
        item, line = network.items[i], lines[i]
        started = item.started.toordinal() if item.started is not None else None
        if item.status is Status.DONE:
            finish = item.finished.toordinal() if item.finished is not None else days.today
            start = started if started is not None else line.add(line.back(finish), 1 - spans[i])
            forecast[i] = (min(start, finish), finish)
        elif started is not None:
            now = line.forward(max(days.today, started))
            left = max(spans[i] - line.count(started - 1, now - 1), 1)
            forecast[i] = (started, line.add(now, left - 1))
        else:
            follow = days.all if item.any_day else days.campaign
            start = days.today
            own = planned[i]
            if own is not None and own[0] > start:
                start = own[0]
            for before, lag in network.preds[i]:
                begin = follow.add(forecast[before][1], lag + 1)
                if begin > start:
                    start = begin
            start = line.forward(start)
            forecast[i] = (start, line.add(start, spans[i] - 1))
    return forecast


def _conflicts(i: int, network: _Network, days: _Days, planned: Sequence[tuple[int, int] | None]) -> tuple[ItemId, ...]:
    """Predecessors that are planned to finish too late for this item's planned start."""
    own = planned[i]
    if own is None:
        return ()
    follow = days.all if network.items[i].any_day else days.campaign
    found = []
    for before, lag in network.preds[i]:
        other = planned[before]
        if other is not None and follow.add(other[1], lag + 1) > own[0]:
            found.append(network.items[before].id)
    return tuple(found)


def _windows(
    network: _Network,
    days: _Days,
    latest: Sequence[tuple[int, int] | None],
    planned: Sequence[tuple[int, int] | None],
    forecast: Sequence[tuple[int, int]],
) -> Schedule:
    count = days.campaign.count
    slacks = [
        count(forecast[i][1], own[1]) if (own := latest[i]) is not None else None for i in range(len(network.items))
    ]
    open_slacks = [
        s for s, item in zip(slacks, network.items, strict=True) if s is not None and item.status is not Status.DONE
    ]
    least = min(open_slacks, default=None)
    dates: dict[int, date] = {}

    def day(number: int) -> date:
        found = dates.get(number)
        if found is None:
            found = dates[number] = date.fromordinal(number)
        return found

    windows: dict[ItemId, Window] = {}
    for i, item in enumerate(network.items):
        plan, last, slack = planned[i], latest[i], slacks[i]
        windows[item.id] = Window(
            planned_start=day(plan[0]) if plan else None,
            planned_finish=day(plan[1]) if plan else None,
            forecast_start=day(forecast[i][0]),
            forecast_finish=day(forecast[i][1]),
            latest_start=day(last[0]) if last else None,
            latest_finish=day(last[1]) if last else None,
            slack=slack,
            critical=slack is not None and slack == least and item.status is not Status.DONE,
            conflicts=_conflicts(i, network, days, planned) if network.preds[i] else (),
        )
    order = tuple(network.items[i].id for i in network.order)
    return Schedule(windows=windows, order=order, length_days=network.length)
