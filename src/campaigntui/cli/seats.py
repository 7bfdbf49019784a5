"""Roles of a campaign: what one of them has to do, who holds it, and what it is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from campaigntui.cli.asking import changing, json_option, member_names, role_names, yes_option
from campaigntui.cli.door import Door, command, global_options
from campaigntui.cli.help import Topic, option
from campaigntui.cli.values import is_nothing
from campaigntui.errors import N_

if TYPE_CHECKING:
    from campaigntui.domain.ids import CampaignId
    from campaigntui.usecases.commands.seats import ChangeHolder
    from campaigntui.usecases.snapshot import Outcome


role = Topic(
    "role",
    otherwise="show",
    subcommand_metavar="[ROLE | COMMAND …]",
    params=global_options(hidden=True),
    help=N_("Show a role, hand it to somebody, rename it, or add one. “campaigntui roles” lists them."),
    more=(N_("“campaigntui role designer” is short for “campaigntui role show designer”."),),
)


@command("show", N_("Show what a role has to do, gives and gets; with --holder, hand it to somebody."), within=role)
@click.argument("key", metavar="ROLE", shell_complete=role_names)
@option(
    "--holder",
    metavar="NAME",
    shell_complete=member_names,
    help=N_("Who holds it from now on; every open item of the role follows. “none” for nobody."),
)
@json_option
@yes_option
@changing
def show(door: Door, campaign_id: CampaignId, key: str, holder: str | None, as_json: bool, yes: bool) -> None:
    """Show a role or change its holder."""
    from campaigntui.cli import finding

    outlook = door.outlook(campaign_id)
    wanted = finding.role(outlook, key)
    if holder is not None:
        change, outcome = _hand_over(door, campaign_id, wanted, holder, yes=yes)
        if not as_json:
            from campaigntui.cli.performing import tell

            tell(outcome, change)
            return
        outlook = outcome.snapshot.outlook
    if as_json:
        from campaigntui.cli.answers import answer_about
        from campaigntui.exchange.roleforms import role_page_form

        answer_about(outlook, roles=[role_page_form(outlook, wanted)])
    else:
        from campaigntui.cli.rolepage import page

        page(wanted, outlook)


def _hand_over(
    door: Door, campaign_id: CampaignId, role_key: str, name: str, *, yes: bool
) -> tuple[ChangeHolder, Outcome]:
    from campaigntui.cli import finding
    from campaigntui.cli.performing import agree
    from campaigntui.usecases.commands.seats import ChangeHolder

    outlook = door.outlook(campaign_id)
    to = None if is_nothing(name) else finding.member(outlook, name).id
    change = ChangeHolder(role_key, to)
    if not yes:
        preview = door.planner.preview(campaign_id, change, door.today)
        if preview.changes:
            agree(preview)
    return change, door.planner.perform(campaign_id, change, door.today)


@command("rename", N_("Show a role under another name; without a name under its usual one."), within=role)
@click.argument("key", metavar="ROLE", shell_complete=role_names)
@click.argument("name", metavar="[NAME]", default="")
@changing
def rename(door: Door, campaign_id: CampaignId, key: str, name: str) -> None:
    """Rename a role."""
    from campaigntui.cli import finding
    from campaigntui.cli.performing import perform
    from campaigntui.usecases.commands.people import RenameRole

    perform(door, campaign_id, RenameRole(finding.role(door.outlook(campaign_id), key), name))


@command("add", N_("Add a role of the campaign's own."), within=role)
@click.argument("key", metavar="KEY")
@click.argument("name", metavar="NAME")
@changing
def add_role(door: Door, campaign_id: CampaignId, key: str, name: str) -> None:
    """Add a role."""
    from campaigntui.cli.performing import perform
    from campaigntui.usecases.commands.people import AddRole

    perform(door, campaign_id, AddRole(key, name))


COMMANDS = (role,)
