"""Reading dates: the schedule as a table and the timeline as text."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from campaigntui.cli import output
from campaigntui.cli.asking import reading
from campaigntui.cli.door import Door, command
from campaigntui.cli.help import flag, option
from campaigntui.cli.values import Day, OneOf, Whole
from campaigntui.errors import N_
from campaigntui.wording import _

if TYPE_CHECKING:
    from campaigntui.domain.ids import CampaignId
    from campaigntui.scheduling.outlook import Outlook

PAGE_WIDTH = 100
"""Columns of a timeline that does not go to a terminal."""


@command("schedule", N_("Show when every item is planned, expected and allowed to happen."))
@reading
def schedule(door: Door, campaign_id: CampaignId, as_json: bool) -> None:
    """Show the three windows of every item."""
    outlook = door.outlook(campaign_id)
    items = [item for stage in outlook.items.values() for item in stage]
    if as_json:
        from campaigntui.cli.answers import answer_about
        from campaigntui.exchange.jsonform import ItemForms

        forms = ItemForms(outlook)
        rows = [{"id": item.key, **forms.window(item)} for item in items]
        answer_about(outlook, length_days=outlook.schedule.length_days, items=rows)
        return
    from campaigntui.cli.phrases import slack
    from campaigntui.cli.tables import table
    from campaigntui.wording.dates import short_day, workdays

    def span(first: date | None, last: date | None) -> str:
        return f"{short_day(first)} – {short_day(last)}" if first is not None and last is not None else "–"

    lines = [(_("item"), _("planned"), _("forecast"), _("latest"), _("slack"), "")]
    for item in items:
        window = outlook.schedule.windows[item.id]
        lines.append(
            (
                item.key,
                span(window.planned_start, window.planned_finish),
                span(window.forecast_start, window.forecast_finish),
                span(window.latest_start, window.latest_finish),
                slack(window.slack),
                _("critical") if window.critical else "",
            )
        )
    table(lines)
    output.say(_("The longest chain takes {days}.").format(days=workdays(outlook.schedule.length_days)))


@command("timeline", N_("Show the timeline as text."))
@option("--width", type=Whole(40, 1000), metavar="N", help=N_("Columns; else those of the terminal, or 100."))
@option("--from", "first", type=Day(), metavar="DATE", help=N_("First day."))
@option("--to", "last", type=Day(), metavar="DATE", help=N_("Last day."))
@option("--format", "_form", type=OneOf(("text",)), default="text", help=N_("How to draw it: text."))
@flag("--stages", "stages_only", help=N_("Stages only, without their items."))
@reading
def timeline(
    door: Door,
    campaign_id: CampaignId,
    as_json: bool,
    width: int | None,
    first: date | None,
    last: date | None,
    _form: str,
    stages_only: bool,
) -> None:
    """Print the timeline."""
    if as_json:
        _answer_timeline(door, campaign_id)
        return
    print_timeline(door.outlook(campaign_id), width=width, first=first, last=last, items=not stages_only)


def _answer_timeline(door: Door, campaign_id: CampaignId) -> None:
    from campaigntui.cli.answers import answer_about
    from campaigntui.domain.stage import STAGES
    from campaigntui.exchange.jsonform import ItemForms, anchor_forms, stage_form

    outlook = door.outlook(campaign_id)
    forms = ItemForms(outlook)
    answer_about(
        outlook,
        anchors=anchor_forms(outlook),
        stages=[stage_form(outlook, stage) for stage in STAGES],
        items=[forms.item(item) for items in outlook.items.values() for item in items],
    )


def print_timeline(
    outlook: Outlook,
    *,
    width: int | None = None,
    first: date | None = None,
    last: date | None = None,
    items: bool = True,
) -> None:
    """Print a campaign's timeline, as wide as the terminal unless told otherwise."""
    from campaigntui.exchange.timelinetext import LEAST_WIDTH, timeline_text

    if width is None:
        width = max(output.terminal_width() if output.on_terminal() else PAGE_WIDTH, LEAST_WIDTH)
    output.say(timeline_text(outlook, width, first, last, items).rstrip("\n"))


COMMANDS = (schedule, timeline)
