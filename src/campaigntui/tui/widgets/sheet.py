"""A page of prepared lines, some of which hold the cursor: text to read with places to act on in between."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import ClassVar, NamedTuple

from campaigntui.tui.marks import Ink
from campaigntui.tui.text import wrap
from campaigntui.tui.widgets.lines import Line, Piece
from campaigntui.tui.widgets.rowlist import RowList


class SheetRow(NamedTuple):
    """A line; with a key it can hold the cursor."""

    line: Line
    key: Hashable = None


def text_rows(text: str, ink: Ink, width: int, most: int = 6) -> Iterator[SheetRow]:
    """Words to read, in at most so many lines."""
    return (SheetRow([Piece(" " + row, ink)]) for row in wrap(text, width, most))


class Sheet(RowList[SheetRow]):
    """Lines are prepared for the width the sheet has, and again when it changes. Down scrolls where nothing is near."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {*RowList.COMPONENT_CLASSES, *(ink for ink in Ink if ink)}

    _make: Callable[[int], Sequence[SheetRow]] | None = None
    _from_top = True

    def prepare(self, make: Callable[[int], Sequence[SheetRow]], *, anew: bool = False) -> None:
        """Show what `make` returns for a width; from the top when it is about something else than before (`anew`)."""
        self._make = make
        self._from_top = self._from_top or anew
        self._lay()

    def _lay(self) -> None:
        width = self.scrollable_content_region.width
        if self._make is None or width <= 0:
            return
        if self._from_top:
            self.cursor = -1
        self.show(self._make(width))
        if self._from_top:
            self._from_top = False
            self.scroll_to(y=0, animate=False, force=True)

    def on_resize(self) -> None:
        """Wrap anew."""
        self._lay()

    def key_of(self, row: SheetRow) -> Hashable:
        """What the row was given."""
        return row.key

    def line_of(self, row: SheetRow, _width: int) -> Line:
        """The prepared line."""
        return row.line

    def action_up(self) -> None:
        """To the place before, or a line up when there is none on the screen."""
        place = next((n for n in range(self.cursor - 1, -1, -1) if self.key_of(self.rows[n]) is not None), -1)
        top = self.scroll_offset.y
        if max(top - 1, 0) <= place and self.cursor < top + self.size.height:
            self.cursor = place
        else:
            self.scroll_relative(y=-1, animate=False, force=True)

    def action_down(self) -> None:
        """To the next place, or a line down when there is none on the screen."""
        below = range(self.cursor + 1, len(self.rows))
        place = next((n for n in below if self.key_of(self.rows[n]) is not None), len(self.rows))
        after = self.scroll_offset.y + self.size.height
        if place <= min(after, len(self.rows) - 1) and self.cursor < after:
            self.cursor = place
        else:
            self.scroll_relative(y=1, animate=False, force=True)
