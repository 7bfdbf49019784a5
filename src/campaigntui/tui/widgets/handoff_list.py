"""Handoffs of one role, or of all, in the order in which one has to act on them."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len

from campaigntui.scene.cells import fit
from campaigntui.scheduling.handoffs import Delivery, Standing
from campaigntui.scheduling.outlook import Outlook
from campaigntui.tui.marks import Ink, only_ascii
from campaigntui.tui.text import plain
from campaigntui.tui.widgets.lines import Line, Piece
from campaigntui.tui.widgets.rowlist import RowList
from campaigntui.wording import _, about, role_name, role_short
from campaigntui.wording.dates import DAY_COLUMN, column_day
from campaigntui.wording.handoffs import standing_mark, standing_name

STANDING_INKS = {
    Standing.GIVEN: Ink.REVIEW,
    Standing.RETURNED: Ink.LATE,
    Standing.COMING: Ink.WAITING,
    Standing.LOOSE: Ink.WARN,
    Standing.ACCEPTED: Ink.DONE,
}


@dataclass(frozen=True, slots=True)
class Title:
    """A heading over some handoffs."""

    words: str


_WHO, _LONGEST_WHO = 15, 33
"""Cells of giver and receiver, with a blank behind them: at least, and at most where names are long."""

HandoffRow = Delivery | Title | None
"""A handoff, a heading, or a blank line."""


def handoff_rows(found: Iterable[Delivery], role: str = "") -> list[HandoffRow]:
    """Everything under headings; with a role, only what it gives or gets, and the headings from its side."""
    rows: list[HandoffRow] = []
    for title, those in _parts([*found], role):
        if those:
            rows += [*([None] if rows else []), Title(f"{title} · {len(those)}"), *those]
    return rows or [Title(_("Nothing is handed over here."))]


def _parts(found: list[Delivery], role: str) -> Iterator[tuple[str, list[Delivery]]]:
    if not role:
        yield from ((standing_name(kind), [d for d in found if d.standing is kind]) for kind in Standing)
        return
    gets = [each for each in found if each.handoff.receiver == role]
    gives = [each for each in found if each.handoff.giver == role]

    def of(those: list[Delivery], kind: Standing) -> list[Delivery]:
        return [each for each in those if each.standing is kind]

    yield _("To accept"), of(gets, Standing.GIVEN)
    yield _("Came back"), of(gives, Standing.RETURNED)
    yield _("Waits for"), of(gets, Standing.COMING)
    yield _("To give"), of(gives, Standing.COMING)
    yield _("Given, not answered"), of(gives, Standing.GIVEN)
    yield _("Sent back"), of(gets, Standing.RETURNED)
    yield standing_name(Standing.LOOSE), [each for each in found if each in gets + gives and not each.item]
    yield _("Accepted from others"), of(gets, Standing.ACCEPTED)
    yield _("Accepted by others"), of(gives, Standing.ACCEPTED)


class HandoffList(RowList[HandoffRow]):
    """Shows the rows of `handoff_rows`."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *RowList.COMPONENT_CLASSES, *STANDING_INKS.values(), Ink.HEADING, Ink.MUTED, Ink.ACCENT,
    }  # fmt: skip

    outlook: Outlook
    _who_cells = _WHO

    def key_of(self, row: HandoffRow) -> Hashable:
        """A handoff by its id."""
        return row.handoff.id if isinstance(row, Delivery) else None

    def beside(self) -> Hashable:
        """The handoff below the one under the cursor in its part of the list, else the one above; None when alone."""
        for place in (self.cursor + 1, self.cursor - 1):
            if 0 <= place < len(self.rows) and (key := self.key_of(self.rows[place])) is not None:
                return key
        return None

    def show(self, rows: Sequence[HandoffRow]) -> None:
        """Show these rows, with as much room for giver and receiver as the longest of them needs."""
        longest = max((cell_len(self._who(row)) for row in rows if isinstance(row, Delivery)), default=0)
        self._who_cells = min(max(longest + 1, _WHO), _LONGEST_WHO)
        super().show(rows)

    def _who(self, row: Delivery) -> str:
        """Giver and receiver, by their short names; outside parties have none."""
        roles, arrow = self.outlook.roles, "⇄" if row.handoff.two_way else "→"
        giver, receiver = (
            role_short(key, roles) if key in roles else role_name(key)
            for key in (row.handoff.giver, row.handoff.receiver)
        )
        return plain(f"{giver} {arrow} {receiver}")

    def line_of(self, row: HandoffRow, width: int) -> Line:
        """Mark, from whom to whom, what, and when; where there is room, the item behind it."""
        if row is None:
            return []
        if isinstance(row, Title):
            return [Piece(" " + fit(row.words, width - 2), Ink.HEADING)]
        handoff, ink = row.handoff, STANDING_INKS[row.standing]
        who = min(self._who_cells, max(width // 4, _WHO))
        line = [
            Piece(f"  {standing_mark(row.standing, only_ascii())} ", ink),
            Piece(fit(self._who(row), who - 1) + " ", Ink.MUTED),
        ]
        room = width - 4 - who - DAY_COLUMN - 2
        words = about(handoff.artefact, handoff.answer_reason) if handoff.answer_reason else handoff.artefact
        item = min(room // 3, 36) if width >= 110 else 0
        line.append(Piece(fit(plain(words), room - item)))
        if item:
            line.append(Piece("  " + fit(plain(row.item.title) if row.item is not None else "–", item - 2), Ink.MUTED))
        return [*line, Piece(" "), Piece(column_day(row.day), Ink.MUTED)]
