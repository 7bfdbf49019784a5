"""What of a plan is in view: the room for labels, the scale of the chart and the ground behind its bars."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from campaigntui.scene.fitting import Extent, fitted, label_room, whole, within
from campaigntui.scene.ground import Ground
from campaigntui.scene.scale import SCALES, Scale, TimeScale, Zoom, closer
from campaigntui.scheduling.outlook import Outlook

_NEAR = 3
"""Days from D-day at which an item is worth looking at by the hour."""


class View(NamedTuple):
    """A view of `outlook` in `total` cells: labels, one line, chart. Moving it makes a new one."""

    outlook: Outlook
    extent: Extent
    total: int
    zoom: Zoom | None
    """The zoom that was asked for; None for the one that fits."""
    room: int
    """Cells for the labels."""
    scale: Scale
    ground: Ground

    @classmethod
    def of(
        cls, outlook: Outlook, extent: Extent, total: int, zoom: Zoom | None = None, first: date | None = None
    ) -> View:
        """The view that begins with `first`, or where the zoom suggests; never beyond the extent."""
        room = label_room(total, extent, zoom)
        columns = max(total - room - 1, 1)
        scale = fitted(extent, outlook.today, columns)
        if zoom is not None:
            scale = scale._replace(zoom=zoom)
        if first is not None:
            scale = scale._replace(first=first)
        scale = within(scale, extent)
        return cls(outlook, extent, total, zoom, room, scale, Ground.of(outlook, scale))

    @classmethod
    def all_of(cls, outlook: Outlook, extent: Extent, total: int) -> View:
        """The view of everything, even where single days melt together."""
        view = cls.of(outlook, extent, total)
        return view if view.shows_all else cls.of(outlook, extent, total, whole(extent, view.scale.width))

    def showing(self, outlook: Outlook, extent: Extent) -> View:
        """The same part of the time axis of another outlook; all of it, if all of it was in view."""
        all_of_it = self.zoom is None and self.shows_all
        return View.of(outlook, extent, self.total, self.zoom, None if all_of_it else self.scale.first)

    @property
    def shows_all(self) -> bool:
        """True when the whole extent is in view."""
        return self.scale.shows(self.extent.first) and self.scale.shows(self.extent.last)

    def resized(self, total: int) -> View:
        """The same days, as far as possible, in another width."""
        first = None if self.zoom is None else self.scale.first
        return View.of(self.outlook, self.extent, total, self.zoom, first)

    def panned(self, days: int) -> View:
        """Moved by about so many days, at least by one column."""
        zoom = self.scale.zoom
        columns = max(-(-abs(days) * zoom.columns // zoom.days), 1)
        return self._at(self.scale.panned(columns if days > 0 else -columns))

    def centred(self, day: date) -> View:
        """Moved so that the day is in the middle, as far as the extent allows."""
        return self._at(self.scale.centred(day))

    @property
    def time_scale(self) -> TimeScale | None:
        """The scale that was asked for; None for the whole plan."""
        return next((scale for scale, zoom in SCALES.items() if zoom == self.zoom), None)

    def closer(self, day: date) -> View:
        """The next closer scale around the day; after the closest one, the widest.

        Hours are shown of D-day, unless the day is one of those around it.
        """
        return self.at(closer(self.scale.zoom), day)

    def at(self, scale: TimeScale, day: date) -> View:
        """A scale around the day, see `closer`."""
        peak = self.outlook.plan.d_day.day
        if scale is TimeScale.HOUR and abs((day - peak).days) > _NEAR:
            day = peak
        return View.of(self.outlook, self.extent, self.total, SCALES[scale]).centred(day)

    def whole(self) -> View:
        """The whole plan, as at the beginning."""
        return View.of(self.outlook, self.extent, self.total)

    def _at(self, scale: Scale) -> View:
        return View.of(self.outlook, self.extent, self.total, self.zoom, scale.first)
