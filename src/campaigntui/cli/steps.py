"""An item's own checklist."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from campaigntui.cli.asking import changing, item_names
from campaigntui.cli.door import Door, command, global_options
from campaigntui.cli.help import Topic
from campaigntui.cli.values import Whole
from campaigntui.errors import N_, NotFound

if TYPE_CHECKING:
    from campaigntui.domain.checklist import Item, Step
    from campaigntui.domain.ids import CampaignId
    from campaigntui.scheduling.outlook import Outlook
    from campaigntui.usecases.commands import Command

step = Topic(
    "step",
    params=global_options(hidden=True),
    help=N_("Add, tick, change and remove the steps of an item."),
    more=(N_("Steps are counted from 1; “campaigntui item ITEM” shows them."),),
)

item_argument = click.argument("item", metavar="ITEM", shell_complete=item_names)
number_argument = click.argument("number", type=Whole(1, 10_000), metavar="N")
words_argument = click.argument("words", nargs=-1, required=True, metavar="TEXT…")


@command("add", N_("Add a step at the end."), within=step)
@item_argument
@words_argument
@changing
def add(door: Door, campaign_id: CampaignId, item: str, words: tuple[str, ...]) -> None:
    """Add a step."""
    from campaigntui.cli import finding
    from campaigntui.usecases.commands.steps import AddStep

    found = finding.item(door.outlook(campaign_id), item)
    _perform(door, campaign_id, found, AddStep(found.id, " ".join(words)))


@command("tick", N_("Tick a step."), within=step)
@item_argument
@number_argument
@changing
def tick(door: Door, campaign_id: CampaignId, item: str, number: int) -> None:
    """Tick a step."""
    _tick(door, campaign_id, item, number, done=True)


@command("untick", N_("Take the tick of a step away."), within=step)
@item_argument
@number_argument
@changing
def untick(door: Door, campaign_id: CampaignId, item: str, number: int) -> None:
    """Untick a step."""
    _tick(door, campaign_id, item, number, done=False)


@command("edit", N_("Change the words of a step."), within=step)
@item_argument
@number_argument
@words_argument
@changing
def edit(door: Door, campaign_id: CampaignId, item: str, number: int, words: tuple[str, ...]) -> None:
    """Reword a step."""
    from campaigntui.usecases.commands.steps import EditStep

    found, one = _step(door.outlook(campaign_id), item, number)
    _perform(door, campaign_id, found, EditStep(one.id, " ".join(words), one))


@command("move", N_("Move a step to another place."), within=step)
@item_argument
@number_argument
@click.argument("place", type=Whole(1, 10_000), metavar="PLACE")
@changing
def move(door: Door, campaign_id: CampaignId, item: str, number: int, place: int) -> None:
    """Move a step."""
    from campaigntui.usecases.commands.steps import MoveStep

    found, one = _step(door.outlook(campaign_id), item, number)
    _perform(door, campaign_id, found, MoveStep(one.id, place - number))


@command("remove", N_("Take a step away."), within=step)
@item_argument
@number_argument
@changing
def remove(door: Door, campaign_id: CampaignId, item: str, number: int) -> None:
    """Remove a step."""
    from campaigntui.usecases.commands.steps import RemoveStep

    found, one = _step(door.outlook(campaign_id), item, number)
    _perform(door, campaign_id, found, RemoveStep(one.id))


def _tick(door: Door, campaign_id: CampaignId, item: str, number: int, done: bool) -> None:
    from campaigntui.usecases.commands.steps import TickStep

    found, one = _step(door.outlook(campaign_id), item, number)
    _perform(door, campaign_id, found, TickStep(one.id, done))


def _step(outlook: Outlook, item: str, number: int) -> tuple[Item, Step]:
    from campaigntui.cli import finding

    found = finding.item(outlook, item)
    own = outlook.steps.get(found.id, ())
    if number > len(own):
        raise NotFound(
            N_("“{item}” has no step {number}; it has {count}."), item=found.title, number=number, count=len(own)
        )
    return found, own[number - 1]


def _perform(door: Door, campaign_id: CampaignId, item: Item, command: Command) -> None:
    """Do it and show the steps as they stand."""
    from campaigntui.cli.tables import table

    outcome = door.planner.perform(campaign_id, command, door.today)
    own = outcome.snapshot.outlook.steps.get(item.id, ())
    table([(str(n), "[x]" if s.done else "[ ]", s.title) for n, s in enumerate(own, start=1)], right=(0,))


COMMANDS = (step,)
