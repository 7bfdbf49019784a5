"""A view of the checklist under a name: what is shown, in which order, with which columns and groups."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SavedView:
    """Belongs to the plan file, not to a campaign: the same question is asked of every promotion."""

    name: str
    query: str = ""
    """A filter as it is typed."""
    sort: str = ""
    """Columns with commas, `-` before one that is turned round: `due,-slack`. Empty: as the plan has them."""
    columns: tuple[str, ...] = ()
    """Columns from left to right; empty: the usual ones."""
    grouping: str = ""
    """What the list is cut into; empty: stages."""
    position: int = 0
