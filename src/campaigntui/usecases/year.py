"""A year at a glance: where the promotions lie, and where campaigns ask for the same people on the same days. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import TypeAlias

from campaigntui.domain.checklist import Status
from campaigntui.domain.playbook import Playbook, Text
from campaigntui.errors import BadInput
from campaigntui.scheduling.outlook import Outlook
from campaigntui.scheduling.workdays import WorkCalendar
from campaigntui.usecases.deciding.rules import name_key

DDays: TypeAlias = Callable[[Playbook, int], tuple[date, ...]]
"""Every D-day of a playbook in a year; `BadInput` where that is not known."""


@dataclass(frozen=True, slots=True)
class Larger:
    """The larger promotion that another one would give way to."""

    playbook: str
    name: Text
    d_day: date
    days: int
    """Days from its D-day to the D-day of the other; negative before it."""


@dataclass(frozen=True, slots=True)
class Promotion:
    """One D-day of a playbook in its default profile."""

    playbook: str
    name: Text
    profile: str
    d_day: date
    first: date
    """Day of its first anchor."""
    last: date
    """Day of its last anchor."""
    estimated: bool
    """A year that it touches has no official list of holidays yet."""
    skipped_for: Larger | None = None


@dataclass(frozen=True, slots=True)
class Overlap:
    """A person who is busy in two campaigns on the same days."""

    member: str
    campaigns: tuple[str, str]
    """Names of the two, by D-day."""
    days: tuple[date, ...]
    """Days on which items of both are planned for the person, ascending."""
    runs: tuple[tuple[date, date], ...]
    """The same as first and last day of each stretch without a working day between."""


def larger(playbook: Playbook, d_day: date, others: Iterable[Playbook], d_days: DDays) -> Larger | None:
    """What the playbook's promotion of that day gives way to: the nearest of those that it names, or None."""
    rule = playbook.skip_if
    if rule is None:
        return None
    near = [
        Larger(other.id, other.name, day, (d_day - day).days)
        for other in others
        if other.id in rule.of
        for day in _known(other, range(d_day.year - 1, d_day.year + 2), d_days)
        if abs((d_day - day).days) <= rule.within_days
    ]
    return min(near, key=lambda found: (abs(found.days), found.d_day), default=None)


def promotions(
    playbooks: Iterable[Playbook], year: int, d_days: DDays, estimated: Callable[[int], bool]
) -> tuple[Promotion, ...]:
    """Every promotion of which a day falls into the year, by D-day. `estimated` says so of the holidays of a year."""
    found, known = [], [*playbooks]
    for playbook in known:
        profile = playbook.profile()
        offsets = [anchor.offset for anchor in profile.anchors]
        for d_day in _around(playbook, year, d_days):
            first, last = (d_day + timedelta(days=offset) for offset in (min(offsets), max(offsets)))
            if first.year <= year <= last.year:
                guess = any(estimated(touched) for touched in range(first.year, last.year + 1))
                way = larger(playbook, d_day, known, d_days)
                found.append(Promotion(playbook.id, playbook.name, profile.id, d_day, first, last, guess, way))
    return tuple(sorted(found, key=lambda promotion: (promotion.d_day, promotion.playbook)))


def _around(playbook: Playbook, year: int, d_days: DDays) -> list[date]:
    """D-days of the year and of its neighbours, whose preparation or review may reach into it. `BadInput` as `d_days`,
    for the year itself.
    """
    return [*d_days(playbook, year), *_known(playbook, (year - 1, year + 1), d_days)]


def _known(playbook: Playbook, years: Iterable[int], d_days: DDays) -> Iterator[date]:
    """D-days of the years; none of a year that the list of Lunar New Years does not reach."""
    for year in years:
        with suppress(BadInput):
            yield from d_days(playbook, year)


def overlaps(outlooks: Iterable[Outlook], year: int) -> tuple[Overlap, ...]:
    """Who is busy in two campaigns on the same days of the year, the most days first.

    People are told apart by name, because every campaign keeps its own team. Planned days of open items count.
    """
    campaigns = sorted(outlooks, key=lambda outlook: (outlook.plan.d_day.day, outlook.plan.head.id))
    busy = [(outlook, _busy(outlook, year)) for outlook in campaigns]
    found = []
    for (one, mine), (other, theirs) in combinations(busy, 2):
        for key, (name, days) in mine.items():
            both = sorted(days & theirs[key][1]) if key in theirs else []
            if both:
                names = (one.plan.head.name, other.plan.head.name)
                found.append(Overlap(name, names, tuple(both), _runs(both, one.calendar)))
    return tuple(sorted(found, key=lambda overlap: (-len(overlap.days), overlap.member)))


def _busy(outlook: Outlook, year: int) -> Mapping[str, tuple[str, set[date]]]:
    """Name as it is compared -> name and days of the year on which items are planned for that person."""
    found: dict[str, tuple[str, set[date]]] = defaultdict(lambda: ("", set()))
    for item_id, window in outlook.schedule.windows.items():
        item = outlook.plan.item[item_id]
        if item.member_id is None or item.status is Status.DONE:
            continue
        if window.planned_start is None or window.planned_finish is None or not item.duration:
            continue
        member = outlook.plan.member[item.member_id]
        days = found[name_key(member.name)][1]
        found[name_key(member.name)] = (member.name, days)
        for n in range((window.planned_finish - window.planned_start).days + 1):
            day = window.planned_start + timedelta(days=n)
            if day.year == year and not member.is_off(day) and (item.any_day or outlook.calendar.is_working(day)):
                days.add(day)
    return found


def _runs(days: list[date], calendar: WorkCalendar) -> tuple[tuple[date, date], ...]:
    runs: list[tuple[date, date]] = []
    for day in days:
        if runs and calendar.count(runs[-1][1], day) <= 1:
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    return tuple(runs)
