"""The team: who holds which role, who has how much to do, who is away."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from campaigntui.domain.ids import MemberId
from campaigntui.errors import N_
from campaigntui.tui.messages import View
from campaigntui.tui.page import NARROW_OR_WIDE
from campaigntui.tui.screens.desk import desk_rows
from campaigntui.tui.screens.plan_screen import PlanScreen
from campaigntui.tui.widgets.head_line import HeadLine
from campaigntui.tui.widgets.key_bar import KeyBar
from campaigntui.tui.widgets.people_list import PeopleList, Person, Seat, people_rows
from campaigntui.tui.widgets.rowlist import RowList
from campaigntui.tui.widgets.sheet import Sheet
from campaigntui.usecases.commands.people import ArchiveMember, RenameRole
from campaigntui.usecases.snapshot import PlanSnapshot
from campaigntui.wording import _, about, role_name


class PeopleScreen(PlanScreen):
    """Members and roles on the left, the desk of the one under the cursor on the right."""

    VIEW = View.PEOPLE
    CSS_PATH = "people.tcss"
    AUTO_FOCUS = "PeopleList"
    HORIZONTAL_BREAKPOINTS = NARROW_OR_WIDE
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a,n", "add", N_("Add"), tooltip=N_("Add a member"), id="people.add"),
        Binding("e", "edit", N_("Edit"), tooltip=N_("Edit the member, or rename the role"), id="people.edit"),
        Binding("x", "archive", N_("Take off"), tooltip=N_("Take the member off the team"), id="people.archive"),
        Binding(
            "@,＠",
            "holder",
            N_("Who holds it"),
            show=False,
            tooltip=N_("Give the role to somebody"),
            id="people.holder",
        ),
    ]

    people = getters.query_one(PeopleList)
    desk = getters.query_one(Sheet)

    def compose(self) -> ComposeResult:
        """List and desk."""
        yield HeadLine(N_("Who does what?"))
        with Container(id="team"):
            yield PeopleList()
            yield Sheet(id="desk")
        yield KeyBar()

    def draw(self, snapshot: PlanSnapshot) -> None:
        """Count anew."""
        self.query_one(HeadLine).show(snapshot.outlook)
        self.people.outlook = snapshot.outlook
        self.people.show(people_rows(snapshot.outlook))
        self._tell(anew=False)

    def look_at_person(self, key: MemberId | str, _day: date | None = None) -> None:
        """Put the cursor on a member or a role."""
        self.people.go_to(key)

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        """The desk follows the cursor."""
        event.stop()
        if event.control is self.people:
            self._tell(anew=True)

    def _tell(self, *, anew: bool) -> None:
        row = self.people.current
        if isinstance(row, Person | Seat):
            self.desk.prepare(lambda width: [*desk_rows(row, self.outlook(), width)], anew=anew)

    def on_row_list_opened(self, event: RowList.Opened) -> None:
        """Enter goes to the desk, and there to what the line is about."""
        event.stop()
        if event.control is self.people:
            self.desk.focus()
        elif (row := self.desk.current) is not None:
            self.open_row(row.key)

    def action_back(self) -> None:
        """From the desk to the list, from there to the timeline."""
        if self.desk.has_focus:
            self.people.focus()
        else:
            super().action_back()

    def action_add(self) -> None:
        """A new member; with the cursor on a role, for that role."""
        from campaigntui.tui.dialogs.member_form import MemberForm

        row = self.people.current
        self.app.push_screen(MemberForm(self.outlook(), None, row.role.key if isinstance(row, Seat) else ""))

    def action_edit(self) -> None:
        """Change a member, or the name of a role."""
        from campaigntui.tui.dialogs.ask import Ask
        from campaigntui.tui.dialogs.member_form import MemberForm

        row = self.people.current
        if isinstance(row, Person):
            self.app.push_screen(MemberForm(self.outlook(), row.member))
        elif isinstance(row, Seat):
            key = row.role.key
            title = about(_("Rename"), role_name(key, self.outlook().roles))
            question = _("Name in this campaign; empty for the usual one")
            self.app.push_screen(Ask(title, question, lambda name: RenameRole(key, name), row.role.name, optional=True))

    def action_holder(self) -> None:
        """Choose who holds the role under the cursor."""
        from campaigntui.tui.dialogs.holder import Holder

        row = self.people.current
        if isinstance(row, Seat):
            self.app.push_screen(Holder(self.outlook(), row.role.key))
        else:
            self.notify(_("Put the cursor on a role first."), markup=False, timeout=3)

    def action_archive(self) -> None:
        """Take a member off the team, after a question."""
        from campaigntui.tui.dialogs.confirm import Confirm

        row = self.people.current
        if not isinstance(row, Person):
            self.notify(_("Put the cursor on a member first."), markup=False, timeout=3)
            return
        member = row.member

        def answered(sure: bool | None) -> None:
            if sure:
                self.request(ArchiveMember(member.id))

        title = about(_("Take off the team"), member.name)
        self.app.push_screen(Confirm(title, _("Open items go back to nobody. Undo brings all of it back.")), answered)
