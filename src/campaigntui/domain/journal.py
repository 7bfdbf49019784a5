"""What happened: one entry per command, with the image of every row before and after."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from campaigntui.domain.ids import CampaignId, ItemId
from campaigntui.domain.plan import Row
from campaigntui.domain.stage import Stage


@dataclass(frozen=True, slots=True)
class Change:
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


@dataclass(frozen=True, slots=True)
class Entry:
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


class Wanted(NamedTuple):
    """Which entries somebody wants to see: those that fit every field that is given."""

    campaign_id: CampaignId | None = None
    item_id: ItemId | None = None
    """The item itself, its steps, notes, links and handoffs."""
    stage: Stage | None = None
    """Items of the stage, its window, its gate."""
    who: str = ""
    """A part of the name that signed it."""
    kind: str = ""
    """Name of a command class, however it is cased."""
    since: str = ""
    """First UTC instant in ISO form, as `Entry.at`."""
    until: str = ""
    """The instant before which it happened."""
    words: str = ""
    """A part of the subject."""


class Rewind(NamedTuple):
    """What going to the moment right after an entry would do."""

    entry: Entry
    back: bool
    """True when changes are taken back, False when they are done again."""
    steps: tuple[Entry, ...]
    """The changes in the order in which they are walked; empty when the plan is there already."""
    items: tuple[tuple[int, str], ...]
    """Number and title of the items that change."""
