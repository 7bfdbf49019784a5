"""Changes of the team's meetings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING, Any

from campaigntui.domain.ids import RowId
from campaigntui.domain.value import record
from campaigntui.usecases.commands import Command

if TYPE_CHECKING:
    from campaigntui.domain.plan import Plan


@record
class AddRitual(Command):
    """A new meeting. `values` are fields of `Ritual` by name, besides name and rule."""

    name: str
    rrule: str
    key: str = ""
    """What people and files call it; empty: made from the name."""
    values: Mapping[str, Any] = field(default_factory=dict)

    def subject(self, before: Plan, after: Plan) -> tuple[str, int]:
        """See `Command`."""
        return self.name, 1


@record
class EditRitual(Command):
    """Change fields of a meeting; those that are not named stay."""

    ritual_id: RowId
    values: Mapping[str, Any]

    def subject(self, before: Plan, after: Plan) -> tuple[str, int]:
        """See `Command`."""
        return after.ritual[self.ritual_id].name, 1


@record
class RemoveRitual(Command):
    """Hold a meeting no more."""

    ritual_id: RowId

    def subject(self, before: Plan, after: Plan) -> tuple[str, int]:
        """See `Command`."""
        return before.ritual[self.ritual_id].name, 1
