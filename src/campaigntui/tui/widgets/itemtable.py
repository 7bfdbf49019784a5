"""The checklist as a table: groups that open and close, items in columns, one line each, O(visible rows)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable, Sequence
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.strip import Strip

from campaigntui.domain.checklist import Item
from campaigntui.domain.ids import ItemId
from campaigntui.errors import N_
from campaigntui.scene.cells import fit, fit_right
from campaigntui.scheduling.outlook import Outlook
from campaigntui.tui.marks import Ink, only_ascii
from campaigntui.tui.text import plain
from campaigntui.tui.widgets.column_head import MARGIN, ColumnHead
from campaigntui.tui.widgets.itemcells import ItemCells, Slot
from campaigntui.tui.widgets.lines import Line, Piece, strip_of
from campaigntui.tui.widgets.rowlist import RowList
from campaigntui.tui.widgets.tallypieces import TABLE_INKS, progress_bar, trouble_pieces
from campaigntui.usecases.checklist.columns import Column, SortKey
from campaigntui.usecases.checklist.grouping import Group, Grouping, Tally, tally
from campaigntui.wording import _, ngettext
from campaigntui.wording.dates import percent


class Heading(NamedTuple):
    """The line above a group."""

    group: Group
    tally: Tally
    opened: bool


class GroupKey(NamedTuple):
    """Key of the row of a group."""

    by: Grouping
    group: Hashable


TableRow = Heading | Item


class ItemTable(RowList[TableRow]):
    """Shows the groups it is given. Marks and the filter come from the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "fold", N_("Close the group"), show=False, id="table.fold"),
        Binding("right,l", "unfold", N_("Open the group"), show=False, id="table.unfold"),
        Binding("shift+left,H", "fold_all", N_("Close all groups"), show=False, id="table.fold_all"),
        Binding("shift+right,L", "unfold_all", N_("Open all groups"), show=False, id="table.unfold_all"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {*RowList.COMPONENT_CLASSES, *TABLE_INKS, "table--held"}
    DEFAULT_CSS = "ItemTable > .table--held { background: $surface; }"

    def __init__(self, head: ColumnHead) -> None:
        """`head` names the columns above the table."""
        super().__init__()
        self.head = head
        self.marked: frozenset[ItemId] = frozenset()
        self.by = Grouping.STAGE
        self._folded: set[GroupKey] = set()
        self._groups: Sequence[Group] = ()
        self._tallies: Sequence[Tally] = ()
        self._heads: Sequence[int] = ()
        self._searching = False
        self._cells: ItemCells | None = None
        self._columns: Sequence[Column] = ()
        self._slots: Sequence[Slot] = ()

    # -- rows ---------------------------------------------------------------------------------------------------------
    def lay(self, groups: Sequence[Group], by: Grouping, *, searching: bool) -> None:
        """Show these groups; while one searches they are all open, so that nothing found is hidden."""
        self._groups, self.by, self._searching = groups, by, searching
        self._tallies = [tally(group.items, self._outlook) for group in groups]
        self.show(self._rows_on_show())

    def dress(self, outlook: Outlook, columns: Sequence[Column], sort: Sequence[SortKey]) -> None:
        """Show these columns from now on, of this plan."""
        self._cells, self._columns = ItemCells(outlook), columns
        self._measure()
        self.head.sorted_by(sort[0] if sort else None)
        self.head.show(self._slots)
        self.refresh()

    def _rows_on_show(self) -> list[TableRow]:
        rows: list[TableRow] = []
        for group, counted in zip(self._groups, self._tallies, strict=True):
            opened = self._searching or GroupKey(self.by, group.key) not in self._folded
            if self.by is not Grouping.NONE:
                rows.append(Heading(group, counted, opened))
            if opened:
                rows += group.items
        return rows

    @property
    def tally(self) -> Tally:
        """All groups together."""
        return Tally(*(sum(counts) for counts in zip(Tally(0, 0, 0, 0), *self._tallies, strict=True)))

    @property
    def _outlook(self) -> Outlook:
        assert self._cells is not None
        return self._cells.outlook

    @property
    def groups(self) -> Sequence[Group]:
        """What is on show, folded or not."""
        return self._groups

    @property
    def current_item(self) -> Item | None:
        """The item under the cursor; None on the heading of a group."""
        row = self.current
        return row if isinstance(row, Item) else None

    @property
    def current_group(self) -> Group | None:
        """The group whose heading is under the cursor."""
        row = self.current
        return row.group if isinstance(row, Heading) else None

    def listed(self) -> list[ItemId]:
        """Items that have a row."""
        return [row.id for row in self.rows if isinstance(row, Item)]

    def key_of(self, row: TableRow) -> Hashable:
        """Items go by their id; headings hold the cursor as well."""
        return row.id if isinstance(row, Item) else GroupKey(self.by, row.group.key)

    def show(self, rows: Sequence[TableRow]) -> None:
        """Show these rows; the cursor stays with its key."""
        self._heads = [place for place, row in enumerate(rows) if isinstance(row, Heading)]
        super().show(rows)

    # -- painting -----------------------------------------------------------------------------------------------------
    def render_line(self, y: int) -> Strip:
        """The row at `y` of the viewport; at the top the heading of the group whose items are on show."""
        head = None if y else self._scrolled_off()
        if head is None:
            return super().render_line(y)
        line = self.line_of(self.rows[head], self.size.width)
        return strip_of(line, self.size.width, self.rich_style + self.ink_style("table--held"), self.ink_style)

    def _scrolled_off(self) -> int | None:
        """The place of the heading above the first row, when that row is an item."""
        top = self.scroll_offset.y
        head = self._head_of(top)
        return None if head == top else head

    def _head_of(self, place: int) -> int | None:
        """The place of the heading of the group that the row belongs to; None in a list without groups."""
        at = bisect_right(self._heads, place) - 1
        return self._heads[at] if at >= 0 else None

    def watch_cursor(self, old: int, new: int) -> None:
        """As in every list; the heading held at the top never covers the cursor."""
        super().watch_cursor(old, new)
        if self.is_mounted and new > 0:
            self.scroll_to_region(Region(0, new - 1, 1, 2), animate=False, force=True)

    def on_resize(self) -> None:
        """Other columns fit."""
        before = self._slots
        self._measure()
        if self._slots != before:
            self.head.show(self._slots)
            self.refresh()

    def _measure(self) -> None:
        width = self.scrollable_content_region.width - MARGIN
        if self._cells is not None and width > 0:
            self._slots = self._cells.slots(self._columns, self.by, width)

    def line_of(self, row: TableRow, width: int) -> Line:
        """One line, in columns that are the same for all rows."""
        if self._cells is None:
            return []
        if isinstance(row, Heading):
            return self._heading(row, width)
        line = [Piece("● " if row.id in self.marked else "  ", Ink.ACCENT)]
        for column, room, right in self._slots:
            text, ink = self._cells.cell(column, row, room)
            line.append(Piece((fit_right if right else fit)(text, room) + " ", ink))
        return line

    def _heading(self, row: Heading, width: int) -> Line:
        found = row.tally
        sign = ("- " if row.opened else "+ ") if only_ascii() else ("▾ " if row.opened else "▸ ")
        name = plain(row.group.name)
        line = [Piece(sign, Ink.MUTED), Piece(fit(name, min(cell_len(name), max(width - 40, 12))), Ink.HEADING)]
        whole = found.done == found.total
        line += [Piece("  "), *progress_bar(found)]
        said = _("{done} of {total} done").format(done=found.done, total=found.total)
        line.append(Piece(f" {percent(found.percent)} · {said}", Ink.GOOD if whole else Ink.MUTED))
        return [*line, *trouble_pieces(found), *self._hidden_marks(row)]

    def _hidden_marks(self, row: Heading) -> Line:
        """How many marked items a closed group hides."""
        count = sum(item.id in self.marked for item in row.group.items) if self.marked and not row.opened else 0
        words = ngettext("{count} marked", "{count} marked", count).format(count=count)
        return [Piece(f" · {words}", Ink.ACCENT)] if count else []

    # -- opening and closing ------------------------------------------------------------------------------------------
    def toggle(self) -> bool:
        """Open or close the group whose heading is under the cursor; False when there is none."""
        group = self.current_group
        if group is not None:
            self._folded ^= {GroupKey(self.by, group.key)}
            self.show(self._rows_on_show())
        return group is not None

    def on_click(self, event: events.Click) -> None:
        """As in every list; a click on the sign of a group opens or closes it."""
        # Textual would call the handler of the base as well, after this one.
        event.prevent_default()
        head = None if event.y else self._scrolled_off()
        if head is not None:
            self.cursor = head
            return
        super().on_click(event)
        if event.x < MARGIN and self.toggle():
            event.stop()

    def action_fold(self) -> None:
        """Close the group of the cursor, which goes to its heading."""
        place = self._head_of(self.cursor)
        if place is not None:
            self.cursor = place
            heading = self.rows[place]
            if isinstance(heading, Heading) and heading.opened and not self._searching:
                self.toggle()

    def action_unfold(self) -> None:
        """Open the group under the cursor; in an open one go to its first item."""
        row = self.current
        if isinstance(row, Heading):
            if row.opened:
                self.action_down()
            else:
                self.toggle()

    def action_fold_all(self) -> None:
        """Close every group."""
        place = self._head_of(self.cursor)
        home = None if place is None else self.key_of(self.rows[place])
        self._folded |= {GroupKey(self.by, group.key) for group in self._groups}
        self.show(self._rows_on_show())
        self.go_to(home)

    def action_unfold_all(self) -> None:
        """Open every group."""
        self._folded.clear()
        self.show(self._rows_on_show())

    def go_to_group(self, key: Hashable) -> bool:
        """Put the cursor on the heading of a group; False when it is not on show."""
        return self.go_to(GroupKey(self.by, key))

    def reveal(self, item_id: ItemId) -> bool:
        """Put the cursor on an item, opening the group that hides it; False when no group has it."""
        if self.go_to(item_id):
            return True
        for group in self._groups:
            if any(item.id == item_id for item in group.items):
                self._folded.discard(GroupKey(self.by, group.key))
                self.show(self._rows_on_show())
                return self.go_to(item_id)
        return False
