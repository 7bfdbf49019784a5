"""Members, roles and the campaign's own row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from campaigntui.domain import text
from campaigntui.domain.checklist import Status
from campaigntui.domain.ids import MemberId, RowId
from campaigntui.domain.people import Member, Role
from campaigntui.domain.plan import Plan
from campaigntui.errors import N_, BadInput, NotFound, RuleBroken
from campaigntui.usecases.commands.campaign import ArchiveCampaign, RenameCampaign
from campaigntui.usecases.commands.people import AddMember, AddRole, ArchiveMember, EditMember, RenameRole
from campaigntui.usecases.deciding import rules
from campaigntui.usecases.deciding.occasion import Decisions, Occasion
from campaigntui.usecases.merging import merged


def rename_campaign(plan: Plan, command: RenameCampaign, _: Occasion) -> Plan:
    """Change name or shop."""
    head = plan.head
    name = rules.title(command.name, rules.NO_NAME) if command.name is not None else head.name
    shop = rules.short_enough(text.line(command.shop)) if command.shop is not None else head.shop
    return plan.put(replace(head, name=name, shop=shop))


def archive_campaign(plan: Plan, command: ArchiveCampaign, _: Occasion) -> Plan:
    """Put the campaign away or bring it back."""
    return plan.put(replace(plan.head, archived=command.archived))


def add(plan: Plan, command: AddMember, _: Occasion) -> Plan:
    """Take a person onto the team; roles that nobody held bring their unassigned open items along."""
    name = _free_name(plan, command.name, None)
    roles = tuple(dict.fromkeys(rules.known_role(plan, role) for role in command.roles if role))
    off, weekdays = tuple(sorted(set(command.days_off))), _weekdays(command.weekdays_off)
    member = Member(MemberId(plan.next_id), plan.head.id, name, roles, off)
    member = replace(member, hours=_hours(command.hours), weekdays_off=weekdays)
    return _take_over(plan.put(member), member, before=plan)


def edit(plan: Plan, command: EditMember, _: Occasion) -> Plan:
    """Change a person; a role newly held that nobody held before brings its unassigned open items along."""
    member = rules.member_of(plan, command.member_id)
    values = {name: _CHECKS[name](plan, member, value) for name, value in command.changes.items()}
    if command.seen is not None:
        values = merged(command.seen, member, values, member.name)
    changed = replace(member, **values)
    return _take_over(plan.put(changed), changed, before=plan)


def _hours(value: float) -> float:
    if not 0 < value <= 24:
        words = N_("{hours} hours a day cannot be. Give a number up to 24, such as 8 or 4.5.")
        raise BadInput(words, hours=f"{value:g}")
    return float(value)


def _weekdays(value: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted(set(value) & set(range(7))))


_CHECKS: Mapping[str, Callable[[Plan, Member, Any], Any]] = {
    "name": lambda plan, member, v: _free_name(plan, v, member.id),
    "roles": lambda plan, _, v: tuple(dict.fromkeys(rules.known_role(plan, role) for role in v if role)),
    "days_off": lambda _, __, v: tuple(sorted(set(v))),
    "hours": lambda _, __, v: _hours(v),
    "weekdays_off": lambda _, __, v: _weekdays(v),
}
"""Editable field -> check that gives the value to store."""


def archive(plan: Plan, command: ArchiveMember, _: Occasion) -> Plan:
    """Take a person off the team; open items go back to nobody, done ones keep the name."""
    member = rules.member_of(plan, command.member_id)
    mine = [i for i in plan.item.values() if i.member_id == member.id and i.status is not Status.DONE]
    return plan.put(replace(member, archived=True), *(replace(i, member_id=None) for i in mine))


def rename_role(plan: Plan, command: RenameRole, _: Occasion) -> Plan:
    """Show a role under another name."""
    for role in plan.role.values():
        if role.key == command.role:
            return plan.put(replace(role, name=rules.short_enough(text.line(command.name))))
    raise NotFound(N_("There is no role “{role}” in this campaign."), role=command.role)


def add_role(plan: Plan, command: AddRole, _: Occasion) -> Plan:
    """A role of the campaign's own."""
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,31}", command.key):
        raise BadInput(
            N_("“{key}” cannot be the key of a role. Use small letters, digits and _, starting with a letter."),
            key=command.key,
        )
    if any(role.key == command.key for role in plan.role.values()):
        raise RuleBroken(N_("There is a role “{role}” already."), role=command.key)
    last = max((r.position for r in plan.role.values()), default=0)
    name = rules.title(command.name, rules.NO_NAME)
    return plan.put(Role(RowId(plan.next_id), plan.head.id, command.key, name, position=last + 1))


def _free_name(plan: Plan, name: str, own: MemberId | None) -> str:
    plain = rules.title(name, rules.NO_NAME)
    for other in plan.member.values():
        if other.id != own and not other.archived and rules.same_name(other.name, plain):
            raise RuleBroken(
                N_("There is a member “{name}” already. Add something that tells them apart."), name=other.name
            )
    return plain


def _take_over(plan: Plan, member: Member, before: Plan) -> Plan:
    held = {role for m in before.member.values() if not m.archived for role in m.roles}
    fresh = set(member.roles) - held
    waiting = [
        i
        for i in plan.item.values()
        if i.role in fresh and i.member_id is None and i.status is not Status.DONE and not i.archived
    ]
    return plan.put(*(replace(i, member_id=member.id) for i in waiting))


DECISIONS: Decisions = {
    RenameCampaign: rename_campaign,
    ArchiveCampaign: archive_campaign,
    AddMember: add,
    EditMember: edit,
    ArchiveMember: archive,
    RenameRole: rename_role,
    AddRole: add_role,
}
