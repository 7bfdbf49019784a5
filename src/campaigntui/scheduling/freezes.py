"""Freezes: windows in which items with certain tags may no longer change, and the work that lies inside them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from campaigntui.domain.campaign import Freeze
from campaigntui.domain.checklist import Item, Status
from campaigntui.domain.ids import ItemId
from campaigntui.domain.plan import Plan
from campaigntui.scheduling.engine import resolve
from campaigntui.scheduling.schedule import Schedule
from campaigntui.scheduling.workdays import WorkCalendar


class FreezeWindow(NamedTuple):
    """A freeze with its dates, both inclusive."""

    freeze: Freeze
    first: date
    last: date

    def binds(self, item: Item) -> bool:
        """True when the freeze is meant for the item: one of its tags, or all items for a freeze without tags."""
        return not self.freeze.tags or any(tag in self.freeze.tags for tag in item.tags)

    def holds(self, day: date) -> bool:
        """True on the days of the freeze."""
        return self.first <= day <= self.last


class Caught(NamedTuple):
    """Work on an item that lies inside a freeze which binds it."""

    item_id: ItemId
    window: FreezeWindow
    planned: bool
    """Inside as planned; otherwise only as forecast."""


def freeze_windows(plan: Plan, calendar: WorkCalendar) -> tuple[FreezeWindow, ...]:
    """Every freeze of the plan with its dates, by first day. One that closes before it opens is left out."""
    found = []
    for freeze in plan.freeze.values():
        first, last = (resolve(due, plan, calendar) for due in (freeze.opens, freeze.closes))
        if first <= last:
            found.append(FreezeWindow(freeze, first, last))
    return tuple(sorted(found, key=lambda window: (window.first, window.freeze.id)))


def freeze_of(item: Item, windows: Iterable[FreezeWindow], day: date) -> FreezeWindow | None:
    """The freeze that keeps the item as it is on that day; None when it may change."""
    return next((window for window in windows if window.holds(day) and window.binds(item)), None)


def caught(plan: Plan, schedule: Schedule, windows: Iterable[FreezeWindow]) -> tuple[Caught, ...]:
    """Open items whose planned or forecast finish lies inside a freeze that binds them, in the order of the schedule.

    What counts is the finish: work that is finished after the first day of the freeze changes what is frozen. One line
    for an item and a freeze. O(items × freezes).
    """
    bands = tuple(windows)
    if not bands:
        return ()
    found = []
    for item_id, window in schedule.windows.items():
        item = plan.item[item_id]
        if item.status is Status.DONE:
            continue
        for band in bands:
            planned = window.planned_finish is not None and band.holds(window.planned_finish)
            if (planned or band.holds(window.forecast_finish)) and band.binds(item):
                found.append(Caught(item_id, band, planned))
    return tuple(found)
