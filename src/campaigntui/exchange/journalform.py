"""What scripts read about the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from campaigntui.domain.journal import Change
from campaigntui.exchange.jsonform import Form, entry_form
from campaigntui.exchange.plainjson import plain_value
from campaigntui.wording.changes import differing, row_name

if TYPE_CHECKING:
    from campaigntui.domain.plan import Plan
    from campaigntui.usecases.journal import Detail


def detail_form(detail: Detail, plan: Plan | None = None) -> Form:
    """An entry with every row that it changed. `plan` gives the rows of links and notes their names."""
    return {**entry_form(detail.entry), "changes": [_change_form(change, plan) for change in detail.changes]}


def _change_form(change: Change, plan: Plan | None) -> Form:
    """A row with the fields that differ, as they are stored."""
    row = change.after if change.after is not None else change.before
    what = "added" if change.before is None else "removed" if change.after is None else "changed"
    return {
        "table": change.table,
        "id": change.id,
        "key": getattr(row, "key", None),
        "name": row_name(row, plan),
        "change": what,
        "fields": {
            name: {"before": plain_value(before), "after": plain_value(after)}
            for name, before, after in differing(change)
        },
    }
