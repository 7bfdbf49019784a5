"""What goes along when something moves: the whole chain of links, or only what the room between items cannot absorb.

Later moves draw what waits for the moved item, earlier ones what it waits for, and a deadline that comes earlier draws
the item that it binds. Links that were contradicted before, links that somebody has accepted, links to or from done
items, and deadlines that were missed before bind nobody here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from campaigntui.domain.checklist import Item, Status
from campaigntui.domain.ids import ItemId, MemberId
from campaigntui.domain.plan import Plan
from campaigntui.scheduling.engine import calendar_of, resolve, schedule
from campaigntui.scheduling.network import Network
from campaigntui.scheduling.owndays import line_of, own_days
from campaigntui.scheduling.schedule import Schedule, Window
from campaigntui.scheduling.workdays import WorkCalendar
from campaigntui.usecases.commands.dates import Follow
from campaigntui.usecases.deciding.duerules import item_shifted, rule_on


def followed(before: Plan, after: Plan, follow: Follow, today: date) -> Plan:
    """`after`, in which something was moved, with all that goes along. O(items + links).

    Unless `follow` is KEEP, and when all moves have the same direction, no link is contradicted that was not before.
    """
    if follow is Follow.KEEP:
        return after
    calendar = calendar_of(after)
    old, new = schedule(before, today), schedule(after, today, calendar)
    if follow is Follow.ALL:
        chain = _chain(after, old, new, calendar)
        if chain:
            after = after.put(*(item_shifted(after, after.item[i], days, calendar, new) for i, days in chain.items()))
            new = schedule(after, today, calendar)
    bench = _Bench(after, calendar, old, new, _deadlines(before, after, old, calendar))
    bench.push_later()
    bench.pull_earlier()
    return after.put(*bench.rows())


def _chain(plan: Plan, old: Schedule, new: Schedule, calendar: WorkCalendar) -> dict[ItemId, int]:
    """Working days by which each follower moves: the farthest of the moves that draw it."""
    later, earlier = _distances(old, new, calendar)
    network = Network(plan)
    own = {*later, *earlier}
    chain: dict[ItemId, int] = {}
    for order, ends, links, found in (
        (network.order, network.afters, network.out, later),
        (network.order[::-1], network.befores, network.into, earlier),
    ):
        for i in order:
            days = found.get(network.items[i].id)
            if days is None or network.items[i].status is Status.DONE:
                continue
            for k in links[i]:
                other = network.items[ends[k]]
                if other.id not in own and other.status is not Status.DONE:
                    known = found.get(other.id, 0)
                    chain[other.id] = found[other.id] = max(known, days) if days > 0 else min(known, days)
    return chain


def _deadlines(before: Plan, after: Plan, old: Schedule, calendar: WorkCalendar) -> dict[ItemId, date]:
    """Hard deadlines that come earlier than before and were met until now."""
    earlier: dict[ItemId, date] = {}
    for item in after.item.values():
        was = before.item.get(item.id)
        if was is None or was.ready_by is None or item.ready_by is None:
            continue
        known, day = resolve(was.ready_by, before, calendar), resolve(item.ready_by, after, calendar)
        window = old.windows.get(item.id)
        finish = window.planned_finish if window is not None else None
        if day < known and finish is not None and finish <= known:
            earlier[item.id] = day
    return earlier


def _distances(old: Schedule, new: Schedule, calendar: WorkCalendar) -> tuple[dict[ItemId, int], dict[ItemId, int]]:
    """Working days by which items finish later, and by which they start earlier (negative)."""
    later: dict[ItemId, int] = {}
    earlier: dict[ItemId, int] = {}
    for item_id, was in old.windows.items():
        now = new.windows.get(item_id)
        if now is None or now[:2] == was[:2] or None in (*was[:2], *now[:2]):
            continue
        start, finish = _dates(was)
        first, last = _dates(now)
        if last > finish:
            later[item_id] = calendar.count(finish, last)
        if first < start:
            earlier[item_id] = calendar.count(start, first)
    return later, earlier


def _dates(window: Window) -> tuple[date, date]:
    assert window.planned_start is not None
    assert window.planned_finish is not None
    return window.planned_start, window.planned_finish


class _Bench:
    """Planned windows of one plan while items are being pushed apart."""

    def __init__(
        self, plan: Plan, calendar: WorkCalendar, old: Schedule, new: Schedule, deadlines: Mapping[ItemId, date]
    ) -> None:
        self.plan = plan
        self.calendar = calendar
        self.deadlines = deadlines
        self.network = Network(plan)
        self.accepted = {(link.before, link.after) for link in plan.link.values() if link.accepted}
        self.old = old.windows
        self.spans: dict[ItemId, tuple[date, date]] = {
            i: _dates(w) for i, w in new.windows.items() if w.planned_start is not None and w.planned_finish is not None
        }
        self.moved: set[ItemId] = set()
        self._own: dict[tuple[bool, MemberId], WorkCalendar] = {}

    def rows(self) -> Iterator[Item]:
        """The items that were pushed, each due on its new day."""
        for item_id in self.moved:
            item = self.plan.item[item_id]
            yield replace(item, due=rule_on(self.plan, item.due, self.spans[item_id][1], self.calendar))

    def push_later(self) -> None:
        """Let what waits for something that finishes later now start after it."""
        net = self.network
        for i in net.order:
            item = net.items[i]
            if item.status is Status.DONE or item.id not in self.spans:
                continue
            begin = self.spans[item.id][0]
            for k in net.into[i]:
                waited_for = net.items[net.befores[k]]
                if self._binds(waited_for, item) and self._finishes_later(waited_for.id):
                    begin = max(begin, self._line(item).add(self.spans[waited_for.id][1], net.lags[k] + 1))
            if begin > self.spans[item.id][0]:
                own = self._own_days(item)
                start = own.forward(begin)
                self._put(item, start, own.add(start, max(item.duration, 1) - 1))

    def pull_earlier(self) -> None:
        """Let what is awaited by something that starts earlier now finish before it, and all by its deadline."""
        net = self.network
        for i in reversed(net.order):
            item = net.items[i]
            if item.status is Status.DONE or item.id not in self.spans:
                continue
            end = self.spans[item.id][1]
            if self.deadlines.get(item.id, end) < end:
                end = self._own_days(item).back(self.deadlines[item.id])
            for k in net.out[i]:
                waiting = net.items[net.afters[k]]
                if self._binds(item, waiting) and self._starts_earlier(waiting.id):
                    end = min(end, self._last_day(item, waiting, net.lags[k]))
            if end < self.spans[item.id][1]:
                self._put(item, self._own_days(item).add(end, 1 - max(item.duration, 1)), end)

    def _last_day(self, item: Item, waiting: Item, lag: int) -> date:
        """The last day on which the item may finish so that the one that waits for it can start as it is planned."""
        line, own, start, end = (
            self._line(waiting),
            self._own_days(item),
            self.spans[waiting.id][0],
            self.spans[item.id][1],
        )
        while line.add(end, lag + 1) > start:
            end = own.add(end, -1)
        return end

    def _put(self, item: Item, start: date, finish: date) -> None:
        self.spans[item.id] = start, finish
        self.moved.add(item.id)

    def _binds(self, before: Item, after: Item) -> bool:
        if before.status is Status.DONE or after.status is Status.DONE or (before.id, after.id) in self.accepted:
            return False
        old = self.old.get(after.id)
        return before.id in self.spans and after.id in self.spans and (old is None or before.id not in old.conflicts)

    def _finishes_later(self, item_id: ItemId) -> bool:
        old = self.old.get(item_id)
        return old is None or old.planned_finish is None or self.spans[item_id][1] > old.planned_finish

    def _starts_earlier(self, item_id: ItemId) -> bool:
        old = self.old.get(item_id)
        return old is None or old.planned_start is None or self.spans[item_id][0] < old.planned_start

    def _line(self, after: Item) -> WorkCalendar:
        """The days that a link towards this item counts."""
        return line_of(after, self.calendar)

    def _own_days(self, item: Item) -> WorkCalendar:
        """The days on which the item can be worked: those of its line without its member's days off."""
        member = self.plan.member.get(item.member_id) if item.member_id is not None else None
        if member is None or not (member.days_off or member.weekdays_off):
            return self._line(item)
        key = item.any_day, member.id
        if key not in self._own:
            self._own[key] = own_days(self.plan, self.calendar, item)
        return self._own[key]
