"""Which rows the chart has: one for every stage, and one for every item of the stages that are open."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from campaigntui.domain.checklist import Item
from campaigntui.domain.ids import ItemId
from campaigntui.domain.stage import STAGES, Stage
from campaigntui.scheduling.outlook import Outlook

RowKey: TypeAlias = Stage | ItemId
"""What a row is about. It stays the same when dates, order or filter change."""


class Rows(NamedTuple):
    """The rows from top to bottom, and where each of them is."""

    keys: tuple[RowKey, ...] = ()
    places: Mapping[RowKey, int] = MappingProxyType({})

    @classmethod
    def of(
        cls,
        outlook: Outlook,
        opened: Collection[Stage] = STAGES,
        keep: Callable[[Item], bool] | None = None,
    ) -> Rows:
        """The rows of a plan; `keep` says which items pass a filter. Costs one step for each item of an open stage.

        Under a filter a stage without a matching item has no row.
        """
        keys: list[RowKey] = []
        for stage in STAGES:
            items = outlook.items[stage]
            if keep is not None:
                items = tuple(item for item in items if keep(item))
                if not items:
                    continue
            keys.append(stage)
            if stage in opened:
                keys += [item.id for item in items]
        return cls(tuple(keys), {key: place for place, key in enumerate(keys)})

    def near(self, key: RowKey | None, place: int) -> RowKey | None:
        """The key itself if it has a row, else the row now at that place, else the last; None without rows."""
        if key in self.places or not self.keys:
            return key if self.keys else None
        return self.keys[min(max(place, 0), len(self.keys) - 1)]
