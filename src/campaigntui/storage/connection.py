"""A plain SQLite connection with the settings that every connection to a plan file has, each read back, because SQLite
ignores what it does not know. Nothing here may create a file.
"""

from __future__ import annotations

import sqlite3
from functools import partial
from pathlib import Path

from campaigntui.errors import N_, PlanUnreadable
from campaigntui.storage.troubles import PATIENCE, patiently

_BUSY_MILLISECONDS = 250
_LONGEST_VALUE = 10_000_000

_SETTINGS: tuple[tuple[str, str, object], ...] = (
    # SQLite waits this long by itself; `patiently` and its jitter do the rest.
    ("busy_timeout", str(_BUSY_MILLISECONDS), _BUSY_MILLISECONDS),
    # A rollback journal, because the write-ahead log of older libraries can lose commits, needs side files even to
    # read, and fails on network drives. EXTRA, because without it a loss of power can undo the last commit.
    ("journal_mode", "DELETE", "delete"),
    ("synchronous", "EXTRA", 3),
    ("fullfsync", "ON", 1),
    ("foreign_keys", "ON", 1),
    # The file may come from anybody: its schema may call no function with side effects, and a bad page is an error.
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    # A file that shrinks under a memory map kills the process.
    ("mmap_size", "0", 0),
    ("temp_store", "MEMORY", 2),
    # Only `PlanFile.write` lifts this.
    ("query_only", "ON", 1),
)
"""Setting, value as written, value as read back."""


def connect(path: Path, patience: float = PATIENCE) -> sqlite3.Connection:
    """Open the existing database at an absolute path. Statements are not wrapped in transactions on their own.

    Usable from any thread, by one at a time: the owner holds a lock. Raises `sqlite3.Error`, or `PlanUnreadable` when
    this computer's SQLite does not take a setting.
    """
    connection = sqlite3.connect(
        f"{path.as_uri()}?mode=rw",
        uri=True,
        timeout=_BUSY_MILLISECONDS / 1000,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
        connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        for name, written, expected in _SETTINGS:
            found = patiently(partial(_set, connection, name, written), patience)
            if found != expected:
                raise PlanUnreadable(
                    N_(
                        "SQLite {version} on this computer does not take the setting {name} = {value}, which keeps "
                        "plans safe. Install another version of it."
                    ),
                    version=sqlite3.sqlite_version,
                    name=name,
                    value=written,
                )
    except BaseException:  # whatever ends it, an interrupt too, nobody else could close the connection
        connection.close()
        raise
    return connection


def _set(connection: sqlite3.Connection, name: str, written: str) -> object:
    """Set a PRAGMA and give what it is afterwards; one that the library was built without reads as 0."""
    if name == "journal_mode" and connection.execute("PRAGMA journal_mode").fetchone()[0] == written.lower():
        return written.lower()
    connection.execute(f"PRAGMA {name} = {written}")
    found = connection.execute(f"PRAGMA {name}").fetchone()
    return found[0] if found else 0
