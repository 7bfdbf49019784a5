"""A baseline under the heads of rows: from the first to the last day that it planned for what stands there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from campaigntui.domain.ids import ItemId
from campaigntui.scene.bars import Window
from campaigntui.scene.groups import Grouping, Head, head_of
from campaigntui.scene.labels import Planned
from campaigntui.scheduling.outlook import Outlook


def under_heads(outlook: Outlook, grouping: Grouping, ghost: Mapping[ItemId, Window]) -> Mapping[Head, Planned]:
    """Head -> what the baseline planned for its items, and when they are planned to be finished now.

    Only items that both know count. One step for each item of the baseline.
    """
    found: dict[Head, tuple[date, date, date]] = {}
    for item_id, (first, last) in ghost.items():
        window = outlook.schedule.windows.get(item_id)
        if window is None or window.planned_finish is None or first is None or last is None:
            continue
        head, now = head_of(outlook.plan.item[item_id], grouping), window.planned_finish
        known = found.get(head, (first, last, now))
        found[head] = min(known[0], first), max(known[1], last), max(known[2], now)
    return {head: Planned((first, last), now) for head, (first, last, now) in found.items()}
