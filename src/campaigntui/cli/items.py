"""Reading items: all of them, one of them, and what is due."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from campaigntui.cli import output
from campaigntui.cli.asking import (
    campaign_names,
    campaign_option,
    item_names,
    json_option,
    reading,
    role_names,
    view_names,
)
from campaigntui.cli.door import Door, command
from campaigntui.cli.help import option
from campaigntui.cli.narrowing import explain_unknown, filter_option, wanted
from campaigntui.cli.output import Ink
from campaigntui.cli.values import Day, OneOf
from campaigntui.errors import N_
from campaigntui.wording import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from campaigntui.domain.checklist import Item
    from campaigntui.domain.ids import CampaignId
    from campaigntui.scheduling.outlook import Outlook
    from campaigntui.usecases.checklist.grouping import Group
    from campaigntui.usecases.filtering import View

GROUPS = ("stage", "role", "member", "week", "due", "state", "none")
"""What a list may be cut into."""


@command(
    "items",
    N_("List the items of a campaign, stage by stage."),
    N_(
        "FILTER is any number of words that must all hold: role:designer, stage:pages, state:open, @Chen, gate:yes, "
        "has:note, tag:price, reviewer:director, review:asked, evidence:no, due<D-14, planned<=today, forecast>11/1, "
        "slack<=2, days_late>0, id:page; a state such as late, blocked or ready; critical, conflict, unassigned; or a "
        "word of title, id or deliverable, or its pinyin, or the name of a role or a person. "
        "“or”, “!” and brackets join them; quote what has blanks."
    ),
    "campaigntui items '(late or slack<=2) role:designer !@Chen \"main image\"' --sort slack,due --group member",
    N_("--view shows a view by name, see “views”; what else is said narrows it further or takes its place."),
)
@click.argument("words", nargs=-1, metavar="[CAMPAIGN] [FILTER]…", shell_complete=campaign_names)
@campaign_option
@filter_option
@option("--view", "view", metavar="NAME", default="", shell_complete=view_names, help=N_("A view by name."))
@option("--sort", metavar="COLUMNS", default="", help=N_("Order, such as due,-slack; “-” turns round."))
@option("--columns", metavar="COLUMNS", default="", help=N_("What to show, such as id,title,due,slack."))
@option("--group", "by", type=OneOf(GROUPS), help=N_("What to group by, with counts; else stages."))
@json_option
def items(
    door: Door,
    words: tuple[str, ...],
    chosen: str | None,
    filter_: str,
    view: str,
    sort: str,
    columns: str,
    by: str | None,
    as_json: bool,
) -> None:
    """List items, filtered."""
    from campaigntui.cli import finding, listing
    from campaigntui.usecases.checklist.columns import columns_of, in_order, sort_keys_of
    from campaigntui.usecases.checklist.grouping import Grouping, grouped, grouping_of

    if chosen is None and words and _says_campaign(door, words[0]):
        chosen, words = words[0], words[1:]
    wish = _view(door, view)
    shown, keys = columns_of(columns or wish.columns), sort_keys_of(sort or wish.sort)
    by = by or wish.grouping or None
    outlook = door.outlook(finding.campaign(door, chosen))
    said = (" ".join(words), filter_, wish.filter)
    tests = [wanted(text, outlook) for text in said]
    fitting = (item for stage in outlook.items.values() for item in stage if all(test(item) for test in tests))
    found = in_order(fitting, keys, outlook)
    if as_json:
        if by is None:
            _answer(outlook, found)
        else:
            _answer(outlook, found, groups=_group_forms(grouped(found, grouping_of(by), outlook)))
        return
    if by is None and not keys and not shown:
        _by_stage(outlook, found)
    else:
        usual = Grouping.NONE if keys else Grouping.STAGE
        listing.show(grouped(found, grouping_of(by) if by else usual, outlook), shown, outlook)
    if not found:
        output.note(_("No item fits."))
        explain_unknown(said)


def _view(door: Door, name: str) -> View:
    """The view of that name; without a name one that asks for nothing."""
    from campaigntui.usecases.checklist.views import view_named
    from campaigntui.usecases.filtering import View

    return view_named(name, door.planner.views(), door.house.settings.me) if name else View("", "")


def _says_campaign(door: Door, word: str) -> bool:
    from campaigntui.cli import finding
    from campaigntui.usecases.filtering import is_token

    return not is_token(word) and finding.says_campaign(door, word)


def _group_forms(groups: Iterable[Group]) -> list[dict[str, object]]:
    """Names, counts and ids of the groups, for scripts."""
    from campaigntui.domain.checklist import Status

    return [
        {
            "name": group.name,
            "count": len(group.items),
            "done": sum(item.status is Status.DONE for item in group.items),
            "items": [item.key for item in group.items],
        }
        for group in groups
    ]


@command(
    "due",
    N_("Show what is due by today, late items first, what is blocked, and what that breaks."),
)
@option("--by", type=Day(), metavar="DATE", help=N_("Up to that day instead of today."))
@option("--role", "role", metavar="ROLE", shell_complete=role_names, help=N_("Only items of that role."))
@filter_option
@reading
def due(door: Door, campaign_id: CampaignId, as_json: bool, by: date | None, role: str | None, filter_: str) -> None:
    """List what is not done and due, then what else is blocked."""
    from campaigntui.cli import finding
    from campaigntui.domain.checklist import Status

    outlook = door.outlook(campaign_id)
    last = by or door.today
    key = finding.role(outlook, role) if role is not None else None
    windows = outlook.schedule.windows
    fits = wanted(filter_, outlook)

    def finish(item: Item) -> date:
        return windows[item.id].planned_finish or date.max

    pending = [
        item
        for stage in outlook.items.values()
        for item in stage
        if item.status is not Status.DONE and key in (None, item.role) and fits(item)
    ]
    found = sorted((item for item in pending if finish(item) <= last), key=finish)
    blocked = [item for item in pending if item.status is Status.BLOCKED and finish(item) > last]
    if as_json:
        _answer(outlook, found, by=last.isoformat(), blocked=blocked)
        return
    _told(outlook, found, blocked, last)


def _told(outlook: Outlook, found: list[Item], blocked: list[Item], last: date) -> None:
    from campaigntui.cli import phrases
    from campaigntui.wording.dates import full_day, relative_day

    head, d_day = outlook.plan.head, outlook.plan.d_day.day
    output.say(f"{head.name} · {full_day(outlook.today)} · {relative_day(outlook.today, d_day)}", Ink.STRONG)
    output.say(phrases.readiness(outlook))
    for title, items_ in (
        (_("Due by {day}").format(day=phrases.day(last, d_day)), found),
        (_("Blocked, due later"), blocked),
    ):
        if items_:
            output.say()
            output.say(title, Ink.STRONG)
            _rows_with_breaks(outlook, items_)
    if not found and not blocked:
        output.say(_("Nothing is due."))


def _rows_with_breaks(outlook: Outlook, found: list[Item]) -> None:
    from campaigntui.cli import phrases
    from campaigntui.cli.tables import Cell, table

    rows = [(*phrases.item_row(item, outlook), Cell(phrases.worst_break(item, outlook), Ink.BAD)) for item in found]
    table(rows, narrow=phrases.DUE_NARROW)
    phrases.tell_guesses(found, outlook)


def _by_stage(outlook: Outlook, found: list[Item]) -> None:
    """Items below the headings of their stages, with columns that run through."""
    from campaigntui.cli import phrases
    from campaigntui.cli.tables import tables
    from campaigntui.wording import stage_name

    headings = {item.stage: f"{item.stage.number} {stage_name(item.stage)}" for item in found}
    tables(
        [
            (heading, [phrases.item_row(item, outlook) for item in found if item.stage is stage])
            for stage, heading in headings.items()
        ],
        narrow=phrases.ITEM_NARROW,
    )
    phrases.tell_guesses(found, outlook)


@command("item", N_("Show everything about one item."))
@click.argument("item", metavar="ITEM", shell_complete=item_names)
@campaign_option
@json_option
def one_item(door: Door, item: str, chosen: str | None, as_json: bool) -> None:
    """Show an item with its dates, links, steps and notes."""
    from campaigntui.cli import finding

    outlook = door.outlook(finding.campaign(door, chosen))
    found = finding.item(outlook, item)
    if as_json:
        _answer(outlook, [found])
        return
    from campaigntui.cli.itempage import page

    page(found, outlook)


def _answer(outlook: Outlook, items: list[Item], blocked: list[Item] | None = None, **more: object) -> None:
    from campaigntui.cli.answers import answer_about
    from campaigntui.exchange.jsonform import ItemForms

    forms = ItemForms(outlook)
    if blocked is not None:
        more["blocked"] = [forms.item(item) for item in blocked]
    answer_about(outlook, **more, items=[forms.item(item) for item in items])


COMMANDS = (items, due, one_item)
