"""A question with one line as the answer, for whoever asked to go on with."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Input, Label

from campaigntui.domain.text import line
from campaigntui.tui.dialogs.box import BoxDialog
from campaigntui.tui.keys import key_for
from campaigntui.tui.text import safe
from campaigntui.tui.widgets.field import Field
from campaigntui.tui.widgets.key_bar import KeyBar
from campaigntui.wording import _


class AskText(BoxDialog[str | None]):
    """Dismissed with the answer; None when the user changed their mind. Empty is refused unless `optional`."""

    def __init__(self, title: str, question: str, value: str = "", *, optional: bool = False) -> None:
        super().__init__(title)
        self._question = question
        self._value = value
        self._optional = optional

    def compose(self) -> ComposeResult:
        """Question and field."""
        yield self.boxed(Label(safe(self._question), classes="question"), Field(self._value))
        yield KeyBar()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter answers."""
        event.stop()
        answer = line(event.value)
        if answer or self._optional:
            self.dismiss(answer)
        else:
            key = key_for(type(self), "dialog.cancel")
            self.refuse(_("Write something, or press {key} to cancel.").format(key=key))
