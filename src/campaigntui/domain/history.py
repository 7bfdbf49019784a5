"""What people ask of the journal: which entries, and what a way back would do. Apart from the journal itself, so that a
command that does not ask need not load it.
"""

from __future__ import annotations

from typing import NamedTuple

from campaigntui.domain.ids import CampaignId, ItemId
from campaigntui.domain.journal import Entry
from campaigntui.domain.stage import Stage


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
