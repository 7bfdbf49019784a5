"""Changes of the campaign's moments."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

from campaigntui.domain.campaign import Confidence
from campaigntui.domain.value import Value, record
from campaigntui.usecases.commands import Command
from campaigntui.usecases.commands.dates import Follow

if TYPE_CHECKING:
    from campaigntui.domain.plan import Plan


@record
class AnchorMove(Value):
    """What is known of a moment now; None leaves a value as it is."""

    key: str
    day: date | None = None
    clock: time | None = None
    confidence: Confidence | None = None
    no_clock: bool = False
    """Take the hour away."""


@record
class MoveAnchors(Command):
    """Set moments to other days and hours. What hangs on them moves along; what has a fixed date or is done stays.

    When D-day moves, the moments that are counted from it move too, unless they are confirmed, set by hand, or named
    here themselves.
    """

    moves: tuple[AnchorMove, ...]
    follow: Follow = Follow.KEEP

    def subject(self, before: Plan, after: Plan) -> tuple[str, int]:
        """See `Command`."""
        from campaigntui.wording import anchor_name, listed

        named = (before.anchor_named(move.key) for move in self.moves)
        return listed(map(anchor_name, named)), len(self.moves)
