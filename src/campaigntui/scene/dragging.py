"""Dragging: what is under the pointer, an item, a stage or a moment, and where it lies after some days."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import NamedTuple, TypeAlias

from campaigntui.domain.checklist import Status
from campaigntui.domain.ids import ItemId
from campaigntui.domain.stage import Stage
from campaigntui.scene.bars import Mark, bar
from campaigntui.scene.scale import Scale, day_at
from campaigntui.scheduling.outlook import Outlook

_EDGES = 3
"""Columns of a bar from which on its ends can be told from its middle."""
_FIXED = frozenset({Mark.EARLIER, Mark.LATER})
"""Marks that are no part of a bar."""

Subject: TypeAlias = ItemId | Stage | str
"""What can be dragged: an item, a stage, or a moment by its key."""


class Grip(Enum):
    """The part of a bar that is held."""

    WHOLE = "whole"
    START = "start"
    FINISH = "finish"


class Drag(NamedTuple):
    """Something whose planned days are being dragged."""

    what: Subject
    grip: Grip
    first: date
    """Where it would begin now."""
    last: date
    days: int = 0
    """Days from where the held part was, later for a positive number: those that the thing counts, see `free`."""
    free: bool = False
    """It counts every day: a moment, or an item that may fall on any day. Everything else counts working days."""

    @classmethod
    def begun(cls, outlook: Outlook, what: Subject, grip: Grip) -> Drag:
        """The thing where it is."""
        if isinstance(what, Stage):
            health = outlook.health.stages[what]
            last = health.closes or outlook.today
            return cls(what, grip, min(health.opens or last, last), last)
        if isinstance(what, str):
            day = outlook.plan.anchor_named(what).day
            return cls(what, Grip.WHOLE, day, day, free=True)
        window = outlook.schedule.windows[what]
        last = window.planned_finish or window.forecast_finish
        first = min(window.planned_start or window.forecast_start, last)
        return cls(what, grip, first, last, free=outlook.plan.item[what].any_day)

    def by(self, outlook: Outlook, days: int) -> Drag:
        """The same part held, so many calendar days from where the thing is. It never gets shorter than a day."""
        before = Drag.begun(outlook, self.what, self.grip)
        held = before.first if self.grip is Grip.START else before.last
        wanted = day_at(held.toordinal() + days)
        if self.grip is Grip.START:
            wanted = min(wanted, before.last)
        elif self.grip is Grip.FINISH:
            wanted = max(wanted, before.first)
        moved = (wanted - held).days if self.free else outlook.calendar.count(held, wanted)

        def along(day: date) -> date:
            return day_at(day.toordinal() + moved) if self.free else outlook.calendar.add(day, moved)

        first = before.first if self.grip is Grip.FINISH else along(before.first)
        last = before.last if self.grip is Grip.START else along(before.last)
        return before._replace(first=first, last=last, days=moved)


def grip(outlook: Outlook, scale: Scale, what: ItemId | Stage, column: int) -> Grip | None:
    """The part of a bar in a column; None beside it, and for what is done, which stays where it was.

    The beginning of a stage is held with the whole of it, because its items begin there.
    """
    if not 0 <= column < scale.width or _done(outlook, what):
        return None
    runs = bar(outlook, scale, what).runs
    if not any(run.start <= column < run.start + run.length and run.mark not in _FIXED for run in runs):
        return None
    if not isinstance(what, Stage) and outlook.plan.item[what].duration == 0:
        return Grip.WHOLE
    drag = Drag.begun(outlook, what, Grip.WHOLE)
    start, end = scale.span(drag.first, drag.last)
    if end - start < _EDGES:
        return Grip.WHOLE
    if column == start and not isinstance(what, Stage):
        return Grip.START
    return Grip.FINISH if column == end - 1 else Grip.WHOLE


def _done(outlook: Outlook, what: ItemId | Stage) -> bool:
    if isinstance(what, Stage):
        return outlook.health.stages[what].percent == 100
    return outlook.plan.item[what].status is Status.DONE
