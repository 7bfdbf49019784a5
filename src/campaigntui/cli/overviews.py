"""Reading stages, roles and people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from campaigntui.cli import output
from campaigntui.cli.asking import reading
from campaigntui.cli.door import Door, command
from campaigntui.cli.help import flag
from campaigntui.cli.output import Ink
from campaigntui.errors import N_
from campaigntui.wording import _

if TYPE_CHECKING:
    from campaigntui.domain.ids import CampaignId
    from campaigntui.scheduling.outlook import Outlook


@command("stages", N_("Show the seven stages: window, progress and gate."))
@reading
def stages(door: Door, campaign_id: CampaignId, as_json: bool) -> None:
    """Show stages."""
    outlook = door.outlook(campaign_id)
    if not as_json:
        print_stages(outlook)
        return
    from campaigntui.cli.answers import answer_about
    from campaigntui.domain.stage import STAGES
    from campaigntui.exchange.jsonform import stage_form

    answer_about(outlook, stages=[stage_form(outlook, stage) for stage in STAGES])


def print_stages(outlook: Outlook) -> None:
    """Print a line a stage."""
    from campaigntui.cli import gatepage, phrases
    from campaigntui.cli.tables import Cell, table
    from campaigntui.domain.stage import STAGES
    from campaigntui.scheduling.gates import gate_of
    from campaigntui.wording import listed, ngettext, role_name, stage_name
    from campaigntui.wording.dates import percent, short_day

    rows = []
    for stage in STAGES:
        health, plan = outlook.health.stages[stage], outlook.stage_plans.get(stage)
        window = f"{short_day(health.opens)} – {short_day(health.closes)}" if health.opens and health.closes else "–"
        troubles = [
            ngettext("{count} late", "{count} late", health.late).format(count=health.late) if health.late else "",
            ngettext("{count} blocked", "{count} blocked", health.blocked).format(count=health.blocked)
            if health.blocked
            else "",
        ]
        gate = _("gate {day}").format(day=phrases.day_of(health.gate_day, outlook)) if health.gate_day else ""
        broken = health.gate_slack is not None and health.gate_slack < 0
        rows.append(
            (
                Cell(f"{stage.number} {stage_name(stage)}", Ink.STRONG),
                window,
                percent(health.percent),
                f"{health.done}/{health.total}",
                gate,
                Cell(phrases.slack(health.gate_slack), Ink.BAD if broken else Ink.PLAIN),
                gatepage.mark(gate_of(outlook, stage)),
                role_name(plan.signer, outlook.roles) if plan is not None else "",
                Cell(listed(filter(None, troubles)), Ink.BAD),
            )
        )
    table(rows, right=(2, 3))
    phrases.tell_guessed((health.gate_day for health in outlook.health.stages.values()), outlook)


@command("roles", N_("Show the roles: who holds them and how much work they have."))
@flag("--stages", "by_stage", help=N_("Stage by stage: done and all, what is late, when the next is due."))
@reading
def roles(door: Door, campaign_id: CampaignId, as_json: bool, by_stage: bool) -> None:
    """Show roles."""
    from campaigntui.cli.answers import answer_about
    from campaigntui.exchange.jsonform import role_form
    from campaigntui.exchange.roleforms import stage_share_forms
    from campaigntui.scheduling.rolework import role_work
    from campaigntui.wording import listed, ngettext, role_name

    outlook = door.outlook(campaign_id)
    forms = [role_form(outlook, key) for key in outlook.roles]
    if as_json:
        works = role_work(outlook)
        answer_about(outlook, roles=[{**form, "stages": stage_share_forms(works[form["id"]])} for form in forms])
        return
    if by_stage:
        from campaigntui.cli.rolepage import grid

        grid(outlook)
        return
    from campaigntui.cli.tables import Cell, table

    table(
        [
            (
                Cell(form["id"], Ink.MUTED),
                Cell(role_name(form["id"], outlook.roles), Ink.STRONG),
                listed(form["members"]) or "–",
                _("{done} of {total} done").format(done=form["done"], total=form["items"]),
                Cell(
                    ngettext("{count} late", "{count} late", form["late"]).format(count=form["late"])
                    if form["late"]
                    else "",
                    Ink.BAD,
                ),
            )
            for form in forms
        ]
    )


@command("members", N_("Show the people: their roles, working hours and days off."))
@reading
def members(door: Door, campaign_id: CampaignId, as_json: bool) -> None:
    """Show people."""
    from campaigntui.cli.answers import answer_about
    from campaigntui.exchange.jsonform import member_forms
    from campaigntui.wording import listed, ngettext, role_name

    outlook = door.outlook(campaign_id)
    team = [member for member in outlook.plan.member.values() if not member.archived]
    forms = member_forms(outlook)
    if as_json:
        answer_about(outlook, members=forms)
        return
    from campaigntui.cli.tables import Cell, table
    from campaigntui.wording.worktimes import work_words

    table(
        [
            (
                Cell(form["name"], Ink.STRONG),
                listed(role_name(key, outlook.roles) for key in form["roles"]) or "–",
                ngettext("{count} item", "{count} items", form["items"]).format(count=form["items"]),
                work_words(member),
                _("off: {days}").format(days=listed(form["days_off"])) if form["days_off"] else "",
            )
            for form, member in zip(forms, team, strict=True)
        ]
    )
    if not forms:
        output.note(_("Nobody is on the team yet. Add somebody: campaigntui member add NAME --role ROLE"))


COMMANDS = (stages, roles, members)
