"""Filters that are asked again and again, by name. These come with the program; a plan file may add its own."""

from __future__ import annotations

from typing import NamedTuple

from campaigntui.usecases.filtering.parsing import parse
from campaigntui.usecases.filtering.syntax import Tongue, quoted, written
from campaigntui.wording import _
from campaigntui.wording.filterwords import field_name, mark_name


class View(NamedTuple):
    """A filter with a name, and how a checklist shows what it finds; an empty part leaves that as it is."""

    key: str
    """Of a view that comes with the program, the key of its name in `filterwords.view_name`."""
    filter: str
    name: str = ""
    """Of a view of the plan file, what somebody called it."""
    sort: str = ""
    columns: tuple[str, ...] = ()
    grouping: str = ""


def spoken(view: View) -> View:
    """The view with its filter in the language in force, as one types it there."""
    values = {"today": _("today"), "eow": _("eow"), "yes": _("yes"), "no": _("no")}
    tongue = Tongue(field_name, _one_word, lambda text: values.get(text, text), _("or"))
    return view._replace(filter=written(parse(view.filter), tongue))


def _one_word(mark: str) -> str:
    name = mark_name(mark)
    return mark if " " in name else name


def usual_views(who: str = "") -> tuple[View, ...]:
    """The views that come with the program. `who` is the member at the terminal; without one there is no `mine`."""
    mine = (View("mine", f"@{quoted(who)} !done", sort="due", grouping="week"),) if who else ()
    return (
        *mine,
        View("today", "!done (planned<=today or in_progress)", sort="due", grouping="none"),
        View("week", "!done planned<=eow", sort="due", grouping="due"),
        View("late", "late", sort="-days_late", grouping="member"),
        View("blocked", "blocked", sort="due", grouping="stage"),
        View("waiting", "waiting or to_review", sort="due", grouping="state"),
        View("gates", "gate:yes !done", sort="due", grouping="stage"),
        View("unassigned", "unassigned !done", sort="due", grouping="role"),
    )
