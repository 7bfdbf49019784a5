"""What SQLite refuses, said as sentences; and patience with a file that another program has locked for a moment."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from campaigntui.errors import N_, CampaignError, PlanBusy, PlanUnreadable

T = TypeVar("T")

PATIENCE = 10.0
"""Seconds after which a locked file is refused."""

_SENTENCES: dict[str, tuple[type[CampaignError], str]] = {
    "BUSY": (
        PlanBusy,
        N_(
            "“{path}” stayed locked by another program. Nothing was changed. Close that program, or wait, then "
            "try again."
        ),
    ),
    "NOTADB": (
        PlanUnreadable,
        N_(
            "“{path}” is not a plan file, or its beginning is damaged. Nothing was changed. Give the path of a "
            "plan file. If it was one, move it away and copy a good one to its place: one of yours, or one from "
            "its “.backups” folder, if there is one."
        ),
    ),
    "CORRUPT": (
        PlanUnreadable,
        N_(
            "“{path}” is damaged. Nothing was changed. Move it away and copy a good one to its place: one of yours, or "
            "one from its “.backups” folder, if there is one."
        ),
    ),
    "CANTOPEN": (
        PlanUnreadable,
        N_("“{path}” cannot be opened. Check that it and its folder exist and that you may write to both."),
    ),
    "READONLY": (
        PlanUnreadable,
        N_(
            "“{path}” can be read but not written to. Nothing was changed. Give yourself the right to write to "
            "the file and its folder, or work on a copy."
        ),
    ),
    "FULL": (
        PlanUnreadable,
        N_("The disk that holds “{path}” is full. Nothing was changed. Free some space, then try again."),
    ),
    "IOERR": (
        PlanUnreadable,
        N_(
            "The disk that holds “{path}” reports an error. Nothing was changed. Check the disk and the space on "
            "it, then try again."
        ),
    ),
    "PERM": (PlanUnreadable, N_("You may not open “{path}”. Ask its owner for the right to read and write it.")),
    "TOOBIG": (
        PlanUnreadable,
        N_(
            "“{path}” holds a value that is too long to be part of a plan: it is damaged. Move it away and copy a good "
            "one to its place: one of yours, or one from its “.backups” folder, if there is one."
        ),
    ),
}
"""By the part of SQLite's error name after `SQLITE_`; longer names refine one of these."""


def kind_of(error: sqlite3.Error) -> str:
    """The family of an error, such as `BUSY` for `SQLITE_BUSY_SNAPSHOT`; empty when Python raised it itself."""
    return getattr(error, "sqlite_errorname", "").removeprefix("SQLITE_").partition("_")[0]


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what SQLite raises inside into a refusal that names the file. Anything else is a bug and passes."""
    try:
        yield
    except sqlite3.Error as error:
        kind = "CORRUPT" if _misses_a_part(error) else kind_of(error)
        if kind not in _SENTENCES:
            raise
        refusal, sentence = _SENTENCES[kind]
        raise refusal(sentence, path=path) from error


def _misses_a_part(error: sqlite3.Error) -> bool:
    """Whether the file lacks a table or column that its version has. SQLite has no code of its own for that."""
    said = str(error)
    return kind_of(error) == "ERROR" and (
        said.startswith(("no such table", "no such column")) or "no column named" in said
    )


def patiently(attempt: Callable[[], T], patience: float = PATIENCE) -> T:
    """Call `attempt` again while the file is locked, up to `patience` seconds, then let SQLite's error through."""
    deadline = time.monotonic() + patience
    while True:
        try:
            return attempt()
        except sqlite3.OperationalError as error:
            if kind_of(error) != "BUSY" or time.monotonic() >= deadline:
                raise
        from random import uniform  # only those who wait pay for it

        # Waiters that come back at the same instant would collide again.
        time.sleep(uniform(0.005, 0.05))
