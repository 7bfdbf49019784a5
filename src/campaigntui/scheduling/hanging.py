"""What hangs on each moment of a campaign, and would move with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from campaigntui.domain.campaign import Freeze, Phase, Ritual
from campaigntui.domain.checklist import Status
from campaigntui.domain.due import Due
from campaigntui.domain.ids import ItemId
from campaigntui.domain.stage import Stage
from campaigntui.scheduling.outlook import Outlook


class Hanging(NamedTuple):
    """Everything whose dates are counted from one moment."""

    items: tuple[ItemId, ...] = ()
    """Open items that are due, or have their deadline, so many days from it; by planned finish."""
    gates: tuple[Stage, ...] = ()
    windows: tuple[Stage, ...] = ()
    """Stages that open or close by it."""
    phases: tuple[Phase, ...] = ()
    freezes: tuple[Freeze, ...] = ()
    rituals: tuple[Ritual, ...] = ()


def hanging(outlook: Outlook) -> Mapping[str, Hanging]:
    """Key of each moment -> what hangs on it. O(rows)."""
    plan = outlook.plan
    items: dict[str, list[ItemId]] = defaultdict(list)
    for item in plan.item.values():
        if item.status is not Status.DONE and not item.archived:
            for key in _keys(item.due, item.ready_by):
                items[key].append(item.id)
    gates: dict[str, list[Stage]] = defaultdict(list)
    windows: dict[str, list[Stage]] = defaultdict(list)
    for part in sorted(plan.stage_plan.values(), key=lambda part: part.stage.number):
        for key in _keys(part.gate_due):
            gates[key].append(part.stage)
        for key in _keys(part.opens, part.closes):
            windows[key].append(part.stage)

    def by_finish(item_id: ItemId) -> tuple[date, ItemId]:
        return outlook.schedule.windows[item_id].planned_finish or date.max, item_id

    return {
        key: Hanging(
            tuple(sorted(items[key], key=by_finish)),
            tuple(gates[key]),
            tuple(windows[key]),
            tuple(p for p in plan.phase.values() if key in (p.opens, p.closes)),
            tuple(f for f in plan.freeze.values() if key in _keys(f.opens, f.closes)),
            tuple(r for r in plan.ritual.values() if key in _keys(r.opens, r.closes, r.daily_from, r.daily_to)),
        )
        for key in outlook.anchor_days
    }


def _keys(*rules: Due | None) -> set[str]:
    return {rule.anchor for rule in rules if rule is not None and rule.day is None}
