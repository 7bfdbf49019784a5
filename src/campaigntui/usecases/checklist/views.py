"""Views under a name: those that come with the program, and those that somebody has saved in the plan file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from campaigntui.domain import text
from campaigntui.domain.savedview import SavedView
from campaigntui.errors import N_, BadInput, NotFound
from campaigntui.usecases.checklist.columns import columns_of, sort_keys_of, sort_text
from campaigntui.usecases.checklist.grouping import grouping_of
from campaigntui.usecases.filtering import View, parse, usual_views
from campaigntui.wording.filterwords import views_called
from campaigntui.wording.spelling import folded

LONGEST_NAME = 60
"""Characters of the name of a view."""


def all_views(saved: Iterable[SavedView], who: str) -> tuple[View, ...]:
    """The usual views, then those of the file. `who` is the member at the terminal, empty when nobody has said it."""
    return (*usual_views(who), *map(view_of, saved))


def view_of(saved: SavedView) -> View:
    """A saved view as the screens and commands take one."""
    return View(
        key="",
        filter=saved.query,
        name=saved.name,
        sort=saved.sort,
        columns=saved.columns,
        grouping=saved.grouping,
    )


def view_named(word: str, saved: Sequence[SavedView], who: str) -> View:
    """The view that goes by that name, by its key, or by the beginning of its name. `NotFound` names those known."""
    usual = views_called(word)
    if usual == "mine" and not who:
        raise NotFound(N_('“Mine” needs to know who you are. Write your name into the settings: me = "NAME".'))
    for view in usual_views(who):
        if view.key == usual:
            return view
    return view_of(saved_named(word, saved, usual=True))


def saved_named(word: str, saved: Sequence[SavedView], *, usual: bool = False) -> SavedView:
    """The saved view of that name or beginning of a name. `usual`: the refusal names the usual ones as well."""
    wanted = folded(word)
    fitting = [one for one in saved if folded(one.name) == wanted] or [
        one for one in saved if wanted and folded(one.name).startswith(wanted)
    ]
    if len(fitting) == 1:
        return fitting[0]
    known = (*(view.key for view in usual_views("–") if usual), *(one.name for one in fitting or saved))
    if fitting:
        raise NotFound(N_("“{word}” may mean several views: {known}."), word=word, known=known)
    if not usual and views_called(word):
        raise NotFound(N_("“{word}” comes with the program and stays as it is."), word=word)
    raise NotFound(N_("There is no view “{word}”. There are: {known}."), word=word, known=known or "–")


def renamed(view: SavedView, name: str, saved: Sequence[SavedView]) -> SavedView:
    """The view under another name, where it stands. `BadInput` for a name that cannot be, or that another view has."""
    fresh = _free_name(name)
    if any(folded(one.name) == folded(fresh) for one in saved if one.name != view.name):
        raise BadInput(N_("Another view is called “{name}”. Drop that one first, or choose another name."), name=fresh)
    return replace(view, name=fresh)


def _free_name(name: str) -> str:
    """The name as it is stored, where it can be that of a saved view."""
    name = text.line(name)
    if not name or len(name) > LONGEST_NAME:
        raise BadInput(N_("The name of a view has 1 to {most} characters."), most=LONGEST_NAME)
    if views_called(name):
        raise BadInput(N_("“{name}” comes with the program. Give your view another name."), name=name)
    return name


def placed(view: SavedView, saved: Sequence[SavedView]) -> SavedView:
    """The view, checked and as it is stored: behind the others, or in the place of the one whose name it takes."""
    name = _free_name(view.name)
    parse(view.query)
    same = next((one for one in saved if folded(one.name) == folded(name)), None)
    return replace(
        view,
        name=same.name if same is not None else name,
        query=text.line(view.query),
        sort=sort_text(sort_keys_of(view.sort)),
        columns=tuple(str(column) for column in columns_of(view.columns)),
        grouping=str(grouping_of(view.grouping)) if view.grouping else "",
        position=same.position if same is not None else max((one.position for one in saved), default=0) + 1,
    )
