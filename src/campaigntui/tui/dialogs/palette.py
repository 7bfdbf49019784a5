"""The palette: every action of the moment, every item, themes and languages, found by typing."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from functools import partial
from typing import Any, TypeAlias

from textual.screen import Screen

from campaigntui import wording
from campaigntui.themefiles import shelf
from campaigntui.tui.dialogs.go import GoMenu
from campaigntui.tui.dialogs.pick_list import Option, PickDialog
from campaigntui.tui.keymap import own_bindings
from campaigntui.tui.keys import key_for, keys_of
from campaigntui.tui.messages import View, ViewRequested
from campaigntui.tui.reminding import RemindingApp
from campaigntui.tui.screens.going import GoScreen
from campaigntui.tui.screens.snapshot_screen import SnapshotScreen
from campaigntui.tui.wardrobe import DressedApp
from campaigntui.wording import _

Run: TypeAlias = Callable[[], object]


class Palette(PickDialog[Run | None]):
    """Dismissed with what to run. Built from the bindings that are active on the screen below, so that it can never
    offer what a key cannot do."""

    def __init__(self, app: RemindingApp, below: Screen[Any]) -> None:
        super().__init__(
            _("Commands, items, themes"),
            [*_unsaved(app), *_actions(app, below), *_views(below), *_choices(app), *_items(below)],
        )

    def picked(self, value: Hashable) -> None:
        """Run it when the palette is gone."""
        if callable(value):
            self.dismiss(value)


def _unsaved(app: RemindingApp) -> Iterator[Option]:
    """The ways to text that waits."""
    for place in app.unsaved.waiting():
        yield Option(partial(app.return_to, place), place.title, _("typed, not saved"), "unsaved")


def _actions(app: DressedApp, below: Screen[Any]) -> Iterator[Option]:
    seen = set()
    # What the key bar names comes first, moving about last.
    for active in sorted(below.active_bindings.values(), key=lambda a: not a.binding.show):
        binding = active.binding
        if binding.id is None or binding.id in seen or not binding.description or binding.system:
            continue
        seen.add(binding.id)
        words = _(binding.tooltip) if binding.tooltip else binding.description
        run = partial(app.run_action, binding.action, active.node)
        yield Option(run, words, app.get_key_display(binding), binding.id.replace(".", " ").replace("_", " "))


def _views(below: Screen[Any]) -> Iterator[Option]:
    """Where the menu of views leads, with its letters."""
    go = key_for(GoScreen, "view.go")
    for binding in own_bindings(GoMenu):
        name, arguments = binding.action.partition("(")[::2]
        if name == "to":
            view = View(arguments.strip("')"))
            words = _("Go to: {view}").format(view=_(binding.description))
            yield Option(partial(below.post_message, ViewRequested(view)), words, f"{go} {keys_of(binding)[0]}", view)


def _choices(app: DressedApp) -> Iterator[Option]:
    for name, theme in shelf(app.folder.themes).themes.items():
        yield Option(partial(app.wear, name), _("Theme: {name}").format(name=theme.title), also=f"theme {name}")
    for code, name in wording.LANGUAGES.items():
        yield Option(partial(app.speak, code), _("Language: {name}").format(name=name), also=f"language {code}")


def _items(below: Screen[Any]) -> Iterator[Option]:
    if not isinstance(below, SnapshotScreen) or below.snapshot is None:
        return
    for items in below.outlook().items.values():
        for item in items:
            go = partial(below.post_message, ViewRequested(View.TIMELINE, item_id=item.id))
            yield Option(go, item.title, _("go to the item"), item.key, late=True)
