"""What one role hands to another: reading it, and the receiver's answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from campaigntui.cli import output
from campaigntui.cli.asking import changing, offered_of_plan, reading, role_names
from campaigntui.cli.door import Door, command
from campaigntui.cli.help import flag, option
from campaigntui.cli.output import Ink
from campaigntui.errors import N_
from campaigntui.wording import _

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from campaigntui.cli.tables import Cell
    from campaigntui.domain.ids import CampaignId
    from campaigntui.domain.people import Handoff
    from campaigntui.scheduling.handoffs import Delivery
    from campaigntui.scheduling.outlook import Outlook


@command("handoffs", N_("Show what roles hand to each other: what waits for an answer, what comes, what came back."))
@option("--role", metavar="ROLE", shell_complete=role_names, help=N_("Only what this role gives or gets."))
@reading
def handoffs(door: Door, campaign_id: CampaignId, as_json: bool, role: str | None) -> None:
    """List handoffs."""
    from campaigntui.cli import finding
    from campaigntui.scheduling.handoffs import Standing, deliveries
    from campaigntui.wording.handoffs import standing_name

    outlook = door.outlook(campaign_id)
    key = finding.role(outlook, role) if role is not None else None
    found = [d for d in deliveries(outlook) if key in (None, d.handoff.giver, d.handoff.receiver)]
    if as_json:
        from campaigntui.cli.answers import answer_about
        from campaigntui.exchange.roleforms import handoff_form

        answer_about(outlook, handoffs=[handoff_form(one) for one in found])
        return
    from campaigntui.cli.tables import Narrow, tables

    groups = [(standing, [one for one in found if one.standing is standing]) for standing in Standing]
    tables(
        [
            (f"{standing_name(standing)} · {len(those)}", [_row(one, outlook) for one in those])
            for standing, those in groups
            if those
        ],
        narrow=Narrow(flexible=2, order=(3, 4), below=frozenset({3, 4})),
    )
    if not found:
        output.note(_("Nothing is handed over here."))


def _row(found: Delivery, outlook: Outlook) -> tuple[Cell, ...]:
    from campaigntui.cli.phrases import day
    from campaigntui.cli.tables import Cell
    from campaigntui.wording import role_short

    handoff = found.handoff
    arrow = "⇄" if handoff.two_way else "→"
    who = f"{role_short(handoff.giver, outlook.roles)} {arrow} {role_short(handoff.receiver, outlook.roles)}"
    words = _("{artefact}: {reason}").format(artefact=handoff.artefact, reason=handoff.answer_reason)
    return (
        Cell(handoff.key, Ink.STRONG),
        Cell(who, Ink.MUTED),
        Cell(words if handoff.answer_reason else handoff.artefact),
        Cell(found.item.key if found.item is not None else "–", Ink.MUTED),
        Cell(day(found.day, outlook.plan.d_day.day), Ink.MUTED),
    )


def _handoff_names(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    return offered_of_plan(ctx, incomplete, lambda plan: [(one.key, one.artefact) for one in plan.handoff.values()])


@command(
    "handoff",
    N_("Accept what was handed over, or return it with the reason; “campaigntui handoffs” lists the ids."),
)
@click.argument("key", metavar="HANDOFF", shell_complete=_handoff_names)
@flag("--accept", help=N_("It is in order."))
@flag("--return", "returned", help=N_("It is not; the giver sees it as returned."))
@flag("--take-back", help=N_("Take an answer back."))
@option("--reason", metavar="TEXT", default="", help=N_("What is wrong with it."))
@changing
def handoff(
    door: Door, campaign_id: CampaignId, key: str, accept: bool, returned: bool, take_back: bool, reason: str
) -> None:
    """Answer a handoff."""
    from campaigntui.cli.performing import perform
    from campaigntui.domain.people import Answer
    from campaigntui.usecases.commands.handoffs import AnswerHandoff

    if accept + returned + take_back != 1:
        raise click.UsageError(
            _("Say one of --accept, --return with --reason, --take-back."), click.get_current_context()
        )
    found = _named(door.outlook(campaign_id), key)
    answer = Answer.ACCEPTED if accept else Answer.RETURNED if returned else Answer.NONE
    perform(door, campaign_id, AnswerHandoff(found.id, answer, reason))


def _named(outlook: Outlook, key: str) -> Handoff:
    from campaigntui.errors import NotFound

    for found in outlook.plan.handoff.values():
        if found.key.casefold() == key.strip().casefold():
            return found
    raise NotFound(N_("There is no handoff “{key}”. “campaigntui handoffs” lists them."), key=key)


COMMANDS = (handoffs, handoff)
