"""Filters that are asked again and again, by name. These come with the program; a plan file may add its own."""

from __future__ import annotations

from dataclasses import dataclass

from campaigntui.usecases.filtering.syntax import quoted


@dataclass(frozen=True, slots=True)
class View:
    """A filter with a name."""

    key: str
    """Of a view that comes with the program, the key of its name in `filterwords.view_name`."""
    filter: str
    name: str = ""
    """Of a view of the plan file, what somebody called it."""


def usual_views(who: str = "") -> tuple[View, ...]:
    """The views that come with the program. `who` is the member at the terminal; without one there is no `mine`."""
    mine = (View("mine", f"@{quoted(who)} !done"),) if who else ()
    return (
        *mine,
        View("today", "!done (planned<=today or in_progress)"),
        View("week", "!done planned<=eow"),
        View("late", "late"),
        View("blocked", "blocked"),
        View("waiting", "waiting"),
        View("gates", "gate:yes !done"),
        View("unassigned", "unassigned !done"),
    )
