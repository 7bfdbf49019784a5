"""A list with a cursor that costs what is visible, however long it is.

Rows are values; a subclass says how one looks at a given width. Rows that cannot hold the cursor (headings, blank
lines) have no key. The cursor stays with its key when the rows change.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any, ClassVar, Generic, TypeVar

from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from campaigntui.errors import N_
from campaigntui.tui.widgets.lines import Line, ScrolledLines, on_cursor, strip_of

RowT = TypeVar("RowT")

CURSOR, CURSOR_BLURRED = "rowlist--cursor", "rowlist--cursor-blurred"
"""Component classes of the cursor bar, with and without the focus."""


class RowList(ScrolledLines, Generic[RowT], can_focus=True):
    """Rows of type `RowT`. A subclass overrides `key_of` and `line_of`, and `COMPONENT_CLASSES` with its inks."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "up", N_("Up"), show=False, id="list.up"),
        Binding("down,j", "down", N_("Down"), show=False, id="list.down"),
        Binding("pageup,ctrl+u", "page_up", N_("Page up"), show=False, id="list.page_up"),
        Binding("pagedown,ctrl+d", "page_down", N_("Page down"), show=False, id="list.page_down"),
        Binding("home", "top", N_("First row"), show=False, id="list.top"),
        Binding("end,G", "bottom", N_("Last row"), show=False, id="list.bottom"),
        Binding("enter", "open", N_("Open"), id="list.open"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {CURSOR, CURSOR_BLURRED}
    DEFAULT_CLASSES = "inked"
    DEFAULT_CSS = """
    RowList {
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        height: 1fr;
        & > .rowlist--cursor { background: $cursor-row; color: $foreground; }
        & > .rowlist--cursor-blurred { background: $block-cursor-blurred-background; }
    }
    """
    ALLOW_SELECT = False
    OPENS: ClassVar[bool] = True
    """Whether rows can be opened; a list that is only read has no such key."""

    cursor: var[int] = var(-1, init=False)
    """Index of the row under the cursor; -1 when no row can hold it."""

    class Moved(Message):
        """The cursor came to another row, or the row under it changed."""

        def __init__(self, rows: RowList[Any]) -> None:
            super().__init__()
            self.rows = rows

        @property
        def control(self) -> RowList[Any]:
            """The list."""
            return self.rows

    class Opened(Moved):
        """Enter was pressed on a row, or it was clicked twice."""

    def __init__(self, rows: Sequence[RowT] = (), *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._rows: Sequence[RowT] = rows

    def key_of(self, row: RowT) -> Hashable:
        """What stays the same when the row changes; None for a row that cannot hold the cursor."""
        raise NotImplementedError

    def line_of(self, row: RowT, width: int) -> Line:
        """How the row looks at this width."""
        raise NotImplementedError

    # -- rows ---------------------------------------------------------------------------------------------------------
    @property
    def rows(self) -> Sequence[RowT]:
        """The rows on show."""
        return self._rows

    @property
    def current(self) -> RowT | None:
        """The row under the cursor."""
        return self._rows[self.cursor] if 0 <= self.cursor < len(self._rows) else None

    def show(self, rows: Sequence[RowT]) -> None:
        """Show these rows; the cursor stays with its key, else near its place."""
        old = self.current
        wanted = None if old is None else self.key_of(old)
        self._rows = rows
        self.virtual_size = Size(0, len(rows))
        if wanted is None or not self.go_to(wanted):
            self.cursor = self._near(max(self.cursor, 0))
        self.refresh()
        self.post_message(self.Moved(self))

    def go_to(self, key: Hashable) -> bool:
        """Put the cursor on the row with this key; False when there is none."""
        for index, row in enumerate(self._rows):
            if self.key_of(row) == key:
                self.cursor = index
                return True
        return False

    def _near(self, index: int, step: int = 1) -> int:
        """The row at or after `index` (before it, for a negative step) that can hold the cursor, else the nearest."""
        count = len(self._rows)
        if not count:
            return -1
        index = min(max(index, 0), count - 1)
        for places in (range(index, count if step > 0 else -1, step), range(index, -1 if step > 0 else count, -step)):
            for place in places:
                if self.key_of(self._rows[place]) is not None:
                    return place
        return -1

    # -- painting -----------------------------------------------------------------------------------------------------
    def on_mount(self) -> None:
        """Take the rows given at the start."""
        self.virtual_size = Size(0, len(self._rows))
        if self.cursor < 0:
            self.cursor = self._near(0)

    def render_line(self, y: int) -> Strip:
        """The row at `y` of the viewport."""
        index, width = y + self.scroll_offset.y, self.size.width
        if index >= len(self._rows):
            return Strip.blank(width, self.rich_style)
        base = self.rich_style
        line = self.line_of(self._rows[index], width)
        if index != self.cursor:
            return strip_of(line, width, base, self.ink_style)
        if not self.has_focus:
            return strip_of(line, width, base + self.ink_style(CURSOR_BLURRED), self.ink_style)
        return strip_of(map(on_cursor, line), width, base + self.ink_style(CURSOR), self.ink_style)

    def ink_style(self, component: str) -> Style:
        """The style of an ink, or of a cursor bar, which may blend with what is behind it."""
        return self.get_component_rich_style(component, partial=component not in (CURSOR, CURSOR_BLURRED))

    def watch_cursor(self, old: int, new: int) -> None:
        """Repaint the two rows concerned and bring the cursor into view, with the headings above it."""
        if not self.is_mounted:
            return
        for index in (old, new):
            if index >= 0:
                self.refresh_lines(index, 1)
        if new >= 0:
            above = new
            while above > 0 and new - above < 2 and self.key_of(self._rows[above - 1]) is None:
                above -= 1
            self.scroll_to_region(Region(0, above, 1, new - above + 1), animate=False, force=True)
        self.post_message(self.Moved(self))

    # -- moving -------------------------------------------------------------------------------------------------------
    def _move(self, index: int, step: int) -> None:
        if self._rows:
            self.cursor = self._near(index, step)

    def action_up(self) -> None:
        """One row up."""
        if self.cursor > 0:
            self._move(self.cursor - 1, -1)

    def action_down(self) -> None:
        """One row down."""
        self._move(self.cursor + 1, 1)

    def action_page_up(self) -> None:
        """A screenful up."""
        self._move(self.cursor - max(self.size.height - 1, 1), -1)

    def action_page_down(self) -> None:
        """A screenful down."""
        self._move(self.cursor + max(self.size.height - 1, 1), 1)

    def action_top(self) -> None:
        """To the first row."""
        self._move(0, 1)

    def action_bottom(self) -> None:
        """To the last row."""
        self._move(len(self._rows) - 1, -1)

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        """Take the key away where nothing can be opened."""
        return action != "open" or self.OPENS

    def action_open(self) -> None:
        """Open the row under the cursor."""
        if self.current is not None:
            self.post_message(self.Opened(self))

    def on_click(self, event: events.Click) -> None:
        """Move the cursor; the second click on a row opens it."""
        index = event.y + self.scroll_offset.y
        if 0 <= index < len(self._rows) and self.key_of(self._rows[index]) is not None:
            if index == self.cursor and event.chain > 1:
                self.action_open()
            self.cursor = index
