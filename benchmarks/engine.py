"""Benchmarks inside this process: what the engine and the scene take, without terminal and without start."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from statistics import median

import plans
from figures import Figure, Kind
from workplace import Workplace

from campaigntui.scene.bars import bar
from campaigntui.scene.fitting import Extent
from campaigntui.scene.labels import label
from campaigntui.scene.rows import Rows
from campaigntui.scene.view import View
from campaigntui.scheduling.engine import schedule
from campaigntui.scheduling.look import look

_TIMES = 7
"""Times that something is done in one run."""
_SHOWN = 36
"""Rows of a chart in a terminal of 40 lines."""


def engine(place: Workplace) -> Sequence[Figure]:
    """Reading, scheduling and drawing 10,000 items."""
    with plans.opened(place.big, place.environ) as planner:
        campaign = planner.campaigns()[0]
        plan = planner.snapshot(campaign.id, plans.TODAY).outlook.plan
    outlook = look(plan, plans.TODAY)
    keys = Rows.of(outlook).keys
    middle = len(keys) // 2
    extent = Extent.of(outlook)

    def read() -> None:
        with plans.opened(place.big, place.environ) as fresh:
            fresh.snapshot(campaign.id, plans.TODAY)

    def frame() -> None:
        view = View.of(outlook, extent, 120)
        for key in keys[middle : middle + _SHOWN]:
            label(outlook, key, view.room)
            bar(outlook, view.scale, key, room=True)

    def figure(what: str, work: Callable[[], object], must: float | None = None) -> Figure:
        return Figure(what, [_done(work) for _ in range(place.runs)], Kind.ALONE, must=must)

    return [
        figure(f"schedule, {plans.ITEMS:,} items, {plans.LINKS:,} links", lambda: schedule(plan, plans.TODAY), 100),
        figure("  and the health of all of it", lambda: look(plan, plans.TODAY)),
        figure("rows of 10,000 items", lambda: Rows.of(outlook)),
        figure(f"scene of a frame of {_SHOWN} rows", frame, 16),
        figure("open the file, read and look at 10,000 items", read),
    ]


def _done(work: Callable[[], object]) -> float:
    """The median milliseconds of doing it some times."""
    taken = []
    for _ in range(_TIMES):
        begun = time.perf_counter()
        work()
        taken.append((time.perf_counter() - begun) * 1000)
    return median(taken)
