"""Copies of a plan file that can be relied on: made while others may write, checked before they count, thinned only
afterwards; and the way back, which writes into the live file so that nobody holds on to a file that is gone.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from campaigntui.errors import N_, PlanBusy, PlanUnreadable, reason_of
from campaigntui.storage import location
from campaigntui.storage.connection import connect
from campaigntui.storage.health import refuse_damage, refuse_machinery
from campaigntui.storage.thinning import kept
from campaigntui.storage.troubles import PATIENCE, patiently, told
from campaigntui.storage.version import refuse_unknown

_STAMP = "%Y%m%dT%H%M%S.%fZ"
_SUFFIX = ".db"
_PAGES_AT_ONCE = 1000


class Backup(NamedTuple):
    """A copy of a plan file."""

    path: Path
    taken: datetime
    """UTC."""


def folder_of(path: Path) -> Path:
    """Where the backups of a plan file lie unless the caller says otherwise: in a folder beside it."""
    return path.with_name(path.name + ".backups")


def backups_in(folder: Path) -> tuple[Backup, ...]:
    """The backups of a folder that were taken at a moment, newest first. Other files are left out."""
    found = []
    for path in folder.glob("*" + _SUFFIX) if folder.is_dir() else ():
        try:
            found.append(Backup(path, datetime.strptime(path.stem, _STAMP).replace(tzinfo=UTC)))
        except ValueError:
            continue
    return tuple(sorted(found, key=lambda backup: backup.taken, reverse=True))


def back_up(source: sqlite3.Connection, path: Path, folder: Path, now: datetime, patience: float = PATIENCE) -> Backup:
    """Copy the plan file at `path`, open as `source`, into `folder`, check the copy, then thin the folder.

    `now` is aware. Raises `PlanUnreadable` or `PlanBusy` if no good copy could be made; older ones stay then.
    """
    taken = now.astimezone(UTC)
    backup = Backup(folder / (taken.strftime(_STAMP) + _SUFFIX), taken)
    _copy_to(source, path, backup.path, patience)
    all_of_them = backups_in(folder)
    stay = kept((each.taken for each in all_of_them), taken)
    for each in all_of_them:
        if each.taken not in stay:
            each.path.unlink(missing_ok=True)
    return backup


def back_up_before_migration(source: sqlite3.Connection, path: Path, version: int, patience: float = PATIENCE) -> Path:
    """Copy a plan file that is about to leave schema `version`; such copies are never thinned. Gives its path."""
    folder, number = folder_of(path), 1
    while (place := folder / f"version-{version}-{number}{_SUFFIX}").exists():
        number += 1
    _copy_to(source, path, place, patience)
    return place


def restore(target: sqlite3.Connection, path: Path, backup: Path, patience: float = PATIENCE) -> None:
    """Write a backup, or any plan file, into the live plan file at `path`, open as `target` with writing allowed.

    Everybody who has the file open sees the restored state as somebody else's change. Raises `PlanUnreadable` if the
    backup is not a good plan file, `PlanBusy` if the live file stays locked; the live file is unchanged then.
    """
    real, identity = location.examine(backup)
    if identity == location.identify(path):
        raise PlanUnreadable(N_("“{path}” is the plan file itself. Name one of its backups."), path=path)
    location.connected(identity)
    try:
        with told(real), closing(connect(real, patience)) as source:
            refuse_unknown(source, real)
            refuse_machinery(source, real)
            refuse_damage(source, real)
            with told(path):
                source.backup(target, pages=-1, progress=_until(path, patience), sleep=0.05)
    finally:
        location.disconnected(identity)


def _copy_to(source: sqlite3.Connection, path: Path, place: Path, patience: float) -> None:
    """A checked copy of the open file at `place`, which appears whole or not at all."""
    location.make_folder(place.parent)
    unfinished = place.with_name(f".new-{os.urandom(8).hex()}{_SUFFIX}")
    try:
        location.make_file(unfinished)
        with told(path), closing(sqlite3.connect(unfinished, isolation_level=None)) as copy:
            # Held from counting to the last page, so that the copy and the counts are of the same moment.
            source.execute("BEGIN")
            try:
                counts = patiently(lambda: _counts(source), patience)
                source.backup(copy, pages=_PAGES_AT_ONCE, progress=_until(path, patience), sleep=0.05)
            finally:
                source.rollback()
            refuse_damage(copy, path)
            if _counts(copy) != counts:
                raise PlanUnreadable(
                    N_(
                        "A backup of “{path}” was made but does not agree with it, so it was thrown "
                        "away. Check the disk."
                    ),
                    path=path,
                )
        _sync(unfinished)
        unfinished.rename(place)
        location.sync_folder(place.parent)
    except OSError as error:
        raise PlanUnreadable(
            N_("No backup could be made in “{folder}”: {reason}. Check the folder, the space and your rights to it."),
            folder=place.parent,
            reason=reason_of(error),
        ) from error
    finally:
        unfinished.unlink(missing_ok=True)


def _counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Table -> rows, for the tables that the file has: one of an older version has fewer than this program knows."""
    tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").fetchall()
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in tables}


def _until(path: Path, patience: float) -> Callable[[int, int, int], None]:
    """A progress callback that ends a copy which takes too long: Python itself waits for a lock for ever."""
    deadline = time.monotonic() + patience

    def progress(_status: int, _remaining: int, _total: int) -> None:
        if time.monotonic() >= deadline:
            raise PlanBusy(
                N_(
                    "“{path}” stayed locked by another program. Nothing was changed. "
                    "Close that program, or wait, then try again."
                ),
                path=path,
            )

    return progress


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
