"""Links of one item as elbows: down from where a bar ends, then along the row of the bar that waits for it.

A link is drawn in cells that touch their neighbours on some of their sides, so that elbows which meet join. Only rows
in view are drawn. Whoever paints keeps bars in front.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple, TypeAlias

from campaigntui.domain.ids import ItemId
from campaigntui.scene.rows import RowKey, Rows
from campaigntui.scene.scale import Scale
from campaigntui.scheduling.outlook import Outlook

UP, RIGHT, DOWN, LEFT = 1, 2, 4, 8
"""Sides of a cell. Their sum is the index of its line among the strokes of a set of glyphs."""

_MOST = 40
"""Links in each direction that are drawn, the nearest rows first."""


class Course(Enum):
    """Which way a link leads from the chosen item."""

    BEFORE = "before"
    """From something that the item waits for."""
    AFTER = "after"
    """To something that waits for the item."""


class Stroke(NamedTuple):
    """A cell of a link."""

    sides: int
    """Which of its neighbours it touches."""
    course: Course
    arrow: int | None = None
    """The side to which an arrow points; None for a line."""


Strokes: TypeAlias = Mapping[int, Stroke]
"""Column -> stroke, in one row."""


def elbows(outlook: Outlook, scale: Scale, rows: Rows, item_id: ItemId, top: int, bottom: int) -> Mapping[int, Strokes]:
    """The links of an item in the rows `top` … `bottom` − 1: place of the row -> its strokes.

    An item under a closed head is led to that head; what a filter hides is left out. Costs the links of the item and
    the rows in view.
    """
    sheet = _Sheet(scale, top, bottom)
    here = rows.places.get(item_id)
    if here is None or item_id not in outlook.schedule.windows:
        return {}
    links = [(link.before, Course.BEFORE) for link in outlook.waits_for.get(item_id, ())]
    links += [(link.after, Course.AFTER) for link in outlook.awaited_by.get(item_id, ())]
    for course in Course:
        found = [
            (place, other) for other, c in links if c is course and (place := _place(outlook, rows, other)) is not None
        ]
        for place, other in sorted(found, key=lambda pair: abs(pair[0] - here))[:_MOST]:
            if course is Course.BEFORE:
                sheet.draw(outlook, (other, place), (item_id, here), course)
            else:
                sheet.draw(outlook, (item_id, here), (other, place), course)
    return sheet.cells


def _place(outlook: Outlook, rows: Rows, item_id: ItemId) -> int | None:
    """The row of an item, else that of the closed head that hides it."""
    if item_id in rows.places:
        return rows.places[item_id]
    head: RowKey | None = rows.head(outlook, item_id)
    place = None if head is None else rows.places.get(head)
    if place is None:
        return None
    following = rows.keys[place + 1 : place + 2]
    # A head that is open and has another item under it hides this one because of a filter.
    return None if following and rows.head(outlook, following[0]) == head else place


class _Sheet:
    """Rows of cells that elbows are drawn on."""

    def __init__(self, scale: Scale, top: int, bottom: int) -> None:
        self.scale, self.top, self.bottom = scale, top, bottom
        self.cells: dict[int, dict[int, Stroke]] = defaultdict(dict)

    def draw(self, outlook: Outlook, source: tuple[ItemId, int], target: tuple[ItemId, int], course: Course) -> None:
        """One link, from the end of a bar to the beginning of another in another row."""
        (first, from_row), (second, to_row) = source, target
        if from_row == to_row:
            return
        trunk = self._ends(outlook, first)[1]
        start, end = self._ends(outlook, second)
        step = 1 if to_row > from_row else -1
        came, goes = (UP, DOWN) if step > 0 else (DOWN, UP)
        inside = start <= trunk <= end
        # What begins where the other ends is reached from above or below.
        last = to_row - step if inside else to_row
        rows = range(max(min(from_row, last), self.top), min(max(from_row, last) + 1, self.bottom))
        for row in rows:
            sides = (came if row != from_row else 0) | (goes if row != to_row else 0)
            self.put(row, trunk, sides, course)
        if inside:
            if last != from_row:
                self.put(last, trunk, came | goes, course, arrow=goes)
            return
        along, back = (RIGHT, LEFT) if trunk < start else (LEFT, RIGHT)
        near = start - 1 if along is RIGHT else end + 1
        self.put(to_row, trunk, came | (along if near != trunk else 0), course)
        for column in range(max(min(trunk, near), -1), min(max(trunk, near), self.scale.width) + 1):
            if column not in (trunk, near):
                self.put(to_row, column, along | back, course)
        self.put(to_row, near, back if near != trunk else 0, course, arrow=along)

    def _ends(self, outlook: Outlook, item_id: ItemId) -> tuple[int, int]:
        """First and last column of an item's expected window; a milestone has one."""
        window = outlook.schedule.windows[item_id]
        if outlook.plan.item[item_id].duration == 0:
            middle = self.scale.column(window.forecast_finish) + (self.scale.zoom.columns - 1) // 2
            return middle, middle
        start, end = self.scale.span(window.forecast_start, window.forecast_finish)
        return start, end - 1

    def put(self, row: int, column: int, sides: int, course: Course, arrow: int | None = None) -> None:
        """Add sides to a cell; an arrow stays one."""
        if not (self.top <= row < self.bottom and 0 <= column < self.scale.width):
            return
        known = self.cells[row].get(column)
        if known is not None:
            sides |= known.sides
            arrow = known.arrow if arrow is None else arrow
        self.cells[row][column] = Stroke(sides, course, arrow)
