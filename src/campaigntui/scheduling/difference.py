"""The one difference: which rows of a plan another plan has changed. Journal, undo, preview and audit all read it."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from campaigntui.domain.ids import ItemId
from campaigntui.domain.journal import Change
from campaigntui.domain.plan import TABLES, Plan
from campaigntui.scheduling.schedule import Schedule


def difference(before: Plan, after: Plan) -> tuple[Change, ...]:
    """Every row that differs, table by table (parents first), ids ascending. A mapping shared by both is skipped."""
    changes: list[Change] = []
    for table in TABLES:
        old: dict[int, Any] = getattr(before, table)
        new: dict[int, Any] = getattr(after, table)
        if old is new:
            continue
        touched = [i for i in old.keys() | new.keys() if old.get(i) is not new.get(i) and old.get(i) != new.get(i)]
        changes += [Change(table=table, id=i, before=old.get(i), after=new.get(i)) for i in sorted(touched)]
    return tuple(changes)


class Shift(NamedTuple):
    """An item whose planned window differs between two schedules."""

    item_id: ItemId
    before: tuple[date | None, date | None]
    after: tuple[date | None, date | None]


def shifts(before: Schedule, after: Schedule) -> tuple[Shift, ...]:
    """Items of both schedules whose planned window differs, in the order of the first."""
    found = []
    for item_id, old in before.windows.items():
        new = after.windows.get(item_id)
        if new is None or (old.planned_start, old.planned_finish) == (new.planned_start, new.planned_finish):
            continue
        found.append(Shift(item_id, (old.planned_start, old.planned_finish), (new.planned_start, new.planned_finish)))
    return tuple(found)
