"""Living with a conflict, for a reason, and ceasing to."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from campaigntui.domain.ids import RowId
from campaigntui.domain.value import record
from campaigntui.usecases.commands import Command

if TYPE_CHECKING:
    from campaigntui.domain.plan import Plan


@record
class AcceptConflict(Command):
    """Accept that the planned windows contradict a link; the reason is required and stays with the link."""

    KEEPS_DATES: ClassVar[bool] = True

    link_id: RowId
    reason: str

    def subject(self, before: Plan, after: Plan) -> tuple[str, int]:
        """See `Command`."""
        return before.item[before.link[self.link_id].after].title, 1


@record
class UnacceptConflict(Command):
    """Count the conflict again."""

    KEEPS_DATES: ClassVar[bool] = True

    link_id: RowId

    def subject(self, before: Plan, after: Plan) -> tuple[str, int]:
        """See `Command`."""
        return before.item[before.link[self.link_id].after].title, 1
