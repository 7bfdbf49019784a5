"""Which function answers which command. Each topic has a table of its own."""

from __future__ import annotations

from collections import ChainMap

from campaigntui.domain.plan import Plan
from campaigntui.usecases.commands import Command
from campaigntui.usecases.commands.calendar import Thaw
from campaigntui.usecases.deciding import (
    baselines,
    calendar,
    dates,
    freezes,
    gates,
    handoffs,
    items,
    people,
    profile,
    progress,
    review,
    rituals,
    seats,
    several,
    steps,
)
from campaigntui.usecases.deciding.occasion import Decisions, Occasion

TOPICS = (
    baselines,
    calendar,
    dates,
    freezes,
    gates,
    handoffs,
    items,
    people,
    profile,
    progress,
    review,
    rituals,
    seats,
    several,
    steps,
)

DECISIONS: Decisions = ChainMap(*(dict(topic.DECISIONS) for topic in TOPICS))


def decide(plan: Plan, command: Command, occasion: Occasion) -> Plan:
    """The plan after the command. Raises `CampaignError` where the command is refused; the plan given never changes.

    What a freeze of the plan forbids today is refused whatever the command is, unless it is a `Thaw`.
    """
    after = answer(plan, command, occasion)
    if plan.freeze and not isinstance(command, Thaw):
        freezes.guard(plan, after, occasion.today)
    return after


def answer(plan: Plan, command: Command, occasion: Occasion) -> Plan:
    """The same without regard to freezes."""
    return DECISIONS[type(command)](plan, command, occasion)
