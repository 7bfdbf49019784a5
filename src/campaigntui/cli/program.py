"""The command `campaigntui`: its global options and the table of its commands, each loaded when it is called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module

import click

from campaigntui.cli.door import Door, global_options
from campaigntui.cli.help import Option, Page
from campaigntui.errors import N_

SECTIONS: Sequence[tuple[str, Mapping[str, str]]] = (
    (
        N_("Look"),
        {
            "list": "campaigns",
            "show": "campaigns",
            "due": "items",
            "items": "items",
            "item": "items",
            "views": "views",
            "stages": "overviews",
            "gates": "gates",
            "gate": "gates",
            "roles": "overviews",
            "goals": "goals",
            "handoffs": "handoffs",
            "members": "overviews",
            "schedule": "windows",
            "conflicts": "conflicts",
            "what-if": "supposing",
            "timeline": "timeline",
            "baseline": "baselines",
            "freezes": "freezes",
            "meetings": "meetings",
            "load": "workload",
            "holes": "workload",
            "log": "journal",
        },
    ),
    (
        N_("Begin"),
        {
            "new": "creation",
            "demo": "creation",
            "rename": "campaigns",
            "copy": "copying",
            "profile": "profile",
            "import": "transfer",
            "export": "transfer",
        },
    ),
    (
        N_("Work"),
        {
            "start": "progress",
            "done": "progress",
            "block": "progress",
            "unblock": "progress",
            "reopen": "progress",
            "review": "review",
            "evidence": "review",
            "attach": "review",
            "handoff": "handoffs",
            "assign": "progress",
            "note": "progress",
            "archive": "progress",
            "move": "moving",
            "add": "edits",
            "edit": "edits",
            "tag": "tagging",
            "step": "steps",
            "member": "team",
            "role": "seats",
            "conflict": "conflicts",
            "undo": "journal",
            "redo": "journal",
        },
    ),
    (
        N_("House"),
        {
            "playbooks": "library",
            "calendar": "calendar",
            "themes": "surface",
            "keys": "surface",
            "completion": "surface",
        },
    ),
)
"""Heading -> command -> module of this package that has it in its `COMMANDS`."""

_MODULES = {name: module for _heading, commands in SECTIONS for name, module in commands.items()}


class Program(Page, click.Group):
    """The group of all commands. Global options may stand before and behind the command."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Every command, in the order of the help page."""
        return list(_MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command, loaded now."""
        module = _MODULES.get(cmd_name)
        if module is None:
            return None
        found: Iterable[click.Command] = import_module(f"campaigntui.cli.{module}").COMMANDS
        return next(command for command in found if command.name == cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with all names at hand to guess what was meant."""
        if self.get_command(ctx, args[0]) is None and not ctx.resilient_parsing:
            raise click.exceptions.NoSuchCommand(args[0], possibilities=_MODULES, ctx=ctx)
        return super().resolve_command(ctx, args)

    def sections(self, ctx: click.Context) -> Iterable[tuple[str, list[tuple[str, str]]]]:
        """The options, then the commands by topic."""
        for heading, commands in SECTIONS:
            rows = [(name, command) for name in commands if (command := self.get_command(ctx, name)) is not None]
            yield heading, [(name, command.get_short_help_str()) for name, command in rows]
        yield from super().sections(ctx)


def _show_version(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from campaigntui import __version__
        from campaigntui.cli.output import say

        say(f"campaigntui {__version__}")
        ctx.exit()


@click.pass_context
def _begin(ctx: click.Context) -> None:
    """Open the planner, unless a command follows."""
    if ctx.invoked_subcommand is None:
        from campaigntui.cli.creation import open_planner

        open_planner(ctx.ensure_object(Door))


program = Program(
    "campaigntui",
    callback=_begin,
    params=[
        *global_options(),
        Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_show_version,
            help=N_("Show the version."),
        ),
    ],
    invoke_without_command=True,
    subcommand_metavar="COMMAND …",
    help=N_("Plan a shop promotion such as Double 11 at the terminal. Without a command it opens the planner."),
    more=(
        N_(
            "A campaign is named by its id, its name or the beginning of its name; the only active one may be left out."
        ),
        N_("Exit codes: 0 done, 1 refused, 2 wrong usage."),
    ),
)
"""The whole command line."""
