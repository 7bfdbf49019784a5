"""What scripts read about roles and what they hand to each other. The keys are a promise."""

from __future__ import annotations

from campaigntui.exchange.goalform import key_result_form
from campaigntui.exchange.jsonform import Form, iso, role_form
from campaigntui.scheduling.goals import standings
from campaigntui.scheduling.handoffs import Delivery, deliveries
from campaigntui.scheduling.outlook import Outlook
from campaigntui.scheduling.rolework import RoleWork, Share, role_work


def handoff_form(found: Delivery) -> Form:
    """A handoff as it stands."""
    handoff = found.handoff
    return {
        "id": handoff.key,
        "from": handoff.giver,
        "to": handoff.receiver,
        "artefact": handoff.artefact,
        "two_way": handoff.two_way,
        "item": found.item.key if found.item is not None else None,
        "state": found.standing.value,
        "day": iso(found.day),
        "reason": handoff.answer_reason,
        "answered": iso(handoff.answered),
    }


def role_page_form(outlook: Outlook, key: str) -> Form:
    """A role with its work stage by stage, its items, its key results, and what it gives and gets."""
    work = role_work(outlook)[key]
    found = deliveries(outlook)
    return {
        **role_form(outlook, key),
        "stages": stage_share_forms(work),
        "next_due": iso(work.whole.next_due),
        "item_ids": [item.key for items in outlook.items.values() for item in items if item.role == key],
        "key_results": [key_result_form(each) for each in standings(outlook, key)],
        "gives": [handoff_form(each) for each in found if each.handoff.giver == key],
        "gets": [handoff_form(each) for each in found if each.handoff.receiver == key],
    }


def stage_share_forms(work: RoleWork) -> list[Form]:
    """The work of a role stage by stage."""
    return [{"id": stage.value, **_share(share)} for stage, share in work.stages.items()]


def _share(share: Share) -> Form:
    return {"items": share.total, "done": share.done, "late": share.late, "next_due": iso(share.next_due)}
