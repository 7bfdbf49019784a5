"""What every screen and dialog shares: key descriptions in the language in force.

Bindings are made once, when their class is; their descriptions are message ids and are translated when they are shown.
"""

from __future__ import annotations

from asyncio import sleep
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from textual import events
from textual.await_complete import AwaitComplete
from textual.binding import ActiveBinding, Binding
from textual.screen import ModalScreen, Screen

from campaigntui.tui.compositing import WholeMessages
from campaigntui.tui.widgets.lines import Lines
from campaigntui.wording import _

ResultT = TypeVar("ResultT")

_TURNS = 8
"""Turns of the loop within which a widget hears of what another has changed and asks to be painted."""

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


class OwnScreen(Screen[ResultT]):
    """What full screens and dialogs share: their words, their painting, and how they close.

    They are closed with `dismiss` on every path, which may be called twice, as when escape comes while the answer to
    what was handed in is on its way, and while another screen lies on top. Textual would close whatever is on top.
    """

    _leaving: Callable[[], object] | None = None

    def __init__(self) -> None:
        super().__init__()
        self._compositor = WholeMessages()

    async def _on_idle(self, event: events.Idle) -> None:
        """Paint once all that a key has changed has asked for it.

        Widgets ask one after the other, some turns of the loop apart. Textual paints as soon as the first of them has,
        and the others a sixtieth of a second later: two frames, of which the first is of no use.
        """
        event.prevent_default()
        if self._dirty_widgets or self._layout_required:
            for _turn in range(_TURNS):
                await sleep(0)
                if self.message_queue_size:
                    # What has come is dealt with first; then it is idle again.
                    return
        await super()._on_idle(event)

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """What the keys do now, in the language in force."""
        return translated(super().active_bindings)

    def reword(self) -> None:
        """Say everything again in the language in force."""
        reword(self)

    def dismiss(self, result: ResultT | None = None) -> AwaitComplete:
        """Close, once; under another screen, as soon as this one comes to light."""
        stack = self.app.screen_stack
        if self not in stack:
            return AwaitComplete()
        if self is not stack[-1]:
            self._leaving = partial(self.dismiss, result)
            return AwaitComplete()
        return super().dismiss(result)

    async def _message_loop_exit(self) -> None:
        # Textual does it when the widgets have gone. An answer that comes between would look for one of them.
        self.workers.cancel_node(self)
        await super()._message_loop_exit()

    def on_screen_resume(self) -> None:
        """Close when that was asked for while another screen lay on top."""
        if self._leaving is not None:
            self._leaving()


class Page(OwnScreen[None]):
    """A full screen."""

    def _compositor_refresh(self) -> None:
        # While a batch is open Textual paints, throws the frame away and forgets what it was about: half of the screen
        # would be missing from the first frame that is shown.
        if not self.app._batch_count:
            super()._compositor_refresh()


class Dialog(OwnScreen[ResultT], ModalScreen[ResultT]):
    """A question over a screen."""
