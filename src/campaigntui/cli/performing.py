"""Carrying out a change: look first, ask when it reaches further than what was named, then say what was done."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

import click
from rich.cells import cell_len

from campaigntui.cli import output
from campaigntui.cli.thawing import thawed
from campaigntui.errors import N_, RuleBroken
from campaigntui.wording import _, entry_phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from campaigntui.cli.door import Door
    from campaigntui.domain.ids import CampaignId, ItemId
    from campaigntui.domain.plan import Plan
    from campaigntui.scheduling.outlook import Outlook
    from campaigntui.usecases.commands import Command
    from campaigntui.usecases.snapshot import Outcome, Preview
    from campaigntui.wording.effects import EffectLine

_MOST_LISTED = 20
"""Items, or lines below a heading, beyond which only their number is told."""

_WIDEST_TITLE = 44
"""Cells that the title of a moved item may take."""


def perform(door: Door, campaign_id: CampaignId, command: Command, *, yes: bool = False) -> Outcome:
    """Do it and say so. Asks and refuses as `quietly` does."""
    outcome = quietly(door, campaign_id, command, yes=yes)
    tell(outcome, command)
    return outcome


def quietly(door: Door, campaign_id: CampaignId, command: Command, *, yes: bool = False) -> Outcome:
    """Do it. What moves or changes more than it names is shown first, and asked about unless `yes`.

    `RuleBroken` when there is nobody to ask.
    """
    command = thawed(command)
    if not yes:
        preview = door.planner.preview(campaign_id, command, door.today)
        if preview.asks:
            agree(preview)
    return door.planner.perform(campaign_id, command, door.today)


def carry_out(
    door: Door,
    campaign_id: CampaignId,
    command: Command,
    *,
    yes: bool,
    dry_run: bool = False,
    as_json: bool = False,
    hint: str | None = None,
    about: Mapping[str, object] = MappingProxyType({}),
) -> None:
    """Show the difference, ask where that is due, and do it; with `dry_run` only show it.

    `hint`, when not None: a link that the command contradicts is asked about too, and this is what else could be done.
    `about` comes along in the JSON.
    """
    command = thawed(command)
    preview = door.planner.preview(campaign_id, command, door.today)
    contradicted = hint is not None and bool(preview.effects.contradicted)
    hint = hint if contradicted and hint else ""
    if dry_run and not as_json:
        show_difference(preview, output.say)
        if hint:
            output.note(hint)
        return
    outcome = None
    if not dry_run:
        if not yes and (preview.asks or contradicted):
            agree(preview, hint)
        outcome = door.planner.perform(campaign_id, command, door.today)
        if not as_json:
            tell(outcome, command)
            return
    from campaigntui.exchange.effectsform import effects_form
    from campaigntui.exchange.jsonform import entry_form

    entry = entry_form(outcome.entry) if outcome is not None and outcome.entry is not None else None
    form = {"today": door.today.isoformat(), "campaign": campaign_id, **about, "entry": entry}
    output.answer({**form, **effects_form(preview)})


def follow_hint() -> str:
    """What else can be chosen for what is linked."""
    return _("--follow buffer moves only what has to go along; --follow all moves the whole chain.")


def agree(preview: Preview, hint: str = "") -> None:
    """Show the difference and return when the user says yes; else leave. `RuleBroken` when nobody can answer.

    `hint` says what else could be done.
    """
    show_difference(preview)
    if hint:
        output.note(hint)
    if not output.can_ask():
        raise RuleBroken(
            N_("Nothing was changed, because this reaches further than what was named. Repeat it with --yes.")
        )
    if not click.confirm(_("Go ahead?"), default=False, err=True):
        output.note(_("Nothing was changed."))
        raise click.exceptions.Exit(1)


def show_difference(preview: Preview, write: Callable[[str], None] = output.note) -> None:
    """Say what a change would do: a sentence, then what moves, breaks, is hit, mended, and stays."""
    from campaigntui.wording.effects import Tone, effect_lines, effect_sentence
    from campaigntui.wording.hands import hand_lines

    touched = sum(change.table == "item" for change in preview.changes)
    write(_("Difference: {parts}").format(parts=effect_sentence(preview.effects, touched)))
    below: list[EffectLine] = []
    lines = effect_lines(preview.effects, preview.plan, *preview.staying)
    for line in (*lines, *hand_lines(preview.changes, preview.plan)):
        if line.tone is Tone.HEADING:
            _write_below(below, preview.plan, write)
            below = []
            write(line.words)
        else:
            below.append(line)
    _write_below(below, preview.plan, write)


def _write_below(lines: list[EffectLine], plan: Plan, write: Callable[[str], None]) -> None:
    """What stands under one heading: ids of items, titles and values in columns."""
    from campaigntui.scene.cells import fit

    def columns(line: EffectLine) -> tuple[str, str, str]:
        item = plan.item.get(line.item_id) if line.item_id is not None else None
        return item.key if item is not None else "", output.clean(line.words), line.before

    shown = lines[:_MOST_LISTED]
    cells = [columns(line) for line in shown if line.after]
    widths = [max(map(cell_len, column)) for column in zip(*cells, strict=True)]
    for line in shown:
        if not line.after:
            write(f"  {output.clean(line.words)}")
            continue
        key, words, before = map(fit, columns(line), (widths[0], min(widths[1], _WIDEST_TITLE), widths[2]))
        write(f"  {key}  {words}  {before} → {line.after}" if widths[0] else f"  {words}  {before} → {line.after}")
    if len(lines) > len(shown):
        write(_("  … and {count} more").format(count=len(lines) - len(shown)))


def tell(outcome: Outcome, command: Command) -> None:
    """Say what was done, and list the items that it touched if they are few."""
    plan = outcome.snapshot.outlook.plan
    if outcome.entry is None:
        output.say(command.unchanged(plan))
        return
    from campaigntui.wording.assigning import unsettled_words

    output.say(entry_phrase(outcome.entry))
    if unsettled := unsettled_words(outcome.entry, outcome.changes, plan):
        output.say(unsettled)
    from campaigntui.domain.ids import ItemId

    touched = [ItemId(change.id) for change in outcome.changes if change.table == "item" and change.after is not None]
    if len(touched) <= _MOST_LISTED:
        list_items(outcome.snapshot.outlook, touched)
    from campaigntui.scheduling.gates import ran_ahead

    if (ahead := ran_ahead(outcome.changes, plan)) is not None:
        from campaigntui.wording.gates import ahead_words

        output.note(ahead_words(ahead))


def list_items(outlook: Outlook, ids: Iterable[ItemId]) -> None:
    """A line for each of these items that is not archived."""
    from campaigntui.cli import phrases
    from campaigntui.cli.tables import table

    found = [outlook.plan.item[i] for i in ids]
    table([phrases.item_row(i, outlook) for i in found if not i.archived], narrow=phrases.ITEM_NARROW)
