"""Baselines: keeping the planned dates of today, and how far the plan has drifted from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from campaigntui.cli import output
from campaigntui.cli.asking import campaign_option, changing, json_option
from campaigntui.cli.door import Door, command, global_options
from campaigntui.cli.help import Topic
from campaigntui.cli.output import Ink
from campaigntui.errors import N_
from campaigntui.wording import _

if TYPE_CHECKING:
    from datetime import date

    from click.shell_completion import CompletionItem

    from campaigntui.domain.ids import CampaignId
    from campaigntui.scheduling.drift import Drift
    from campaigntui.scheduling.outlook import Outlook

_MOST_LISTED = 20


def baseline_names(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Baselines of the campaign."""
    from campaigntui.cli.asking import offered_of_plan

    return offered_of_plan(ctx, incomplete, lambda plan: [one.name for one in plan.baseline.values()])


@click.group(
    "baseline",
    cls=Topic,
    invoke_without_command=True,
    help=N_("List the baselines: planned dates kept for comparison."),
    more=(N_("“campaigntui baseline set” keeps today's, “campaigntui baseline show” tells what has drifted since."),),
)
@campaign_option
@json_option
@click.pass_context
def baseline(ctx: click.Context, chosen: str | None, as_json: bool) -> None:
    """List baselines, unless a command follows."""
    if ctx.invoked_subcommand is None:
        _list(ctx.ensure_object(Door), chosen, as_json)


baseline.params += global_options(hidden=True)


@command("list", N_("List the baselines."), within=baseline)
@campaign_option
@json_option
def list_baselines(door: Door, chosen: str | None, as_json: bool) -> None:
    """List baselines."""
    _list(door, chosen, as_json)


def _list(door: Door, chosen: str | None, as_json: bool) -> None:
    from campaigntui.cli import finding
    from campaigntui.scheduling.baselines import baselines

    outlook = door.outlook(finding.campaign(door, chosen))
    known = baselines(outlook.plan)
    if as_json:
        from campaigntui.cli.answers import answer_about

        rows = [{"name": one.name, "day": one.day.isoformat(), "items": len(one.items)} for one in known]
        answer_about(outlook, baselines=rows)
        return
    from campaigntui.cli.phrases import day
    from campaigntui.cli.tables import Cell, table
    from campaigntui.wording import ngettext

    table(
        [
            (
                Cell(one.name, Ink.STRONG),
                day(one.day, outlook.plan.d_day.day),
                ngettext("{count} item", "{count} items", len(one.items)).format(count=len(one.items)),
            )
            for one in known
        ]
    )
    if not known:
        output.note(_("There is no baseline yet. Keep today's dates: campaigntui baseline set"))


@command("set", N_("Keep the planned dates as they are now. One of the same name is replaced."), within=baseline)
@click.argument("name", required=False)
@changing
def set_baseline(door: Door, campaign_id: CampaignId, name: str | None) -> None:
    """Set a baseline."""
    from campaigntui.cli.performing import perform
    from campaigntui.usecases.commands.baselines import SetBaseline
    from campaigntui.wording.dates import baseline_name

    outlook = door.outlook(campaign_id)
    usual = baseline_name(outlook.today, outlook.plan.d_day.day)
    perform(door, campaign_id, SetBaseline(usual if name is None else name))


@command("drop", N_("Forget a baseline."), within=baseline)
@click.argument("name", shell_complete=baseline_names)
@changing
def drop(door: Door, campaign_id: CampaignId, name: str) -> None:
    """Drop a baseline."""
    from campaigntui.cli.performing import perform
    from campaigntui.usecases.commands.baselines import RemoveBaseline

    perform(door, campaign_id, RemoveBaseline(name))


@command(
    "show", N_("Show how far the plan has drifted from a baseline, from the newest one by default."), within=baseline
)
@click.argument("name", required=False, shell_complete=baseline_names)
@campaign_option
@json_option
def show(door: Door, name: str | None, chosen: str | None, as_json: bool) -> None:
    """Show drift."""
    from campaigntui.cli import finding
    from campaigntui.scheduling.baselines import baseline_named, baselines
    from campaigntui.scheduling.drift import drift

    outlook = door.outlook(finding.campaign(door, chosen))
    found = baseline_named(outlook.plan, name) if name is not None else next(iter(baselines(outlook.plan)), None)
    if found is None:
        from campaigntui.usecases.deciding.baselines import no_baseline

        raise no_baseline(outlook.plan, name or "")
    measured = drift(outlook.plan, outlook.schedule, outlook.calendar, found)
    if as_json:
        from campaigntui.cli.answers import answer_about

        answer_about(outlook, **_form(measured, outlook))
        return
    _print(measured, outlook)


def _form(measured: Drift, outlook: Outlook) -> dict[str, Any]:
    def iso(day: date | None) -> str | None:
        return day.isoformat() if day is not None else None

    items = outlook.plan.item
    return {
        "baseline": {"name": measured.baseline.name, "day": measured.baseline.day.isoformat()},
        "stages": [
            {
                "stage": one.stage.value,
                "baseline_finish": iso(one.was),
                "planned_finish": iso(one.planned),
                "forecast_finish": iso(one.forecast),
                "planned_drift": one.planned_days,
                "forecast_drift": one.forecast_days,
                "moved": one.moved,
            }
            for one in measured.stages
        ],
        "items": [
            {
                "id": items[one.item_id].key,
                "baseline_finish": iso(one.was),
                "planned_finish": iso(one.planned),
                "forecast_finish": iso(one.forecast),
                "planned_drift": one.planned_days,
                "forecast_drift": one.forecast_days,
            }
            for one in measured.items
        ],
        "added": [items[i].key for i in measured.added],
        "removed": [items[i].key for i in measured.removed if i in items],
    }


def _print(measured: Drift, outlook: Outlook) -> None:
    from campaigntui.cli.tables import Cell, table
    from campaigntui.wording import ngettext, stage_name
    from campaigntui.wording.dates import drift_days, full_day, short_day

    def cell(days: int) -> Cell:
        return Cell(drift_days(days), Ink.BAD if days > 0 else Ink.GOOD if days < 0 else Ink.MUTED)

    kept = measured.baseline
    output.say(_("{name}, kept on {day}").format(name=kept.name, day=full_day(kept.day)), Ink.STRONG)
    head = (_("stage"), _("baseline"), _("planned"), "", _("forecast"), "", "")
    rows = [
        (
            stage_name(one.stage),
            short_day(one.was),
            short_day(one.planned),
            cell(one.planned_days),
            short_day(one.forecast),
            cell(one.forecast_days),
            ngettext("{count} item moved", "{count} items moved", one.moved).format(count=one.moved)
            if one.moved
            else "",
        )
        for one in measured.stages
    ]
    table([head, *rows])
    moved = sorted(
        (one for one in measured.items if one.planned_days or one.forecast_days),
        key=lambda one: -max(abs(one.planned_days), abs(one.forecast_days)),
    )
    if moved:
        output.say()
        table(
            [
                (
                    Cell(outlook.plan.item[one.item_id].key, Ink.STRONG),
                    short_day(one.was) if one.was is not None else "–",
                    short_day(one.planned) if one.planned is not None else "–",
                    cell(one.planned_days),
                    short_day(one.forecast),
                    cell(one.forecast_days),
                )
                for one in moved[:_MOST_LISTED]
            ]
        )
        if len(moved) > _MOST_LISTED:
            output.say(_("  … and {count} more").format(count=len(moved) - _MOST_LISTED))
    for words, ids in ((_("Added since: {items}"), measured.added), (_("Gone since: {items}"), measured.removed)):
        known = [outlook.plan.item[i].key for i in ids if i in outlook.plan.item]
        if known:
            output.say(words.format(items=", ".join(known)))


COMMANDS = (baseline,)
