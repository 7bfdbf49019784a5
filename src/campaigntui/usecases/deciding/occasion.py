"""When and by whom a command is given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

from campaigntui.domain.plan import Plan
from campaigntui.errors import N_, NotFound

if TYPE_CHECKING:
    from campaigntui.domain.playbook import Playbook


def _no_playbook(playbook_id: str) -> Playbook:
    raise NotFound(N_("The playbook “{playbook}” is not at hand here."), playbook=playbook_id)


@dataclass(frozen=True, slots=True)
class Occasion:
    """The day a command counts for, the instant it is given, and the person who gives it."""

    today: date
    at: str
    """UTC instant in ISO form."""
    who: str
    playbook: Callable[[str], Playbook] = _no_playbook
    """Finds a playbook by id, for the changes that go back to it."""


Decisions: TypeAlias = Mapping[type[Any], Callable[[Plan, Any, Occasion], Plan]]
"""Command -> the pure function that answers it: plan before, command, occasion -> plan after."""
