"""The tables as statements see them: names and columns only, taken from the row formats.

Types, keys and checks are described in `rows` with SQLModel. Statements need none of that, and leaving SQLModel and
pydantic out of an ordinary edit saves 14 MB and a fifth of the time to the first one.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sqlalchemy import TableClause, column, table

from campaigntui.domain.journal import Entry
from campaigntui.domain.plan import TABLES
from campaigntui.domain.savedview import SavedView
from campaigntui.storage.mapping import row_format

_JOURNAL_CHANGE = ("seq", "position", "table_name", "row_id", "before", "after")


def _clause(name: str, columns: tuple[str, ...]) -> TableClause:
    return table(name, *(column(each) for each in columns))


CLAUSE: Mapping[str, TableClause] = MappingProxyType(
    {
        **{name: _clause(name, row_format(kind).columns) for name, kind in TABLES.items()},
        "saved_view": _clause("saved_view", row_format(SavedView).columns),
        "journal_entry": _clause("journal_entry", row_format(Entry).columns),
        "journal_change": _clause("journal_change", _JOURNAL_CHANGE),
    }
)
"""Table name -> what insert, update and delete are built on."""
