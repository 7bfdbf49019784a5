"""Campaigns as a whole: the list, one at a glance, another name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from campaigntui.cli import output
from campaigntui.cli.asking import changing, json_option, reading
from campaigntui.cli.door import Door, command
from campaigntui.cli.help import flag, option
from campaigntui.cli.output import Ink
from campaigntui.errors import N_
from campaigntui.wording import _

if TYPE_CHECKING:
    from campaigntui.domain.ids import CampaignId
    from campaigntui.scheduling.outlook import Outlook

_WIDTH = 96
"""Cells of a line of prose."""


@command("list", N_("List the campaigns of the plan file."))
@flag("-a", "--all", "archived", help=N_("Archived ones as well."))
@json_option
def list_campaigns(door: Door, archived: bool, as_json: bool) -> None:
    """List campaigns by D-day."""
    found = door.planner.campaigns(archived=archived)
    if as_json:
        from campaigntui.exchange.jsonform import summary_form

        output.answer({"today": door.today.isoformat(), "campaigns": [summary_form(one, door.today) for one in found]})
        return
    from campaigntui.cli.tables import Cell, table
    from campaigntui.wording.dates import full_day, relative_day

    rows = [
        (
            str(one.id),
            Cell(one.name, Ink.MUTED if one.archived else Ink.STRONG),
            one.shop,
            full_day(one.d_day),
            relative_day(door.today, one.d_day),
            _("{done} of {total} done").format(done=one.done, total=one.items),
            _("archived") if one.archived else "",
        )
        for one in found
    ]
    table(rows, right=(0,))
    if not rows:
        from campaigntui.cli.finding import no_campaign
        from campaigntui.wording import sentence

        output.note(sentence(no_campaign(door.planner)))


@command("show", N_("Show a campaign at a glance: D-day, how it stands, its moments and stages."))
@reading
def show(door: Door, campaign_id: CampaignId, as_json: bool) -> None:
    """Show one campaign."""
    outlook = door.outlook(campaign_id)
    if as_json:
        from campaigntui.cli.answers import answer_about
        from campaigntui.domain.stage import STAGES
        from campaigntui.exchange.jsonform import anchor_forms, stage_form

        stages = [stage_form(outlook, stage) for stage in STAGES]
        answer_about(outlook, anchors=anchor_forms(outlook), stages=stages)
        return
    _glance(outlook)


def _glance(outlook: Outlook) -> None:
    from campaigntui.cli import phrases
    from campaigntui.cli.overviews import print_stages
    from campaigntui.cli.tables import Cell, table
    from campaigntui.wording import anchor_name, confidence_name
    from campaigntui.wording.dates import clock, full_day, relative_day

    head, d_day = outlook.plan.head, outlook.plan.d_day.day
    output.say(" · ".join(part for part in (head.name, head.shop) if part), Ink.STRONG)
    output.say(f"{full_day(outlook.today)} · {relative_day(outlook.today, d_day)} · {phrases.readiness(outlook)}")
    output.say()
    output.say(_("Moments"), Ink.STRONG)
    table(
        [
            (
                phrases.day(anchor.day, d_day),
                clock(anchor.clock) if anchor.clock is not None else "",
                anchor_name(anchor),
                Cell(confidence_name(anchor.confidence), Ink.MUTED),
            )
            for anchor in sorted(outlook.plan.anchor.values(), key=lambda a: (a.day, str(a.clock or ""), a.id))
        ]
    )
    output.say()
    output.say(_("Stages"), Ink.STRONG)
    print_stages(outlook)
    _tell_goals(outlook)
    _tell_risks(outlook)


def _tell_goals(outlook: Outlook) -> None:
    from campaigntui.cli.goalpage import heading
    from campaigntui.scheduling.goals import score, standings

    found = standings(outlook)
    if score(found) is not None:
        output.say()
        output.say(heading(found), Ink.STRONG)


def _tell_risks(outlook: Outlook) -> None:
    from campaigntui.cli.tables import wrapped
    from campaigntui.scheduling.gates import risks
    from campaigntui.wording.gates import risk_lines

    signed = risks(outlook.plan)
    if signed:
        output.say()
        output.say(_("Passed with risk:"), Ink.WARN)
    for verdict in signed:
        for words in risk_lines(verdict, outlook.plan, _WIDTH):
            for row in wrapped(words, _WIDTH):
                output.say(f"  {row}")


@command("rename", N_("Give a campaign another name or shop."))
@click.argument("name", required=False)
@option("--shop", metavar="SHOP", help=N_("Name of the shop."))
@changing
def rename(door: Door, campaign_id: CampaignId, name: str | None, shop: str | None) -> None:
    """Rename a campaign."""
    from campaigntui.cli.performing import perform
    from campaigntui.usecases.commands.campaign import RenameCampaign

    if name is None and shop is None:
        raise click.UsageError(_("Give a name, --shop, or both."), click.get_current_context())
    perform(door, campaign_id, RenameCampaign(name=name, shop=shop))


COMMANDS = (list_campaigns, show, rename)
