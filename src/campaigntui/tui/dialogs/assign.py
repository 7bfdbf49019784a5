"""Who does it: members with their roles, then the roles themselves, then nobody."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import NamedTuple

from campaigntui.domain.checklist import Item
from campaigntui.domain.ids import MemberId
from campaigntui.domain.people import Member
from campaigntui.scheduling.outlook import Outlook
from campaigntui.tui.dialogs.pick_list import Option, PickDialog
from campaigntui.usecases.commands.items import AssignItems
from campaigntui.wording import _, listed, role_name


class Assignment(NamedTuple):
    """A member, a role with whoever of its holders has it, or (both empty) nobody."""

    member_id: MemberId | None = None
    role: str | None = None


class Assign(PickDialog[None]):
    """Hands in the assignment of these items."""

    def __init__(self, title: str, outlook: Outlook, items: Sequence[Item]) -> None:
        members = sorted(
            (m for m in outlook.plan.member.values() if not m.archived), key=lambda m: items[0].role not in m.roles
        )
        super().__init__(title, _options(outlook, members), Assignment(items[0].member_id))
        self._items = tuple(item.id for item in items)

    def picked(self, value: Hashable) -> None:
        """Assign and close."""
        assert isinstance(value, Assignment)
        self.hand_in(AssignItems(self._items, value.member_id, value.role))


def _options(outlook: Outlook, members: Sequence[Member]) -> list[Option]:
    def joined(roles: Sequence[str]) -> str:
        return listed(role_name(role, outlook.roles) for role in roles)

    options = [Option(Assignment(m.id), m.name, joined(m.roles)) for m in members]
    for key in outlook.roles:
        holders = [m for m in members if key in m.roles]
        words = _("Role: {role}").format(role=role_name(key, outlook.roles))
        options.append(Option(Assignment(None, key), words, listed(m.name for m in holders) or _("nobody")))
    return [*options, Option(Assignment(), _("Nobody"))]
