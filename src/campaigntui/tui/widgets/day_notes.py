"""The lines below the months: the day under the cursor, what the changes that wait would move, what the marks mean."""

from __future__ import annotations

from typing import ClassVar

from campaigntui.tui.marks import Ink
from campaigntui.tui.widgets.lines import Line, Lines, Piece, cut_line
from campaigntui.tui.widgets.month_grid import legend
from campaigntui.usecases.snapshot import Preview
from campaigntui.wording import ngettext
from campaigntui.wording.effects import effect_sentence


class DayNotes(Lines):
    """What there is to say about the day under the cursor, about what would move, and what the marks mean."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {Ink.STRONG, Ink.MUTED, Ink.ACCENT, Ink.BAD, Ink.WARN, Ink.GOOD}
    DEFAULT_CSS = "DayNotes { height: 3; }"

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[Line] = []

    def say(self, *lines: Line) -> None:
        """Show these lines and the legend."""
        self._lines = [*lines]
        self.redraw()

    def paint(self, width: int) -> list[Line]:
        """Two lines, cut where they are too long, then the legend."""
        return [*(cut_line(line, width - 1) for line in self._lines), legend()]


def effect_line(days: int, preview: Preview) -> Line:
    """How many days change, and what that does to the plan."""
    words = ngettext("{count} day changes", "{count} days change", days).format(count=days)
    ink = Ink.BAD if preview.effects.breaks else Ink.WARN if preview.effects.planned else Ink.GOOD
    effect = Piece(f" · {effect_sentence(preview.effects, 0)}", ink)
    return [Piece(f" {words}", Ink.STRONG), effect]
