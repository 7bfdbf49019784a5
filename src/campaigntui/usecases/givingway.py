"""Promotions that repeat and give way to larger ones: whether a day lies too near, and which day is clear."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from campaigntui.domain.playbook import Playbook
from campaigntui.errors import CampaignError
from campaigntui.usecases.playbooks import d_days, playbook
from campaigntui.usecases.year import Larger, larger


class GivingWay(NamedTuple):
    """A D-day that lies too near to the one of a larger promotion."""

    larger: Larger
    clear: date
    """The first day after it that does not."""


def giving_way(book: Playbook, d_day: date, user_folder: Path | None) -> GivingWay | None:
    """What the promotion would give way to on that day; None where it need not."""
    known = [*_larger_ones(book, user_folder)]
    found = larger(book, d_day, known, d_days)
    if found is None:
        return None
    clear = d_day
    while larger(book, clear, known, d_days) is not None:
        clear += timedelta(days=1)
    return GivingWay(found, clear)


def clear_d_day(book: Playbook, chosen: date, user_folder: Path | None) -> date:
    """`chosen`, or the next D-day of its year that gives way to nothing; `chosen` again where there is none."""
    known = [*_larger_ones(book, user_folder)]
    later = (day for day in d_days(book, chosen.year) if day >= chosen)
    return next((day for day in later if larger(book, day, known, d_days) is None), chosen)


def _larger_ones(book: Playbook, user_folder: Path | None) -> Iterator[Playbook]:
    """The playbooks that this one names and that can be used."""
    for name in book.skip_if.of if book.skip_if is not None else ():
        with suppress(CampaignError):
            yield playbook(name, user_folder)
