"""What the program owes the terminal it runs in: it takes any byte, leaves in order when told to, and keeps data to
itself when it breaks down.
"""

from __future__ import annotations

import asyncio
import codecs
import signal
import sys
from functools import partial

from textual.app import App
from textual.driver import Driver

from campaigntui.wording import _


class TerminalApp(App[None]):
    """The base of the program. After the signal n it ends with 128 + n, after a breakdown with 1."""

    def get_driver_class(self) -> type[Driver]:
        """The driver of this system, made to take any byte."""
        found = super().get_driver_class()
        _take_any_byte()
        return found

    def on_mount(self) -> None:
        """Listen to the system: a signal that nobody handles would leave the terminal unusable."""
        if sys.platform != "win32":
            loop = asyncio.get_running_loop()
            for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT):
                loop.add_signal_handler(number, partial(self.exit, return_code=128 + number))

    def _fatal_error(self) -> None:
        # Textual has no public way to say how a breakdown is shown. Its own prints the local variables of every frame,
        # so names and plans of a shop would end up in bug reports.
        from rich.console import Group
        from rich.text import Text
        from rich.traceback import Traceback

        words = _("campaigntui has broken down. Every change that you saw is saved. Please report the lines above.")
        self.bell()
        self.panic(Group(Traceback(show_locals=False, width=None), Text(words)))


def _take_any_byte() -> None:
    """Show a byte that is not UTF-8 as a question mark.

    Textual decodes strictly, in a thread whose failure ends the program: one key on a terminal of another encoding, or
    a disturbance on a line, would be enough.
    """
    from textual.drivers import linux_driver

    decoder = codecs.getincrementaldecoder
    linux_driver.getincrementaldecoder = lambda encoding: partial(decoder(encoding), errors="replace")  # type: ignore[attr-defined]
