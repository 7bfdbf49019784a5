"""What plans are made from: playbooks and calendars."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from campaigntui.cli import output
from campaigntui.cli.asking import campaign_names, campaign_option, json_option
from campaigntui.cli.door import Door, command, global_options
from campaigntui.cli.help import Topic, option
from campaigntui.cli.output import Ink
from campaigntui.cli.values import Whole
from campaigntui.errors import N_
from campaigntui.wording import _, sentence

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from campaigntui.cli.tables import Cell
    from campaigntui.domain.campaign import DayKind
    from campaigntui.domain.playbookfile import PlaybookSource


@click.group(
    "playbooks",
    cls=Topic,
    invoke_without_command=True,
    help=N_("List the playbooks, packaged and your own."),
    more=(N_("Your own lie in the folder that the list names, one TOML file each."),),
)
@json_option
@click.pass_context
def playbooks(ctx: click.Context, as_json: bool) -> None:
    """List playbooks, unless a command follows."""
    if ctx.invoked_subcommand is not None:
        return
    from campaigntui.usecases.playbooks import playbooks as known_playbooks

    door = ctx.ensure_object(Door)
    folder = door.house.folder.playbooks
    known = known_playbooks(folder)
    if as_json:
        output.answer({"folder": str(folder), "playbooks": [_form(one) for one in known]})
        return
    from campaigntui.cli.tables import table

    table([_row(one, door.house.language) for one in known])
    output.note(_("Your own playbooks: {folder}").format(folder=folder))


playbooks.params += global_options(hidden=True)


def _row(one: PlaybookSource, language: str) -> tuple[Cell, ...]:
    from campaigntui.cli.tables import Cell

    kind = _("packaged") if one.packaged else _("in place of the packaged one") if one.replaces_packaged else _("own")
    return (
        Cell(one.id, Ink.STRONG),
        Cell(one.name.said(language) if one.name is not None else ""),
        Cell(kind),
        Cell(one.file, Ink.MUTED),
        Cell(sentence(one.wrong) if one.wrong is not None else "", Ink.BAD),
    )


def _form(one: PlaybookSource) -> dict[str, object]:
    return {
        "id": one.id,
        "name": {"en": one.name.en, "zh": one.name.zh} if one.name is not None else None,
        "file": one.file,
        "packaged": one.packaged,
        "replaces_packaged": one.replaces_packaged,
        "wrong": str(one.wrong) if one.wrong is not None else None,
    }


@command("check", N_("Check a playbook file; every mistake is named with its place."), within=playbooks)
@click.argument("file", metavar="FILE", type=click.Path())
def check(_door: Door, file: str) -> None:
    """Check a playbook."""
    from campaigntui.domain.playbookfile import PlaybookWrong
    from campaigntui.usecases.playbooks import check_playbook

    try:
        found = check_playbook(Path(file))
    except PlaybookWrong as wrong:
        for problem in wrong.problems:
            output.note(f"{wrong.file}: {problem.place}: {sentence(problem)}")
        raise click.exceptions.Exit(wrong.exit_code) from None
    output.say(_("{file} is sound: {count} items.").format(file=file, count=len(found.items)))


@command("calendar", N_("Show public holidays and make-up workdays, of a campaign or of a country."))
@click.argument("campaign", required=False, metavar="[CAMPAIGN]", shell_complete=campaign_names)
@campaign_option
@option("--year", type=Whole(1950, 2100), metavar="YEAR", help=N_("Only that year; else this year."))
@option("--country", metavar="NAME", help=N_("A calendar instead of a campaign's: cn or a country code."))
@json_option
def calendar(
    door: Door, campaign: str | None, chosen: str | None, year: int | None, country: str | None, as_json: bool
) -> None:
    """Show a calendar."""
    name, days = _days(door, campaign or chosen, country, year or door.today.year)
    if as_json:
        forms = [
            {"day": day.isoformat(), "kind": kind.value, "name": words, "estimated": estimated}
            for day, kind, words, estimated in days
        ]
        output.answer({"today": door.today.isoformat(), "calendar": name, "days": forms})
        return
    from campaigntui.cli.tables import table
    from campaigntui.domain.campaign import DayKind
    from campaigntui.wording import holiday_name
    from campaigntui.wording.dates import full_day

    kinds = {DayKind.OFF: _("off"), DayKind.WORK: _("worked")}
    table(
        [
            (full_day(day), kinds[kind], holiday_name(words), _("estimated") if estimated else "")
            for day, kind, words, estimated in days
        ]
    )
    if not days:
        output.note(_("No holidays are known for {year} in the calendar {name}.").format(year=year, name=name))


def _days(
    door: Door, word: str | None, country: str | None, year: int
) -> tuple[str, Sequence[tuple[date, DayKind, str, bool]]]:
    """Name of the calendar and its days of that year. Without a plan file it is the one of China."""
    if country is None and (word is not None or door.house.file.exists()):
        from campaigntui.cli import finding
        from campaigntui.domain.campaign import EVERY_DAY

        plan = door.outlook(finding.campaign(door, word)).plan
        if plan.head.calendar_from <= year <= plan.head.calendar_to or plan.head.calendar == EVERY_DAY:
            own = sorted((d for d in plan.calendar_day.values() if d.day.year == year), key=lambda d: d.day)
            return plan.head.calendar, [(d.day, d.kind, d.name, d.estimated) for d in own]
        country = plan.head.calendar
    from campaigntui.bootstrap import holidays_of

    return country or "cn", holidays_of(door.house, country or "cn", year)


COMMANDS = (playbooks, calendar)
