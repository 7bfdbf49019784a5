"""Which schema this program speaks, and what it may do with a file of another one."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from campaigntui.errors import N_, PlanUnreadable

SCHEMA_VERSION = 2
"""Number of the last migration step."""


def version_of(connection: sqlite3.Connection) -> int:
    """The schema version of an opened file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def refuse_unknown(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file that only a newer program understands, or that none ever made."""
    version = version_of(connection)
    if version < 1:
        raise PlanUnreadable(
            N_(
                "“{path}” says that it is version {version} of a plan file, which does not exist. Nothing was changed. "
                "Move it away and copy a good one to its place: one of yours, or one from its “.backups” folder, if "
                "there is one."
            ),
            path=path,
            version=version,
        )
    if version <= SCHEMA_VERSION:
        return
    found = connection.execute("SELECT value FROM meta WHERE \"key\" = 'min_reader'").fetchone()
    if found is None or not str(found[0]).isdecimal() or int(found[0]) > SCHEMA_VERSION:
        raise too_new(path)


def too_new(path: Path) -> PlanUnreadable:
    """The refusal of a file that a newer program has written."""
    return PlanUnreadable(
        N_(
            "“{path}” was written by a newer campaigntui. Nothing was changed. Install the newer version to work "
            "with it."
        ),
        path=path,
    )
