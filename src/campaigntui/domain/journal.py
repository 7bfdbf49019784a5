"""What happened: one entry per command, with the image of every row before and after."""

from __future__ import annotations

from enum import StrEnum

from campaigntui.domain.ids import CampaignId
from campaigntui.domain.plan import Row
from campaigntui.domain.value import Value, record


@record
class Change(Value):
    """One row before and after; `before` is None for a new row, `after` for one that is gone."""

    table: str
    id: int
    before: Row | None
    after: Row | None


class EntryState(StrEnum):
    """Whether an entry is in force. A new command drops what was undone, so that redo never crosses it."""

    DONE = "done"
    UNDONE = "undone"
    DROPPED = "dropped"
    NOTED = "noted"
    """The line that records an undo or a redo itself; it cannot be undone."""


@record
class Entry(Value):
    """A line of the journal."""

    seq: int
    at: str
    """UTC instant in ISO form."""
    who: str
    kind: str
    """Name of the command class, such as `FinishItems`; the wording turns it into a phrase."""
    campaign_id: CampaignId
    subject: str
    """What it was about: the title of the first item, the name of the member, …"""
    count: int
    """How many subjects there were."""
    state: EntryState = EntryState.DONE
