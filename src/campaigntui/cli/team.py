"""People of a campaign."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from campaigntui.cli.asking import changing, member_names, role_names, yes_option
from campaigntui.cli.door import Door, command, global_options
from campaigntui.cli.help import Topic, option
from campaigntui.cli.values import Hours, Weekdays, days_of
from campaigntui.domain.text import words
from campaigntui.errors import N_
from campaigntui.wording import _

if TYPE_CHECKING:
    from campaigntui.domain.ids import CampaignId

member = Topic(
    "member",
    params=global_options(hidden=True),
    help=N_("Add, change and remove the people of a campaign. “campaigntui members” lists them."),
)

name_argument = click.argument("name", metavar="NAME", shell_complete=member_names)
roles_option = option(
    "-r", "--role", "roles", metavar="ROLE", multiple=True, shell_complete=role_names,
    help=N_("A role they hold, by key or name; several with commas."),
)  # fmt: skip
off_option = option(
    "--off", metavar="DATE[..DATE]", multiple=True, help=N_("Days off: a date or the first and the last one.")
)
hours_option = option("--hours", type=Hours(), metavar="N", help=N_("Hours they work a day, such as 8 or 4.5."))
weekdays_option = option(
    "--weekdays-off", type=Weekdays(), metavar="DAYS",
    help=N_("Days of the week on which they never work, such as wed,fri; “none” for none."),
)  # fmt: skip


@command("add", N_("Add a person. The open items of a role that nobody held before go to them."), within=member)
@click.argument("name", metavar="NAME")
@roles_option
@off_option
@hours_option
@weekdays_option
@yes_option
@changing
def add(
    door: Door,
    campaign_id: CampaignId,
    name: str,
    roles: tuple[str, ...],
    off: tuple[str, ...],
    hours: float | None,
    weekdays_off: tuple[int, ...] | None,
    yes: bool,
) -> None:
    """Add a member."""
    from campaigntui.cli.performing import perform
    from campaigntui.usecases.commands.people import AddMember

    keys = _roles(door, campaign_id, roles)
    days = tuple(sorted(days_of(off, door.today)))
    terms = {} if hours is None else {"hours": hours}
    perform(door, campaign_id, AddMember(name, keys, days, weekdays_off=weekdays_off or (), **terms), yes=yes)


@command("edit", N_("Change a person's name, roles, days off or working hours."), within=member)
@name_argument
@option("--name", "new_name", metavar="NAME", help=N_("Another name."))
@roles_option
@off_option
@option("--working", metavar="DATE[..DATE]", multiple=True, help=N_("Days that are no longer off."))
@hours_option
@weekdays_option
@yes_option
@changing
def edit(
    door: Door,
    campaign_id: CampaignId,
    name: str,
    new_name: str | None,
    roles: tuple[str, ...],
    off: tuple[str, ...],
    working: tuple[str, ...],
    hours: float | None,
    weekdays_off: tuple[int, ...] | None,
    yes: bool,
) -> None:
    """Edit a member."""
    from campaigntui.cli import finding
    from campaigntui.cli.performing import perform
    from campaigntui.usecases.commands.people import EditMember

    found = finding.member(door.outlook(campaign_id), name)
    days = (set(found.days_off) | days_of(off, door.today)) - days_of(working, door.today)
    changes = {
        "name": new_name,
        "roles": _roles(door, campaign_id, roles) if roles else None,
        "days_off": tuple(sorted(days)) if off or working else None,
        "hours": hours,
        "weekdays_off": weekdays_off,
    }
    wanted = {field: value for field, value in changes.items() if value is not None}
    if not wanted:
        raise click.UsageError(_("Say what to change."), click.get_current_context())
    perform(door, campaign_id, EditMember(found.id, wanted, found), yes=yes)


@command("remove", N_("Take a person off the team; their open items go back to nobody."), within=member)
@name_argument
@yes_option
@changing
def remove(door: Door, campaign_id: CampaignId, name: str, yes: bool) -> None:
    """Take a member off the team."""
    from campaigntui.cli import finding
    from campaigntui.cli.performing import perform
    from campaigntui.usecases.commands.people import ArchiveMember

    found = finding.member(door.outlook(campaign_id), name)
    perform(door, campaign_id, ArchiveMember(found.id), yes=yes)


def _roles(door: Door, campaign_id: CampaignId, said: Iterable[str]) -> tuple[str, ...]:
    from campaigntui.cli import finding

    outlook = door.outlook(campaign_id)
    return tuple(finding.role(outlook, word) for one in said for word in words(one))


COMMANDS = (member,)
