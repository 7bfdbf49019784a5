"""A question with one line as the answer: a note, a reason, a step, a name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from textual.app import ComposeResult
from textual.widgets import Input, Label

from campaigntui.domain.text import line
from campaigntui.errors import CampaignError
from campaigntui.tui.dialogs.typed import TypedDialog
from campaigntui.tui.keys import key_for
from campaigntui.tui.text import safe
from campaigntui.tui.widgets.field import Field
from campaigntui.tui.widgets.key_bar import KeyBar
from campaigntui.usecases.commands import Command
from campaigntui.wording import _, sentence


class Ask(TypedDialog[None]):
    """Hands in the command that `make` builds from the answer, or shows the refusal that it raises. An empty answer is
    refused unless `optional`.
    """

    def __init__(
        self, title: str, question: str, make: Callable[[str], Command], value: str = "", *, optional: bool = False
    ) -> None:
        super().__init__(title)
        self._question = question
        self._make = make
        self._value = value
        self._optional = optional

    def compose(self) -> ComposeResult:
        """Question and field."""
        yield self.boxed(Label(safe(self._question), classes="question"), Field(self._value))
        yield KeyBar()

    @property
    def about(self) -> str:
        """The thing and the question."""
        return f"{self._title}:{self._question}"

    def texts(self) -> dict[str, str]:
        """The answer so far."""
        typed = self.query_one(Field).value
        return {"answer": typed} if typed != self._value else {}

    def restore(self, texts: Mapping[str, str]) -> None:
        """Put the answer back."""
        field = self.query_one(Field)
        field.value = line(texts.get("answer", ""))
        field.cursor_position = len(field.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter answers."""
        event.stop()
        answer = line(event.value)
        if not (answer or self._optional):
            key = key_for(type(self), "dialog.cancel")
            self.refuse(_("Write something, or press {key} to cancel.").format(key=key))
            return
        try:
            command = self._make(answer)
        except CampaignError as error:
            self.refuse(sentence(error))
        else:
            self.hand_in(command)
