"""What the marks of the timeline mean, each in the colours that it has there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from rich.style import Style
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from campaigntui.domain.stage import Stage
from campaigntui.errors import N_
from campaigntui.scene.bars import Mark
from campaigntui.scene.cells import fit
from campaigntui.scene.glyphs import ASCII, BLOCKS
from campaigntui.scene.ground import Shade, Upright
from campaigntui.scene.header import GUESS, Tone
from campaigntui.scene.links import LEFT, RIGHT, UP, Course
from campaigntui.scheduling.health import State
from campaigntui.tui.dialogs.box import BoxDialog
from campaigntui.tui.marks import STATE_INKS, Ink, glyph, only_ascii
from campaigntui.tui.widgets import timelineinks as inks
from campaigntui.tui.widgets.key_bar import KeyBar
from campaigntui.tui.widgets.lines import Piece
from campaigntui.tui.widgets.sheet import Sheet, SheetRow
from campaigntui.wording import _, state_name

_SAMPLE = 6
"""Cells of a sample with the blanks beside it."""


class LegendSheet(Sheet):
    """Only read."""

    OPENS = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {*Sheet.COMPONENT_CLASSES, *inks.INKS}
    DEFAULT_CSS = inks.colours("LegendSheet")

    def ink_style(self, component: str) -> Style:
        """Inks of the chart blend with what is behind them, as they do there."""
        return self.get_component_rich_style(component, partial=component not in inks.INKS)


class Legend(BoxDialog[None]):
    """A sheet to scroll through."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,K", "close", N_("Back"), key_display="esc", id="legend.close"),
    ]
    AUTO_FOCUS = "LegendSheet"

    def __init__(self) -> None:
        super().__init__(_("What the marks mean"))

    def compose(self) -> ComposeResult:
        """One list."""
        yield self.boxed(LegendSheet())
        yield KeyBar()

    def on_mount(self) -> None:
        """Fill it."""
        self.query_one(Sheet).prepare(lambda width: [*legend_rows(width)])


def legend_rows(width: int) -> Iterator[SheetRow]:
    """A line for every mark, under headings."""
    parts = ((_("Bars"), _bars()), (_("Lines"), _lines()), (_("Days"), _days()), (_("Items"), _states()))
    for number, (title, samples) in enumerate(parts):
        if number:
            yield SheetRow([])
        yield SheetRow([Piece(title, Ink.HEADING)])
        for sample, words in samples:
            blanks = Piece(" " * (_SAMPLE - len(sample.text)))
            yield SheetRow([Piece("  "), sample, blanks, Piece(fit(words, width - _SAMPLE - 2))])


def _bars() -> Iterator[tuple[Piece, str]]:
    meanings = (
        (Mark.STAGE_DONE, _("stage, the share done")),
        (Mark.STAGE, _("stage, the share to do")),
        (Mark.HOLDER_DONE, _("role or member, the share done")),
        (Mark.DONE, _("done")),
        (Mark.ACTIVE, _("in progress")),
        (Mark.WORK, _("to do")),
        (Mark.LATE, _("late: expected after its planned finish")),
        (Mark.DELAY, _("held up: waits after its planned finish")),
        (Mark.GHOST, _("planned, not used")),
        (Mark.BASELINE, _("planned in the baseline")),
        (Mark.ROOM, _("slack of the item under the cursor")),
        (Mark.BLOCKED, _("blocked")),
        (Mark.MILESTONE, _("milestone")),
        (Mark.GATE, _("gate")),
        (Mark.GATE_READY, _("gate, its items are all done")),
        (Mark.GATE_BROKEN, _("gate that breaks")),
        (Mark.EARLIER, _("everything lies before the view")),
        (Mark.LATER, _("everything lies after the view")),
    )
    glyphs = (ASCII if only_ascii() else BLOCKS).marks
    single = {Mark.MILESTONE, Mark.EARLIER, Mark.LATER} | inks.GATES
    for mark, words in meanings:
        yield Piece(glyphs[mark] * (1 if mark in single else 3), inks.mark_ink(mark, Stage.TRAFFIC)), words


def _lines() -> Iterator[tuple[Piece, str]]:
    glyphs = ASCII if only_ascii() else BLOCKS
    corner = glyphs.strokes[UP | RIGHT] + glyphs.strokes[LEFT | RIGHT] + glyphs.arrows[1]
    yield Piece(glyphs.uprights[Upright.TODAY], inks.UPRIGHT_INKS[Upright.TODAY]), _("today")
    yield Piece(glyphs.uprights[Upright.D_DAY], inks.UPRIGHT_INKS[Upright.D_DAY]), _("D-day")
    yield Piece(glyphs.edge_critical, inks.CRITICAL), _("critical: on the path with the smallest slack")
    yield Piece(corner, inks.COURSE_INKS[Course.BEFORE]), _("from what the item waits for")
    yield Piece(corner, inks.COURSE_INKS[Course.AFTER]), _("to what waits for the item")
    yield Piece(glyphs.tick, inks.TONE_INKS[Tone.ANCHOR]), _("a moment of the campaign")
    yield Piece(glyphs.meeting, inks.TONE_INKS[Tone.MEETING]), _("a meeting")


def _days() -> Iterator[tuple[Piece, str]]:
    days = (
        (inks.SHADE_INKS[Shade.WEEKEND], _("weekend")),
        (inks.SHADE_INKS[Shade.HOLIDAY], _("holiday or closed")),
        (inks.SHADE_INKS[Shade.MAKEUP], _("make-up workday")),
        (inks.FROZEN, _("frozen: the item may no longer change")),
    )
    for ground, words in days:
        yield Piece("   ", ground=ground), words
    yield Piece(GUESS, inks.TONE_INKS[Tone.MONTH]), _("estimated: the official list of holidays is not out yet")


def _states() -> Iterator[tuple[Piece, str]]:
    for state in State:
        yield Piece(glyph(state), STATE_INKS[state]), state_name(state)
