"""A question with a number as the answer."""

from __future__ import annotations

from collections.abc import Callable

from campaigntui.tui.dialogs.ask import Ask
from campaigntui.tui.widgets.field import Field
from campaigntui.usecases.commands import Command
from campaigntui.wording.numbers import number_words, parse_number


class AskNumber(Ask):
    """Hands in the command that `make` builds from the number in `unit`; None where nothing is typed and it is
    `optional`. The number that stands there is marked, so that typing takes its place.
    """

    def __init__(
        self,
        title: str,
        question: str,
        make: Callable[[float | None], Command],
        number: float | None,
        unit: str,
        *,
        optional: bool = False,
    ) -> None:
        def command(text: str) -> Command:
            return make(parse_number(text, unit) if text else None)

        value = number_words(number, unit) if number is not None else ""
        super().__init__(title, question, command, value, optional=optional)

    def on_mount(self) -> None:
        """Mark the number."""
        self.query_one(Field).select_all()
