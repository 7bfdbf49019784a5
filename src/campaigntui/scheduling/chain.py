"""The critical chain in words of cause: why each item on it cannot be expected sooner, back to where it begins.

An item starts when it does because of today, its own plan, or something that it waits for. Following that cause from an
item with the smallest slack back to its beginning gives the chain that decides whether the plan holds (Kelley and
Walker 1959 call it the critical path; here it is walked over forecast dates, so that it is true on any day).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from campaigntui.domain.checklist import Item, Link, Status
from campaigntui.domain.ids import ItemId
from campaigntui.scheduling.hardends import End, own_ends
from campaigntui.scheduling.outlook import Outlook
from campaigntui.scheduling.owndays import last_day, line_of


class Cause(StrEnum):
    """Why an item cannot be expected sooner."""

    WAITS = "waits"
    """Something before it is not finished sooner."""
    STARTED = "started"
    """It is being worked, and needs the rest of its days."""
    TODAY = "today"
    """Its planned start has passed and nothing holds it up."""
    PLANNED = "planned"
    """It is planned no sooner."""


class Rung(NamedTuple):
    """An item of a chain and why it is expected when it is."""

    item_id: ItemId
    cause: Cause
    link: Link | None
    """The link that holds it up, for `WAITS`."""
    slack: int | None
    """Its own slack, in working days."""


class Chain(NamedTuple):
    """Items that hold each other up, first to last, and the end that the last one has to keep."""

    rungs: tuple[Rung, ...]
    end: End | None
    slack: int
    """Working days between the chain's last forecast finish and its latest; negative is at risk."""


def chains(outlook: Outlook) -> tuple[Chain, ...]:
    """The chains of the items with the smallest slack, the one that begins first before the others.

    An item lies on one chain only: where two chains begin alike, the second is told from where they part.
    """
    windows = outlook.schedule.windows
    critical = [i for i in outlook.schedule.order if windows[i].critical]
    told: set[ItemId] = set()
    found = []
    for item_id in sorted(critical, key=lambda i: (windows[i].forecast_finish, i), reverse=True):
        if item_id in told:
            continue
        rungs = [*_back(outlook, item_id, told)][::-1]
        told.update(rung.item_id for rung in rungs)
        found.append(Chain(tuple(rungs), end_of(outlook, item_id), windows[item_id].slack or 0))
    return tuple(sorted(found, key=lambda c: (windows[c.rungs[0].item_id].forecast_start, c.rungs[0].item_id)))


def _back(outlook: Outlook, item_id: ItemId, told: set[ItemId]) -> Iterator[Rung]:
    """From an item back to where its chain begins, or meets one that has been told."""
    while True:
        rung = rung_of(outlook, item_id)
        yield rung
        if rung.link is None or rung.link.before in told or outlook.plan.item[rung.link.before].status is Status.DONE:
            return
        item_id = rung.link.before


def rung_of(outlook: Outlook, item_id: ItemId) -> Rung:
    """Why this open item is expected when it is. Costs its links."""
    item, window = outlook.plan.item[item_id], outlook.schedule.windows[item_id]
    if item.started is not None:
        return Rung(item_id, Cause.STARTED, None, window.slack)
    begins = max(outlook.today, window.planned_start or outlook.today)
    holding = max(outlook.waits_for.get(item_id, ()), key=lambda k: _begin(outlook, k, item), default=None)
    if holding is not None and (begin := _begin(outlook, holding, item)) >= begins and begin > outlook.today:
        return Rung(item_id, Cause.WAITS, holding, window.slack)
    on_plan = window.planned_start is not None and window.planned_start >= outlook.today
    return Rung(item_id, Cause.PLANNED if on_plan else Cause.TODAY, None, window.slack)


def _begin(outlook: Outlook, link: Link, after: Item) -> date:
    """The first day that a link leaves to the item that waits."""
    line = line_of(after, outlook.calendar)
    return line.add(outlook.schedule.windows[link.before].forecast_finish, link.lag + 1)


def end_of(outlook: Outlook, item_id: ItemId) -> End | None:
    """The hard end that decides the item's latest finish: its own, or that of what waits for it. None for neither."""
    plan, windows = outlook.plan, outlook.schedule.windows
    while True:
        item = plan.item[item_id]
        ends = [*own_ends(outlook, item)]
        waiting = [
            (last_day(item, plan.item[link.after], link.lag, start, outlook.calendar), link.after)
            for link in outlook.awaited_by.get(item_id, ())
            if (start := windows[link.after].latest_start) is not None
        ]
        own = min(ends, key=lambda end: end.day, default=None)
        nearest = min(waiting, default=None)
        if nearest is None or (own is not None and own.day <= nearest[0]):
            return own
        item_id = nearest[1]
