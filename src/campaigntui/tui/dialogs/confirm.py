"""Are you sure: answered with another key than the one that asked."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Label

from campaigntui.errors import N_
from campaigntui.tui.dialogs.box import BoxDialog
from campaigntui.tui.text import safe
from campaigntui.tui.widgets.key_bar import KeyBar


class Confirm(BoxDialog[bool | None]):
    """Dismissed with True for yes; False or None for everything else."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", N_("Yes"), id="confirm.yes"),
        Binding("n", "answer(False)", N_("No"), id="confirm.no"),
    ]

    def __init__(self, title: str, consequence: str) -> None:
        super().__init__(title)
        self._consequence = consequence

    def compose(self) -> ComposeResult:
        """What follows from yes."""
        yield self.boxed(Label(safe(self._consequence)))
        yield KeyBar()

    def action_answer(self, sure: bool) -> None:
        """Yes or no."""
        self.dismiss(sure)
