"""The tables of a plan file as SQLModel classes: columns, keys, checks. They describe and write; nothing reads through
them, and they never leave this room. A column has the name of the field it stores (see `mapping`). Dates and clock
times are ISO text, a due rule is its written form, a tuple is a JSON list, an enum is its value.

Foreign keys are checked at the commit, so that one change may take rows away and bring others in any order.
"""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import Any, TypeAlias

from sqlalchemy import CheckConstraint, ForeignKey, Index, Table, UniqueConstraint
from sqlmodel import Field, SQLModel

from campaigntui.domain.campaign import Confidence, DayKind
from campaigntui.domain.checklist import Status
from campaigntui.domain.journal import EntryState
from campaigntui.domain.stage import Stage

Day: TypeAlias = str
Clock: TypeAlias = str
Rule: TypeAlias = str
ListText: TypeAlias = str


def _id() -> Any:
    # Numbers are given by the planner, unique over all tables; no database may invent one.
    return Field(primary_key=True, sa_column_kwargs={"autoincrement": False})


def _to(table: str, *, index: bool = True) -> Any:
    return Field(index=index, sa_column_args=[ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")])


def _one_of(table: str, column: str, kind: type[Enum]) -> CheckConstraint:
    values = ", ".join(f"'{member.value}'" for member in kind)
    return CheckConstraint(f"{column} IN ({values})", name=f"ck_{table}_{column}")


def _unique(table: str, *columns: str) -> UniqueConstraint:
    return UniqueConstraint(*columns, name=f"uq_{table}_{columns[-1]}")


class CampaignRow(SQLModel, table=True):
    """A promotion being run."""

    __tablename__ = "campaign"
    id: int = _id()
    name: str
    shop: str
    playbook: str
    profile: str
    timezone: str
    calendar: str
    calendar_from: int
    calendar_to: int
    language: str
    created: Day
    weekend: ListText
    archived: bool
    version: int


class AnchorRow(SQLModel, table=True):
    """A named moment."""

    __tablename__ = "anchor"
    __table_args__ = (_unique("anchor", "campaign_id", "key"), _one_of("anchor", "confidence", Confidence))
    id: int = _id()
    campaign_id: int = _to("campaign")
    key: str
    day: Day
    clock: Clock | None
    confidence: str
    owner: str
    name: str
    version: int


class PhaseRow(SQLModel, table=True):
    """A band between two anchors."""

    __tablename__ = "phase"
    id: int = _id()
    campaign_id: int = _to("campaign")
    key: str
    opens: str
    closes: str
    position: int
    name: str
    version: int


class CalendarDayRow(SQLModel, table=True):
    """A public holiday or a make-up workday."""

    __tablename__ = "calendar_day"
    __table_args__ = (_one_of("calendar_day", "kind", DayKind),)
    id: int = _id()
    campaign_id: int = _to("campaign")
    day: Day
    kind: str
    name: str
    estimated: bool
    version: int


class RoleRow(SQLModel, table=True):
    """A seat in the team."""

    __tablename__ = "role"
    __table_args__ = (_unique("role", "campaign_id", "key"),)
    id: int = _id()
    campaign_id: int = _to("campaign")
    key: str
    name: str
    duties: ListText
    position: int
    version: int


class MemberRow(SQLModel, table=True):
    """A person of the team."""

    __tablename__ = "member"
    id: int = _id()
    campaign_id: int = _to("campaign")
    name: str
    roles: ListText
    days_off: ListText
    archived: bool
    version: int


class StagePlanRow(SQLModel, table=True):
    """When a stage runs and who signs its gate."""

    __tablename__ = "stage_plan"
    __table_args__ = (_one_of("stage_plan", "stage", Stage),)
    id: int = _id()
    campaign_id: int = _to("campaign")
    stage: str
    opens: Rule
    closes: Rule
    gate_due: Rule | None
    signer: str
    purpose: str
    version: int


class ItemRow(SQLModel, table=True):
    """A checklist item."""

    __tablename__ = "item"
    __table_args__ = (
        _unique("item", "campaign_id", "key"),
        _one_of("item", "stage", Stage),
        _one_of("item", "status", Status),
        CheckConstraint("duration >= 0", name="ck_item_duration"),
        # Answers the campaign list (how many, how many done) without reading the items.
        Index("ix_item_progress", "campaign_id", "archived", "status"),
    )
    id: int = _id()
    campaign_id: int = _to("campaign")
    key: str
    stage: str
    title: str
    role: str
    member_id: int | None = _to("member")
    due: Rule | None
    duration: int
    any_day: bool
    gate: bool
    ready_by: Rule | None
    deliverable: str
    acceptance: str
    consulted: ListText
    status: str
    reason: str
    started: Day | None
    finished: Day | None
    archived: bool
    position: int
    version: int


class StepRow(SQLModel, table=True):
    """A line of an item's own checklist."""

    __tablename__ = "step"
    id: int = _id()
    campaign_id: int = _to("campaign")
    item_id: int = _to("item")
    title: str
    done: bool
    position: int
    version: int


class LinkRow(SQLModel, table=True):
    """One item waits for another."""

    __tablename__ = "link"
    __table_args__ = (
        UniqueConstraint("before", "after", name="uq_link_ends"),
        CheckConstraint('"before" <> "after"', name="ck_link_ends"),
    )
    id: int = _id()
    campaign_id: int = _to("campaign")
    before: int = _to("item", index=False)  # the unique pair starts with it
    after: int = _to("item")
    lag: int
    version: int


class CriterionRow(SQLModel, table=True):
    """What must hold before a gate is signed."""

    __tablename__ = "criterion"
    __table_args__ = (_one_of("criterion", "stage", Stage),)
    id: int = _id()
    campaign_id: int = _to("campaign")
    stage: str
    key: str
    text: str
    metric: str
    operator: str
    target: float | None
    unit: str
    evidence: ListText
    position: int
    version: int


class HandoffRow(SQLModel, table=True):
    """Something that one role gives another."""

    __tablename__ = "handoff"
    id: int = _id()
    campaign_id: int = _to("campaign")
    key: str
    giver: str
    receiver: str
    artefact: str
    two_way: bool
    item_id: int | None = _to("item")
    version: int


class NoteRow(SQLModel, table=True):
    """A dated remark on an item."""

    __tablename__ = "note"
    id: int = _id()
    campaign_id: int = _to("campaign")
    item_id: int = _to("item")
    text: str
    at: str
    author: str
    version: int


class JournalEntryRow(SQLModel, table=True):
    """A line of the journal. It outlives its campaign, so nothing ties it to one."""

    __tablename__ = "journal_entry"
    __table_args__ = (_one_of("journal_entry", "state", EntryState),)
    seq: int = _id()
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
    position: int = _id()
    table_name: str
    row_id: int
    before: str | None
    after: str | None


class MetaRow(SQLModel, table=True):
    """What the file says about itself."""

    __tablename__ = "meta"
    key: str = Field(primary_key=True)
    value: str


TABLE: Mapping[str, Table] = MappingProxyType(dict(SQLModel.metadata.tables))
"""Table name -> table, for every table of a plan file."""
