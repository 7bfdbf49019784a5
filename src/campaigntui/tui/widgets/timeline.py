"""The timeline: rows of stages, roles or members and their items over an axis of days, under keys and mouse."""

from __future__ import annotations

from typing import NamedTuple

from textual import events
from textual.message import Message

from campaigntui.scene.bars import Run, held
from campaigntui.scene.dragging import Drag, grip
from campaigntui.scene.groups import HEADS
from campaigntui.scene.rows import RowKey
from campaigntui.tui.widgets.timelinemoves import MovingChart


class _Held(NamedTuple):
    """A bar under the pressed mouse button."""

    drag: Drag
    column: int
    """Where it was taken."""


class TimelineChart(MovingChart):
    """The chart as screens use it: a bar can be dragged to other days, and its ends as well."""

    _held: _Held | None = None
    _dragged = False
    """The button came up after a drag, so that no click follows."""

    class Dragging(Message):
        """A bar is being dragged; None when it was let go where it was."""

        def __init__(self, drag: Drag | None) -> None:
            super().__init__()
            self.drag = drag

    class Dropped(Message):
        """A bar was dragged to other days and let go."""

        def __init__(self, drag: Drag) -> None:
            super().__init__()
            self.drag = drag

    # -- rows and columns under the pointer ---------------------------------------------------------------------------
    def _row_at(self, y: int) -> RowKey | None:
        place = y - self.head_lines + self.scroll_offset.y
        return self._rows.keys[place] if y >= self.head_lines and place < len(self._rows.keys) else None

    def _column_at(self, x: int) -> int:
        return x - (self._view.room if self._view is not None else 0) - 1

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the row; a second click opens it, and so does a click on the fold of a head."""
        if self._dragged:
            self._dragged = False
            event.stop()
            return
        key = self._row_at(event.y)
        if key is None:
            return
        event.stop()
        again = key == self.cursor and event.chain > 1
        self.cursor = key
        if again or (isinstance(key, HEADS) and event.x < 2):
            self.action_open()

    # -- dragging -----------------------------------------------------------------------------------------------------
    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the bar under the pointer."""
        self._dragged = False
        key, column = self._row_at(event.y), self._column_at(event.x)
        if event.button != 1 or key is None or isinstance(key, HEADS) or self._view is None:
            return
        where = grip(self._view.outlook, self._view.scale, key, column)
        if where is not None:
            self._held = _Held(Drag.begun(self._view.outlook, key, where), column)
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show where the bar would come to lie."""
        if self._held is None or self._view is None:
            return
        days = self._view.scale.days_between(self._held.column, self._column_at(event.x))
        drag = self._held.drag.by(self._view.outlook, days)
        if drag != self._held.drag:
            self._dragged = True
            self._held = self._held._replace(drag=drag)
            self._repaint_row(drag.item_id)
            self.post_message(self.Dragging(drag))

    def on_mouse_up(self, _event: events.MouseUp) -> None:
        """Let go: where the bar has moved, ask for the change."""
        found = self._held
        if found is not None:
            self.let_go()
            if found.drag.workdays:
                self.post_message(self.Dropped(found.drag))

    def let_go(self) -> bool:
        """Leave the bar where it was; False when none is held."""
        if self._held is None:
            return False
        key, self._held = self._held.drag.item_id, None
        self.release_mouse()
        self._repaint_row(key)
        self.post_message(self.Dragging(None))
        return True

    def _held_runs(self, key: RowKey) -> tuple[Run, ...]:
        """See `PaintedChart`."""
        if self._held is None or self._view is None or key != self._held.drag.item_id or not self._held.drag.workdays:
            return ()
        return held(self._view.scale, self._held.drag.first, self._held.drag.last)

    # -- wheel and focus ----------------------------------------------------------------------------------------------
    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """With shift or ctrl the wheel pans to earlier days."""
        self._wheel(event, -1)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """With shift or ctrl the wheel pans to later days."""
        self._wheel(event, 1)

    def on_mouse_scroll_left(self, event: events.MouseScrollLeft) -> None:
        """Pan to earlier days."""
        event.stop()
        self.action_pan(-1)

    def on_mouse_scroll_right(self, event: events.MouseScrollRight) -> None:
        """Pan to later days."""
        event.stop()
        self.action_pan(1)

    def _wheel(self, event: events.MouseEvent, days: int) -> None:
        if event.shift or event.ctrl:
            event.stop()
            event.prevent_default()
            self.action_pan(days)

    def on_focus(self) -> None:
        """The cursor row looks different while keys come here."""
        self._repaint_row(self.cursor)

    def on_blur(self) -> None:
        """The cursor row looks different while keys go elsewhere."""
        self._repaint_row(self.cursor)
