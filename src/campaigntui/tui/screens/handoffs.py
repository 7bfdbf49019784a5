"""The inbox of every role: what it has to accept, what it waits for, what it has given, what came back."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.reactive import var

from campaigntui.domain.checklist import Status
from campaigntui.domain.ids import MemberId
from campaigntui.domain.people import Answer
from campaigntui.errors import N_
from campaigntui.scheduling.handoffs import Delivery, Standing, deliveries
from campaigntui.tui.counter import CounterApp
from campaigntui.tui.messages import CommandRequested, View
from campaigntui.tui.screens.item_sheet import delivery_rows
from campaigntui.tui.screens.plan_screen import PlanScreen
from campaigntui.tui.text import plain
from campaigntui.tui.widgets.handoff_list import HandoffList, handoff_rows
from campaigntui.tui.widgets.head_line import HeadLine
from campaigntui.tui.widgets.key_bar import KeyBar
from campaigntui.tui.widgets.lines import Lines
from campaigntui.tui.widgets.role_strip import RoleStrip
from campaigntui.tui.widgets.rowlist import RowList
from campaigntui.tui.widgets.sheet import Sheet, SheetRow
from campaigntui.usecases.commands.handoffs import AnswerHandoff
from campaigntui.usecases.commands.items import ReopenItems
from campaigntui.usecases.snapshot import PlanSnapshot
from campaigntui.wording import _, about, role_name
from campaigntui.wording.handoffs import standing_name


class HandoffsScreen(PlanScreen):
    """Roles above, the handoffs of the one chosen below them, the one under the cursor in full at the foot."""

    VIEW = View.HANDOFFS
    CSS_PATH = "handoffs.tcss"
    AUTO_FOCUS = "HandoffList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "accept", N_("Accept"), tooltip=N_("Accept, or take that back"), id="handoffs.accept"),
        Binding("x", "give_back", N_("Return"), tooltip=N_("Return with the reason"), id="handoffs.return"),
        Binding("r", "reopen", N_("Reopen"), tooltip=N_("Open the item that was returned again"), id="handoffs.reopen"),
        Binding("left,h", "turn_role(-1)", N_("Role before"), show=False, id="handoffs.role_before"),
        Binding("right,l", "turn_role(1)", N_("Role after"), show=False, id="handoffs.role_after"),
    ]

    app = getters.app(CounterApp)
    role: var[str | None] = var(None, init=False)
    """Whose handoffs are on show; empty for everybody's, None before anything was."""
    inbox = getters.query_one(HandoffList)
    foot = getters.query_one(Sheet)

    def compose(self) -> ComposeResult:
        """Roles, list, foot."""
        yield HeadLine(N_("What is handed to whom?"))
        yield RoleStrip()
        yield HandoffList()
        yield Sheet(id="handoff")
        yield KeyBar()

    # -- drawing ------------------------------------------------------------------------------------------------------
    def draw(self, snapshot: PlanSnapshot) -> None:
        """Look anew; begin with the role of whoever is at the terminal."""
        self.query_one(HeadLine).show(snapshot.outlook)
        self.foot.can_focus = False
        self.inbox.outlook = snapshot.outlook
        if self.role is None or (self.role and self.role not in snapshot.outlook.roles):
            self.set_reactive(HandoffsScreen.role, self._my_role())
        self._lay()

    def _my_role(self) -> str:
        team = self.outlook().plan.member.values()
        mine = (m.roles for m in team if m.name == self.app.me and not m.archived)
        return next((roles[0] for roles in mine if roles), "")

    def _lay(self) -> None:
        found = deliveries(self.outlook())
        waiting = Counter(each.handoff.receiver for each in found if each.standing is Standing.GIVEN)
        waiting[""] = sum(waiting.values())
        self.query_one(RoleStrip).show(self.outlook(), waiting, self.role or "")
        before, beside = self.current, self.inbox.beside()
        self.inbox.show(handoff_rows(found, self.role or ""))
        now = self.current
        if before is None or now is None or before.handoff.id != now.handoff.id:
            return
        if before.standing is Standing.GIVEN and now.standing is not Standing.GIVEN and beside is not None:
            # What was answered goes to another part of the list; the next one to answer is here.
            self.inbox.go_to(beside)

    def watch_role(self) -> None:
        """Another inbox."""
        if self.snapshot is not None:
            self._lay()
            self.inbox.action_top()

    def look_at_person(self, key: MemberId | str, _day: date | None = None) -> None:
        """The inbox of a role."""
        if isinstance(key, str):
            self.role = key

    @property
    def current(self) -> Delivery | None:
        """The handoff under the cursor."""
        row = self.inbox.current
        return row if isinstance(row, Delivery) else None

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        """The foot follows the cursor."""
        event.stop()
        if event.control is not self.inbox:
            return
        found = self.current
        if found is not None:
            self.foot.prepare(lambda width: self._told(found, width), anew=True)

    def _told(self, found: Delivery, width: int) -> list[SheetRow]:
        """All of it, to be read only."""
        return [SheetRow(row.line) for row in delivery_rows(found, self._words(found), width)]

    def _words(self, found: Delivery) -> str:
        roles, handoff = self.outlook().roles, found.handoff
        giver, receiver = role_name(handoff.giver, roles), role_name(handoff.receiver, roles)
        words = f"{giver} {'⇄' if handoff.two_way else '→'} {receiver} · {standing_name(found.standing)} · "
        words += plain(handoff.artefact)
        if handoff.answer_reason:
            words += " · " + _("Returned: {reason}").format(reason=plain(handoff.answer_reason))
        if found.item is not None:
            words += " · " + _("From the item: {title}").format(title=plain(found.item.title))
            if found.item.evidence:
                words += f" · {about(_('Evidence'), plain(found.item.evidence))}"
        return words

    # -- what the keys mean -------------------------------------------------------------------------------------------
    def on_lines_hit(self, event: Lines.Hit) -> None:
        """A click on a role."""
        if isinstance(event.widget, RoleStrip):
            event.stop()
            self.role = str(event.hit)

    def on_row_list_opened(self, event: RowList.Opened) -> None:
        """Enter opens the item that produces it."""
        event.stop()
        if (found := self.current) is None:
            return
        if found.item is None:
            self.notify(_("No item produces this. Accept or return it by word of mouth."), markup=False, timeout=4)
            return
        self.open_item(found.item.id)

    def action_turn_role(self, places: int) -> None:
        """To the role before or after this one; all roles stand before the first."""
        keys = ["", *self.outlook().roles]
        self.role = keys[(keys.index(self.role or "") + places) % len(keys)]

    def action_accept(self) -> None:
        """Accept; a second time takes that back."""
        if (found := self.current) is not None:
            again = found.standing is Standing.ACCEPTED
            self._answer(found, Answer.NONE if again else Answer.ACCEPTED)

    def action_give_back(self) -> None:
        """Ask for the reason and return it; a second time takes that back."""
        from campaigntui.tui.dialogs.answer import ask_why

        if (found := self.current) is None:
            return
        if found.standing is Standing.RETURNED:
            self._answer(found, Answer.NONE)
        else:
            self.app.push_screen(ask_why(found.handoff))

    def _answer(self, found: Delivery, answer: Answer) -> None:
        self.post_message(CommandRequested(AnswerHandoff(found.handoff.id, answer)))

    def action_reopen(self) -> None:
        """Take the item of something that came back into work again."""
        found = self.current
        if found is None or found.item is None or found.item.status is not Status.DONE:
            self.notify(_("Its item is not done, so there is nothing to reopen."), markup=False, timeout=4)
        else:
            self.post_message(CommandRequested(ReopenItems((found.item.id,))))
