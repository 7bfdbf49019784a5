"""The one difference: which rows of a plan another plan has changed. Journal, undo, preview and audit all read it."""

from __future__ import annotations

from typing import Any

from campaigntui.domain.journal import Change
from campaigntui.domain.plan import TABLES, Plan


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
