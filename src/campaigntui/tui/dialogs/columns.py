"""Which columns a table shows, and in which order."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Label

from campaigntui.errors import N_
from campaigntui.scene.cells import fit
from campaigntui.tui.dialogs.box import BoxDialog
from campaigntui.tui.marks import Ink, only_ascii
from campaigntui.tui.text import safe
from campaigntui.tui.widgets.key_bar import KeyBar
from campaigntui.tui.widgets.lines import Line, Piece
from campaigntui.tui.widgets.rowlist import RowList
from campaigntui.usecases.checklist.columns import Column
from campaigntui.wording import _
from campaigntui.wording.columnwords import column_name


class Wish(NamedTuple):
    """A column, and whether it is wanted."""

    column: Column
    wanted: bool


class ColumnRows(RowList[Wish]):
    """A box to tick before each column."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {*RowList.COMPONENT_CLASSES, Ink.GOOD, Ink.MUTED}
    OPENS = False

    def key_of(self, row: Wish) -> Hashable:
        """Columns are told apart by themselves."""
        return row.column

    def line_of(self, row: Wish, width: int) -> Line:
        """One line."""
        sign = ("x" if only_ascii() else "✓") if row.wanted else " "
        name = fit(column_name(row.column), 20)
        ink = Ink.PLAIN if row.wanted else Ink.MUTED
        return [Piece(f" {sign} ", Ink.GOOD), Piece(name, ink), Piece(fit(row.column, width - 24), Ink.MUTED)]


class ColumnChooser(BoxDialog[tuple[Column, ...] | None]):
    """Dismissed with the columns wanted, from left to right."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", N_("Show these"), priority=True, id="columns.take"),
        Binding("space", "tick", N_("Show or hide"), id="columns.tick"),
        Binding("shift+up,K", "shift(-1)", N_("Further left"), id="columns.left"),
        Binding("shift+down,J", "shift(1)", N_("Further right"), id="columns.right"),
        Binding("r", "usual", N_("The usual ones"), id="columns.usual"),
    ]
    AUTO_FOCUS = "ColumnRows"

    def __init__(self, shown: Sequence[Column], usual: Sequence[Column]) -> None:
        """`shown` are the columns of now, `usual` those of somebody who has chosen none."""
        super().__init__(_("Columns"))
        self._usual = usual
        self._list = ColumnRows(_wishes(shown))

    def compose(self) -> ComposeResult:
        """What it is for, and the list."""
        yield self.boxed(
            Label(safe(_("From left to right. What does not fit hides by itself.")), classes="question"), self._list
        )
        yield KeyBar()

    def action_tick(self) -> None:
        """Show the column, or hide it."""
        row = self._list.current
        if row is not None:
            rows = [each._replace(wanted=not each.wanted) if each is row else each for each in self._list.rows]
            self._list.show(rows)

    def action_shift(self, places: int) -> None:
        """Move the column among the others."""
        rows, place = [*self._list.rows], self._list.cursor
        if 0 <= place < len(rows) and 0 <= place + places < len(rows):
            rows.insert(place + places, rows.pop(place))
            self._list.show(rows)

    def action_usual(self) -> None:
        """As for somebody who has chosen none."""
        self._list.show(_wishes(self._usual))

    def action_take(self) -> None:
        """Show the columns that are ticked; one must be."""
        wanted = tuple(row.column for row in self._list.rows if row.wanted)
        if wanted:
            self.dismiss(wanted)
        else:
            self.refuse(_("Tick at least one column."))


def _wishes(shown: Sequence[Column]) -> list[Wish]:
    return [
        *(Wish(column, wanted=True) for column in shown),
        *(Wish(column, wanted=False) for column in Column if column not in shown),
    ]
