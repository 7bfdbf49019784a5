"""Choosing what the chart shows: the days that matter, the zoom that fits them, the room left for the labels."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from campaigntui.scene.scale import ZOOMS, Scale, Zoom, day_at
from campaigntui.scheduling.outlook import Outlook

LABEL_LEAST = 18
LABEL_USUAL = 40
LABEL_MOST = 54

_READABLE = Zoom(days=3)
"""The widest zoom in which single days can still be told apart."""
_AROUND_TODAY = Zoom(days=2)


class Extent(NamedTuple):
    """The first and the last day that anything of the plan touches."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """Days from the first to the last, both counted."""
        return (self.last - self.first).days + 1

    @classmethod
    def of(cls, outlook: Outlook) -> Extent:
        """The extent of a plan: its anchors, stage windows, and the planned and expected windows of its items."""
        days = list(outlook.anchor_days.values()) or [outlook.today]
        for stage in outlook.health.stages.values():
            days += [day for day in (stage.opens, stage.closes, stage.gate_day) if day is not None]
        first, last = min(days), max(days)
        for window in outlook.schedule.windows.values():
            start = window.planned_start
            if start is None or window.forecast_start < start:
                start = window.forecast_start
            if start < first:
                first = start
            if window.forecast_finish > last:
                last = window.forecast_finish
            if window.planned_finish is not None and window.planned_finish > last:
                last = window.planned_finish
        return cls(first, last)

    def around(self, days: Iterable[date | None]) -> Extent:
        """The extent that holds these days as well."""
        known = [day for day in days if day is not None]
        return Extent(min([self.first, *known]), max([self.last, *known]))


def origin(extent: Extent, zoom: Zoom) -> Scale:
    """A view without width that begins where the columns of this zoom begin: weeks on a Monday."""
    first = extent.first
    if zoom.days % 7 == 0:
        first = day_at(first.toordinal() - first.weekday())
    return Scale(first, 0, zoom)


def columns_for(extent: Extent, zoom: Zoom) -> int:
    """Columns that the whole extent takes."""
    return origin(extent, zoom).span(extent.last, extent.last)[1]


def whole(extent: Extent, width: int) -> Zoom:
    """The closest zoom in which the whole extent fits into `width` columns, else the widest there is."""
    fits = [zoom for zoom in ZOOMS if columns_for(extent, zoom) <= width]
    return fits[-1] if fits else ZOOMS[0]


def label_room(total: int, extent: Extent, zoom: Zoom | None = None) -> int:
    """Cells for the labels of a chart `total` cells wide; the line between both is counted as chart.

    Without a zoom the labels take what the whole plan leaves free.
    """
    least = min(max(total * 3 // 10, LABEL_LEAST), LABEL_USUAL)
    if zoom is not None:
        return least
    columns = total - 1 - least
    spare = columns - columns_for(extent, whole(extent, columns))
    return min(least + max(spare, 0), LABEL_MOST)


def within(scale: Scale, extent: Extent) -> Scale:
    """The view moved by whole columns, so that it neither leaves the plan nor changes which days share a column."""
    start = origin(extent, scale.zoom)._replace(width=scale.width)
    step = scale.zoom.columns
    over = max(columns_for(extent, scale.zoom) - scale.width, 0)
    return start.panned(min(max(start.column(scale.first), 0), -(-over // step) * step))


def fitted(extent: Extent, today: date, width: int) -> Scale:
    """The view to begin with: the whole plan, or the weeks around today where its days would melt together."""
    zoom = whole(extent, width)
    if zoom.days <= _READABLE.days:
        return Scale(origin(extent, zoom).first, width, zoom)
    return within(Scale(extent.first, width, _AROUND_TODAY).centred(today), extent)
