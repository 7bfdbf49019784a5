"""What does not fit together, and the ways out of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

import click

from campaigntui.cli import output
from campaigntui.cli.asking import changing, item_names, reading, yes_option
from campaigntui.cli.door import Door, command, global_options
from campaigntui.cli.help import Topic, flag, option
from campaigntui.cli.values import OneOf
from campaigntui.errors import N_, NotFound
from campaigntui.wording import _, about

if TYPE_CHECKING:
    from campaigntui.domain.ids import CampaignId
    from campaigntui.scheduling.conflicts import Conflict, Conflicts
    from campaigntui.scheduling.outlook import Outlook
    from campaigntui.usecases.mending import Way

ConflictT = TypeVar("ConflictT", bound="Conflict")

_WAYS = ("pull", "push", "shorten", "extend")


@command(
    "conflicts",
    N_("Show what does not fit together: links that the plan contradicts, gates and deadlines that are missed."),
)
@flag("--ways", "with_ways", help=N_("Every way out, tried out, with what else it breaks. Nothing is changed."))
@reading
def conflicts_of(door: Door, campaign_id: CampaignId, as_json: bool, with_ways: bool) -> None:
    """List conflicts."""
    from campaigntui.scheduling.conflicts import conflicts

    outlook = door.outlook(campaign_id)
    found = conflicts(outlook)
    if as_json:
        _answer(outlook, found, with_ways)
        return
    if not found.total:
        output.say(_("Everything fits together."))
    _list(_("Links"), outlook, found.links, with_ways)
    _list(_("Gates and deadlines"), outlook, found.ends, with_ways)
    if found.accepted:
        from campaigntui.cli.tables import tables
        from campaigntui.wording.conflicts import conflict_size, conflict_words

        output.say()
        rows = [("", _named(c, outlook), conflict_words(c, outlook), conflict_size(c, outlook)) for c in found.accepted]
        reasons = [("", "", _("accepted: {reason}").format(reason=c.link.accepted), "") for c in found.accepted]
        pairs = [row for pair in zip(rows, reasons, strict=True) for row in pair]
        tables([(_("Accepted · {count}").format(count=len(found.accepted)), pairs)])


def _list(heading: str, outlook: Outlook, found: Sequence[Conflict], with_ways: bool) -> None:
    from campaigntui.cli.output import Ink
    from campaigntui.cli.tables import Cell, table
    from campaigntui.wording.conflicts import conflict_size, conflict_words

    if not found:
        return
    output.say(f"{heading} · {len(found)}", Ink.STRONG)
    if not with_ways:
        table(
            [
                ("", Cell(_named(c, outlook), Ink.STRONG), conflict_words(c, outlook), conflict_size(c, outlook))
                for c in found
            ]
        )
        return
    from campaigntui.usecases.mending import ways

    for conflict in found:
        output.say("  " + about(_named(conflict, outlook), conflict_words(conflict, outlook)))
        table([("   ", *_way(way, outlook)) for way in ways(outlook, conflict)])


def _way(way: Way, outlook: Outlook) -> tuple[str, str]:
    """The word that `conflict mend` takes, and what it does or why it does not work."""
    from campaigntui.usecases.mending import Mend
    from campaigntui.wording import sentence
    from campaigntui.wording.conflicts import harm_words, mend_words

    if isinstance(way, Mend):
        words = mend_words(way.kind, way.command.named(), way.days, outlook)
        return way.kind.value, f"{words} · {harm_words(way.harm)}"
    return way.kind.value, _("not possible: {why}").format(why=sentence(way.why))


def _named(conflict: Conflict, outlook: Outlook) -> str:
    from campaigntui.scheduling.conflicts import LinkConflict

    item_id = conflict.link.after if isinstance(conflict, LinkConflict) else conflict.items[0]
    return outlook.plan.item[item_id].key


def _answer(outlook: Outlook, found: Conflicts, with_ways: bool) -> None:
    from campaigntui.cli.answers import answer_about
    from campaigntui.exchange.conflictform import conflict_form, way_form
    from campaigntui.usecases.mending import ways

    rows = []
    for conflict in found.unsettled:
        row = conflict_form(outlook, conflict)
        if with_ways:
            row["ways"] = [way_form(outlook, way) for way in ways(outlook, conflict)]
        rows.append(row)
    accepted = [conflict_form(outlook, one) for one in found.accepted]
    answer_about(outlook, count=found.total, conflicts=rows, accepted=accepted)


# -- doing something about it -----------------------------------------------------------------------------------------
conflict_topic = Topic(
    "conflict",
    params=global_options(hidden=True),
    help=N_("Mend conflicts, or accept them with a reason."),
    more=(
        N_("A conflict is named by the item that begins too early, or that comes too late; “conflicts” lists them."),
    ),
)

item_argument = click.argument("item", metavar="ITEM", shell_complete=item_names)
after_option = option(
    "--after",
    metavar="ITEM",
    shell_complete=item_names,
    help=N_("What it waits for, when it contradicts several links."),
)


@command(
    "mend",
    N_("Mend a conflict: pull what is waited for, push what waits, shorten it, or move its deadline."),
    within=conflict_topic,
)
@item_argument
@click.argument("how", type=OneOf(_WAYS))
@after_option
@yes_option
@changing
def mend(door: Door, campaign_id: CampaignId, item: str, how: str, after: str | None, yes: bool) -> None:
    """Mend a conflict."""
    from campaigntui.cli.performing import perform
    from campaigntui.scheduling.conflicts import conflicts
    from campaigntui.usecases.mending import Hopeless, ways

    outlook = door.outlook(campaign_id)
    found = conflicts(outlook)
    conflict = _meant(outlook, found.unsettled, item, after)
    way = next((way for way in ways(outlook, conflict) if way.kind == how), None)
    if way is None:
        raise NotFound(N_("Only the deadline of an item can be moved later; here it is something else."))
    if isinstance(way, Hopeless):
        raise way.why
    perform(door, campaign_id, way.command, yes=yes)


@command(
    "accept",
    N_("Accept that an item begins before what it waits for is finished; the reason is kept."),
    within=conflict_topic,
)
@item_argument
@click.argument("reason", nargs=-1, required=True, metavar="REASON…")
@after_option
@changing
def accept(door: Door, campaign_id: CampaignId, item: str, reason: tuple[str, ...], after: str | None) -> None:
    """Accept a conflict."""
    from campaigntui.cli.performing import perform
    from campaigntui.scheduling.conflicts import conflicts
    from campaigntui.usecases.commands.conflicts import AcceptConflict

    outlook = door.outlook(campaign_id)
    conflict = _meant(outlook, conflicts(outlook).links, item, after)
    perform(door, campaign_id, AcceptConflict(conflict.link.id, " ".join(reason)))


@command("unaccept", N_("Count an accepted conflict again."), within=conflict_topic)
@item_argument
@after_option
@changing
def unaccept(door: Door, campaign_id: CampaignId, item: str, after: str | None) -> None:
    """Count it again."""
    from campaigntui.cli.performing import perform
    from campaigntui.scheduling.conflicts import conflicts
    from campaigntui.usecases.commands.conflicts import UnacceptConflict

    outlook = door.outlook(campaign_id)
    conflict = _meant(outlook, conflicts(outlook).accepted, item, after)
    perform(door, campaign_id, UnacceptConflict(conflict.link.id))


def _meant(outlook: Outlook, found: Sequence[ConflictT], item: str, after: str | None) -> ConflictT:
    """The conflict at that item; `NotFound` when there is none, or when there are several."""
    from campaigntui.cli import finding
    from campaigntui.scheduling.conflicts import LinkConflict

    here = finding.item(outlook, item)
    before = finding.item(outlook, after).id if after is not None else None
    fitting = []
    for conflict in found:
        if isinstance(conflict, LinkConflict):
            fits = conflict.link.after == here.id and before in (None, conflict.link.before)
        else:
            fits = here.id in conflict.items and before is None
        if fits:
            fitting.append(conflict)
    if not fitting:
        raise NotFound(N_("“{item}” has no such conflict. “campaigntui conflicts” lists them."), item=here.title)
    first = fitting[0]
    if len(fitting) > 1 and isinstance(first, LinkConflict):
        known = ", ".join(outlook.plan.item[c.link.before].key for c in fitting if isinstance(c, LinkConflict))
        raise NotFound(
            N_("“{item}” contradicts several links. Say which with --after: {known}."), item=here.title, known=known
        )
    return first


COMMANDS = (conflicts_of, conflict_topic)
