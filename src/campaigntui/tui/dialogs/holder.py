"""Who holds a role from now on; its open items follow, after a look at what that changes."""

from __future__ import annotations

from collections.abc import Hashable

from campaigntui.domain.checklist import Status
from campaigntui.domain.ids import MemberId
from campaigntui.scheduling.outlook import Outlook
from campaigntui.tui.dialogs.pick_list import Option, PickDialog
from campaigntui.tui.text import plain
from campaigntui.usecases.commands.seats import ChangeHolder
from campaigntui.wording import _, listed, ngettext, role_name

_NOBODY = "nobody"


class Holder(PickDialog[None]):
    """Hands in a `ChangeHolder`; the difference is always shown first."""

    def __init__(self, outlook: Outlook, role: str) -> None:
        team = [member for member in outlook.plan.member.values() if not member.archived]
        holders = [member.id for member in team if role in member.roles]
        options = [
            Option(member.id, member.name, listed(role_name(key, outlook.roles) for key in member.roles))
            for member in team
        ]
        self._role = role
        self._role_name = plain(role_name(role, outlook.roles))
        self._names = {member.id: plain(member.name) for member in team}
        items = [item for found in outlook.items.values() for item in found if item.role == role]
        self._open = sum(item.status is not Status.DONE for item in items)
        super().__init__(
            _("Who holds it: {role}").format(role=self._role_name),
            [*options, Option(_NOBODY, _("Nobody"))],
            holders[0] if holders else None,
        )

    def picked(self, value: Hashable) -> None:
        """Show what follows from it."""
        member = MemberId(value) if isinstance(value, int) else None
        name = self._names[member] if member is not None else _("nobody")
        words = ngettext("{count} open item follows", "{count} open items follow", self._open).format(count=self._open)
        title = f"{self._role_name} → {name} · {words}"
        self.hand_in(ChangeHolder(self._role, member), title)
