"""Changes of when items end."""

from __future__ import annotations

from dataclasses import dataclass

from campaigntui.domain.ids import ItemId
from campaigntui.usecases.commands import Command
from campaigntui.usecases.commands.dates import Follow


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class ExtendItems(Command):
    """Let items end `workdays` later, or earlier, and begin when they did: due date and duration change together."""

    items: tuple[ItemId, ...]
    workdays: int
    follow: Follow = Follow.KEEP
