"""The same change of many items."""

from __future__ import annotations

from dataclasses import replace

from campaigntui.domain.plan import Plan
from campaigntui.domain.tags import tags_of
from campaigntui.errors import N_, BadInput
from campaigntui.usecases.commands.several import EditItems, TagItems
from campaigntui.usecases.deciding import rules
from campaigntui.usecases.deciding.items import checked, edited
from campaigntui.usecases.deciding.occasion import Decisions, Occasion


def edit(plan: Plan, command: EditItems, _: Occasion) -> Plan:
    """Give every item the same values."""
    if "title" in command.changes and len(set(command.items)) > 1:
        raise BadInput(N_("Several items cannot have one title. Name one item."))
    values = checked(plan, command.changes)
    return plan.put(*(edited(item, values) for item in rules.items_of(plan, command.items)))


def tag(plan: Plan, command: TagItems, _: Occasion) -> Plan:
    """Add tags behind those that an item has, and take others off."""
    new, gone = tags_of(command.add), set(tags_of(command.remove))
    if not new and not gone:
        raise BadInput(N_("Say which tags: one or more words, “-” before one that is taken off."))
    items = rules.items_of(plan, command.items)
    return plan.put(
        *(replace(i, tags=tuple(each for each in dict.fromkeys((*i.tags, *new)) if each not in gone)) for i in items)
    )


DECISIONS: Decisions = {
    EditItems: edit,
    TagItems: tag,
}
