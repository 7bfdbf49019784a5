"""Who has a plan file open: a folder beside it with one small file for each terminal. A file's modification time is the
last sign of life; times are compared with that of the own file, so that all of them come from the same clock. Nothing
depends on it: where the folder cannot be made, everybody is alone.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from campaigntui.domain.text import line

ALIVE = 20.0
"""Seconds after its last sign of life for which a terminal counts as being there."""

_FORGOTTEN = 600.0
"""Seconds after which a file that nobody took away, because its program was killed, is taken away by another."""

_LONGEST = 200
"""Bytes of a file that are read; anybody may have written it."""


class Somebody(NamedTuple):
    """Another terminal that has the file open."""

    name: str
    host: str
    own: bool = False
    """True for another terminal of the same person on the same machine."""


class Presence:
    """This terminal's own sign. Make it, call `beat` every few seconds, and `leave` at the end."""

    def __init__(self, path: Path, name: str) -> None:
        """`path` is the plan file's; nothing is written before the first `beat`."""
        self._folder = path.with_name(path.name + ".here")
        self._own = self._folder / os.urandom(8).hex()
        self._plan = path
        self._name = line(name)[:60]
        self._host = line(os.uname().nodename)[:60]
        self._text = f"{self._name}\n{self._host}\n{os.getpid()}\n"

    def beat(self) -> tuple[Somebody, ...]:
        """Give a sign of life; who else has given one lately, in the order of their names."""
        try:
            self._touch()
            now = self._own.stat().st_mtime
            found = [self._read(place, now) for place in self._folder.iterdir() if place != self._own]
        except OSError:
            return ()
        return tuple(sorted(each for each in found if each is not None))

    def leave(self) -> None:
        """Take the sign away, and the folder when it was the last one."""
        with suppress(OSError):
            self._own.unlink(missing_ok=True)
            self._folder.rmdir()

    def _touch(self) -> None:
        with suppress(FileNotFoundError):
            os.utime(self._own)
            return
        # Whoever may read the plan file may see who is there.
        mode = self._plan.stat().st_mode & 0o666
        with suppress(FileExistsError):
            self._folder.mkdir()
            self._folder.chmod(mode | 0o700 | (mode & 0o444) >> 2)
        descriptor = os.open(self._own, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        try:
            os.fchmod(descriptor, mode | 0o600)
            os.write(descriptor, self._text.encode())
        finally:
            os.close(descriptor)

    def _read(self, place: Path, now: float) -> Somebody | None:
        try:
            descriptor = os.open(place, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        except OSError:
            return None
        try:
            age = now - os.fstat(descriptor).st_mtime
            words = os.read(descriptor, _LONGEST).decode("utf-8", "replace").split("\n")
        except OSError:
            return None
        finally:
            os.close(descriptor)
        name, host, program = (line(part)[:60] for part in (*words, "", "", "")[:3])
        if age > _FORGOTTEN or (host == self._host and not _runs(program)):
            with suppress(OSError):
                place.unlink()
            return None
        own = (name, host) == (self._name, self._host)
        return Somebody(name, host, own) if age <= ALIVE and name else None


def _runs(program: str) -> bool:
    """Whether a program of that number runs on this machine; True where that cannot be told."""
    try:
        os.kill(int(program), 0)
    except ProcessLookupError:
        return False
    except (ValueError, OverflowError, OSError):
        return True
    return True
