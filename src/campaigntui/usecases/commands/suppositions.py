"""What might happen: an item is late, somebody is away, a moment moves. Thought through, and made real in one step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from campaigntui.domain.ids import ItemId, MemberId
from campaigntui.usecases.commands import Command

if TYPE_CHECKING:
    from campaigntui.domain.plan import Plan


@dataclass(frozen=True, slots=True)
class ItemLate:
    """An item finishes so many of its working days later than forecast."""

    item_id: ItemId
    workdays: int


@dataclass(frozen=True, slots=True)
class MemberAway:
    """A person does not work from `first` to `last`, inclusive."""

    member_id: MemberId
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class AnchorMoved:
    """A moment falls so many calendar days later; earlier, for a negative number."""

    anchor: str
    days: int


Supposition: TypeAlias = ItemLate | MemberAway | AnchorMoved


@dataclass(frozen=True, slots=True)
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
        first = self.suppositions[0]
        if isinstance(first, ItemLate):
            words = before.item[first.item_id].title
        elif isinstance(first, MemberAway):
            words = before.member[first.member_id].name
        else:
            words = before.anchor_named(first.anchor).name or first.anchor
        return words, len(self.suppositions)
