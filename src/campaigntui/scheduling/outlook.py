"""A plan with everything computed from it for one day: what every view draws."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from campaigntui.domain.checklist import Item, Link, Note, Step
from campaigntui.domain.gates import Criterion, StagePlan
from campaigntui.domain.ids import ItemId
from campaigntui.domain.people import Handoff, Role
from campaigntui.domain.plan import Plan
from campaigntui.domain.stage import Stage
from campaigntui.scheduling.health import Health
from campaigntui.scheduling.schedule import Schedule
from campaigntui.scheduling.workdays import WorkCalendar


class Outlook(NamedTuple):
    """Plan, calendar, windows and health on `today`, with the look-ups that views need. Archived items are left out."""

    plan: Plan
    today: date
    calendar: WorkCalendar
    """The campaign's calendar, without any member's days off."""
    schedule: Schedule
    health: Health
    items: Mapping[Stage, tuple[Item, ...]]
    """Items of each stage in the order of their planned start, then position. Every stage has a key."""
    steps: Mapping[ItemId, tuple[Step, ...]]
    notes: Mapping[ItemId, tuple[Note, ...]]
    """Newest last."""
    waits_for: Mapping[ItemId, tuple[Link, ...]]
    """Links that end at the item. Items without any have no key; so for the three below."""
    awaited_by: Mapping[ItemId, tuple[Link, ...]]
    handoffs: Mapping[ItemId, tuple[Handoff, ...]]
    """Handoffs that the item produces."""
    stage_plans: Mapping[Stage, StagePlan]
    criteria: Mapping[Stage, tuple[Criterion, ...]]
    """In order of position. Every stage has a key."""
    roles: Mapping[str, Role]
    """Key -> role, in order of position."""
    anchor_days: Mapping[str, date]
