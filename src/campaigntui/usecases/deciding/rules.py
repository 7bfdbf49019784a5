"""Checks that several topics share: known rows, known roles, sound text, sound dates, no cycles."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from campaigntui.domain import text
from campaigntui.domain.checklist import Item
from campaigntui.domain.due import Due
from campaigntui.domain.ids import ItemId, MemberId
from campaigntui.domain.people import Member
from campaigntui.domain.plan import Plan
from campaigntui.errors import N_, BadInput, NotFound, RuleBroken
from campaigntui.scheduling.engine import calendar_of, resolve
from campaigntui.scheduling.network import find_cycle
from campaigntui.usecases.deciding.occasion import Occasion

NO_TITLE = N_("The title is empty. Give it a few words.")
NO_NAME = N_("The name is empty. Give it a few words.")
NO_STEP = N_("The step is empty. Give it a few words.")

LONGEST_TEXT = 20_000
LONGEST_DURATION = 999
FIRST_YEAR, LAST_YEAR = 2000, 2199
"""A D-day outside is a slip of the finger."""
FARTHEST_YEARS = 20
"""A due date farther from D-day is a slip of the finger, and every year between would need its holidays."""


def items_of(plan: Plan, ids: Iterable[ItemId]) -> list[Item]:
    """The items with these ids, in that order, each once."""
    return [item_of(plan, item_id) for item_id in dict.fromkeys(ids)]


def item_of(plan: Plan, item_id: ItemId) -> Item:
    """The item with that id; `NotFound` when it is gone."""
    item = plan.item.get(item_id)
    if item is None:
        raise NotFound(N_("That item is gone; somebody has taken it away in the meantime."))
    return item


def member_of(plan: Plan, member_id: MemberId) -> Member:
    """The member with that id; `NotFound` when gone or off the team."""
    member = plan.member.get(member_id)
    if member is None or member.archived:
        raise NotFound(N_("That person is no longer on the team. “campaigntui roles” lists who is."))
    return member


def known_role(plan: Plan, key: str) -> str:
    """The key itself; `RuleBroken` names the roles there are. Empty means no role and passes."""
    roles = {role.key: role for role in plan.role.values()}
    if key and key not in roles:
        from campaigntui.wording.people import role_choices

        raise RuleBroken(
            N_("There is no role “{role}”. Roles are: {known}."), role=key, known=role_choices(roles, roles)
        )
    return key


def title(value: str, empty: str) -> str:
    """One clean line that says something; `empty` is the refusal when it says nothing."""
    plain = text.line(value)
    if not plain:
        raise BadInput(empty)
    return short_enough(plain)


def short_enough(value: str) -> str:
    """The text itself; `BadInput` beyond `LONGEST_TEXT` characters."""
    if len(value) > LONGEST_TEXT:
        raise BadInput(
            N_("A text of {length} characters is too long; {most} are the most. Keep it in a file and note its path."),
            length=len(value),
            most=LONGEST_TEXT,
        )
    return value


def duration(value: int) -> int:
    """Working days from 0 (a milestone) to `LONGEST_DURATION`."""
    if not 0 <= value <= LONGEST_DURATION:
        raise BadInput(
            N_("A duration of {days} working days is out of range; it goes from 0 (a milestone) to {most}."),
            days=value,
            most=LONGEST_DURATION,
        )
    return value


def lag(value: int) -> int:
    """Working days between two linked items, at most `LONGEST_DURATION` either way."""
    if abs(value) > LONGEST_DURATION:
        raise BadInput(
            N_("A lag of {lag} working days is out of range; {most} either way are the most."),
            lag=value,
            most=LONGEST_DURATION,
        )
    return value


def past(day: date | None, occasion: Occasion) -> date:
    """The day itself when it is not still to come; today for None."""
    if day is not None and day > occasion.today:
        raise BadInput(
            N_("{day} is still to come; today is {today}. Give today or an earlier day."),
            day=day.isoformat(),
            today=occasion.today.isoformat(),
        )
    return day or occasion.today


def check_d_day(day: date) -> None:
    """Raise `BadInput` for a D-day in a year that no campaign can be planned for."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise BadInput(
            N_("D-day {day} lies outside the years {first} to {last}. Check the year."),
            day=day.isoformat(),
            first=FIRST_YEAR,
            last=LAST_YEAR,
        )


def later(day: date, by: timedelta) -> date:
    """The day so much later (earlier, for a negative time); `BadInput` beyond the years 1 to 9999."""
    try:
        return day + by
    except OverflowError:
        raise BadInput(
            N_("The dates of this plan reach beyond the years 1 to 9999. Shorten durations or lags.")
        ) from None


def due(plan: Plan, rule: Due | None) -> Due | None:
    """The rule itself when its anchor exists and its date lies within `FARTHEST_YEARS` of D-day."""
    if rule is None:
        return None
    day, d_day = resolve(rule, plan, calendar_of(plan)), plan.d_day.day
    if abs(day.year - d_day.year) > FARTHEST_YEARS:
        raise BadInput(
            N_("{due} lies more than {years} years from D-day ({d_day}). Check the year."),
            due=str(rule),
            years=FARTHEST_YEARS,
            d_day=d_day.isoformat(),
        )
    return rule


def no_cycle(plan: Plan) -> Plan:
    """The plan itself; `RuleBroken` names the items of a circle of links, one by one."""
    found = circle(plan)
    if found:
        chain = " > ".join(plan.item[i].key for i in found)
        raise RuleBroken(N_("That would make these items wait for each other in a circle: {chain}."), chain=chain)
    return plan


def circle(plan: Plan) -> tuple[ItemId, ...]:
    """Items that wait for each other, the first one again at the end; empty when none do. Those put away count too."""
    successors: dict[ItemId, list[ItemId]] = defaultdict(list)
    for link in plan.link.values():
        successors[link.before].append(link.after)
    return find_cycle(list(successors), successors)


def same_name(one: str, other: str) -> bool:
    """True when two names look alike."""
    return name_key(one) == name_key(other)


def name_key(name: str) -> str:
    """The name as names are compared: after NFKC, trimming and case folding."""
    return unicodedata.normalize("NFKC", name).strip().casefold()
