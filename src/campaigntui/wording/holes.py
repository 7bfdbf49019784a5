"""Holes of a plan in words: a heading for each kind, and what exactly is missing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from campaigntui.wording.catalogue import C_, _, ngettext, pgettext

if TYPE_CHECKING:
    from campaigntui.scheduling.holes import Hole, HoleKind
    from campaigntui.scheduling.outlook import Outlook

_KINDS: Mapping[str, tuple[str, str]] = {
    "item_no_role": C_("hole", "Items without a role"),
    "item_no_member": C_("hole", "Items that nobody does"),
    "item_no_due": C_("hole", "Items without a due date"),
    "item_no_acceptance": C_("hole", "Gate items and milestones without a test of done"),
    "reviewer_no_member": C_("hole", "Items that nobody can look over"),
    "done_no_evidence": C_("hole", "Gate items that are done without evidence"),
    "role_no_member": C_("hole", "Roles that nobody holds, though they have work"),
    "role_no_item": C_("hole", "Roles without an item"),
    "stage_no_signer": C_("hole", "Gates that nobody signs"),
    "signer_no_member": C_("hole", "Gates whose signer is nobody"),
    "stage_no_criteria": C_("hole", "Gates without criteria"),
    "evidence_gone": C_("hole", "Criteria whose evidence was archived"),
    "handoff_no_role": C_("hole", "Handoffs from or to a role that there is not"),
    "handoff_no_item": C_("hole", "Handoffs that no item produces"),
    "handoff_no_taker": C_("hole", "Handoffs whose receiver has nothing to do with them"),
    "key_result_no_role": C_("hole", "Key results of a role that there is not"),
    "key_result_no_goal": C_("hole", "Key results without a number to reach"),
    "key_result_no_item": C_("hole", "Key results that no item brings about"),
    "role_no_key_result": C_("hole", "Roles without a key result"),
    "member_overloaded": C_("hole", "People with more work than hours"),
}


def hole_kind_name(kind: HoleKind) -> str:
    """What is missing, as a heading over all such holes: “Items without a role”."""
    return pgettext(*_KINDS[kind])


def hole_place(hole: Hole, outlook: Outlook) -> str:
    """Where it is missing, below the heading: “pages: Design the pages”, “Pages: Visual designer”."""
    from campaigntui.wording.dates import short_day
    from campaigntui.wording.names import stage_name
    from campaigntui.wording.people import role_name

    plan = outlook.plan
    role = role_name(hole.role, outlook.roles)
    if hole.member_id is not None:
        days = ngettext("{count} day", "{count} days", len(hole.days)).format(count=len(hole.days))
        return _("{member}: {days}, first {day}").format(
            member=plan.member[hole.member_id].name, days=days, day=short_day(hole.days[0])
        )
    if hole.what:
        where = stage_name(hole.stage) if hole.stage is not None else role
        return _("{where}: {what}").format(where=where, what=" ".join(hole.what.split()))
    if hole.item_id is not None:
        item = plan.item[hole.item_id]
        return _("{where}: {what}").format(where=item.key, what=item.title)
    if hole.stage is not None:
        return _("{where}: {what}").format(where=stage_name(hole.stage), what=role) if role else stage_name(hole.stage)
    return role
