"""The days by which items have to be finished for their own sake, whatever waits for them, and which are missed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple, TypeAlias

from campaigntui.domain.checklist import Item, Status
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


HardEnd: TypeAlias = tuple[BreakKind, Stage, ItemId | None]
"""A gate, D-day or the close of a stage; with an item, the deadline of that item."""


def missed_ends(outlook: Outlook) -> dict[HardEnd, int]:
    """Hard ends that are missed, with the working days they are missed by."""
    found: dict[HardEnd, int] = {}
    for stage, health in outlook.health.stages.items():
        if health.gate_slack is not None and health.gate_slack < 0:
            found[BreakKind.GATE, stage, None] = -health.gate_slack
    windows, plan, calendar = outlook.schedule.windows, outlook.plan, outlook.calendar
    # Many items share their deadlines, and counting days is what costs here.
    counts: dict[tuple[date, date], int] = {}
    for item_id, health_of_item in outlook.health.items.items():
        window = windows[item_id]
        # Only an open item without slack misses anything.
        if window.slack is None or window.slack >= 0:
            continue
        for each in health_of_item.breaks:
            if each.kind in (BreakKind.D_DAY, BreakKind.STAGE):
                end = each.kind, each.stage, None
                found[end] = max(each.days, found.get(end, 0))
        item = plan.item[item_id]
        if item.ready_by is None or item.status is Status.DONE:
            continue
        span = resolve(item.ready_by, plan, calendar), window.forecast_finish
        if span not in counts:
            counts[span] = calendar.count(*span) if span[0] < span[1] else 0
        if counts[span] > 0:
            found[BreakKind.DEADLINE, item.stage, item_id] = counts[span]
    return found
