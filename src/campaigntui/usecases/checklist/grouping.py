"""A checklist cut into groups, with what is done and what is late in each."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from campaigntui.domain.checklist import Item
from campaigntui.errors import N_, BadInput
from campaigntui.scheduling.health import State
from campaigntui.scheduling.outlook import Outlook
from campaigntui.usecases.checklist.columns import SortKey, in_order
from campaigntui.wording import _, role_name, stage_name, state_name
from campaigntui.wording.dates import full_day, week_name


class Grouping(StrEnum):
    """What a list may be cut into. The values are what one types."""

    STAGE = "stage"
    ROLE = "role"
    MEMBER = "member"
    WEEK = "week"
    DUE = "due"
    STATE = "state"
    NONE = "none"


class Group(NamedTuple):
    """Items that belong together."""

    key: Hashable
    """Stays the same when the items change."""
    name: str
    """The heading; empty when the list is not cut."""
    items: Sequence[Item]


class Tally(NamedTuple):
    """How many items there are, and how they stand."""

    total: int
    done: int
    late: int
    blocked: int

    @property
    def percent(self) -> int:
        """Share of items done, rounded down so that 100 means all."""
        return self.done * 100 // self.total if self.total else 0


def grouping_of(said: str) -> Grouping:
    """The grouping with that name; `BadInput` for one that there is not."""
    try:
        return Grouping(said.strip().lower())
    except ValueError:
        raise BadInput(
            N_("A list cannot be grouped by “{name}”. Write one of: {known}."), name=said, known=tuple(Grouping)
        ) from None


def tally(items: Iterable[Item], outlook: Outlook) -> Tally:
    """Count these items."""
    health = outlook.health.items
    found = [health[item.id] for item in items]
    return Tally(
        total=len(found),
        done=sum(one.state is State.DONE for one in found),
        late=sum(one.late for one in found),
        blocked=sum(one.state is State.BLOCKED for one in found),
    )


def arranged(outlook: Outlook, keys: Iterable[SortKey], by: Grouping) -> tuple[Group, ...]:
    """Every item of the campaign, sorted and then cut. Worked out once for a filter that is typed letter by letter."""
    items = (item for stage in outlook.items.values() for item in stage)
    return grouped(in_order(items, keys, outlook), by, outlook)


def narrowed(groups: Iterable[Group], test: Callable[[Item], bool]) -> list[Group]:
    """What a filter leaves of them; a group without items is left out."""
    kept = (Group(key, name, [item for item in items if test(item)]) for key, name, items in groups)
    return [group for group in kept if group.items]


def grouped(items: Iterable[Item], by: Grouping, outlook: Outlook) -> tuple[Group, ...]:
    """Groups in the order in which a plan has them; inside them the items stay in their order."""
    if by is Grouping.NONE:
        whole = list(items)
        return (Group("", "", whole),) if whole else ()
    place, name = _cut(by, outlook)
    found: dict[Any, list[Item]] = {}
    for item in items:
        found.setdefault(place(item), []).append(item)
    return tuple(Group(key, name(found[key][0]), found[key]) for key in sorted(found))


def _cut(by: Grouping, outlook: Outlook) -> tuple[Callable[[Item], Any], Callable[[Item], str]]:
    """Where an item's group stands among the groups, and what it is called."""
    windows, health, members = outlook.schedule.windows, outlook.health.items, outlook.plan.member

    def finish(item: Item) -> date | None:
        return windows[item.id].planned_finish

    if by is Grouping.STAGE:
        return (lambda i: i.stage.number), (lambda i: f"{i.stage.number} {stage_name(i.stage)}")
    if by is Grouping.ROLE:
        roles = {key: place for place, key in enumerate(outlook.roles)}
        return (
            lambda i: (roles.get(i.role, len(roles)), i.role),
            lambda i: role_name(i.role, outlook.roles) or _("no role"),
        )
    if by is Grouping.MEMBER:
        return (
            lambda i: (i.member_id is None, members[i.member_id].name, i.member_id) if i.member_id else (True, "", 0),
            lambda i: members[i.member_id].name if i.member_id else _("nobody"),
        )
    if by is Grouping.STATE:
        states = {state: place for place, state in enumerate(State)}
        return (lambda i: states[health[i.id].state]), (lambda i: state_name(health[i.id].state))
    if by is Grouping.WEEK:
        return (
            lambda i: _monday(day) if (day := finish(i)) else date.max,
            lambda i: week_name(_monday(day), outlook.today) if (day := finish(i)) else _("no due date"),
        )
    return (
        lambda i: finish(i) or date.max,
        lambda i: full_day(day) if (day := finish(i)) else _("no due date"),
    )


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
