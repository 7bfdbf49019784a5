"""How far a plan has drifted from a baseline: items and stages, in working days of the campaign's calendar."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple, TypeAlias

from campaigntui.domain.campaign import Baseline
from campaigntui.domain.ids import ItemId
from campaigntui.domain.plan import Plan
from campaigntui.domain.stage import STAGES, Stage
from campaigntui.scheduling.schedule import Schedule
from campaigntui.scheduling.workdays import DayLine, WorkCalendar


class ItemDrift(NamedTuple):
    """One item that the baseline and the plan both have. Positive numbers are working days later."""

    item_id: ItemId
    was: date | None
    """Planned finish in the baseline."""
    planned: date | None
    forecast: date
    planned_days: int
    """From the finish in the baseline to the planned finish; 0 when one of the two has none."""
    forecast_days: int
    """From the finish in the baseline to the forecast finish, which is the day it was done for a done item."""


class StageDrift(NamedTuple):
    """The end of a stage, compared over the items that both have."""

    stage: Stage
    was: date
    """Last planned finish in the baseline."""
    planned: date
    forecast: date
    planned_days: int
    forecast_days: int
    moved: int
    """Items whose planned or forecast finish differs from the baseline."""


class Drift(NamedTuple):
    """A plan beside one of its baselines."""

    baseline: Baseline
    items: tuple[ItemDrift, ...]
    """In the order of the baseline."""
    stages: tuple[StageDrift, ...]
    """Stages with an item that both have, in their order."""
    added: tuple[ItemId, ...]
    """Items that came after the baseline."""
    removed: tuple[ItemId, ...]
    """Items of the baseline that are archived or gone."""


Count: TypeAlias = Callable[[date | None, date | None], int]


def drift(plan: Plan, schedule: Schedule, calendar: WorkCalendar, baseline: Baseline) -> Drift:
    """Compare; `schedule` and `calendar` are those of `plan`. O(items)."""
    windows = schedule.windows
    kept = [(i, finish) for i, finish in zip(baseline.items, baseline.finishes, strict=True) if i in windows]
    ends = [finish for _, finish in kept]
    ends += [day for i, _ in kept for day in (windows[i].planned_finish, windows[i].forecast_finish)]
    count = _counter(calendar, (day for day in ends if day is not None))
    items = []
    for item_id, was in kept:
        window = windows[item_id]
        planned, forecast = window.planned_finish, window.forecast_finish
        items.append(ItemDrift(item_id, was, planned, forecast, count(was, planned), count(was, forecast)))
    known = set(baseline.items)
    return Drift(
        baseline=baseline,
        items=tuple(items),
        stages=tuple(_stages(plan, items, count)),
        added=tuple(i for i in windows if i not in known),
        removed=tuple(i for i in baseline.items if i not in windows),
    )


def _counter(calendar: WorkCalendar, days: Iterable[date]) -> Count:
    """Working days from one of these dates to another, negative when the other is earlier; 0 when one is missing."""
    known = set(days)
    line = DayLine.lay(calendar, min(known).toordinal(), max(known).toordinal()) if known else None

    def count(was: date | None, now: date | None) -> int:
        return 0 if line is None or was is None or now is None else line.count(was.toordinal(), now.toordinal())

    return count


def _stages(plan: Plan, items: Iterable[ItemDrift], count: Count) -> Iterable[StageDrift]:
    mine: dict[Stage, list[ItemDrift]] = {stage: [] for stage in STAGES}
    for item in items:
        mine[plan.item[item.item_id].stage].append(item)
    for stage, found in mine.items():
        was = max((item.was for item in found if item.was is not None), default=None)
        planned = max((item.planned for item in found if item.planned is not None), default=None)
        if was is None or planned is None:
            continue
        forecast = max(item.forecast for item in found)
        moved = sum(bool(item.planned_days or item.forecast_days) for item in found)
        yield StageDrift(stage, was, planned, forecast, count(was, planned), count(was, forecast), moved)
