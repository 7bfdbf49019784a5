"""Two people change the same row: what each of them did to different fields stands, and only where both changed the
same field somebody has to choose. The three states are the row as the editor saw it, as it is now, and as it shall be.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from campaigntui.domain.plan import Row
from campaigntui.errors import N_, Stale

if TYPE_CHECKING:
    from campaigntui.domain.ids import ItemId
    from campaigntui.usecases.commands import Command

R = TypeVar("R", bound=Row)

_NOBODYS = frozenset({"id", "campaign_id", "version", "position"})
"""Fields that nobody types; that they differ is no news."""


class Clashing(NamedTuple):
    """A field that two people have changed to different values."""

    field: str
    theirs: Any
    mine: Any


class Clash(Stale):
    """A change of fields that somebody else has changed as well since the editor looked. Nothing was written."""

    def __init__(self, now: Row, title: str, clashing: tuple[Clashing, ...]) -> None:
        super().__init__(
            N_("“{title}” has been changed by somebody else since you opened it. Look at it again, then repeat."),
            title=title,
        )
        self.title = title
        self.now = now
        """The row as it stands."""
        self.clashing = clashing


def merged(seen: R, now: R, changes: Mapping[str, Any], title: str) -> dict[str, Any]:
    """Those of `changes` (field -> checked value) that are still to be made. `Clash` where both changed a field."""
    clashing = [
        Clashing(name, theirs, mine)
        for name, mine in changes.items()
        if (theirs := getattr(now, name)) != mine and theirs != getattr(seen, name)
    ]
    if clashing:
        raise Clash(now, title, tuple(clashing))
    return {name: mine for name, mine in changes.items() if getattr(now, name) != mine}


def merged_links(
    seen: Mapping[ItemId, int], now: Mapping[ItemId, int], wished: Mapping[ItemId, int]
) -> dict[ItemId, int]:
    """Predecessor -> lag after both changed the list: what the editor added, took away or gave another lag counts, all
    else stays as it is now.
    """
    gone = seen.keys() - wished.keys()
    changed = {before: lag for before, lag in wished.items() if seen.get(before) != lag}
    return {before: lag for before, lag in now.items() if before not in gone} | changed


def others_changed(seen: R, now: R, own: Collection[str]) -> tuple[str, ...]:
    """Fields in which a row differs from what the editor saw, other than those the editor changed."""
    return tuple(
        name
        for name in (field.name for field in fields(seen))
        if name not in own and name not in _NOBODYS and getattr(seen, name) != getattr(now, name)
    )


def settled(command: Command, clash: Clash, mine: Collection[str]) -> Command | None:
    """The command that keeps the editor's values of the fields `mine` and gives up the other clashing ones; None when
    nothing is left to change.
    """
    from campaigntui.usecases.commands.gates import JudgeCriterion
    from campaigntui.usecases.commands.goals import EditKeyResult
    from campaigntui.usecases.commands.items import EditItem
    from campaigntui.usecases.commands.people import EditMember
    from campaigntui.usecases.commands.steps import EditStep

    lost = {each.field for each in clash.clashing} - set(mine)
    if isinstance(command, EditItem | EditKeyResult | EditMember | JudgeCriterion):
        changes: Any = {name: value for name, value in command.changes.items() if name not in lost}
        if not changes and getattr(command, "after", None) is None:
            return None
        # What did not clash is merged with what the editor saw, what did with what stands there now.
        seen: Any = replace(command.seen, **{each.field: each.theirs for each in clash.clashing})  # type: ignore[type-var]
        return replace(command, changes=changes, seen=seen)
    if isinstance(command, EditStep):
        return None if lost else replace(command, seen=None)
    return None


def given_up(clash: Clash, mine: Collection[str]) -> Row | None:
    """The row as it would be with the values that the editor gave up; None when none were."""
    lost = {each.field: each.mine for each in clash.clashing if each.field not in mine}
    return replace(clash.now, **lost) if lost else None
