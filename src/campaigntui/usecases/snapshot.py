"""What the doors get to see: frozen values, never rows that could be saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from campaigntui.domain.journal import Change, Entry
from campaigntui.scheduling.outlook import Outlook

if TYPE_CHECKING:
    from campaigntui.domain.campaign import Anchor
    from campaigntui.domain.checklist import Item
    from campaigntui.domain.plan import Plan
    from campaigntui.scheduling.effects import Effects


class PlanSnapshot(NamedTuple):
    """One campaign on one day, with the journal lines that undo and redo would act on."""

    outlook: Outlook
    undo: Entry | None = None
    redo: Entry | None = None


class Staying(NamedTuple):
    """What does not go along with a change although it might be expected to. Finished items are not named."""

    anchors: tuple[Anchor, ...] = ()
    """Moments that are confirmed or set by hand."""
    items: tuple[Item, ...] = ()
    """Open items with a date that was set by hand."""


class Preview(NamedTuple):
    """What a command would do, for the difference that is shown first."""

    changes: tuple[Change, ...]
    effects: Effects
    """What the change does to dates."""
    staying: Staying
    plan: Plan
    """The plan as it would stand: what the ids of the effects name."""
    asks: bool
    """True when more than 20 items change, an item moves that the command does not name, or one that names none breaks
    something."""

    @property
    def reaches_far(self) -> bool:
        """True when more than one item moves, or a link is contradicted that was not before."""
        return len(self.effects.planned) > 1 or bool(self.effects.contradicted)


class Outcome(NamedTuple):
    """What a command did: the plan as it stands now and the journal entry it left (None: nothing to change)."""

    snapshot: PlanSnapshot
    entry: Entry | None
    changes: tuple[Change, ...]
