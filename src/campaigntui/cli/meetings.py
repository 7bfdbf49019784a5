"""Meetings: when the next ones are, and adding, changing and ending them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import click

from campaigntui.cli import output
from campaigntui.cli.asking import campaign_option, changing, json_option, role_names
from campaigntui.cli.door import Door, command, global_options
from campaigntui.cli.help import Topic, flag, option
from campaigntui.cli.output import Ink
from campaigntui.cli.values import Clock, Day, DueRule, OneOf, Whole, is_nothing
from campaigntui.errors import N_
from campaigntui.wording import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from click.shell_completion import CompletionItem

    from campaigntui.domain.campaign import Ritual
    from campaigntui.domain.ids import CampaignId
    from campaigntui.scheduling.outlook import Outlook
    from campaigntui.scheduling.rituals import Occurrence

_AHEAD = timedelta(days=13)
"""How far the list looks when nothing else is said: today and the thirteen days after it."""


@click.group(
    "meetings",
    cls=Topic,
    invoke_without_command=True,
    help=N_("Show the meetings of the next two weeks, and what is talked about in them."),
    more=(N_("They follow their recurrence rule on working days of the campaign's calendar."),),
)
@campaign_option
@option("--from", "first", type=Day(), metavar="DATE", help=N_("First day; else today."))
@option("--to", "last", type=Day(), metavar="DATE", help=N_("Last day; else two weeks later."))
@json_option
@click.pass_context
def meetings(ctx: click.Context, chosen: str | None, first: date | None, last: date | None, as_json: bool) -> None:
    """Show meetings, unless a command follows."""
    if ctx.invoked_subcommand is not None:
        return
    from campaigntui.cli import finding
    from campaigntui.scheduling.rituals import occurrences

    door = ctx.ensure_object(Door)
    outlook = door.outlook(finding.campaign(door, chosen))
    begin = first or outlook.today
    end = last or begin + _AHEAD
    found = occurrences(outlook.plan, begin, end)
    if as_json:
        _answer(outlook, begin, end, found)
    else:
        _print(outlook, found)


meetings.params += global_options(hidden=True)


def _answer(outlook: Outlook, first: date, last: date, found: Sequence[Occurrence]) -> None:
    from campaigntui.cli.answers import answer_about

    answer_about(
        outlook,
        **{"from": first.isoformat(), "to": last.isoformat()},
        meetings=[_form(ritual) for ritual in _in_order(outlook)],
        occurrences=[
            {
                "meeting": one.ritual.key,
                "day": one.day.isoformat(),
                "time": one.clock.isoformat("minutes") if one.clock is not None else None,
                "moved_from": one.moved_from.isoformat() if one.moved_from is not None else None,
            }
            for one in found
        ],
    )


def _form(ritual: Ritual) -> dict[str, Any]:
    rules = {name: getattr(ritual, name) for name in ("opens", "closes", "daily_from", "daily_to")}
    return {
        "id": ritual.key,
        "name": ritual.name,
        "rule": ritual.rrule,
        "time": ritual.clock.isoformat("minutes") if ritual.clock is not None else None,
        "minutes": ritual.minutes,
        "workdays": ritual.workdays,
        "moved": ritual.moved.value,
        **{name: str(rule) if rule is not None else None for name, rule in rules.items()},
        "host": ritual.host,
        "attendees": list(ritual.attendees),
        "agenda": list(ritual.agenda),
        "outputs": list(ritual.outputs),
    }


def _in_order(outlook: Outlook) -> list[Ritual]:
    return sorted(outlook.plan.ritual.values(), key=lambda one: (one.position, one.id))


def _print(outlook: Outlook, found: Sequence[Occurrence]) -> None:
    from campaigntui.cli.tables import Cell, table
    from campaigntui.wording import role_name
    from campaigntui.wording.dates import clock, long_day, short_day
    from campaigntui.wording.meetings import hours, recurrence

    if not outlook.plan.ritual:
        output.note(_("There are no meetings yet. Add one: campaigntui meetings add NAME --rule fri"))
        if outlook.plan.head.playbook:
            output.note(_("Or take over those of the playbook: campaigntui meetings take"))
        return
    rows = []
    for one in found:
        moved = _("moved from {day}").format(day=short_day(one.moved_from)) if one.moved_from is not None else ""
        at = clock(one.clock) if one.clock is not None else ""
        host = role_name(one.ritual.host, outlook.roles) if one.ritual.host else ""
        rows.append((long_day(one.day), at, Cell(one.ritual.name, Ink.STRONG), host, Cell(moved, Ink.WARN)))
    table(rows)
    if not found:
        output.say(_("No meetings on these days."))
    for ritual in _in_order(outlook):
        output.say()
        output.say(f"{ritual.name} · {recurrence(ritual)} · {hours(ritual)}".rstrip(" ·"), Ink.STRONG)
        output.say(f"  {ritual.key}", Ink.MUTED)
        for line in (*ritual.agenda, *(f"→ {line}" for line in ritual.outputs)):
            output.say(f"  {line}")


# -- changes ----------------------------------------------------------------------------------------------------------
def _meeting_names(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from campaigntui.cli.asking import offered_of_plan

    return offered_of_plan(ctx, incomplete, lambda plan: [one.key for one in plan.ritual.values()])


_fields: tuple[Callable[[Any], Any], ...] = (
    option("--at", "clock", type=Clock(), metavar="HH:MM", help=N_("Time of day in the campaign's zone.")),
    option("--minutes", type=Whole(0, 1440), metavar="N", help=N_("How long it takes.")),
    option("--host", metavar="ROLE", shell_complete=role_names, help=N_("Role that leads it; “none” for nobody.")),
    option(
        "--attendee", "attendees", metavar="ROLE", multiple=True, shell_complete=role_names,
        help=N_("Role that takes part; give it once for each."),
    ),
    option("--agenda", metavar="TEXT", multiple=True, help=N_("A point of the agenda; give it once for each.")),
    option("--output", "outputs", metavar="TEXT", multiple=True, help=N_("What comes out; give it once for each.")),
    option("--from", "opens", type=DueRule(), metavar="DUE", help=N_("First day: a date, D-30, “none”.")),
    option("--to", "closes", type=DueRule(), metavar="DUE", help=N_("Last day; “none” for the end of the campaign.")),
    option("--daily-from", type=DueRule(), metavar="DUE", help=N_("From here on it is held every day …")),
    option("--daily-to", type=DueRule(), metavar="DUE", help=N_("… until this day, whatever rule and calendar say.")),
    flag("--workdays/--any-day", default=None, help=N_("Only on working days of the campaign, or on any day.")),
    option("--moved", type=OneOf(("skip", "before", "after")), help=N_("What becomes of it on a day off.")),
)  # fmt: skip


def _with_fields(function: Callable[..., None]) -> Callable[..., None]:
    for decorate in reversed(_fields):
        function = decorate(function)
    return function


def _read(outlook: Outlook, said: dict[str, Any]) -> dict[str, Any]:
    """Fields of a meeting that were named, with the values that the words mean."""
    from campaigntui.cli import finding

    ctx = click.get_current_context()
    named = {name for name in said if ctx.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE}
    values: dict[str, Any] = {name: said[name] for name in named}
    if "rrule" in named:
        from campaigntui.wording.recurrencewords import parse_recurrence

        values["rrule"] = parse_recurrence(said["rrule"])
    if "host" in named:
        host = said["host"]
        values["host"] = "" if is_nothing(host) else finding.role(outlook, host)
    if "attendees" in named:
        values["attendees"] = tuple(finding.role(outlook, word) for word in said["attendees"])
    return values


@command(
    "add",
    N_("Add a meeting."),
    N_("A rule is daily, “every mon, thu”, “day 15 of the month”, or written as in RFC 5545: FREQ=MONTHLY;BYDAY=1MO."),
    within=meetings,
)
@click.argument("name")
@option("--rule", required=True, metavar="RULE", help=N_("How often it is held."))
@option("--id", "key", default="", metavar="ID", help=N_("Its id; else made from the name."))
@_with_fields
@changing
def add(door: Door, campaign_id: CampaignId, name: str, rule: str, key: str, **said: Any) -> None:
    """Add a meeting."""
    from campaigntui.cli.performing import perform
    from campaigntui.usecases.commands.rituals import AddRitual
    from campaigntui.wording.recurrencewords import parse_recurrence

    values = _read(door.outlook(campaign_id), said)
    perform(door, campaign_id, AddRitual(name, parse_recurrence(rule), key, values))


@command("edit", N_("Change a meeting."), within=meetings)
@click.argument("meeting", metavar="MEETING", shell_complete=_meeting_names)
@option("--name", metavar="NAME", help=N_("Another name."))
@option("--rule", "rrule", metavar="RULE", help=N_("How often it is held."))
@_with_fields
@changing
def edit(door: Door, campaign_id: CampaignId, meeting: str, **said: Any) -> None:
    """Edit a meeting."""
    from campaigntui.cli.performing import perform
    from campaigntui.usecases.commands.rituals import EditRitual

    outlook = door.outlook(campaign_id)
    values = _read(outlook, said)
    if not values:
        raise click.UsageError(_("Say what to change."), click.get_current_context())
    perform(door, campaign_id, EditRitual(_found(outlook, meeting).id, values))


@command("take", N_("Take over the meetings of the playbook that the campaign lacks."), within=meetings)
@changing
def take(door: Door, campaign_id: CampaignId) -> None:
    """Take meetings over."""
    from campaigntui.cli.performing import perform
    from campaigntui.usecases.commands.campaign import TakeMeetings

    perform(door, campaign_id, TakeMeetings())


@command("drop", N_("End a meeting: it is held no more."), within=meetings)
@click.argument("meeting", metavar="MEETING", shell_complete=_meeting_names)
@changing
def drop(door: Door, campaign_id: CampaignId, meeting: str) -> None:
    """End a meeting."""
    from campaigntui.cli.performing import perform
    from campaigntui.usecases.commands.rituals import RemoveRitual

    perform(door, campaign_id, RemoveRitual(_found(door.outlook(campaign_id), meeting).id))


def _found(outlook: Outlook, word: str) -> Ritual:
    """The meeting with that id or name; `NotFound` names the ones there are."""
    from campaigntui.errors import NotFound
    from campaigntui.wording.spelling import folded

    wanted = folded(word)
    for one in _in_order(outlook):
        if wanted in (folded(one.key), folded(one.name)):
            return one
    known = ", ".join(one.key for one in _in_order(outlook)) or "–"
    raise NotFound(N_("There is no meeting “{word}”. There are: {known}."), word=word, known=known)


COMMANDS = (meetings,)
