"""The lines above the rows of the timeline: months, days, phases, anchors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from textual.strip import Strip

from campaigntui.scene import header
from campaigntui.scene.cells import fit
from campaigntui.scene.glyphs import Glyphs
from campaigntui.scene.header import Piece, Tone
from campaigntui.scene.view import View
from campaigntui.tui.widgets import timelineinks as inks
from campaigntui.tui.widgets.timelinepaint import Cell, Palette, ground_cells

HEADER = 4
"""Lines of the header."""


class HeaderPainter:
    """Paints the header of one view."""

    def __init__(self, palette: Palette, glyphs: Glyphs, view: View) -> None:
        self._palette = palette
        self._glyphs = glyphs
        self._view = view

    def strips(self, labels: Sequence[str], chosen: int | None) -> list[Strip]:
        """The lines with their labels. `chosen` is the column of the anchor that was jumped to."""
        pairs = [self._months(), self._days(), self._phases(), self._anchors(chosen)]
        return [self._strip(label, *pair) for label, pair in zip(labels, pairs, strict=True)]

    def _months(self) -> tuple[list[Cell], Iterable[Piece]]:
        scale, outlook = self._view.scale, self._view.outlook
        cells = [Cell(self._glyphs.line, inks.GRID)] * scale.width
        for start in header.month_starts(scale):
            cells[start] = Cell(self._glyphs.fork, inks.GRID)
        return cells, header.months(scale, outlook.today, outlook.plan.d_day.day)

    def _days(self) -> tuple[list[Cell], Iterable[Piece]]:
        outlook = self._view.outlook
        cells = ground_cells(self._view.ground, self._glyphs, uprights=False)
        return cells, header.days(self._view.scale, outlook.today, outlook.plan.d_day.day)

    def _phases(self) -> tuple[list[Cell], Iterable[Piece]]:
        cells = [Cell(" ")] * self._view.scale.width
        named = []
        for piece in header.phases(self._view.scale, self._view.outlook):
            cells[piece.start : piece.end] = [Cell(" ", ground=inks.TONE_INKS[piece.tone])] * (piece.end - piece.start)
            if piece.text:
                named.append(piece._replace(start=(piece.start + piece.end - cell_len(piece.text)) // 2))
        return cells, named

    def _anchors(self, chosen: int | None) -> tuple[list[Cell], Iterable[Piece]]:
        cells = [Cell(" ")] * self._view.scale.width
        named = []
        for piece in header.anchors(self._view.scale, self._view.outlook):
            tone = Tone.TODAY if piece.start == chosen else piece.tone
            cells[piece.start] = Cell(self._glyphs.tick, inks.TONE_INKS[tone])
            if piece.text:
                named.append(piece._replace(start=piece.start + 1, tone=tone))
        return cells, named

    def _strip(self, label: str, cells: Sequence[Cell], pieces: Iterable[Piece]) -> Strip:
        """A line: its label, the edge, and the texts in place of the cells under them."""
        palette = self._palette
        segments = [palette.segment(fit(label, self._view.room, self._glyphs.ellipsis), inks.MUTED)]
        segments.append(palette.segment(self._glyphs.edge, inks.GRID))
        at = 0
        for piece in pieces:
            segments += palette.segments(cells[at : piece.start])
            segments.append(palette.segment(piece.text, inks.TONE_INKS[piece.tone], cells[piece.start].ground))
            at = piece.start + cell_len(piece.text)
        return Strip([*segments, *palette.segments(cells[at:])])
