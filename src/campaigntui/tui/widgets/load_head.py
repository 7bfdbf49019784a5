"""The lines above the heat map of hours: months, days of the week, days of the month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from rich.cells import cell_len

from campaigntui.scene.cells import fit, fit_right
from campaigntui.tui.marks import Ink
from campaigntui.tui.widgets.lines import Line, Lines, Piece
from campaigntui.tui.widgets.load_grid import CELL, Column, LoadGrid
from campaigntui.wording import _
from campaigntui.wording.dates import month_name, weekday_letters


class LoadHead(Lines):
    """Three lines above a grid: months, days of the week or “week from”, days of the month."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {Ink.MUTED, Ink.STRONG, Ink.ACCENT, Ink.HEADING}
    DEFAULT_CSS = "LoadHead { height: 3; }"

    def __init__(self, grid: LoadGrid) -> None:
        super().__init__()
        self._grid = grid
        self._today = self._d_day = date.min

    def mark(self, today: date, d_day: date) -> None:
        """Days to point out."""
        self._today, self._d_day = today, d_day

    def paint(self, _width: int) -> list[Line]:
        """The lines over the columns on show."""
        grid = self._grid
        columns = grid.on_show_columns()
        weeks = any(column.first != column.last for column in columns)
        label = _("hours a week") if weeks else _("hours a day")
        return [
            [Piece(" " * grid.label_width), *self._months(columns)],
            [
                Piece(fit(" " + label, grid.label_width), Ink.MUTED),
                *(Piece(_right("" if weeks else weekday_letters(c.first)), Ink.MUTED) for c in columns),
            ],
            [
                Piece(fit(" " + (_("week from") if weeks else ""), grid.label_width), Ink.MUTED),
                *(Piece(_right(str(c.first.day)), self._ink(c)) for c in columns),
            ],
        ]

    def _months(self, columns: Sequence[Column]) -> list[Piece]:
        counts = Counter((column.first.year, column.first.month) for column in columns)
        names = [(f" {month_name(*month)}", count * CELL) for month, count in counts.items()]
        return [Piece(fit(name if cell_len(name) <= room else "", room), Ink.STRONG) for name, room in names]

    def _ink(self, column: Column) -> Ink:
        if column.first <= self._d_day <= column.last:
            return Ink.HEADING
        return Ink.ACCENT if column.first <= self._today <= column.last else Ink.MUTED


def _right(text: str) -> str:
    return fit_right(text, CELL - 1) + " "
