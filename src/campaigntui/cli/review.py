"""The second pair of eyes, and what proves that an item is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from campaigntui.cli import output
from campaigntui.cli.asking import changing, item_names, yes_option
from campaigntui.cli.door import Door, command
from campaigntui.cli.help import flag, option
from campaigntui.cli.values import is_nothing
from campaigntui.errors import N_
from campaigntui.wording import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from campaigntui.domain.ids import CampaignId

item_argument = click.argument("item", metavar="ITEM", shell_complete=item_names)


@command(
    "review",
    N_("Pass items that were sent to review, or return them with the reason."),
    N_("“done” sends an item to review when a role has to look it over. The journal keeps who passed it."),
)
@click.argument("words", nargs=-1, required=True, metavar="ITEM…", shell_complete=item_names)
@flag("--pass", "passed", help=N_("It is in order, and done."))
@flag("--return", "returned", help=N_("It goes back into work."))
@option("--reason", metavar="TEXT", default="", help=N_("What is to be changed."))
@yes_option
@changing
def review(
    door: Door, campaign_id: CampaignId, words: tuple[str, ...], passed: bool, returned: bool, reason: str, yes: bool
) -> None:
    """Pass or return."""
    from campaigntui.cli import finding
    from campaigntui.cli.performing import perform
    from campaigntui.usecases.commands.review import PassReview, ReturnReview

    if passed is returned:
        raise click.UsageError(_("Say --pass, or --return with --reason."), click.get_current_context())
    items = tuple(item.id for item in finding.items(door.outlook(campaign_id), words))
    perform(door, campaign_id, PassReview(items) if passed else ReturnReview(items, reason), yes=yes)


@command(
    "evidence",
    N_("Write down what proves that an item is done: words, a path or a link; “none” takes it away."),
    N_("Only the form of a link is checked. Without a text the evidence is shown."),
)
@item_argument
@click.argument("words", nargs=-1, metavar="[TEXT]…")
@changing
def evidence(door: Door, campaign_id: CampaignId, item: str, words: tuple[str, ...]) -> None:
    """Set or show evidence."""
    from campaigntui.cli import finding
    from campaigntui.cli.performing import perform
    from campaigntui.usecases.commands.items import EditItem

    found = finding.item(door.outlook(campaign_id), item)
    said = " ".join(words)
    if not words:
        output.say(found.evidence or "–")
        return
    said = "" if is_nothing(said) else said
    perform(door, campaign_id, EditItem(found.id, {"evidence": said}))
    remark_missing([said])


@command("attach", N_("Attach files or links to an item, by path; --remove takes them away again."))
@item_argument
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@flag("--remove", help=N_("Take them off the item. The files stay."))
@changing
def attach(door: Door, campaign_id: CampaignId, item: str, paths: tuple[str, ...], remove: bool) -> None:
    """Add or remove attachments."""
    from campaigntui.cli import finding
    from campaigntui.cli.performing import perform
    from campaigntui.errors import NotFound
    from campaigntui.usecases.commands.items import EditItem

    found = finding.item(door.outlook(campaign_id), item)
    strange = [path for path in paths if path not in found.attachments]
    if remove and strange:
        raise NotFound(
            N_("“{path}” is not attached to “{item}”. Attached: {known}."),
            path=strange[0],
            item=found.title,
            known=", ".join(found.attachments) or "–",
        )
    left = tuple(path for path in found.attachments if path not in paths)
    perform(door, campaign_id, EditItem(found.id, {"attachments": left if remove else (*found.attachments, *paths)}))
    if not remove:
        remark_missing(paths)


def remark_missing(said: Iterable[str]) -> None:
    """Mention paths that lead nowhere on this machine; they may well do on another one."""
    from campaigntui.exchange.places import is_missing

    for one in said:
        if is_missing(one):
            output.note(_("Kept, but there is no file {path} on this machine.").format(path=one))


COMMANDS = (review, evidence, attach)
