"""The line above a checklist: how many items are on show, how they stand, and how they are ordered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from campaigntui.tui.keys import key_for
from campaigntui.tui.marks import Ink, only_ascii
from campaigntui.tui.text import cut, plain
from campaigntui.tui.widgets.lines import Line, Lines, Piece, width_of
from campaigntui.tui.widgets.tallypieces import TABLE_INKS, progress_bar, trouble_pieces
from campaigntui.usecases.checklist.columns import SortKey
from campaigntui.usecases.checklist.grouping import Grouping, Tally
from campaigntui.wording import _, ngettext
from campaigntui.wording.columnwords import column_name, grouping_name
from campaigntui.wording.dates import percent


class ViewLine(Lines):
    """Counts on the left, order on the right."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {*TABLE_INKS}
    DEFAULT_CSS = "ViewLine { height: 1; background: $surface; }"

    _tally = Tally(0, 0, 0, 0)
    _all = 0
    _view = ""
    _by = Grouping.STAGE
    _sort: Sequence[SortKey] = ()

    def show(self, found: Tally, whole: int, by: Grouping, sort: Sequence[SortKey], name: str = "") -> None:
        """Tell of what was found among `whole` items; `name` is that of the saved view it belongs to."""
        self._tally, self._all = found, whole
        self._by, self._sort, self._view = by, sort, name
        self.redraw()

    def paint(self, width: int) -> list[Line]:
        """One line."""
        right = self._order()
        left = self._counts()
        while width_of(left) + width_of(right) > width and right:
            right.pop(0)
        gap = max(width - width_of(left) - width_of(right), 0)
        return [[*left, Piece(" " * gap), *right]]

    def _counts(self) -> Line:
        found = self._tally
        if not found.total and self._all:
            words = _("Nothing fits; {key} shows everything.").format(key=key_for(type(self.screen), "view.back"))
            return [Piece(f" {words} ", Ink.WARN)]
        if found.total == self._all:
            words = ngettext("{count} item", "{count} items", found.total).format(count=found.total)
        else:
            words = _("{count} of {all} items").format(count=found.total, all=self._all)
        name = [Piece(f" {cut(plain(self._view), 24)} ·", Ink.ACCENT)] if self._view else []
        done = f" {percent(found.percent)}"
        return [*name, Piece(f" {words} ", Ink.STRONG), *progress_bar(found), Piece(done), *trouble_pieces(found)]

    def _order(self) -> Line:
        line = [Piece("  "), Piece(grouping_name(self._by), Ink.MUTED)]
        for key in self._sort[:2]:
            arrow = ("v" if key.down else "^") if only_ascii() else ("▾" if key.down else "▴")
            line += [Piece(" · ", Ink.MUTED), Piece(f"{column_name(key.column)} {arrow}", Ink.MUTED)]
        return [*line, Piece(" ")]
