"""What the plan contradicts: planned windows against links, and forecasts against hard ends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from campaigntui.domain.checklist import Link, Status
from campaigntui.domain.ids import ItemId
from campaigntui.domain.stage import Stage
from campaigntui.scheduling.effects import contradicted_links
from campaigntui.scheduling.hardends import own_ends
from campaigntui.scheduling.health import BreakKind
from campaigntui.scheduling.outlook import Outlook
from campaigntui.scheduling.owndays import line_of


class MendKind(StrEnum):
    """How a conflict is mended."""

    PULL = "pull"
    """What is waited for is done earlier; for a hard end, what misses it."""
    PUSH = "push"
    """What waits is done later."""
    SHORTEN = "shorten"
    """It takes fewer days."""
    EXTEND = "extend"
    """The deadline moves to the day on which the item is expected."""


class LinkConflict(NamedTuple):
    """An item that is planned to start before what it waits for allows."""

    link: Link
    start: date
    """When the item that waits is planned to start."""
    allowed: date
    """The first day that the link leaves to it."""
    days: int
    """Days between the two that the item counts: working days, or all for an `any_day` item."""


class EndConflict(NamedTuple):
    """A hard end that is expected to be missed."""

    kind: BreakKind
    stage: Stage
    """Of the gate or the deadline; for D-day, of the item that misses it most."""
    items: tuple[ItemId, ...]
    """Items that are expected after it themselves, the latest first."""
    days: int
    """Working days by which the latest of them misses it."""


Conflict: TypeAlias = LinkConflict | EndConflict


class Conflicts(NamedTuple):
    """Everything that does not fit together, and what somebody has decided to live with."""

    links: tuple[LinkConflict, ...]
    """In the order of the schedule."""
    ends: tuple[EndConflict, ...]
    """Gates and deadlines, the worst first."""
    accepted: tuple[LinkConflict, ...]
    """Contradicted links that carry a reason. They do not count."""

    @property
    def unsettled(self) -> tuple[Conflict, ...]:
        """All but the accepted ones."""
        return (*self.links, *self.ends)

    @property
    def total(self) -> int:
        """How many there are, without those that are accepted."""
        return len(self.links) + len(self.ends)


def conflicts(outlook: Outlook) -> Conflicts:
    """All conflicts of the plan. Costs a pass over items and links."""
    place = {item_id: n for n, item_id in enumerate(outlook.schedule.order)}
    found = [conflict_of(outlook, link) for link in contradicted_links(outlook).values()]
    accepted = [c for link in outlook.plan.link.values() if link.accepted and (c := contradiction(outlook, link))]
    ends = sorted(_ends(outlook), key=lambda end: (-end.days, place[end.items[0]]))
    in_order = sorted(found, key=lambda c: (place[c.link.after], place[c.link.before]))
    return Conflicts(tuple(in_order), tuple(ends), tuple(accepted))


def contradiction(outlook: Outlook, link: Link) -> LinkConflict | None:
    """The conflict of one link, accepted or not; None when its items agree, are done, or are put away."""
    windows, plan = outlook.schedule.windows, outlook.plan
    if link.before not in windows or link.after not in windows:
        return None
    if Status.DONE in (plan.item[link.before].status, plan.item[link.after].status):
        return None
    return conflict_of(outlook, link) if link.before in windows[link.after].conflicts else None


def conflict_of(outlook: Outlook, link: Link) -> LinkConflict:
    """How far the planned windows contradict a link."""
    windows, after = outlook.schedule.windows, outlook.plan.item[link.after]
    start, finish = windows[link.after].planned_start, windows[link.before].planned_finish
    assert start is not None and finish is not None, "a link contradicts only planned windows"
    line = line_of(after, outlook.calendar)
    allowed = line.add(finish, link.lag + 1)
    return LinkConflict(link, start, allowed, line.count(start, allowed))


def _ends(outlook: Outlook) -> Iterator[EndConflict]:
    """One for each gate, each deadline, D-day and each stage that closes, that some item is expected to miss itself."""
    plan, windows, calendar = outlook.plan, outlook.schedule.windows, outlook.calendar
    missed: dict[tuple[BreakKind, Stage | None, ItemId | None], list[tuple[int, ItemId]]] = {}
    # Items share their ends and days, and counting is what costs here.
    counts: dict[tuple[date, date], int] = {}
    for item_id, health in outlook.health.items.items():
        # What misses nothing, neither itself nor through what waits for it, need not be looked at.
        for end in own_ends(outlook, plan.item[item_id]) if health.breaks else ():
            span = end.day, windows[item_id].forecast_finish
            if span not in counts:
                counts[span] = calendar.count(*span)
            if (days := counts[span]) > 0:
                # There is one D-day for all stages, and a deadline belongs to its item.
                stage = None if end.kind is BreakKind.D_DAY else end.stage
                key = end.kind, stage, item_id if end.kind is BreakKind.DEADLINE else None
                missed.setdefault(key, []).append((days, item_id))
    for (kind, _, _), late in missed.items():
        late.sort(key=lambda each: -each[0])
        yield EndConflict(kind, plan.item[late[0][1]].stage, tuple(item_id for _, item_id in late), late[0][0])
