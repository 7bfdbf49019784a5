"""Adding, editing, copying, assigning and archiving items, and their links."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from campaigntui.domain import text
from campaigntui.domain.checklist import Item, Link, Review, Status, Step
from campaigntui.domain.evidence import sound
from campaigntui.domain.ids import ItemId, MemberId, RowId
from campaigntui.domain.plan import Plan
from campaigntui.domain.tags import tags_of
from campaigntui.errors import N_, BadInput, NotFound, RuleBroken
from campaigntui.usecases.commands.dates import AddLink, Follow, RemoveLink
from campaigntui.usecases.commands.items import AddItem, ArchiveItems, AssignItems, DuplicateItem, EditItem
from campaigntui.usecases.deciding import rules
from campaigntui.usecases.deciding.following import followed
from campaigntui.usecases.deciding.occasion import Decisions, Occasion
from campaigntui.usecases.merging import merged, merged_links

_KEY = re.compile(r"\S{1,200}")


def add(plan: Plan, command: AddItem, _: Occasion) -> Plan:
    """Append an item, with its links."""
    stage = command.stage
    position = max((i.position for i in plan.item.values() if i.stage is stage), default=0) + 1
    item = Item(
        id=ItemId(plan.next_id),
        campaign_id=plan.head.id,
        key=_fresh_key(plan, command),
        stage=stage,
        title=rules.title(command.title, rules.NO_TITLE),
        role=rules.known_role(plan, command.role),
        member_id=rules.member_of(plan, command.member_id).id if command.member_id is not None else None,
        due=rules.due(plan, command.due),
        duration=rules.duration(command.duration),
        any_day=command.any_day,
        gate=command.gate,
        ready_by=rules.due(plan, command.ready_by),
        deliverable=rules.short_enough(text.lines(command.deliverable)),
        acceptance=rules.short_enough(text.lines(command.acceptance)),
        position=position,
        **{name: EDITABLE[name](plan, getattr(command, name)) for name in _FURTHER},
    )
    return _linked(plan.put(item), item.id, command.after)


_FURTHER = ("consulted", "reviewer", "tags", "evidence", "attachments")


def _fresh_key(plan: Plan, command: AddItem) -> str:
    """The key asked for, or one made from the title's Latin letters, or the stage with a number."""
    taken = {item.key for item in plan.item.values()}
    if command.key:
        key = text.line(command.key)
        if not _KEY.fullmatch(key):
            raise BadInput(
                N_("“{key}” cannot be an item's id. Use letters, digits and hyphens without blanks."), key=key
            )
        if key in taken:
            raise RuleBroken(N_("The id “{key}” is taken by another item. Choose another one."), key=key)
        return key
    return free_key(key_words(command.title) or command.stage.value, taken)


def key_words(title: str) -> str:
    """The Latin letters and digits of a title as the beginning of an id; empty for a title without any."""
    return "-".join(re.findall(r"[a-z0-9]+", title.casefold()))[:32].strip("-")


def free_key(base: str, taken: set[str]) -> str:
    """`base`, or `base-2`, `base-3`, … : the first that is not taken."""
    if base not in taken:
        return base
    n = 2
    while f"{base}-{n}" in taken:
        n += 1
    return f"{base}-{n}"


EDITABLE: Mapping[str, Callable[[Plan, Any], Any]] = {
    "title": lambda _, v: rules.title(v, rules.NO_TITLE),
    "stage": lambda _, v: v,
    "role": rules.known_role,
    "member_id": lambda plan, v: rules.member_of(plan, v).id if v is not None else None,
    "due": rules.due,
    "ready_by": rules.due,
    "duration": lambda _, v: rules.duration(v),
    "any_day": lambda _, v: bool(v),
    "gate": lambda _, v: bool(v),
    "deliverable": lambda _, v: rules.short_enough(text.lines(v)),
    "acceptance": lambda _, v: rules.short_enough(text.lines(v)),
    "consulted": lambda plan, v: tuple(rules.known_role(plan, key) for key in v),
    "reviewer": rules.known_role,
    "tags": lambda _, v: tags_of(v),
    "evidence": lambda _, v: rules.short_enough(sound(text.lines(v))),
    "attachments": lambda _, v: tuple(dict.fromkeys(rules.short_enough(sound(text.line(a))) for a in v if a.strip())),
}
"""Editable field -> check that gives the value to store."""


def checked(plan: Plan, changes: Mapping[str, Any]) -> dict[str, Any]:
    """The values to store; `BadInput` for a field that cannot be edited, or what the check of the field refuses."""
    wrong = sorted(set(changes) - set(EDITABLE))
    if wrong:
        raise BadInput(N_("An item has no field {fields} that can be edited."), fields=tuple(wrong))
    return {name: EDITABLE[name](plan, value) for name, value in changes.items()}


def edited(item: Item, values: Mapping[str, Any]) -> Item:
    """The item with these values, and what follows from them."""
    if values.get("reviewer", item.reviewer) != item.reviewer and item.status is not Status.DONE:
        # Whoever else is to look it over has not been asked yet.
        values = {**values, "review": Review.NONE, "review_reason": ""}
    return replace(item, **values)


def edit(plan: Plan, command: EditItem, occasion: Occasion) -> Plan:
    """Change fields and, when given, all links that end at the item; what is linked may go along."""
    before, item = plan, rules.item_of(plan, command.item_id)
    values = checked(plan, command.changes)
    if command.seen is not None:
        values = merged(command.seen, item, values, item.title)
    plan = plan.put(edited(item, values)) if values else plan
    if command.after is not None:
        wanted = dict(command.after)
        if command.seen_after is not None:
            now = {link.before: link.lag for link in plan.link.values() if link.after == item.id}
            wanted = merged_links(dict(command.seen_after), now, wanted)
        old = [link for link in plan.link.values() if link.after == item.id]
        plan = plan.without(*(link for link in old if wanted.get(link.before) != link.lag))
        kept = {link.before for link in plan.link.values() if link.after == item.id}
        plan = _linked(plan, item.id, tuple((b, lag) for b, lag in wanted.items() if b not in kept))
    return followed(before, plan, command.follow or Follow.KEEP, occasion.today)


def _linked(plan: Plan, after: ItemId, before: tuple[tuple[ItemId, int], ...]) -> Plan:
    for item_id, lag in before:
        plan = _with_link(plan, item_id, after, lag)
    return plan


def add_link(plan: Plan, command: AddLink, _: Occasion) -> Plan:
    """Link two items; the same pair again only changes the lag."""
    return _with_link(plan, command.before, command.after, command.lag)


def _with_link(plan: Plan, before_id: ItemId, after_id: ItemId, lag: int) -> Plan:
    before, after = rules.item_of(plan, before_id), rules.item_of(plan, after_id)
    if before.id == after.id:
        raise RuleBroken(N_("“{item}” cannot wait for itself."), item=before.title)
    rules.lag(lag)
    for link in plan.link.values():
        if (link.before, link.after) == (before.id, after.id):
            return plan.put(replace(link, lag=lag))
    link = Link(RowId(plan.next_id), plan.head.id, before=before.id, after=after.id, lag=lag)
    return rules.no_cycle(plan.put(link))


def remove_link(plan: Plan, command: RemoveLink, _: Occasion) -> Plan:
    """Take a link away."""
    link = plan.link.get(command.link_id)
    if link is None:
        raise NotFound(N_("That link is gone already."))
    return plan.without(link)


def assign(plan: Plan, command: AssignItems, _: Occasion) -> Plan:
    """Give items to a member, to a role with whoever holds it, or to nobody."""
    items = rules.items_of(plan, command.items)
    member = rules.member_of(plan, command.member_id).id if command.member_id is not None else None
    if command.role is None:
        return plan.put(*(replace(item, member_id=member) for item in items))
    role = rules.known_role(plan, command.role)
    if member is not None:
        return plan.put(*(replace(item, role=role, member_id=member) for item in items))
    holders = [one.id for one in plan.member.values() if role in one.roles and not one.archived]
    return plan.put(*(replace(item, role=role, member_id=_settled(item.member_id, holders)) for item in items))


def _settled(present: MemberId | None, holders: list[MemberId]) -> MemberId | None:
    """Who of these has it: whoever has it already, else the only one. Several settle it among themselves."""
    if present in holders:
        return present
    return holders[0] if len(holders) == 1 else None


def archive(plan: Plan, command: ArchiveItems, _: Occasion) -> Plan:
    """Put items away or bring them back."""
    return plan.put(*(replace(item, archived=command.archived) for item in rules.items_of(plan, command.items)))


def duplicate(plan: Plan, command: DuplicateItem, _: Occasion) -> Plan:
    """Copy an item with its steps and predecessors, right below it, open again and with nothing to prove it."""
    item = rules.item_of(plan, command.item_id)
    below = [i for i in plan.item.values() if i.stage is item.stage and i.position > item.position]
    plan = plan.put(*(replace(i, position=i.position + 1) for i in below))
    copy = replace(
        item,
        id=ItemId(plan.next_id),
        key=free_key(item.key, {i.key for i in plan.item.values()}),
        status=Status.OPEN,
        reason="",
        started=None,
        finished=None,
        evidence="",
        attachments=(),
        review=Review.NONE,
        review_reason="",
        position=item.position + 1,
        version=0,
    )
    steps = [s for s in plan.step.values() if s.item_id == item.id]
    plan = plan.put(copy)
    for step in sorted(steps, key=lambda s: s.position):
        plan = plan.put(Step(RowId(plan.next_id), step.campaign_id, copy.id, step.title, position=step.position))
    before = tuple((link.before, link.lag) for link in plan.link.values() if link.after == item.id)
    return _linked(plan, copy.id, before)


DECISIONS: Decisions = {
    AddItem: add,
    EditItem: edit,
    ArchiveItems: archive,
    AssignItems: assign,
    DuplicateItem: duplicate,
    AddLink: add_link,
    RemoveLink: remove_link,
}
