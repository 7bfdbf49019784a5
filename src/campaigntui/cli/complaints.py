"""Mistakes on the command line as sentences in the user's language."""

from __future__ import annotations

import click
from click.exceptions import NoArgsIsHelpError, NoSuchCommand

from campaigntui.wording import _, language


def complaint(error: click.UsageError) -> str:
    """What is wrong with the command line, and how to find out more."""
    said = _said(error)
    if error.ctx is None or isinstance(error, NoArgsIsHelpError):
        return said
    return _("{said} “{command} --help” shows how.").format(said=said, command=error.ctx.command_path)


def _said(error: click.UsageError) -> str:
    if isinstance(error, click.MissingParameter):
        return _("{name} is missing.").format(name=_name(error.param))
    if isinstance(error, click.NoSuchOption):
        return _with_guess(_("There is no option “{name}”.").format(name=error.option_name), error.possibilities)
    if isinstance(error, NoSuchCommand):
        return _with_guess(_("There is no command “{name}”.").format(name=error.command_name), error.possibilities)
    if isinstance(error, click.BadParameter):
        return f"{_name(error.param)}: {error.message}" if error.param is not None else error.message
    if isinstance(error, click.BadOptionUsage):
        return _("The option “{name}” is not complete, or takes no value.").format(name=error.option_name)
    return error.message


def _name(param: click.Parameter | None) -> str:
    if param is None:
        return ""
    return param.opts[-1] if isinstance(param, click.Option) else (param.metavar or param.name or "").upper()


def _with_guess(said: str, guesses: list[str] | None) -> str:
    if not guesses:
        return said
    guess = _("Did you mean {guesses}?").format(guesses=", ".join(sorted(guesses)))
    return f"{said}{guess}" if language() == "zh" else f"{said} {guess}"
