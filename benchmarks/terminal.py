"""A program on a real pseudo-terminal, measured from outside as the person at the keyboard feels it.

The terminal answers what a modern one is asked (device attributes, modes, synchronised output) and keeps a screen. What
is drawn is only collected while the clock runs; it is put on the screen when a frame is whole and nothing more waits.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from types import TracebackType
from typing import Self

import psutil
import pyte

KEYS: Mapping[str, bytes] = {
    "up": b"\x1b[A",
    "down": b"\x1b[B",
    "home": b"\x1b[H",
    "end": b"\x1b[F",
    "page up": b"\x1b[5~",
    "page down": b"\x1b[6~",
    "enter": b"\r",
    "escape": b"\x1b",
}
"""Keys with a name; any other key is the character itself."""

_BEGIN, _END = b"\x1b[?2026h", b"\x1b[?2026l"
_SYNCHRONISED = b"2026"

_FOREIGN = re.compile(
    rb"\x1b\[[<=>][0-9;:]*[@-~]"  # keyboard protocols
    rb"|\x1b\[\?(?!(?:5|6|7|25|47|1047|1049)[hl])[0-9;]*\$?[a-z]"  # private modes, but for those below
    rb"|\x1b\[[0-9;]*t"  # window reports
    rb"|\x1b[\]P_][^\x07\x1b]*(?:\x07|\x1b\\)"  # titles, clipboard, graphics
)
"""Sequences that the emulator does not know and would print as text."""
_PARTIAL = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*|[\]P_][^\x07\x1b]*\x1b?)?$")
"""A sequence whose end has not come yet."""

_QUIET = 0.08
"""Seconds without output that end an answer."""
_SILENT = 1.5
"""Seconds after which a key has no answer."""
_LONGEST = 3.0
"""Seconds after which an answer is taken as over, although more keeps coming."""


class NoAnswer(Exception):
    """The program did not do what was waited for; the text says what, and what was on the screen instead."""


class Terminal:
    """Runs `command` in `columns` × `rows` with `environ` until the `with` block ends."""

    def __init__(self, command: Sequence[str], environ: Mapping[str, str], columns: int = 120, rows: int = 40) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._pending = b""
        self._alive = True
        self._peak = 0
        self._last = self._begun = time.perf_counter()
        self._pid, self._fd = pty.fork()
        if self._pid == 0:
            try:
                _resize(0, columns, rows)
                os.execvpe(command[0], list(command), dict(environ))
            finally:
                os._exit(127)
        _resize(self._fd, columns, rows)
        self._process = psutil.Process(self._pid)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # -- measuring ----------------------------------------------------------------------------------------------------
    def wait_for(self, pattern: str, limit: float = 60.0) -> float:
        """Milliseconds from the start of the program to the end of the first frame that shows `pattern`.

        Raises `NoAnswer` when it does not come within `limit` seconds.
        """
        shown = (self._shown(pattern, limit) - self._begun) * 1000
        self._note_memory()
        return shown

    def press_for(self, key: str, pattern: str) -> float:
        """Milliseconds from the key to the end of the first frame that shows `pattern`. `NoAnswer` if none does."""
        sent = self._send(key)
        shown = (self._shown(pattern, _LONGEST) - sent) * 1000
        while self._read(_QUIET):
            pass
        self._draw()
        return shown

    def press(self, key: str) -> float:
        """Milliseconds from the key to the last byte of what it draws. Raises `NoAnswer` when nothing is drawn."""
        sent = self._send(key)
        if not self._read(_SILENT):
            raise NoAnswer(f"The key “{key}” drew nothing. The screen shows:\n{self.text()}")
        while time.perf_counter() - sent < _LONGEST and self._read(_SILENT if self._frame_is_open else _QUIET):
            pass
        self._draw()
        return (self._last - sent) * 1000

    def rest(self, seconds: float) -> None:
        """Let the program do for so long whatever it likes."""
        end = time.perf_counter() + seconds
        while self._alive and (left := end - time.perf_counter()) > 0:
            self._read(left)
        self._draw()
        self._note_memory()

    def cpu(self) -> float:
        """Milliseconds of processor time that the program and its children have used."""
        spent = 0.0
        for process in self._family():
            with suppress(psutil.Error):
                times = process.cpu_times()
                spent += times.user + times.system
        return spent * 1000

    def peak_memory(self) -> float:
        """The most memory, in MB, that program and children were seen to hold: at the first frame, and at each rest."""
        self._note_memory()
        return self._peak / 1e6

    def text(self) -> str:
        """What the screen shows."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    # -- inside -------------------------------------------------------------------------------------------------------
    def _send(self, key: str) -> float:
        sent = time.perf_counter()
        os.write(self._fd, KEYS.get(key) or key.encode())
        return sent

    def _shown(self, pattern: str, limit: float) -> float:
        """The moment of the last byte of the first frame that shows `pattern`."""
        wanted = re.compile(pattern, re.DOTALL)
        deadline = time.perf_counter() + limit
        while self._alive and time.perf_counter() < deadline:
            if self._read(0.1) and not self._frame_is_open and not self._more_waits:
                self._draw()
                if wanted.search(self.text()):
                    return self._last
        raise NoAnswer(f"“{pattern}” did not appear. The screen shows:\n{self.text().strip() or '(nothing)'}")

    @property
    def _frame_is_open(self) -> bool:
        return self._pending.rfind(_BEGIN) > self._pending.rfind(_END)

    @property
    def _more_waits(self) -> bool:
        return bool(select.select([self._fd], [], [], 0)[0])

    def _read(self, timeout: float) -> bool:
        """Collect what is drawn; False when nothing comes within `timeout` seconds."""
        if not select.select([self._fd], [], [], timeout)[0]:
            return False
        try:
            data = os.read(self._fd, 1 << 16)
        except OSError:  # how Linux tells that the other side is gone
            data = b""
        if not data:
            self._alive = False
            return False
        self._last = time.perf_counter()
        self._pending += data
        self._reply(data)
        return True

    def _reply(self, data: bytes) -> None:
        for mode in re.findall(rb"\x1b\[\?(\d+)\$p", data):
            os.write(self._fd, b"\x1b[?%s;%s$y" % (mode, b"2" if mode == _SYNCHRONISED else b"0"))
        if re.search(rb"\x1b\[0?c", data):
            os.write(self._fd, b"\x1b[?62;22c")
        if b"\x1b[6n" in data:
            os.write(self._fd, b"\x1b[%d;%dR" % (self._screen.cursor.y + 1, self._screen.cursor.x + 1))

    def _draw(self) -> None:
        partial = _PARTIAL.search(self._pending)
        end = partial.start() if partial else len(self._pending)
        drawn, self._pending = self._pending[:end], self._pending[end:]
        self._stream.feed(_FOREIGN.sub(b"", drawn))

    def _family(self) -> list[psutil.Process]:
        try:
            return [self._process, *self._process.children(recursive=True)]
        except psutil.Error:
            return []

    def _note_memory(self) -> None:
        held = 0
        for process in self._family():
            with suppress(psutil.Error):
                held += process.memory_info().rss
        self._peak = max(self._peak, held)

    def close(self) -> None:
        """End the program, kindly at first, and let go of the terminal."""
        for kind, patience in ((signal.SIGTERM, 3.0), (signal.SIGKILL, 3.0)):
            with suppress(ProcessLookupError):
                os.kill(self._pid, kind)
            deadline = time.perf_counter() + patience
            while time.perf_counter() < deadline:
                if os.waitpid(self._pid, os.WNOHANG)[0]:
                    os.close(self._fd)
                    return
                if not self._read(0.02):
                    time.sleep(0.005)


def _resize(fd: int, columns: int, rows: int) -> None:
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
