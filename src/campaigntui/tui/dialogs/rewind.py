"""A look before going to another moment of the journal: every step that is taken back, or done again."""

from __future__ import annotations

from collections.abc import Hashable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Label

from campaigntui.domain.history import Rewind
from campaigntui.domain.journal import Entry
from campaigntui.errors import N_
from campaigntui.scene.cells import fit
from campaigntui.tui.dialogs.box import BoxDialog
from campaigntui.tui.marks import Ink
from campaigntui.tui.text import plain, safe
from campaigntui.tui.widgets.key_bar import KeyBar
from campaigntui.tui.widgets.lines import Line, Piece
from campaigntui.tui.widgets.rowlist import RowList
from campaigntui.usecases.journal import moment
from campaigntui.wording import _, entry_phrase, strung
from campaigntui.wording.dates import column_day
from campaigntui.wording.journal import walk_words

_MOST_TITLES = 8


class Steps(RowList[Entry]):
    """One line for each step, in the order in which they are walked."""

    OPENS = False
    DEFAULT_CSS = "Steps { height: auto; max-height: 14; margin-top: 1; }"
    COMPONENT_CLASSES: ClassVar[set[str]] = {*RowList.COMPONENT_CLASSES, Ink.MUTED}

    def __init__(self, way: Rewind, timezone: str) -> None:
        super().__init__(way.steps)
        self._timezone = timezone

    def key_of(self, row: Entry) -> Hashable:
        """Its number."""
        return row.seq

    def line_of(self, row: Entry, width: int) -> Line:
        """When, who, what."""
        at = moment(row, self._timezone)
        lead = f" {column_day(at.date())} {at:%H:%M}  {fit(plain(row.who), 8)} "
        return [Piece(lead, Ink.MUTED), Piece(fit(plain(entry_phrase(row)), max(width - 24, 8)))]


class RewindDialog(BoxDialog[bool | None]):
    """Dismissed with True when it is to be done."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("y", "apply", N_("Apply"), id="rewind.apply")]
    AUTO_FOCUS = "Steps"

    def __init__(self, way: Rewind, timezone: str) -> None:
        super().__init__(_("Take back what came after it") if way.back else _("Do again what leads up to it"))
        self._way = way
        self._timezone = timezone

    def compose(self) -> ComposeResult:
        """A sentence, the items, the steps, the keys."""
        items = len(self._way.items)
        titles = [title for _id, title in self._way.items[:_MOST_TITLES]]
        rest = items - len(titles)
        if rest > 0:
            titles.append(_("{count} more").format(count=rest))
        yield self.boxed(
            Label(safe(walk_words(self._way)), classes="question"),
            *([Label(safe(strung(titles)), classes="question")] if titles else []),
            Steps(self._way, self._timezone),
        )
        yield KeyBar()

    def action_apply(self) -> None:
        """Do it."""
        self.dismiss(True)
