"""The tables of a plan file that belong to no campaign, like those in `rows`: the journal, which outlives what it tells
of, the saved views, and what the file says about itself.
"""

from sqlalchemy import ForeignKey
from sqlmodel import Field, SQLModel

from campaigntui.domain.journal import EntryState
from campaigntui.storage.columns import ListText, one_of, row_id

METADATA = SQLModel.metadata
"""Knows every table of a plan file."""


class SavedViewRow(SQLModel, table=True):
    """A view of the checklist under a name. It belongs to the file, not to a campaign."""

    __tablename__ = "saved_view"
    name: str = Field(primary_key=True)
    query: str
    sort: str
    columns: ListText
    grouping: str
    position: int


class JournalEntryRow(SQLModel, table=True):
    """A line of the journal. It outlives its campaign, so nothing ties it to one."""

    __tablename__ = "journal_entry"
    __table_args__ = (one_of("journal_entry", "state", EntryState),)
    seq: int = row_id()
    at: str
    who: str
    kind: str
    campaign_id: int
    subject: str
    count: int
    state: str = Field(index=True)


class JournalChangeRow(SQLModel, table=True):
    """One row before and after an entry, as JSON objects; NULL where the row was not there."""

    __tablename__ = "journal_change"
    seq: int = Field(
        primary_key=True,
        sa_column_kwargs={"autoincrement": False},
        sa_column_args=[ForeignKey("journal_entry.seq", deferrable=True, initially="DEFERRED")],
    )
    position: int = row_id()
    table_name: str
    row_id: int
    before: str | None
    after: str | None


class MetaRow(SQLModel, table=True):
    """What the file says about itself."""

    __tablename__ = "meta"
    key: str = Field(primary_key=True)
    value: str
