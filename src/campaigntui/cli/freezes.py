"""Freezes: days on which certain items may no longer change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from campaigntui.cli import output
from campaigntui.cli.asking import campaign_option, changing, json_option, yes_option
from campaigntui.cli.door import Door, command, global_options
from campaigntui.cli.help import Topic, option
from campaigntui.cli.output import Ink
from campaigntui.cli.values import DueRule
from campaigntui.errors import N_
from campaigntui.wording import _

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from campaigntui.domain.due import Due
    from campaigntui.domain.ids import CampaignId, ItemId
    from campaigntui.scheduling.freezes import FreezeWindow
    from campaigntui.scheduling.outlook import Outlook


def _freeze_names(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from campaigntui.cli.asking import offered_of_plan

    return offered_of_plan(ctx, incomplete, lambda plan: [one.key for one in plan.freeze.values()])


@click.group(
    "freezes",
    cls=Topic,
    invoke_without_command=True,
    help=N_("List the freezes: days on which items with certain tags may no longer change."),
    more=(N_("Inside one, progress can be told as ever; another change needs --thaw REASON."),),
)
@campaign_option
@json_option
@click.pass_context
def freezes(ctx: click.Context, chosen: str | None, as_json: bool) -> None:
    """List freezes, unless a command follows."""
    if ctx.invoked_subcommand is not None:
        return
    from campaigntui.cli import finding
    from campaigntui.scheduling.freezes import caught, freeze_windows

    door = ctx.ensure_object(Door)
    outlook = door.outlook(finding.campaign(door, chosen))
    windows = freeze_windows(outlook.plan, outlook.calendar)
    inside: dict[int, list[ItemId]] = {window.freeze.id: [] for window in windows}
    for found in caught(outlook.plan, outlook.schedule, windows):
        inside[found.window.freeze.id].append(found.item_id)
    if as_json:
        from campaigntui.cli.answers import answer_about

        answer_about(outlook, freezes=[_form(one, outlook, inside[one.freeze.id]) for one in windows])
        return
    _print(windows, outlook, inside)


freezes.params += global_options(hidden=True)


def _bound(window: FreezeWindow, outlook: Outlook) -> list[str]:
    return [item.key for items in outlook.items.values() for item in items if window.binds(item)]


def _form(window: FreezeWindow, outlook: Outlook, inside: list[ItemId]) -> dict[str, object]:
    freeze = window.freeze
    return {
        "id": freeze.key,
        "name": freeze.name,
        "opens": window.first.isoformat(),
        "opens_rule": str(freeze.opens),
        "closes": window.last.isoformat(),
        "closes_rule": str(freeze.closes),
        "tags": list(freeze.tags),
        "items": _bound(window, outlook),
        "caught": [outlook.plan.item[i].key for i in inside],
    }


def _print(windows: tuple[FreezeWindow, ...], outlook: Outlook, inside: dict[int, list[ItemId]]) -> None:
    from campaigntui.cli.tables import Cell, table
    from campaigntui.wording import listed, ngettext
    from campaigntui.wording.dates import short_day

    rows = []
    for one in windows:
        count, hit = len(_bound(one, outlook)), [outlook.plan.item[i].key for i in inside[one.freeze.id]]
        running = one.holds(outlook.today)
        rows.append(
            (
                Cell(one.freeze.key, Ink.MUTED),
                Cell(one.freeze.shown, Ink.STRONG),
                Cell(f"{short_day(one.first)} – {short_day(one.last)}", Ink.ACTIVE if running else Ink.PLAIN),
                listed(one.freeze.tags) or _("everything"),
                ngettext("binds {count} item", "binds {count} items", count).format(count=count),
                Cell(_("too late: {items}").format(items=", ".join(hit)) if hit else "", Ink.BAD),
            )
        )
    table(rows)
    if not windows:
        output.note(_("There are no freezes. Set one: campaigntui freezes set KEY --from DUE --tag TAG"))
        if outlook.plan.head.playbook:
            output.note(_("Or take over those of the playbook: campaigntui freezes take"))


@command("set", N_("Set a freeze, or change one."), within=freezes)
@click.argument("key", shell_complete=_freeze_names)
@option("--from", "opens", type=DueRule(), metavar="DUE", help=N_("First day: a date, D-20, enrol_lock+1."))
@option("--to", "closes", type=DueRule(), metavar="DUE", help=N_("Last day; D-day when nothing is said."))
@option("--tag", "tags", metavar="TAG", multiple=True, help=N_("It binds items with this tag; without tags all items."))
@option("--name", metavar="NAME", help=N_("The name that is shown."))
@yes_option
@changing
def set_freeze(
    door: Door,
    campaign_id: CampaignId,
    key: str,
    opens: Due | None,
    closes: Due | None,
    tags: tuple[str, ...],
    name: str | None,
    yes: bool,
) -> None:
    """Set a freeze."""
    from campaigntui.cli.performing import perform
    from campaigntui.usecases.commands.calendar import SetFreeze

    perform(door, campaign_id, SetFreeze(key, opens, closes, tags or None, name), yes=yes)


@command(
    "take",
    N_("Take over the freezes of the playbook that the campaign lacks."),
    N_("Items without tags get those of the playbook too, because a freeze binds items by their tags."),
    within=freezes,
)
@yes_option
@changing
def take(door: Door, campaign_id: CampaignId, yes: bool) -> None:
    """Take freezes over."""
    from campaigntui.cli.performing import perform
    from campaigntui.usecases.commands.campaign import TakeFreezes

    perform(door, campaign_id, TakeFreezes(), yes=yes)


@command("drop", N_("Lift a freeze for good."), within=freezes)
@click.argument("key", shell_complete=_freeze_names)
@changing
def drop(door: Door, campaign_id: CampaignId, key: str) -> None:
    """Lift a freeze."""
    from campaigntui.cli.performing import perform
    from campaigntui.usecases.commands.calendar import RemoveFreeze

    perform(door, campaign_id, RemoveFreeze(key))


COMMANDS = (freezes,)
