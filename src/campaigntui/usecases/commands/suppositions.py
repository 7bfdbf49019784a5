"""What might happen, made real."""

from __future__ import annotations

from typing import TYPE_CHECKING

from campaigntui.domain.ids import ItemId
from campaigntui.domain.suppositions import ItemLate, MemberAway, Supposition
from campaigntui.domain.value import record
from campaigntui.usecases.commands import Command

if TYPE_CHECKING:
    from campaigntui.domain.plan import Plan


@record
class Suppose(Command):
    """Make suppositions real.

    An item that is late becomes due on the day on which it is then expected, and longer by as much if it has been
    started; days of absence become days off; moments move, with the items that hang on them.
    """

    suppositions: tuple[Supposition, ...]

    def named(self) -> tuple[ItemId, ...]:
        """See `Command`."""
        return tuple(each.item_id for each in self.suppositions if isinstance(each, ItemLate))

    def subject(self, before: Plan, after: Plan) -> tuple[str, int]:
        """See `Command`."""
        from campaigntui.wording import anchor_name

        first = self.suppositions[0]
        if isinstance(first, ItemLate):
            words = before.item[first.item_id].title
        elif isinstance(first, MemberAway):
            words = before.member[first.member_id].name
        else:
            words = anchor_name(before.anchor_named(first.anchor))
        return words, len(self.suppositions)
