"""Benchmarks inside this process: what the engine and the scene take, without terminal and without start."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import timedelta
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
from campaigntui.scheduling.outlook import Outlook
from campaigntui.usecases.checklist.columns import sort_keys_of
from campaigntui.usecases.checklist.grouping import Grouping, arranged, narrowed, tally
from campaigntui.usecases.commands.anchors import AnchorMove, MoveAnchors
from campaigntui.usecases.commands.items import AssignItems
from campaigntui.usecases.filtering import Texts, item_filter

_TIMES = 7
"""Times that something is done in one run."""
_COLUMNS, _SHOWN = 120, 36
"""Cells and rows of a chart in a wide terminal."""


def engine(place: Workplace) -> Sequence[Figure]:
    """Reading, scheduling and drawing 10,000 items."""
    # The plan alone first: what else is alive costs the garbage collector time, and that is not the engine's.
    plan = _read(place).plan
    windows = [
        _figure(
            place, f"schedule, {plans.ITEMS:,} items, {plans.LINKS:,} links", lambda: schedule(plan, plans.TODAY), 100
        ),
        _figure(place, "  and the health of all of it", lambda: look(plan, plans.TODAY)),
    ]
    outlook = look(plan, plans.TODAY)
    extent, keys = Extent.of(outlook), Rows.of(outlook).keys
    middle = len(keys) // 2

    def frame() -> None:
        view = View.of(outlook, extent, _COLUMNS)
        for key in keys[middle : middle + _SHOWN]:
            label(outlook, key, view.room)
            bar(outlook, view.scale, key, room=True)

    return [
        *windows,
        _figure(place, "rows of 10,000 items", lambda: Rows.of(outlook)),
        _figure(place, f"scene of a frame of {_SHOWN} rows", frame, 16),
        _figure(place, "open the file, read and look at 10,000 items", lambda: _read(place)),
        *_lists(place, outlook),
        _move(place),
        _bulk(place),
    ]


def _lists(place: Workplace, outlook: Outlook) -> Sequence[Figure]:
    """What a checklist of 10,000 items computes: once, and for every letter of a filter."""
    texts = Texts()
    keys = sort_keys_of("due")
    item_filter("a", outlook, texts)
    groups = arranged(outlook, keys, Grouping.STAGE)

    def letter() -> None:
        for group in narrowed(groups, item_filter("price", outlook, texts)):
            tally(group.items, outlook)

    return [
        _figure(place, "sort and group a checklist of 10,000 items", lambda: arranged(outlook, keys, Grouping.STAGE)),
        _figure(place, "  narrow it for a letter of a filter", letter, 50),
    ]


def _move(place: Workplace) -> Figure:
    """The difference of moving D-day by a day, with all that follows from it."""
    taken = []
    with plans.opened(place.big, place.environ) as planner:
        outlook = planner.snapshot(planner.campaigns()[0].id, plans.TODAY).outlook
        d_day = outlook.plan.d_day
        sooner = MoveAnchors((AnchorMove(d_day.key, d_day.day - timedelta(days=1)),))
        for _ in range(place.runs + 1):
            begun = time.perf_counter()
            planner.preview(outlook.plan.head.id, sooner, plans.TODAY)
            taken.append((time.perf_counter() - begun) * 1000)
    return Figure("difference of moving D-day, 10,000 items", taken[1:], Kind.ALONE, must=300)


def _bulk(place: Workplace) -> Figure:
    """A thousand items given to somebody else, written and committed."""
    taken = []
    with plans.opened(place.big, place.environ) as planner:
        campaign = planner.campaigns()[0].id
        plan = planner.snapshot(campaign, plans.TODAY).outlook.plan
        items, members = tuple(plan.item)[:1000], [*plan.member][:2]
        for turn in range(place.runs + 1):
            begun = time.perf_counter()
            planner.perform(campaign, AssignItems(items, members[turn % 2]), plans.TODAY)
            taken.append((time.perf_counter() - begun) * 1000)
    return Figure("assign 1,000 of 10,000 items, written", taken[1:], Kind.ALONE, must=500)


def _read(place: Workplace) -> Outlook:
    with plans.opened(place.big, place.environ) as planner:
        return planner.snapshot(planner.campaigns()[0].id, plans.TODAY).outlook


def _figure(place: Workplace, what: str, work: Callable[[], object], must: float | None = None) -> Figure:
    return Figure(what, [_done(work) for _ in range(place.runs)], Kind.ALONE, must=must)


def _done(work: Callable[[], object]) -> float:
    """The median milliseconds of doing it some times."""
    taken = []
    for _ in range(_TIMES):
        begun = time.perf_counter()
        work()
        taken.append((time.perf_counter() - begun) * 1000)
    return median(taken)
