"""How many items of a list are done, late and blocked, as pieces of a line."""

from __future__ import annotations

from campaigntui.tui.marks import STATE_INKS, Ink, only_ascii
from campaigntui.tui.widgets.lines import Line, Piece
from campaigntui.usecases.checklist.grouping import Tally
from campaigntui.wording import ngettext

TABLE_INKS = {
    *STATE_INKS.values(), Ink.STRONG, Ink.MUTED, Ink.HEADING, Ink.ACCENT, Ink.KEY, Ink.GOOD, Ink.WARN, Ink.BAD,
}  # fmt: skip
"""Inks of a list of items and of its counts."""

_BAR = 10
"""Cells of a bar."""


def progress_bar(found: Tally, cells: int = _BAR) -> Line:
    """How much of them is done, as a bar; any progress shows, and only a whole bar is full."""
    full = found.done * cells // found.total if found.total else 0
    full = max(full, 1) if found.done else 0
    solid, rest = ("#", "-") if only_ascii() else ("█", "░")
    return [Piece(solid * full, Ink.GOOD if full == cells else Ink.ACCENT), Piece(rest * (cells - full), Ink.MUTED)]


def trouble_pieces(found: Tally) -> Line:
    """“ · 2 late · 1 blocked”; nothing when all is well."""
    line: Line = []
    if found.late:
        words = ngettext("{count} late", "{count} late", found.late).format(count=found.late)
        line += [Piece(" · ", Ink.MUTED), Piece(words, Ink.LATE)]
    if found.blocked:
        words = ngettext("{count} blocked", "{count} blocked", found.blocked).format(count=found.blocked)
        line += [Piece(" · ", Ink.MUTED), Piece(words, Ink.BLOCKED)]
    return line
