"""Ways out of a conflict: pull what is waited for, push what waits, shorten it, or move its deadline. Pure.

How far is computed from the calendar; then the change is tried out by the engine. Only what really removes the conflict
is offered, and it is told what else it would break; what cannot work says why.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple, TypeAlias

from campaigntui.domain.checklist import Item, Link
from campaigntui.domain.due import Due
from campaigntui.domain.ids import ItemId
from campaigntui.errors import N_, CampaignError, RuleBroken
from campaigntui.scheduling.chain import rung_of
from campaigntui.scheduling.conflicts import Conflict, EndConflict, LinkConflict, MendKind, conflicts, contradiction
from campaigntui.scheduling.effects import Effects, effects
from campaigntui.scheduling.engine import resolve
from campaigntui.scheduling.health import BreakKind
from campaigntui.scheduling.look import look
from campaigntui.scheduling.outlook import Outlook
from campaigntui.scheduling.owndays import last_day, line_of, own_days
from campaigntui.scheduling.workdays import WorkCalendar
from campaigntui.usecases.commands import Command
from campaigntui.usecases.commands.dates import ShiftItems, StretchItems
from campaigntui.usecases.commands.items import EditItem
from campaigntui.usecases.deciding.decide import decide
from campaigntui.usecases.deciding.occasion import Occasion

_MORE = 3
"""Working days tried beyond those by which a hard end is missed: days off may eat the first ones."""


class Mend(NamedTuple):
    """A command that removes the conflict, tried out."""

    kind: MendKind
    command: Command
    item_id: ItemId
    """The item that it changes, or the first of them."""
    days: int
    """Working days by which it moves or shortens."""
    effects: Effects

    @property
    def harm(self) -> int:
        """New conflicts and hard ends missed by more, in number; 0 is a clean way out."""
        return len(self.effects.contradicted) + len(self.effects.breaks)


class Hopeless(NamedTuple):
    """A way that does not remove the conflict, and why."""

    kind: MendKind
    why: CampaignError


Way: TypeAlias = Mend | Hopeless


def ways(outlook: Outlook, conflict: Conflict) -> tuple[Way, ...]:
    """Every way that there is for this kind of conflict, in the order of `MendKind`."""
    return tuple(way for way in trials(outlook, conflict) if way is not None)


def trials(outlook: Outlook, conflict: Conflict) -> Iterator[Way | None]:
    """The same one trial at a time, so that other work gets its turn between them; None for one that is no answer yet.

    A trial costs a schedule of the whole plan.
    """
    mender = _Mender(outlook, conflict)
    return mender.of_link(conflict) if isinstance(conflict, LinkConflict) else mender.of_end(conflict)


class _Mender:
    def __init__(self, outlook: Outlook, conflict: Conflict) -> None:
        self.outlook = outlook
        self.conflict = conflict

    # -- links --------------------------------------------------------------------------------------------------------
    def of_link(self, conflict: LinkConflict) -> Iterator[Way]:
        """Pull, push, shorten."""
        plan = self.outlook.plan
        before, after = plan.item[conflict.link.before], plan.item[conflict.link.after]
        yield self._pull(conflict, before, after)
        yield self._push(conflict, after)
        yield self._shorten(conflict, after)

    def _pull(self, conflict: LinkConflict, before: Item, after: Item) -> Way:
        finish = last_day(before, after, conflict.link.lag, conflict.start, self.outlook.calendar)
        finish = self._line(before).back(finish)
        # A lag below 0 may leave room on the free days in between; the earlier day is safe.
        base = self._due_day(before)
        days = line_of(before, self.outlook.calendar).count(finish, base)
        if finish < self.outlook.today:
            return Hopeless(
                MendKind.PULL,
                RuleBroken(
                    N_("“{item}” would have to be finished by {day}, which has passed."), item=before.title, day=finish
                ),
            )
        return self._tried(MendKind.PULL, ShiftItems((before.id,), -days), before.id, days)

    def _push(self, conflict: LinkConflict, after: Item) -> Way:
        line, span = self._line(after), max(after.duration, 1)
        finish = line.add(line.forward(conflict.allowed), span - 1)
        days = line_of(after, self.outlook.calendar).count(self._due_day(after), finish)
        return self._tried(MendKind.PUSH, ShiftItems((after.id,), days), after.id, days)

    def _shorten(self, conflict: LinkConflict, after: Item) -> Way:
        finish = self.outlook.schedule.windows[after.id].planned_finish
        span = max(after.duration, 1)
        left = 0
        if finish is not None and conflict.allowed <= finish:
            line = self._line(after)
            left = line.count(conflict.allowed, finish) + line.is_working(conflict.allowed)
        if after.duration < 2:
            shortest = RuleBroken(N_("“{item}” takes no more than a day, so it cannot be shortened."), item=after.title)
            return Hopeless(MendKind.SHORTEN, shortest)
        if left < 1:
            return Hopeless(MendKind.SHORTEN, _too_long(after, span - left))
        return self._tried(MendKind.SHORTEN, StretchItems((after.id,), left - span), after.id, span - left)

    # -- hard ends ----------------------------------------------------------------------------------------------------
    def of_end(self, conflict: EndConflict) -> Iterator[Way | None]:
        """Pull what misses it, shorten what holds it up, or move the deadline."""
        worst = self.outlook.plan.item[conflict.items[0]]
        pulls = (
            (ShiftItems(conflict.items, -days), worst.id, days) for days in range(conflict.days, conflict.days + _MORE)
        )
        why: CampaignError = RuleBroken(
            N_("“{item}” is not held up by its plan but by today and by what it waits for."), item=worst.title
        )
        yield from self._first(MendKind.PULL, pulls, why)
        cuts = (
            (StretchItems((item.id,), -days), item.id, days)
            for item in self._holding(worst)
            for days in range(conflict.days, min(conflict.days + _MORE, item.duration))
        )
        still: CampaignError = RuleBroken(
            N_("Shortening “{item}” alone, or one thing that it waits for, is not enough."), item=worst.title
        )
        yield from self._first(MendKind.SHORTEN, cuts, still)
        if conflict.kind is BreakKind.DEADLINE and worst.ready_by is not None:
            finish = self.outlook.schedule.windows[worst.id].forecast_finish
            later = EditItem(worst.id, {"ready_by": self._on(worst.ready_by, finish)})
            yield self._tried(MendKind.EXTEND, later, worst.id, conflict.days)

    def _holding(self, item: Item) -> Iterator[Item]:
        """The item, and back along the chain what holds it up."""
        while True:
            yield item
            link = rung_of(self.outlook, item.id).link
            if link is None or self.outlook.plan.item[link.before].finished is not None:
                return
            item = self.outlook.plan.item[link.before]

    def _first(
        self, kind: MendKind, changes: Iterator[tuple[Command, ItemId, int]], why: CampaignError
    ) -> Iterator[Way | None]:
        """None for each trial that does not help, then the first that does, or why there is none."""
        for command, item_id, days in changes:
            way = self._tried(kind, command, item_id, days)
            if isinstance(way, Mend) and not way.effects.in_past:
                yield way
                return
            yield None
        yield Hopeless(kind, why)

    # -- trying -------------------------------------------------------------------------------------------------------
    def _tried(self, kind: MendKind, command: Command, item_id: ItemId, days: int) -> Way:
        today = self.outlook.today
        try:
            after = look(decide(self.outlook.plan, command, Occasion(today, "", "")), today)
        except CampaignError as error:
            return Hopeless(kind, error)
        if not _gone(self.conflict, after):
            title = self.outlook.plan.item[item_id].title
            return Hopeless(kind, RuleBroken(N_("Changing “{item}” alone does not mend it."), item=title))
        return Mend(kind, command, item_id, days, effects(self.outlook, after))

    def _due_day(self, item: Item) -> date:
        """The day that shifting counts from: that of the due date, else the end of the item's own window."""
        window = self.outlook.schedule.windows[item.id]
        day = resolve(item.due, self.outlook.plan, self.outlook.calendar) if item.due else window.planned_finish
        assert day is not None, "an item in a conflict has a planned window"
        return line_of(item, self.outlook.calendar).back(day)

    def _on(self, due: Due, day: date) -> Due:
        if due.day is not None:
            return Due(day=day)
        return Due(anchor=due.anchor, offset=(day - self.outlook.plan.anchor_named(due.anchor).day).days)

    def _line(self, item: Item) -> WorkCalendar:
        return own_days(self.outlook.plan, self.outlook.calendar, item)


def _gone(conflict: Conflict, after: Outlook) -> bool:
    if isinstance(conflict, LinkConflict):
        link: Link | None = after.plan.link.get(conflict.link.id)
        return link is None or contradiction(after, link) is None
    same = (c for c in conflicts(after).ends if c.kind is conflict.kind)
    if conflict.kind is BreakKind.DEADLINE:
        return not any(c.items == conflict.items for c in same)
    return not any(conflict.kind is BreakKind.D_DAY or c.stage is conflict.stage for c in same)


def _too_long(item: Item, days: int) -> CampaignError:
    return RuleBroken(
        N_("“{item}” takes {days} working days and would have to do with {less} fewer."),
        item=item.title,
        days=item.duration,
        less=days,
    )
