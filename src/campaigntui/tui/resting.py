"""Doing something costly only when the cursor rests."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from textual.timer import Timer
from textual.widget import Widget

_RUN = 0.25
"""Seconds within which one move of the cursor follows another in a run."""

_REST = 0.12
"""Seconds without a move after which a run has ended."""


class Rest:
    """Does it at once, unless moves come in a run: then it waits for the last one.

    A pane changes on every line, which costs more than all else a key does and nobody reads while it flies by.
    """

    def __init__(self, owner: Widget, work: Callable[[], None]) -> None:
        """`owner` keeps the time."""
        self._owner = owner
        self._work = work
        self._moved_at = 0.0
        self._later: Timer | None = None

    def moved(self) -> None:
        """The cursor came to another row."""
        now = monotonic()
        in_a_run, self._moved_at = now - self._moved_at < _RUN, now
        if self._later is not None:
            self._later.stop()
            self._later = None
        if in_a_run:
            self._later = self._owner.set_timer(_REST, self._work)
        else:
            self._work()
