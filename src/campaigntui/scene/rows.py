"""Which rows the chart has: one for every head, and one for every item under the heads that are open."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from campaigntui.domain.checklist import Item
from campaigntui.domain.ids import ItemId
from campaigntui.domain.stage import STAGES
from campaigntui.scene.groups import HEADS, Grouping, Head, Holder, Tally, grouped, head_of
from campaigntui.scheduling.outlook import Outlook

RowKey: TypeAlias = Head | ItemId
"""What a row is about. It stays the same when dates, order or filter change."""


class Rows(NamedTuple):
    """The rows from top to bottom, and where each of them is."""

    keys: tuple[RowKey, ...] = ()
    places: Mapping[RowKey, int] = MappingProxyType({})
    tallies: Mapping[Holder, Tally] = MappingProxyType({})
    """How the items of a role or member stand, whatever a filter hides. Stages have their health instead."""
    grouping: Grouping = Grouping.STAGE

    @classmethod
    def of(
        cls,
        outlook: Outlook,
        opened: Collection[Head] = STAGES,
        keep: Callable[[Item], bool] | None = None,
        grouping: Grouping = Grouping.STAGE,
    ) -> Rows:
        """The rows of a plan; `keep` says which items pass a filter. Costs one step for each item of an open head.

        Under a filter a head without a matching item has no row.
        """
        keys: list[RowKey] = []
        tallies: dict[Holder, Tally] = {}
        for head, items in grouped(outlook, grouping).items():
            passed = items if keep is None else [item for item in items if keep(item)]
            if keep is not None and not passed:
                continue
            keys.append(head)
            if isinstance(head, Holder):
                tallies[head] = Tally.of(outlook, items)
            if head in opened:
                keys += [item.id for item in passed]
        return cls(tuple(keys), {key: place for place, key in enumerate(keys)}, tallies, grouping)

    def head(self, outlook: Outlook, key: RowKey | None) -> Head | None:
        """The head that a row stands under, or is; None for an item that is not in the plan."""
        if key is None or isinstance(key, HEADS):
            return key
        item = outlook.plan.item.get(key)
        return None if item is None else head_of(item, self.grouping)

    def near(self, key: RowKey | None, place: int) -> RowKey | None:
        """The key itself if it has a row, else the row now at that place, else the last; None without rows."""
        if key in self.places or not self.keys:
            return key if self.keys else None
        return self.keys[min(max(place, 0), len(self.keys) - 1)]
