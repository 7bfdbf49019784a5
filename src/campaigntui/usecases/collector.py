"""Keeping the garbage collector out of work that makes very many values at once."""

from __future__ import annotations

import gc
from types import TracebackType


class CollectorPaused:
    """In the block nothing is looked through for garbage.

    Reading a plan of ten thousand items, or working out its dates, makes a hundred thousand values that all stay.
    Meanwhile the collector would look through everything alive again and again, which takes as long as the work itself.
    """

    def __enter__(self) -> None:
        self._was_on = gc.isenabled()
        gc.disable()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._was_on:
            gc.enable()
