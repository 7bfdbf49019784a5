"""Keeping planned windows for comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

from campaigntui.domain.value import record
from campaigntui.usecases.commands import Command

if TYPE_CHECKING:
    from campaigntui.domain.plan import Plan


@record
class SetBaseline(Command):
    """Freeze the planned windows of all items under a name. One of the same name is replaced."""

    name: str

    def subject(self, before: Plan, after: Plan) -> tuple[str, int]:
        """See `Command`."""
        return self.name, 1


@record
class RemoveBaseline(Command):
    """Forget a baseline."""

    name: str

    def subject(self, before: Plan, after: Plan) -> tuple[str, int]:
        """See `Command`."""
        return self.name, 1
