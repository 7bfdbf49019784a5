"""What the timeline shows: rows and view of one outlook, and the cursor on one of the rows. It knows no paint."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import ClassVar

from textual.geometry import Size
from textual.message import Message
from textual.reactive import var

from campaigntui.domain.checklist import Item
from campaigntui.domain.ids import AnchorId, ItemId
from campaigntui.domain.stage import STAGES
from campaigntui.scene.bars import Window
from campaigntui.scene.fitting import Extent
from campaigntui.scene.groups import HEADS, Grouping, Head
from campaigntui.scene.rows import RowKey, Rows
from campaigntui.scene.view import View
from campaigntui.scheduling.outlook import Outlook
from campaigntui.tui.widgets import timelineinks as inks
from campaigntui.tui.widgets.lines import ScrolledLines
from campaigntui.tui.widgets.timelineheader import HEADER, header_lines


class ShownChart(ScrolledLines, can_focus=True):
    """The chart of one outlook. A row is named by its key: a head (a stage, role or member), or the id of an item."""

    COMPONENT_CLASSES: ClassVar[set[str]] = inks.INKS
    DEFAULT_CSS = f"""
    ShownChart {{ height: 1fr; overflow-x: hidden; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }}
    {inks.colours("ShownChart")}
    """
    ALLOW_SELECT = False

    outlook: var[Outlook | None] = var(None, init=False, always_update=True)
    """What is drawn. A new one leaves the cursor on its row and the row at its place on the screen."""
    opened: var[frozenset[Head]] = var(frozenset[Head](STAGES), init=False)
    """Heads whose items are shown."""
    grouping: var[Grouping] = var(Grouping.STAGE, init=False)
    """What items are put together by."""
    keep: var[Callable[[Item], bool] | None] = var(None, init=False)
    """Filter: which items are shown; None shows all. Under a filter a head without a match has no row."""
    marked: var[frozenset[RowKey]] = var(frozenset(), init=False)
    """Rows that carry a mark."""
    cursor: var[RowKey | None] = var(None, init=False)
    """The row under the cursor; None while there are no rows."""
    linked: var[ItemId | None] = var(None, init=False)
    """The item whose links are drawn."""
    ghost: var[Mapping[ItemId, Window]] = var(MappingProxyType({}), init=False)
    """Planned windows of a baseline, drawn behind the bars; empty for none."""
    chain: var[bool] = var(False, init=False)
    """Let the critical chain stand out and everything else step back."""
    ascii_marks: var[bool] = var(False, init=False)
    """Draw with plain ASCII, for terminals that show blocks or lines two cells wide."""

    class CursorMoved(Message, namespace="timeline_chart"):
        """The cursor came to another row, or the row under it changed."""

        def __init__(self, chart: ShownChart, key: RowKey | None) -> None:
            super().__init__()
            self.chart = chart
            self.key = key

        @property
        def control(self) -> ShownChart:
            """The chart."""
            return self.chart

    class Opened(CursorMoved, namespace="timeline_chart"):
        """Enter was pressed on an item, or it was clicked twice."""

    def __init__(self, outlook: Outlook | None = None, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._rows = Rows()
        self._view: View | None = None
        self._head = HEADER
        self._anchor: AnchorId | None = None
        """The anchor that was jumped to last."""
        self._open_before: dict[Grouping, frozenset[Head]] = {}
        """Heads that were open when another grouping was left."""
        if outlook is not None:
            self.set_reactive(ShownChart.outlook, outlook)

    # -- what is shown ------------------------------------------------------------------------------------------------
    @property
    def rows(self) -> Rows:
        """The rows on show."""
        return self._rows

    @property
    def view(self) -> View | None:
        """What of the plan is in view; None before the first outlook and layout."""
        return self._view

    @property
    def head_lines(self) -> int:
        """Lines above the rows."""
        return self._head

    def go_to(self, key: RowKey) -> bool:
        """Put the cursor on the row with that key, opening its head; False when a filter hides it or it is gone."""
        if self.outlook is None:
            return False
        if key not in self._rows.places and (head := self._rows.head(self.outlook, key)) is not None:
            self.opened |= {head}
        if key not in self._rows.places:
            return False
        self.cursor = key
        return True

    def on_mount(self) -> None:
        """Show the outlook that was given at the start."""
        if self.outlook is not None:
            self._begin(self.outlook)

    def on_resize(self) -> None:
        """Fit the days to the new width, and the row under the cursor into the new height."""
        if self.outlook is None:
            return
        if self._columns != (self._view.total if self._view else 0):
            resized = self._view.resized(self._columns) if self._view else None
            self._look(resized or View.of(self.outlook, self._extent(self.outlook), self._columns))
        self._reveal()

    @property
    def _columns(self) -> int:
        """Cells beside the scroll bar."""
        return self.scrollable_content_region.width

    def watch_outlook(self, old: Outlook | None, new: Outlook | None) -> None:
        """Show another plan, or the same one after a change."""
        if new is None:
            self._view = None
            self._recount()
        elif old is None or old.plan.head.id != new.plan.head.id:
            self._view = None
            self._begin(new)
        else:
            if self._view is not None:
                self._look(self._view.showing(new, self._extent(new)))
            self._recount()
        self.post_message(self.CursorMoved(self, self.cursor))

    def _begin(self, outlook: Outlook) -> None:
        """Show a plan for the first time: all of it, unfinished stages open, the cursor on the first of them."""
        unfinished = [stage for stage, health in outlook.health.stages.items() if health.percent < 100]
        self._anchor = None
        self._rows = Rows()
        self._open_before.clear()
        self.set_reactive(ShownChart.grouping, Grouping.STAGE)
        self.set_reactive(ShownChart.opened, frozenset(unfinished or STAGES))
        self.set_reactive(ShownChart.cursor, next(iter(unfinished), None))
        if self._columns:
            self._look(View.of(outlook, self._extent(outlook), self._columns))
        self._recount()

    def _extent(self, outlook: Outlook) -> Extent:
        """The days of the plan, and of the baseline on show."""
        return Extent.of(outlook).around(day for window in self.ghost.values() for day in window)

    def watch_ghost(self) -> None:
        """Show another baseline, or none."""
        if self._view is not None:
            self._look(self._view.showing(self._view.outlook, self._extent(self._view.outlook)))

    def watch_opened(self) -> None:
        """Show or hide the items under heads."""
        self._recount()

    def watch_keep(self) -> None:
        """Show what passes the filter."""
        self._recount()

    def watch_grouping(self, old: Grouping, new: Grouping) -> None:
        """Put the items under other heads; the cursor stays on its item, or goes to the first head."""
        if self.outlook is None:
            return
        self._open_before[old] = self.opened
        everything = frozenset(Rows.of(self.outlook, (), None, new).keys)
        opened = self._open_before.get(new) or frozenset(key for key in everything if isinstance(key, HEADS))
        self.set_reactive(ShownChart.opened, opened)
        if isinstance(self.cursor, HEADS):
            self.set_reactive(ShownChart.cursor, None)
        self._recount()

    def _recount(self) -> None:
        """Find the rows anew; the cursor stays with its key and its place on the screen."""
        before = 0 if self.cursor is None else self._rows.places.get(self.cursor, 0)
        offset = before - round(self.scroll_y)
        rows = Rows.of(self.outlook, self.opened, self.keep, self.grouping) if self.outlook else Rows()
        self._rows = rows
        self._measure()
        self.cursor = rows.near(self._folded(self.cursor), before)
        self._repaint()
        if self.cursor is not None:
            self.scroll_to(y=rows.places[self.cursor] - offset, animate=False)
            self._reveal()

    def _folded(self, key: RowKey | None) -> RowKey | None:
        """The head instead of an item that went out of sight because its head was closed."""
        head = None if self.outlook is None else self._rows.head(self.outlook, key)
        return key if head is None or head in self.opened else head

    def _look(self, view: View) -> None:
        """Show this part of the time axis."""
        self._view = view
        self._measure()
        self._repaint()

    def _measure(self) -> None:
        """Lines of the header and of all rows."""
        self._head = HEADER if self._view is None else header_lines(self._view, self.size.height)
        self.virtual_size = Size(0, len(self._rows.keys) + self._head)

    # -- the cursor ---------------------------------------------------------------------------------------------------
    def validate_cursor(self, key: RowKey | None) -> RowKey | None:
        """The cursor stays where it is when the wanted row is not on show."""
        return key if key is None or key in self._rows.places else self.cursor

    def watch_cursor(self, old: RowKey | None, new: RowKey | None) -> None:
        """Repaint the two rows concerned and bring the cursor into view."""
        if not self.is_mounted:
            return
        self.linked = None
        for key in (old, new):
            self._repaint_row(key)
        self._reveal()
        self.post_message(self.CursorMoved(self, new))

    def _reveal(self) -> None:
        """Scroll to show the row under the cursor, and far enough to show where it goes.

        A chart is much to send through a slow line; so it scrolls a quarter of a screen at once, not with every key.
        After a jump the row stands a quarter below the top: what belongs to it comes after it.
        """
        if self.cursor is None or self.cursor not in self._rows.places:
            return
        place = self._rows.places[self.cursor]
        top, height = self.scroll_offset.y, max(self.size.height - self._head, 1)
        if place < top:
            self.scroll_to(y=max(place - height // 4, 0), animate=False)
        elif place > top + height + height // 4:
            self.scroll_to(y=place - height // 4, animate=False)
        elif place >= top + height:
            self.scroll_to(y=place - height + 1 + height // 4, animate=False)

    # -- what a painter does ------------------------------------------------------------------------------------------
    def _repaint(self) -> None:
        """Rows or view have changed."""
        raise NotImplementedError

    def _repaint_row(self, key: RowKey | None) -> None:
        """A row has changed."""
        raise NotImplementedError
