"""Changes of an item's own checklist, and its notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from campaigntui.domain.ids import ItemId, RowId
from campaigntui.domain.value import record
from campaigntui.usecases.commands import Command

if TYPE_CHECKING:
    from campaigntui.domain.checklist import Step
    from campaigntui.domain.plan import Plan


@record
class AddStep(Command):
    """A new line at the end of an item's own checklist."""

    KEEPS_DATES: ClassVar[bool] = True

    item_id: ItemId
    title: str

    def subject(self, before: Plan, after: Plan) -> tuple[str, int]:
        """See `Command`."""
        return before.item[self.item_id].title, 1


@record
class EditStep(Command):
    """Change the words of a step."""

    KEEPS_DATES: ClassVar[bool] = True

    step_id: RowId
    title: str
    seen: Step | None = None
    """The step as the editor saw it, see `EditItem`."""

    def subject(self, before: Plan, after: Plan) -> tuple[str, int]:
        """See `Command`."""
        return before.step[self.step_id].title, 1


@record
class TickStep(Command):
    """Set a step to done or not done (set, not flip, so that two people ticking agree)."""

    KEEPS_DATES: ClassVar[bool] = True

    step_id: RowId
    done: bool

    def subject(self, before: Plan, after: Plan) -> tuple[str, int]:
        """See `Command`."""
        return before.step[self.step_id].title, 1

    def told_as(self, before: Plan, after: Plan) -> str:
        """See `Command`."""
        return "TickStep" if self.done else "UntickStep"


@record
class MoveStep(Command):
    """Move a step up (negative) or down by `places`."""

    KEEPS_DATES: ClassVar[bool] = True

    step_id: RowId
    places: int

    def subject(self, before: Plan, after: Plan) -> tuple[str, int]:
        """See `Command`."""
        return before.step[self.step_id].title, 1


@record
class RemoveStep(Command):
    """Take a step away."""

    KEEPS_DATES: ClassVar[bool] = True

    step_id: RowId

    def subject(self, before: Plan, after: Plan) -> tuple[str, int]:
        """See `Command`."""
        return before.step[self.step_id].title, 1


@record
class AddNote(Command):
    """A dated remark on an item."""

    KEEPS_DATES: ClassVar[bool] = True

    item_id: ItemId
    text: str

    def subject(self, before: Plan, after: Plan) -> tuple[str, int]:
        """See `Command`."""
        return before.item[self.item_id].title, 1
