"""Changes of checklist items: what they say, who has them, how far they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import TYPE_CHECKING, ClassVar, TypeAlias

from campaigntui.domain.checklist import Review
from campaigntui.domain.due import Due
from campaigntui.domain.ids import ItemId, MemberId
from campaigntui.domain.stage import Stage
from campaigntui.domain.value import record
from campaigntui.usecases.commands import Command
from campaigntui.usecases.commands.dates import Follow

if TYPE_CHECKING:
    from campaigntui.domain.checklist import Item
    from campaigntui.domain.plan import Plan

Value: TypeAlias = str | int | bool | date | Due | Stage | MemberId | tuple[str, ...] | None


@record
class AddItem(Command):
    """A new item. `after`: what it waits for, with lags in working days; an empty `key` is made from the title."""

    title: str
    stage: Stage = Stage.PLAN
    role: str = ""
    member_id: MemberId | None = None
    due: Due | None = None
    duration: int = 1
    after: tuple[tuple[ItemId, int], ...] = ()
    gate: bool = False
    any_day: bool = False
    ready_by: Due | None = None
    deliverable: str = ""
    acceptance: str = ""
    key: str = ""
    consulted: tuple[str, ...] = ()
    reviewer: str = ""
    tags: tuple[str, ...] = ()
    evidence: str = ""
    attachments: tuple[str, ...] = ()

    def subject(self, before: Plan, after: Plan) -> tuple[str, int]:
        """See `Command`."""
        return self.title, 1


@record
class EditItem(Command):
    """Change fields of one item. `changes` maps field names of `Item` to new values.

    Editable are the keys of `EDITABLE` in `deciding.items`. `after`, when not None, replaces all links that end at the
    item. `seen` is the item as the editor saw it, `seen_after` its links: what others have changed since is merged, and
    refused (`Clash`) only where both changed the same field. None skips the comparison. `follow` says what becomes of
    linked items when the dates of this one change; None as KEEP, where there is nothing to choose.
    """

    item_id: ItemId
    changes: Mapping[str, Value] = field(default_factory=dict)
    after: tuple[tuple[ItemId, int], ...] | None = None
    seen: Item | None = None
    seen_after: tuple[tuple[ItemId, int], ...] | None = None
    follow: Follow | None = None

    def subject(self, before: Plan, after: Plan) -> tuple[str, int]:
        """See `Command`."""
        return before.item[self.item_id].title, 1

    def told_as(self, before: Plan, after: Plan) -> str:
        """See `Command`. Evidence has words of its own: gates rely on it."""
        if self.after is not None or set(self.changes) != {"evidence"}:
            return "EditItem"
        return "WriteEvidence" if after.item[self.item_id].evidence else "RemoveEvidence"


@record
class StartItems(Command):
    """Mark items as in progress, today or on `day`."""

    KEEPS_DATES: ClassVar[bool] = True

    items: tuple[ItemId, ...]
    day: date | None = None


@record
class FinishItems(Command):
    """Mark items as done, today or on `day`; those that somebody has to look over go to review instead."""

    KEEPS_DATES: ClassVar[bool] = True

    items: tuple[ItemId, ...]
    day: date | None = None

    def told_as(self, before: Plan, after: Plan) -> str:
        """See `Command`."""
        sent = {after.item[item].review is Review.ASKED for item in self.changed(before, after)}
        return "AskReview" if sent == {True} else "FinishOrAsk" if len(sent) > 1 else "FinishItems"


@record
class ReopenItems(Command):
    """Take items back from done, in progress or blocked to open."""

    KEEPS_DATES: ClassVar[bool] = True

    items: tuple[ItemId, ...]


@record
class BlockItems(Command):
    """Mark items as blocked; the reason is required."""

    KEEPS_DATES: ClassVar[bool] = True

    items: tuple[ItemId, ...]
    reason: str


@record
class UnblockItems(Command):
    """Lift the block: back to in progress if it had been started, else open."""

    KEEPS_DATES: ClassVar[bool] = True

    items: tuple[ItemId, ...]


@record
class ArchiveItems(Command):
    """Put items away (`archived=False`: bring them back). Links around an archived item stay but bind nobody."""

    items: tuple[ItemId, ...]
    archived: bool = True

    def told_as(self, before: Plan, after: Plan) -> str:
        """See `Command`."""
        return "ArchiveItems" if self.archived else "BringBackItems"


@record
class AssignItems(Command):
    """Give items to a member, or to nobody (None). `role`, when given, moves them to that role as well.

    A role without a member gives each item to whoever has it, if they hold the role, else to its only holder; where
    several hold it, to nobody yet.
    """

    items: tuple[ItemId, ...]
    member_id: MemberId | None = None
    role: str | None = None

    def subject(self, before: Plan, after: Plan) -> tuple[str, int]:
        """See `Command`. To whom it went; of several items that matters more than which was the first."""
        from campaigntui.wording.assigning import bearer_words

        title, count = Command.subject(self, before, after)
        bearer = bearer_words(after, self.changed(before, after), self.role)
        return (bearer if count > 1 else f"{title} → {bearer}") if bearer else title, count

    def told_as(self, before: Plan, after: Plan) -> str:
        """See `Command`."""
        if self.member_id is None:
            return "UnassignItems" if self.role is None else "AssignRole"
        return "AssignItems" if len(self.changed(before, after)) == 1 else "AssignSeveral"

    def unchanged(self, plan: Plan) -> str:
        """See `Command`. Who has it, so that nobody looks for what is missing."""
        from campaigntui.wording.assigning import settled_words

        return settled_words(plan, tuple(dict.fromkeys(self.items)), self.role)


@record
class DuplicateItem(Command):
    """A copy of an item with its steps and predecessors, open again, right below it."""

    KEEPS_DATES: ClassVar[bool] = True

    item_id: ItemId

    def subject(self, before: Plan, after: Plan) -> tuple[str, int]:
        """See `Command`."""
        return before.item[self.item_id].title, 1
