"""The journal: what was done, by whom, what it changed; taken back and done again."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from campaigntui.cli import output
from campaigntui.cli.asking import campaign_option, item_names, json_option, stage_names, yes_option
from campaigntui.cli.door import Door, command
from campaigntui.cli.help import option
from campaigntui.cli.values import Day, Whole
from campaigntui.errors import N_, NotFound, RuleBroken
from campaigntui.wording import _, entry_phrase

if TYPE_CHECKING:
    from campaigntui.domain.ids import CampaignId
    from campaigntui.domain.plan import Plan
    from campaigntui.usecases.journal import Journal

count_argument = click.argument("count", type=Whole(1, 1_000_000), default=1, metavar="[N]")
to_option = option("--to", "goal", type=Whole(1, 1_000_000_000), metavar="ENTRY", help=N_("To right after this entry."))


@command(
    "log",
    N_("Show the journal of the plan file, newest first, or one entry of it in full."),
    N_("Filters are all to be met. Days are those of the campaign's time zone."),
)
@click.argument("entry", type=Whole(1, 1_000_000_000), required=False, metavar="[ENTRY]")
@option("-n", "--limit", type=Whole(1, 1_000_000), default=20, metavar="N", help=N_("How many lines; else 20."))
@option("--before", type=Whole(1, 1_000_000_000), metavar="ENTRY", help=N_("Only older entries than this one."))
@option("--item", metavar="ITEM", shell_complete=item_names, help=N_("Only what changed this item."))
@option("--stage", metavar="STAGE", shell_complete=stage_names, help=N_("Only what changed this stage."))
@option("--who", default="", metavar="NAME", help=N_("Only what this person did."))
@option("--since", "--from", "since", type=Day(), metavar="DATE", help=N_("Only from this day on."))
@option("--until", "--to", "until", type=Day(), metavar="DATE", help=N_("Only up to this day."))
@option("--kind", default="", metavar="KIND", help=N_("Only this kind of change, such as FinishItems."))
@option("--words", default="", metavar="TEXT", help=N_("Only what is about this."))
@campaign_option
@json_option
def log(
    door: Door,
    entry: int | None,
    limit: int,
    before: int | None,
    item: str | None,
    stage: str | None,
    who: str,
    since: date | None,
    until: date | None,
    kind: str,
    words: str,
    chosen: str | None,
    as_json: bool,
) -> None:
    """Show the journal."""
    from campaigntui.cli import finding, journalpage
    from campaigntui.domain.history import Wanted
    from campaigntui.usecases.journal import days, timezone_of

    campaign_id = finding.campaign(door, chosen) if chosen is not None or item is not None else None
    plan = door.outlook(campaign_id).plan if campaign_id is not None else None
    timezone = timezone_of(door.planner.campaigns(archived=True), campaign_id)
    journal = door.planner.journal
    if entry is not None:
        detail = journal.detail(entry)
        plan = plan or _plan_of(door, detail.entry.campaign_id)
        journalpage.answer(door, (detail,), plan) if as_json else journalpage.page(detail, plan, timezone)
        return
    first, last = days(since, until, timezone)
    wanted = Wanted(
        campaign_id=campaign_id,
        item_id=finding.item_ever(door.outlook(campaign_id), item).id if campaign_id is not None and item else None,
        stage=finding.stage(stage) if stage is not None else None,
        who=who,
        kind=_kind(journal, kind),
        since=first,
        until=last,
        words=words,
    )
    entries = journal.page(wanted, before, limit)
    if as_json:
        journalpage.answer(door, journal.details(entries), plan)
    else:
        journalpage.lines(entries, timezone)
        if not entries and wanted != Wanted():
            output.note(_("Nothing in the journal fits all of that."))


def _kind(journal: Journal, word: str) -> str:
    """The kind of entry that a word, or the beginning of one, means; `NotFound` names those there are."""
    if not word:
        return ""
    known = journal.kinds()
    wanted = word.casefold()
    fitting = [kind for kind in known if kind.casefold() == wanted]
    fitting = fitting or [kind for kind in known if kind.casefold().startswith(wanted)]
    if len(fitting) != 1:
        raise NotFound(N_("The journal has no kind “{kind}”. It has: {known}."), kind=word, known=known or "–")
    return fitting[0]


def _plan_of(door: Door, campaign_id: CampaignId) -> Plan | None:
    """The campaign that an entry is about; None when it is gone."""
    try:
        return door.outlook(campaign_id).plan
    except NotFound:
        return None


@command(
    "undo",
    N_("Take back the last change, or the last N, or everything after an entry."),
    N_("“log” shows the entries with their numbers. --to shows first what is taken back, and asks."),
)
@count_argument
@to_option
@yes_option
def undo(door: Door, count: int, goal: int | None, yes: bool) -> None:
    """Undo."""
    if goal is not None:
        _rewind(door, goal, yes)
        return
    entries = door.planner.undo(count)
    if not entries:
        raise RuleBroken(N_("There is nothing to undo."))
    for entry in entries:
        output.say(_("Undone: {phrase}").format(phrase=entry_phrase(entry)))


@command("redo", N_("Do again what was undone last, or the last N, or everything up to an entry."))
@count_argument
@to_option
@yes_option
def redo(door: Door, count: int, goal: int | None, yes: bool) -> None:
    """Redo."""
    if goal is not None:
        _rewind(door, goal, yes)
        return
    entries = door.planner.redo(count)
    if not entries:
        raise RuleBroken(N_("There is nothing to do again."))
    for entry in entries:
        output.say(_("Done again: {phrase}").format(phrase=entry_phrase(entry)))


def _rewind(door: Door, goal: int, yes: bool) -> None:
    """Go to the moment right after an entry, once the user has seen what that does."""
    from campaigntui.cli import journalpage

    way = door.planner.journal.rewind(goal)
    if not way.steps:
        raise RuleBroken(N_("The plan stands right after entry {number} already."), number=goal)
    if not yes:
        journalpage.difference(way)
        if not output.can_ask():
            raise RuleBroken(N_("Nothing was changed, because this takes several steps. Repeat it with --yes."))
        if not click.confirm(_("Go ahead?"), default=False, err=True):
            output.note(_("Nothing was changed."))
            raise click.exceptions.Exit(1)
    door.planner.rewind(goal)
    journalpage.walked(way)


COMMANDS = (log, undo, redo)
