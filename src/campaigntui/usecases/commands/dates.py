"""Changes of dates and links."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from campaigntui.domain.ids import ItemId, RowId
from campaigntui.usecases.commands import Command

if TYPE_CHECKING:
    from campaigntui.domain.plan import Plan


@dataclass(frozen=True, slots=True)
class ShiftItems(Command):
    """Move due dates by `workdays` of the campaign's calendar, keeping the anchor an item hangs on."""

    items: tuple[ItemId, ...]
    workdays: int


@dataclass(frozen=True, slots=True)
class StretchItems(Command):
    """Make items longer or shorter by `workdays`; a duration never falls below 0."""

    items: tuple[ItemId, ...]
    workdays: int


@dataclass(frozen=True, slots=True)
class AddLink(Command):
    """`after` starts when `before` has finished, plus `lag` working days. A cycle is refused, item by item."""

    before: ItemId
    after: ItemId
    lag: int = 0

    def subject(self, before: Plan, after: Plan) -> tuple[str, int]:
        """See `Command`."""
        return before.item[self.after].title, 1


@dataclass(frozen=True, slots=True)
class RemoveLink(Command):
    """Take a link away."""

    link_id: RowId

    def subject(self, before: Plan, after: Plan) -> tuple[str, int]:
        """See `Command`."""
        return before.item[before.link[self.link_id].after].title, 1
