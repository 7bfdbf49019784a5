"""The second key after `g`: a small menu that says which letters lead where."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from campaigntui.errors import N_
from campaigntui.tui.marks import Ink
from campaigntui.tui.messages import View
from campaigntui.tui.page import Dialog
from campaigntui.tui.text import safe
from campaigntui.tui.widgets.lines import Line, Lines, Piece
from campaigntui.wording import _


class GoMenu(Dialog[View | None]):
    """Dismissed with the view chosen; None for the first row of the list that was left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "to('timeline')", N_("Timeline"), id="go.timeline"),
        Binding("i", "to('checklist')", N_("Checklist"), id="go.checklist"),
        Binding("s", "to('stage')", N_("Stage"), id="go.stage"),
        Binding("p", "to('people')", N_("People"), id="go.people"),
        Binding("r", "to('roles')", N_("Roles"), id="go.roles"),
        Binding("b", "to('handoffs')", N_("Inbox"), id="go.handoffs"),
        Binding("l", "to('load')", N_("Load"), id="go.load"),
        Binding("h", "to('holes')", N_("Holes"), id="go.holes"),
        Binding("x", "to('conflicts')", N_("Conflicts"), id="go.conflicts"),
        Binding("k", "to('chain')", N_("Critical chain"), id="go.chain"),
        Binding("v", "to('gates')", N_("Gates"), id="go.gates"),
        Binding("j", "to('journal')", N_("Journal"), id="go.journal"),
        Binding("f", "to('drift')", N_("Drift"), id="go.drift"),
        Binding("m", "to('meetings')", N_("Meetings"), id="go.meetings"),
        Binding("d", "to('calendar')", N_("Calendar"), id="go.calendar"),
        Binding("a", "to('moments')", N_("Moments"), id="go.moments"),
        Binding("y", "to('year')", N_("Year"), id="go.year"),
        Binding("c", "to('campaigns')", N_("Campaigns"), id="go.campaigns"),
        Binding("g", "top", N_("First row"), id="go.top"),
        Binding("escape,q", "dismiss", N_("Stay here"), id="go.stay"),
    ]
    DEFAULT_CSS = """
    GoMenu { align: right bottom; background: $background 25%; }
    """

    def compose(self) -> ComposeResult:
        """One small box."""
        yield GoBox()

    def action_to(self, view: str) -> None:
        """Choose a view."""
        self.dismiss(View(view))

    def action_top(self) -> None:
        """Leave the menu and press Home on what is below."""
        self.dismiss(None)
        self.app.simulate_key("home")


class GoBox(Lines):
    """The keys of the menu, one a line."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {Ink.KEY}
    DEFAULT_CSS = """
    GoBox { width: 22; margin: 0 1 1 0; padding: 0 1; border: round $border; background: $surface; }
    """

    def on_mount(self) -> None:
        """Say what the letters are for, as high as there are letters."""
        self.styles.height = len(self.paint(0)) + 2
        self.border_title = safe(_("Go to"))

    def paint(self, _width: int) -> list[Line]:
        """One line for each binding of the menu itself; those that every screen has are not shown."""
        active = self.screen.active_bindings.values()
        bindings = [each.binding for each in active if each.node is self.screen and each.binding.show]
        shown = {binding.action: binding for binding in reversed(bindings)}
        return [
            [Piece(f" {self.app.get_key_display(binding)}  ", Ink.KEY), Piece(binding.description)]
            for binding in reversed(shown.values())
        ]
