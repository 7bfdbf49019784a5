"""Which backups are kept: everything of the last two days, then one a day, one a week, one a month."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

ALL_WITHIN = timedelta(hours=48)
NEWEST = 3
DAILY, WEEKLY, MONTHLY = 14, 10, 12


def kept(taken: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """The moments whose backups stay. The newest three always do, whatever the clock says.

    Days, weeks and months are counted among those that have a backup, not back from `now`: a clock that jumps ahead,
    or a plan that rests for a year, must not empty the folder. A moment after `now` counts as recent.
    """
    newest_first = sorted(set(taken), reverse=True)
    stay = set(newest_first[:NEWEST])
    stay.update(moment for moment in newest_first if now - moment < ALL_WITHIN)
    stay.update(_newest_of_each(newest_first, lambda moment: (moment.year, moment.month, moment.day), DAILY))
    stay.update(_newest_of_each(newest_first, lambda moment: moment.isocalendar()[:2], WEEKLY))
    stay.update(_newest_of_each(newest_first, lambda moment: (moment.year, moment.month), MONTHLY))
    return frozenset(stay)


def _newest_of_each(
    newest_first: Iterable[datetime], period: Callable[[datetime], tuple[int, ...]], count: int
) -> Iterable[datetime]:
    found: dict[tuple[int, ...], datetime] = {}
    for moment in newest_first:
        found.setdefault(period(moment), moment)
    return list(found.values())[:count]
