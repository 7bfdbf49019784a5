"""Bars: what every column of a row shows of the plan, the forecast and what has been done.

A bar is found by laying marks over one another, later ones on top, and is given as runs of columns, so that a painter
needs no dates.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from campaigntui.domain.checklist import Item, Status
from campaigntui.domain.ids import ItemId
from campaigntui.domain.stage import STAGES, Stage
from campaigntui.scene.groups import Holder, Tally
from campaigntui.scene.rows import RowKey
from campaigntui.scene.scale import Scale, day_at
from campaigntui.scheduling.health import State
from campaigntui.scheduling.outlook import Outlook


class Mark(Enum):
    """What a column of a row says."""

    STAGE = "stage"
    """The window of a stage."""
    STAGE_DONE = "stage_done"
    """The part of the window that stands for the share of items done."""
    HOLDER = "holder"
    """The days on which a role or member has items."""
    HOLDER_DONE = "holder_done"
    WORK = "work"
    """Days on which the item is expected to be worked, as planned."""
    ACTIVE = "active"
    """Days that an item in progress has used."""
    DONE = "done"
    BLOCKED = "blocked"
    LATE = "late"
    """Expected work after the planned finish."""
    DELAY = "delay"
    """Days between the planned finish and a later expected start."""
    GHOST = "ghost"
    """Planned days that the forecast does not use."""
    ROOM = "room"
    """Days up to the latest finish."""
    MILESTONE = "milestone"
    MILESTONE_LATE = "milestone_late"
    MILESTONE_DONE = "milestone_done"
    GATE = "gate"
    """The gate day of a stage whose gate items are not all done."""
    GATE_READY = "gate_ready"
    GATE_BROKEN = "gate_broken"
    """The gate day of a stage that is not expected to be ready by then."""
    BASELINE = "baseline"
    """Planned days of a baseline. Not among the runs of a bar, because it lies behind them."""
    HELD = "held"
    """Where a bar that is being dragged would come to lie."""
    EARLIER = "earlier"
    """At the left edge: everything of the row lies before the first column."""
    LATER = "later"


class Run(NamedTuple):
    """Columns `start` … `start + length − 1` with the same mark."""

    start: int
    length: int
    mark: Mark


class Bar(NamedTuple):
    """The marks of one row inside the chart, from left to right, without overlaps."""

    stage: Stage
    """The stage whose colours it has; a holder has colours of its own."""
    runs: tuple[Run, ...]
    critical: bool = False
    """Open, and on a path with the smallest slack."""
    baseline: tuple[int, int] = (0, 0)
    """Columns of the baseline's window, half-open; nothing when both are the same."""


Window: TypeAlias = tuple[date | None, date | None]
"""First and last planned day."""


def bar(
    outlook: Outlook,
    scale: Scale,
    key: RowKey,
    room: bool = False,
    tally: Tally | None = None,
    ghost: Mapping[ItemId, Window] = MappingProxyType({}),
    planned: Window = (None, None),
) -> Bar:
    """The bar of a row. `room` adds the days up to the latest finish of an item; a holder needs its `tally`.

    `ghost` holds the planned windows of a baseline, `planned` what it planned under the head whose bar is asked for.
    """
    if isinstance(key, Stage):
        return Bar(key, _stage_runs(outlook, scale, key), baseline=_clipped(scale, *planned))
    if isinstance(key, Holder):
        runs = () if tally is None else _holder_runs(scale, tally)
        return Bar(STAGES[0], runs, baseline=_clipped(scale, *planned))
    item = outlook.plan.item[key]
    window = outlook.schedule.windows[key]
    layers = _Layers(scale)
    if item.duration == 0:
        _lay_milestone(layers, outlook, item)
    else:
        _lay_work(layers, outlook, item)
    if room and item.status is not Status.DONE and window.latest_finish is not None:
        end = max(window.forecast_finish, window.planned_finish or window.forecast_finish)
        layers.lay(_after(end), window.latest_finish, Mark.ROOM)
    return Bar(item.stage, layers.runs(), window.critical, _clipped(scale, *ghost.get(key, (None, None))))


class _Layers:
    """A row of columns that marks are laid on."""

    def __init__(self, scale: Scale) -> None:
        self.scale = scale
        self.cells: list[Mark | None] = [None] * scale.width
        self.before = self.behind = False

    def lay(self, first: date, last: date, mark: Mark) -> None:
        """Cover the dates `first` to `last`; nothing when they are the wrong way round."""
        if first <= last:
            self.cover(*self.scale.span(first, last), mark)

    def cover(self, start: int, end: int, mark: Mark) -> None:
        """Cover columns, half-open, and note what lies outside."""
        self.before = self.before or start < 0
        self.behind = self.behind or end > self.scale.width
        start, end = max(start, 0), min(end, self.scale.width)
        if start < end:
            self.cells[start:end] = [mark] * (end - start)

    def point(self, day: date, mark: Mark) -> None:
        """Mark the middle of a day."""
        column = self.scale.column(day) + (self.scale.zoom.columns - 1) // 2
        self.cover(column, column + 1, mark)

    def runs(self) -> tuple[Run, ...]:
        """What can be seen; an arrow at the edge when nothing can."""
        if self.cells and (self.before or self.behind) and not any(self.cells):
            self.cells[0 if self.before else -1] = Mark.EARLIER if self.before else Mark.LATER
        found, start = [], 0
        for mark, group in groupby(self.cells):
            length = len(list(group))
            if mark is not None:
                found.append(Run(start, length, mark))
            start += length
        return tuple(found)


def _clipped(scale: Scale, first: date | None, last: date | None) -> tuple[int, int]:
    """The columns of a window that are in view; (0, 0) when there are none, or no window."""
    return (0, 0) if first is None or last is None or last < first else scale.seen(first, last)


def held(scale: Scale, first: date, last: date) -> tuple[Run, ...]:
    """The window of a bar that is being dragged."""
    start, end = scale.seen(first, last)
    return (Run(start, end - start, Mark.HELD),) if start < end else ()


def _holder_runs(scale: Scale, tally: Tally) -> tuple[Run, ...]:
    layers = _Layers(scale)
    start, end = scale.span(tally.opens, tally.closes)
    layers.cover(start, end, Mark.HOLDER)
    layers.cover(start, start + (end - start) * tally.percent // 100, Mark.HOLDER_DONE)
    return layers.runs()


def _lay_work(layers: _Layers, outlook: Outlook, item: Item) -> None:
    window = outlook.schedule.windows[item.id]
    start, finish = window.forecast_start, window.forecast_finish
    if item.status is Status.DONE:
        layers.lay(start, finish, Mark.DONE)
        return
    planned_start = window.planned_start or start
    planned_finish = window.planned_finish or finish
    blocked = outlook.health.items[item.id].state is State.BLOCKED
    layers.lay(planned_start, planned_finish, Mark.GHOST)
    layers.lay(_after(planned_finish), day_at(start.toordinal() - 1), Mark.DELAY)
    layers.lay(start, min(finish, planned_finish), Mark.BLOCKED if blocked else Mark.WORK)
    layers.lay(max(start, _after(planned_finish)), finish, Mark.LATE)
    if item.started is not None and not blocked:
        layers.lay(start, min(outlook.today, planned_finish, finish), Mark.ACTIVE)


def _lay_milestone(layers: _Layers, outlook: Outlook, item: Item) -> None:
    window = outlook.schedule.windows[item.id]
    finish = window.forecast_finish
    if item.status is Status.DONE:
        layers.point(finish, Mark.MILESTONE_DONE)
        return
    planned = window.planned_finish or finish
    if finish > planned:
        layers.lay(planned, finish, Mark.DELAY)
        layers.point(planned, Mark.GHOST)
        layers.point(finish, Mark.MILESTONE_LATE)
    else:
        layers.point(planned, Mark.MILESTONE)


def _stage_runs(outlook: Outlook, scale: Scale, stage: Stage) -> tuple[Run, ...]:
    health = outlook.health.stages[stage]
    layers = _Layers(scale)
    if health.opens is not None and health.closes is not None:
        start, end = scale.span(health.opens, health.closes)
        layers.cover(start, end, Mark.STAGE)
        layers.cover(start, start + (end - start) * health.percent // 100, Mark.STAGE_DONE)
    if health.gate_day is None:
        return layers.runs()
    mark = Mark.GATE_READY if health.gate_slack is None else Mark.GATE
    if health.gate_slack is not None and health.gate_slack < 0:
        mark = Mark.GATE_BROKEN
        layers.lay(_after(health.gate_day), outlook.calendar.add(health.gate_day, -health.gate_slack), Mark.LATE)
    layers.point(health.gate_day, mark)
    return layers.runs()


def focus(outlook: Outlook, key: RowKey, tally: Tally | None = None) -> date | None:
    """The day to look at when a row is chosen: today inside its window, else where the window begins."""
    first: date | None
    last: date | None
    if isinstance(key, Stage):
        health = outlook.health.stages[key]
        first, last = health.opens, health.closes
    elif isinstance(key, Holder):
        first, last = (None, None) if tally is None else (tally.opens, tally.closes)
    else:
        window = outlook.schedule.windows[ItemId(key)]
        first, last = window.forecast_start, window.forecast_finish
    if first is None or last is None:
        return None
    return outlook.today if first <= outlook.today <= last else first


def _after(day: date) -> date:
    return day_at(day.toordinal() + 1)
