"""Changes of key results."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING, Any, ClassVar

from campaigntui.domain.goals import KeyResult
from campaigntui.domain.ids import RowId
from campaigntui.domain.value import record
from campaigntui.usecases.commands import Command

if TYPE_CHECKING:
    from campaigntui.domain.plan import Plan

_NAMED = 3
"""Key results that the journal names where many are taken over at once: it has one line for them."""


@record
class AddKeyResult(Command):
    """A new key result of a role. `values` are fields of `KeyResult` by name, besides title and role."""

    KEEPS_DATES: ClassVar[bool] = True

    title: str
    role: str
    key: str = ""
    """What people and files call it; empty: made from the title."""
    values: Mapping[str, Any] = field(default_factory=dict)

    def subject(self, before: Plan, after: Plan) -> tuple[str, int]:
        """See `Command`."""
        return self.title, 1


@record
class EditKeyResult(Command):
    """Change fields of a key result; those that are not named stay. A target takes the place of the growth, and the
    other way round. `seen` is the key result as the editor saw it, see `EditItem`.
    """

    KEEPS_DATES: ClassVar[bool] = True

    result_id: RowId
    changes: Mapping[str, Any]
    seen: KeyResult | None = None

    def subject(self, before: Plan, after: Plan) -> tuple[str, int]:
        """See `Command`."""
        return after.key_result[self.result_id].title, 1

    def told_as(self, before: Plan, after: Plan) -> str:
        """See `Command`."""
        return (MeasureKeyResults if self.changes.keys() == {"actual"} else EditKeyResult).__name__


@record
class MeasureKeyResults(Command):
    """Write down what numbers are today; None takes one back."""

    KEEPS_DATES: ClassVar[bool] = True

    values: Mapping[RowId, float | None]

    def subject(self, before: Plan, after: Plan) -> tuple[str, int]:
        """See `Command`."""
        return after.key_result[next(iter(self.values))].title, len(self.values)


@record
class RemoveKeyResult(Command):
    """Answer for a number no more."""

    KEEPS_DATES: ClassVar[bool] = True

    result_id: RowId

    def subject(self, before: Plan, after: Plan) -> tuple[str, int]:
        """See `Command`."""
        return before.key_result[self.result_id].title, 1


@record
class TakeKeyResults(Command):
    """Take over the key results of the campaign's playbook that it lacks."""

    KEEPS_DATES: ClassVar[bool] = True

    def subject(self, before: Plan, after: Plan) -> tuple[str, int]:
        """See `Command`."""
        from campaigntui.wording import listed

        titles = [one.title for number, one in after.key_result.items() if number not in before.key_result]
        return listed(titles[:_NAMED]) + ("…" if len(titles) > _NAMED else ""), len(titles)
