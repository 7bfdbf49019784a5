"""What one role hands to another: the receiver's answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from campaigntui.domain.ids import RowId
from campaigntui.domain.people import Answer
from campaigntui.domain.value import record
from campaigntui.usecases.commands import Command

if TYPE_CHECKING:
    from campaigntui.domain.plan import Plan


@record
class AnswerHandoff(Command):
    """Accept what was handed over, or return it with the reason. `Answer.NONE` takes an answer back."""

    handoff_id: RowId
    answer: Answer
    reason: str = ""

    def subject(self, before: Plan, after: Plan) -> tuple[str, int]:
        """See `Command`."""
        return before.handoff[self.handoff_id].artefact, 1

    def told_as(self, before: Plan, after: Plan) -> str:
        """See `Command`."""
        return {Answer.ACCEPTED: "AcceptHandoff", Answer.RETURNED: "ReturnHandoff"}.get(self.answer, "AnswerHandoff")
