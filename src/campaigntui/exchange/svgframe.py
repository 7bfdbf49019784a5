"""Where things stand in the picture of a timeline: days as pixels from left to right, and the colours of a theme."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from campaigntui.domain.stage import Stage
from campaigntui.scene.fitting import Extent
from campaigntui.scene.scale import Scale, Zoom
from campaigntui.scheduling.outlook import Outlook

CELL = 7.2
"""Pixels of a terminal cell in the small size of words, so that what the scene places by cells has room here."""
NUMBERED = 3
"""Most columns of a day for which the scene knows which days get a number."""


class Inks(NamedTuple):
    """Colours, `#rrggbb`, by the names that theme files give them."""

    colours: Mapping[str, str]
    stages: Mapping[str, str]

    def __call__(self, name: str) -> str:
        """The colour of that name."""
        return self.colours[name]

    def stage(self, stage: Stage) -> str:
        """The hue of a stage."""
        return self.stages[str(stage)]


class Frame(NamedTuple):
    """The chart of the picture: which days it shows, and between which pixels."""

    outlook: Outlook
    extent: Extent
    margin: float
    """Pixels left and right of everything."""
    left: float
    """Where the first day begins; the labels of the rows stand before it."""
    right: float
    """Where the last day ends."""

    @property
    def day(self) -> float:
        """Pixels of a day."""
        return (self.right - self.left) / self.extent.days

    @property
    def days(self) -> Scale:
        """The scale by which bars and ground are laid: a column is a day."""
        return Scale(self.extent.first, self.extent.days, Zoom())

    @property
    def fine(self) -> Scale:
        """The scale of stretches that have a name: a column has about a cell of text, and a day at least a column."""
        columns = max(int(self.day / CELL), 1)
        return Scale(self.extent.first, self.extent.days * columns, Zoom(columns=columns))

    def words(self, most: int = 1000) -> Scale:
        """The scale by which words are placed: a column is at least as broad as a cell; a day has at most `most`."""
        if self.day >= CELL:
            zoom = Zoom(columns=min(int(self.day / CELL), most))
            return Scale(self.extent.first, self.extent.days * zoom.columns, zoom)
        zoom = Zoom(days=-int(-CELL // self.day))
        return Scale(self.extent.first, -(-self.extent.days // zoom.days), zoom)

    def x(self, day: date) -> float:
        """Where the day begins."""
        return self.left + (day - self.extent.first).days * self.day

    def middle(self, day: date) -> float:
        """The middle of the day."""
        return self.x(day) + self.day / 2

    def column(self, scale: Scale, column: float) -> float:
        """Where a column of the scale begins."""
        return self.left + column * self.day * scale.zoom.days / scale.zoom.columns
