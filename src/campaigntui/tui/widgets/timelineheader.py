"""The lines above the rows of the timeline: months, days, phases, anchors; bands and meetings if there are any."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual.strip import Strip

from campaigntui.scene import header, occasions
from campaigntui.scene.bars import Mark
from campaigntui.scene.cells import fit
from campaigntui.scene.glyphs import Glyphs
from campaigntui.scene.header import Piece, Tone
from campaigntui.scene.view import View
from campaigntui.tui.widgets import timelineinks as inks
from campaigntui.tui.widgets.timelinepaint import Cell, Palette, ground_cells
from campaigntui.wording import _

HEADER = 4
"""Lines of a header without bands and meetings."""

ANCHORS = 3
"""The line of the anchors."""
_ROOM = 14
"""Lines of a chart that has room for more of them."""


class Names(NamedTuple):
    """What stands left of the lines of the header."""

    months: str
    days: str
    phases: str
    anchors: str


def header_lines(view: View, height: int) -> int:
    """Lines of the header of a chart of that height."""
    if height < _ROOM:
        return HEADER
    scale, outlook = view.scale, view.outlook
    return HEADER + occasions.has_bands(outlook) + occasions.has_meetings(scale, outlook)


class HeaderPainter:
    """Paints the header of one view."""

    def __init__(self, palette: Palette, glyphs: Glyphs, view: View) -> None:
        self._palette = palette
        self._glyphs = glyphs
        self._view = view

    def strips(self, names: Names, chosen: int | None, lines: int, held: int | None = None) -> list[Strip]:
        """So many lines with their names. `chosen` is the column of the anchor that was jumped to.

        `held` is the column to which one is being dragged.
        """
        scale, outlook = self._view.scale, self._view.outlook
        pairs = [(names.months, self._months()), (names.days, self._days()), (names.phases, self._phases())]
        pairs.append((names.anchors, self._anchors(chosen, held)))
        if occasions.has_bands(outlook):
            pairs.append((f"  {_('Closed and frozen')}", self._bands()))
        if occasions.has_meetings(scale, outlook):
            pairs.append((f"  {_('Meetings')}", self._meetings()))
        return [self._strip(name, *pair) for name, pair in pairs[:lines]]

    def _months(self) -> tuple[list[Cell], Iterable[Piece]]:
        scale, outlook = self._view.scale, self._view.outlook
        cells = [Cell(self._glyphs.line, inks.GRID)] * scale.width
        for start in header.month_starts(scale):
            cells[start] = Cell(self._glyphs.fork, inks.GRID)
        return cells, header.months(scale, outlook.today, outlook.plan.d_day.day, outlook.calendar.guesses())

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

    def _anchors(self, chosen: int | None, held: int | None) -> tuple[list[Cell], Iterable[Piece]]:
        cells = [Cell(" ")] * self._view.scale.width
        named = []
        for piece in header.anchors(self._view.scale, self._view.outlook):
            tone = Tone.TODAY if piece.start == chosen else piece.tone
            cells[piece.start] = Cell(self._glyphs.tick, inks.TONE_INKS[tone])
            if piece.text:
                named.append(piece._replace(start=piece.start + 1, tone=tone))
        if held is not None and 0 <= held < len(cells):
            cells[held] = Cell(self._glyphs.marks[Mark.HELD], inks.MARKED)
            named = [piece for piece in named if not piece.start <= held < piece.end]
        return cells, named

    def _bands(self) -> tuple[list[Cell], Iterable[Piece]]:
        cells = ground_cells(self._view.ground, self._glyphs, uprights=False)
        named = []
        for band in occasions.bands(self._view.scale, self._view.outlook):
            tone = Tone.FREEZE if band.why is occasions.Why.FREEZE else Tone.CLOSED
            cells[band.start : band.end] = [Cell(" ", ground=inks.TONE_INKS[tone])] * (band.end - band.start)
            if band.text:
                start = (band.start + band.end - cell_len(band.text)) // 2
                named.append(Piece(start, start + cell_len(band.text), band.text, tone))
        return cells, named

    def _meetings(self) -> tuple[list[Cell], Iterable[Piece]]:
        cells = ground_cells(self._view.ground, self._glyphs, uprights=False)
        named = []
        for tick in occasions.meetings(self._view.scale, self._view.outlook):
            ink = inks.TONE_INKS[Tone.MEETING]
            cells[tick.column] = Cell(self._glyphs.meeting, ink, cells[tick.column].ground)
            if tick.text:
                start = tick.column + 1
                named.append(Piece(start, start + cell_len(tick.text), tick.text, Tone.MEETING))
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
