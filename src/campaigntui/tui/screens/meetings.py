"""The meetings: how often each is held, when next, who leads it, and what is talked about."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from campaigntui.domain.campaign import Ritual
from campaigntui.domain.ids import RowId
from campaigntui.errors import N_
from campaigntui.scene.cells import fit
from campaigntui.scheduling.outlook import Outlook
from campaigntui.scheduling.rituals import Occurrence, occurrences
from campaigntui.tui.keys import key_for
from campaigntui.tui.marks import Ink
from campaigntui.tui.messages import CommandRequested, View
from campaigntui.tui.page import NARROW_OR_WIDE
from campaigntui.tui.screens.plan_screen import PlanScreen
from campaigntui.tui.text import plain, wrap
from campaigntui.tui.widgets.head_line import HeadLine
from campaigntui.tui.widgets.key_bar import KeyBar
from campaigntui.tui.widgets.lines import Line, Piece
from campaigntui.tui.widgets.rowlist import RowList
from campaigntui.tui.widgets.sheet import Sheet, SheetRow
from campaigntui.usecases.commands.rituals import RemoveRitual
from campaigntui.usecases.snapshot import PlanSnapshot
from campaigntui.wording import _, about, listed, role_name
from campaigntui.wording.dates import clock, long_day, short_day
from campaigntui.wording.meetings import hours, recurrence

_AHEAD = timedelta(days=200)
"""How far the next meetings are looked for."""
_LISTED = 8
"""Meetings ahead that the pane lists."""
_NEXT = 19
"""Cells of the day and hour of the next meeting."""


class MeetingList(RowList[Ritual]):
    """A line for each meeting."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {*RowList.COMPONENT_CLASSES, Ink.MUTED, Ink.STRONG, Ink.ACCENT}

    upcoming: Mapping[RowId, Sequence[Occurrence]]

    def key_of(self, row: Ritual) -> Hashable:
        """The row's id."""
        return row.id

    def line_of(self, row: Ritual, width: int) -> Line:
        """Name, how often, and the next one."""
        ahead = self.upcoming.get(row.id, ())
        when = moment(ahead[0]) if ahead else _("over")
        often = max((width - _NEXT - 3) * 2 // 5, 8)
        return [
            Piece(" " + fit(plain(row.name), max(width - _NEXT - often - 4, 8)) + " ", Ink.STRONG),
            Piece(fit(plain(recurrence(row)), often) + " ", Ink.MUTED),
            Piece(fit(when, _NEXT), Ink.ACCENT if ahead else Ink.MUTED),
        ]


class MeetingsScreen(PlanScreen):
    """Meetings on the left, the one under the cursor on the right."""

    VIEW = View.MEETINGS
    CSS_PATH = "meetings.tcss"
    AUTO_FOCUS = "MeetingList"
    HORIZONTAL_BREAKPOINTS = NARROW_OR_WIDE
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", N_("Add"), tooltip=N_("Add a meeting"), id="meetings.add"),
        Binding("e", "edit", N_("Edit"), tooltip=N_("Edit the meeting"), id="meetings.edit"),
        Binding("x", "end", N_("End it"), tooltip=N_("End the meeting"), id="meetings.end"),
        Binding("p", "take", N_("Those of the playbook"), id="meetings.take"),
    ]

    list = getters.query_one(MeetingList)
    pane = getters.query_one(Sheet)

    def compose(self) -> ComposeResult:
        """List and pane."""
        yield HeadLine(N_("When do we meet?"))
        with Container(id="meetings"):
            yield MeetingList()
            yield Sheet(id="meeting")
        yield KeyBar()

    def draw(self, snapshot: PlanSnapshot) -> None:
        """Look for the next meetings anew."""
        outlook = snapshot.outlook
        self.query_one(HeadLine).show(outlook)
        self.list.upcoming = upcoming(outlook)
        self.list.show(sorted(outlook.plan.ritual.values(), key=lambda one: (one.position, one.id)))

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        """The pane follows the cursor."""
        event.stop()
        if event.control is not self.list or self.snapshot is None:
            return
        outlook, ritual = self.outlook(), self.list.current
        ahead = self.list.upcoming.get(ritual.id, ()) if ritual is not None else ()
        self.pane.prepare(lambda width: [*meeting_rows(ritual, ahead, outlook, width)], anew=True)

    def on_row_list_opened(self, event: RowList.Opened) -> None:
        """Enter opens the form of the meeting."""
        event.stop()
        if event.control is self.list:
            self.action_edit()

    def action_add(self) -> None:
        """A new meeting."""
        from campaigntui.tui.dialogs.meeting_form import MeetingForm

        self.app.push_screen(MeetingForm(self.outlook(), None))

    def action_edit(self) -> None:
        """Change the meeting under the cursor."""
        from campaigntui.tui.dialogs.meeting_form import MeetingForm

        if self.list.current is not None:
            self.app.push_screen(MeetingForm(self.outlook(), self.list.current))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Meetings are taken over only where there are none."""
        if action == "take" and self.snapshot is not None:
            plan = self.outlook().plan
            return bool(plan.head.playbook) and not plan.ritual
        return super().check_action(action, parameters)

    def action_take(self) -> None:
        """Take over the meetings of the playbook."""
        from campaigntui.usecases.commands.campaign import TakeMeetings

        self.request(TakeMeetings())

    def action_end(self) -> None:
        """End the meeting, after a question."""
        from campaigntui.tui.dialogs.confirm import Confirm

        ritual = self.list.current
        if ritual is None:
            return

        def answered(sure: bool | None) -> None:
            if sure:
                self.post_message(CommandRequested(RemoveRitual(ritual.id)))

        title = about(_("End the meeting"), ritual.name)
        self.app.push_screen(Confirm(title, _("It is held no more. Undo brings it back.")), answered)


def upcoming(outlook: Outlook) -> dict[RowId, list[Occurrence]]:
    """The next meetings of each ritual from today on; none for one that is over."""
    found: dict[RowId, list[Occurrence]] = {}
    for one in occurrences(outlook.plan, outlook.today, outlook.today + _AHEAD):
        found.setdefault(one.ritual.id, []).append(one)
    return found


def moment(one: Occurrence) -> str:
    """“Fri 9 Oct 16:00”."""
    at = f" {clock(one.clock)}" if one.clock is not None else ""
    return long_day(one.day) + at


def meeting_rows(
    ritual: Ritual | None, ahead: Sequence[Occurrence], outlook: Outlook, width: int
) -> Iterator[SheetRow]:
    """Everything about a meeting: how often, who, agenda, what comes out, the next ones."""
    if ritual is None:
        words = _("There are no meetings yet. {key} adds one.").format(key=key_for(MeetingsScreen, "meetings.add"))
        yield SheetRow([Piece(" " + fit(words, width - 1), Ink.MUTED)])
        return

    def lines(text: str, ink: Ink = Ink.PLAIN, begin: str = " ") -> Iterator[SheetRow]:
        for n, line in enumerate(wrap(text, width - len(begin) - 1)):
            yield SheetRow([Piece((begin if n == 0 else " " * len(begin)) + line, ink)])

    yield from lines(ritual.name, Ink.STRONG)
    yield from lines(" · ".join(filter(None, (recurrence(ritual), hours(ritual)))), Ink.MUTED)
    if ritual.host:
        yield from lines(_("Led by {role}").format(role=role_name(ritual.host, outlook.roles)))
    if ritual.attendees:
        yield from lines(listed(role_name(role, outlook.roles) for role in ritual.attendees), Ink.MUTED)
    for heading, points in ((_("Agenda"), ritual.agenda), (_("What comes out"), ritual.outputs)):
        if points:
            yield SheetRow([])
            yield from lines(heading, Ink.HEADING)
            for point in points:
                yield from lines(point, begin=" · ")
    if ahead:
        yield SheetRow([])
        yield from lines(_("Next"), Ink.HEADING)
        for one in ahead[:_LISTED]:
            moved = _("moved from {day}").format(day=short_day(one.moved_from)) if one.moved_from is not None else ""
            yield SheetRow([Piece(f"   {moment(one)}"), Piece(f"  {moved}", Ink.WARN)])
