"""Suggestions that mend an overload: move an item inside its slack, or give it to another holder of its role.

Each suggestion is tried out by the engine on the plan that the ones before it would leave, so its effect is computed
and not guessed. Nothing is applied; what is shown are commands that a person may perform, in that order.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias

from campaigntui.domain.checklist import Item, Status
from campaigntui.domain.due import Due
from campaigntui.domain.ids import ItemId
from campaigntui.errors import CampaignError
from campaigntui.scheduling.load import Load, Overload, Terms, load
from campaigntui.scheduling.look import look
from campaigntui.scheduling.outlook import Outlook
from campaigntui.usecases.commands.dates import ShiftItems
from campaigntui.usecases.commands.items import AssignItems
from campaigntui.usecases.deciding.decide import decide
from campaigntui.usecases.deciding.occasion import Occasion

Move: TypeAlias = ShiftItems | AssignItems

FARTHEST = 15
"""Working days that a suggestion moves an item at most."""
MOST_TRIALS = 40
"""Changes that are tried out in all."""


@dataclass(frozen=True, slots=True)
class Relief:
    """A command that takes work off an overloaded day."""

    command: Move
    item_id: ItemId
    due: Due | None
    """The due date of the item after the command."""
    mends: Overload
    before: float
    """Hours over capacity from `first` to `last`, of everybody, before the command."""
    after: float
    """The same after it."""


def reliefs(
    outlook: Outlook, first: date, last: date, terms: Terms | None = None, most: int = 10
) -> tuple[Relief, ...]:
    """At most `most` commands, each of which lowers the hours over capacity from `first` to `last`.

    None of them breaks a gate or a deadline, makes an item late that is in time, contradicts a link, or hands an item
    to somebody for whom it is too much.
    """
    return tuple(found for found in trials(outlook, first, last, terms, most) if found is not None)


def trials(
    outlook: Outlook, first: date, last: date, terms: Terms | None = None, most: int = 10
) -> Iterator[Relief | None]:
    """The same one trial at a time, so that other work gets its turn between them: what it found, None for nothing.

    At most `MOST_TRIALS`, each of which costs a schedule of the whole plan.
    """
    yield from _Search(outlook, first, last, terms or Terms(), most).found()


class _Search:
    def __init__(self, outlook: Outlook, first: date, last: date, terms: Terms, most: int) -> None:
        self.outlook = outlook
        # Work that is moved must not pile up just behind the days that were asked for.
        self.span = first, last + timedelta(days=2 * FARTHEST)
        self.last = last
        self.terms = terms
        self.most = most
        self.load = self._loaded(outlook)
        self.trials = 0

    def found(self) -> Iterator[Relief | None]:
        """One for each trial."""
        hopeless: set[tuple[object, date]] = set()
        while self.most and self.trials < MOST_TRIALS:
            open_ones = (
                o for o in self.load.overloads() if o.day <= self.last and (o.member_id, o.day) not in hopeless
            )
            mended = next(open_ones, None)
            if mended is None:
                return
            relief = None
            for relief in self._mend(mended):
                yield relief
            if relief is None:
                hopeless.add((mended.member_id, mended.day))
            else:
                self.most -= 1

    def _mend(self, mended: Overload) -> Iterator[Relief | None]:
        """What might mend it, tried out until something does."""
        items = [self.outlook.plan.item[i] for i in mended.load.items]
        for item in sorted(items, key=self._slack, reverse=True):
            for command in self._moves(item, mended):
                if self.trials >= MOST_TRIALS:
                    return
                self.trials += 1
                relief = self._relief(item, command, mended)
                yield relief
                if relief is not None:
                    return

    def _relief(self, item: Item, command: Move, mended: Overload) -> Relief | None:
        changed = self._tried(command)
        if changed is None:
            return None
        loaded = self._loaded(changed)
        less = _hours_over(loaded) < _hours_over(self.load)
        if not less or self._burdened(command, loaded) or _worse(self.outlook, changed):
            return None
        before, after = _hours_over(self.load, self.last), _hours_over(loaded, self.last)
        self.outlook, self.load = changed, loaded
        return Relief(command, item.id, changed.plan.item[item.id].due, mended, before, after)

    def _tried(self, command: Move) -> Outlook | None:
        """The plan after the command; None where a rule forbids it, such as for what is frozen."""
        today = self.outlook.today
        try:
            return look(decide(self.outlook.plan, command, Occasion(today, "", "")), today)
        except CampaignError:
            return None

    def _burdened(self, command: Move, loaded: Load) -> bool:
        """True when who takes the item over would have too much on a day, or still more than before."""
        if not isinstance(command, AssignItems) or command.member_id is None:
            return False
        before = self.load.members[command.member_id]
        days = loaded.members[command.member_id].items()
        return any(there.over > (before[day].over if day in before else 0) for day, there in days)

    def _moves(self, item: Item, mended: Overload) -> Iterator[Move]:
        """What might help: the nearest later days with room, then people with room."""
        if item.status is not Status.OPEN:
            return
        window, plan = self.outlook.schedule.windows[item.id], self.outlook.plan
        own = self.load.members.get(item.member_id, {}) if item.member_id is not None else {}
        room = self.terms.item_hours
        if window.planned_start is not None and window.slack:
            offered = 0
            for more in range(1, min(window.slack, FARTHEST) + 1):
                start = self.outlook.calendar.add(window.forecast_start, more)
                there = own.get(start)
                if start > mended.day and there is not None and there.hours + room <= there.capacity:
                    yield ShiftItems((item.id,), self.outlook.calendar.count(window.planned_start, start))
                    offered += 1
                    if offered == 2:
                        break
        for member in plan.member.values():
            days = self.load.members.get(member.id, {})
            there = days.get(mended.day)
            holds = item.role in member.roles and member.id != item.member_id
            if holds and there is not None and there.hours + room <= there.capacity:
                yield AssignItems((item.id,), member.id)

    def _slack(self, item: Item) -> int:
        slack = self.outlook.schedule.windows[item.id].slack
        return FARTHEST if slack is None else slack

    def _loaded(self, outlook: Outlook) -> Load:
        return load(outlook, *self.span, self.terms)


def _hours_over(found: Load, last: date = date.max) -> float:
    return sum(overload.load.over for overload in found.overloads() if overload.day <= last)


def _worse(before: Outlook, after: Outlook) -> bool:
    """True when an item has less than no slack, is later, or contradicts a link, and did not before."""
    for item_id, now in after.schedule.windows.items():
        was = before.schedule.windows[item_id]
        if now.slack is not None and now.slack < min(was.slack if was.slack is not None else 0, 0):
            return True
        if len(now.conflicts) > len(was.conflicts):
            return True
        if after.health.items[item_id].days_late > before.health.items[item_id].days_late:
            return True
    return False
