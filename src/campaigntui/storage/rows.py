"""The tables of campaigns as SQLModel classes: columns, keys, checks; `filerows` has those of the file itself. They
describe and write; nothing reads through them, and they never leave this room. A column has the name of the field it
stores (see `mapping`). Dates and clock times are ISO text, a due rule is its written form, a tuple is a JSON list, an
enum is its value.

Foreign keys are checked at the commit, so that one change may take rows away and bring others in any order.
"""

from collections.abc import Mapping
from types import MappingProxyType

from sqlalchemy import CheckConstraint, Index, Table, UniqueConstraint
from sqlmodel import SQLModel

from campaigntui.domain.campaign import Confidence, DayKind, Moved
from campaigntui.domain.checklist import Review, Status
from campaigntui.domain.gates import Ruling
from campaigntui.domain.goals import Direction
from campaigntui.domain.people import Answer
from campaigntui.domain.stage import Stage
from campaigntui.storage.columns import Clock, Day, ListText, Rule, one_of, row_id, since, to, unique
from campaigntui.storage.filerows import METADATA


class CampaignRow(SQLModel, table=True):
    """A promotion being run."""

    __tablename__ = "campaign"
    id: int = row_id()
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
    __table_args__ = (unique("anchor", "campaign_id", "key"), one_of("anchor", "confidence", Confidence))
    id: int = row_id()
    campaign_id: int = to("campaign")
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
    id: int = row_id()
    campaign_id: int = to("campaign")
    key: str
    opens: str
    closes: str
    position: int
    name: str
    version: int


class CalendarDayRow(SQLModel, table=True):
    """A public holiday or a make-up workday."""

    __tablename__ = "calendar_day"
    __table_args__ = (one_of("calendar_day", "kind", DayKind),)
    id: int = row_id()
    campaign_id: int = to("campaign")
    day: Day
    kind: str
    name: str
    estimated: bool
    version: int
    own: bool = since("0")


class RoleRow(SQLModel, table=True):
    """A seat in the team."""

    __tablename__ = "role"
    __table_args__ = (unique("role", "campaign_id", "key"),)
    id: int = row_id()
    campaign_id: int = to("campaign")
    key: str
    name: str
    duties: ListText
    position: int
    version: int


class MemberRow(SQLModel, table=True):
    """A person of the team."""

    __tablename__ = "member"
    id: int = row_id()
    campaign_id: int = to("campaign")
    name: str
    roles: ListText
    days_off: ListText
    archived: bool
    version: int
    hours: float = since("8.0")
    weekdays_off: ListText = since("'[]'")


class StagePlanRow(SQLModel, table=True):
    """When a stage runs and who signs its gate."""

    __tablename__ = "stage_plan"
    __table_args__ = (one_of("stage_plan", "stage", Stage),)
    id: int = row_id()
    campaign_id: int = to("campaign")
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
        unique("item", "campaign_id", "key"),
        one_of("item", "stage", Stage),
        one_of("item", "status", Status),
        one_of("item", "review", Review),
        CheckConstraint("duration >= 0", name="ck_item_duration"),
        # Answers the campaign list (how many, how many done) without reading the items.
        Index("ix_item_progress", "campaign_id", "archived", "status"),
    )
    id: int = row_id()
    campaign_id: int = to("campaign")
    key: str
    stage: str
    title: str
    role: str
    member_id: int | None = to("member")
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
    tags: ListText = since("'[]'")
    evidence: str = since("''")
    attachments: ListText = since("'[]'")
    reviewer: str = since("''")
    review: str = since("''")
    review_reason: str = since("''")


class StepRow(SQLModel, table=True):
    """A line of an item's own checklist."""

    __tablename__ = "step"
    id: int = row_id()
    campaign_id: int = to("campaign")
    item_id: int = to("item")
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
    id: int = row_id()
    campaign_id: int = to("campaign")
    before: int = to("item", index=False)  # the unique pair starts with it
    after: int = to("item")
    lag: int
    version: int
    accepted: str = since("''")


class CriterionRow(SQLModel, table=True):
    """What must hold before a gate is signed."""

    __tablename__ = "criterion"
    __table_args__ = (one_of("criterion", "stage", Stage),)
    id: int = row_id()
    campaign_id: int = to("campaign")
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
    met: bool = since("0")
    value: float | None
    remark: str = since("''")


class HandoffRow(SQLModel, table=True):
    """Something that one role gives another."""

    __tablename__ = "handoff"
    __table_args__ = (one_of("handoff", "answer", Answer),)
    id: int = row_id()
    campaign_id: int = to("campaign")
    key: str
    giver: str
    receiver: str
    artefact: str
    two_way: bool
    item_id: int | None = to("item")
    version: int
    answer: str = since("''")
    answer_reason: str = since("''")
    answered: Day | None


class NoteRow(SQLModel, table=True):
    """A dated remark on an item."""

    __tablename__ = "note"
    id: int = row_id()
    campaign_id: int = to("campaign")
    item_id: int = to("item")
    text: str
    at: str
    author: str
    version: int


class FreezeRow(SQLModel, table=True):
    """A window in which certain items may no longer change."""

    __tablename__ = "freeze"
    __table_args__ = (unique("freeze", "campaign_id", "key"),)
    id: int = row_id()
    campaign_id: int = to("campaign")
    key: str
    opens: Rule
    closes: Rule
    tags: ListText
    name: str
    version: int


class BaselineRow(SQLModel, table=True):
    """Planned windows kept for comparison."""

    __tablename__ = "baseline"
    id: int = row_id()
    campaign_id: int = to("campaign")
    name: str
    day: Day
    items: ListText
    starts: ListText
    finishes: ListText
    version: int


class RitualRow(SQLModel, table=True):
    """A recurring meeting."""

    __tablename__ = "ritual"
    __table_args__ = (unique("ritual", "campaign_id", "key"), one_of("ritual", "moved", Moved))
    id: int = row_id()
    campaign_id: int = to("campaign")
    key: str
    name: str
    rrule: str
    clock: Clock | None
    minutes: int
    workdays: bool
    moved: str
    opens: Rule | None
    closes: Rule | None
    host: str
    attendees: ListText
    agenda: ListText
    outputs: ListText
    daily_from: Rule | None
    daily_to: Rule | None
    position: int
    version: int


class VerdictRow(SQLModel, table=True):
    """A signature under the gate of a stage."""

    __tablename__ = "verdict"
    __table_args__ = (one_of("verdict", "stage", Stage), one_of("verdict", "ruling", Ruling))
    id: int = row_id()
    campaign_id: int = to("campaign")
    stage: str
    ruling: str
    day: Day
    member_id: int | None = to("member")
    signer: str
    reason: str
    open_items: ListText
    open_criteria: ListText
    reopened: Day | None
    reopen_reason: str
    version: int


class KeyResultRow(SQLModel, table=True):
    """A number that a role answers for."""

    __tablename__ = "key_result"
    __table_args__ = (unique("key_result", "campaign_id", "key"), one_of("key_result", "direction", Direction))
    id: int = row_id()
    campaign_id: int = to("campaign")
    key: str
    title: str
    role: str
    metric: str
    unit: str
    direction: str
    hold: bool
    baseline: float | None
    growth: float | None
    target: float | None
    weight: int
    items: ListText
    actual: float | None
    measured: Day | None
    position: int
    version: int


TABLE: Mapping[str, Table] = MappingProxyType(dict(METADATA.tables))
"""Table name -> table, for every table of a plan file."""
