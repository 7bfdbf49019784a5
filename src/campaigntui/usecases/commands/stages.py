"""Changes of whole stages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from campaigntui.domain.stage import Stage
from campaigntui.domain.value import record
from campaigntui.usecases.commands import Command
from campaigntui.usecases.commands.dates import Follow

if TYPE_CHECKING:
    from campaigntui.domain.plan import Plan


@record
class ShiftStages(Command):
    """Move stages by `workdays`: their windows, their gates, and the due dates of their items that are not done."""

    stages: tuple[Stage, ...]
    workdays: int
    follow: Follow = Follow.KEEP

    def subject(self, before: Plan, after: Plan) -> tuple[str, int]:
        """See `Command`."""
        return _names(self.stages), len(self.stages)


@record
class StretchStages(Command):
    """Let stages last longer or shorter by `workdays`: close and gate move, the items stay."""

    stages: tuple[Stage, ...]
    workdays: int

    def subject(self, before: Plan, after: Plan) -> tuple[str, int]:
        """See `Command`."""
        return _names(self.stages), len(self.stages)


def _names(stages: tuple[Stage, ...]) -> str:
    from campaigntui.wording import listed, stage_name

    return listed(map(stage_name, stages))
