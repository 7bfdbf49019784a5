"""What may go along with a command: asked of any of them, also of one that stands inside another."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from campaigntui.usecases.commands import Command
from campaigntui.usecases.commands.dates import Follow

CommandT = TypeVar("CommandT", bound=Command)


def follow_of(command: Command) -> Follow | None:
    """What goes along; None for a command that moves nothing that others could follow."""
    inner = getattr(command, "command", None)
    if isinstance(inner, Command):
        return follow_of(inner)
    found = getattr(command, "follow", None)
    return found if isinstance(found, Follow) else None


def following(command: CommandT, follow: Follow) -> CommandT:
    """The same command with something else going along."""
    whole: Any = command
    inner = getattr(command, "command", None)
    changed = {"command": following(inner, follow)} if isinstance(inner, Command) else {"follow": follow}
    fresh: CommandT = replace(whole, **changed)
    return fresh
