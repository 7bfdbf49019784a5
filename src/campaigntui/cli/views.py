"""Views under a name: listing, saving, renaming and dropping them. `items --view` shows one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from campaigntui.cli import output
from campaigntui.cli.asking import json_option, view_names
from campaigntui.cli.door import Door, command, global_options
from campaigntui.cli.help import Topic, option
from campaigntui.cli.items import GROUPS
from campaigntui.cli.output import Ink
from campaigntui.cli.values import OneOf
from campaigntui.errors import N_
from campaigntui.wording import _

if TYPE_CHECKING:
    from campaigntui.usecases.filtering import View


@click.group(
    "views",
    cls=Topic,
    invoke_without_command=True,
    help=N_("List the views of the checklist, those that come with the program and your own."),
    more=(
        N_(
            "A view keeps a filter, an order, columns and groups. Your own lie in the plan file, for all its campaigns."
        ),
        N_('“mine” means the member whose name the settings hold: me = "NAME".'),
    ),
)
@json_option
@click.pass_context
def views(ctx: click.Context, as_json: bool) -> None:
    """List views, unless a command follows."""
    if ctx.invoked_subcommand is not None:
        return
    from campaigntui.usecases.checklist.views import all_views
    from campaigntui.usecases.filtering import View

    door = ctx.ensure_object(Door)
    me = door.house.settings.me
    known = all_views(door.planner.views(), me)
    if not me:
        known = (View("mine", ""), *known)
    if as_json:
        output.answer({"views": [_form(view) for view in known]})
        return
    from campaigntui.cli.tables import Cell, table

    table(
        [
            (
                Cell(view.name or view.key, Ink.STRONG),
                "" if view.name else _title(view),
                view.filter or (_("needs your name in the settings") if view.key == "mine" else ""),
                Cell(_rest(view), Ink.MUTED),
            )
            for view in known
        ]
    )


views.params += global_options(hidden=True)


def _title(view: View) -> str:
    from campaigntui.wording.filterwords import view_name

    return view_name(view.key)


def _rest(view: View) -> str:
    parts = (("--group", view.grouping), ("--sort", view.sort), ("--columns", ",".join(view.columns)))
    return " ".join(f"{name} {value}" for name, value in parts if value)


def _form(view: View) -> dict[str, object]:
    return {
        "name": view.name or view.key,
        "title": view.name or _title(view),
        "own": bool(view.name),
        "filter": view.filter,
        "sort": [key for key in view.sort.split(",") if key],
        "columns": list(view.columns),
        "group": view.grouping or None,
    }


@command(
    "save",
    N_("Save a view under a name, in place of one of that name."),
    "campaigntui views save Morning --filter 'role:designer !done' --sort due --group week",
    within=views,
)
@click.argument("name", metavar="NAME")
@option("--filter", "query", metavar="FILTER", default="", help=N_("What it finds; see “items --help”."))
@option("--sort", metavar="COLUMNS", default="", help=N_("Order, such as due,-slack; “-” turns round."))
@option("--columns", metavar="COLUMNS", default="", help=N_("What to show, such as id,title,due,slack."))
@option("--group", "by", type=OneOf(GROUPS), help=N_("What to group by, with counts; else stages."))
def save(door: Door, name: str, query: str, sort: str, columns: str, by: str | None) -> None:
    """Save a view."""
    from campaigntui.domain.savedview import SavedView
    from campaigntui.usecases.checklist.columns import columns_of

    kept = door.planner.save_view(SavedView(name, query, sort, tuple(map(str, columns_of(columns))), by or ""))
    output.say(
        _("View “{name}” saved. Show it with: campaigntui items --view {word}").format(
            name=kept.name, word=_quoted(kept.name)
        )
    )


@command("rename", N_("Give a saved view another name."), within=views)
@click.argument("name", metavar="NAME", shell_complete=view_names)
@click.argument("wanted", metavar="NEW")
def rename(door: Door, name: str, wanted: str) -> None:
    """Rename a view."""
    kept = door.planner.rename_view(name, wanted)
    output.say(
        _("The view is called “{name}” now. Show it with: campaigntui items --view {word}").format(
            name=kept.name, word=_quoted(kept.name)
        )
    )


@command("drop", N_("Take a saved view away."), within=views)
@click.argument("name", metavar="NAME", shell_complete=view_names)
def drop(door: Door, name: str) -> None:
    """Drop a view."""
    gone = door.planner.drop_view(name)
    output.say(_("View “{name}” dropped.").format(name=gone.name))


def _quoted(name: str) -> str:
    from shlex import quote

    return name if name.isalnum() else quote(name)


COMMANDS = (views,)
