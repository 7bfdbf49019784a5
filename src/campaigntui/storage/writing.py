"""Writing a plan file inside one transaction: rows and journal together or not at all; undo and redo from the images
that the journal keeps. Every row is compared with what its writer believed before it is replaced.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, delete, insert, update

from campaigntui.domain.journal import Change, Entry, EntryState
from campaigntui.domain.plan import TABLES, Row
from campaigntui.domain.savedview import SavedView
from campaigntui.errors import N_, RuleBroken, Stale
from campaigntui.storage.codecs import Plain
from campaigntui.storage.mapping import image_text, row_format, table_format
from campaigntui.storage.reading import Reader, fetch, fetch_plain
from campaigntui.storage.statements import CLAUSE

Image = Mapping[str, Plain]

_AT_ONCE = 500
"""Row numbers in one SELECT; SQLite's smallest limit on parameters is 999."""


class _Swap(NamedTuple):
    """One row to be written: `old` is what must be there now, `new` what shall be; None is no row."""

    table: str
    row_id: int
    old: Image | None
    new: Image | None


class Writer(Reader):
    """What can be done to a plan file inside one write transaction; also everything a `Reader` can be asked."""

    def __init__(self, connection: sqlite3.Connection, core: Connection) -> None:
        super().__init__(connection)
        self._core = core

    def record(self, entry: Entry, changes: Sequence[Change]) -> None:
        """Write the changed rows and the entry that tells of them. What had been undone can no longer be redone.

        `entry.seq` is `next_seq()`; at most one change per row. Raises `Stale` if a row is not what `before` says.
        """
        stored = self._stored([(change.table, change.id) for change in changes])
        swaps = []
        for change in changes:
            form = table_format(change.table)
            found = stored.get((change.table, change.id))
            believed = None if change.before is None else form.encode(change.before)
            # Text that was cleaned on reading differs from what is stored, and still is what the writer saw.
            if not _same(believed, found) and (found is None or form.from_image(found, change.table) != change.before):
                raise Stale(
                    N_(
                        "Somebody else has changed “{table}” number {row} in the meantime. Nothing was changed. Look "
                        "at it again, then repeat your change."
                    ),
                    table=change.table,
                    row=change.id,
                )
            swaps.append(
                _Swap(change.table, change.id, found, None if change.after is None else form.encode(change.after))
            )
        self._set_states(EntryState.UNDONE, EntryState.DROPPED)
        self._append(entry)
        self._keep_images(entry.seq, swaps)
        self._write(swaps)

    def note(self, entry: Entry, changes: Sequence[Change]) -> None:
        """Add a line with images to the journal that changes no row, such as text that somebody typed and gave up.

        Undo and redo pass over it. `entry.seq` is `next_seq()`.
        """
        swaps = [
            _Swap(
                each.table,
                each.id,
                None if each.before is None else table_format(each.table).encode(each.before),
                None if each.after is None else table_format(each.table).encode(each.after),
            )
            for each in changes
        ]
        self._append(replace(entry, state=EntryState.NOTED))
        self._keep_images(entry.seq, swaps)

    def save_view(self, view: SavedView) -> None:
        """Write a view in place of the one of that name. Views are no part of a plan, so no journal tells of them."""
        self.drop_view(view.name)
        self._core.execute(insert(CLAUSE["saved_view"]), row_format(SavedView).encode(view))

    def drop_view(self, name: str) -> None:
        """Take the view of that name away, if there is one."""
        views = CLAUSE["saved_view"]
        self._core.execute(delete(views).where(views.c.name == name))

    def apply_backward(self, seq: int, *, at: str, who: str) -> Entry:
        """Undo an entry in force: every row gets its image from before. Gives the entry as it stands now.

        A line of kind `Undo` is added to the journal. Raises `Stale` if a row is not as the entry left it.
        """
        entry = self._expect(seq, EntryState.DONE)
        swaps = [_Swap(table, row_id, after, before) for table, row_id, before, after in self.images_of(seq)]
        return self._apply(entry, swaps, EntryState.UNDONE, replace(entry, at=at, who=who, kind="Undo"))

    def apply_forward(self, seq: int, *, at: str, who: str) -> Entry:
        """Redo an undone entry: every row gets its image from after. Otherwise as `apply_backward`."""
        entry = self._expect(seq, EntryState.UNDONE)
        swaps = [_Swap(table, row_id, before, after) for table, row_id, before, after in self.images_of(seq)]
        return self._apply(entry, swaps, EntryState.DONE, replace(entry, at=at, who=who, kind="Redo"))

    def rows_of(self, seqs: Sequence[int]) -> list[tuple[str, int, Row | None]]:
        """Every row that these entries name as it stands now: table, number, row; None for a row that is gone."""
        query = "SELECT table_name, row_id FROM journal_change WHERE seq = ?"
        named = dict.fromkeys(place for seq in seqs for place in self.connection.execute(query, (seq,)))
        found: dict[tuple[str, int], Row] = {}
        for table, some in _batches(named):
            for row in fetch(self.connection, table, table_format(table), _among(some), some):
                found[table, row.id] = row
        return [(*place, found.get(place)) for place in named]

    def _apply(self, entry: Entry, swaps: Sequence[_Swap], state: EntryState, note: Entry) -> Entry:
        stored = self._stored([(swap.table, swap.row_id) for swap in swaps])
        for swap in swaps:
            if not _same(swap.old, stored.get((swap.table, swap.row_id))):
                raise Stale(
                    N_(
                        "“{subject}” cannot be undone or redone, because “{table}” number {row} has changed since. "
                        "Nothing was changed. Make the change by hand."
                    ),
                    subject=entry.subject,
                    table=swap.table,
                    row=swap.row_id,
                )
        self._write(swaps)
        journal = CLAUSE["journal_entry"]
        self._core.execute(update(journal).where(journal.c.seq == entry.seq).values(state=state.value))
        self._append(replace(note, seq=self.next_seq(), state=EntryState.NOTED))
        return replace(entry, state=state)

    def _expect(self, seq: int, state: EntryState) -> Entry:
        entry = self.entry(seq)
        if entry.state is not state:
            raise RuleBroken(
                N_(
                    "Entry {number} of the journal, “{subject}”, cannot be undone or redone now. “campaigntui log” "
                    "shows what can be."
                ),
                number=seq,
                subject=entry.subject,
            )
        return entry

    def _stored(self, wanted: Sequence[tuple[str, int]]) -> dict[tuple[str, int], Image]:
        """The rows as they are in the file, uncleaned, by table and number."""
        found: dict[tuple[str, int], Image] = {}
        for table, some in _batches(wanted):
            form = table_format(table)
            for row in fetch_plain(self.connection, table, form, _among(some), some):
                found[table, row[0]] = dict(zip(form.columns, row, strict=True))
        return found

    def _write(self, swaps: Sequence[_Swap]) -> None:
        """Rows go, change, come: in this order unique keys can be handed on. References are checked at the commit."""
        gone: dict[str, list[dict[str, Any]]] = {}
        changed: dict[str, list[dict[str, Any]]] = {}
        new: dict[str, list[dict[str, Any]]] = {}
        for swap in swaps:
            if swap.new is None:
                gone.setdefault(swap.table, []).append({"row_id": swap.row_id})
            elif swap.old is None:
                new.setdefault(swap.table, []).append(table_format(swap.table).complete(swap.new))
            else:
                changed.setdefault(swap.table, []).append({**swap.new, "row_id": swap.row_id})
        for table in TABLES:
            if table in gone:
                self._core.execute(delete(CLAUSE[table]).where(CLAUSE[table].c.id == bindparam("row_id")), gone[table])
        for table in TABLES:
            if table in changed:
                self._core.execute(
                    update(CLAUSE[table]).where(CLAUSE[table].c.id == bindparam("row_id")), changed[table]
                )
        for table in TABLES:
            if table in new:
                self._core.execute(insert(CLAUSE[table]), new[table])

    def _set_states(self, old: EntryState, new: EntryState) -> None:
        journal = CLAUSE["journal_entry"]
        self._core.execute(update(journal).where(journal.c.state == old.value).values(state=new.value))

    def _append(self, entry: Entry) -> None:
        self._core.execute(insert(CLAUSE["journal_entry"]), row_format(Entry).encode(entry))

    def _keep_images(self, seq: int, swaps: Sequence[_Swap]) -> None:
        if swaps:
            lines = [
                {
                    "seq": seq,
                    "position": position,
                    "table_name": swap.table,
                    "row_id": swap.row_id,
                    "before": None if swap.old is None else image_text(swap.old),
                    "after": None if swap.new is None else image_text(swap.new),
                }
                for position, swap in enumerate(swaps)
            ]
            self._core.execute(insert(CLAUSE["journal_change"]), lines)


def _batches(wanted: Iterable[tuple[str, int]]) -> Iterator[tuple[str, list[int]]]:
    """Tables with the numbers of rows in them, few enough at a time for one SELECT."""
    numbers: dict[str, list[int]] = {}
    for table, row_id in wanted:
        numbers.setdefault(table, []).append(row_id)
    for table, ids in numbers.items():
        for start in range(0, len(ids), _AT_ONCE):
            yield table, ids[start : start + _AT_ONCE]


def _among(ids: Sequence[int]) -> str:
    return f"WHERE id IN ({', '.join('?' * len(ids))})"


def _same(believed: Image | None, found: Image | None) -> bool:
    """Whether a row is what was believed; an image older than a column says nothing about it."""
    if believed is None or found is None:
        return believed is found
    return all(found[name] == value for name, value in believed.items() if name in found)
