"""The second key after `g`: a small menu that says which letters lead where."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from campaigntui.errors import N_
from campaigntui.scene.cells import fit
from campaigntui.tui.marks import Ink
from campaigntui.tui.messages import View
from campaigntui.tui.page import Dialog
from campaigntui.tui.text import plain, safe
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


_COLUMN = 20
"""Cells of a column of the menu."""


class GoBox(Lines):
    """The keys of the menu, one a line, in as many columns as the height asks for."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {Ink.KEY}
    DEFAULT_CSS = """
    GoBox { margin: 0 1 1 0; padding: 0 1; border: round $border; background: $surface; }
    """

    def on_mount(self) -> None:
        """Say what the letters are for, and fit the screen."""
        self.border_title = safe(_("Go to"))
        self.watch(self.app, "size", self._fit)

    def _fit(self) -> None:
        lines = self.paint(0)
        self.styles.height = len(lines) + 2
        self.styles.width = _COLUMN * max(len(line) // 2 for line in lines) + 4
        self.redraw()

    def paint(self, _width: int) -> list[Line]:
        """The bindings of the menu itself, column by column; those that every screen has are not shown."""
        active = self.screen.active_bindings.values()
        bindings = [each.binding for each in active if each.node is self.screen and each.binding.show]
        shown = [*reversed({binding.action: binding for binding in reversed(bindings)}.values())]
        columns = -(-len(shown) // max(self.app.size.height - 4, 1))
        rows = -(-len(shown) // columns)
        return [[piece for each in shown[row::rows] for piece in self._entry(each)] for row in range(rows)]

    def _entry(self, binding: Binding) -> Line:
        sign = self.app.get_key_display(binding)
        return [Piece(f" {sign}  ", Ink.KEY), Piece(fit(plain(binding.description), _COLUMN - len(sign) - 3))]
