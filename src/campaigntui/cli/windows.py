"""Reading dates: the schedule as a table."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from campaigntui.cli import output
from campaigntui.cli.asking import reading
from campaigntui.cli.door import Door, command
from campaigntui.cli.help import flag
from campaigntui.errors import N_
from campaigntui.wording import _

if TYPE_CHECKING:
    from campaigntui.domain.ids import CampaignId
    from campaigntui.scheduling.outlook import Outlook


@command("schedule", N_("Show when every item is planned, expected and allowed to happen."))
@flag("--critical", help=N_("Only what decides whether the plan holds, in order, with what each item waits for."))
@reading
def schedule(door: Door, campaign_id: CampaignId, as_json: bool, critical: bool) -> None:
    """Show the three windows of every item."""
    outlook = door.outlook(campaign_id)
    if critical:
        _critical(outlook, as_json)
        return
    items = [item for stage in outlook.items.values() for item in stage]
    if as_json:
        from campaigntui.cli.answers import answer_about
        from campaigntui.exchange.jsonform import ItemForms

        forms = ItemForms(outlook)
        rows = [{"id": item.key, **forms.window(item)} for item in items]
        answer_about(outlook, length_days=outlook.schedule.length_days, items=rows)
        return
    from campaigntui.cli.phrases import GUESS, slack, tell_guesses
    from campaigntui.cli.tables import table
    from campaigntui.wording.dates import short_day, workdays

    is_guess = outlook.calendar.guesses()

    def span(first: date | None, last: date | None) -> str:
        if first is None or last is None:
            return "–"
        return f"{short_day(first)} – {short_day(last)}" + (GUESS if is_guess(first) or is_guess(last) else "")

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
    tell_guesses(items, outlook)
    output.say(_("The longest chain takes {days}.").format(days=workdays(outlook.schedule.length_days)))


def _critical(outlook: Outlook, as_json: bool) -> None:
    from campaigntui.scheduling.chain import chains

    found = chains(outlook)
    if as_json:
        from campaigntui.cli.answers import answer_about
        from campaigntui.exchange.conflictform import chain_forms

        answer_about(outlook, length_days=outlook.schedule.length_days, chains=chain_forms(outlook, found))
        return
    from campaigntui.cli import chainpage

    chainpage.page(outlook, found)


COMMANDS = (schedule,)
