"""Where everything stands that one role hands to another: still to come, waiting for an answer, accepted, returned."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from campaigntui.domain.checklist import Item, Status
from campaigntui.domain.people import Answer, Handoff
from campaigntui.scheduling.outlook import Outlook


class Standing(StrEnum):
    """How far a handoff is. In this order the receiver cares about it."""

    GIVEN = "given"
    """Its item is done, and the receiver has not answered."""
    RETURNED = "returned"
    COMING = "coming"
    """Its item is not done."""
    LOOSE = "loose"
    """No item produces it, or the one that did is archived."""
    ACCEPTED = "accepted"


_ORDER = {standing: place for place, standing in enumerate(Standing)}


class Delivery(NamedTuple):
    """A handoff as it stands today."""

    handoff: Handoff
    standing: Standing
    item: Item | None
    """What produces it; None for a loose one."""
    day: date | None
    """When its item was or is expected to be finished."""


def delivery(handoff: Handoff, outlook: Outlook) -> Delivery:
    """One handoff as it stands."""
    item = outlook.plan.item.get(handoff.item_id) if handoff.item_id is not None else None
    if item is None or item.archived:
        item, day = None, None
    else:
        day = item.finished or outlook.schedule.windows[item.id].forecast_finish
    return Delivery(handoff, _standing(handoff, item), item, day)


def _standing(handoff: Handoff, item: Item | None) -> Standing:
    if handoff.answer is Answer.ACCEPTED:
        return Standing.ACCEPTED
    if handoff.answer is Answer.RETURNED:
        return Standing.RETURNED
    if item is None:
        return Standing.LOOSE
    return Standing.GIVEN if item.status is Status.DONE else Standing.COMING


def deliveries(outlook: Outlook) -> list[Delivery]:
    """Every handoff, those that wait for an answer first, the earliest of each kind first."""
    found = [delivery(handoff, outlook) for handoff in outlook.plan.handoff.values()]
    return sorted(found, key=lambda d: (_ORDER[d.standing], d.day or date.max, d.handoff.id))
