"""Build the outlook: one pass from a plan to everything that views draw."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeVar

from campaigntui.domain.checklist import Item, Link, Note, Step
from campaigntui.domain.gates import Criterion
from campaigntui.domain.ids import ItemId
from campaigntui.domain.people import Handoff
from campaigntui.domain.plan import Plan
from campaigntui.domain.stage import STAGES, Stage
from campaigntui.scheduling.assess import assess
from campaigntui.scheduling.engine import NO_DELAYS, calendar_of, schedule
from campaigntui.scheduling.outlook import Outlook
from campaigntui.scheduling.schedule import Schedule

Part = TypeVar("Part", Step, Note, Handoff)


_DATED = ("campaign", "anchor", "calendar_day", "member", "stage_plan", "item", "link", "freeze")
"""Tables on which windows and health depend."""


def look(plan: Plan, today: date, delays: Mapping[ItemId, int] = NO_DELAYS, known: Outlook | None = None) -> Outlook:
    """The plan on `today`, with `delays` as in `schedule`. Raises `RuleBroken` where that does.

    `known`, an outlook without delays, lends windows and health where it was made from the very same items and dates:
    a note or a step of ten thousand items does not schedule them anew.
    """
    if (
        known is None
        or delays
        or known.today != today
        or any(getattr(plan, t) is not getattr(known.plan, t) for t in _DATED)
    ):
        known = _scheduled(plan, today, delays)
    criteria: dict[Stage, tuple[Criterion, ...]] = {
        s: tuple(sorted((c for c in plan.criterion.values() if c.stage is s), key=lambda c: c.position)) for s in STAGES
    }
    return known._replace(
        plan=plan,
        steps=_by_item(sorted(plan.step.values(), key=lambda s: (s.position, s.id))),
        notes=_by_item(sorted(plan.note.values(), key=lambda n: (n.at, n.id))),
        handoffs=_by_item(plan.handoff.values()),
        criteria=criteria,
        roles={r.key: r for r in sorted(plan.role.values(), key=lambda r: (r.position, r.id))},
    )


def _scheduled(plan: Plan, today: date, delays: Mapping[ItemId, int]) -> Outlook:
    """The outlook as far as it depends on items and dates."""
    calendar = calendar_of(plan)
    windows = schedule(plan, today, calendar, delays)
    waits_for, awaited_by = _links(plan)
    return Outlook(
        plan=plan,
        today=today,
        calendar=calendar,
        schedule=windows,
        health=assess(plan, windows, calendar, today, waits_for, awaited_by),
        items=_by_stage(plan, windows),
        steps={},
        notes={},
        waits_for=waits_for,
        awaited_by=awaited_by,
        handoffs={},
        stage_plans={s.stage: s for s in plan.stage_plan.values()},
        criteria={},
        roles={},
        anchor_days={a.key: a.day for a in plan.anchor.values()},
    )


def _by_stage(plan: Plan, windows: Schedule) -> Mapping[Stage, tuple[Item, ...]]:
    stages: dict[Stage, list[Item]] = {stage: [] for stage in STAGES}
    for item in plan.item.values():
        if not item.archived:
            stages[item.stage].append(item)

    def place(item: Item) -> tuple[date, int, int]:
        return windows.windows[item.id].planned_start or date.max, item.position, item.id

    return {stage: tuple(sorted(items, key=place)) for stage, items in stages.items()}


def _links(plan: Plan) -> tuple[dict[ItemId, tuple[Link, ...]], dict[ItemId, tuple[Link, ...]]]:
    into: dict[ItemId, list[Link]] = defaultdict(list)
    out: dict[ItemId, list[Link]] = defaultdict(list)
    gone = {item.id for item in plan.item.values() if item.archived}
    for link in plan.link.values():
        if link.before not in gone and link.after not in gone:
            into[link.after].append(link)
            out[link.before].append(link)
    return {i: tuple(found) for i, found in into.items()}, {i: tuple(found) for i, found in out.items()}


def _by_item(parts: Iterable[Part]) -> dict[ItemId, tuple[Part, ...]]:
    found: dict[ItemId, list[Part]] = defaultdict(list)
    for part in parts:
        if part.item_id is not None:
            found[part.item_id].append(part)
    return {i: tuple(p) for i, p in found.items()}
