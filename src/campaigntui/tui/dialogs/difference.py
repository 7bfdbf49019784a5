"""A look before a change that moves more than was named: what moves, and what lands in the past."""

from __future__ import annotations

from collections.abc import Hashable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Label

from campaigntui.errors import N_
from campaigntui.scene.cells import fit
from campaigntui.scheduling.difference import Shift
from campaigntui.scheduling.outlook import Outlook
from campaigntui.tui.dialogs.box import BoxDialog
from campaigntui.tui.facts import span
from campaigntui.tui.marks import Ink
from campaigntui.tui.text import plain, safe
from campaigntui.tui.widgets.key_bar import KeyBar
from campaigntui.tui.widgets.lines import Line, Piece
from campaigntui.tui.widgets.rowlist import RowList
from campaigntui.usecases.snapshot import Preview
from campaigntui.wording import _, ngettext


class Moves(RowList[Shift]):
    """One line for each item that moves."""

    OPENS = False

    COMPONENT_CLASSES: ClassVar[set[str]] = {*RowList.COMPONENT_CLASSES, Ink.MUTED, Ink.BAD, Ink.ACCENT}

    def __init__(self, outlook: Outlook, preview: Preview) -> None:
        super().__init__(preview.moved)
        self._outlook = outlook
        self._in_past = frozenset(preview.in_past)

    def key_of(self, row: Shift) -> Hashable:
        """An item moves once."""
        return row.item_id

    def line_of(self, row: Shift, width: int) -> Line:
        """Title, old and new window."""
        item = self._outlook.plan.item.get(row.item_id)
        before, after = fit(span(*row.before), 17), fit(span(*row.after), 17)
        title = fit(plain(item.title) if item else _("new item"), width - 17 * 2 - 6)
        ink = Ink.BAD if row.item_id in self._in_past else Ink.ACCENT
        return [Piece(f" {title} "), Piece(before, Ink.MUTED), Piece("→ ", Ink.MUTED), Piece(after, ink)]


class Difference(BoxDialog[bool | None]):
    """Dismissed with True when the change is to be made."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("y", "apply", N_("Apply"), id="difference.apply")]
    AUTO_FOCUS = "Moves"

    def __init__(self, outlook: Outlook, preview: Preview, title: str = "") -> None:
        super().__init__(title or _("This changes more than it names"))
        self._outlook = outlook
        self._preview = preview

    def compose(self) -> ComposeResult:
        """A sentence, the list, the keys."""
        yield self.boxed(Label(safe(self._sentence()), classes="question"), Moves(self._outlook, self._preview))
        yield KeyBar()

    def _sentence(self) -> str:
        moved, past = len(self._preview.moved), len(self._preview.in_past)
        rows = len(self._preview.changes)
        words = [ngettext("{count} row changes", "{count} rows change", rows).format(count=rows)]
        if moved:
            words = [ngettext("{count} item moves", "{count} items move", moved).format(count=moved)]
        if past:
            words.append(ngettext("{count} lands in the past", "{count} land in the past", past).format(count=past))
        return ", ".join(words)

    def action_apply(self) -> None:
        """Make the change."""
        self.dismiss(True)
