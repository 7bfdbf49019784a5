"""One entry of the journal as lines: who did what when, and every field before and after."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len

from campaigntui.domain.ids import ItemId
from campaigntui.domain.plan import Plan
from campaigntui.scene.cells import fit
from campaigntui.tui.marks import Ink
from campaigntui.tui.text import plain, wrap
from campaigntui.tui.widgets.lines import Piece
from campaigntui.tui.widgets.sheet import SheetRow, text_rows
from campaigntui.usecases.journal import Detail, moment
from campaigntui.wording import about, entry_phrase, ngettext
from campaigntui.wording.changes import FieldChange, row_change, state_words
from campaigntui.wording.dates import long_day

_MOST_LINES = 12
"""Lines of one value; a long note is read on the item."""


def detail_rows(detail: Detail, plan: Plan, timezone: str, width: int) -> Iterator[SheetRow]:
    """The panel beside the journal. Rows of items that still exist carry their id as key."""
    width -= 2
    entry = detail.entry
    phrase, at = entry_phrase(entry), moment(entry, timezone)
    yield from text_rows(phrase[:1].upper() + phrase[1:], Ink.STRONG, width)
    facts = [f"{long_day(at.date())} {at:%H:%M}", entry.who, f"#{entry.seq}", state_words(entry.state)]
    yield from text_rows(" · ".join(filter(None, facts)), Ink.MUTED, width)
    for change in detail.changes:
        row = row_change(change, plan)
        yield SheetRow([])
        key = ItemId(change.id) if change.table == "item" and change.id in plan.item else None
        for number, words in enumerate(wrap(about(row.what, f"{row.kind} {plain(row.name)}"), width, 3)):
            yield SheetRow([Piece(" " + words, Ink.HEADING)], None if number else key)
        for field in row.fields:
            yield from _field_rows(field, width)
    rest = detail.total - len(detail.changes)
    if rest:
        words = ngettext("… and {count} more row", "… and {count} more rows", rest).format(count=rest)
        yield SheetRow([])
        yield from text_rows(words, Ink.MUTED, width)


def _field_rows(field: FieldChange, width: int) -> Iterator[SheetRow]:
    lead, arrow = f"{field.words}  ", " → " if field.before else ""
    if cell_len(lead + field.before + arrow + field.after) < width - 2:
        pieces = [
            Piece("   " + lead, Ink.ACCENT),
            Piece(plain(field.before) + arrow, Ink.MUTED),
            Piece(plain(field.after)),
        ]
        yield SheetRow(pieces)
        return
    yield SheetRow([Piece("   " + fit(field.words, width - 3), Ink.ACCENT)])
    if field.before:
        yield from (SheetRow([Piece("     " + row, Ink.MUTED)]) for row in wrap(field.before, width - 5, _MOST_LINES))
    for number, row in enumerate(wrap(field.after, width - 7, _MOST_LINES)):
        yield SheetRow([Piece("     " if number else f"   {arrow[1:] or '  '}", Ink.MUTED), Piece(row)])
