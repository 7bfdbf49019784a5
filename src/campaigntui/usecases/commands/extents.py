"""Changes of when items end."""

from __future__ import annotations

from campaigntui.domain.ids import ItemId
from campaigntui.domain.value import record
from campaigntui.usecases.commands import Command
from campaigntui.usecases.commands.dates import Follow


@record
class ExtendItems(Command):
    """Let items end `workdays` later, or earlier, and begin when they did: due date and duration change together."""

    items: tuple[ItemId, ...]
    workdays: int
    follow: Follow = Follow.KEEP
