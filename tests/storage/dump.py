"""The contents of all plans of a file as text, for comparison: equal text means equal plans."""

from __future__ import annotations

import sqlite3

from campaigntui.domain.plan import TABLES
from campaigntui.storage.mapping import image_text, table_format
from campaigntui.storage.reading import fetch_plain


def dump(connection: sqlite3.Connection) -> str:
    """One line per row: the table, then the row as stored, by table and number. Journal and meta are left out."""
    lines = []
    for table in TABLES:
        form = table_format(table)
        for row in fetch_plain(connection, table, form, "ORDER BY id"):
            lines.append(f"{table} {image_text(dict(zip(form.columns, row, strict=True)))}\n")
    return "".join(lines)
