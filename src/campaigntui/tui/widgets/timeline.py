"""The timeline: a row for every stage and item over an axis of days, with a cursor that stays with its row.

Header lines and labels stand still; rows scroll, days are panned. Painting costs what is visible.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip

from campaigntui.domain.campaign import Anchor
from campaigntui.domain.checklist import Item
from campaigntui.domain.ids import AnchorId
from campaigntui.domain.stage import STAGES, Stage
from campaigntui.errors import N_
from campaigntui.scene.bars import focus
from campaigntui.scene.fitting import Extent
from campaigntui.scene.glyphs import ASCII, BLOCKS
from campaigntui.scene.rows import RowKey, Rows
from campaigntui.scene.view import View
from campaigntui.scheduling.outlook import Outlook
from campaigntui.tui.widgets import timelineinks as inks
from campaigntui.tui.widgets.timelineheader import HEADER
from campaigntui.tui.widgets.timelinestrips import TimelineStrips


class TimelineChart(ScrollView, can_focus=True):
    """The chart of one outlook. A row is named by its key: a stage, or the id of an item."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "up", N_("Up"), show=False, id="timeline.up"),
        Binding("down,j", "down", N_("Down"), show=False, id="timeline.down"),
        Binding("pageup,ctrl+u", "page_up", N_("Page up"), show=False, id="timeline.page_up"),
        Binding("pagedown,ctrl+d", "page_down", N_("Page down"), show=False, id="timeline.page_down"),
        Binding("home", "top", N_("First row"), show=False, id="timeline.top"),
        Binding("end,G", "bottom", N_("Last row"), show=False, id="timeline.bottom"),
        Binding("left,h", "pan(-1)", N_("Earlier"), show=False, id="timeline.earlier"),
        Binding("right,l", "pan(1)", N_("Later"), show=False, id="timeline.later"),
        Binding("shift+left,H", "pan(-7)", N_("A week earlier"), show=False, id="timeline.week_earlier"),
        Binding("shift+right,L", "pan(7)", N_("A week later"), show=False, id="timeline.week_later"),
        Binding("enter", "open", N_("Open"), id="timeline.open"),
        Binding("t", "today", N_("Today"), show=False, id="timeline.today"),
        Binding("D", "next_anchor", N_("Next anchor"), show=False, id="timeline.next_anchor"),
        Binding("Z", "scale", N_("Time scale"), show=False, id="timeline.scale"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = inks.INKS
    DEFAULT_CSS = f"""
    TimelineChart {{ height: 1fr; overflow-x: hidden; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }}
    {inks.COLOURS}
    """
    ALLOW_SELECT = False

    outlook: var[Outlook | None] = var(None, init=False, always_update=True)
    """What is drawn. A new one leaves the cursor on its row and the row at its place on the screen."""
    opened: var[frozenset[Stage]] = var(frozenset(STAGES), init=False)
    """Stages whose items are shown."""
    keep: var[Callable[[Item], bool] | None] = var(None, init=False)
    """Filter: which items are shown; None shows all. Under a filter a stage without a match has no row."""
    marked: var[frozenset[RowKey]] = var(frozenset(), init=False)
    """Rows that carry a mark."""
    cursor: var[RowKey | None] = var(None, init=False)
    """The row under the cursor; None while there are no rows."""
    ascii_marks: var[bool] = var(False, init=False)
    """Draw with plain ASCII, for terminals that show blocks or lines two cells wide."""

    class CursorMoved(Message):
        """The cursor came to another row, or the row under it changed."""

        def __init__(self, chart: TimelineChart, key: RowKey | None) -> None:
            super().__init__()
            self.chart = chart
            self.key = key

        @property
        def control(self) -> TimelineChart:
            """The chart."""
            return self.chart

    class Opened(CursorMoved):
        """Enter was pressed on an item, or it was clicked twice."""

    def __init__(self, outlook: Outlook | None = None, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._rows = Rows()
        self._view: View | None = None
        self._anchor: AnchorId | None = None
        """The anchor that was jumped to last."""
        self._strips = TimelineStrips(self._component)
        self._shown: dict[int, Strip] = {}
        """What was painted last, by line of the viewport."""
        if outlook is not None:
            self.set_reactive(TimelineChart.outlook, outlook)

    # -- what is shown ------------------------------------------------------------------------------------------------
    @property
    def rows(self) -> Rows:
        """The rows on show."""
        return self._rows

    @property
    def view(self) -> View | None:
        """What of the plan is in view; None before the first outlook and layout."""
        return self._view

    def go_to(self, key: RowKey) -> bool:
        """Put the cursor on the row with that key, opening its stage; False when a filter hides it or it is gone."""
        if self.outlook is None:
            return False
        if not isinstance(key, Stage) and key not in self._rows.places and (item := self.outlook.plan.item.get(key)):
            self.opened |= {item.stage}
        if key not in self._rows.places:
            return False
        self.cursor = key
        return True

    def on_mount(self) -> None:
        """Show the outlook that was given at the start."""
        if self.outlook is not None:
            self._begin(self.outlook)

    def on_resize(self) -> None:
        """Fit the days to the new width."""
        if self.outlook is None or self._columns == (self._view.total if self._view else 0):
            return
        resized = self._view.resized(self._columns) if self._view else None
        self._look(resized or View.of(self.outlook, Extent.of(self.outlook), self._columns))
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
                self._look(self._view.showing(new, Extent.of(new)))
            self._recount()
        self.post_message(self.CursorMoved(self, self.cursor))

    def _begin(self, outlook: Outlook) -> None:
        """Show a plan for the first time: all of it, unfinished stages open, the cursor on the first of them."""
        unfinished = [stage for stage, health in outlook.health.stages.items() if health.percent < 100]
        self._anchor = None
        self._rows = Rows()
        self.set_reactive(TimelineChart.opened, frozenset(unfinished or STAGES))
        self.set_reactive(TimelineChart.cursor, next(iter(unfinished), None))
        if self._columns:
            self._look(View.of(outlook, Extent.of(outlook), self._columns))
        self._recount()

    def watch_opened(self) -> None:
        """Show or hide the items of stages."""
        self._recount()

    def watch_keep(self) -> None:
        """Show what passes the filter."""
        self._recount()

    def _recount(self) -> None:
        """Find the rows anew; the cursor stays with its key and its place on the screen."""
        before = 0 if self.cursor is None else self._rows.places.get(self.cursor, 0)
        offset = before - round(self.scroll_y)
        self._rows = Rows.of(self.outlook, self.opened, self.keep) if self.outlook else Rows()
        self.virtual_size = Size(0, len(self._rows.keys) + HEADER)
        self.cursor = self._rows.near(self._folded(self.cursor), before)
        self._repaint()
        if self.cursor is not None:
            self.scroll_to(y=self._rows.places[self.cursor] - offset, animate=False)
            self._reveal()

    def _folded(self, key: RowKey | None) -> RowKey | None:
        """The stage instead of an item that went out of sight because its stage was closed."""
        if self.outlook is None or key is None or isinstance(key, Stage):
            return key
        item = self.outlook.plan.item.get(key)
        return key if item is None or item.stage in self.opened else item.stage

    def _look(self, view: View) -> None:
        """Show this part of the time axis."""
        self._view = view
        self._repaint()

    # -- painting -----------------------------------------------------------------------------------------------------
    def _repaint(self) -> None:
        """Paint what has changed: most changes touch a few rows, and a whole chart is 40 kB for the terminal."""
        self._strips.forget()
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

    def render_line(self, y: int) -> Strip:
        """A line of the header, or the row at `y` of the viewport."""
        self._shown[y] = strip = self._line(y)
        return strip

    def _line(self, y: int) -> Strip:
        view, keys = self._view, self._rows.keys
        glyphs = ASCII if self.ascii_marks else BLOCKS
        place = y - HEADER + self.scroll_offset.y
        if view is not None and y < HEADER:
            anchor = self._shown_anchor(view.outlook)
            return self._strips.header(view, glyphs, anchor, anchor is not None and anchor.id == self._anchor)[y]
        if view is None or place >= len(keys):
            return Strip.blank(self.size.width, self.rich_style)
        key = keys[place]
        on = key in self.opened if isinstance(key, Stage) else key in self.marked
        cursor = inks.PLAIN
        if key == self.cursor:
            cursor = inks.CURSOR if self.has_focus else inks.CURSOR_BLURRED
        return self._strips.row(view, glyphs, key, on, cursor)

    def _component(self, ink: str) -> Style:
        return self.get_component_rich_style(ink) if ink else self.rich_style

    # -- moving -------------------------------------------------------------------------------------------------------
    def validate_cursor(self, key: RowKey | None) -> RowKey | None:
        """The cursor stays where it is when the wanted row is not on show."""
        return key if key is None or key in self._rows.places else self.cursor

    def watch_cursor(self, old: RowKey | None, new: RowKey | None) -> None:
        """Repaint the two rows concerned and bring the cursor into view."""
        if not self.is_mounted:
            return
        for key in (old, new):
            if key is not None and key in self._rows.places:
                self.refresh_line(self._rows.places[key] + HEADER)
        self._reveal()
        self.post_message(self.CursorMoved(self, new))

    def _reveal(self) -> None:
        """Scroll to show the row under the cursor, and far enough to show where it goes.

        A chart is much to send through a slow line; so it scrolls a quarter of a screen at once, not with every key.
        """
        if self.cursor is None or self.cursor not in self._rows.places:
            return
        place = self._rows.places[self.cursor]
        top, height = self.scroll_offset.y, max(self.size.height - HEADER, 1)
        if place < top:
            self.scroll_to(y=max(place - height // 4, 0), animate=False)
        elif place >= top + height:
            self.scroll_to(y=place - height + 1 + height // 4, animate=False)

    def _move(self, rows: int) -> None:
        keys = self._rows.keys
        if self.cursor is not None and self.cursor in self._rows.places:
            self.cursor = keys[min(max(self._rows.places[self.cursor] + rows, 0), len(keys) - 1)]

    def action_up(self) -> None:
        """One row up."""
        self._move(-1)

    def action_down(self) -> None:
        """One row down."""
        self._move(1)

    def action_page_up(self) -> None:
        """A screenful up."""
        self._move(-max(self.size.height - HEADER - 1, 1))

    def action_page_down(self) -> None:
        """A screenful down."""
        self._move(max(self.size.height - HEADER - 1, 1))

    def action_top(self) -> None:
        """To the first row."""
        self._move(-len(self._rows.keys))

    def action_bottom(self) -> None:
        """To the last row."""
        self._move(len(self._rows.keys))

    def action_open(self) -> None:
        """Show or hide the items of the stage under the cursor, or say that the item is wanted."""
        if isinstance(self.cursor, Stage):
            self.opened ^= {self.cursor}
        elif self.cursor is not None:
            self.post_message(self.Opened(self, self.cursor))

    def action_pan(self, days: int) -> None:
        """Move along the time axis by some days, later for a positive number."""
        if self._view is not None:
            self._look(self._view.panned(days))

    def action_today(self) -> None:
        """Bring today into the middle."""
        if self._view is not None:
            self._anchor = None
            self._look(self._view.centred(self._view.outlook.today))

    def action_next_anchor(self) -> None:
        """Bring the next anchor into the middle and name it; after the last one, the first."""
        if self._view is None:
            return
        ordered = _in_order(self._view.outlook)
        if self._anchor is None:
            chosen = self._shown_anchor(self._view.outlook)
        else:
            ids = [anchor.id for anchor in ordered]
            place = ids.index(self._anchor) + 1 if self._anchor in ids else 0
            chosen = ordered[place % len(ordered)]
        if chosen is not None:
            self._anchor = chosen.id
            self._look(self._view.centred(chosen.day))

    def action_scale(self) -> None:
        """The next closer time scale around the row under the cursor; after the closest one, the whole plan."""
        if self._view is None:
            return
        outlook = self._view.outlook
        day = focus(outlook, self.cursor) if self.cursor is not None else None
        self._look(self._view.closer(day or outlook.today))

    def _shown_anchor(self, outlook: Outlook) -> Anchor | None:
        """The anchor that was jumped to, else the next one from today on, else the last."""
        ordered = _in_order(outlook)
        chosen = outlook.plan.anchor.get(self._anchor) if self._anchor is not None else None
        coming = (anchor for anchor in ordered if anchor.day >= outlook.today)
        return chosen or next(coming, ordered[-1] if ordered else None)

    # -- mouse and focus ----------------------------------------------------------------------------------------------
    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the row; a second click opens it, and so does a click on the fold of a stage."""
        place = event.y - HEADER + self.scroll_offset.y
        if event.y < HEADER or place >= len(self._rows.keys):
            return
        event.stop()
        key = self._rows.keys[place]
        again = key == self.cursor and event.chain > 1
        self.cursor = key
        if again or (isinstance(key, Stage) and event.x < 2):
            self.action_open()

    def on_mouse_scroll_left(self, event: events.MouseScrollLeft) -> None:
        """Pan to earlier days."""
        event.stop()
        self.action_pan(-1)

    def on_mouse_scroll_right(self, event: events.MouseScrollRight) -> None:
        """Pan to later days."""
        event.stop()
        self.action_pan(1)

    def on_focus(self) -> None:
        """The cursor row looks different while keys come here."""
        self._repaint_cursor()

    def on_blur(self) -> None:
        """The cursor row looks different while keys go elsewhere."""
        self._repaint_cursor()

    def _repaint_cursor(self) -> None:
        if self.cursor is not None and self.cursor in self._rows.places:
            self.refresh_line(self._rows.places[self.cursor] + HEADER)


def _in_order(outlook: Outlook) -> list[Anchor]:
    return sorted(outlook.plan.anchor.values(), key=lambda a: (a.day, a.clock is not None, a.clock or time.min, a.id))
