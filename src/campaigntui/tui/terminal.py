"""What the program owes the terminal it runs in: it takes any byte, leaves in order when told to, and keeps data to
itself when it breaks down.
"""

from __future__ import annotations

import asyncio
import codecs
import os
import signal
from collections.abc import Mapping
from functools import partial
from threading import Timer
from types import MappingProxyType
from typing import Any

from textual.app import App
from textual.driver import Driver

from campaigntui.wording import _

_SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)

_LAST_SECONDS = 2.0
"""Time to leave in order after a signal."""


class TerminalApp(App[None]):
    """The base of the program. After the signal n it ends with 128 + n, after a breakdown with 1."""

    _listened: Mapping[int, Any] = MappingProxyType({})
    """Signals that are listened to, with what was done at them before."""

    def get_driver_class(self) -> type[Driver]:
        """The driver of this system, made to take any byte and to notice when the terminal is gone."""
        found = super().get_driver_class()
        _mind_what_comes_in()
        return found

    def on_mount(self) -> None:
        """Listen to the system: a signal that nobody handles would leave the terminal unusable."""
        loop = asyncio.get_running_loop()

        def leave(number: int, _frame: object) -> None:
            # When the window is gone, nobody takes what is written, and Textual may wait for that for ever. What is
            # being saved is saved whole or not at all, so the process may end at any moment.
            deadline = Timer(_LAST_SECONDS, os._exit, [128 + number])
            deadline.daemon = True
            deadline.start()
            loop.call_soon_threadsafe(partial(self.exit, return_code=128 + number))

        # Not the loop's own handlers: they wait for the loop, which may be what waits.
        self._listened = {number: signal.signal(number, leave) for number in _SIGNALS}

    def on_unmount(self) -> None:
        """Listen no more."""
        for number, before in self._listened.items():
            signal.signal(number, before)

    def _fatal_error(self) -> None:
        # Textual has no public way to say how a breakdown is shown. Its own prints the local variables of every frame,
        # so names and plans of a shop would end up in bug reports.
        from rich.console import Group
        from rich.text import Text
        from rich.traceback import Traceback

        words = _("campaigntui has broken down. Every change that you saw is saved. Please report the lines above.")
        self.bell()
        self.panic(Group(Traceback(show_locals=False, width=None), Text(words)))


class _Input(codecs.getincrementaldecoder("utf-8")):  # type: ignore[misc]
    """Decodes what the terminal sends: shows a byte that is not UTF-8 as a question mark, and tells of the end.

    Textual decodes strictly, in a thread whose failure ends the program: one key on a terminal of another encoding, or
    a disturbance on a line, would be enough. And where nothing comes any more it asks again and again: a program that
    has lost its terminal without a signal, as one started by another program may, would keep a processor busy for ever.
    """

    def __init__(self) -> None:
        super().__init__(errors="replace")
        self._over = False

    def decode(self, data: bytes, final: bool = False) -> str:
        """The text so far; leaves the program as for a terminal that hangs up when there is nothing to read."""
        if not data and not final and not self._over:
            self._over = True
            os.kill(os.getpid(), signal.SIGHUP)
        return str(super().decode(data, final))


def _mind_what_comes_in() -> None:
    from textual.drivers import linux_driver

    linux_driver.getincrementaldecoder = lambda _encoding: _Input  # type: ignore[assignment, attr-defined]
