"""Which function answers which command. Each topic has a table of its own."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Mapping
from typing import Any

from campaigntui.domain.plan import Plan
from campaigntui.usecases.commands import Command
from campaigntui.usecases.commands.calendar import Thaw
from campaigntui.usecases.deciding import (
    anchors,
    baselines,
    calendar,
    conflicts,
    dates,
    extents,
    freezes,
    gates,
    goals,
    handoffs,
    items,
    people,
    profile,
    progress,
    review,
    rituals,
    seats,
    several,
    stages,
    steps,
    suppositions,
)
from campaigntui.usecases.deciding.occasion import Decisions, Occasion
from campaigntui.usecases.snapshot import Staying

TOPICS = (
    anchors,
    baselines,
    calendar,
    conflicts,
    dates,
    extents,
    freezes,
    gates,
    goals,
    handoffs,
    items,
    people,
    profile,
    progress,
    review,
    rituals,
    seats,
    several,
    stages,
    steps,
    suppositions,
)

DECISIONS: Decisions = ChainMap(*(dict(topic.DECISIONS) for topic in TOPICS))

STAYING: Mapping[type[Any], Callable[[Plan, Any, Occasion], Staying]] = {**anchors.STAYING, **profile.STAYING}
"""Command -> what it leaves where it is."""


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


def staying(plan: Plan, command: Command, occasion: Occasion) -> Staying:
    """What does not go along with the command although it might be expected to."""
    if isinstance(command, Thaw):
        command = command.command
    known = STAYING.get(type(command))
    return known(plan, command, occasion) if known is not None else Staying()
