"""`--thaw REASON`: change what a freeze keeps as it is, and say why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from campaigntui.cli.help import option
from campaigntui.errors import N_

if TYPE_CHECKING:
    from campaigntui.usecases.commands import Command

_KEY = "campaigntui.thaw"


def _keep(ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
    if value is not None:
        ctx.meta[_KEY] = value


thaw_option = option(
    "--thaw",
    metavar="REASON",
    expose_value=False,
    callback=_keep,
    help=N_("Change it although a freeze binds it; the reason is noted on the item."),
)
"""Decorates a command that may change what items say. Whoever performs the command asks `thawed` for it."""


def thaw_reason() -> str | None:
    """Why the command line wants to break freezes; None when it does not."""
    ctx = click.get_current_context(silent=True)
    reason: str | None = ctx.meta.get(_KEY) if ctx is not None else None
    return reason


def thawed(command: Command) -> Command:
    """The command, told to break freezes when the command line gives a reason for that."""
    reason = thaw_reason()
    if reason is None:
        return command
    from campaigntui.usecases.commands.calendar import Thaw

    return Thaw(command, reason)
