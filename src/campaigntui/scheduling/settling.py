"""Make the dues of a freshly laid out plan agree with its links on a real calendar.

Offsets that fit in one year contradict in the next, when two dues in a row fall on one weekend. Where an item would
start before what it waits for is finished, it moves later, as far as its gate, its deadline, its stage and those that
wait for it allow; where that is not far enough, what it waits for moves earlier. Whole days, the same for the same
plan, and nothing moves that fits as it stands.
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
from campaigntui.scheduling.workdays import WorkCalendar

_EVERY_DAY = WorkCalendar(every_day=True)
_KICKOFF = "kickoff"


def settled(plan: Plan) -> Plan:
    """The plan with every due moved that has to. What cannot be mended keeps its date and shows as a conflict.

    A stage whose work now begins before it opens, opens with it, and the kick-off comes before the first work. Items
    on launch nights and live desks (`any_day`) stay where they are, and so do those without a due date.
    """
    calendar = calendar_of(plan)
    network = Network(plan)
    days = _Days(plan, calendar, network)
    days.push_later()
    days.pull_earlier()
    moved = [
        replace(item, due=_on(plan, item.due, finish))
        for item, finish in zip(network.items, days.finish, strict=True)
        if item.due is not None and finish is not None and finish != days.wanted[item.id]
    ]
    if not moved:
        return plan
    plan = plan.put(*moved)
    return _opened(plan, calendar, moved)


class _Days:
    """Finishes of one plan while they are being settled. `finish[i]` is None for an item without a due date."""

    def __init__(self, plan: Plan, calendar: WorkCalendar, network: Network) -> None:
        self.network = network
        self.calendar = calendar
        self.wanted: dict[ItemId, date] = {
            item.id: self._line(item).back(resolve(item.due, plan, calendar))
            for item in network.items
            if item.due is not None
        }
        self.finish = [self.wanted.get(item.id) for item in network.items]
        self._latest = _latest(plan, calendar, self.wanted)

    def _line(self, item: Item) -> WorkCalendar:
        return _EVERY_DAY if item.any_day else self.calendar

    def _start(self, i: int, finish: date) -> date:
        item = self.network.items[i]
        return self._line(item).add(finish, 1 - max(item.duration, 1))

    def push_later(self) -> None:
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

    def pull_earlier(self) -> None:
        """Let every item finish before those that wait for it start."""
        net = self.network
        for i in reversed(net.order):
            item, own = net.items[i], self.finish[i]
            if own is None or item.any_day:
                continue
            for k in net.out[i]:
                after = net.afters[k]
                follower = self.finish[after]
                if follower is not None:
                    line = self._line(net.items[after])
                    own = min(own, line.add(self._start(after, follower), -(net.lags[k] + 1)))
            self.finish[i] = self._line(item).back(own)


def _latest(plan: Plan, calendar: WorkCalendar, wanted: Mapping[ItemId, date]) -> dict[ItemId, date]:
    """The latest finish of every item that its hard ends allow, with its stage's end and, for launches, its due too."""
    closes = {part.stage: resolve(part.closes, plan, calendar) for part in plan.stage_plan.values()}
    strict = []
    for item in plan.item.values():
        if item.id in wanted:
            ends = [max(wanted[item.id], closes.get(item.stage, date.min))]
            if item.any_day:
                ends = [wanted[item.id]]
            if item.ready_by is not None:
                ends.append(resolve(item.ready_by, plan, calendar))
            strict.append(replace(item, ready_by=Due(day=min(ends))))
    windows = schedule(plan.put(*strict), plan.head.created, calendar).windows
    return {i: window.latest_finish for i, window in windows.items() if window.latest_finish is not None}


def _on(plan: Plan, due: Due, day: date) -> Due:
    """A rule for that day, counted from the anchor that the due hangs on."""
    if due.day is not None:
        return Due(day=day)
    return Due(anchor=due.anchor, offset=(day - plan.anchor_named(due.anchor).day).days)


def _opened(plan: Plan, calendar: WorkCalendar, moved: list[Item]) -> Plan:
    """The plan with stages and kick-off no later than the work that was moved forward."""
    windows = schedule(plan, plan.head.created, calendar).windows
    first: dict[Stage, date] = {}
    for item in moved:
        start = windows[item.id].planned_start
        if start is not None:
            first[item.stage] = min(start, first.get(item.stage, start))
    parts: list[StagePlan] = []
    for part in plan.stage_plan.values():
        start = first.get(part.stage)
        if start is not None and start < resolve(part.opens, plan, calendar):
            parts.append(replace(part, opens=Due(anchor=D_DAY, offset=(start - plan.d_day.day).days)))
    begins = min(first.values())
    kickoffs: list[Anchor] = [
        replace(a, day=begins) for a in plan.anchor.values() if a.key == _KICKOFF and a.day > begins
    ]
    return plan.put(*parts, *kickoffs)
