"""Which function answers which command. Each topic has a table of its own."""

from __future__ import annotations

from collections import ChainMap

from campaigntui.domain.plan import Plan
from campaigntui.usecases.commands import Command
from campaigntui.usecases.deciding import dates, handoffs, items, people, profile, progress, review, steps
from campaigntui.usecases.deciding.occasion import Decisions, Occasion

TOPICS = (dates, handoffs, items, people, profile, progress, review, steps)

DECISIONS: Decisions = ChainMap(*(dict(topic.DECISIONS) for topic in TOPICS))


def decide(plan: Plan, command: Command, occasion: Occasion) -> Plan:
    """The plan after the command. Raises `CampaignError` where the command is refused; the plan given never changes."""
    return DECISIONS[type(command)](plan, command, occasion)
