"""Painted lines of the timeline, kept until something that they show changes."""

from __future__ import annotations

from collections.abc import Callable

from rich.style import Style
from textual.strip import Strip

from campaigntui.domain.campaign import Anchor
from campaigntui.domain.stage import Stage
from campaigntui.scene.bars import bar
from campaigntui.scene.glyphs import Glyphs
from campaigntui.scene.labels import anchor_line, label, zoom_line
from campaigntui.scene.rows import RowKey
from campaigntui.scene.view import View
from campaigntui.tui.widgets.timelineheader import HeaderPainter
from campaigntui.tui.widgets.timelinepaint import Palette, RowPainter
from campaigntui.wording import _, language

_MOST = 500
"""Rows that are kept for scrolling back."""


class TimelineStrips:
    """Paints what is asked for. `component` gives the full style of an ink on the widget.

    Its owner calls `forget` when rows or view have changed, `forget_colours` when styles have.
    """

    def __init__(self, component: Callable[[str], Style]) -> None:
        self._component = component
        self._palette = Palette(component)
        self._painter: RowPainter | None = None
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

    def header(self, view: View, glyphs: Glyphs, anchor: Anchor | None, chosen: bool) -> list[Strip]:
        """The lines above the rows. `anchor` is named beside its line; `chosen` says that it was jumped to."""
        self._listen()
        if not self._header:
            coming = f"{glyphs.tick} {anchor_line(anchor, view.room - 2)}" if anchor is not None else ""
            words = ["", f"  {zoom_line(view.scale.zoom)}", f"  {_('Phases')}", coming]
            column = view.scale.column(anchor.day) if anchor is not None and chosen else None
            self._header = HeaderPainter(self._palette, glyphs, view).strips(words, column)
        return self._header

    def row(self, view: View, glyphs: Glyphs, key: RowKey, on: bool, cursor: str) -> Strip:
        """A row. `on` says that a stage is open or an item marked; `cursor` is the ink of the cursor if it is here."""
        self._listen()
        if not cursor and key in self._rows:
            return self._rows[key]
        if self._painter is None:
            self._painter = RowPainter(self._palette, glyphs, view.ground, view.room)
        words = label(view.outlook, key, view.room)
        if isinstance(key, Stage):
            left = self._painter.stage_label(key, words, on, cursor)
        else:
            left = self._painter.item_label(words, on, cursor)
        strip = self._painter.strip(left, bar(view.outlook, view.scale, key, room=bool(cursor)), cursor)
        if not cursor:
            if len(self._rows) >= _MOST:
                self._rows.clear()
            self._rows[key] = strip
        return strip

    def _listen(self) -> None:
        """Names are painted in the language in force."""
        if self._spoken != language():
            self._spoken = language()
            self.forget()
