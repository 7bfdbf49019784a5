"""How much work falls on whom: hours a day, by role and by member, beside what they can do.

The plan knows working days, not hours, so hours are an assumption that `Terms` spells out: an item takes `item_hours`
of every day on which it is worked, half a working day unless told otherwise, because people work on two things side by
side while an item waits for answers. What is done weighs nothing any more, nor does a milestone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from campaigntui.domain.checklist import Item, Status
from campaigntui.domain.ids import ItemId, MemberId
from campaigntui.domain.people import Member
from campaigntui.scheduling.outlook import Outlook
from campaigntui.scheduling.schedule import Window


class Basis(StrEnum):
    """Which windows are counted."""

    FORECAST = "forecast"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True)
class Terms:
    """What is assumed about hours."""

    capacity: float | None = None
    """Hours that everybody works on a working day; None: each their own."""
    item_hours: float = 4.0
    """Hours that an item takes of each day on which it is worked."""
    basis: Basis = Basis.FORECAST


@dataclass(frozen=True, slots=True)
class DayLoad:
    """One day of somebody."""

    hours: float
    capacity: float
    items: tuple[ItemId, ...]
    """What makes the hours, in the order of the schedule."""

    @property
    def over(self) -> float:
        """Hours beyond the capacity; 0 when they fit."""
        return max(self.hours - self.capacity, 0.0)


@dataclass(frozen=True, slots=True)
class Overload:
    """A day on which a member, or a whole role, has more to do than hours."""

    day: date
    role: str
    """Empty when it is about a member."""
    member_id: MemberId | None
    load: DayLoad


@dataclass(frozen=True, slots=True)
class Load:
    """Load from `first` to `last`, inclusive. Days without work and without capacity are left out."""

    first: date
    last: date
    roles: Mapping[str, Mapping[date, DayLoad]]
    """Every role of the campaign. Its capacity counts each holder in full, also one who holds other roles too."""
    members: Mapping[MemberId, Mapping[date, DayLoad]]
    """Everybody on the team."""

    def overloads(self) -> tuple[Overload, ...]:
        """Days on which a member has too much, by day."""
        found = [Overload(day, "", member, load) for member, days in self.members.items() for day, load in _over(days)]
        return tuple(sorted(found, key=lambda o: o.day))

    def role_overloads(self) -> tuple[Overload, ...]:
        """Days on which a role has more than all who hold it can do, by day."""
        found = [Overload(day, role, None, load) for role, days in self.roles.items() for day, load in _over(days)]
        return tuple(sorted(found, key=lambda o: o.day))


def load(outlook: Outlook, first: date, last: date, terms: Terms | None = None) -> Load:
    """The load of the days from `first` to `last`, inclusive.

    Unassigned items weigh on their role only. Nobody has capacity on a day off, nor on a day that nobody works, except
    where work that may fall on any day calls them in.
    """
    terms = terms or Terms()
    plan = outlook.plan
    team = [member for member in plan.member.values() if not member.archived]
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    on_roles, on_members = _spread(outlook, days, terms.basis)
    worked = {day for day in days if outlook.calendar.is_working(day)}
    members = {member.id: _line(days, worked, on_members[member.id], (member,), terms) for member in team}
    roles = {
        key: _line(days, worked, on_roles[key], [m for m in team if key in m.roles], terms) for key in outlook.roles
    }
    return Load(first=first, last=last, roles=roles, members=members)


Spread = defaultdict[date, list[ItemId]]


def _spread(
    outlook: Outlook, days: list[date], basis: Basis
) -> tuple[defaultdict[str, Spread], defaultdict[MemberId, Spread]]:
    """Items by role and by member, on each of the days on which they are worked."""
    roles: defaultdict[str, Spread] = defaultdict(lambda: defaultdict(list))
    members: defaultdict[MemberId, Spread] = defaultdict(lambda: defaultdict(list))
    if not days:
        return roles, members
    off = {m.id: frozenset(filter(m.is_off, days)) for m in outlook.plan.member.values()}
    worked = [outlook.calendar.is_working(day) for day in days]
    windows, plan = outlook.schedule.windows, outlook.plan
    for item_id in outlook.schedule.order:
        item = plan.item[item_id]
        span = _span(item, windows[item_id], basis)
        if span is None:
            continue
        away = off.get(item.member_id, frozenset()) if item.member_id is not None else frozenset()
        for n in range(max((span[0] - days[0]).days, 0), min((span[1] - days[0]).days + 1, len(days))):
            if (worked[n] or item.any_day) and days[n] not in away:
                roles[item.role][days[n]].append(item_id)
                if item.member_id is not None:
                    members[item.member_id][days[n]].append(item_id)
    return roles, members


def _span(item: Item, window: Window, basis: Basis) -> tuple[date, date] | None:
    if item.status is Status.DONE or not item.duration:
        return None
    if basis is Basis.FORECAST:
        return window.forecast_start, window.forecast_finish
    if window.planned_start is None or window.planned_finish is None:
        return None
    return window.planned_start, window.planned_finish


def _line(
    days: list[date], worked: set[date], spread: Spread, holders: Iterable[Member], terms: Terms
) -> dict[date, DayLoad]:
    hours = [
        (frozenset(filter(member.is_off, days)), member.hours if terms.capacity is None else terms.capacity)
        for member in holders
    ]
    found: dict[date, DayLoad] = {}
    for day in days:
        items = tuple(spread.get(day, ()))
        if items or day in worked:
            capacity = sum(own for off, own in hours if day not in off)
            found[day] = DayLoad(len(items) * terms.item_hours, capacity, items)
    return found


def _over(days: Mapping[date, DayLoad]) -> Iterable[tuple[date, DayLoad]]:
    return ((day, load) for day, load in days.items() if load.over)
