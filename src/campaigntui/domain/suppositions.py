"""What might happen: an item is late, somebody is away, a moment moves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from campaigntui.domain.ids import ItemId, MemberId


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
