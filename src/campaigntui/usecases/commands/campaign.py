"""Changes of the campaign itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from campaigntui.domain.value import record
from campaigntui.usecases.commands import Command

if TYPE_CHECKING:
    from collections.abc import Mapping

    from campaigntui.domain.campaign import Freeze, Ritual
    from campaigntui.domain.ids import RowId
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


@record
class TakeFreezes(Command):
    """Take over the freezes of the campaign's playbook that it lacks, and the tags by which they bind its items."""

    def subject(self, before: Plan, after: Plan) -> tuple[str, int]:
        """See `Command`."""
        return _fresh(before.freeze, after.freeze)


@record
class TakeMeetings(Command):
    """Take over the meetings of the campaign's playbook that it lacks."""

    KEEPS_DATES: ClassVar[bool] = True

    def subject(self, before: Plan, after: Plan) -> tuple[str, int]:
        """See `Command`."""
        return _fresh(before.ritual, after.ritual)


def _fresh(
    before: Mapping[RowId, Freeze] | Mapping[RowId, Ritual], after: Mapping[RowId, Freeze] | Mapping[RowId, Ritual]
) -> tuple[str, int]:
    from campaigntui.wording import listed

    names = [row.name or row.key for number, row in after.items() if number not in before]
    return listed(names), len(names)
