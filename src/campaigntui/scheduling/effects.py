"""What a change does to the dates of a plan: one pure value made from the outlook before it and the outlook after it.

What moves, what that contradicts, breaks, hits and mends. Every view of a difference is made from this value; it costs
one pass over items and links.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, time
from typing import NamedTuple

from campaigntui.domain.campaign import Anchor, Phase
from campaigntui.domain.checklist import Link, Status
from campaigntui.domain.ids import ItemId, RowId
from campaigntui.domain.stage import STAGES, Stage
from campaigntui.scheduling.dayhits import DayHit, Shift, days_hit
from campaigntui.scheduling.freezes import Caught, caught, freeze_windows
from campaigntui.scheduling.hardends import missed_ends
from campaigntui.scheduling.health import BreakKind
from campaigntui.scheduling.outlook import Outlook


class AnchorShift(NamedTuple):
    """A moment whose day, hour or confidence changes; None before for a new one, None after for one that goes."""

    key: str
    before: Anchor | None
    after: Anchor | None


class GateShift(NamedTuple):
    """A gate that is to be signed on another day."""

    stage: Stage
    before: date | None
    after: date | None


class Breach(NamedTuple):
    """A hard end that is missed by `before` working days without the change and by `after` with it; 0 is kept."""

    kind: BreakKind
    stage: Stage
    item_id: ItemId | None
    """The item whose own deadline it is; None for ends that belong to the stage."""
    before: int
    after: int


class Lateness(NamedTuple):
    """An item whose forecast finish lies `before` and then `after` working days behind its planned finish."""

    item_id: ItemId
    before: int
    after: int


class Effects(NamedTuple):
    """All that differs between two outlooks of one campaign on one day. Archived items play no part."""

    anchors: tuple[AnchorShift, ...] = ()
    gates_moved: tuple[GateShift, ...] = ()
    planned: tuple[Shift, ...] = ()
    """Open items whose planned window changes. What is done stays where it was done, whatever its rule gives."""
    forecast: tuple[Shift, ...] = ()
    """Open items whose forecast window changes."""
    in_past: tuple[ItemId, ...] = ()
    """Moved open items whose planned finish would lie before today."""
    contradicted: tuple[Link, ...] = ()
    """Links between open items that the planned windows contradict now and did not before."""
    reconciled: tuple[Link, ...] = ()
    """The reverse."""
    turned: tuple[Phase, ...] = ()
    """Phases that end before they begin now and did not before."""
    breaks: tuple[Breach, ...] = ()
    """Hard ends that are missed by more than before."""
    mends: tuple[Breach, ...] = ()
    """Hard ends that are missed by less than before, or not at all any more."""
    late: tuple[Lateness, ...] = ()
    """Open items that come out later against their plan than before."""
    sooner: tuple[Lateness, ...] = ()
    """The reverse."""
    frozen: tuple[Caught, ...] = ()
    """Work that falls into a freeze and did not before."""
    thawed: tuple[Caught, ...] = ()
    """The reverse."""
    days_off: tuple[DayHit, ...] = ()
    holidays: tuple[DayHit, ...] = ()
    slack: tuple[int | None, int | None] = (None, None)
    """Smallest slack of the plan before and after, in working days."""
    joining: tuple[ItemId, ...] = ()
    """Items that only the plan after the change has."""
    leaving: tuple[ItemId, ...] = ()
    """The reverse: archived, or no longer there."""

    @property
    def moves(self) -> tuple[Shift, ...]:
        """Items that move in plan or in forecast, each once: with its planned windows where those differ."""
        known = {shift.item_id for shift in self.planned}
        return (*self.planned, *(shift for shift in self.forecast if shift.item_id not in known))


def effects(before: Outlook, after: Outlook) -> Effects:
    """What differs in `after`. Both are of the same campaign; an item that only one of them has does not move."""
    planned, forecast = _shifts(before, after)
    lateness = [*_lateness(before, after)]
    windows = after.schedule.windows
    ends = missed_ends(before), missed_ends(after)
    breaches = [Breach(*end, ends[0].get(end, 0), ends[1].get(end, 0)) for end in {**ends[0], **ends[1]}]
    contradicted, reconciled = _conflicts(before, after)
    frozen, thawed = _frozen(before, after)
    hits, turned = [*days_hit(planned, after)], _turned(before)
    return Effects(
        anchors=_anchors(before, after),
        gates_moved=_gates(before, after),
        planned=tuple(planned),
        forecast=tuple(forecast),
        in_past=tuple(_in_past(planned, after)),
        contradicted=contradicted,
        reconciled=reconciled,
        turned=tuple(phase for key, phase in _turned(after).items() if key not in turned),
        breaks=tuple(b for b in breaches if b.after > b.before),
        mends=tuple(b for b in breaches if b.after < b.before),
        late=tuple(sorted((e for e in lateness if e.after > e.before), key=lambda each: each.before - each.after)),
        sooner=tuple(sorted((e for e in lateness if e.after < e.before), key=lambda each: each.after - each.before)),
        frozen=frozen,
        thawed=thawed,
        days_off=tuple(hit for hit in hits if hit.member_id is not None),
        holidays=tuple(hit for hit in hits if hit.member_id is None),
        slack=(before.health.slack, after.health.slack),
        joining=tuple(item_id for item_id in windows if item_id not in before.schedule.windows),
        leaving=tuple(item_id for item_id in before.schedule.windows if item_id not in windows),
    )


def _shifts(before: Outlook, after: Outlook) -> tuple[list[Shift], list[Shift]]:
    """Open items whose planned window changes, and those whose forecast window does."""
    planned: list[Shift] = []
    forecast: list[Shift] = []
    items, windows = after.plan.item, after.schedule.windows
    for item_id, old in before.schedule.windows.items():
        new = windows.get(item_id)
        if new is None or new == old or items[item_id].status is Status.DONE:
            continue
        if old[:2] != new[:2]:
            planned.append(Shift(item_id, old[:2], new[:2]))
        if old[2:4] != new[2:4]:
            forecast.append(Shift(item_id, old[2:4], new[2:4]))
    return planned, forecast


def _in_past(planned: Iterable[Shift], after: Outlook) -> Iterator[ItemId]:
    for item_id, _, (_, finish) in planned:
        if finish is not None and finish < after.today:
            yield item_id


def _lateness(before: Outlook, after: Outlook) -> Iterator[Lateness]:
    """Open items that come out later or sooner against their plan."""
    items, now = after.plan.item, after.health.items
    for item_id, was in before.health.items.items():
        found = now.get(item_id)
        if found is not None and found.days_late != was.days_late and items[item_id].status is not Status.DONE:
            yield Lateness(item_id, was.days_late, found.days_late)


def _anchors(before: Outlook, after: Outlook) -> tuple[AnchorShift, ...]:
    old = {anchor.key: anchor for anchor in before.plan.anchor.values()}
    new = {anchor.key: anchor for anchor in after.plan.anchor.values()}
    pairs = ((key, old.get(key), new.get(key)) for key in {**old, **new})
    return tuple(AnchorShift(*pair) for pair in pairs if _said(pair[1]) != _said(pair[2]))


def _said(anchor: Anchor | None) -> object:
    """What a person knows of a moment, without its version."""
    return None if anchor is None else (anchor.day, anchor.clock, anchor.confidence)


def _turned(outlook: Outlook) -> dict[str, Phase]:
    """Phases whose second moment comes before the first, by key."""
    moments = {a.key: (a.day, a.clock or time.min) for a in outlook.plan.anchor.values()}
    phases = (p for p in outlook.plan.phase.values() if p.opens in moments and p.closes in moments)
    return {p.key: p for p in phases if moments[p.closes] < moments[p.opens]}


def _gates(before: Outlook, after: Outlook) -> tuple[GateShift, ...]:
    days = ((s, before.health.stages[s].gate_day, after.health.stages[s].gate_day) for s in STAGES)
    return tuple(GateShift(*each) for each in days if each[1] != each[2])


def _conflicts(before: Outlook, after: Outlook) -> tuple[tuple[Link, ...], tuple[Link, ...]]:
    old, new = contradicted_links(before), contradicted_links(after)
    # A link that is gone is no longer contradicted, and nothing was reconciled either.
    kept = after.plan.link
    return (
        tuple(link for link_id, link in new.items() if link_id not in old),
        tuple(link for link_id, link in old.items() if link_id not in new and link_id in kept),
    )


def contradicted_links(outlook: Outlook) -> Mapping[RowId, Link]:
    """Links that the planned windows contradict, without those to or from what is done and those that were accepted."""
    items, found = outlook.plan.item, {}
    for item_id, window in outlook.schedule.windows.items():
        if not window.conflicts or items[item_id].status is Status.DONE:
            continue
        for link in outlook.waits_for[item_id]:
            waited_for = items[link.before]
            if link.before in window.conflicts and waited_for.status is not Status.DONE and not link.accepted:
                found[link.id] = link
    return found


def _frozen(before: Outlook, after: Outlook) -> tuple[tuple[Caught, ...], tuple[Caught, ...]]:
    old, new = (
        {
            (each.item_id, each.window.freeze.id): each
            for each in caught(one.plan, one.schedule, freeze_windows(one.plan, one.calendar))
        }
        for one in (before, after)
    )
    return (
        tuple(each for key, each in new.items() if key not in old),
        tuple(each for key, each in old.items() if key not in new and key[0] in after.schedule.windows),
    )
