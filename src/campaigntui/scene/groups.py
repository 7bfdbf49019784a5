"""Heads of rows: items stand under their stage, their role, or the member who does them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import Enum
from typing import NamedTuple, TypeAlias

from campaigntui.domain.checklist import Item
from campaigntui.domain.ids import MemberId
from campaigntui.domain.stage import STAGES, Stage
from campaigntui.scheduling.health import State
from campaigntui.scheduling.outlook import Outlook


class Grouping(Enum):
    """What items are put together by."""

    STAGE = "stage"
    ROLE = "role"
    MEMBER = "member"


class Holder(NamedTuple):
    """The head of the items of a role or of a member. It stays the same when their items change."""

    grouping: Grouping
    role: str = ""
    """Key of the role; empty for items that no role owns."""
    member: MemberId | None = None
    """None for items that nobody has."""


Head: TypeAlias = Stage | Holder
"""What a row with items under it is about."""
HEADS = (Stage, Holder)
"""The same, to ask with `isinstance`."""


class Tally(NamedTuple):
    """How the items under a head stand."""

    total: int
    done: int
    late: int
    opens: date
    """First day on which one of them is planned or expected to be worked."""
    closes: date

    @property
    def percent(self) -> int:
        """Share of items done, rounded down so that 100 means all."""
        return self.done * 100 // self.total

    @classmethod
    def of(cls, outlook: Outlook, items: Sequence[Item]) -> Tally:
        """Count the items, of which there is at least one."""
        health = [outlook.health.items[item.id] for item in items]
        windows = [outlook.schedule.windows[item.id] for item in items]
        starts = [
            w.forecast_start if w.planned_start is None else min(w.planned_start, w.forecast_start) for w in windows
        ]
        ends = [max(w.planned_finish or w.forecast_finish, w.forecast_finish) for w in windows]
        done = sum(each.state is State.DONE for each in health)
        return cls(len(items), done, sum(each.late for each in health), min(starts), max(ends))


def head_of(item: Item, grouping: Grouping) -> Head:
    """The head under which the item stands."""
    if grouping is Grouping.STAGE:
        return item.stage
    return Holder(grouping, role=item.role) if grouping is Grouping.ROLE else Holder(grouping, member=item.member_id)


def grouped(outlook: Outlook, grouping: Grouping) -> Mapping[Head, Sequence[Item]]:
    """Items under their heads, in the order of their planned start, then of the plan.

    Every stage is there. Roles and members are there when they have an item, in the order of the plan; what nobody has
    comes last.
    """
    if grouping is Grouping.STAGE:
        return {stage: outlook.items[stage] for stage in STAGES}
    found: dict[Head, list[Item]] = {head: [] for head in _holders(outlook, grouping)}
    windows = outlook.schedule.windows
    everything = [item for stage in STAGES for item in outlook.items[stage]]
    for item in sorted(everything, key=lambda item: windows[item.id].planned_start or date.max):
        found.setdefault(head_of(item, grouping), []).append(item)
    nobody = Holder(grouping)
    ordered = sorted(found, key=lambda head: head == nobody)
    return {head: found[head] for head in ordered if found[head]}


def _holders(outlook: Outlook, grouping: Grouping) -> Iterable[Holder]:
    if grouping is Grouping.ROLE:
        return (Holder(grouping, role=key) for key in outlook.roles)
    return (Holder(grouping, member=member_id) for member_id in outlook.plan.member)
