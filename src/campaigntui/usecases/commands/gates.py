"""Changes of gates: what was seen of a criterion, signing, reopening."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from campaigntui.domain.gates import Criterion, Ruling
from campaigntui.domain.ids import MemberId, RowId
from campaigntui.domain.stage import Stage
from campaigntui.domain.value import record
from campaigntui.usecases.commands import Command

if TYPE_CHECKING:
    from campaigntui.domain.plan import Plan


@record
class JudgeCriterion(Command):
    """Say how a criterion stands. `changes` maps field names of `Criterion` to new values: met, value, target, remark.

    A number that the plan itself counts cannot be typed in. `value` None takes a number back. `seen` is the criterion
    as the editor saw it, see `EditItem`.
    """

    criterion_id: RowId
    changes: Mapping[str, bool | float | str | None]
    seen: Criterion | None = None

    def subject(self, before: Plan, after: Plan) -> tuple[str, int]:
        """See `Command`."""
        return before.criterion[self.criterion_id].text, 1


@record
class SignGate(Command):
    """Sign the gate of a stage. *Pass* is refused while something is open; *risk* and *no-go* need a reason.

    The gate of the campaign plan freezes a baseline with it.
    """

    stage: Stage
    ruling: Ruling
    member_id: MemberId
    reason: str = ""

    def subject(self, before: Plan, after: Plan) -> tuple[str, int]:
        """See `Command`."""
        from campaigntui.wording import stage_name
        from campaigntui.wording.gates import ruling_name

        return f"{stage_name(self.stage)} · {ruling_name(self.ruling)}", 1


@record
class ReopenGate(Command):
    """Take a signature back, with the reason. Only who signed may do it; what was signed stays on record."""

    stage: Stage
    member_id: MemberId
    reason: str

    def subject(self, before: Plan, after: Plan) -> tuple[str, int]:
        """See `Command`."""
        from campaigntui.wording import stage_name

        return stage_name(self.stage), 1
