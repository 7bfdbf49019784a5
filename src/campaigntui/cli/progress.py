"""Saying how far items are, who does them, and what is to be remembered about them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from campaigntui.cli.asking import bearer_names, campaign_names, changing, item_names, yes_option
from campaigntui.cli.door import Door, command
from campaigntui.cli.help import flag, option
from campaigntui.cli.values import Day, is_nothing
from campaigntui.errors import N_, NotFound
from campaigntui.wording import _

if TYPE_CHECKING:
    from campaigntui.domain.ids import CampaignId, ItemId
    from campaigntui.domain.people import Member
    from campaigntui.scheduling.outlook import Outlook

items_argument = click.argument("words", nargs=-1, required=True, metavar="ITEM…", shell_complete=item_names)
on_option = option("--on", "day", type=Day(), metavar="DATE", help=N_("The day it happened, if not today."))


@command("start", N_("Mark items as in progress."))
@items_argument
@on_option
@yes_option
@changing
def start(door: Door, campaign_id: CampaignId, words: tuple[str, ...], day: date | None, yes: bool) -> None:
    """Start items."""
    from campaigntui.usecases.commands.items import StartItems

    _do(door, campaign_id, words, yes, lambda items: StartItems(items, day))


@command("done", N_("Mark items as done. Several at once are one step of undo."))
@items_argument
@on_option
@yes_option
@changing
def done(door: Door, campaign_id: CampaignId, words: tuple[str, ...], day: date | None, yes: bool) -> None:
    """Finish items."""
    from campaigntui.usecases.commands.items import FinishItems

    _do(door, campaign_id, words, yes, lambda items: FinishItems(items, day))


@command("reopen", N_("Take items back to open."))
@items_argument
@yes_option
@changing
def reopen(door: Door, campaign_id: CampaignId, words: tuple[str, ...], yes: bool) -> None:
    """Reopen items."""
    from campaigntui.usecases.commands.items import ReopenItems

    _do(door, campaign_id, words, yes, ReopenItems)


@command("block", N_("Mark items as blocked, with the reason."))
@items_argument
@option("--reason", metavar="TEXT", default="", help=N_("Why; whoever reads the list tomorrow needs to know."))
@yes_option
@changing
def block(door: Door, campaign_id: CampaignId, words: tuple[str, ...], reason: str, yes: bool) -> None:
    """Block items."""
    from campaigntui.usecases.commands.items import BlockItems

    _do(door, campaign_id, words, yes, lambda items: BlockItems(items, reason))


@command("unblock", N_("Lift the block of items."))
@items_argument
@yes_option
@changing
def unblock(door: Door, campaign_id: CampaignId, words: tuple[str, ...], yes: bool) -> None:
    """Unblock items."""
    from campaigntui.usecases.commands.items import UnblockItems

    _do(door, campaign_id, words, yes, UnblockItems)


@command(
    "assign",
    N_("Give items to a member or a role, or to nobody with “none”."),
    N_("Given to a role, it stays with who has it, if they hold the role; else its only holder gets it, or nobody."),
)
@click.argument("words", nargs=-1, required=True, metavar="ITEM… MEMBER|ROLE|none", shell_complete=bearer_names)
@yes_option
@changing
def assign(door: Door, campaign_id: CampaignId, words: tuple[str, ...], yes: bool) -> None:
    """Assign items to what the last word says."""
    from campaigntui.usecases.commands.items import AssignItems

    if len(words) < 2:
        raise click.UsageError(_("Name at least one item, and then who gets it."), click.get_current_context())
    holder, role = _bearer(door.outlook(campaign_id), words[-1])
    _do(door, campaign_id, words[:-1], yes, lambda items: AssignItems(items, holder.id if holder else None, role))


def _bearer(outlook: Outlook, word: str) -> tuple[Member | None, str | None]:
    """The person, and the role to move to, that a word means. People go before roles, and both before “none”."""
    from campaigntui.cli import finding
    from campaigntui.wording.spelling import role_named

    holder = finding.member_or_none(outlook, word)
    if holder is not None:
        return holder, None
    role = role_named(word, outlook.roles)
    if role is not None:
        return None, role
    if is_nothing(word):
        return None, None
    team = ", ".join(m.name for m in outlook.plan.member.values() if not m.archived)
    raise NotFound(
        N_("“{word}” is neither a member nor a role. Members: {members}. Roles: {roles}."),
        word=word,
        members=team or "–",
        roles=", ".join(outlook.roles),
    )


@command("note", N_("Write a remark on an item."))
@click.argument("item", metavar="ITEM", shell_complete=item_names)
@click.argument("words", nargs=-1, required=True, metavar="TEXT…")
@changing
def note(door: Door, campaign_id: CampaignId, item: str, words: tuple[str, ...]) -> None:
    """Note something."""
    from campaigntui.cli import finding
    from campaigntui.cli.performing import perform
    from campaigntui.usecases.commands.steps import AddNote

    found = finding.item(door.outlook(campaign_id), item)
    perform(door, campaign_id, AddNote(found.id, " ".join(words)))


@command(
    "archive",
    N_("Put items away; with --campaign and no item, the whole campaign."),
    N_("Nothing is lost: --back brings it back, and so does undo."),
)
@click.argument("words", nargs=-1, metavar="[ITEM]…", shell_complete=item_names)
@option(
    "-c",
    "--campaign",
    "chosen",
    is_flag=False,
    flag_value="",
    metavar="[CAMPAIGN]",
    shell_complete=campaign_names,
    help=N_("The campaign; the only active one if no name follows."),
)
@flag("--back", help=N_("Bring back what was put away."))
@yes_option
def archive(door: Door, words: tuple[str, ...], chosen: str | None, back: bool, yes: bool) -> None:
    """Archive items or the campaign."""
    from campaigntui.cli import finding
    from campaigntui.cli.performing import perform
    from campaigntui.usecases.commands.campaign import ArchiveCampaign
    from campaigntui.usecases.commands.items import ArchiveItems

    if chosen is None and not words:
        raise click.UsageError(_("Name items, or say --campaign."), click.get_current_context())
    campaign_id = finding.campaign(door, chosen or None)
    if words:
        _do(door, campaign_id, words, yes, lambda items: ArchiveItems(items, archived=not back), archived=back)
    else:
        perform(door, campaign_id, ArchiveCampaign(archived=not back), yes=True)


def _do(
    door: Door,
    campaign_id: CampaignId,
    words: tuple[str, ...],
    yes: bool,
    make: Callable[[tuple[ItemId, ...]], Any],
    archived: bool = False,
) -> None:
    """Carry out the command that `make` gives for the items that the words mean."""
    from campaigntui.cli import finding
    from campaigntui.cli.performing import perform

    found = finding.items(door.outlook(campaign_id), words, archived)
    perform(door, campaign_id, make(tuple(item.id for item in found)), yes=yes)


COMMANDS = (start, done, reopen, block, unblock, assign, note, archive)
