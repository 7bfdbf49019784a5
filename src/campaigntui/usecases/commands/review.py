"""The second pair of eyes: passing or returning what was handed in. `FinishItems` is what hands it in."""

from __future__ import annotations

from datetime import date

from campaigntui.domain.ids import ItemId
from campaigntui.domain.value import record
from campaigntui.usecases.commands import Command


@record
class PassReview(Command):
    """Items that were looked over are in order: they are done, today or on `day`."""

    items: tuple[ItemId, ...]
    day: date | None = None


@record
class ReturnReview(Command):
    """Items that were looked over go back into work; the reason is required."""

    items: tuple[ItemId, ...]
    reason: str
