"""Who does the work: roles, members, and what one role hands to another."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from campaigntui.domain.ids import CampaignId, ItemId, MemberId, RowId
from campaigntui.domain.value import Value, record

ROLES: tuple[str, ...] = ("director", "store_manager", "promoter", "designer", "service", "warehouse", "analyst")
"""The seven standard roles; a campaign may rename them or add its own."""

EXTERNALS: tuple[str, ...] = ("leadership", "supplier", "platform", "carrier")
"""Parties outside the team: they take or give handoffs but never own an item."""


@record
class Role(Value):
    """A seat in the team. Items belong to roles; members hold roles."""

    id: RowId
    campaign_id: CampaignId
    key: str
    name: str = ""
    """Shown name; empty for a standard role under its usual name."""
    duties: tuple[str, ...] = ()
    position: int = 0
    version: int = 0


@record
class Member(Value):
    """A person of the team."""

    id: MemberId
    campaign_id: CampaignId
    name: str
    roles: tuple[str, ...] = ()
    days_off: tuple[date, ...] = ()
    """Days on which the person does not work; items assigned to them skip these days."""
    archived: bool = False
    version: int = 0
    hours: float = 8.0
    """Working hours a day; fewer for part time."""
    weekdays_off: tuple[int, ...] = ()
    """Days of the week on which the person never works besides the calendar's, Monday = 0."""

    def is_off(self, day: date) -> bool:
        """True on a day off, and on a day of the week on which the person never works."""
        return day in self.days_off or day.weekday() in self.weekdays_off


class Answer(StrEnum):
    """What the receiver said about what was handed over."""

    NONE = ""
    ACCEPTED = "accepted"
    RETURNED = "returned"


@record
class Handoff(Value):
    """Something that one role gives another."""

    id: RowId
    campaign_id: CampaignId
    key: str
    giver: str
    receiver: str
    artefact: str
    two_way: bool = False
    item_id: ItemId | None = None
    """The item that produces it."""
    version: int = 0
    answer: Answer = Answer.NONE
    answer_reason: str = ""
    """Why it was returned."""
    answered: date | None = None
