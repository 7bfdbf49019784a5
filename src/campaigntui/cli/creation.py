"""Beginning: a new campaign, the demo, and opening the planner itself."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from campaigntui.cli import output
from campaigntui.cli.asking import offered
from campaigntui.cli.door import Door, command
from campaigntui.cli.finding import no_campaign
from campaigntui.cli.help import option
from campaigntui.cli.values import Day, OneOf, Whole, Zone
from campaigntui.domain.text import words
from campaigntui.errors import N_
from campaigntui.wording import LANGUAGES, _, ngettext

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from campaigntui.bootstrap import House
    from campaigntui.domain.ids import CampaignId
    from campaigntui.domain.playbook import Playbook
    from campaigntui.scheduling.outlook import Outlook
    from campaigntui.usecases.planner import Planner


def _playbook_names(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from campaigntui.usecases.playbooks import playbooks

    return offered(
        ctx, incomplete, lambda door: [one.id for one in playbooks(door.house.folder.playbooks) if one.wrong is None]
    )


@command(
    "new",
    N_("Create a campaign from a playbook; prints its id."),
    N_("“campaigntui playbooks” lists the playbooks. The plan file is made if it does not exist."),
)
@click.argument("playbook", metavar="PLAYBOOK", shell_complete=_playbook_names)
@option("--name", required=True, metavar="NAME", help=N_("What to call it. Required."))
@option("--date", "d_day", type=Day(), metavar="DATE", help=N_("D-day: 2026-11-11, 11/11, next fri, …"))
@option("--year", type=Whole(2000, 2199), metavar="YEAR", help=N_("The playbook's own D-day in that year."))
@option("--month", type=Whole(1, 12), metavar="MONTH", help=N_("Of several D-days in the year, the one in this month."))
@option("--profile", default="", metavar="PROFILE", help=N_("Rhythm of the playbook; else its default."))
@option("--shop", default="", metavar="SHOP", help=N_("Name of the shop."))
@option("--calendar", default="cn", metavar="NAME", help=N_("cn, every-day, or a country code; else cn."))
@option(
    "--timezone", type=Zone(), default="Asia/Shanghai", metavar="ZONE", help=N_("Its time zone; else Asia/Shanghai.")
)
@option("--lang", "language", type=OneOf(LANGUAGES), help=N_("Language of the plan's texts: en or zh."))
@option(
    "--member", "members", multiple=True, metavar="NAME=ROLE[,ROLE]", help=N_("A person with their roles; repeatable.")
)
def new(
    door: Door,
    playbook: str,
    name: str,
    d_day: date | None,
    year: int | None,
    month: int | None,
    profile: str,
    shop: str,
    calendar: str,
    timezone: str,
    language: str | None,
    members: tuple[str, ...],
) -> None:
    """Create a campaign."""
    from campaigntui.usecases.drafts import CampaignDraft

    if (d_day is None) is (year is None):
        raise click.UsageError(_("Give either --date or --year."), click.get_current_context())
    if month is not None and year is None:
        raise click.UsageError(_("--month belongs to --year."), click.get_current_context())
    book = _playbook(door, playbook)
    draft = CampaignDraft(
        playbook=playbook,
        name=name,
        d_day=d_day or _d_day(door, book, year or 0, month or 0),
        profile=profile,
        shop=shop,
        calendar=calendar,
        language=language or door.house.language,
        timezone=timezone,
        members=tuple(_person(one) for one in members),
    )
    outlook = door.sketch(lambda planner: planner.sketch(draft, door.today))
    outcome = door.planner_of_new_file().create(draft, door.today)
    tell_new(door, outcome.snapshot.outlook.plan.head.id)
    _tell_notices(book, outlook)
    _tell_giving_way(door, book, draft.d_day)


def tell_new(door: Door, campaign_id: CampaignId) -> None:
    """Print the id of a new campaign, what else has its name, and on a terminal its D-day and how to go on."""
    from campaigntui.wording.dates import full_day, relative_day
    from campaigntui.wording.spelling import folded

    output.say(str(campaign_id))
    known = {one.id: one for one in door.planner.campaigns(archived=True)}
    made = known.pop(campaign_id)
    for other in known.values():
        if folded(other.name) == folded(made.name):
            words = _(
                "Campaign {other} is called “{name}” as well. Name this one by its number {number}, or give it another "
                "name: campaigntui rename NAME -c {number}"
            )
            output.note(words.format(other=other.id, name=other.name, number=campaign_id))
    if output.on_terminal():
        # A day without a year may have become that of the next year.
        day = f"{full_day(made.d_day)} · {relative_day(door.today, made.d_day)}"
        output.note(_("D-day is {day}.").format(day=day))
        output.note(_("“campaigntui timeline” shows it, “campaigntui” opens it, “campaigntui undo” takes it back."))


def _d_day(door: Door, book: Playbook, year: int, month: int) -> date:
    """D-day of the year; which one is said when there are several to choose from."""
    from campaigntui.usecases.givingway import clear_d_day
    from campaigntui.usecases.playbooks import d_day_in, d_days

    chosen = d_day_in(book, year, door.today, month)
    if not month and len(d_days(book, year)) > 1:
        chosen = clear_d_day(book, chosen, door.house.folder.playbooks)
        output.note(_("D-day is {day}; --month chooses another one of {year}.").format(day=chosen, year=year))
    return chosen


def _tell_giving_way(door: Door, book: Playbook, d_day: date) -> None:
    """Say on stderr that a larger promotion lies too near."""
    from campaigntui.usecases.givingway import giving_way
    from campaigntui.wording.givingway import giving_way_words

    found = giving_way(book, d_day, door.house.folder.playbooks)
    if found is not None:
        name = found.larger.name.said(door.house.language)
        output.note(giving_way_words(d_day, name, found.larger.days, found.clear))


def _tell_notices(book: Playbook, outlook: Outlook) -> None:
    """Say on stderr what the calendar changed in the playbook's dates, and what it could not mend."""
    from campaigntui.usecases.notices import notices

    found = notices(book, outlook)
    if found.moved:
        count = len(found.moved)
        words = ngettext(
            "{count} date was moved, so that links hold on working days; the plan begins on {day}.",
            "{count} dates were moved, so that links hold on working days; the plan begins on {day}.",
            count,
        )
        output.note(words.format(count=count, day=found.begins))
    for one in found.unmet:
        item = outlook.plan.item[one.item_id]
        awaits = ", ".join(outlook.plan.item[i].key for i in one.awaits)
        template = _("{item} cannot keep its date: it waits for {awaits}. Move one of them, or take the link away.")
        output.note(template.format(item=item.key, awaits=awaits))


def _playbook(door: Door, playbook_id: str) -> Playbook:
    from campaigntui.usecases.playbooks import playbook

    return playbook(playbook_id, door.house.folder.playbooks)


def _person(said: str) -> tuple[str, tuple[str, ...]]:
    """Name and roles of `NAME=ROLE,ROLE`, as they are written."""
    name, equals, roles = said.replace("＝", "=").rpartition("=")
    if not equals:
        return said, ()
    return name.strip(), tuple(words(roles))


@command("demo", N_("Open a worked example in a throw-away file; into a pipe, print its timeline."))
def demo(door: Door) -> None:
    """Show the demo."""
    from campaigntui.bootstrap import open_demo

    with open_demo(door.house) as workshop:
        _open(workshop.planner, workshop.house)


def open_planner(door: Door) -> None:
    """Open the terminal interface; into a pipe, print the timelines of all active campaigns."""
    _open(door.planner_of_new_file() if output.can_draw() else door.planner, door.house)


def _open(planner: Planner, house: House) -> None:
    if output.can_draw():
        import gc

        from campaigntui.bootstrap import day_clock
        from campaigntui.tui.run import run_app

        gc.enable()
        code = run_app(planner, today=house.today, settings=house.settings, folder=house.folder, clock=day_clock(house))
        raise click.exceptions.Exit(code)
    from campaigntui.cli.timeline import print_timeline

    campaigns = planner.campaigns()
    if not campaigns:
        raise no_campaign(planner)
    for n, campaign in enumerate(campaigns):
        if n:
            output.say()
        print_timeline(planner.snapshot(campaign.id, house.today).outlook)


COMMANDS = (new, demo)
