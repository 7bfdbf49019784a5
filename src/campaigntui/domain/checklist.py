"""Checklist items with their steps, links and notes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from campaigntui.domain.due import Due
from campaigntui.domain.ids import CampaignId, ItemId, MemberId, RowId
from campaigntui.domain.stage import Stage


class Status(StrEnum):
    """What a person has said about an item. Late, ready and waiting are derived, never stored."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    BLOCKED = "blocked"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Item:
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


@dataclass(frozen=True, slots=True)
class Step:
    """A line of an item's own checklist."""

    id: RowId
    campaign_id: CampaignId
    item_id: ItemId
    title: str
    done: bool = False
    position: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """`after` starts when `before` has finished, plus `lag` working days (may be negative)."""

    id: RowId
    campaign_id: CampaignId
    before: ItemId
    after: ItemId
    lag: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """A dated remark on an item."""

    id: RowId
    campaign_id: CampaignId
    item_id: ItemId
    text: str
    at: str
    """UTC instant in ISO form."""
    author: str = ""
    version: int = 0
