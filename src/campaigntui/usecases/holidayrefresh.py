"""What the holiday lists say now of the years that a campaign has stored."""

from __future__ import annotations

from pathlib import Path

from campaigntui.domain.campaign import Campaign
from campaigntui.storage.holidaylists import HolidayLists
from campaigntui.usecases.commands.calendar import ListedDay, RefreshCalendar


def refreshed(head: Campaign, folder: Path | None) -> RefreshCalendar:
    """The command that takes them; `folder` holds the user's own lists. `BadInput` for a list that cannot be read."""
    lists = HolidayLists(folder)
    years = tuple(range(head.calendar_from, head.calendar_to + 1))
    days = tuple(ListedDay(*day) for year in years for day in lists.year(head.calendar, year))
    return RefreshCalendar(years, days)
