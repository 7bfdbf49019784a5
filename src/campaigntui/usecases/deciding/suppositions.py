"""Suppositions: what they change in a plan, and what they become when they are made real."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from campaigntui.domain.checklist import Item, Status
from campaigntui.domain.ids import ItemId
from campaigntui.domain.plan import Plan
from campaigntui.domain.suppositions import AnchorMoved, ItemLate, MemberAway, Supposition
from campaigntui.errors import N_, BadInput, RuleBroken
from campaigntui.scheduling.engine import calendar_of, schedule
from campaigntui.scheduling.owndays import own_days
from campaigntui.usecases.commands.anchors import AnchorMove, MoveAnchors
from campaigntui.usecases.commands.suppositions import Suppose
from campaigntui.usecases.deciding import anchors, rules
from campaigntui.usecases.deciding.duerules import rule_on
from campaigntui.usecases.deciding.occasion import Decisions, Occasion

LONGEST = 365
"""Days by which something may be late, away or moved."""


def suppose(plan: Plan, command: Suppose, occasion: Occasion) -> Plan:
    """Make all of them real, so that the forecast becomes what was supposed."""
    if not command.suppositions:
        raise BadInput(N_("Suppose something first."))
    plan = supposed(plan, command.suppositions, occasion)
    delays = delays_of(plan, command.suppositions)
    windows = schedule(plan, occasion.today, delays=delays).windows
    return plan.put(*(_later(plan, rules.item_of(plan, i), windows[i].forecast_finish) for i in delays))


def supposed(plan: Plan, suppositions: Iterable[Supposition], occasion: Occasion) -> Plan:
    """The plan with absences and moved moments in it. Lateness is none of its rows: see `delays_of`."""
    moved: Counter[str] = Counter()
    for each in suppositions:
        if isinstance(each, MemberAway):
            plan = _away(plan, each)
        elif isinstance(each, AnchorMoved):
            moved[each.anchor] += _within(each.days)
    moves = tuple(
        AnchorMove(key, rules.later(plan.anchor_named(key).day, timedelta(days=days)))
        for key, days in moved.items()
        if days
    )
    return anchors.move(plan, MoveAnchors(moves), occasion) if moves else plan


def delays_of(plan: Plan, suppositions: Iterable[Supposition]) -> Mapping[ItemId, int]:
    """Working days by which items are late."""
    found: Counter[ItemId] = Counter()
    for each in suppositions:
        if not isinstance(each, ItemLate):
            continue
        item = rules.item_of(plan, each.item_id)
        if item.status is Status.DONE:
            raise RuleBroken(N_("“{item}” is done, so it cannot be late any more."), item=item.title)
        if item.archived:
            raise RuleBroken(N_("“{item}” is archived. Bring it back first."), item=item.title)
        if each.workdays < 1:
            raise BadInput(N_("Lateness is at least one working day."))
        found[item.id] += _within(each.workdays)
    return found


def _away(plan: Plan, absence: MemberAway) -> Plan:
    member = rules.member_of(plan, absence.member_id)
    days = (absence.last - absence.first).days + 1
    if days < 1:
        raise BadInput(N_("The absence ends before it begins. Write the earlier date first."))
    off = {absence.first + timedelta(days=n) for n in range(_within(days))}
    return plan.put(replace(member, days_off=tuple(sorted(off.union(member.days_off)))))


def _within(days: int) -> int:
    if abs(days) > LONGEST:
        raise BadInput(N_("{days} days are too many; {most} are the most."), days=abs(days), most=LONGEST)
    return days


def _later(plan: Plan, item: Item, finish: date) -> Item:
    """The item due on the day on which it is expected; one that has been started takes all days until then."""
    calendar = calendar_of(plan)
    due = rules.due(plan, rule_on(plan, item.due, finish, calendar))
    if item.started is None:
        return replace(item, due=due)
    days = own_days(plan, calendar, item).count(item.started - timedelta(days=1), finish)
    return replace(item, due=due, duration=rules.duration(max(days, item.duration)))


DECISIONS: Decisions = {Suppose: suppose}
