"""The line in which one types what the list shall be narrowed to."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from campaigntui.errors import N_
from campaigntui.tui.widgets.text_line import TextLine
from campaigntui.wording import _


class FilterBar(TextLine):
    """Hidden until wanted. Says every change at once; enter keeps the filter, escape takes it away."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep", N_("Keep the filter"), id="filter.keep"),
        Binding("down", "keep", N_("Back to the list"), show=False, id="filter.leave"),
        Binding("escape", "drop", N_("Show everything"), id="filter.drop"),
    ]

    class Narrowed(Message):
        """The text to look for has changed; empty means everything."""

        def __init__(self, needle: str) -> None:
            super().__init__()
            self.needle = needle

    class Left(Message):
        """The user is done typing."""

    def __init__(self) -> None:
        super().__init__(compact=True, select_on_focus=True, id="filter")

    def ask(self) -> None:
        """Show the line and take the keys."""
        self.placeholder = _("Filter by title, role, person or key")
        self.add_class("-shown")
        self.focus()

    def drop(self) -> None:
        """Empty and hidden."""
        self.value = ""
        self.remove_class("-shown")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow while typing."""
        event.stop()
        self.post_message(self.Narrowed(event.value))

    def action_keep(self) -> None:
        """Back to the list, which stays narrowed."""
        self.set_class(bool(self.value), "-shown")
        self.post_message(self.Left())

    def action_drop(self) -> None:
        """Back to the whole list."""
        self.drop()
        self.post_message(self.Left())
