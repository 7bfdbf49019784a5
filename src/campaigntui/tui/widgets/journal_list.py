"""The journal as a list: a line an entry under the day on which it happened, newest first."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from datetime import date
from typing import ClassVar

from rich.cells import cell_len
from textual.message import Message

from campaigntui.domain.ids import CampaignId
from campaigntui.domain.journal import Entry, EntryState
from campaigntui.scene.cells import fit
from campaigntui.tui.keys import key_for
from campaigntui.tui.marks import Ink
from campaigntui.tui.text import plain
from campaigntui.tui.widgets.lines import Line, Piece
from campaigntui.tui.widgets.rowlist import RowList
from campaigntui.usecases.journal import moment
from campaigntui.wording import _, entry_phrase
from campaigntui.wording.changes import state_words
from campaigntui.wording.dates import full_day

JournalRow = Entry | date | str | None
"""An entry, the day above its entries, a sentence, or a blank line."""

_ROOM_FOR_NAMES = 50
"""Cells from which on a row says who did it."""
_WHO_CELLS = 8


class JournalList(RowList[JournalRow]):
    """Shows the entries read so far; the screen reads on when the cursor comes near the end."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *RowList.COMPONENT_CLASSES, Ink.MUTED, Ink.HEADING, Ink.STRONG, Ink.WARN
    }  # fmt: skip

    class EndWanted(Message):
        """The user wants the oldest entry, which may not have been read yet."""

    timezone = "UTC"
    campaign_id: CampaignId | None = None
    """Entries of other campaigns say so."""

    def fill(self, entries: Sequence[Entry]) -> None:
        """Show these, newest first."""
        rows: list[JournalRow] = []
        day: date | None = None
        for entry in entries:
            on = moment(entry, self.timezone).date()
            if on != day:
                rows += [None, on] if rows else [on]
                day = on
            rows.append(entry)
        nothing = _("Nothing fits; {key} shows everything.")
        self.show(rows or [nothing.format(key=key_for(type(self.screen), "view.back"))])

    def key_of(self, row: JournalRow) -> Hashable:
        """An entry's number."""
        return row.seq if isinstance(row, Entry) else None

    def line_of(self, row: JournalRow, width: int) -> Line:
        """Hour, who, what, and whether it was taken back."""
        if row is None:
            return []
        if isinstance(row, str):
            return [Piece(" " + row, Ink.WARN)]
        if not isinstance(row, Entry):
            return [Piece(" " + full_day(row), Ink.HEADING)]
        gone = row.state in (EntryState.UNDONE, EntryState.DROPPED)
        ink = Ink.MUTED if gone or row.state is EntryState.NOTED else Ink.PLAIN
        who = fit(plain(row.who), _WHO_CELLS) + " " if width >= _ROOM_FOR_NAMES else ""
        state = state_words(row.state)
        if self.campaign_id is not None and row.campaign_id != self.campaign_id:
            state = " · ".join(filter(None, (_("another campaign"), state)))
        tail = f" {state} " if state else " "
        lead = f" {moment(row, self.timezone):%H:%M}  "
        room = width - len(lead) - (_WHO_CELLS + 1 if who else 0)
        phrase = entry_phrase(row)
        words = fit(plain(phrase[:1].upper() + phrase[1:]), max(room - cell_len(tail), 8))
        return [Piece(lead, Ink.MUTED), Piece(who, Ink.MUTED), Piece(words, ink), Piece(tail, Ink.WARN)]

    def action_bottom(self) -> None:
        """To the oldest entry, which has to be read first."""
        self.post_message(self.EndWanted())

    def to_end(self) -> None:
        """To the last row there is."""
        super().action_bottom()
