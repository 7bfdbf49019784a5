"""The timeline: as text, as a message, and as a picture."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from campaigntui.cli import output
from campaigntui.cli.asking import reading, replace_option
from campaigntui.cli.baselines import baseline_names
from campaigntui.cli.door import Door, command
from campaigntui.cli.help import flag, option
from campaigntui.cli.values import FILE, Day, OneOf, Whole
from campaigntui.cli.writing import write
from campaigntui.errors import N_, BadInput
from campaigntui.wording import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from campaigntui.domain.ids import CampaignId, ItemId
    from campaigntui.exchange.svgframe import Inks
    from campaigntui.scene.bars import Window
    from campaigntui.scheduling.outlook import Outlook

PAGE_WIDTH = 100
"""Columns of a timeline that does not go to a terminal."""
_PLAIN_THEMES = {"light": "daylight", "dark": "dusk"}


@command(
    "timeline",
    N_("Show the timeline: as text, as a short message, or as a picture."),
    N_(
        "text is drawn with plain characters; compact is a message for a chat, without a drawing; svg is a picture for "
        "a slide or a page."
    ),
)
@option("--format", "form", type=OneOf(("text", "compact", "svg")), help=N_("Else text, or svg for a file named so."))
@option("-o", "--output", "target", metavar="FILE", type=FILE, help=N_("File to write; else standard output."))
@option("--from", "first", type=Day(), metavar="DATE", help=N_("First day."))
@option("--to", "last", type=Day(), metavar="DATE", help=N_("Last day."))
@option(
    "--width",
    type=Whole(40, 4000),
    metavar="N",
    help=N_("Columns of the text, else those of the terminal or 100; pixels of the picture, else 1280."),
)
@option("--theme", metavar="THEME", help=N_("Colours of the picture: light, dark, or the name of a theme; else light."))
@option(
    "--baseline",
    metavar="NAME",
    shell_complete=baseline_names,
    help=N_("Show the planned dates of that baseline below the bars."),
)
@flag("--stages/--items", "stages_only", default=None, help=N_("Stages only, as compact does, or with their items."))
@replace_option
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
    if view["baseline"] is not None and form == "compact":
        raise click.UsageError(_("--baseline needs a drawing: text or svg."), click.get_current_context())
    if as_json:
        if target is not None:
            raise click.UsageError(_("--json goes to standard output; leave -o away."), click.get_current_context())
        if theme is not None or any(value is not None for value in view.values()):
            words = _("--json holds the whole timeline. Leave away how it is drawn: {options}.")
            drawn = ", ".join(f"--{name}" for name in ("from", "to", "width", "theme", "baseline", "stages"))
            raise click.UsageError(words.format(options=drawn), click.get_current_context())
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
    baseline: str | None,
    stages_only: bool | None,
) -> str:
    """The timeline in that form."""
    outlook = door.outlook(campaign_id)
    ghost = _ghost(outlook, baseline) if baseline is not None else {}
    if form == "compact":
        from campaigntui.exchange.timelinecompact import timeline_compact

        return timeline_compact(outlook, first, last, items=stages_only is False)
    if form == "text":
        return _text(outlook, width, first, last, items=not stages_only, ghost=ghost)
    from campaigntui.exchange.timelinesvg import USUAL_WIDTH, timeline_svg

    inks = _inks(door, theme or "light")
    return timeline_svg(outlook, inks, width or USUAL_WIDTH, first, last, items=not stages_only, ghost=ghost)


def _ghost(outlook: Outlook, name: str) -> Mapping[ItemId, Window]:
    """The planned windows of the baseline of that name."""
    from campaigntui.scheduling.baselines import baseline_named
    from campaigntui.usecases.deciding.baselines import no_baseline

    found = baseline_named(outlook.plan, name)
    if found is None:
        raise no_baseline(outlook.plan, name)
    return dict(zip(found.items, zip(found.starts, found.finishes, strict=True), strict=True))


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
    outlook: Outlook, width: int | None = None, first: date | None = None, last: date | None = None, **view: Any
) -> str:
    from campaigntui.exchange.timelinetext import LEAST_WIDTH, timeline_text

    if width is None:
        width = max(output.terminal_width() if output.on_terminal() else PAGE_WIDTH, LEAST_WIDTH)
    return timeline_text(outlook, width, first, last, **view)


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


COMMANDS = (timeline,)
