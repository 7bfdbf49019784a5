"""Every change a person can ask for, as a frozen value, one module a topic. Names are imperative; what a command does
is in `deciding`. A caller imports the topic that it needs, because each class costs time at the start.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from campaigntui.domain.value import Value

if TYPE_CHECKING:
    from campaigntui.domain.ids import ItemId
    from campaigntui.domain.plan import Plan


class Command(Value):
    """The base of all commands."""

    __slots__ = ()

    KEEPS_DATES: ClassVar[bool] = False
    """It leaves every date where it is, whatever the plan says, so that nobody has to look first."""

    def named(self) -> tuple[ItemId, ...]:
        """The items that the command names; any other one that it moves has to be shown first."""
        one: ItemId | None = getattr(self, "item_id", None)
        several: tuple[ItemId, ...] = getattr(self, "items", ())
        return several if one is None else (one,)

    def subject(self, before: Plan, after: Plan) -> tuple[str, int]:
        """What its journal entry says it was about, and how many there are: the title of the first item it names."""
        ids = tuple(dict.fromkeys(self.named()))
        return before.item[ids[0]].title if ids else "", len(ids)

    def told_as(self, before: Plan, after: Plan) -> str:
        """Under which name the journal keeps it: that of the class, unless what happened has a better one."""
        return type(self).__name__
