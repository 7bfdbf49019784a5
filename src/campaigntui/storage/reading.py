"""Reading a plan file over a plain connection: campaigns, whole plans, the journal. No ORM is imported here, because a
command that only prints must start at once. Callers hold a transaction around everything that must fit together.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from campaigntui.domain.campaign import CampaignSummary
from campaigntui.domain.ids import CampaignId
from campaigntui.domain.journal import Change, Entry, EntryState
from campaigntui.domain.plan import TABLES, Plan
from campaigntui.errors import N_, NotFound, PlanUnreadable
from campaigntui.storage.codecs import Plain
from campaigntui.storage.mapping import R, RowFormat, parse_image, row_format, table_format

if TYPE_CHECKING:
    from campaigntui.domain.savedview import SavedView


_SUMMARIES = """
SELECT c.id, c.name, c.shop, c.playbook,
       (SELECT day FROM anchor WHERE campaign_id = c.id AND "key" = 'peak_day'),
       c.language, c.archived,
       (SELECT count(*) FROM item WHERE campaign_id = c.id AND archived = 0),
       (SELECT count(*) FROM item WHERE campaign_id = c.id AND archived = 0 AND status = 'done'),
       c.timezone
FROM campaign AS c ORDER BY c.id
"""


def read_summaries(connection: sqlite3.Connection) -> tuple[CampaignSummary, ...]:
    """Every campaign of the file, archived ones too, in the order of their making."""
    return tuple(row_format(CampaignSummary).decode(connection.execute(_SUMMARIES).fetchall(), "campaign"))


def read_plan(connection: sqlite3.Connection, campaign_id: CampaignId) -> Plan:
    """All rows of one campaign, each table in order of id. `NotFound` if the file has no such campaign."""
    tables: dict[str, dict[Any, Any]] = {}
    for table in TABLES:
        owner = "id" if table == "campaign" else "campaign_id"
        rows = fetch(connection, table, table_format(table), f"WHERE {owner} = ? ORDER BY id", (campaign_id,))
        tables[table] = {row.id: row for row in rows}
        if table == "campaign" and not rows:
            raise NotFound(
                N_("There is no campaign number {number} in this plan file. “campaigntui list” shows them."),
                number=campaign_id,
            )
    return Plan(**tables, next_id=next_id(connection))


def next_id(connection: sqlite3.Connection) -> int:
    """The first number that no row of any table has."""
    tops = " UNION ALL ".join(f"SELECT max(id) AS top FROM {table}" for table in TABLES)
    return 1 + (connection.execute(f"SELECT max(top) FROM ({tops})").fetchone()[0] or 0)


def fetch(
    connection: sqlite3.Connection, table: str, form: RowFormat[R], where: str, values: Sequence[Plain] = ()
) -> list[R]:
    """The rows of a table that fit a WHERE clause, as values. `PlanUnreadable` names the first that is damaged."""
    return form.decode(fetch_plain(connection, table, form, where, values), table)


def fetch_plain(
    connection: sqlite3.Connection, table: str, form: RowFormat[Any], where: str, values: Sequence[Plain] = ()
) -> list[Any]:
    """The same rows as tuples of plain values in column order."""
    query = f"SELECT {form.quoted} FROM {table} {where}"
    try:
        return connection.execute(query, values).fetchall()
    except sqlite3.OperationalError as error:
        if hasattr(error, "sqlite_errorcode"):
            raise
        # Raised by Python, not by SQLite: some text is not UTF-8. Read on as bytes to find out which.
        raise _not_text(connection, table, form, query, values) from error


def _not_text(
    connection: sqlite3.Connection, table: str, form: RowFormat[Any], query: str, values: Sequence[Plain]
) -> PlanUnreadable:
    found: tuple[Any, str] = ("?", "?")
    usual, connection.text_factory = connection.text_factory, bytes
    try:
        for row in connection.execute(query, values):
            for name, value in zip(form.columns, row, strict=True):
                try:
                    value.decode() if isinstance(value, bytes) else None
                except UnicodeDecodeError:
                    found = (row[0], name)
    finally:
        connection.text_factory = usual
    return PlanUnreadable(
        N_(
            "Row {row} of table “{table}” cannot be read: “{column}” is not text. The plan file is damaged. Move it "
            "away and copy a good one to its place: one of yours, or one from its “.backups” folder, if there is one."
        ),
        table=table,
        row=found[0],
        column=found[1],
    )


class Reader:
    """What can be asked of a plan file inside one transaction: all answers belong to the same moment."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def summaries(self) -> tuple[CampaignSummary, ...]:
        """Every campaign of the file, archived ones too, in the order of their making."""
        return read_summaries(self.connection)

    def plan(self, campaign_id: CampaignId) -> Plan:
        """All rows of one campaign; `NotFound` if there is none of that number."""
        return read_plan(self.connection, campaign_id)

    def next_id(self) -> int:
        """The first number that no row of any table has."""
        return next_id(self.connection)

    def data_version(self) -> int:
        """A number that differs from an earlier answer when another program has written in between."""
        return int(self.connection.execute("PRAGMA data_version").fetchone()[0])

    def next_seq(self) -> int:
        """The number of the next journal entry. Every write of a plan raises it; only a restored backup lowers it."""
        return 1 + (self.connection.execute("SELECT max(seq) FROM journal_entry").fetchone()[0] or 0)

    def undo_entry(self) -> Entry | None:
        """The entry that undo would take back: the newest in force."""
        return self._one("WHERE state = ? ORDER BY seq DESC LIMIT 1", EntryState.DONE.value)

    def redo_entry(self) -> Entry | None:
        """The entry that redo would bring back: the oldest of those undone."""
        return self._one("WHERE state = ? ORDER BY seq LIMIT 1", EntryState.UNDONE.value)

    def entries(self, limit: int) -> tuple[Entry, ...]:
        """The last lines of the journal, newest first: all states, the lines about undo and redo too."""
        return tuple(fetch(self.connection, "journal_entry", row_format(Entry), "ORDER BY seq DESC LIMIT ?", (limit,)))

    def entry(self, seq: int) -> Entry:
        """One line of the journal; `NotFound` if there is none of that number."""
        found = self._one("WHERE seq = ?", seq)
        if found is None:
            raise NotFound(N_("The journal has no entry number {number}. “campaigntui log” shows it."), number=seq)
        return found

    def views(self) -> tuple[SavedView, ...]:
        """The views that somebody has saved, in their order."""
        from campaigntui.domain.savedview import SavedView

        where = "ORDER BY position, name"
        return tuple(fetch(self.connection, "saved_view", row_format(SavedView), where))

    def changes_of(self, seq: int) -> tuple[Change, ...]:
        """What an entry changed, in the order in which it was recorded."""
        changes = []
        for table, row_id, before, after in self.images_of(seq):
            form = table_format(table)
            changes.append(
                Change(
                    table,
                    row_id,
                    None if before is None else form.from_image(before, table),
                    None if after is None else form.from_image(after, table),
                )
            )
        return tuple(changes)

    def images_of(self, seq: int) -> list[tuple[str, int, dict[str, Plain] | None, dict[str, Plain] | None]]:
        """The same as row images: table, row number, before, after."""
        rows = self.connection.execute(
            'SELECT table_name, row_id, "before", "after" FROM journal_change WHERE seq = ? ORDER BY position', (seq,)
        )
        images = []
        for table, row_id, before, after in rows:
            if table not in TABLES:
                raise PlanUnreadable(
                    N_(
                        "The journal names a table “{table}” that plan files do not have: the plan file is damaged. "
                        "Move it away and copy a good one to its place: one of yours, or one from its “.backups” "
                        "folder, if there is one."
                    ),
                    table=repr(table)[:60],
                )
            images.append(
                (
                    table,
                    row_id,
                    None if before is None else parse_image(before, table),
                    None if after is None else parse_image(after, table),
                )
            )
        return images

    def _one(self, where: str, value: Plain) -> Entry | None:
        found = fetch(self.connection, "journal_entry", row_format(Entry), where, (value,))
        return found[0] if found else None
