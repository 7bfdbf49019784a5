"""Painted lines of the timeline, kept until something that they show changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from rich.style import Style
from textual.strip import Strip

from campaigntui.domain.campaign import Anchor
from campaigntui.domain.checklist import Status
from campaigntui.domain.ids import ItemId
from campaigntui.scene.bars import Run, Window, bar
from campaigntui.scene.glyphs import Glyphs
from campaigntui.scene.groups import HEADS, Grouping, Tally
from campaigntui.scene.labels import Planned, label, view_line, zoom_line
from campaigntui.scene.links import Strokes
from campaigntui.scene.moments import anchor_line
from campaigntui.scene.occasions import Frost
from campaigntui.scene.rows import RowKey
from campaigntui.scene.view import View
from campaigntui.tui.widgets import timelineinks as inks
from campaigntui.tui.widgets.timelineheader import HeaderPainter, Names
from campaigntui.tui.widgets.timelinepaint import Palette, RowPainter
from campaigntui.wording import _, language

_MOST = 500
"""Rows that are kept for scrolling back."""


class Dress(NamedTuple):
    """What a row wears besides what the plan says of it."""

    on: bool
    """A head is open, an item is marked."""
    cursor: str = inks.PLAIN
    """The ink of the cursor if it is here."""
    tally: Tally | None = None
    """How the items of a role or member stand."""
    numbered: bool = False
    """Items say the number of their stage, because they do not stand under it."""
    strokes: Strokes = MappingProxyType({})
    """Links that pass by."""
    planned: Planned | None = None
    """What the baseline on show planned under a head."""
    held: tuple[Run, ...] = ()
    """Where the bar would come to lie while it is dragged."""


class TimelineStrips:
    """Paints what is asked for. `component` gives the full style of an ink on the widget.

    Its owner calls `forget` when rows or view have changed, `forget_colours` when styles have.
    """

    ghost: Mapping[ItemId, Window] = MappingProxyType({})
    """Planned windows of a baseline; setting them asks for `forget`."""
    chain = False
    """Let critical items stand out; setting it asks for `forget`."""

    def __init__(self, component: Callable[[str], Style]) -> None:
        self._component = component
        self._palette = Palette(component)
        self._painter: RowPainter | None = None
        self._frost = Frost(())
        self._header: list[Strip] = []
        self._rows: dict[RowKey, Strip] = {}
        self._spoken = ""

    def forget(self) -> None:
        """Paint everything anew."""
        self._painter = None
        self._header = []
        self._rows.clear()

    def forget_colours(self) -> None:
        """Paint everything anew in the colours of now."""
        self._palette = Palette(self._component)
        self.forget()

    def header(
        self,
        view: View,
        glyphs: Glyphs,
        grouping: Grouping,
        anchor: Anchor | None,
        chosen: bool,
        lines: int,
        held: int | None = None,
    ) -> list[Strip]:
        """So many lines above the rows. `anchor` is named beside its line; `chosen` says that it was jumped to.

        `held` is the column to which an anchor is being dragged; another one asks for `forget`.
        """
        self._listen()
        if not self._header:
            today, room = view.outlook.today, view.room - 2
            coming = f"{glyphs.tick} {anchor_line(anchor, room, today)}" if anchor is not None else ""
            names = Names(
                f"  {view_line(view, grouping)}", f"  {zoom_line(view.scale.zoom)}", f"  {_('Phases')}", coming
            )
            column = view.scale.moment(anchor.day, anchor.clock) if anchor is not None and chosen else None
            self._header = HeaderPainter(self._palette, glyphs, view).strips(names, column, lines, held)
        return self._header

    def row(self, view: View, glyphs: Glyphs, key: RowKey, dress: Dress) -> Strip:
        """A row."""
        self._listen()
        plain = not (dress.cursor or dress.strokes or dress.held)
        if plain and key in self._rows:
            return self._rows[key]
        if self._painter is None:
            self._painter = RowPainter(self._palette, glyphs, view.ground, view.room, self.chain)
            self._frost = Frost.of(view.scale, view.outlook)
        strip = self._paint(self._painter, view, key, dress)
        if plain:
            if len(self._rows) >= _MOST:
                self._rows.clear()
            self._rows[key] = strip
        return strip

    def _paint(self, painter: RowPainter, view: View, key: RowKey, dress: Dress) -> Strip:
        outlook = view.outlook
        words = label(outlook, key, view.room, dress.tally, self.ghost, dress.planned)
        window = dress.planned.window if dress.planned is not None else (None, None)
        found = bar(outlook, view.scale, key, bool(dress.cursor), dress.tally, self.ghost, window)
        if isinstance(key, HEADS):
            left = painter.head_label(key, words, dress.on, dress.cursor)
            return painter.strip(left, found, (), dress.strokes, dress.held, dress.cursor, head=True)
        item = outlook.plan.item[key]
        if dress.numbered and words.right and not words.drift:
            words = words._replace(right=str(item.stage.number))
        if self.chain:
            slack = outlook.schedule.windows[item.id].slack if item.status is not Status.DONE else None
            words = words._replace(right=_("{count} wd").format(count=slack) if slack is not None else "")
        left = painter.item_label(words, dress.on, found.critical, dress.cursor)
        return painter.strip(left, found, self._frost.over(item), dress.strokes, dress.held, dress.cursor)

    def _listen(self) -> None:
        """Names are painted in the language in force."""
        if self._spoken != language():
            self._spoken = language()
            self.forget()
