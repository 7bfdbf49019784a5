"""Make the dues of a freshly laid out plan agree with its links on a real calendar.

Offsets that fit in one year contradict in the next, when two dues in a row fall on one weekend. Where an item would
start before what it waits for is finished, it moves later, as far as its gate, its deadline, its stage and those that
wait for it allow; where that is not far enough, what it waits for moves earlier. Whole days, the same for the same
plan, and nothing moves that fits as it stands. What has to be earlier for the sake of a moment then hangs on that
moment, so that it follows when the moment is moved.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from campaigntui.domain.campaign import Anchor
from campaigntui.domain.checklist import Item
from campaigntui.domain.due import D_DAY, Due
from campaigntui.domain.gates import StagePlan
from campaigntui.domain.ids import ItemId
from campaigntui.domain.plan import Plan
from campaigntui.domain.stage import Stage
from campaigntui.scheduling.engine import calendar_of, resolve, schedule
from campaigntui.scheduling.network import Network
from campaigntui.scheduling.owndays import line_of
from campaigntui.scheduling.workdays import WorkCalendar

_KICKOFF, _REVIEW_DUE = "kickoff", "review_due"
STRETCHED = (_KICKOFF, _REVIEW_DUE)
"""Keys of the moments that are moved to where the work around them begins or ends."""


def settled(plan: Plan) -> Plan:
    """The plan with every due moved that has to. What cannot be mended keeps its date and shows as a conflict.

    A stage whose work begins before it opens, opens with it, and the kick-off comes before the first work. The
    review, whose end nobody outside waits for, lasts longer when the days after the promotion are too few. Items on
    launch nights and live desks (`any_day`) stay where they are, and so do those without a due date.
    """
    calendar = calendar_of(plan)
    network = Network(plan)
    days = _Days(plan, calendar, network, review_ends=True)
    days.settle()
    if not days.agree():
        days = _Days(plan, calendar, network, review_ends=False)
        days.settle()
    moved = [
        replace(item, due=_on(plan, item.due, finish, days.sake[i]))
        for i, (item, finish) in enumerate(zip(network.items, days.finish, strict=True))
        if item.due is not None and finish is not None and finish != days.wanted[item.id]
    ]
    return _stretched(plan.put(*moved), calendar)


class _Days:
    """Finishes of one plan while they are being settled. `finish[i]` is None for an item without a due date."""

    def __init__(self, plan: Plan, calendar: WorkCalendar, network: Network, *, review_ends: bool) -> None:
        self.network = network
        self.calendar = calendar
        self.wanted: dict[ItemId, date] = {
            item.id: self._line(item).back(resolve(item.due, plan, calendar))
            for item in network.items
            if item.due is not None
        }
        self.finish = [self.wanted.get(item.id) for item in network.items]
        self.sake = [item.due.anchor if item.due is not None else D_DAY for item in network.items]
        """The anchor that the due hangs on; when it is moved for an item that serves a moment, that moment's."""
        self._latest = _latest(plan, calendar, self.wanted, review_ends)

    def _line(self, item: Item) -> WorkCalendar:
        return line_of(item, self.calendar)

    def _start(self, i: int, finish: date) -> date:
        item = self.network.items[i]
        return self._line(item).add(finish, 1 - max(item.duration, 1))

    def settle(self) -> None:
        """Later first, as far as that goes, then earlier."""
        self._push_later()
        self._pull_earlier()

    def agree(self) -> bool:
        """True when every item that has a due date starts after what it waits for."""
        net = self.network
        for before, after, lag in zip(net.befores, net.afters, net.lags, strict=True):
            first, last = self.finish[before], self.finish[after]
            if first is not None and last is not None:
                line = self._line(net.items[after])
                if line.add(first, lag + 1) > self._start(after, last):
                    return False
        return True

    def _push_later(self) -> None:
        """Let every item start after what it waits for, but never finish after its latest day."""
        net = self.network
        for i in net.order:
            item, own = net.items[i], self.finish[i]
            if own is None or item.any_day:
                continue
            line, latest = self._line(item), self._latest.get(item.id)
            for k in net.into[i]:
                before = self.finish[net.befores[k]]
                if before is not None:
                    begin = line.forward(self.calendar.add(before, net.lags[k] + 1))
                    own = max(own, line.add(begin, max(item.duration, 1) - 1))
            self.finish[i] = min(own, latest) if latest is not None else own

    def _pull_earlier(self) -> None:
        """Let every item finish before those that wait for it start."""
        net = self.network
        for i in reversed(net.order):
            item, own = net.items[i], self.finish[i]
            if own is None or item.any_day:
                continue
            sake = self.sake[i]
            for k in net.out[i]:
                after = net.afters[k]
                follower = self.finish[after]
                if follower is not None:
                    line = self._line(net.items[after])
                    limit = line.add(self._start(after, follower), -(net.lags[k] + 1))
                    limit = self._line(item).back(limit)
                    if limit < own or limit == own < self.wanted[item.id]:
                        own, sake = limit, self.sake[after]
            self.finish[i], self.sake[i] = own, sake


def _latest(plan: Plan, calendar: WorkCalendar, wanted: Mapping[ItemId, date], review_ends: bool) -> dict[ItemId, date]:
    """The latest finish of every item that its hard ends allow, with its stage's end and, for launches, its due too."""
    closes = {part.stage: resolve(part.closes, plan, calendar) for part in plan.stage_plan.values()}
    if not review_ends:
        closes[Stage.REVIEW] = date.max
        plan = plan.put(*(replace(p, gate_due=None) for p in plan.stage_plan.values() if p.stage is Stage.REVIEW))
    strict = []
    for item in plan.item.values():
        if item.id in wanted:
            ends = [wanted[item.id] if item.any_day else max(wanted[item.id], closes.get(item.stage, date.max))]
            if item.ready_by is not None:
                ends.append(resolve(item.ready_by, plan, calendar))
            strict.append(replace(item, ready_by=Due(day=min(ends)) if min(ends) < date.max else None))
    windows = schedule(plan.put(*strict), plan.head.created, calendar).windows
    return {i: window.latest_finish for i, window in windows.items() if window.latest_finish is not None}


def _on(plan: Plan, due: Due, day: date, anchor: str) -> Due:
    """A rule for that day, counted from the anchor; a fixed date stays one."""
    return (
        Due(day=day) if due.day is not None else Due(anchor=anchor, offset=(day - plan.anchor_named(anchor).day).days)
    )


def _stretched(plan: Plan, calendar: WorkCalendar) -> Plan:
    """The plan with stages, kick-off and review as early and as late as the work that is due on a date."""
    windows = schedule(plan, plan.head.created, calendar).windows
    first: dict[Stage, date] = {}
    last: dict[Stage, date] = {}
    for item in plan.item.values():
        if item.due is None or item.archived:
            continue
        start, finish = windows[item.id].planned_start, windows[item.id].planned_finish
        if start is not None and finish is not None:
            first[item.stage] = min(start, first.get(item.stage, start))
            last[item.stage] = max(finish, last.get(item.stage, finish))
    parts = [_around(part, plan, calendar, first, last) for part in plan.stage_plan.values()]
    plan = plan.put(*(part for part in parts if part != plan.stage_plan[part.id]))
    begins, ends = min(first.values(), default=date.max), last.get(Stage.REVIEW, date.min)
    anchors: list[Anchor] = [
        replace(a, day=begins) for a in plan.anchor.values() if a.key == _KICKOFF and a.day > begins
    ]
    anchors += [replace(a, day=ends) for a in plan.anchor.values() if a.key == _REVIEW_DUE and a.day < ends]
    return plan.put(*anchors)


def _around(
    part: StagePlan, plan: Plan, calendar: WorkCalendar, first: Mapping[Stage, date], last: Mapping[Stage, date]
) -> StagePlan:
    start, finish = first.get(part.stage), last.get(part.stage)
    if start is not None and start < resolve(part.opens, plan, calendar):
        part = replace(part, opens=_from_d_day(plan, start))
    if part.stage is Stage.REVIEW and finish is not None and finish > resolve(part.closes, plan, calendar):
        end = _from_d_day(plan, finish)
        part = replace(part, closes=end, gate_due=end if part.gate_due is not None else None)
    return part


def _from_d_day(plan: Plan, day: date) -> Due:
    return Due(anchor=D_DAY, offset=(day - plan.d_day.day).days)
