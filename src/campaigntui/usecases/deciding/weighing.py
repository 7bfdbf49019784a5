"""A decision with all that follows from it: the new outlook, its difference, and what to ask before it is written."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from campaigntui.domain.journal import Change
from campaigntui.domain.plan import Plan
from campaigntui.scheduling.difference import difference
from campaigntui.scheduling.effects import effects
from campaigntui.scheduling.look import look
from campaigntui.scheduling.outlook import Outlook
from campaigntui.usecases.coverage import missing_years, with_years
from campaigntui.usecases.snapshot import Preview, Staying

if TYPE_CHECKING:
    from campaigntui.storage.holidaylists import HolidayLists

ASK_ABOVE = 20
"""A command that changes more items than this shows its difference first."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """The plan as it would stand, and how it differs. Every new row image carries `seq` as its version."""

    outlook: Outlook
    changes: tuple[Change, ...]
    seq: int


def weigh(
    before: Plan,
    change: Callable[[Plan], Plan],
    today: date,
    seq: int,
    holidays: HolidayLists,
    known: Outlook | None = None,
) -> Weighed:
    """Apply `change` and compute all that follows. Raises `CampaignError` where the change or its dates are refused.

    `known`, the outlook before the change where there is one, spares work.
    """
    outlook = look(_stamped(before, change(before), seq), today, known=known)
    while (years := missing_years(outlook)) is not None:
        outlook = look(_stamped(before, with_years(outlook.plan, years, holidays), seq), today)
    return Weighed(outlook=outlook, changes=difference(before, outlook.plan), seq=seq)


def _stamped(before: Plan, after: Plan, seq: int) -> Plan:
    changed = [replace(c.after, version=seq) for c in difference(before, after) if c.after is not None]
    return after.put(*changed) if changed else after


def preview_of(before: Outlook, weighed: Weighed, named: Collection[object], staying: Staying) -> Preview:
    """What to show before writing. `named` are the ids of the items that the command itself names.

    A change of one item may break what it breaks, for that is seen at once; one that names none is shown first.
    """
    found = effects(before, weighed.outlook)
    touched = sum(change.table == "item" for change in weighed.changes)
    asks = touched > ASK_ABOVE or any(shift.item_id not in named for shift in found.planned)
    asks = asks or (not named and bool(found.breaks or found.frozen or found.turned))
    return Preview(changes=weighed.changes, effects=found, staying=staying, plan=weighed.outlook.plan, asks=asks)
