"""What the doors get to see: frozen values, never rows that could be saved."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from campaigntui.domain.ids import CampaignId, ItemId
from campaigntui.domain.journal import Change, Entry
from campaigntui.scheduling.difference import Shift
from campaigntui.scheduling.outlook import Outlook


class CampaignSummary(NamedTuple):
    """A line of the campaign list."""

    id: CampaignId
    name: str
    shop: str
    playbook: str
    d_day: date
    language: str
    archived: bool
    items: int
    """Items that are not archived."""
    done: int


class PlanSnapshot(NamedTuple):
    """One campaign on one day, with the journal lines that undo and redo would act on."""

    outlook: Outlook
    undo: Entry | None = None
    redo: Entry | None = None


class Preview(NamedTuple):
    """What a command would do, for the difference that is shown first."""

    changes: tuple[Change, ...]
    moved: tuple[Shift, ...]
    """Items whose planned window changes."""
    in_past: tuple[ItemId, ...]
    """Moved items whose planned finish would lie before today."""
    asks: bool
    """True when more than 20 items change, or an item moves that the command does not name."""


class Outcome(NamedTuple):
    """What a command did: the plan as it stands now and the journal entry it left (None: nothing to change)."""

    snapshot: PlanSnapshot
    entry: Entry | None
    changes: tuple[Change, ...]
