"""The checklist of the whole campaign: found, sorted, grouped and changed as somebody wants it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical

from campaigntui.domain.checklist import Item
from campaigntui.domain.ids import ItemId, MemberId
from campaigntui.domain.stage import STAGES, Stage
from campaigntui.errors import N_
from campaigntui.scheduling.outlook import Outlook
from campaigntui.tui.messages import View, ViewRequested
from campaigntui.tui.resting import Rest
from campaigntui.tui.screens.arrangement import ArrangedScreen
from campaigntui.tui.widgets.column_head import ColumnHead
from campaigntui.tui.widgets.detail_pane import DetailPane
from campaigntui.tui.widgets.filter_bar import FilterBar
from campaigntui.tui.widgets.head_line import HeadLine
from campaigntui.tui.widgets.itemtable import ItemTable
from campaigntui.tui.widgets.key_bar import KeyBar
from campaigntui.tui.widgets.rowlist import RowList
from campaigntui.tui.widgets.view_line import ViewLine
from campaigntui.usecases.checklist.columns import SortKey
from campaigntui.usecases.checklist.grouping import Group, Grouping, arranged, narrowed
from campaigntui.usecases.filtering.syntax import quoted
from campaigntui.usecases.snapshot import PlanSnapshot

_WIDTHS = [(0, "-narrow"), (100, "-normal"), (140, "-wide")]
"""Classes by width: the pane hides on a narrow screen and is slim on a normal one."""


class ChecklistScreen(ArrangedScreen):
    """Head line, what is on show, the table, and beside it the pane about the item under the cursor."""

    VIEW = View.CHECKLIST
    CSS_PATH = "checklist.tcss"
    AUTO_FOCUS = "ItemTable"
    HORIZONTAL_BREAKPOINTS = _WIDTHS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "sort", N_("Sort"), id="checklist.sort"),
        Binding("S", "turn_sort", N_("Turn the order round"), show=False, id="checklist.turn_sort"),
        Binding("p", "group", N_("Groups"), id="checklist.group"),
        Binding("tab", "turn_group(1)", N_("Next groups"), show=False, id="checklist.next_group"),
        Binding("shift+tab", "turn_group(-1)", N_("Groups before"), show=False, id="checklist.group_before"),
        Binding("c", "columns", N_("Columns"), id="checklist.columns"),
        Binding("z,i", "pane", N_("Pane"), show=False, tooltip=N_("Show or hide the pane"), id="checklist.pane"),
        *(
            Binding(str(s.number), f"stage('{s.value}')", N_("Stage"), show=False, id=f"checklist.{s.value}")
            for s in STAGES
        ),
    ]

    _groups: tuple[Group, ...] = ()
    _groups_of: tuple[Outlook | None, tuple[SortKey, ...], Grouping | None] = (None, (), None)

    table = getters.query_one(ItemTable)
    pane = getters.query_one(DetailPane)

    def compose(self) -> ComposeResult:
        """The names of the columns stand outside of the table, so that they never scroll away."""
        head = ColumnHead()
        yield HeadLine(N_("What is to be done, and by whom?"))
        yield ViewLine()
        with Horizontal(id="checklist"):
            with Vertical():
                yield head
                yield ItemTable(head)
            yield DetailPane()
        yield FilterBar()
        yield KeyBar()

    def on_mount(self) -> None:
        """Be ready to tell of the item under the cursor when it rests."""
        self._rest = Rest(self, self._tell)

    # -- drawing ------------------------------------------------------------------------------------------------------
    def draw(self, snapshot: PlanSnapshot) -> None:
        """Show this snapshot; cursor, filter and open groups stay."""
        self.marks &= snapshot.outlook.schedule.windows.keys()
        self.query_one(HeadLine).show(snapshot.outlook)
        self.dress()
        self.lay()
        self._tell()

    def dress(self) -> None:
        """Columns and order of now."""
        self.table.by = self.by
        self.table.dress(self.outlook(), self.columns, self.sort)

    def lay(self) -> None:
        """The items that fit, in their groups."""
        outlook, wanted = self.outlook(), (self.outlook(), self.sort, self.by)
        if self._groups_of[0] is not outlook or self._groups_of[1:] != wanted[1:]:
            self._groups, self._groups_of = arranged(outlook, self.sort, self.by), wanted
        test = self.filter_test()
        groups = self._groups if test is None else narrowed(self._groups, test)
        self.table.lay(groups, self.by, searching=test is not None)
        whole = len(outlook.schedule.windows)
        self.query_one(ViewLine).show(self.table.tally, whole, self.by, self.sort, self.called())

    def _tell(self) -> None:
        if self.snapshot is not None:
            item = self.current_item
            self.pane.show(self.outlook(), item if item is not None else self.current_stage)

    def _relaid(self) -> None:
        if self.snapshot is not None:
            self.dress()
            self.lay()

    def watch_sort(self) -> None:
        """Another order."""
        self._relaid()

    def watch_by(self) -> None:
        """Other groups; the cursor stays with its item."""
        item = self.current_item
        self._relaid()
        if item is not None:
            self.table.reveal(item.id)

    def watch_columns(self) -> None:
        """Other columns."""
        self._relaid()

    def watch_needle(self) -> None:
        """Narrow the list."""
        self.lay()
        self.tell_head()

    def watch_marks(self, marks: frozenset[ItemId]) -> None:
        """Show the marks."""
        self.table.marked = marks
        self.table.refresh()
        self.tell_head()

    def look_at(self, stage: Stage | None, item_id: ItemId | None) -> None:
        """Put the cursor there; a filter that hides the item is dropped."""
        if item_id is not None and not self.table.reveal(item_id):
            self.query_one(FilterBar).drop()
            self.needle = ""
            self.table.reveal(item_id)
        elif item_id is None and stage is not None:
            self.action_stage(stage)

    def look_at_person(self, key: MemberId | str, day: date | None = None) -> None:  # noqa: ARG002
        """Narrow to what a member or a role has to do."""
        member = None if isinstance(key, str) else self.outlook().plan.member.get(key)
        self.narrow(f"@{quoted(member.name)}" if member is not None else f"role:{quoted(str(key) or 'none')}")

    # -- the cursor ---------------------------------------------------------------------------------------------------
    @property
    def current_item(self) -> Item | None:
        """The item under the cursor; None on the heading of a group."""
        return self.table.current_item

    @property
    def current_stage(self) -> Stage:
        """The stage of the item, or of the first item of the group."""
        item, group = self.current_item, self.table.current_group
        if item is None and group is not None:
            item = group.items[0]
        return item.stage if item is not None else STAGES[0]

    def listed(self) -> Sequence[ItemId]:
        """Items that have a row."""
        return self.table.listed()

    def go_to_item(self, item_id: ItemId) -> None:
        """Open what hides the item and put the cursor on it."""
        self.table.reveal(item_id)

    def step(self) -> None:
        """One row down."""
        self.table.action_down()

    def to_top(self) -> None:
        """To the first row."""
        self.table.action_top()

    def focus_list(self) -> None:
        """The keys go to the table."""
        self.table.focus()

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        """A range follows the cursor, the pane when it rests."""
        event.stop()
        self.follow_range()
        self._rest.moved()

    def go(self, view: View) -> None:
        """Ask for another view; stage and gate open on the stage under the cursor."""
        self.post_message(ViewRequested(view, stage=self.current_stage if view in (View.STAGE, View.GATES) else None))

    # -- actions ------------------------------------------------------------------------------------------------------
    def on_row_list_opened(self, event: RowList.Opened) -> None:
        """Enter opens an item, and opens or closes a group."""
        event.stop()
        if not self.table.toggle() and (item := self.current_item) is not None:
            self.open_item(item.id)

    def action_mark(self) -> None:
        """Mark an item; on the heading of a group, all of its items, or none when all are marked."""
        group = self.table.current_group
        if group is None:
            super().action_mark()
            return
        ids = frozenset(item.id for item in group.items)
        self.marks = self.marks - ids if ids <= self.marks else self.marks | ids

    def action_stage(self, value: str) -> None:
        """To the first item of a stage that is on show."""
        stage = Stage(value)
        groups = self.table.groups
        if self.by is Grouping.STAGE:
            key = next((group.key for group in groups if group.items[0].stage is stage), None)
            self.table.go_to_group(key)
        elif (item := next((i for group in groups for i in group.items if i.stage is stage), None)) is not None:
            self.table.reveal(item.id)

    def action_pane(self) -> None:
        """Show or hide the pane; below 100 columns it hides by itself until asked for."""
        shown = self.pane.display
        self.set_class(shown, "-pane-off")
        self.set_class(not shown, "-pane-on")
