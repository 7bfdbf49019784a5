"""The answer of the engine: three windows for every item."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from campaigntui.domain.ids import ItemId


class Window(NamedTuple):
    """When an item is planned, expected and allowed to happen. Starts and finishes are days worked, inclusive.

    A tuple, because the engine makes one for every item on every change.
    """

    planned_start: date | None
    """None when the item has neither a due date nor a hard end."""
    planned_finish: date | None
    forecast_start: date
    forecast_finish: date
    latest_start: date | None
    """None when nothing ever depends on the item."""
    latest_finish: date | None
    slack: int | None
    """Working days from forecast finish to latest finish; negative breaks something."""
    critical: bool
    """Open, and on a path with the smallest slack."""
    conflicts: tuple[ItemId, ...] = ()
    """Predecessors whose planned window contradicts the link."""


class Schedule(NamedTuple):
    """Windows of every item that is not archived, and the length of the longest chain."""

    windows: Mapping[ItemId, Window]
    order: tuple[ItemId, ...]
    """The same items, predecessors before successors."""
    length_days: int
    """Working days that the longest chain of links needs, lags included."""
