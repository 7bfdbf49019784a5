"""The moments of a campaign as a list: day and hour, name, how sure it is, and how much hangs on it."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import ClassVar

from rich.cells import cell_len
from textual.reactive import var

from campaigntui.domain.campaign import Anchor, Confidence
from campaigntui.scene.cells import fit
from campaigntui.scheduling.hanging import Hanging
from campaigntui.scheduling.outlook import Outlook
from campaigntui.tui.marks import Ink, only_ascii
from campaigntui.tui.text import plain
from campaigntui.tui.widgets.lines import Line, Piece, width_of
from campaigntui.tui.widgets.rowlist import RowList
from campaigntui.wording import anchor_name, confidence_name, ngettext, owner_name
from campaigntui.wording.dates import clock, long_day, relative_day

_WIDE = 90
"""Cells of a list from which on everything is said in words."""

SURE = {Confidence.CONFIRMED: ("●", Ink.GOOD), Confidence.GUESSED: ("○", Ink.WARN)}
"""Mark and ink of how sure a moment is."""

_MARK = {False: "▪", True: "*"}
"""A marked moment, and where only plain marks can be drawn."""


class MomentRows(RowList[Anchor]):
    """Day and hour, name, how sure it is, and how much hangs on it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *RowList.COMPONENT_CLASSES, Ink.STRONG, Ink.MUTED, Ink.ACCENT, Ink.GOOD, Ink.WARN,
    }  # fmt: skip

    marked: var[frozenset[str]] = var(frozenset(), init=False)
    """Keys of the moments that are marked."""
    outlook: Outlook
    hanging: Mapping[str, Hanging]

    def watch_marked(self) -> None:
        """Show the marks."""
        self.refresh()

    def key_of(self, row: Anchor) -> Hashable:
        """Moments are told apart by key."""
        return row.key

    def line_of(self, row: Anchor, width: int) -> Line:
        """One line; a moment that is over is muted."""
        over = row.day < self.outlook.today
        day = Ink.MUTED if over else Ink.STRONG
        relative = relative_day(row.day, self.outlook.plan.d_day.day)
        head = [
            Piece(_MARK[only_ascii()] if row.key in self.marked else " ", Ink.ACCENT),
            Piece(fit(long_day(row.day), 15), day),
            Piece(fit(clock(row.clock) if row.clock is not None else "", 6), day),
            Piece(fit(relative, 6), Ink.MUTED if over else Ink.ACCENT),
        ]
        tail = self._tail(row, wide=width >= _WIDE)
        room = max(width - width_of(head) - width_of(tail), 8)
        return [*head, Piece(fit(plain(anchor_name(row)), room), Ink.MUTED if over else Ink.PLAIN), *tail]

    def _tail(self, row: Anchor, *, wide: bool) -> Line:
        """How sure it is, whose it is, and how many items hang on it; marks and numbers where room is scarce."""
        mark, ink = SURE[row.confidence]
        count = len(self.hanging[row.key].items)
        if not wide:
            return [Piece(f" {mark}", ink), Piece(f"{count or '':>4} ", Ink.MUTED)]
        hangs = ngettext("{count} item", "{count} items", count).format(count=count) if count else ""
        return [
            Piece(fit(f" {mark} {confidence_name(row.confidence)}", 13), ink),
            Piece(fit(owner_name(row.owner), 10), Ink.MUTED),
            Piece(" " * max(10 - cell_len(hangs), 0) + hangs + " ", Ink.MUTED),
        ]
