"""Walking the journal back and forth, and keeping a plan that was read in step with the file meanwhile.

A step changes a few rows. Reading ten thousand items anew to learn of them would make a person wait longer for undo
than for the change itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from campaigntui.domain.journal import Entry
from campaigntui.domain.plan import Plan, Row

if TYPE_CHECKING:
    from campaigntui.storage.writing import Writer


def walk(
    writer: Writer, count: int | None, clock: Callable[[], str], who: str, *, back: bool, to: int | None
) -> tuple[Entry, ...]:
    """Undo or redo at most `count` entries (None: as many as there are), none beyond the moment right after entry `to`.

    `clock` gives the UTC instant in ISO form and `who` signs, for the line that each step leaves in the journal.
    """
    walked: list[Entry] = []
    while count is None or len(walked) < count:
        entry = writer.undo_entry() if back else writer.redo_entry()
        if entry is None or (to is not None and (entry.seq <= to if back else entry.seq > to)):
            break
        step = writer.apply_backward if back else writer.apply_forward
        walked.append(step(entry.seq, at=clock(), who=who))
    return tuple(walked)


def followed(plan: Plan, rows: Iterable[tuple[str, int, Row | None]], next_id: int) -> Plan | None:
    """The plan with these rows as they stand now (table, number, row; None for a row that is gone).

    It is what reading it would give, each table in order of id; None when the campaign itself is gone. Rows of other
    campaigns are passed over.
    """
    fresh: dict[str, dict[Any, Any]] = {}
    added: set[str] = set()
    for table, row_id, row in rows:
        known: Mapping[Any, Any] = fresh[table] if table in fresh else getattr(plan, table)
        if row is None and row_id not in known:
            continue
        if row is not None and (row.id if table == "campaign" else getattr(row, "campaign_id", None)) != plan.head.id:
            continue
        found = fresh.setdefault(table, dict(known))
        if row is None:
            del found[row_id]
        else:
            if row_id not in found:
                added.add(table)
            found[row_id] = row
    for table in added:
        fresh[table] = dict(sorted(fresh[table].items()))
    if not fresh.get("campaign", plan.campaign):
        return None
    return replace(plan, **fresh, next_id=next_id)
