"""Dragging a bar: what part of it is under the pointer, and where it lies after some days."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import NamedTuple

from campaigntui.domain.checklist import Status
from campaigntui.domain.ids import ItemId
from campaigntui.scene.bars import Mark, bar
from campaigntui.scene.scale import Scale, day_at
from campaigntui.scheduling.outlook import Outlook

_EDGES = 3
"""Columns of a bar from which on its ends can be told from its middle."""
_FIXED = frozenset({Mark.EARLIER, Mark.LATER})
"""Marks that are no part of a bar."""


class Grip(Enum):
    """The part of a bar that is held."""

    WHOLE = "whole"
    START = "start"
    FINISH = "finish"


class Drag(NamedTuple):
    """An item whose planned window is being dragged."""

    item_id: ItemId
    grip: Grip
    first: date
    """Where its window would begin now."""
    last: date
    workdays: int = 0
    """Working days from where the held part was, later for a positive number; plain days where an item counts those."""

    @classmethod
    def begun(cls, outlook: Outlook, item_id: ItemId, grip: Grip) -> Drag:
        """The window where it is."""
        window = outlook.schedule.windows[item_id]
        last = window.planned_finish or window.forecast_finish
        return cls(item_id, grip, min(window.planned_start or window.forecast_start, last), last)

    def by(self, outlook: Outlook, days: int) -> Drag:
        """The same part held, so many calendar days from where the window is. It never gets shorter than a day."""
        before = Drag.begun(outlook, self.item_id, self.grip)
        held = before.first if self.grip is Grip.START else before.last
        wanted = day_at(held.toordinal() + days)
        if self.grip is Grip.START:
            wanted = min(wanted, before.last)
        elif self.grip is Grip.FINISH:
            wanted = max(wanted, before.first)
        free = outlook.plan.item[self.item_id].any_day
        moved = (wanted - held).days if free else outlook.calendar.count(held, wanted)

        def along(day: date) -> date:
            return day_at(day.toordinal() + moved) if free else outlook.calendar.add(day, moved)

        first = before.first if self.grip is Grip.FINISH else along(before.first)
        last = before.last if self.grip is Grip.START else along(before.last)
        return before._replace(first=first, last=last, workdays=moved)


def grip(outlook: Outlook, scale: Scale, item_id: ItemId, column: int) -> Grip | None:
    """The part of an item's bar in a column; None beside it, and for what is done, which stays where it was."""
    item = outlook.plan.item[item_id]
    if item.status is Status.DONE or not 0 <= column < scale.width:
        return None
    runs = bar(outlook, scale, item_id).runs
    if not any(run.start <= column < run.start + run.length and run.mark not in _FIXED for run in runs):
        return None
    window = outlook.schedule.windows[item_id]
    if item.duration == 0 or window.planned_start is None or window.planned_finish is None:
        return Grip.WHOLE
    start, end = scale.span(window.planned_start, window.planned_finish)
    if end - start < _EDGES:
        return Grip.WHOLE
    return Grip.START if column == start else Grip.FINISH if column == end - 1 else Grip.WHOLE
