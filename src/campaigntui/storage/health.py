"""Whether the contents of an opened plan file can be trusted: damage, foreign machinery, references to nothing."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from campaigntui.errors import N_, PlanUnreadable


def refuse_machinery(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file with triggers or views: plan files have none, and they could turn a read into anything."""
    found = connection.execute(
        "SELECT count(*) FROM sqlite_master WHERE type IN ('trigger', 'view') OR sql LIKE 'CREATE VIRTUAL%'"
    ).fetchone()
    if found[0]:
        raise PlanUnreadable(
            N_(
                "“{path}” contains triggers or views, which plan files never have: somebody has tampered with it. "
                "Move it away and copy a good one to its place: one of yours, or one from its “.backups” folder, if "
                "there is one."
            ),
            path=path,
        )


def refuse_damage(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file whose pages or references are broken. Reads the whole file: about 1 ms per megabyte."""
    found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found == "ok":
        orphan = connection.execute("PRAGMA foreign_key_check").fetchone()
        if orphan is None:
            return
        found = f"{orphan[0]} {orphan[1]} refers to a {orphan[2]} that is not there"
    raise PlanUnreadable(
        N_(
            "“{path}” is damaged ({detail}). Nothing was changed. Move it away and copy a good one to its place: one "
            "of yours, or one from its “.backups” folder, if there is one."
        ),
        path=path,
        detail=ascii(found)[1:-1][:200],
    )
