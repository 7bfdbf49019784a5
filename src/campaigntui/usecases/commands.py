"""Every change a person can ask for, as a frozen value. Names are imperative; what they do is in `deciding`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from campaigntui.domain.due import Due
from campaigntui.domain.ids import ItemId, MemberId, RowId
from campaigntui.domain.stage import Stage

Value: TypeAlias = str | int | bool | date | Due | Stage | MemberId | tuple[str, ...] | None


# -- campaign ---------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class RenameCampaign:
    """Change the campaign's name, its shop, or both; None leaves a value as it is."""

    name: str | None = None
    shop: str | None = None


@dataclass(frozen=True, slots=True)
class ArchiveCampaign:
    """Put the campaign away, or (`archived=False`) bring it back."""

    archived: bool = True


@dataclass(frozen=True, slots=True)
class ChangeProfile:
    """Follow another rhythm of the campaign's playbook. Moments and dates that were set by hand stay."""

    profile: str


# -- items ------------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class AddItem:
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


@dataclass(frozen=True, slots=True)
class EditItem:
    """Change fields of one item. `changes` maps field names of `Item` to new values.

    Editable: title, stage, role, member_id, due, duration, any_day, gate, ready_by, deliverable, acceptance, consulted.
    `after`, when not None, replaces all links that end at the item. `version` is the one the change is based on; None
    skips the check.
    """

    item_id: ItemId
    changes: Mapping[str, Value] = field(default_factory=dict)
    after: tuple[tuple[ItemId, int], ...] | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class StartItems:
    """Mark items as in progress, today or on `day`."""

    items: tuple[ItemId, ...]
    day: date | None = None


@dataclass(frozen=True, slots=True)
class FinishItems:
    """Mark items as done, today or on `day`."""

    items: tuple[ItemId, ...]
    day: date | None = None


@dataclass(frozen=True, slots=True)
class ReopenItems:
    """Take items back from done, in progress or blocked to open."""

    items: tuple[ItemId, ...]


@dataclass(frozen=True, slots=True)
class BlockItems:
    """Mark items as blocked; the reason is required."""

    items: tuple[ItemId, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class UnblockItems:
    """Lift the block: back to in progress if it had been started, else open."""

    items: tuple[ItemId, ...]


@dataclass(frozen=True, slots=True)
class ArchiveItems:
    """Put items away (`archived=False`: bring them back). Links around an archived item stay but bind nobody."""

    items: tuple[ItemId, ...]
    archived: bool = True


@dataclass(frozen=True, slots=True)
class AssignItems:
    """Give items to a member (None: to nobody). `role`, when given, moves them to that role as well."""

    items: tuple[ItemId, ...]
    member_id: MemberId | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class DuplicateItem:
    """A copy of an item with its steps and predecessors, open again, right below it."""

    item_id: ItemId


# -- dates ------------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class ShiftItems:
    """Move due dates by `workdays` of the campaign's calendar, keeping the anchor an item hangs on."""

    items: tuple[ItemId, ...]
    workdays: int


@dataclass(frozen=True, slots=True)
class StretchItems:
    """Make items longer or shorter by `workdays`; a duration never falls below 0."""

    items: tuple[ItemId, ...]
    workdays: int


@dataclass(frozen=True, slots=True)
class AddLink:
    """`after` starts when `before` has finished, plus `lag` working days. A cycle is refused, item by item."""

    before: ItemId
    after: ItemId
    lag: int = 0


@dataclass(frozen=True, slots=True)
class RemoveLink:
    """Take a link away."""

    link_id: RowId


# -- steps and notes --------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class AddStep:
    """A new line at the end of an item's own checklist."""

    item_id: ItemId
    title: str


@dataclass(frozen=True, slots=True)
class EditStep:
    """Change the words of a step."""

    step_id: RowId
    title: str
    version: int | None = None


@dataclass(frozen=True, slots=True)
class TickStep:
    """Set a step to done or not done (set, not flip, so that two people ticking agree)."""

    step_id: RowId
    done: bool


@dataclass(frozen=True, slots=True)
class MoveStep:
    """Move a step up (negative) or down by `places`."""

    step_id: RowId
    places: int


@dataclass(frozen=True, slots=True)
class RemoveStep:
    """Take a step away."""

    step_id: RowId


@dataclass(frozen=True, slots=True)
class AddNote:
    """A dated remark on an item."""

    item_id: ItemId
    text: str


# -- people -----------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class AddMember:
    """A new person. Open items of a role that nobody held before go to its first holder."""

    name: str
    roles: tuple[str, ...] = ()
    days_off: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class EditMember:
    """Change a person's name, roles or days off; None leaves a value as it is."""

    member_id: MemberId
    name: str | None = None
    roles: tuple[str, ...] | None = None
    days_off: tuple[date, ...] | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class ArchiveMember:
    """Take a person off the team; open items go back to nobody."""

    member_id: MemberId


@dataclass(frozen=True, slots=True)
class RenameRole:
    """Show a role of this campaign under another name; an empty name restores the usual one."""

    role: str
    name: str


@dataclass(frozen=True, slots=True)
class AddRole:
    """A role of the campaign's own."""

    key: str
    name: str


Command: TypeAlias = (
    RenameCampaign
    | ArchiveCampaign
    | ChangeProfile
    | AddItem
    | EditItem
    | StartItems
    | FinishItems
    | ReopenItems
    | BlockItems
    | UnblockItems
    | ArchiveItems
    | AssignItems
    | DuplicateItem
    | ShiftItems
    | StretchItems
    | AddLink
    | RemoveLink
    | AddStep
    | EditStep
    | TickStep
    | MoveStep
    | RemoveStep
    | AddNote
    | AddMember
    | EditMember
    | ArchiveMember
    | RenameRole
    | AddRole
)
