"""How a row of the timeline looks: cells of glyph and ink, put together to segments and strips.

Nothing is decided here: what a column means comes from the scene, which colour an ink has from the theme.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from campaigntui.domain.stage import Stage
from campaigntui.scene.bars import Bar, Mark, Run
from campaigntui.scene.cells import fit
from campaigntui.scene.glyphs import Glyphs
from campaigntui.scene.ground import Ground, Shade, Upright
from campaigntui.scene.groups import Head
from campaigntui.scene.header import Tone
from campaigntui.scene.labels import Label, drift_words
from campaigntui.scene.links import DOWN, LEFT, RIGHT, UP, Strokes
from campaigntui.scheduling.health import State
from campaigntui.tui.widgets import timelineinks as inks
from campaigntui.wording import state_glyph

_SIDES = (UP, RIGHT, DOWN, LEFT)
"""In the order of the arrows of a set of glyphs."""
_BLOCKS, _CAPPED = "▆█", "▇"
"""Bars, and one that leaves only a thin line of what is behind it."""
_NO_STROKES: Strokes = MappingProxyType({})


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
    """Paints rows for one ground, with one set of glyphs. With `chain` the critical chain stands out."""

    def __init__(self, palette: Palette, glyphs: Glyphs, ground: Ground, room: int, chain: bool = False) -> None:
        self._palette = palette
        self._glyphs = glyphs
        self._ground = ground_cells(ground, glyphs)
        self._room = room
        self._chain = chain

    def strip(
        self,
        label: list[Segment],
        bar: Bar,
        frozen: Iterable[tuple[int, int]] = (),
        strokes: Strokes = _NO_STROKES,
        held: Iterable[Run] = (),
        cursor: str = inks.PLAIN,
        head: bool = False,
    ) -> Strip:
        """A row: its label, the edge, and on the ground from back to front: frozen days, links, the bar.

        `cursor` is the ink of the cursor when it is here; `head` says that the row has items under it.
        """
        glyphs = self._glyphs
        cells = list(self._ground)
        for start, end in frozen:
            # Half a column of a day off gives way, for the band would have holes.
            cells[start:end] = [
                Cell(" ", ground=inks.FROZEN) if c.ink in inks.SHADES else c._replace(ground=inks.FROZEN)
                for c in cells[start:end]
            ]
        for column, stroke in strokes.items():
            glyph = glyphs.strokes[stroke.sides] if stroke.arrow is None else glyphs.arrows[_SIDES.index(stroke.arrow)]
            cells[column] = Cell(glyph, inks.COURSE_INKS[stroke.course], _plain_ground(cells[column]))
        for column in range(*bar.baseline):
            if column not in strokes:
                cells[column] = Cell(glyphs.marks[Mark.BASELINE], inks.BASELINE, _plain_ground(cells[column]))
        self._lay_bar(cells, bar, None if not self._chain or head else bar.critical)
        for run in held:
            end = run.start + run.length
            mark = glyphs.marks[run.mark]
            cells[run.start : end] = [
                Cell(mark, inks.mark_ink(run.mark, bar.stage), c.ground) for c in cells[run.start : end]
            ]
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

    def _lay_bar(self, cells: list[Cell], bar: Bar, chain: bool | None) -> None:
        """The runs of a bar; where it covers a baseline, that shows as a line along its top."""
        glyphs = self._glyphs
        capped = range(*bar.baseline) if not glyphs.plain else range(0)
        for run in bar.runs:
            ink = inks.mark_ink(run.mark, bar.stage, chain)
            glyph = glyphs.marks[run.mark]
            end = run.start + run.length
            if run.mark in inks.GATES and not glyphs.plain and run.start and cells[run.start - 1].ink in inks.BARS:
                cells[run.start] = Cell(glyph, ink, cells[run.start - 1].ink)
                continue
            for column in range(run.start, end):
                ground = _plain_ground(cells[column])
                if column in capped and glyph in _BLOCKS:
                    cells[column] = Cell(_CAPPED, ink, inks.BASELINE)
                else:
                    cells[column] = Cell(glyph, ink, ground)

    def head_label(self, key: Head, label: Label, opened: bool, cursor: str = inks.PLAIN) -> list[Segment]:
        """The label of a head: fold, name, late items, share done. Exactly as wide as the room."""
        right = f" {label.right:>4} "
        drift = f" {drift_words(label.drift)}" if label.drift else ""
        late = f" !{label.late}" if label.late else ""
        fold = self._glyphs.opened if opened else self._glyphs.closed
        taken = cell_len(right) + cell_len(drift) + len(late)
        name = fit(f"{fold} {label.text}", self._room - taken, self._glyphs.ellipsis)
        ink = inks.STAGE_INKS[key] if isinstance(key, Stage) else inks.TONE_INKS[Tone.MONTH]
        moved = inks.LATE if label.drift > 0 else inks.MUTED
        return self._label(cursor, (name, ink), (late, inks.LATE), (drift, moved), (right, inks.MUTED))

    def item_label(self, label: Label, marked: bool, critical: bool, cursor: str = inks.PLAIN) -> list[Segment]:
        """The label of an item: mark, state, title, role. Exactly as wide as the room."""
        state = label.state or State.WAITING
        lead = f"{self._glyphs.marked if marked else ' '} "
        glyph = f"{state_glyph(state, ascii_marks=self._glyphs.plain)} "
        right = f" {label.right} " if label.right else " "
        title = fit(label.text, self._room - len(lead) - len(glyph) - cell_len(right), self._glyphs.ellipsis)
        quiet = state is State.DONE or (self._chain and not critical)
        return self._label(
            cursor,
            (lead, inks.MARKED),
            (glyph, inks.STATE_INKS[state]),
            (title, inks.MUTED if quiet else inks.PLAIN),
            (right, inks.LATE if label.drift > 0 else inks.MUTED),
        )

    def _label(self, cursor: str, *parts: tuple[str, str]) -> list[Segment]:
        return [self._palette.segment(text, ink, cursor) for text, ink in parts if text]


def _plain_ground(cell: Cell) -> str:
    """What lies behind a cell; half a day off that was drawn in front is lost."""
    return inks.PLAIN if cell.ground in inks.BARS else cell.ground
