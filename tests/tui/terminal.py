"""The program as its own process in a real pseudo-terminal: what it shows, and in which modes it puts the terminal."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pyte

PROGRAM = (sys.executable, "-m", "campaigntui")
PATIENCE = 60.0
"""Seconds after which something that does not happen is a failure."""

ESCAPE = "\x1b\x1b[I"
"""The key, then that the window has the focus: by itself it is taken for the beginning of what follows too soon."""

ALTERNATE_SCREEN, CURSOR, BRACKETED_PASTE = 1049, 25, 2004
MOUSE = (1000, 1002, 1003, 1006, 1015, 1016)
_MODE = re.compile(rb"\x1b\[\?([\d;]+)([hl])")
SEQUENCE = re.compile(
    rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[ -/]*[0-~]|\x1b", re.DOTALL
)
"""Any escape sequence: CSI, string (OSC, DCS, …), two characters, or an escape that begins nothing known."""
# What pyte takes for something else: private and intermediate forms of CSI.
_BEYOND_PYTE = re.compile(rb"\x1b\[[<=>?]?[0-9;]*\$p|\x1b\[[<=>][0-9;]*[a-zA-Z]")


class Terminal:
    """A terminal of some size with the program in it. Everything the program writes is kept in `written`."""

    def __init__(
        self, argv: Sequence[str], environ: Mapping[str, str], columns: int = 100, rows: int = 30, *, controls: bool
    ) -> None:
        self.written = b""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._ours, theirs = pty.openpty()
        self.resize(columns, rows)
        self.settings = termios.tcgetattr(theirs)
        self._theirs = theirs
        self.process = subprocess.Popen(
            argv, stdin=theirs, stdout=theirs, stderr=theirs, env=dict(environ), start_new_session=True,
            preexec_fn=_take_terminal if controls else None,
        )  # fmt: skip

    def resize(self, columns: int, rows: int) -> None:
        """Another size; the program is told."""
        fcntl.ioctl(self._ours, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self._screen.resize(rows, columns)

    def type(self, keys: str | bytes) -> None:
        """Send keys, or any bytes."""
        os.write(self._ours, keys.encode() if isinstance(keys, str) else keys)

    @property
    def text(self) -> str:
        """The screen as it stands."""
        self._read(0)
        # Not pyte's own `display`: it fails at the second half of a wide character whose first half is gone.
        rows = (self._screen.buffer[y] for y in range(self._screen.lines))
        return "\n".join("".join(row[x].data for x in range(self._screen.columns)).rstrip() for row in rows)

    def until(self, seen: str | Callable[[str], bool]) -> str:
        """Wait until a text is on the screen, or a condition holds of it; the screen then."""
        true = (lambda text: seen in text) if isinstance(seen, str) else seen
        end = time.monotonic() + PATIENCE
        while not true(text := self.text):
            assert time.monotonic() < end, f"never seen: {seen}\n{text}"
            assert self.process.poll() is None, f"ended with {self.process.returncode} before {seen}\n{text}"
            self._read(0.05)
        return text

    def rest(self, quiet: float = 0.15) -> None:
        """Wait until nothing has been written for a while."""
        while self._read(quiet):
            pass

    def end(self) -> int:
        """Wait until the program has ended; its exit code, negative when a signal killed it."""
        stop = time.monotonic() + PATIENCE
        while self.process.poll() is None:
            assert time.monotonic() < stop, f"still running\n{self.text}"
            self._read(0.05)
        self._read(0)
        return self.process.returncode

    def send(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        self.process.send_signal(number)

    def hang_up(self) -> None:
        """The window is closed: nobody reads or types any more."""
        os.close(self._theirs)
        os.close(self._ours)
        self._ours = self._theirs = -1

    def modes(self) -> dict[int, bool]:
        """Private modes that the program has set or reset, as they are now."""
        found: dict[int, bool] = {}
        for numbers, switch in _MODE.findall(self.written):
            found.update((int(number), switch == b"h") for number in numbers.split(b";"))
        return found

    def restored(self) -> bool:
        """True when the terminal is as it was found: main screen, cursor, no mouse, no paste marks, line settings."""
        modes = self.modes()
        off = (ALTERNATE_SCREEN, BRACKETED_PASTE, *MOUSE)
        same = termios.tcgetattr(self._theirs) == self.settings
        return not any(modes.get(each) for each in off) and modes.get(CURSOR, True) and same

    def close(self) -> None:
        """End what is still running."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        for descriptor in (self._ours, self._theirs):
            with contextlib.suppress(OSError):
                os.close(descriptor)

    def _read(self, wait: float) -> bool:
        """Take in what has been written; False when nothing was, or the other end is closed."""
        found = b""
        while select.select([self._ours], [], [], 0 if found else wait)[0]:
            try:
                part = os.read(self._ours, 65536)
            except OSError:
                break
            if not part:
                break
            found += part
        self.written += found
        self._stream.feed(_BEYOND_PYTE.sub(b"", found))
        return bool(found)


def _take_terminal() -> None:
    """Make the pseudo-terminal the one that the process is controlled from."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


@contextmanager
def terminal(
    file: Path,
    *argv: str,
    columns: int = 100,
    rows: int = 30,
    program: Sequence[str] = PROGRAM,
    controls: bool = True,
    **environ: str,
) -> Iterator[Terminal]:
    """The program in a terminal on that plan file, in English, on the day of the demo, without a person's settings.

    A terminal that does not control the program sends no signal when its window is closed.
    """
    term = Terminal((*program, *argv), surroundings(file) | environ, columns, rows, controls=controls)
    try:
        yield term
    finally:
        term.close()


def surroundings(file: Path) -> dict[str, str]:
    """The environment of a process that works on that plan file."""
    return os.environ | {
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        "CAMPAIGNTUI_FILE": str(file),
        "CAMPAIGNTUI_CONFIG_DIR": str(file.parent / "config"),
        "CAMPAIGNTUI_TODAY": "2026-10-09",
        "LANG": "C.UTF-8",
        "LANGUAGE": "en",
        "TERM": "xterm-256color",
        # As people run it: what is written last may fail at the end.
        "PYTHONUNBUFFERED": "",
    }
