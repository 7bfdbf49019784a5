"""The second pair of eyes: passing or returning what was handed in. `FinishItems` is what hands it in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from campaigntui.domain.ids import ItemId
from campaigntui.usecases.commands import Command


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class PassReview(Command):
    """Items that were looked over are in order: they are done, today or on `day`."""

    items: tuple[ItemId, ...]
    day: date | None = None


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class ReturnReview(Command):
    """Items that were looked over go back into work; the reason is required."""

    items: tuple[ItemId, ...]
    reason: str
