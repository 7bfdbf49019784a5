"""Carrying out a change: look first, ask when it reaches further than what was named, then say what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from campaigntui.cli import output
from campaigntui.errors import N_, RuleBroken
from campaigntui.wording import _, entry_phrase, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from campaigntui.cli.door import Door
    from campaigntui.domain.ids import CampaignId, ItemId
    from campaigntui.scheduling.outlook import Outlook
    from campaigntui.usecases.commands import Command
    from campaigntui.usecases.snapshot import Outcome, Preview

_MOST_LISTED = 20


def perform(door: Door, campaign_id: CampaignId, command: Command, *, yes: bool = False) -> Outcome:
    """Do it and say so. Asks and refuses as `quietly` does."""
    outcome = quietly(door, campaign_id, command, yes=yes)
    tell(outcome)
    return outcome


def quietly(door: Door, campaign_id: CampaignId, command: Command, *, yes: bool = False) -> Outcome:
    """Do it. What moves or changes more than it names is shown first, and asked about unless `yes`.

    `RuleBroken` when there is nobody to ask.
    """
    if not yes:
        preview = door.planner.preview(campaign_id, command, door.today)
        if preview.asks:
            agree(preview, door.outlook(campaign_id))
    return door.planner.perform(campaign_id, command, door.today)


def agree(preview: Preview, outlook: Outlook) -> None:
    """Show the difference and return when the user says yes; else leave. `RuleBroken` when nobody can answer."""
    show_difference(preview, outlook)
    if not output.can_ask():
        raise RuleBroken(
            N_("Nothing was changed, because this reaches further than what was named. Repeat it with --yes.")
        )
    if not click.confirm(_("Go ahead?"), default=False, err=True):
        output.note(_("Nothing was changed."))
        raise click.exceptions.Exit(1)


def show_difference(preview: Preview, outlook: Outlook, write: Callable[[str], None] = output.note) -> None:
    """Say what a change would do: how many items change, which of them move, how many land in the past."""
    touched = sum(change.table == "item" for change in preview.changes)
    parts = []
    if touched or not preview.moved:
        parts.append(ngettext("{count} item changes", "{count} items change", touched).format(count=touched))
    if preview.moved:
        count = len(preview.moved)
        parts.append(ngettext("{count} item moves", "{count} items move", count).format(count=count))
    if preview.in_past:
        count = len(preview.in_past)
        parts.append(ngettext("{count} lands in the past", "{count} land in the past", count).format(count=count))
    write(_("Difference: {parts}").format(parts=", ".join(parts)))
    for shift in preview.moved[:_MOST_LISTED]:
        item = outlook.plan.item[shift.item_id]
        write(f"  {item.key}: {_span(shift.before)} → {_span(shift.after)}")
    if len(preview.moved) > _MOST_LISTED:
        write(_("  … and {count} more").format(count=len(preview.moved) - _MOST_LISTED))


def _span(window: tuple[object, object]) -> str:
    return " – ".join(str(day) for day in dict.fromkeys(window) if day is not None) or "–"


def tell(outcome: Outcome) -> None:
    """Say what was done, and list the items that it touched if they are few."""
    if outcome.entry is None:
        output.say(_("Nothing to change; it is so already."))
        return
    output.say(entry_phrase(outcome.entry))
    from campaigntui.domain.ids import ItemId

    touched = [ItemId(change.id) for change in outcome.changes if change.table == "item" and change.after is not None]
    if len(touched) <= _MOST_LISTED:
        list_items(outcome.snapshot.outlook, touched)
    from campaigntui.scheduling.gates import ran_ahead

    if (ahead := ran_ahead(outcome.changes, outcome.snapshot.outlook.plan)) is not None:
        from campaigntui.wording.gates import ahead_words

        output.note(ahead_words(ahead))


def list_items(outlook: Outlook, ids: Iterable[ItemId]) -> None:
    """A line for each of these items that is not archived."""
    from campaigntui.cli import phrases
    from campaigntui.cli.tables import table

    found = [outlook.plan.item[i] for i in ids]
    table([phrases.item_row(i, outlook) for i in found if not i.archived], narrow=phrases.ITEM_NARROW)
