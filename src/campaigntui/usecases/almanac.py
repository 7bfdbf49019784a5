"""A year as a page to look at: promotions of all playbooks, holidays and make-up workdays, people asked for twice."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from campaigntui.domain.campaign import EVERY_DAY, DayKind
from campaigntui.scheduling.outlook import Outlook
from campaigntui.storage.holidaylists import HolidayLists
from campaigntui.usecases.playbooks import d_days, usable_playbooks
from campaigntui.usecases.year import Overlap, Promotion, overlaps, promotions


class YearPage(NamedTuple):
    """What lies where in a year."""

    year: int
    promotions: tuple[Promotion, ...]
    off: frozenset[date]
    """Public holidays."""
    worked: frozenset[date]
    """Make-up workdays."""
    estimated: bool
    """The year has no official list of holidays yet."""
    overlaps: tuple[Overlap, ...]


def year_page(
    year: int, calendar: str, outlooks: Iterable[Outlook], playbook_folder: Path | None, calendar_folder: Path | None
) -> YearPage:
    """The page of that year. A calendar without holidays gives way to the one of China, where the promotions are made.

    Raises `BadInput` for a year in which a promotion has no known date.
    """
    lists = HolidayLists(calendar_folder)
    name = "cn" if calendar == EVERY_DAY else lists.check(calendar)

    @cache
    def estimated(touched: int) -> bool:
        return any(day.estimated for day in lists.year(name, touched))

    known, _wrong = usable_playbooks(playbook_folder)
    days = lists.year(name, year)
    return YearPage(
        year,
        promotions(known, year, d_days, estimated),
        frozenset(day.day for day in days if day.kind is DayKind.OFF),
        frozenset(day.day for day in days if day.kind is DayKind.WORK),
        estimated(year),
        overlaps(outlooks, year),
    )
