"""The timeline: rows of stages, roles or members and their items over an axis of days, under keys and mouse."""

from __future__ import annotations

from typing import NamedTuple

from textual import events
from textual.message import Message

from campaigntui.domain.campaign import Anchor
from campaigntui.domain.stage import Stage
from campaigntui.scene.bars import Run, held
from campaigntui.scene.dragging import Drag, Grip, grip
from campaigntui.scene.groups import HEADS, Holder
from campaigntui.scene.header import anchor_at
from campaigntui.scene.rows import RowKey
from campaigntui.tui.widgets.timelineheader import ANCHORS
from campaigntui.tui.widgets.timelinemoves import MovingChart


class _Held(NamedTuple):
    """What is under the pressed mouse button."""

    drag: Drag
    column: int
    """Where it was taken."""


class TimelineChart(MovingChart):
    """The chart as screens use it: bars, their ends and moments can be dragged to other days."""

    _held: _Held | None = None
    _dragged = False
    """The button came up after a drag, so that no click follows."""

    class Dragging(Message):
        """Something is being dragged; None when it was let go where it was."""

        def __init__(self, drag: Drag | None) -> None:
            super().__init__()
            self.drag = drag

    class Dropped(Message):
        """Something was dragged to other days and let go."""

        def __init__(self, drag: Drag) -> None:
            super().__init__()
            self.drag = drag

    # -- rows and columns under the pointer ---------------------------------------------------------------------------
    def _row_at(self, y: int) -> RowKey | None:
        place = y - self.head_lines + self.scroll_offset.y
        return self._rows.keys[place] if y >= self.head_lines and place < len(self._rows.keys) else None

    def _column_at(self, x: int) -> int:
        return x - (self._view.room if self._view is not None else 0) - 1

    def _anchor_at(self, x: int, y: int) -> Anchor | None:
        if y != ANCHORS or self._view is None:
            return None
        return anchor_at(self._view.scale, self._view.outlook, self._column_at(x))

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the row; a second click opens it, and so does a click on the fold of a head.

        A click on a moment names it.
        """
        if self._dragged:
            self._dragged = False
            event.stop()
            return
        if (anchor := self._anchor_at(event.x, event.y)) is not None:
            event.stop()
            self._anchor = anchor.id
            self._repaint()
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
        """Take hold of the bar or the moment under the pointer."""
        self._dragged = False
        view, column = self._view, self._column_at(event.x)
        if event.button != 1 or view is None:
            return
        key = self._row_at(event.y)
        drag: Drag | None = None
        if (anchor := self._anchor_at(event.x, event.y)) is not None:
            drag = Drag.begun(view.outlook, anchor.key, Grip.WHOLE)
        elif key is not None and not isinstance(key, Holder):
            where = grip(view.outlook, view.scale, key, column)
            drag = Drag.begun(view.outlook, key, where) if where is not None else None
        if drag is not None:
            self._held = _Held(drag, column)
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show where it would come to lie."""
        if self._held is None or self._view is None:
            return
        days = self._view.scale.days_between(self._held.column, self._column_at(event.x))
        drag = self._held.drag.by(self._view.outlook, days)
        if drag != self._held.drag:
            self._dragged = True
            self._held = self._held._replace(drag=drag)
            self._repaint_held(drag)
            self.post_message(self.Dragging(drag))

    def on_mouse_up(self, _event: events.MouseUp) -> None:
        """Let go: where something has moved, ask for the change."""
        found = self._held
        if found is not None:
            self.let_go()
            if found.drag.days:
                self.post_message(self.Dropped(found.drag))

    def let_go(self) -> bool:
        """Leave what is held where it was; False when nothing is."""
        if self._held is None:
            return False
        drag, self._held = self._held.drag, None
        self.release_mouse()
        self._repaint_held(drag)
        self.post_message(self.Dragging(None))
        return True

    def _repaint_held(self, drag: Drag) -> None:
        if isinstance(drag.what, Stage) or not isinstance(drag.what, str):
            self._repaint_row(drag.what)
        else:
            self._repaint()

    def _held_runs(self, key: RowKey) -> tuple[Run, ...]:
        """See `PaintedChart`."""
        if self._held is None or self._view is None or key != self._held.drag.what or not self._held.drag.days:
            return ()
        return held(self._view.scale, self._held.drag.first, self._held.drag.last)

    def _held_column(self) -> int | None:
        """See `PaintedChart`."""
        drag = self._held.drag if self._held is not None else None
        if drag is None or self._view is None or not drag.days or isinstance(drag.what, int | Stage):
            return None
        return self._view.scale.column(drag.last)

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
