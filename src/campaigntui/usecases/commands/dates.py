"""Changes of dates and links."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from campaigntui.domain.ids import ItemId, RowId
from campaigntui.domain.value import record
from campaigntui.usecases.commands import Command

if TYPE_CHECKING:
    from campaigntui.domain.plan import Plan


DATED = frozenset(("due", "duration", "any_day"))
"""Fields of an item that give it other dates, so that what is linked may have to follow."""


class Follow(StrEnum):
    """What becomes of the items that are linked to what moves.

    What moves later draws those that wait for it; what moves earlier draws those it waits for. Done items never follow.
    """

    ALL = "all"
    """The whole chain goes along by the same distance."""
    BUFFER = "buffer"
    """Only what the room between them cannot absorb goes along, and only so far that no link is contradicted."""
    KEEP = "keep"
    """Nothing goes along; links may be contradicted."""


@record
class ShiftItems(Command):
    """Move due dates by `workdays` of the campaign's calendar, keeping the anchor an item hangs on."""

    items: tuple[ItemId, ...]
    workdays: int
    follow: Follow = Follow.KEEP


@record
class StretchItems(Command):
    """Make items longer or shorter by `workdays`; a duration never falls below 0."""

    items: tuple[ItemId, ...]
    workdays: int
    follow: Follow = Follow.KEEP


@record
class AddLink(Command):
    """`after` starts when `before` has finished, plus `lag` working days. A cycle is refused, item by item."""

    before: ItemId
    after: ItemId
    lag: int = 0

    def subject(self, before: Plan, after: Plan) -> tuple[str, int]:
        """See `Command`."""
        return before.item[self.after].title, 1


@record
class RemoveLink(Command):
    """Take a link away."""

    link_id: RowId

    def subject(self, before: Plan, after: Plan) -> tuple[str, int]:
        """See `Command`."""
        return before.item[before.link[self.link_id].after].title, 1
