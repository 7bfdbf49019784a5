"""Playbooks as the doors see them: which ones there are, and whether a file is sound."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from campaigntui.domain.playbook import Playbook
from campaigntui.domain.playbookfile import PlaybookSource
from campaigntui.errors import CampaignError
from campaigntui.storage import playbookfiles
from campaigntui.storage.holidaylists import HolidayLists


def playbooks(user_folder: Path | None) -> tuple[PlaybookSource, ...]:
    """All playbooks, packaged and the user's own; one that cannot be used is listed with its error."""
    return playbookfiles.find_playbooks(user_folder)


def usable_playbooks(user_folder: Path | None) -> tuple[tuple[Playbook, ...], tuple[CampaignError, ...]]:
    """The playbooks that can be used, and why the others cannot."""
    return playbookfiles.usable_playbooks(user_folder)


def playbook(playbook_id: str, user_folder: Path | None) -> Playbook:
    """The playbook of that id, the user's own first; `NotFound` names the ones there are."""
    return playbookfiles.playbook_named(playbook_id, user_folder)


def check_playbook(file: Path) -> Playbook:
    """The playbook in a file; `PlaybookWrong` carries everything that is wrong in it."""
    return playbookfiles.read_playbook(file)


def d_days(playbook: Playbook, year: int) -> tuple[date, ...]:
    """Every D-day of that year by the playbook's rule; none when the date is free."""
    return playbook.d_day.all_in(year, HolidayLists().lunar_new_year)


def d_day_in(playbook: Playbook, year: int, today: date, month: int = 0) -> date:
    """D-day of that year and, if one is given, month; of several the first from `today` on. `BadInput` without one."""
    return playbook.d_day.in_year(year, HolidayLists().lunar_new_year, month=month, today=today)


def next_d_day(playbook: Playbook, today: date) -> date | None:
    """The first D-day after today; None when the date is free."""
    years = range(today.year, today.year + 3)
    return next((day for year in years for day in d_days(playbook, year) if day > today), None)
