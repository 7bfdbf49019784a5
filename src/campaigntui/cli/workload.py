"""Reading what is too much and what is missing: the load of people and roles, and the holes of a plan."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from campaigntui.cli import output
from campaigntui.cli.asking import reading
from campaigntui.cli.door import Door, command
from campaigntui.cli.help import flag, option
from campaigntui.cli.values import Day, OneOf, Whole
from campaigntui.errors import N_
from campaigntui.wording import _

if TYPE_CHECKING:
    from campaigntui.domain.ids import CampaignId
    from campaigntui.scheduling.load import Load, Terms
    from campaigntui.scheduling.outlook import Outlook
    from campaigntui.usecases.relief import Relief

WEEKS = 2


@command(
    "load",
    N_("Show how many hours fall on everybody, day by day, and what is too much."),
    N_(
        "The plan counts working days, so hours are an assumption: an item takes 4 hours of each of its days, and a "
        "person works 8 unless “member edit --hours” says otherwise. “!” marks more than that; “.” is a day without "
        "work. What is done no longer counts."
    ),
)
@option("--from", "first", type=Day(), metavar="DATE", help=N_("First day; else today."))
@option("--weeks", type=Whole(1, 12), default=WEEKS, metavar="N", help=N_("How many weeks; else 2."))
@option("--by", type=OneOf(("role", "member")), help=N_("A line for each role or each person; else people."))
@option("--hours", type=Whole(1, 24), metavar="N", help=N_("Hours that everybody works a day; else their own."))
@option("--item-hours", type=Whole(1, 24), default=4, metavar="N", help=N_("Hours that an item takes a day; else 4."))
@flag("--planned", help=N_("Count the planned windows instead of the forecast."))
@flag("--suggest", help=N_("Commands that would mend it, each with its effect. Nothing is changed."))
@reading
def load_of(
    door: Door,
    campaign_id: CampaignId,
    as_json: bool,
    first: date | None,
    weeks: int,
    by: str | None,
    hours: int | None,
    item_hours: int,
    planned: bool,
    suggest: bool,
) -> None:
    """Show load."""
    from campaigntui.scheduling.load import Basis, Terms, load

    outlook = door.outlook(campaign_id)
    begin = first or door.today
    end = begin + timedelta(days=7 * weeks - 1)
    terms = Terms(hours, item_hours, basis=Basis.PLANNED if planned else Basis.FORECAST)
    found = load(outlook, begin, end, terms)
    advice = _advice(outlook, found, terms) if suggest else ()
    if as_json:
        _answer(outlook, found, terms, advice if suggest else None)
        return
    from campaigntui.cli import loadpage

    loadpage.page(outlook, found, by or ("member" if found.members else "role"))
    if suggest:
        loadpage.advice(outlook, advice)


def _advice(outlook: Outlook, found: Load, terms: Terms) -> tuple[Relief, ...]:
    from campaigntui.usecases.relief import reliefs

    return reliefs(outlook, found.first, found.last, terms)


def _answer(outlook: Outlook, found: Load, terms: Terms, advice: tuple[Relief, ...] | None) -> None:
    from campaigntui.cli.answers import answer_about
    from campaigntui.exchange.loadform import load_form, relief_form

    more: dict[str, Any] = {}
    if advice is not None:
        more["suggestions"] = [relief_form(outlook, one) for one in advice]
    answer_about(outlook, **load_form(outlook, found, terms), **more)


@command(
    "holes",
    N_("Show what is missing: owners, signers, takers of handoffs, goals, time."),
)
@reading
def holes_of(door: Door, campaign_id: CampaignId, as_json: bool) -> None:
    """Show holes."""
    from campaigntui.scheduling.holes import holes
    from campaigntui.scheduling.load import load

    outlook = door.outlook(campaign_id)
    ends = [window.forecast_finish for window in outlook.schedule.windows.values()]
    found = holes(outlook, load(outlook, door.today, max((door.today, *ends))))
    if as_json:
        from campaigntui.cli.answers import answer_about
        from campaigntui.exchange.loadform import hole_form

        answer_about(outlook, holes=[hole_form(outlook, hole) for hole in found])
        return
    from campaigntui.cli.tables import table
    from campaigntui.wording.holes import hole_kind_name, hole_place

    for n, kind in enumerate(dict.fromkeys(hole.kind for hole in found)):
        of_kind = [hole for hole in found if hole.kind is kind]
        if n:
            output.say()
        output.say(f"{hole_kind_name(kind)} · {len(of_kind)}", output.Ink.STRONG)
        table([("", hole_place(hole, outlook)) for hole in of_kind])
    if not found:
        output.say(_("Nothing is missing."))


COMMANDS = (load_of, holes_of)
