"""Changes of the campaign itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from campaigntui.domain.value import record
from campaigntui.usecases.commands import Command

if TYPE_CHECKING:
    from campaigntui.domain.plan import Plan


@record
class RenameCampaign(Command):
    """Change the campaign's name, its shop, or both; None leaves a value as it is."""

    KEEPS_DATES: ClassVar[bool] = True

    name: str | None = None
    shop: str | None = None

    def subject(self, before: Plan, after: Plan) -> tuple[str, int]:
        """See `Command`."""
        return before.head.name, 1


@record
class ArchiveCampaign(Command):
    """Put the campaign away, or (`archived=False`) bring it back."""

    archived: bool = True

    def subject(self, before: Plan, after: Plan) -> tuple[str, int]:
        """See `Command`."""
        return before.head.name, 1

    def told_as(self, before: Plan, after: Plan) -> str:
        """See `Command`."""
        return "ArchiveCampaign" if self.archived else "BringBackCampaign"


@record
class ChangeProfile(Command):
    """Follow another rhythm of the campaign's playbook. Moments and dates that were set by hand stay."""

    profile: str

    def subject(self, before: Plan, after: Plan) -> tuple[str, int]:
        """See `Command`."""
        return self.profile, 1
