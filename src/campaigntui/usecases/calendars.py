"""The calendar a new campaign starts with: the years around its D-day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from campaigntui.domain.campaign import CalendarDay, DayKind
from campaigntui.domain.ids import CampaignId, RowId
from campaigntui.usecases.drafts import CampaignDraft

if TYPE_CHECKING:
    from campaigntui.storage.holidaylists import HolidayLists


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

    def rows(self, campaign_id: CampaignId, first_id: int) -> tuple[CalendarDay, ...]:
        """The days as rows of a campaign, with ids from `first_id` on."""
        return tuple(CalendarDay(RowId(first_id + n), campaign_id, *day) for n, day in enumerate(self.days))


def calendar_for(draft: CampaignDraft, holidays: HolidayLists) -> CampaignCalendar:
    """The draft's calendar from the year before D-day to the year after. `BadInput` for a calendar nobody knows."""
    name = holidays.check(draft.calendar)
    years = range(draft.d_day.year - 1, draft.d_day.year + 2)
    return CampaignCalendar(name, holidays.weekend(name), years[0], years[-1], holidays.years(name, years))
