"""What stands at the path of a plan file, asked before SQLite may touch it: a damaged or foreign file must never be
opened for writing, and an empty one never be taken for a new plan. Also how files and folders of ours are made.
"""

from __future__ import annotations

import os
import stat
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from campaigntui.errors import N_, BadInput, NotFound, PlanUnreadable, reason_of

APPLICATION_ID = 0x43_54_55_49
"""Stands in the header of every plan file: “CTUI”."""

_MAGIC = b"SQLite format 3\0"
_MAGIC_END = len(_MAGIC)
_APPLICATION_ID_AT = slice(68, 72)
_HEADER_SIZE = 100

_SETTLING = 0.5
"""Seconds that another program is given to put its new file in the place of the empty one that holds the name."""


class Identity(NamedTuple):
    """Which file it is, whatever its name."""

    device: int
    inode: int


_connected: Counter[Identity] = Counter()
"""Files that this process has open. Closing any descriptor of a file drops the locks that SQLite holds on it for the
whole process, so a file in here is never opened by ordinary means."""


def connected(identity: Identity) -> None:
    """Remember that a connection to the file is open."""
    _connected[identity] += 1


def disconnected(identity: Identity) -> None:
    """Remember that one was closed."""
    _connected[identity] -= 1
    if not _connected[identity]:
        del _connected[identity]


def identify(path: Path) -> Identity | None:
    """Which file stands at the path now; None if none does."""
    try:
        found = path.stat()
    except OSError:
        return None
    return Identity(found.st_dev, found.st_ino)


def examine(path: Path) -> tuple[Path, Identity]:
    """The real path of the plan file at `path` and which file it is; a refusal unless it looks like a plan file.

    Symbolic links are followed, because SQLite keeps its journal beside the real file.
    """
    real = _real(path)
    found = _settled(real)
    if stat.S_ISDIR(found.st_mode):
        raise PlanUnreadable(
            N_("“{path}” is a folder. Give the path of a plan file, such as {path}/campaigns.db."), path=real
        )
    if not stat.S_ISREG(found.st_mode):
        raise PlanUnreadable(N_("“{path}” is a device or a pipe, not a file. Give the path of a plan file."), path=real)
    if found.st_nlink > 1:
        raise PlanUnreadable(
            N_(
                "“{path}” has a second name (a hard link), which can destroy it when both are used. Remove the other "
                "name, or work on a copy."
            ),
            path=real,
        )
    if not found.st_size:
        raise PlanUnreadable(
            N_("“{path}” is empty, so it is no plan file. Delete it, then start again to make a new one in its place."),
            path=real,
        )
    identity = Identity(found.st_dev, found.st_ino)
    if identity not in _connected:
        _sniff(real)
    return real, identity


def _real(path: Path) -> Path:
    try:
        return Path(os.path.realpath(path, strict=True))
    except FileNotFoundError as error:
        if path.is_symlink():
            raise NotFound(
                N_("“{path}” is a link to “{target}”, and nothing is there. Mend the link, or take it away."),
                path=path,
                target=os.path.realpath(path),
            ) from error
        raise NotFound(
            N_("There is no plan file “{path}”. Check the path; “campaigntui new” makes one."), path=path
        ) from error
    except ValueError as error:
        raise BadInput(N_("“{path}” cannot be the name of a file."), path=ascii(str(path))) from error
    except OSError as error:
        raise _cannot(path, error) from error


def _settled(path: Path) -> os.stat_result:
    """What stands at the path. A file is empty for an instant while another program makes it: wait for that."""
    deadline = time.monotonic() + _SETTLING
    while True:
        found = path.lstat()
        if found.st_size or not stat.S_ISREG(found.st_mode) or time.monotonic() >= deadline:
            return found
        time.sleep(0.02)


def _sniff(path: Path) -> None:
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise _cannot(path, error) from error
    try:
        header = os.read(descriptor, _HEADER_SIZE)
    finally:
        os.close(descriptor)
    if len(header) < _HEADER_SIZE or header[:_MAGIC_END] != _MAGIC:
        raise PlanUnreadable(
            N_(
                "“{path}” is not a plan file, or its beginning is damaged. Nothing was changed. Give the path of a "
                "plan file. If it was one, move it away and copy a good one to its place: one of yours, or one from "
                "its “.backups” folder, if there is one."
            ),
            path=path,
        )
    if int.from_bytes(header[_APPLICATION_ID_AT], "big") != APPLICATION_ID:
        raise PlanUnreadable(
            N_("“{path}” is a database of another program. Nothing was changed. Give the path of a plan file."),
            path=path,
        )


def _cannot(path: Path, error: OSError) -> PlanUnreadable:
    reason = reason_of(error)
    return PlanUnreadable(
        N_("“{path}” cannot be opened: {reason}. Check the path and your rights to the file and its folder."),
        path=path,
        reason=reason,
    )


def make_file(path: Path) -> None:
    """Make an empty file for its owner only (0600). `FileExistsError` if the name is taken, even by a link."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600))


def make_folder(path: Path) -> None:
    """Make a folder, and those above it that are missing, each for its owner only (0700). A refusal if that fails."""
    try:
        for folder in (*reversed(path.parents), path):
            if not folder.is_dir():
                folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise _cannot(path, error) from error


def sync_folder(path: Path) -> None:
    """Make what was renamed or created in the folder survive a loss of power."""
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
