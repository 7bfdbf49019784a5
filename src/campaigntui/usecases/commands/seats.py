"""Who holds a role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from campaigntui.domain.ids import MemberId
from campaigntui.domain.value import record
from campaigntui.usecases.commands import Command

if TYPE_CHECKING:
    from campaigntui.domain.plan import Plan


@record
class ChangeHolder(Command):
    """One person holds a role from now on: every open item of it goes to them, and nobody else holds it any more.

    None leaves the role, and its open items, to nobody.
    """

    role: str
    member_id: MemberId | None

    def subject(self, before: Plan, after: Plan) -> tuple[str, int]:
        """See `Command`."""
        from campaigntui.wording import role_name

        holder = after.member[self.member_id].name if self.member_id is not None else "–"
        return f"{role_name(self.role, {role.key: role for role in after.role.values()})} → {holder}", 1
