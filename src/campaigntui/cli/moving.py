"""Moving moments, items and stages from the command line, with the difference first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import click

from campaigntui.cli.asking import changing, item_names, json_option, offered_of_plan, stage_names, yes_option
from campaigntui.cli.door import Door, command
from campaigntui.cli.help import Page, flag, option
from campaigntui.cli.values import OneOf
from campaigntui.errors import N_, BadInput
from campaigntui.wording import _

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from click.shell_completion import CompletionItem

    from campaigntui.domain.campaign import Anchor, Confidence
    from campaigntui.domain.ids import CampaignId
    from campaigntui.scheduling.outlook import Outlook
    from campaigntui.usecases.commands import Command
    from campaigntui.usecases.commands.anchors import AnchorMove
    from campaigntui.usecases.commands.dates import Follow

follow_option = option(
    "--follow",
    type=OneOf(("all", "buffer", "keep")),
    default="keep",
    metavar="all|buffer|keep",
    help=N_("What is linked: goes along, goes along where the room does not suffice, or stays. Usually stays."),
)
"""Decorates a command that gives items other dates."""

_MINUS = "\N{MINUS SIGN}"
_FARTHEST = 999
"""Working days by which items move at once."""
_BACKWARD = re.compile(r"-\d+\s*(?:wd|[dw]|工日|天|周)?", re.IGNORECASE)
_DISTANCE = re.compile(r"(?P<count>[+-]?\d{1,9})\s*(?:wd|d|工日|天)?(?P<weeks>\s*[w周])?", re.IGNORECASE)


def _names(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from campaigntui.wording import anchor_name

    moments = offered_of_plan(ctx, incomplete, lambda plan: [(a.key, anchor_name(a)) for a in plan.anchor.values()])
    return [*moments, *stage_names(ctx, _param, incomplete), *item_names(ctx, _param, incomplete)]


class MovePage(Page):
    """Takes `-5` and `-1d` for what they are here: distances, not options."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the line."""
        return super().parse_args(ctx, [_MINUS + arg[1:] if _BACKWARD.fullmatch(arg) else arg for arg in args])


@command(
    "move",
    N_("Move moments to other days and hours, or items and stages by working days."),
    N_(
        "move deposit_open 2026-10-19T20:00 balance_open +1d; move D-day -1d; move key-visual +3; move pages -5. What "
        "hangs on a moment moves along; what has a fixed date or is done stays, and is named."
    ),
    N_(
        "A moment takes a date, a date with an hour, an hour, or days such as +1d; items and stages take working days, "
        "or a date that they are then due on."
    ),
    page=MovePage,
)
@click.argument("pairs", nargs=-1, required=True, metavar="NAME WHEN…", shell_complete=_names)
@flag("--confirmed", help=N_("The moments are confirmed now."))
@flag("--guessed", help=N_("The moments are only guessed."))
@follow_option
@flag("--dry-run", help=N_("Say what would happen and change nothing."))
@yes_option
@json_option
@changing
def move(
    door: Door,
    campaign_id: CampaignId,
    pairs: tuple[str, ...],
    confirmed: bool,
    guessed: bool,
    follow: str,
    dry_run: bool,
    yes: bool,
    as_json: bool,
) -> None:
    """Move what is named."""
    from campaigntui.cli.performing import carry_out, follow_hint
    from campaigntui.domain.campaign import Confidence
    from campaigntui.usecases.commands.dates import Follow

    if len(pairs) % 2:
        raise click.UsageError(_("Say for each name when it is to be."), click.get_current_context())
    if confirmed and guessed:
        raise click.UsageError(_("Give either --confirmed or --guessed."), click.get_current_context())
    outlook = door.outlook(campaign_id)
    wishes = [Wish(name, when.replace(_MINUS, "-")) for name, when in zip(pairs[::2], pairs[1::2], strict=True)]
    sure = Confidence.CONFIRMED if confirmed else Confidence.GUESSED if guessed else None
    change = _command(outlook, wishes, Follow(follow), sure)
    carry_out(door, campaign_id, change, yes=yes, dry_run=dry_run, as_json=as_json, hint=follow_hint())


class Wish(NamedTuple):
    """A name on the line, and when it is to be."""

    name: str
    when: str


def _command(outlook: Outlook, wishes: list[Wish], follow: Follow, confidence: Confidence | None) -> Command:
    """One command for all wishes, which are about things of one kind."""
    from campaigntui.cli import finding
    from campaigntui.usecases.commands.anchors import MoveAnchors
    from campaigntui.usecases.commands.dates import ShiftItems
    from campaigntui.usecases.commands.stages import ShiftStages
    from campaigntui.wording.spelling import stage_named

    anchors = [anchor_called(outlook, wish.name) for wish in wishes]
    if all(anchors):
        if len({anchor.id for anchor in anchors if anchor}) < len(anchors):
            raise BadInput(N_("Say once for each moment when it is to be."))
        moves = [_anchor_move(outlook, a, wish.when, confidence) for a, wish in zip(anchors, wishes, strict=True) if a]
        return MoveAnchors(tuple(moves), follow)
    # An item with exactly that id comes before the stage of that name; the number of a stage is never an id.
    keys = {item.key for item in outlook.plan.item.values()}
    stages = [stage_named(wish.name) if wish.name not in keys else None for wish in wishes]
    if all(stages):
        days = _same(_workdays(wish.when, None, outlook) for wish in wishes)
        return ShiftStages(tuple(stage for stage in stages if stage), days, follow)
    if any(anchors) or any(stages):
        raise BadInput(N_("Move moments, stages and items each in a command of their own."))
    items = [finding.item(outlook, wish.name) for wish in wishes]
    ends = (outlook.schedule.windows[item.id].planned_finish for item in items)
    days = _same(_workdays(wish.when, end, outlook) for wish, end in zip(wishes, ends, strict=True))
    return ShiftItems(tuple(dict.fromkeys(item.id for item in items)), days, follow)


def anchor_called(outlook: Outlook, name: str) -> Anchor | None:
    """The moment with that key or name; None when there is none."""
    from campaigntui.wording import anchor_name
    from campaigntui.wording.spelling import folded

    wanted = folded(name)
    if wanted in (folded(word) for word in ("D", "D-day")):
        return outlook.plan.d_day
    known = outlook.plan.anchor.values()
    return next((a for a in known if wanted in (folded(a.key), folded(anchor_name(a)))), None)


def _anchor_move(outlook: Outlook, anchor: Anchor, when: str, confidence: Confidence | None) -> AnchorMove:
    from campaigntui.usecases.commands.anchors import AnchorMove
    from campaigntui.wording.instants import parse_instant

    found = parse_instant(when, outlook.today, anchor.day, outlook.calendar.add)
    return AnchorMove(anchor.key, found.day, found.clock, confidence)


def _workdays(when: str, end: date | None, outlook: Outlook) -> int:
    """Working days to move by: `+3`, `-5`, `+1w`, or those between `end` and a date."""
    found = _DISTANCE.fullmatch(when.strip())
    if found is not None:
        days = int(found["count"]) * (5 if found["weeks"] else 1)
        if abs(days) > _FARTHEST:
            raise BadInput(
                N_("“{text}” is out of range; {most} working days either way are the most."), text=when, most=_FARTHEST
            )
        return days
    if end is None:
        raise BadInput(N_("“{text}” is not a number of working days. Write it like +3, -5 or +1w."), text=when)
    from campaigntui.wording.dates import parse_day

    return outlook.calendar.count(end, parse_day(when, outlook.today))


def _same(counts: Iterable[int]) -> int:
    """The number that all of them are."""
    found = set(counts)
    if len(found) > 1:
        raise BadInput(N_("Items and stages move together only by the same number of working days."))
    return found.pop()


COMMANDS = (move,)
