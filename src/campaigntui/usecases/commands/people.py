"""Changes of the team."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from campaigntui.domain.ids import MemberId
from campaigntui.domain.value import record
from campaigntui.usecases.commands import Command

if TYPE_CHECKING:
    from campaigntui.domain.people import Member
    from campaigntui.domain.plan import Plan


@record
class AddMember(Command):
    """A new person. Open items of a role that nobody held before go to its first holder."""

    name: str
    roles: tuple[str, ...] = ()
    days_off: tuple[date, ...] = ()
    hours: float = 8.0
    weekdays_off: tuple[int, ...] = ()

    def subject(self, before: Plan, after: Plan) -> tuple[str, int]:
        """See `Command`."""
        return self.name, 1


@record
class EditMember(Command):
    """Change fields of a person. `changes` maps field names of `Member` to new values: name, roles, days_off, hours,
    weekdays_off. `seen` is the person as the editor saw them, see `EditItem`.
    """

    member_id: MemberId
    changes: Mapping[str, Any]
    seen: Member | None = None

    def subject(self, before: Plan, after: Plan) -> tuple[str, int]:
        """See `Command`."""
        return before.member[self.member_id].name, 1


@record
class ArchiveMember(Command):
    """Take a person off the team; open items go back to nobody."""

    member_id: MemberId

    def subject(self, before: Plan, after: Plan) -> tuple[str, int]:
        """See `Command`."""
        return before.member[self.member_id].name, 1


@record
class RenameRole(Command):
    """Show a role of this campaign under another name; an empty name restores the usual one."""

    KEEPS_DATES: ClassVar[bool] = True

    role: str
    name: str

    def subject(self, before: Plan, after: Plan) -> tuple[str, int]:
        """See `Command`."""
        from campaigntui.wording import role_name

        return role_name(self.role, {role.key: role for role in after.role.values()}), 1


@record
class AddRole(Command):
    """A role of the campaign's own."""

    KEEPS_DATES: ClassVar[bool] = True

    key: str
    name: str

    def subject(self, before: Plan, after: Plan) -> tuple[str, int]:
        """See `Command`."""
        return self.name or self.key, 1
