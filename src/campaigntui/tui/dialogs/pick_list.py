"""A list that narrows while one types."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import cached_property
from typing import ClassVar, Generic, NamedTuple

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from campaigntui.errors import N_
from campaigntui.scene.cells import fit
from campaigntui.tui.dialogs.box import BoxDialog
from campaigntui.tui.marks import Ink
from campaigntui.tui.page import ResultT
from campaigntui.tui.text import plain
from campaigntui.tui.widgets.field import Field
from campaigntui.tui.widgets.key_bar import KeyBar
from campaigntui.tui.widgets.lines import Line, Piece
from campaigntui.tui.widgets.rowlist import RowList
from campaigntui.wording import _
from campaigntui.wording.spelling import folded

_LEAST_ROWS, _MOST_ROWS = 3, 14
_FRAME = 6
"""Rows of a dialog beside its list."""


class Option(NamedTuple):
    """Something to pick."""

    value: Hashable
    words: str
    note: str = ""
    also: str = ""
    """More words under which it is found."""
    late: bool = False
    """Listed only when something was typed, because there are too many of its kind."""


class OptionRows(RowList[Option]):
    """Words on the left, a note on the right."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {*RowList.COMPONENT_CLASSES, Ink.MUTED}

    def key_of(self, row: Option) -> Hashable:
        """Options are told apart by their value, which may be None: such an option can be picked like any other."""
        return (row.value,)

    def line_of(self, row: Option, width: int) -> Line:
        """One line."""
        note = fit(plain(row.note), min(cell_len(plain(row.note)), width // 2))
        return [Piece(" " + fit(plain(row.words), width - cell_len(note) - 3) + " "), Piece(note, Ink.MUTED)]


class PickField(Field):
    """The field of a pick list: enter picks."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", N_("Choose"), id="pick.choose")]


class PickDialog(BoxDialog[ResultT], Generic[ResultT]):
    """A subclass gives the options and overrides `picked`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", N_("Up"), show=False, id="pick.up"),
        Binding("down", "move(1)", N_("Down"), show=False, id="pick.down"),
    ]
    AUTO_FOCUS = "PickField"

    def __init__(self, title: str, options: Sequence[Option], current: Hashable = None) -> None:
        """The cursor begins on the option with the value `current`."""
        super().__init__(title)
        self._options = options
        self._current = current

    def picked(self, value: Hashable) -> None:
        """The user chose this option."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Field above, list below."""
        rows = OptionRows(self._fitting(""))
        rows.can_focus = False
        yield self.boxed(PickField(placeholder=_("Type to narrow the list")), rows)
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin on the current option. The box keeps its height while the list in it gets shorter."""
        rows = self.query_one(OptionRows)
        room = min(_MOST_ROWS, self.size.height * 9 // 10 - _FRAME)
        rows.styles.max_height = room
        rows.styles.min_height = min(room, max(len(rows.rows), _LEAST_ROWS))
        rows.go_to((self._current,))

    def action_move(self, places: int) -> None:
        """Move the cursor of the list while the field has the focus."""
        rows = self.query_one(OptionRows)
        if places < 0:
            rows.action_up()
        else:
            rows.action_down()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep the options that hold every word typed, or sound like it."""
        rows = self.query_one(OptionRows)
        rows.show(self._fitting(event.value))
        rows.action_top()
        self.refuse("" if rows.rows else _("Nothing fits these words."))

    def _fitting(self, typed: str) -> list[Option]:
        words = folded(typed).split()
        if not words:
            return [option for option in self._options if not option.late]
        tests = [self._test_of(word) for word in words]
        kept = [option for option in self._options if all(test(option) for test in tests)]
        # What begins as typed comes before what only holds it.
        return sorted(kept, key=lambda option: not folded(option.words).startswith(words[0]))

    def _test_of(self, word: str) -> Callable[[Option], bool]:
        """Whether an option holds a word, or a Chinese name in it sounds like it: a single letter its beginning."""

        def holds(option: Option) -> bool:
            return word in folded(f"{option.words} {option.note} {option.also}")

        if not (word.isascii() and word.isalpha()):
            return holds
        from campaigntui.wording.pinyin import sounds_like

        heard, most = sounds_like(word, self._alphabet), None if len(word) > 1 else 1
        return lambda option: holds(option) or (not option.words.isascii() and heard(option.words[:most]))

    @cached_property
    def _alphabet(self) -> frozenset[str]:
        return frozenset[str]().union(*(option.words for option in self._options))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter picks what the cursor is on."""
        event.stop()
        self._pick()

    def on_row_list_opened(self, event: RowList.Opened) -> None:
        """A second click picks."""
        event.stop()
        self._pick()

    def _pick(self) -> None:
        option = self.query_one(OptionRows).current
        if option is not None:
            self.picked(option.value)
