"""The days by which an item has to be finished for its own sake, whatever waits for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from campaigntui.domain.checklist import Item
from campaigntui.domain.ids import ItemId
from campaigntui.domain.stage import Stage
from campaigntui.scheduling.engine import resolve
from campaigntui.scheduling.health import BreakKind
from campaigntui.scheduling.outlook import Outlook


class End(NamedTuple):
    """A hard end of an item."""

    kind: BreakKind
    stage: Stage
    day: date
    item_id: ItemId
    """The item that has to keep it."""


def own_ends(outlook: Outlook, item: Item) -> Iterator[End]:
    """Gate, deadline, and D-day or the close of the stage, in this order, where the item has them."""
    plan, gate = outlook.plan, outlook.health.stages[item.stage].gate_day
    if item.gate and gate is not None:
        yield End(BreakKind.GATE, item.stage, gate, item.id)
    if item.ready_by is not None:
        yield End(BreakKind.DEADLINE, item.stage, resolve(item.ready_by, plan, outlook.calendar), item.id)
    if item.stage is Stage.REVIEW:
        return
    d_day, part = plan.d_day.day, outlook.stage_plans.get(item.stage)
    closes = resolve(part.closes, plan, outlook.calendar) if part is not None else d_day
    if closes > d_day and item.due is not None and resolve(item.due, plan, outlook.calendar) > d_day:
        yield End(BreakKind.STAGE, item.stage, closes, item.id)
    else:
        yield End(BreakKind.D_DAY, item.stage, d_day, item.id)
