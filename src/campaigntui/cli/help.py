"""Click in the user's language: commands and options whose words are translated when they are shown.

Words are marked with `N_` where they are written, because the language is only known once the command line is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import click

from campaigntui.errors import N_
from campaigntui.wording import _

Function = TypeVar("Function", bound=Callable[..., Any])

WIDTH = 88
"""Cells of a help page."""


class Option(click.Option):
    """An option whose help is a message id."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Left and right column, translated."""
        record = super().get_help_record(ctx)
        return record and (record[0], _(record[1]))

    def get_help_extra(self, ctx: click.Context) -> Any:  # noqa: ARG002
        """Nothing: what click would add here is English."""
        return {}


class Page(click.Command):
    """A command whose help is a message id. `more` are further paragraphs."""

    def __init__(self, *args: Any, more: Sequence[str] = (), **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self.more = tuple(more)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does; what is too much is refused in the user's language."""
        if isinstance(self, click.Group):
            return super().parse_args(ctx, args)
        ctx.allow_extra_args = True
        rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            raise click.UsageError(_("“{words}” is more than this command takes.").format(words=" ".join(rest)), ctx)
        return rest

    def get_help(self, ctx: click.Context) -> str:
        """The whole page."""
        from campaigntui.cli.tables import wrapped

        usage = f"{ctx.command_path} {' '.join(self.collect_usage_pieces(ctx))}"
        lines = [_("Usage: {usage}").format(usage=usage.rstrip())]
        for paragraph in (self.help or "", *self.more):
            lines += ["", *wrapped(_(paragraph), WIDTH)]
        for title, rows in self.sections(ctx):
            if rows:
                lines += ["", _(title), *_columns(rows)]
        return "\n".join(lines)

    def sections(self, ctx: click.Context) -> Iterable[tuple[str, list[tuple[str, str]]]]:
        """Titled lists of the page: (message id, rows of two columns)."""
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        yield N_("Options"), [record for param in options if (record := param.get_help_record(ctx))]

    def get_short_help_str(self, limit: int = 45) -> str:  # noqa: ARG002
        """The help's first paragraph, for lists of commands."""
        return _(self.help or "")

    def get_help_option(self, ctx: click.Context) -> click.Option | None:  # noqa: ARG002
        """`--help`, in the user's language."""
        # Click's own one looks for a translation of its text in every folder of the system first.
        if self._help_option is None:
            self._help_option = click.Option(
                ["--help", "show_this_page"],
                is_flag=True,
                is_eager=True,
                expose_value=False,
                callback=_show_page,
            )
        self._help_option.help = _("Show this page.")
        return self._help_option


def _show_page(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        click.echo(ctx.get_help(), color=ctx.color)
        ctx.exit()


class Topic(Page, click.Group):
    """A few commands about one thing. `otherwise` is the one that is meant when the first word is none of them.

    What stands before the name of a command counts for that command, as if it stood behind.
    """

    def __init__(self, *args: Any, otherwise: str = "", **attributes: Any) -> None:
        super().__init__(*args, **{"subcommand_metavar": "COMMAND …", **attributes})
        self.otherwise = otherwise

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command named, with what was said before its name; wrong usage when it does not take that."""
        if self.otherwise and args[0] not in self.commands and not args[0].startswith("-"):
            args = [self.otherwise, *args]
        name, command, rest = super().resolve_command(ctx, args)
        if name is not None and command is not None:
            ctx.default_map = {name: self._said_before(ctx, command)}
        return name, command, rest

    def _said_before(self, ctx: click.Context, command: click.Command) -> dict[str, Any]:
        typed = click.core.ParameterSource.COMMANDLINE
        said = [p for p in self.params if p.name in ctx.params and ctx.get_parameter_source(p.name) is typed]
        known = {param.name for param in command.params}
        strange = next((param for param in said if param.name not in known), None)
        if strange is not None and not ctx.resilient_parsing:
            words = _("{option} does not belong to “{command}”.")
            raise click.UsageError(words.format(option=strange.opts[-1], command=command.name), ctx)
        return {param.name: ctx.params[param.name] for param in said if param.name is not None}

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The commands in the order in which they were added."""
        return list(self.commands)

    def sections(self, ctx: click.Context) -> Iterable[tuple[str, list[tuple[str, str]]]]:
        """The commands, then the options."""
        yield N_("Commands"), [(name, command.get_short_help_str()) for name, command in self.commands.items()]
        yield from super().sections(ctx)


def _columns(rows: Sequence[tuple[str, str]]) -> Iterable[str]:
    """Two columns, the right one wrapped; a long left cell stands on a line of its own."""
    from rich.cells import cell_len

    from campaigntui.cli.tables import wrapped

    left = min(max(cell_len(name) for name, _words in rows), 30)
    for name, words in rows:
        lines = wrapped(words, WIDTH - left - 4)
        if cell_len(name) > left:
            yield f"  {name}"
            name = ""
        yield f"  {name}{' ' * (left - cell_len(name))}  {lines[0]}".rstrip()
        yield from (" " * (left + 4) + one for one in lines[1:])


def option(*names: str, help: str, **attributes: Any) -> Callable[[Function], Function]:  # noqa: A002
    """Decorate a command with an option; `help` is marked with `N_`."""
    return click.option(*names, cls=Option, help=help, **attributes)


def flag(*names: str, help: str, **attributes: Any) -> Callable[[Function], Function]:  # noqa: A002
    """Decorate a command with an option that takes no value."""
    return click.option(*names, cls=Option, help=help, is_flag=True, **attributes)
