"""How a row of the timeline looks: cells of glyph and ink, put together to segments and strips.

Nothing is decided here: what a column means comes from the scene, which colour an ink has from the theme.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from campaigntui.domain.stage import Stage
from campaigntui.scene.bars import Bar
from campaigntui.scene.cells import fit
from campaigntui.scene.glyphs import Glyphs
from campaigntui.scene.ground import Ground, Shade, Upright
from campaigntui.scene.labels import Label
from campaigntui.scheduling.health import State
from campaigntui.tui.widgets import timelineinks as inks
from campaigntui.wording import state_glyph


class Cell(NamedTuple):
    """One column: a glyph, its ink, and the ink whose background lies behind it."""

    glyph: str
    ink: str = inks.BLANK
    ground: str = inks.PLAIN


class Palette:
    """Styles for pairs of inks, each made once. `component` gives the full style of an ink on the widget."""

    def __init__(self, component: Callable[[str], Style]) -> None:
        self._component = component
        self._styles: dict[tuple[str, str], Style] = {}

    def style(self, ink: str = inks.PLAIN, ground: str = inks.PLAIN) -> Style:
        """The colour and weight of `ink` on the background of `ground`."""
        found = self._styles.get((ink, ground))
        if found is None:
            back = self._component(ground)
            front = Style() if ink == inks.BLANK else self._component(ink)
            # Half a column is drawn with a glyph, so there the background of a shade is needed in front.
            colour = front.bgcolor if ink in inks.SHADES else front.color
            behind = back.color if ground in inks.BARS else back.bgcolor
            found = Style(color=colour, bgcolor=behind, bold=front.bold, dim=front.dim, italic=front.italic)
            self._styles[ink, ground] = found
        return found

    def segment(self, text: str, ink: str = inks.PLAIN, ground: str = inks.PLAIN) -> Segment:
        """A text in one ink."""
        return Segment(text, self.style(ink, ground))

    def segments(self, cells: Sequence[Cell]) -> list[Segment]:
        """The cells as segments, as few as their inks allow."""
        return [
            Segment("".join([cell.glyph for cell in group]), self.style(*pair))
            for pair, group in groupby(cells, key=lambda cell: (cell.ink, cell.ground))
        ]


def ground_cells(ground: Ground, glyphs: Glyphs, uprights: bool = True) -> list[Cell]:
    """An empty row of the chart."""
    return [
        _ground_cell(glyphs, *shades, upright if uprights else None)
        for shades, upright in zip(ground.shades, ground.uprights, strict=True)
    ]


def _ground_cell(glyphs: Glyphs, left: Shade, right: Shade, upright: Upright | None) -> Cell:
    if upright is not None:
        return Cell(glyphs.uprights[upright], inks.UPRIGHT_INKS[upright], inks.SHADE_INKS[left])
    if left is right or not glyphs.halves:
        return Cell(" ", ground=inks.SHADE_INKS[left])
    # Only shades are drawn in front: the widget's own background may be the terminal's, which is no colour to draw in.
    if left is Shade.WORK:
        return Cell(glyphs.halves[1], inks.SHADE_INKS[right])
    return Cell(glyphs.halves[0], inks.SHADE_INKS[left], inks.SHADE_INKS[right])


class RowPainter:
    """Paints rows for one ground, with one set of glyphs."""

    def __init__(self, palette: Palette, glyphs: Glyphs, ground: Ground, room: int) -> None:
        self._palette = palette
        self._glyphs = glyphs
        self._ground = ground_cells(ground, glyphs)
        self._room = room

    def strip(self, label: list[Segment], bar: Bar, cursor: str = inks.PLAIN) -> Strip:
        """A row: its label, the edge, the bar on the ground. `cursor` is the ink of the cursor when it is here."""
        glyphs = self._glyphs
        cells = list(self._ground)
        for run in bar.runs:
            ink = inks.mark_ink(run.mark, bar.stage)
            glyph = glyphs.marks[run.mark]
            end = run.start + run.length
            if run.mark in inks.GATES and not glyphs.plain and run.start and cells[run.start - 1].ink in inks.BARS:
                cells[run.start] = Cell(glyph, ink, cells[run.start - 1].ink)
            else:
                cells[run.start : end] = [Cell(glyph, ink, cell.ground) for cell in cells[run.start : end]]
        edge = Cell(glyphs.edge_critical, inks.CRITICAL) if bar.critical else Cell(glyphs.edge, inks.GRID)
        cells.insert(0, edge)
        if cursor:
            cells = [
                Cell(" ", inks.BLANK, cursor)
                if ink in inks.SHADES
                else Cell(glyph, ink, ground if ground in inks.BARS else cursor)
                for glyph, ink, ground in cells
            ]
        return Strip([*label, *self._palette.segments(cells)])

    def stage_label(self, stage: Stage, label: Label, opened: bool, cursor: str = inks.PLAIN) -> list[Segment]:
        """The label of a stage: fold, number and name, late items, share done. Exactly as wide as the room."""
        right = f" {label.right:>4} "
        late = f" !{label.late}" if label.late else ""
        fold = self._glyphs.opened if opened else self._glyphs.closed
        name = fit(f"{fold} {label.text}", self._room - len(right) - len(late), self._glyphs.ellipsis)
        return self._label(cursor, (name, inks.STAGE_INKS[stage]), (late, inks.LATE), (right, inks.MUTED))

    def item_label(self, label: Label, marked: bool, cursor: str = inks.PLAIN) -> list[Segment]:
        """The label of an item: mark, state, title, role. Exactly as wide as the room."""
        state = label.state or State.WAITING
        lead = f"{self._glyphs.marked if marked else ' '} "
        glyph = f"{state_glyph(state, ascii_marks=self._glyphs.plain)} "
        right = f" {label.right} " if label.right else " "
        title = fit(label.text, self._room - len(lead) - len(glyph) - cell_len(right), self._glyphs.ellipsis)
        return self._label(
            cursor,
            (lead, inks.MARKED),
            (glyph, inks.STATE_INKS[state]),
            (title, inks.MUTED if state is State.DONE else inks.PLAIN),
            (right, inks.MUTED),
        )

    def _label(self, cursor: str, *parts: tuple[str, str]) -> list[Segment]:
        return [self._palette.segment(text, ink, cursor) for text, ink in parts if text]
