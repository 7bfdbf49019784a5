"""Adding items and changing their fields."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from campaigntui.cli import output
from campaigntui.cli.asking import changing, item_names, json_option, member_names, role_names, stage_names, yes_option
from campaigntui.cli.door import Door, command
from campaigntui.cli.help import flag, option
from campaigntui.cli.moving import follow_option
from campaigntui.cli.thawing import thaw_option
from campaigntui.cli.values import DueRule, Whole, is_nothing
from campaigntui.domain.text import words
from campaigntui.errors import N_
from campaigntui.wording import _

if TYPE_CHECKING:
    from campaigntui.domain.ids import CampaignId
    from campaigntui.scheduling.outlook import Outlook

_LONGEST = 999

fields: tuple[Callable[[Any], Any], ...] = (
    option("--stage", metavar="STAGE", shell_complete=stage_names, help=N_("Stage, by key, number or name.")),
    option("--role", metavar="ROLE", shell_complete=role_names, help=N_("Role, by key or name; “none” takes it away.")),
    option("--member", metavar="NAME", shell_complete=member_names, help=N_("Who does it; “none” for nobody.")),
    option(
        "--due", type=DueRule(), metavar="DUE", help=N_("A date, D-30, D-5wd, deposit_open-3; “none” takes it away.")
    ),
    option("--duration", type=Whole(0, _LONGEST), metavar="N", help=N_("Working days; 0 is a milestone.")),
    option(
        "--after", metavar="IDS", help=N_("Items it waits for: “a b+2 c-1” (lags in working days); “none” for none.")
    ),
    flag("--gate/--no-gate", default=None, help=N_("Required for the gate of its stage.")),
    flag("--any-day/--workdays", default=None, help=N_("May fall on a weekend or a holiday.")),
    option("--ready-by", type=DueRule(), metavar="DUE", help=N_("Hard deadline of its own.")),
    option("--deliverable", metavar="TEXT", help=N_("What comes out.")),
    option("--acceptance", metavar="TEXT", help=N_("The test of done.")),
    option("--evidence", metavar="TEXT", help=N_("What proves that it is done: words, a path or a link.")),
    option(
        "--reviewer",
        metavar="ROLE",
        shell_complete=role_names,
        help=N_("The role that looks it over when it is done; “none” for nobody."),
    ),
    option("--tags", metavar="WORDS", help=N_("Words to find it by, “price live”; “none” takes all away.")),
    option("--consulted", metavar="ROLES", help=N_("Roles that have a say, with commas; “none” for none.")),
)


def with_fields(function: Callable[..., None]) -> Callable[..., None]:
    """Decorate a command with an option for each field of an item."""
    for decorate in reversed(fields):
        function = decorate(function)
    return function


@command("add", N_("Add an item; prints its id."))
@click.argument("title")
@option("--id", "key", metavar="ID", default="", help=N_("Its id; else made from the title."))
@with_fields
@yes_option
@changing
def add(door: Door, campaign_id: CampaignId, title: str, key: str, yes: bool, **said: Any) -> None:
    """Add an item."""
    from campaigntui.cli.performing import quietly
    from campaigntui.domain.checklist import Item
    from campaigntui.usecases.commands.items import AddItem

    values, after = _read(door.outlook(campaign_id), said)
    outcome = quietly(door, campaign_id, AddItem(title=title, key=key, after=after or (), **values), yes=yes)
    for change in outcome.changes:
        if isinstance(change.after, Item) and change.before is None:
            output.say(change.after.key)


@command(
    "edit",
    N_("Change fields of an item, or the same fields of several."),
    N_("Several at once are one step of undo. A title, and what an item waits for, belong to one item."),
)
@click.argument("words", nargs=-1, required=True, metavar="ITEM…", shell_complete=item_names)
@option("--title", metavar="TEXT", help=N_("Another title."))
@with_fields
@follow_option
@flag("--dry-run", help=N_("Say what would happen and change nothing."))
@yes_option
@thaw_option
@json_option
@changing
def edit(
    door: Door,
    campaign_id: CampaignId,
    words: tuple[str, ...],
    title: str | None,
    follow: str,
    dry_run: bool,
    yes: bool,
    as_json: bool,
    **said: Any,
) -> None:
    """Edit items."""
    from campaigntui.cli import finding
    from campaigntui.cli.performing import carry_out, follow_hint
    from campaigntui.usecases.commands.dates import Follow
    from campaigntui.usecases.commands.items import EditItem
    from campaigntui.usecases.commands.several import EditItems

    outlook = door.outlook(campaign_id)
    found = finding.items(outlook, words)
    values, after = _read(outlook, said)
    if title is not None:
        values["title"] = title
    if not values and after is None:
        raise click.UsageError(_("Say what to change."), click.get_current_context())
    change: EditItem | EditItems
    if len(found) == 1:
        change = EditItem(found[0].id, values, after, follow=Follow(follow))
    elif after is not None:
        raise click.UsageError(_("--after is for one item."), click.get_current_context())
    elif follow != Follow.KEEP:
        # One of them would follow another one away from the date that both were given.
        only_one = _("--follow is for one item. Several move together with: campaigntui move")
        raise click.UsageError(only_one, click.get_current_context())
    else:
        change = EditItems(tuple(item.id for item in found), values)
    hint = follow_hint() if len(found) == 1 else ""
    carry_out(door, campaign_id, change, yes=yes, dry_run=dry_run, as_json=as_json, hint=hint)


def _read(outlook: Outlook, said: dict[str, Any]) -> tuple[dict[str, Any], tuple[Any, ...] | None]:
    """Fields that were named, with the values that the words mean, and predecessors (None: not named)."""
    from campaigntui.cli import finding

    ctx = click.get_current_context()
    named = {name for name in said if ctx.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE}
    values = {name: said[name] for name in named if name not in ("after", "stage", "role", "member", "consulted")}
    if "stage" in named:
        values["stage"] = finding.stage(said["stage"])
    if "role" in named:
        values["role"] = "" if is_nothing(said["role"]) else finding.role(outlook, said["role"])
    if "member" in named:
        values["member_id"] = None if is_nothing(said["member"]) else finding.member(outlook, said["member"]).id
    if "reviewer" in named:
        values["reviewer"] = "" if is_nothing(said["reviewer"]) else finding.role(outlook, said["reviewer"])
    if "tags" in named:
        values["tags"] = () if is_nothing(said["tags"]) else tuple(" ".join(words(said["tags"])).split())
    if "consulted" in named:
        roles = [] if is_nothing(said["consulted"]) else words(said["consulted"])
        values["consulted"] = tuple(finding.role(outlook, role) for role in roles)
    if "after" not in named:
        return values, None
    return values, () if is_nothing(said["after"]) else finding.after(outlook, said["after"])


COMMANDS = (add, edit)
