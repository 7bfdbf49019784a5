"""Changes of the campaign itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from campaigntui.usecases.commands import Command

if TYPE_CHECKING:
    from campaigntui.domain.plan import Plan


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class RenameCampaign(Command):
    """Change the campaign's name, its shop, or both; None leaves a value as it is."""

    KEEPS_DATES: ClassVar[bool] = True

    name: str | None = None
    shop: str | None = None

    def subject(self, before: Plan, after: Plan) -> tuple[str, int]:
        """See `Command`."""
        return before.head.name, 1


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class ArchiveCampaign(Command):
    """Put the campaign away, or (`archived=False`) bring it back."""

    archived: bool = True

    def subject(self, before: Plan, after: Plan) -> tuple[str, int]:
        """See `Command`."""
        return before.head.name, 1


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class ChangeProfile(Command):
    """Follow another rhythm of the campaign's playbook. Moments and dates that were set by hand stay."""

    profile: str

    def subject(self, before: Plan, after: Plan) -> tuple[str, int]:
        """See `Command`."""
        return self.profile, 1
