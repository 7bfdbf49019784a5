"""Reading dates: the schedule as a table, and the timeline as text, as a message and as a picture."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from campaigntui.cli import output
from campaigntui.cli.asking import reading, yes_option
from campaigntui.cli.door import Door, command
from campaigntui.cli.help import flag, option
from campaigntui.cli.values import Day, OneOf, Whole
from campaigntui.cli.writing import write
from campaigntui.errors import N_, BadInput
from campaigntui.wording import _

if TYPE_CHECKING:
    from campaigntui.domain.ids import CampaignId
    from campaigntui.exchange.svgframe import Inks
    from campaigntui.scheduling.outlook import Outlook

PAGE_WIDTH = 100
"""Columns of a timeline that does not go to a terminal."""
_PLAIN_THEMES = {"light": "daylight", "dark": "dusk"}


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


@command(
    "timeline",
    N_("Show the timeline: as text, as a short message, or as a picture."),
    N_(
        "text is drawn with plain characters; compact is a message for a chat, without a drawing; svg is a picture for "
        "a slide or a page."
    ),
)
@option("--format", "form", type=OneOf(("text", "compact", "svg")), help=N_("Else text, or svg for a file named so."))
@option("-o", "--output", "target", metavar="FILE", type=click.Path(), help=N_("File to write; else standard output."))
@option("--from", "first", type=Day(), metavar="DATE", help=N_("First day."))
@option("--to", "last", type=Day(), metavar="DATE", help=N_("Last day."))
@option(
    "--width",
    type=Whole(40, 4000),
    metavar="N",
    help=N_("Columns of the text, else those of the terminal or 100; pixels of the picture, else 1280."),
)
@option("--theme", metavar="THEME", help=N_("Colours of the picture: light, dark, or the name of a theme; else light."))
@flag("--stages/--items", "stages_only", default=None, help=N_("Stages only, as compact does, or with their items."))
@yes_option
@reading
def timeline(
    door: Door,
    campaign_id: CampaignId,
    as_json: bool,
    form: str | None,
    target: str | None,
    yes: bool,
    theme: str | None,
    **view: Any,
) -> None:
    """Print or write the timeline."""
    form = form or ("svg" if target is not None and target.lower().endswith(".svg") else "text")
    if theme is not None and form != "svg":
        raise click.UsageError(_("--theme belongs to --format svg."), click.get_current_context())
    if as_json:
        if target is not None:
            raise click.UsageError(_("--json goes to standard output; leave -o away."), click.get_current_context())
        _answer_timeline(door, campaign_id)
        return
    content = _drawn(door, campaign_id, form, theme, **view)
    if target is not None and target != "-":
        write(door, Path(target), content.encode(), yes)
    elif form == "svg":
        output.raw(content)
    else:
        output.say(content.rstrip("\n"))


def _drawn(
    door: Door,
    campaign_id: CampaignId,
    form: str,
    theme: str | None,
    *,
    width: int | None,
    first: date | None,
    last: date | None,
    stages_only: bool | None,
) -> str:
    """The timeline in that form."""
    outlook = door.outlook(campaign_id)
    if form == "compact":
        from campaigntui.exchange.timelinecompact import timeline_compact

        return timeline_compact(outlook, first, last, items=stages_only is False)
    if form == "text":
        return _text(outlook, width, first, last, items=not stages_only)
    from campaigntui.exchange.timelinesvg import USUAL_WIDTH, timeline_svg

    inks = _inks(door, theme or "light")
    return timeline_svg(outlook, inks, width or USUAL_WIDTH, first, last, items=not stages_only)


def _inks(door: Door, theme: str) -> Inks:
    """The colours of a theme, shipped or the user's own; `light` and `dark` are the usual ones of their kind."""
    from campaigntui.exchange.svgframe import Inks
    from campaigntui.themefiles import shelf

    themes = shelf(door.house.folder.themes).themes
    found = themes.get(_PLAIN_THEMES.get(theme, theme))
    if found is None:
        known = ", ".join((*_PLAIN_THEMES, *themes))
        raise BadInput(N_("There is no theme “{name}”. There are: {known}."), name=theme, known=known)
    return Inks({**found.colours, **found.timeline}, found.stages)


def _text(
    outlook: Outlook, width: int | None = None, first: date | None = None, last: date | None = None, items: bool = True
) -> str:
    from campaigntui.exchange.timelinetext import LEAST_WIDTH, timeline_text

    if width is None:
        width = max(output.terminal_width() if output.on_terminal() else PAGE_WIDTH, LEAST_WIDTH)
    return timeline_text(outlook, width, first, last, items)


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


def print_timeline(outlook: Outlook) -> None:
    """Print a campaign's whole timeline, as wide as the terminal."""
    output.say(_text(outlook).rstrip("\n"))


COMMANDS = (schedule, timeline)
