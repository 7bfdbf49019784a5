"""The names of the columns above a table, where they never scroll away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual.message import Message

from campaigntui.scene.cells import fit, fit_right
from campaigntui.tui.marks import Ink, only_ascii
from campaigntui.tui.widgets.itemcells import Slot
from campaigntui.tui.widgets.lines import Line, Lines, Piece
from campaigntui.usecases.checklist.columns import Column, SortKey
from campaigntui.wording.columnwords import column_name

MARGIN = 2
"""Cells before the first column: the mark of an item, the sign of a group."""


class ColumnHead(Lines):
    """A click on a name sorts by the column."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {Ink.MUTED, Ink.ACCENT}
    DEFAULT_CSS = "ColumnHead { height: 1; background: $panel; }"

    class Chosen(Message):
        """The head of a column was clicked."""

        def __init__(self, column: Column) -> None:
            super().__init__()
            self.column = column

    def __init__(self) -> None:
        super().__init__()
        self._slots: Sequence[Slot] = ()
        self._sorted: SortKey | None = None

    def show(self, slots: Sequence[Slot]) -> None:
        """Name these columns."""
        self._slots = slots
        self.redraw()

    def sorted_by(self, key: SortKey | None) -> None:
        """Point at the column that the table is sorted by."""
        self._sorted = key
        self.redraw()

    def paint(self, _width: int) -> list[Line]:
        """One line."""
        line: Line = [Piece(" " * MARGIN)]
        for column, room, right in self._slots:
            name, ink = column_name(column), Ink.MUTED
            if self._sorted is not None and self._sorted.column is column:
                arrow = ("v" if self._sorted.down else "^") if only_ascii() else ("▾" if self._sorted.down else "▴")
                name, ink = fit(name, min(cell_len(name), room - 1)) + arrow, Ink.ACCENT
            if column is Column.STATE and room < 3:
                name = name[-1:] if ink is Ink.ACCENT else ""
            line.append(Piece((fit_right if right else fit)(name, room) + " ", ink, column))
        return [line]

    def on_lines_hit(self, event: Lines.Hit) -> None:
        """Say which column was clicked."""
        event.stop()
        assert isinstance(event.hit, Column)
        self.post_message(self.Chosen(event.hit))
