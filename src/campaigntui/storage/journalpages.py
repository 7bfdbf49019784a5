"""Reading the journal page by page: the entries that somebody wants, and what a walk through it would touch. All of it
runs inside the file, newest entry first, and ends as soon as a page is full.
"""

from __future__ import annotations

import sqlite3

from campaigntui.domain.history import Wanted
from campaigntui.domain.journal import Change, Entry, EntryState
from campaigntui.domain.plan import TABLES
from campaigntui.storage.codecs import Plain
from campaigntui.storage.mapping import parse_image, row_format, table_format
from campaigntui.storage.reading import fetch

_IMAGE = 'coalesce(c."after", c."before")'

_ABOUT_ITEM = f"""EXISTS (
    SELECT 1 FROM journal_change AS c WHERE c.seq = journal_entry.seq AND (
        (c.table_name = 'item' AND c.row_id = ?1)
        OR (c.table_name IN ('step', 'note', 'handoff') AND json_extract({_IMAGE}, '$.item_id') = ?1)
        OR (c.table_name = 'link' AND ?1 IN (json_extract({_IMAGE}, '$.before'), json_extract({_IMAGE}, '$.after')))
    ))"""

_IN_STAGE = f"""EXISTS (
    SELECT 1 FROM journal_change AS c WHERE c.seq = journal_entry.seq AND (
        (c.table_name IN ('item', 'stage_plan', 'criterion', 'verdict')
            AND ?1 IN (json_extract(c."before", '$.stage'), json_extract(c."after", '$.stage')))
        OR (c.table_name IN ('step', 'note', 'handoff')
            AND json_extract({_IMAGE}, '$.item_id') IN (SELECT id FROM item WHERE stage = ?1))
    ))"""

_TESTS: dict[str, str] = {
    "campaign_id": "campaign_id = ?1",
    "item_id": _ABOUT_ITEM,
    "who": "instr(lower(who), lower(?1)) > 0",
    "stage": _IN_STAGE,
    "since": "at >= ?1",
    "until": "at < ?1",
    "kind": "lower(kind) = lower(?1)",
    "words": "instr(lower(subject), lower(?1)) > 0",
}
"""Field of `Wanted` -> the test of an entry, with the field's value in place of ?1."""


def page(connection: sqlite3.Connection, wanted: Wanted, before: int | None, limit: int) -> tuple[Entry, ...]:
    """At most `limit` entries that are wanted, newest first, those older than `before` when it is given."""
    tests: list[str] = []
    values: list[Plain] = []
    if before is not None:
        tests.append("seq < ?")
        values.append(before)
    for name, value in wanted._asdict().items():
        if value is not None and value != "":
            count = _TESTS[name].count("?1")
            tests.append(_TESTS[name].replace("?1", "?"))
            values += [str(value) if isinstance(value, str) else value] * count
    where = f"WHERE {' AND '.join(tests)} " if tests else ""
    found = fetch(connection, "journal_entry", row_format(Entry), f"{where}ORDER BY seq DESC LIMIT ?", (*values, limit))
    return tuple(found)


def authors(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Everybody who signed an entry, by name."""
    return tuple(row[0] for row in connection.execute("SELECT DISTINCT who FROM journal_entry ORDER BY who"))


def kinds(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Every kind of entry that the journal holds."""
    return tuple(row[0] for row in connection.execute("SELECT DISTINCT kind FROM journal_entry ORDER BY kind"))


def changes(connection: sqlite3.Connection, seq: int, limit: int) -> tuple[tuple[Change, ...], int]:
    """The first `limit` rows that an entry changed, and how many it changed in all."""
    total = connection.execute("SELECT count(*) FROM journal_change WHERE seq = ?", (seq,)).fetchone()[0]
    rows = connection.execute(
        'SELECT table_name, row_id, "before", "after" FROM journal_change WHERE seq = ? ORDER BY position LIMIT ?',
        (seq, limit),
    )
    found = []
    for table, row_id, before, after in rows:
        if table in TABLES:
            form = table_format(table)
            images = [
                None if text is None else form.from_image(parse_image(text, table), table) for text in (before, after)
            ]
            found.append(Change(table, row_id, *images))
    return tuple(found), total


def ahead(connection: sqlite3.Connection, seq: int, state: EntryState) -> tuple[Entry, ...]:
    """Entries that a walk to right after `seq` would pass: those in force after it, newest first, or those undone up
    to it, oldest first.
    """
    back = state is EntryState.DONE
    where = f"WHERE state = ? AND seq {'>' if back else '<='} ? ORDER BY seq {'DESC' if back else 'ASC'}"
    return tuple(fetch(connection, "journal_entry", row_format(Entry), where, (state.value, seq)))


def items_of(connection: sqlite3.Connection, seq: int, state: EntryState) -> tuple[tuple[int, str], ...]:
    """Number and title of every item that such a walk would change, in the order of their numbers."""
    rows = connection.execute(
        f"""SELECT c.row_id, max(json_extract({_IMAGE}, '$.title')) FROM journal_change AS c
            JOIN journal_entry AS e ON e.seq = c.seq
            WHERE c.table_name = 'item' AND e.state = ? AND e.seq {">" if state is EntryState.DONE else "<="} ?
            GROUP BY c.row_id ORDER BY c.row_id""",
        (state.value, seq),
    )
    return tuple((row[0], str(row[1])) for row in rows)
