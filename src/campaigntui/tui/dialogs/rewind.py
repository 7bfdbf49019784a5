"""A look before going to another moment of the journal: every step that is taken back, or done again."""

from __future__ import annotations

from collections.abc import Hashable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Label

from campaigntui.domain.journal import Entry, Rewind
from campaigntui.errors import N_
from campaigntui.scene.cells import fit
from campaigntui.tui.dialogs.box import BoxDialog
from campaigntui.tui.marks import Ink
from campaigntui.tui.text import plain, safe
from campaigntui.tui.widgets.key_bar import KeyBar
from campaigntui.tui.widgets.lines import Line, Piece
from campaigntui.tui.widgets.rowlist import RowList
from campaigntui.usecases.journal import moment
from campaigntui.wording import _, entry_phrase, ngettext
from campaigntui.wording.dates import column_day

_MOST_TITLES = 8


class Steps(RowList[Entry]):
    """One line for each step, in the order in which they are walked."""

    OPENS = False
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
        steps, items = len(self._way.steps), len(self._way.items)
        words = [ngettext("{count} step", "{count} steps", steps).format(count=steps)]
        if items:
            words.append(ngettext("{count} item changes", "{count} items change", items).format(count=items))
        titles = [title for _id, title in self._way.items[:_MOST_TITLES]]
        rest = items - len(titles)
        if rest > 0:
            titles.append(_("{count} more").format(count=rest))
        sentence = ", ".join(words)
        yield self.boxed(
            Label(safe(f"{sentence}: {'; '.join(titles)}" if titles else sentence), classes="question"),
            Steps(self._way, self._timezone),
        )
        yield KeyBar()

    def action_apply(self) -> None:
        """Do it."""
        self.dismiss(True)
