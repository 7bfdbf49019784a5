"""Checklist items with their steps, links and notes."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from campaigntui.domain.due import Due
from campaigntui.domain.ids import CampaignId, ItemId, MemberId, RowId
from campaigntui.domain.stage import Stage
from campaigntui.domain.value import Value, record


class Status(StrEnum):
    """What a person has said about an item. Late, ready and waiting are derived, never stored."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    BLOCKED = "blocked"
    DONE = "done"


class Review(StrEnum):
    """Where an item stands with its second pair of eyes."""

    NONE = ""
    ASKED = "asked"
    PASSED = "passed"
    RETURNED = "returned"


@record
class Item(Value):
    """A piece of work with one role, a due date and a test of done."""

    id: ItemId
    campaign_id: CampaignId
    key: str
    """What people and files call it; unique in the campaign."""
    stage: Stage
    title: str
    role: str = ""
    """Key of the role that owns it; empty is a hole."""
    member_id: MemberId | None = None
    due: Due | None = None
    duration: int = 1
    """Working days; 0 is a milestone."""
    any_day: bool = False
    """May fall on a weekend or a holiday (launch nights, live desks)."""
    gate: bool = False
    """Required before the gate of its stage is signed."""
    ready_by: Due | None = None
    """Hard deadline of its own."""
    deliverable: str = ""
    acceptance: str = ""
    """The test of done."""
    consulted: tuple[str, ...] = ()
    status: Status = Status.OPEN
    reason: str = ""
    """Why it is blocked."""
    started: date | None = None
    finished: date | None = None
    archived: bool = False
    position: int = 0
    version: int = 0
    tags: tuple[str, ...] = ()
    evidence: str = ""
    """What proves that it is done: words, a path or a link."""
    attachments: tuple[str, ...] = ()
    """Paths and links of things that belong to it."""
    reviewer: str = ""
    """Key of the role that looks it over before it counts as done; empty when nobody does."""
    review: Review = Review.NONE
    review_reason: str = ""
    """Why it was returned."""


@record
class Step(Value):
    """A line of an item's own checklist."""

    id: RowId
    campaign_id: CampaignId
    item_id: ItemId
    title: str
    done: bool = False
    position: int = 0
    version: int = 0


@record
class Link(Value):
    """`after` starts when `before` has finished, plus `lag` working days (may be negative)."""

    id: RowId
    campaign_id: CampaignId
    before: ItemId
    after: ItemId
    lag: int = 0
    version: int = 0
    accepted: str = ""
    """Why it is all right that the planned windows contradict it; empty: it is not."""


@record
class Note(Value):
    """A dated remark on an item."""

    id: RowId
    campaign_id: CampaignId
    item_id: ItemId
    text: str
    at: str
    """UTC instant in ISO form."""
    author: str = ""
    version: int = 0
