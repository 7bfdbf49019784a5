"""Keys typed ahead of an answer: they wait until it is there, and are dropped where it is a question.

Whether a change is made at once or shown first is known only after it was computed. A key that is typed in between was
meant for what the user will see then; it must not reach what is on the screen now.
"""

from __future__ import annotations

from textual.events import Key

from campaigntui.tui.terminal import TerminalApp

_AT_ONCE = frozenset(("ctrl+c", "ctrl+q"))
"""Keys that never wait."""


class PatientApp(TerminalApp):
    """Holds keys back while `waits` is above zero."""

    _waits = 0
    _kept: tuple[Key, ...] = ()

    def hold_keys(self) -> None:
        """Keep what is typed from now on, until `free_keys` or `drop_keys` is called as often."""
        self._waits += 1

    def free_keys(self) -> None:
        """Hand on what was kept, in the order in which it was typed."""
        kept = self._release()
        for key in kept:
            # As if it were typed now: it goes to whatever has the focus by then.
            self.post_message(Key(key.key, key.character))

    def drop_keys(self) -> None:
        """Forget what was kept: it was typed before there was a question."""
        self._release()

    def _release(self) -> tuple[Key, ...]:
        self._waits = max(self._waits - 1, 0)
        if self._waits:
            return ()
        kept, self._kept = self._kept, ()
        return kept

    async def on_event(self, event: object) -> None:
        """Keep keys while an answer is awaited."""
        if self._waits and isinstance(event, Key) and event.key not in _AT_ONCE:
            self._kept = (*self._kept, event)
            return
        await super().on_event(event)  # type: ignore[arg-type]
