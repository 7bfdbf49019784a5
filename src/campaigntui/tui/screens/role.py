"""One role with everything that belongs to it: duties, key results, load, items, what it gives and gets."""

from __future__ import annotations

from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from campaigntui.domain.goals import KeyResult
from campaigntui.errors import N_
from campaigntui.tui.keys import key_for
from campaigntui.tui.messages import View, ViewRequested
from campaigntui.tui.screens.goal_sheet import GoalKey
from campaigntui.tui.screens.going import GoScreen
from campaigntui.tui.screens.role_sheet import role_rows
from campaigntui.tui.widgets.head_line import HeadLine
from campaigntui.tui.widgets.key_bar import KeyBar
from campaigntui.tui.widgets.rowlist import RowList
from campaigntui.tui.widgets.sheet import Sheet
from campaigntui.usecases.commands.goals import RemoveKeyResult, TakeKeyResults
from campaigntui.usecases.snapshot import PlanSnapshot
from campaigntui.wording import _


class RolePage(GoScreen):
    """One sheet over the whole screen."""

    CSS_PATH = "role.tcss"
    AUTO_FOCUS = "Sheet"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", N_("Add"), tooltip=N_("Add a key result"), id="role.add"),
        Binding("v", "measure", N_("Value"), tooltip=N_("Type what the key result is now"), id="role.measure"),
        Binding("e", "edit", N_("Edit"), show=False, tooltip=N_("Edit the key result"), id="role.edit"),
        Binding("@,＠", "holder", N_("Who holds it"), tooltip=N_("Give the role to somebody"), id="role.holder"),
        Binding("b", "inbox", N_("Inbox"), tooltip=N_("What the role has to accept"), id="role.inbox"),
        Binding("x", "remove", N_("Take away"), tooltip=N_("Take the key result away"), id="role.remove"),
        Binding(
            "p", "take", N_("From the playbook"), tooltip=N_("Take over key results of the playbook"), id="role.take"
        ),
        Binding("escape,q", "close", N_("Back"), id="role.back"),
    ]

    sheet = getters.query_one(Sheet)

    def __init__(self, role: str) -> None:
        super().__init__()
        self._role = role
        self._wanted: GoalKey | None = None

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
        add, take = key_for(RolePage, "role.add"), key_for(RolePage, "role.take")
        none = _("None yet: {add} adds one, {take} takes over those of the playbook.")
        none = (none if self._playbook else _("None yet: {add} adds one.")).format(add=add, take=take)
        self.sheet.prepare(lambda width: [*role_rows(self._role, self.outlook(), width, none)])
        self._go_to_wanted()

    def _go_to_wanted(self) -> None:
        """Put the cursor on what was just added, which may be heard of before it is drawn or after that."""
        if self._wanted is not None and self.sheet.go_to(self._wanted):
            self._wanted = None

    # -- what the keys mean -------------------------------------------------------------------------------------------
    def on_row_list_opened(self, event: RowList.Opened) -> None:
        """Enter opens an item, the answer to a handoff, or the form of a key result."""
        event.stop()
        if (row := self.sheet.current) is not None:
            self.open_row(row.key)

    @property
    def _playbook(self) -> str:
        """Where key results can be taken from; empty for nowhere."""
        return self.outlook().plan.head.playbook

    def _result(self) -> KeyResult | None:
        """The key result under the cursor; says so where there is none."""
        row = self.sheet.current
        if row is not None and isinstance(row.key, GoalKey):
            return self.outlook().plan.key_result.get(row.key.result_id)
        self.notify(_("Put the cursor on a key result first."), markup=False, timeout=3)
        return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is taken over where there is no playbook."""
        if action == "take" and self.snapshot is not None:
            return bool(self._playbook)
        return super().check_action(action, parameters)

    def action_add(self) -> None:
        """One more number that the role answers for; the cursor goes there."""
        from campaigntui.tui.dialogs.goal_form import KeyResultForm

        known = {*self.outlook().plan.key_result}

        def closed(_: None) -> None:
            now = self.app.snapshot
            fresh = now.outlook.plan.key_result.keys() - known if now is not None else ()
            self._wanted = GoalKey(max(fresh)) if fresh else None
            self._go_to_wanted()

        self.app.push_screen(KeyResultForm(self.outlook(), None, self._role), closed)

    def action_measure(self) -> None:
        """Type what the number is now."""
        from campaigntui.tui.dialogs.goal_form import ask_number

        if (result := self._result()) is not None:
            self.app.push_screen(ask_number(result))

    def action_edit(self) -> None:
        """All fields of the key result."""
        if (result := self._result()) is not None:
            self.open_goal(result.id)

    def action_remove(self) -> None:
        """The role no longer answers for it."""
        if (result := self._result()) is not None:
            self.request(RemoveKeyResult(result.id))

    def action_take(self) -> None:
        """Those of the playbook that the campaign lacks, of every role."""
        self.request(TakeKeyResults())

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
