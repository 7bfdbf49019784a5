"""The base of every screen from which `g` and a letter lead to a view."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from campaigntui.errors import N_
from campaigntui.tui.messages import View, ViewRequested
from campaigntui.tui.screens.snapshot_screen import SnapshotScreen


class GoScreen(SnapshotScreen):
    """A view, or a page above one: going to a view closes the pages."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("g", "go", N_("Go to"), id="view.go")]

    def go(self, view: View) -> None:
        """Ask for a view."""
        self.post_message(ViewRequested(view))

    def action_go(self) -> None:
        """Ask where to go with one more key."""
        from campaigntui.tui.dialogs.go import GoMenu

        self.app.push_screen(GoMenu(), self._went)

    def _went(self, view: View | None) -> None:
        if view is not None:
            self.go(view)
