"""The timeline as lines of a terminal. Header lines and labels stand still; painting costs what is visible."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip

from campaigntui.domain.campaign import Anchor
from campaigntui.scene.bars import Run
from campaigntui.scene.baselines import under_heads
from campaigntui.scene.glyphs import ASCII, BLOCKS
from campaigntui.scene.groups import HEADS, Grouping, Head, Holder
from campaigntui.scene.labels import Planned
from campaigntui.scene.links import Strokes, elbows
from campaigntui.scene.moments import in_order
from campaigntui.scene.rows import RowKey
from campaigntui.scheduling.outlook import Outlook
from campaigntui.tui.widgets import timelineinks as inks
from campaigntui.tui.widgets.timelinechart import ShownChart
from campaigntui.tui.widgets.timelinestrips import Dress, TimelineStrips

_NO_STROKES: Strokes = MappingProxyType({})


class PaintedChart(ShownChart):
    """Paints what is shown, and after a change only the lines that differ."""

    def __init__(self, outlook: Outlook | None = None, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(outlook, id=id)
        self._strips = TimelineStrips(self._component)
        self._shown: dict[int, Strip] = {}
        """What was painted last, by line of the viewport."""
        self._elbows: Mapping[int, Strokes] = {}
        self._elbows_for: object = None
        """What the elbows were found for: the item and the rows in view."""
        self._planned: Mapping[Head, Planned] | None = None

    def _repaint(self) -> None:
        """Paint what has changed: most changes touch a few rows, and a whole chart is 40 kB for the terminal."""
        self._strips.forget()
        self._strips.ghost = self.ghost
        self._planned = None
        self._elbows_for = None
        self.call_next(self._repaint_changed)

    def _repaint_changed(self) -> None:
        width, height = self.size
        for y in range(height):
            if self._shown.get(y) != self._line(y):
                self.refresh(Region(0, y, width, 1))

    def notify_style_update(self) -> None:
        """Colours may have changed."""
        super().notify_style_update()
        self._strips.forget_colours()

    def watch_marked(self) -> None:
        """Paint the marks."""
        self._repaint()

    def watch_ascii_marks(self) -> None:
        """Paint with other glyphs."""
        self._repaint()

    def watch_chain(self, chain: bool) -> None:
        """Paint with other inks."""
        self._strips.chain = chain
        self._repaint()

    def watch_linked(self) -> None:
        """Repaint the rows in view that links came to or went from."""
        before, after = self._elbows, self._find_elbows()
        for place in before.keys() | after.keys():
            if before.get(place) != after.get(place):
                self.refresh_line(place + self._head)

    def _find_elbows(self) -> Mapping[int, Strokes]:
        """The links in view, found anew when something has changed that they depend on."""
        view, item_id = self._view, self.linked
        top = self.scroll_offset.y
        bottom = top + max(self.size.height - self._head, 0)
        if self._elbows_for != (item_id, top, bottom):
            shown = view is not None and item_id is not None and item_id in view.outlook.schedule.windows
            self._elbows = {}
            if shown and view is not None and item_id is not None:
                self._elbows = elbows(view.outlook, view.scale, self._rows, item_id, top, bottom)
            self._elbows_for = (item_id, top, bottom)
        return self._elbows

    def _find_planned(self, outlook: Outlook) -> Mapping[Head, Planned]:
        """What the baseline on show planned under the heads, found when it is first asked for after a change."""
        if self._planned is None:
            self._planned = under_heads(outlook, self.grouping, self.ghost) if self.ghost else {}
        return self._planned

    def render_line(self, y: int) -> Strip:
        """A line of the header, or the row at `y` of the viewport."""
        self._shown[y] = strip = self._line(y)
        return strip

    def _line(self, y: int) -> Strip:
        view, keys = self._view, self._rows.keys
        glyphs = ASCII if self.ascii_marks else BLOCKS
        place = y - self._head + self.scroll_offset.y
        if view is not None and y < self._head:
            anchor = self._shown_anchor(view.outlook)
            jumped = anchor is not None and anchor.id == self._anchor
            lines = self._strips.header(view, glyphs, self.grouping, anchor, jumped, self._head, self._held_column())
            return lines[y]
        if view is None or place >= len(keys):
            return Strip.blank(self.size.width, self.rich_style)
        key = keys[place]
        dress = Dress(
            on=key in self.opened if isinstance(key, HEADS) else key in self.marked,
            cursor=(inks.CURSOR if self.has_focus else inks.CURSOR_BLURRED) if key == self.cursor else inks.PLAIN,
            tally=self._rows.tallies.get(key) if isinstance(key, Holder) else None,
            numbered=self.grouping is not Grouping.STAGE,
            strokes=self._find_elbows().get(place, _NO_STROKES),
            held=self._held_runs(key),
            planned=self._find_planned(view.outlook).get(key) if isinstance(key, HEADS) else None,
        )
        return self._strips.row(view, glyphs, key, dress)

    def _held_runs(self, _key: RowKey) -> tuple[Run, ...]:
        """Where the bar of a row would come to lie while it is dragged."""
        return ()

    def _held_column(self) -> int | None:
        """Where a moment would come to lie while it is dragged."""
        return None

    def _shown_anchor(self, outlook: Outlook) -> Anchor | None:
        """The anchor that was jumped to, else the next one from today on, else the last."""
        ordered = in_order(outlook)
        chosen = outlook.plan.anchor.get(self._anchor) if self._anchor is not None else None
        coming = (anchor for anchor in ordered if anchor.day >= outlook.today)
        return chosen or next(coming, ordered[-1] if ordered else None)

    def _component(self, ink: str) -> Style:
        return self.get_component_rich_style(ink) if ink else self.rich_style

    def _repaint_row(self, key: RowKey | None) -> None:
        """Paint a row anew if it is there."""
        if key is not None and key in self._rows.places:
            self.refresh_line(self._rows.places[key] + self._head)
