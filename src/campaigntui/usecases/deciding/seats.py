"""Handing a role from one person to another, with everything in it that is still to be done."""

from __future__ import annotations

from dataclasses import replace

from campaigntui.domain.checklist import Status
from campaigntui.domain.people import Member
from campaigntui.domain.plan import Plan
from campaigntui.errors import N_, NotFound
from campaigntui.usecases.commands.seats import ChangeHolder
from campaigntui.usecases.deciding import rules
from campaigntui.usecases.deciding.occasion import Decisions, Occasion


def change_holder(plan: Plan, command: ChangeHolder, _: Occasion) -> Plan:
    """The role and its open items to one person; what is done keeps the name of whoever did it."""
    if not any(role.key == command.role for role in plan.role.values()):
        raise NotFound(N_("There is no role “{role}” in this campaign."), role=command.role)
    holder = rules.member_of(plan, command.member_id).id if command.member_id is not None else None
    people = [_seated(member, command.role, holds=member.id == holder) for member in plan.member.values()]
    items = [
        replace(item, member_id=holder)
        for item in plan.item.values()
        if item.role == command.role and item.status is not Status.DONE and not item.archived
    ]
    return plan.put(*people, *items)


def _seated(member: Member, role: str, *, holds: bool) -> Member:
    if holds is (role in member.roles) or member.archived:
        return member
    others = tuple(key for key in member.roles if key != role)
    return replace(member, roles=(*others, role) if holds else others)


DECISIONS: Decisions = {ChangeHolder: change_holder}
