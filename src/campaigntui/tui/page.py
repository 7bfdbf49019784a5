"""What every screen and dialog shares: key descriptions in the language in force.

Bindings are made once, when their class is; their descriptions are message ids and are translated when they are shown.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from textual.await_complete import AwaitComplete
from textual.binding import ActiveBinding, Binding
from textual.screen import ModalScreen, Screen

from campaigntui.tui.compositing import WholeMessages
from campaigntui.tui.widgets.lines import Lines
from campaigntui.wording import _

ResultT = TypeVar("ResultT")

NARROW_OR_WIDE = [(0, "-narrow"), (100, "-wide")]
"""Classes by width for screens that put a panel beside their list where there is room for both."""


def translated(bindings: dict[str, ActiveBinding]) -> dict[str, ActiveBinding]:
    """The same bindings with their descriptions in the language in force."""
    return {key: active._replace(binding=_in_words(active.binding)) for key, active in bindings.items()}


def _in_words(binding: Binding) -> Binding:
    group = binding.group
    if group is not None:
        group = replace(group, description=_(group.description))
    return replace(binding, description=_(binding.description), group=group)


def reword(screen: Screen[Any]) -> None:
    """Draw everything on a screen again, because the language is another one."""
    for widget in screen.query("*"):
        if isinstance(widget, Lines):
            widget.redraw()
        else:
            widget.refresh()
    screen.refresh_bindings()


class Page(Screen[None]):
    """A full screen. It can be dismissed twice, see `Dialog`."""

    def __init__(self) -> None:
        super().__init__()
        self._compositor = WholeMessages()

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """What the keys do now, in the language in force."""
        return translated(super().active_bindings)

    def reword(self) -> None:
        """Say everything again in the language in force."""
        reword(self)

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Close, once."""
        return super().dismiss(result) if self in self.app.screen_stack else AwaitComplete()

    def _compositor_refresh(self) -> None:
        # While a batch is open Textual paints, throws the frame away and forgets what it was about: half of the screen
        # would be missing from the first frame that is shown.
        if not self.app._batch_count:
            super()._compositor_refresh()


class Dialog(ModalScreen[ResultT]):
    """A question over a screen. It is closed with `dismiss` on every path, and two of them may come at once: escape
    while the answer to what was handed in is on its way. Textual would then close the screen below as well.
    """

    def __init__(self) -> None:
        super().__init__()
        self._compositor = WholeMessages()

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """What the keys do now, in the language in force."""
        return translated(super().active_bindings)

    def dismiss(self, result: ResultT | None = None) -> AwaitComplete:
        """Close, once."""
        return super().dismiss(result) if self in self.app.screen_stack else AwaitComplete()

    def reword(self) -> None:
        """Say everything again in the language in force."""
        reword(self)
