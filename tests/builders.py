"""Plans and outlooks with readable defaults, for tests that need only a few things to be special."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from campaigntui.domain.campaign import EVERY_DAY, Phase
from campaigntui.domain.checklist import Item, Status
from campaigntui.domain.due import Due
from campaigntui.domain.ids import ItemId, RowId
from campaigntui.domain.plan import Plan
from campaigntui.domain.stage import Stage
from campaigntui.scheduling.look import look
from campaigntui.scheduling.outlook import Outlook
from tests.scheduling import plans

D_DAY = date(2026, 11, 11)
"""A Wednesday."""
TODAY = date(2026, 10, 12)
"""A Monday, D-30."""


def an_item(number: int, due: str = "D-25", title: str = "", stage: Stage = Stage.PLAN, **fields: Any) -> Item:
    """An open item of one working day; `fields` are those of `Item`."""
    item = Item(
        id=ItemId(number),
        campaign_id=plans.HERE,
        key=f"item-{number}",
        stage=stage,
        title=title or f"Item {number}",
        role="designer",
        due=Due.parse(due),
        position=number,
    )
    return replace(item, **fields)


def started(item: Item, day: date) -> Item:
    """The item in progress since that day."""
    return replace(item, status=Status.IN_PROGRESS, started=day)


def finished(item: Item, day: date) -> Item:
    """The item done on that day."""
    return replace(item, status=Status.DONE, started=item.started or day, finished=day)


def a_plan(
    *items: Item,
    links: Sequence[tuple[int, int, int]] = (),
    anchors: dict[str, date] | None = None,
    phases: Sequence[tuple[str, str, str]] = (),
    gates: dict[Stage, Due] | None = None,
    calendar: str = EVERY_DAY,
    d_day: date = D_DAY,
) -> Plan:
    """A plan of these items, worked every day; `links` are (before, after, lag), `phases` (key, opens, closes)."""
    plan = plans.a_plan(d_day, items, links, calendar=calendar, anchors=anchors, gates=gates)
    bands = (Phase(RowId(600_000 + n), plans.HERE, *phase, n) for n, phase in enumerate(phases))
    return plan.put(*bands)


def an_outlook(*items: Item, today: date = TODAY, **plan: Any) -> Outlook:
    """The outlook of `a_plan` on that day."""
    return look(a_plan(*items, **plan), today)
