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
        """What its journal entry says it was about, and how many: of the items it names the first that it changed."""
        ids = self.changed(before, after)
        return before.item[ids[0]].title if ids else "", len(ids)

    def changed(self, before: Plan, after: Plan) -> tuple[ItemId, ...]:
        """The items it names that it changed; all of them where it changed none, but a step or a note of theirs."""
        ids = tuple(dict.fromkeys(self.named()))
        return tuple(i for i in ids if before.item[i] != after.item[i]) or ids

    def unchanged(self, plan: Plan) -> str:
        """What to say when there was nothing to change."""
        from campaigntui.wording import _

        return _("Nothing to change; it is so already.")

    def told_as(self, before: Plan, after: Plan) -> str:
        """Under which name the journal keeps it: that of the class, unless what happened has a better one."""
        return type(self).__name__
