"""The calendar: a year at a glance, the campaign's own days off and extra workdays, and holiday lists as files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from campaigntui.cli import output
from campaigntui.cli.asking import campaign_names, campaign_option, changing, json_option, yes_option
from campaigntui.cli.door import Door, command, global_options
from campaigntui.cli.help import Topic, flag, option
from campaigntui.cli.values import FILE, Whole, days_of
from campaigntui.errors import N_, BadInput
from campaigntui.wording import _, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from campaigntui.domain.campaign import DayKind
    from campaigntui.domain.ids import CampaignId
    from campaigntui.errors import CampaignError

year_option = option("--year", type=Whole(1950, 2100), metavar="YEAR", help=N_("Only that year; else this year."))
country_option = option(
    "--country", metavar="NAME", help=N_("A calendar instead of a campaign's: cn or a country code.")
)


@click.group(
    "calendar",
    cls=Topic,
    otherwise="show",
    invoke_without_command=True,
    subcommand_metavar="[CAMPAIGN | COMMAND …]",
    help=N_("Show a year: promotions, public holidays and make-up workdays, people asked for twice."),
    more=(N_("Promotions are those of all playbooks, from their first to their last moment in the default profile."),),
)
@campaign_option
@year_option
@country_option
@flag("--folder", help=N_("Only say where your own holiday lists lie."))
@json_option
@click.pass_context
def calendar(
    ctx: click.Context, chosen: str | None, year: int | None, country: str | None, folder: bool, as_json: bool
) -> None:
    """Show a year, unless a command follows."""
    if ctx.invoked_subcommand is not None:
        return
    door = ctx.ensure_object(Door)
    if folder:
        output.say(str(door.house.folder.calendars))
        return
    from campaigntui.cli.year import show_year

    show_year(door, chosen, year, country, as_json)


calendar.params += global_options(hidden=True)


@command("show", N_("Show a year as the campaign's calendar has it."), within=calendar)
@click.argument("campaign", required=False, metavar="[CAMPAIGN]", shell_complete=campaign_names)
@campaign_option
@year_option
@country_option
@json_option
def show(
    door: Door, campaign: str | None, chosen: str | None, year: int | None, country: str | None, as_json: bool
) -> None:
    """Show a year."""
    from campaigntui.cli.year import show_year

    show_year(door, campaign or chosen, year, country, as_json)


# -- own days ---------------------------------------------------------------------------------------------------------
span_argument = click.argument("span", metavar="DATE[..DATE]")


@command("off", N_("Take days off the campaign's calendar: a company holiday, a stock take."), within=calendar)
@span_argument
@click.argument("name", required=False, default="")
@yes_option
@changing
def off(door: Door, campaign_id: CampaignId, span: str, name: str, yes: bool) -> None:
    """Days off."""
    from campaigntui.domain.campaign import DayKind

    _set(door, campaign_id, span, DayKind.OFF, name, yes)


@command("work", N_("Make days working days of the campaign, whatever the official list says."), within=calendar)
@span_argument
@click.argument("name", required=False, default="")
@yes_option
@changing
def work(door: Door, campaign_id: CampaignId, span: str, name: str, yes: bool) -> None:
    """Extra workdays."""
    from campaigntui.domain.campaign import DayKind

    _set(door, campaign_id, span, DayKind.WORK, name, yes)


@command("clear", N_("Take back what was said about days, so that the official list counts again."), within=calendar)
@span_argument
@yes_option
@changing
def clear(door: Door, campaign_id: CampaignId, span: str, yes: bool) -> None:
    """Clear own days."""
    _set(door, campaign_id, span, None, "", yes)


def _set(door: Door, campaign_id: CampaignId, span: str, kind: DayKind | None, name: str, yes: bool) -> None:
    from campaigntui.cli.performing import perform
    from campaigntui.usecases.commands.calendar import OwnDay, SetCalendarDays
    from campaigntui.wording.isoday import iso_day

    if iso_day(name) is not None:
        said = _("“{name}” would be the name of these days. Write several days as {span}..{name}.")
        raise click.UsageError(said.format(name=name, span=span), click.get_current_context())
    days = tuple(OwnDay(day, kind, name) for day in sorted(days_of((span,), door.today)))
    if not days:
        raise click.UsageError(_("Say which days."), click.get_current_context())
    perform(door, campaign_id, SetCalendarDays(days), yes=yes)


@command(
    "refresh",
    N_("Take holidays and make-up workdays from the lists as they are now; days of your own stay."),
    N_("Use it when the official list of a year is out, or when a list of your own has changed."),
    within=calendar,
)
@yes_option
@changing
def refresh(door: Door, campaign_id: CampaignId, yes: bool) -> None:
    """Refresh the stored days."""
    from campaigntui.cli.performing import perform
    from campaigntui.usecases.holidayrefresh import refreshed

    head = door.outlook(campaign_id).plan.head
    perform(door, campaign_id, refreshed(head, door.house.folder.calendars), yes=yes)


# -- lists as files ---------------------------------------------------------------------------------------------------
@command("check", N_("Check a holiday list of your own and name every mistake in it."), within=calendar)
@click.argument("file", metavar="FILE", type=FILE)
@json_option
def check(_door: Door, file: str, as_json: bool) -> None:
    """Check a list."""
    from campaigntui.usecases.holidayfiles import check_list, places
    from campaigntui.wording import ngettext

    found = check_list(Path(file))
    count = len(found.days)
    if as_json:
        mistakes = [{"line": m.line or None, "place": m.place, "problem": sentence(m.error)} for m in found.mistakes]
        head = {"file": file, "sound": not mistakes, "country": found.country or None, "year": found.year or None}
        output.answer({**head, "days": None if mistakes else count, "mistakes": mistakes})
    elif not found.mistakes:
        words = ngettext("{file} is sound: {count} day of {year}.", "{file} is sound: {count} days of {year}.", count)
        output.say(words.format(file=file, count=count, year=found.year))
    else:
        _tell(places(Path(file), found))
    if found.mistakes:
        raise click.exceptions.Exit(1)


@command(
    "edit",
    N_("Edit the holiday list of a year in $EDITOR. It counts only when it has no mistakes."),
    N_("Campaigns that exist take it with “campaigntui calendar refresh”."),
    within=calendar,
)
@year_option
@option("--country", metavar="NAME", default="cn", help=N_("The country; else cn."))
def edit(door: Door, year: int | None, country: str) -> None:
    """Edit a list."""
    from campaigntui.bootstrap import holidays_of
    from campaigntui.usecases.holidayfiles import check_list, draft_list, places, take_list

    wanted = year or door.today.year
    name = country.strip().lower()
    draft = draft_list(door.house.folder.calendars, name, wanted, holidays_of(door.house, name, wanted))
    while True:
        try:
            click.edit(filename=str(draft))
        except click.ClickException as error:
            raise BadInput(
                N_("The editor failed ({reason}). Set EDITOR to one that is installed. Your draft is kept: {file}"),
                reason=error.message,
                file=draft,
            ) from None
        found = check_list(draft, name, wanted)
        if not found.mistakes:
            break
        _tell(places(draft, found))
        if not output.can_ask() or not click.confirm(_("Edit it again?"), default=True, err=True):
            output.note(_("The list does not count yet. Your draft is kept: {file}").format(file=draft))
            raise click.exceptions.Exit(1)
    output.say(_("This list counts from now on: {file}").format(file=take_list(draft)))
    output.note(_("Campaigns that exist take it with: campaigntui calendar refresh"))


def _tell(mistakes: Iterable[tuple[str, CampaignError]]) -> None:
    """A line for each mistake: where it is, and what would be right."""
    for place, error in mistakes:
        output.note(f"{place}: {sentence(error)}")


COMMANDS = (calendar,)
