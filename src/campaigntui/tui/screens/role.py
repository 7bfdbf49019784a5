"""One role with everything that belongs to it: duties, load, items, what it gives and gets."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from campaigntui.domain.ids import ItemId
from campaigntui.errors import N_
from campaigntui.tui.messages import View, ViewRequested
from campaigntui.tui.screens.going import GoScreen
from campaigntui.tui.screens.item_sheet import HandoffKey
from campaigntui.tui.screens.role_sheet import role_rows
from campaigntui.tui.widgets.head_line import HeadLine
from campaigntui.tui.widgets.key_bar import KeyBar
from campaigntui.tui.widgets.rowlist import RowList
from campaigntui.tui.widgets.sheet import Sheet
from campaigntui.usecases.snapshot import PlanSnapshot


class RolePage(GoScreen):
    """One sheet over the whole screen."""

    CSS_PATH = "role.tcss"
    AUTO_FOCUS = "Sheet"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("@,＠", "holder", N_("Who holds it"), tooltip=N_("Give the role to somebody"), id="role.holder"),
        Binding("b", "inbox", N_("Inbox"), tooltip=N_("What the role has to accept"), id="role.inbox"),
        Binding("escape,q", "close", N_("Back"), id="role.back"),
    ]

    def __init__(self, role: str) -> None:
        super().__init__()
        self._role = role

    def compose(self) -> ComposeResult:
        """The sheet."""
        yield HeadLine(N_("What does this role do?"))
        yield Sheet(id="role")
        yield KeyBar()

    def draw(self, snapshot: PlanSnapshot) -> None:
        """Show the role as it stands; leave when it is gone."""
        if self._role not in snapshot.outlook.roles:
            self.dismiss()
            return
        self.query_one(HeadLine).show(snapshot.outlook)
        self.query_one(Sheet).prepare(lambda width: [*role_rows(self._role, self.outlook(), width)])

    def on_row_list_opened(self, event: RowList.Opened) -> None:
        """Enter opens an item, or the answer to a handoff."""
        event.stop()
        row = self.query_one(Sheet).current
        if row is not None and isinstance(row.key, HandoffKey):
            self.open_handoff(row.key.handoff_id)
        elif row is not None and isinstance(row.key, int):
            self.open_item(ItemId(row.key))

    def action_holder(self) -> None:
        """Choose who holds the role."""
        from campaigntui.tui.dialogs.holder import Holder

        self.app.push_screen(Holder(self.outlook(), self._role))

    def action_inbox(self) -> None:
        """What is handed to the role."""
        self.post_message(ViewRequested(View.HANDOFFS, person=self._role))

    def action_close(self) -> None:
        """Back to where one came from."""
        self.dismiss()
