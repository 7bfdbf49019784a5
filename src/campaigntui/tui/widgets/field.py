"""Fields of a form: a line of text, a choice among few values, and the row that labels them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, ClassVar, Generic, Protocol, TypeVar, cast

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.suggester import Suggester
from textual.widget import Widget
from textual.widgets import Label

from campaigntui.errors import N_, CampaignError
from campaigntui.scene.cells import fit
from campaigntui.tui.marks import Ink
from campaigntui.tui.text import plain, safe
from campaigntui.tui.widgets.lines import Line, Lines, Piece
from campaigntui.tui.widgets.text_line import TextLine
from campaigntui.wording import sentence

ValueT = TypeVar("ValueT")


class _Valued(Protocol):
    @property
    def value(self) -> object: ...


class _Typed(Protocol):
    def retype(self, text: str) -> None: ...


class Field(TextLine):
    """A line of text. Enter hands the form in."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", N_("Save"), id="field.save")]

    def __init__(self, value: str = "", *, suggester: Suggester | None = None, placeholder: str = "") -> None:
        super().__init__(
            plain(value), placeholder=placeholder, suggester=suggester, compact=True, select_on_focus=False
        )

    def retype(self, text: str) -> None:
        """Put this text there, with the cursor behind it, as if it had been typed."""
        self.value = plain(text)
        self.cursor_position = len(self.value)


class WordSuggester(Suggester):
    """Completes the last word of a line from a list of words; right arrow takes the suggestion."""

    def __init__(self, words: Iterable[str], separators: str) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._words = tuple(words)
        self._separators = separators

    async def get_suggestion(self, value: str) -> str | None:
        """The line with its last word completed; None when nothing begins like it."""
        start = max(value.rfind(separator) for separator in self._separators) + 1
        begun = value[start:].lstrip()
        if not begun:
            return None
        for word in self._words:
            if word.casefold().startswith(begun.casefold()) and len(word) > len(begun):
                return value + word[len(begun) :]
        return None


class Choice(Lines, Generic[ValueT], can_focus=True):
    """One of a few values in one line. Left and right turn; a letter goes to the next value that begins with it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,space", "turn(1)", N_("Next"), key_display="→", id="choice.next"),
        Binding("left", "turn(-1)", N_("Previous"), key_display="←", id="choice.previous"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {Ink.MUTED, "choice--focused"}
    DEFAULT_CSS = """
    Choice {
        height: 1; width: 1fr; background: $surface;
        & > .choice--focused { background: $block-cursor-background; color: $block-cursor-foreground; }
    }
    """

    class Changed(Message):
        """Another value was chosen."""

        def __init__(self, choice: Choice[Any]) -> None:
            super().__init__()
            self.choice = choice

        @property
        def control(self) -> Choice[Any]:
            """The field."""
            return self.choice

    def __init__(self, options: Sequence[tuple[ValueT, str]], value: ValueT) -> None:
        """`options` are values with their words; a `value` that is none of them stands for the first."""
        super().__init__()
        self._options = options
        self._place = next((n for n, (each, _) in enumerate(options) if each == value), 0)

    @property
    def value(self) -> ValueT:
        """The value chosen."""
        return self._options[self._place][0]

    @property
    def place(self) -> str:
        """Which of the values it is, counted from 0, as text."""
        return str(self._place)

    def go_to(self, place: str) -> None:
        """Choose by `place`; what is none of the values is passed over."""
        if place.isdecimal() and int(place) < len(self._options):
            self._choose(int(place))

    def action_turn(self, places: int) -> None:
        """To another value, round and round."""
        self._choose((self._place + places) % len(self._options))

    def _choose(self, place: int) -> None:
        if place != self._place:
            self._place = place
            self.redraw()
            self.post_message(self.Changed(self))

    def on_key(self, event: events.Key) -> None:
        """A letter goes to the next value that begins with it."""
        if event.character is None or not event.character.isalnum():
            return
        for step in range(1, len(self._options) + 1):
            place = (self._place + step) % len(self._options)
            if self._options[place][1].casefold().startswith(event.character.casefold()):
                event.stop()
                self._choose(place)
                return

    def on_lines_hit(self, event: Lines.Hit) -> None:
        """A click turns."""
        event.stop()
        self.action_turn(-1 if event.hit == -1 else 1)

    def on_focus(self) -> None:
        """Show the bar."""
        self.redraw()

    def on_blur(self) -> None:
        """Take the bar away."""
        self.redraw()

    def paint(self, width: int) -> list[Line]:
        """The value between arrows."""
        words = fit(plain(self._options[self._place][1]), width - 4).rstrip()
        ground = "choice--focused" if self.has_focus else ""
        side = Ink.PLAIN if ground else Ink.MUTED
        return [[Piece("‹ ", side, -1, ground), Piece(words, hit=1, ground=ground), Piece(" ›", side, 1, ground)]]


class FormRow(Horizontal):
    """A label, a field, and below the field what there is to say about its value."""

    DEFAULT_CSS = """
    FormRow {
        height: auto;
        & > .label { width: 15; padding: 0 1 0 0; color: $text-muted; }
        & > Vertical { height: auto; }
        & .remark { height: auto; width: 1fr; color: $text-muted; display: none; }
        &.-said .remark { display: block; }
        &.-bad .remark { color: $late; }
    }
    """

    def __init__(self, label: str, field: Widget, read: Callable[[str], object] | None = None) -> None:
        """`field` has a `value`; `read` is tried on it and raises `CampaignError` for what cannot be read."""
        super().__init__()
        self._label = label
        self.field = field
        self._read = read
        self._remark = Label("", markup=False, classes="remark")
        self._first = self.value

    def compose(self) -> ComposeResult:
        """Label, field, remark."""
        yield Label(safe(self._label), classes="label")
        yield Vertical(self.field, self._remark)

    @property
    def value(self) -> object:
        """What the field holds: text, or the value chosen."""
        return cast(_Valued, self.field).value

    @property
    def changed(self) -> bool:
        """True when it holds something else than in the beginning."""
        return self.value != self._first

    @property
    def typed(self) -> str:
        """The value as text that `retype` understands."""
        return self.field.place if isinstance(self.field, Choice) else str(self.value)

    def retype(self, text: str) -> None:
        """Put back what `typed` gave; what is not a value of the field is passed over."""
        if isinstance(self.field, Choice):
            self.field.go_to(text)
        else:
            cast(_Typed, self.field).retype(text)

    def check(self) -> None:
        """Try to read the value; raises `CampaignError`. What was said before is taken back."""
        self.remark("")
        if self._read is not None:
            self._read(str(self.value))

    def on_input_changed(self) -> None:
        """What was wrong with the value is said no longer than it is wrong."""
        if self.has_class("-bad"):
            try:
                self.check()
            except CampaignError as error:
                self.remark(sentence(error), bad=True)

    def remark(self, words: str, *, bad: bool = False) -> None:
        """Say this below the field, each line of it on its own; empty words say nothing."""
        self._remark.update(Content("\n").join(safe(words_of_line) for words_of_line in words.split("\n")))
        self.set_class(bool(words), "-said")
        self.set_class(bad, "-bad")
