"""Changes of many items at once, each one step of undo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING

from campaigntui.domain.ids import ItemId
from campaigntui.domain.value import record
from campaigntui.usecases.commands import Command
from campaigntui.usecases.commands.items import Value

if TYPE_CHECKING:
    from campaigntui.domain.plan import Plan


@record
class EditItems(Command):
    """Give fields of items the same value. `changes` is as in `EditItem`; a title belongs to one item only."""

    items: tuple[ItemId, ...]
    changes: Mapping[str, Value] = field(default_factory=dict)


@record
class TagItems(Command):
    """Put tags on items and take others off; the rest of their tags stay."""

    items: tuple[ItemId, ...]
    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()

    def told_as(self, before: Plan, after: Plan) -> str:
        """See `Command`."""
        return "TagItems" if self.add else "UntagItems"
