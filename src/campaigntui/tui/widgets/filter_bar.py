"""The line in which one types what the list shall be narrowed to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip
from textual.widgets import Input

from campaigntui.errors import N_
from campaigntui.tui.text import cut, plain
from campaigntui.tui.widgets.text_line import TextLine
from campaigntui.wording import _

if TYPE_CHECKING:
    from campaigntui.usecases.filtering import Completion

_LEAST_REMARK = 10
"""Cells below which a remark says nothing."""


class FilterBar(TextLine):
    """Hidden until wanted. Says every change at once; enter keeps the filter, escape takes it away."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep", N_("Keep the filter"), id="filter.keep"),
        Binding("tab", "complete(1)", N_("Complete the word"), id="filter.complete"),
        Binding("shift+tab", "complete(-1)", N_("Completion before"), show=False, id="filter.complete_back"),
        Binding("down", "keep", N_("Back to the list"), show=False, id="filter.leave"),
        Binding("escape", "drop", N_("Show everything"), id="filter.drop"),
    ]

    COMPONENT_CLASSES: ClassVar[set[str]] = {"filter--wrong"}
    DEFAULT_CSS = "FilterBar > .filter--wrong { color: $late; text-style: bold underline; }"

    class Narrowed(Message):
        """The text to look for has changed; empty means everything."""

        def __init__(self, needle: str) -> None:
            super().__init__()
            self.needle = needle

    class Left(Message):
        """The user is done typing."""

    def __init__(self) -> None:
        super().__init__(compact=True, select_on_focus=True, id="filter")
        self.completer: Callable[[str, int], Sequence[Completion]] = lambda _text, _cursor: ()
        """What may stand at a place of the text; asked when the user presses tab."""
        self._remark = ""
        self._wrong = (0, 0)
        self._offers: Sequence[Completion] = ()
        self._offered = 0
        self._written = ""

    def ask(self) -> None:
        """Show the line and take the keys."""
        self.placeholder = _("words · role:designer · @name · late · due<D-14 · or · !")
        self.add_class("-shown")
        self.focus()

    def fill(self, text: str) -> None:
        """Narrow to this, without taking the keys."""
        self.value = text
        self.set_class(bool(text), "-shown")

    def drop(self) -> None:
        """Empty and hidden."""
        self.value = ""
        self.remove_class("-shown")

    # -- what is wrong, in the text and beside it ---------------------------------------------------------------------
    def point(self, at: int, length: int) -> None:
        """Mark so many characters of the text, from the one at `at` on; none take the mark away."""
        if (at, length) != self._wrong:
            self._wrong = (at, length)
            self.refresh()

    def remark(self, words: str) -> None:
        """Say this behind what was typed, such as why it cannot be read; empty words take it back."""
        if words != self._remark:
            self._remark = words
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """What was typed, the mistake in it marked, and the remark where there is room behind it."""
        strip = super().render_line(y)
        if self._wrong[1] and not y:
            strip = self._pointed(strip)
        used = cell_len(self.value) + 3
        room = self.size.width - used - 1
        if not self._remark or y or room < _LEAST_REMARK:
            return strip
        words = cut(plain(self._remark), room)
        style = self.get_component_rich_style("input--placeholder")
        whole = Strip([*strip.crop(0, used), Segment(words, style)])
        return whole.extend_cell_length(self.size.width, self.rich_style)

    def _pointed(self, strip: Strip) -> Strip:
        at, length = self._wrong
        # A mistake at the end, such as a missing value, is shown behind the text.
        left = cell_len(self.value[:at]) - self.scroll_offset.x
        right = left + max(cell_len(self.value[at : at + length]), 1)
        left, right = (min(max(edge, 0), strip.cell_length) for edge in (left, right))
        style = self.get_component_rich_style("filter--wrong", partial=True)
        marked = Strip(Segment.apply_style(strip.crop(left, right), post_style=style), right - left)
        return Strip.join([strip.crop(0, left), marked, strip.crop(right)])

    # -- completion ---------------------------------------------------------------------------------------------------
    def action_complete(self, step: int) -> None:
        """Put in what may stand here; once more for the next of several."""
        if len(self._offers) > 1 and self.value == self._written:
            self._offered = (self._offered + step) % len(self._offers)
        else:
            self._offers = self.completer(self.value, self.cursor_position)
            self._offered = 0
        if not self._offers:
            return
        offer = self._offers[self._offered]
        before, after = self.value[: offer.start], self.value[self.cursor_position :]
        self._written = before + offer.text + after
        with self.prevent(Input.Changed):
            self.value = self._written
        self.cursor_position = offer.start + len(offer.text)
        self.post_message(self.Narrowed(self.value))

    def offered(self) -> str:
        """The completions that tab walks through, from the one that stands there; empty when there is no choice."""
        if len(self._offers) < 2 or self.value != self._written:
            return ""
        turned = [*self._offers[self._offered :], *self._offers[: self._offered]]
        return "  ".join(offer.text for offer in turned)

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
