"""Keys typed ahead: each waits until what the one before it has set going has come about, and those typed before an
answer wait until it is there, or are dropped where it is a question.

Where a line is slow several keys arrive at once. A key that opens a filter or a dialog moves the focus only a moment
later; letters that follow would be taken for commands by what had the focus before. And whether a change is made at
once or shown first is known only after it was computed; a key that is typed in between was meant for what is seen then.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial, wraps
from time import monotonic
from typing import Any, Concatenate, ParamSpec, TypeVar

from textual.app import ScreenStackError
from textual.dom import DOMNode
from textual.events import Callback, Key

from campaigntui.tui.terminal import TerminalApp

_AT_ONCE = frozenset(("ctrl+c", "ctrl+q"))
"""Keys that never wait."""

_ROUNDS = 2
"""How often everybody is heard after a key: a dialog passes on its answer, then the screen what it asks for with it."""

_LONGEST = 2.0
"""Seconds after which a key that came to nothing, because what it went to has closed, holds up no other one."""

_PATIENCE = 20.0
"""Seconds after which keys are held back no longer, and those that were are forgotten: longer than a file is tried."""

NodeT = TypeVar("NodeT", bound=DOMNode)
P = ParamSpec("P")


def before_keys(method: Callable[Concatenate[NodeT, P], Awaitable[None]]) -> Callable[Concatenate[NodeT, P], None]:
    """Decorates an action that reads something and then opens a dialog: what is typed until it stands waits for it.

    One that is begun while another one is under way is passed over.
    """

    @wraps(method)
    def begin(node: NodeT, /, *args: P.args, **kwargs: P.kwargs) -> None:
        app = node.app
        assert isinstance(app, PatientApp)
        app.do_before_keys(partial(method, node, *args, **kwargs))

    return begin


class PatientApp(TerminalApp):
    """Hands keys on one by one, and holds them back while `hold_keys` is in force."""

    def __init__(self) -> None:
        super().__init__()
        self._waits = 0
        self._until = 0.0
        self._begun_by: str | None = None
        self._kept: deque[Key] = deque()
        self._under_way: Key | None = None
        self._since = 0.0

    # -- while an answer is awaited -----------------------------------------------------------------------------------
    def hold_keys(self) -> None:
        """Keep what is typed from now on, until `free_keys` or `drop_keys` is called as often."""
        self._waits += 1
        self._until = monotonic() + _PATIENCE

    def free_keys(self) -> None:
        """Hand on what was kept, in the order in which it was typed, to whatever has the focus by then."""
        self._waits = max(self._waits - 1, 0)
        self.call_later(self._next)

    def drop_keys(self) -> None:
        """Forget what was kept: it was typed before there was a question."""
        self._waits = max(self._waits - 1, 0)
        if not self._waits:
            self.forget_keys()

    def forget_keys(self) -> None:
        """Forget what was kept so far, and go on keeping."""
        self._kept.clear()

    def do_before_keys(self, work: Callable[[], Awaitable[None]]) -> None:
        """Keep what is typed until this is done; see `before_keys`."""
        if self._begun_by is None:
            self._begun_by = self._under_way.key if self._under_way is not None else ""
            self.hold_keys()
            self.run_worker(self._do(work), group="before keys")

    async def _do(self, work: Callable[[], Awaitable[None]]) -> None:
        try:
            await work()
        finally:
            self._begun_by = None
            # Only when everybody has heard of a new dialog does it have the focus. A program that ends has no screen.
            with suppress(ScreenStackError):
                self._climb(self.free_keys, _ROUNDS, self._on_show())

    # -- one after the other ------------------------------------------------------------------------------------------
    async def on_event(self, event: object) -> None:
        """Take keys in their turn. One that nobody below has used comes up again, to do what it is bound to."""
        if not isinstance(event, Key) or event.key in _AT_ONCE or event.is_forwarded:
            await super().on_event(event)  # type: ignore[arg-type]
            if isinstance(event, Key) and event is self._under_way:
                self._hear(event)
        else:
            if self._waits and monotonic() >= self._until:
                self._waits = 0
                self.forget_keys()
            # Who presses a key again because nothing is to be seen yet does not mean the dialog.
            if self._kept or event.key != self._begun_by:
                self._kept.append(event)
            await self._next()

    async def _next(self) -> None:
        """Hand on the next key, unless they are held back or the one before is under way."""
        held = self._waits or (self._under_way is not None and monotonic() - self._since < _LONGEST)
        if held or not self._kept:
            return
        key = self._kept.popleft()
        self._under_way, self._since = key, monotonic()
        target = self.focused or self.screen
        await super().on_event(key)
        if not key.is_forwarded or not target.call_later(self._taken, key):
            self._hear(key)

    def _taken(self, key: Key) -> None:
        """The widget has seen the key; what it has used for itself, such as a letter, comes no further."""
        if key._stop_propagation:
            self._hear(key)

    def _hear(self, key: Key) -> None:
        """Let everybody do what they were asked before the next key."""
        self._climb(partial(self._done, key), _ROUNDS, self._on_show())

    def _on_show(self) -> deque[DOMNode]:
        """The widget with the focus and all around it, up to the program."""
        return deque((self.focused or self.screen).ancestors_with_self)

    def _climb(self, then: Callable[[], Any], rounds: int, path: deque[DOMNode]) -> None:
        """Go from the widget with the focus up to the program, behind all that is on its way there."""
        _Climb(self, then, rounds, path)()

    async def _done(self, key: Key) -> None:
        if key is self._under_way:
            self._under_way = None
            await self._next()


class _Climb:
    """What `PatientApp._climb` does: a callback that everybody on the way up gets in turn."""

    _param_count = 0
    """What Textual would find out anew for every callback of a key, at a tenth of what the key may take."""

    def __init__(self, app: PatientApp, then: Callable[[], Any], rounds: int, path: deque[DOMNode]) -> None:
        self._app = app
        self._then = then
        self._rounds = rounds
        self._path = path

    def __call__(self) -> None:
        """Go one further."""
        while self._path:
            if self._path.popleft().post_message(Callback(callback=self)):
                return
        self._rounds -= 1
        if self._rounds:
            self._path = self._app._on_show()
            self()
        else:
            self._app.call_later(self._then)
