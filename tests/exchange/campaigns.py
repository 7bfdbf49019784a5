"""Small campaigns for the tests of formats."""

from __future__ import annotations

from datetime import date

from campaigntui.domain.plan import Plan
from campaigntui.usecases.calendars import CampaignCalendar
from campaigntui.usecases.drafts import CampaignDraft
from campaigntui.usecases.founding import empty_campaign

TODAY = date(2026, 10, 9)
D_DAY = date(2026, 11, 11)


def blank(first_id: int = 1, d_day: date = D_DAY) -> Plan:
    """A campaign without items, worked every day."""
    calendar = CampaignCalendar(name="every-day", weekend=(), first_year=2025, last_year=2027, days=())
    return empty_campaign(
        CampaignDraft("", "Sale", d_day, calendar="every-day"), calendar, first_id=first_id, today=TODAY
    )
