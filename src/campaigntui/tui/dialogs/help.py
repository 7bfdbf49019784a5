"""Every key: those of the screen one came from, those that work everywhere, then the rest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from campaigntui.errors import N_
from campaigntui.scene.cells import fit
from campaigntui.tui.dialogs.box import BoxDialog
from campaigntui.tui.keymap import Section, key_table
from campaigntui.tui.marks import Ink
from campaigntui.tui.widgets.key_bar import KeyBar
from campaigntui.tui.widgets.lines import Piece
from campaigntui.tui.widgets.sheet import Sheet, SheetRow
from campaigntui.wording import _

_KEYS = 20
"""Cells for the keys."""


class HelpSheet(Sheet):
    """Only read."""

    OPENS = False


class HelpScreen(BoxDialog[None]):
    """A sheet to scroll through."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,?,？,f1", "close", N_("Back"), key_display="esc", id="help.close"),
    ]
    AUTO_FOCUS = "HelpSheet"

    def __init__(self, below: Screen[Any]) -> None:
        """`below` is the screen that help was asked on."""
        super().__init__(_("Keys"))
        self._active = {active.binding.id for active in below.active_bindings.values()}

    def compose(self) -> ComposeResult:
        """One list."""
        yield self.boxed(HelpSheet())
        yield KeyBar()

    def on_mount(self) -> None:
        """Fill it."""
        self.query_one(Sheet).prepare(lambda width: [*self._rows(width)])

    def _rows(self, width: int) -> Iterator[SheetRow]:
        everywhere, *others = key_table()
        sections = sorted((*others, everywhere), key=lambda section: not self._here(section))
        for number, section in enumerate(sections):
            if number:
                yield SheetRow([])
            note = "" if self._here(section) else "  " + _("elsewhere")
            yield SheetRow([Piece(_(section.title), Ink.HEADING), Piece(note, Ink.MUTED)])
            for line in section.lines:
                keys = f"{line.keys[0]} – {line.keys[-1]}" if len(line.keys) > 4 else "  ".join(line.keys)
                yield SheetRow([Piece("  " + fit(keys, _KEYS), Ink.KEY), Piece(fit(_(line.words), width - _KEYS - 2))])

    def _here(self, section: Section) -> bool:
        """True when a key of the section works on the screen below."""
        return any(line_id in self._active for line in section.lines for line_id in line.ids)
