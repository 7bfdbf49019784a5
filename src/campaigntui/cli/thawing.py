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


_attributes = {"metavar": "REASON", "expose_value": False, "callback": _keep}
_words = N_("Change it although a freeze binds it; the reason is noted on the item.")

thaw_option = option("--thaw", help=_words, **_attributes)
"""Decorates a command that may change what items say. Whoever performs the command asks `thawed` for it."""

quiet_thaw_option = option("--thaw", help=_words, hidden=True, **_attributes)
"""The same for the other commands that change something: the refusal names it, their help does not."""


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
