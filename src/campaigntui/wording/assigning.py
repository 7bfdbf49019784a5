"""Who has items that were given to a member or a role, and what is still to be settled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from campaigntui.wording.catalogue import listed, ngettext
from campaigntui.wording.people import role_name

if TYPE_CHECKING:
    from campaigntui.domain.ids import ItemId
    from campaigntui.domain.journal import Change, Entry
    from campaigntui.domain.plan import Plan


def bearer_words(plan: Plan, items: Iterable[ItemId], role: str | None) -> str:
    """The role (None: none was named) and the member who has all of the items; empty for neither."""
    owners = {plan.item[item].member_id for item in items}
    owner = owners.pop() if len(owners) == 1 else None
    parts = (_role(plan, role) if role is not None else "", plan.member[owner].name if owner is not None else "")
    return " · ".join(filter(None, parts))


def settled_words(plan: Plan, items: Sequence[ItemId], role: str | None) -> str:
    """Why nothing changed when the items were given to a member or a role: they are there already."""
    bearer, count = bearer_words(plan, items, role), len(items)
    if not bearer:
        return ngettext("Nobody has it already.", "Nobody has any of the {count} already.", count).format(count=count)
    said = ngettext("It is with {name} already.", "All {count} are with {name} already.", count)
    return " ".join(filter(None, (said.format(name=bearer, count=count), _open_words(plan, items, role))))


def unsettled_words(entry: Entry, changes: Iterable[Change], plan: Plan) -> str:
    """Which of the items that a change gave to a role have nobody yet, and who could have them; empty for none."""
    if entry.kind != "AssignRole":
        return ""
    touched = {change.id for change in changes if change.table == "item"}
    items = [item.id for item in plan.item.values() if item.id in touched]
    return _open_words(plan, items, plan.item[items[0]].role)


def _open_words(plan: Plan, items: Sequence[ItemId], role: str | None) -> str:
    count = sum(plan.item[item].member_id is None for item in items)
    if not count or not role:
        return ""
    holders = [member.name for member in plan.member.values() if role in member.roles and not member.archived]
    if not holders:
        said = ngettext(
            "Nobody has it yet, because nobody holds the role “{role}”.",
            "{count} have nobody yet, because nobody holds the role “{role}”.",
            count,
        )
    else:
        said = ngettext(
            "Nobody has it yet, because {people} people hold the role “{role}”: {names}.",
            "{count} have nobody yet, because {people} people hold the role “{role}”: {names}.",
            count,
        )
    return said.format(count=count, role=_role(plan, role), people=len(holders), names=listed(holders))


def _role(plan: Plan, role: str) -> str:
    return role_name(role, {each.key: each for each in plan.role.values()})
