"""Goals: what a role wants to reach with the campaign, as numbers."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from math import isfinite

from campaigntui.domain.ids import CampaignId, ItemId, RowId
from campaigntui.domain.value import Value, record


class Direction(StrEnum):
    """Where a number is to go."""

    UP = "up"
    DOWN = "down"


@record
class KeyResult(Value):
    """One number that a role answers for. Numbers are in `unit`."""

    id: RowId
    campaign_id: CampaignId
    key: str
    """What people and files call it."""
    title: str
    role: str = ""
    metric: str = ""
    """Name of the number in reports; empty for one that only this team counts."""
    unit: str = ""
    """“%”, “CNY”, …; empty for a plain count."""
    direction: Direction = Direction.UP
    hold: bool = False
    """The number is to stay as good as it is; what is missing counts in proportion."""
    baseline: float | None = None
    """What it was before."""
    growth: float | None = None
    """How far it is to go from the baseline, as a share of it: 0.5 is half as much again. Counts without a target."""
    target: float | None = None
    weight: int = 10
    """What it counts for beside the others."""
    items: tuple[ItemId, ...] = ()
    """The work that brings it about."""
    actual: float | None = None
    """What it is now."""
    measured: date | None = None
    """When that was seen."""
    position: int = 0
    version: int = 0

    @property
    def goal(self) -> float | None:
        """The number to reach: the target, or what the growth makes of the baseline; None while neither is known."""
        if self.target is not None or self.baseline is None or self.growth is None:
            return self.target
        grown = self.baseline * (1 + self.growth)
        # Ten digits are more than anybody measures; 3.0 x 1.2 is then 3.6. The product of huge ones is none.
        return round(grown, 10) if isfinite(grown) else None
