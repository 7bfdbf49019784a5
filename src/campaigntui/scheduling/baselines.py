"""Keeping the planned windows of a day for comparison, several by name."""

from __future__ import annotations

from datetime import date

from campaigntui.domain.campaign import Baseline
from campaigntui.domain.ids import RowId
from campaigntui.domain.plan import Plan
from campaigntui.scheduling.schedule import Schedule


def frozen(plan: Plan, schedule: Schedule, name: str, day: date) -> Baseline:
    """The planned windows of every item of `schedule` as a row that `plan.put` takes.

    A baseline of the same name is replaced, so it keeps its id; another name gets the plan's next free id, so put the
    row before asking for another one. `schedule` is that of `plan`; `name` is taken as it is.
    """
    known = baseline_named(plan, name)
    windows = schedule.windows
    return Baseline(
        id=known.id if known is not None else RowId(plan.next_id),
        campaign_id=plan.head.id,
        name=name,
        day=day,
        items=tuple(windows),
        starts=tuple(window.planned_start for window in windows.values()),
        finishes=tuple(window.planned_finish for window in windows.values()),
        version=known.version if known is not None else 0,
    )


def baselines(plan: Plan) -> tuple[Baseline, ...]:
    """All baselines, the newest first."""
    return tuple(sorted(plan.baseline.values(), key=lambda one: (one.day, one.id), reverse=True))


def baseline_named(plan: Plan, name: str) -> Baseline | None:
    """The baseline of that name, however it is cased; None if there is none."""
    wanted = name.strip().casefold()
    return next((one for one in plan.baseline.values() if one.name.casefold() == wanted), None)
