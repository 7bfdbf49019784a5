"""The calendar a new campaign starts with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from campaigntui.domain.campaign import DayKind


@dataclass(frozen=True, slots=True)
class CampaignCalendar:
    """Name, weekend and stored days of a calendar over a range of years."""

    name: str
    """`cn`, another country code, or `every-day`."""
    weekend: tuple[int, ...]
    first_year: int
    last_year: int
    days: Sequence[tuple[date, DayKind, str, bool]]
    """(day, kind, name, estimated) for each date that differs from the plain week."""
