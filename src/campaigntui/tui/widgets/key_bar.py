"""The last line of every screen: the keys of the moment, from the bindings that are active right now."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from textual.binding import ActiveBinding, Binding
from textual.screen import Screen
from textual.timer import Timer

from campaigntui.tui.keys import is_twin, key_words
from campaigntui.tui.marks import Ink
from campaigntui.tui.text import cut, plain
from campaigntui.tui.widgets.lines import Line, Lines, Piece, width_of
from campaigntui.wording import _, about, listed

_ON, _YES, _OUT = ("enter",), ("enter", "y"), "escape"
"""Keys that lead on, that do so in a dialog, and that lead out."""

_SECONDS = 4.0
"""How long a message stands."""


class KeyBar(Lines):
    """One widget for the whole line, where a footer of key widgets would cost one for every key."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {Ink.KEY, Ink.STRONG, Ink.ACCENT}
    DEFAULT_CSS = "KeyBar { height: 1; background: $footer-background; color: $footer-description-foreground; }"

    LAST = "app.help"
    """Id of the binding that always has room, at the right edge; what `esc` does stands before it."""

    message = ""
    """What has just been done; it stands before the keys for a moment."""
    _until: Timer | None = None

    def say(self, words: str) -> None:
        """Show a message for a few seconds. It costs one line of one frame, where a toast would cost several frames."""
        self.message = words
        self.redraw()
        if self._until is not None:
            self._until.stop()
        self._until = self.set_timer(_SECONDS, self._fall_silent)

    def _fall_silent(self) -> None:
        self.message = ""
        self.redraw()

    def on_mount(self) -> None:
        """Follow the bindings."""
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_changed)

    def _bindings_changed(self, _screen: Screen[Any]) -> None:
        self.redraw()

    def paint(self, width: int) -> list[Line]:
        """As many keys as fit, in the order of the chain: the focused widget first, the program last."""
        entries = self._entries(self.screen.active_bindings.values())
        last = [entry for binding, entry in entries if binding.key == _OUT]
        last += [entry for binding, entry in entries if binding.id == self.LAST]
        here = self._company(width)
        room = width - sum(map(width_of, last)) - width_of(here) - 1
        said = cut(self.message, room - 1) if self.message else ""
        line: Line = [Piece(f" {said}   ", Ink.STRONG)] if said else [Piece(" ")]
        used = width_of(line)
        for _binding, entry in entries:
            need = width_of(entry)
            if entry in last or used + need > room:
                continue
            line += entry
            used += need
        line.append(Piece(" " * (room - used)))
        return [[*line, *here, *(piece for entry in last for piece in entry)]]

    def _company(self, width: int) -> Line:
        """Who else has the file open."""
        others: tuple[str, ...] = getattr(self.app, "others", ())
        if not others:
            return []
        names = cut(listed(map(plain, others)), max(width // 5, 8))
        return [Piece(f"{about(_('also here'), names)}  ", Ink.ACCENT)]

    def _entries(self, active: Iterable[ActiveBinding]) -> list[tuple[Binding, Line]]:
        """Shown bindings with their pieces; those of one group share a description, as the keys of one action do."""
        found: dict[object, tuple[Binding, list[str]]] = {}
        focused = self.screen.focused
        for each in active:
            binding = each.binding
            if not binding.show or is_twin(binding.key):
                continue
            sign = key_words(binding)
            if focused is not None and len(sign) == 1 and focused.check_consume_key(binding.key, sign):
                # A field takes every character, so these keys do nothing else while one types.
                continue
            kept = found.setdefault(binding.group or (binding.action, binding.id), (binding, []))
            shown = self.app.get_key_display(binding)
            if not kept[1] or (binding.group is not None and shown not in kept[1]):
                kept[1].append(shown)
        entries: dict[str, tuple[Binding, Line]] = {}
        for binding, keys in found.values():
            words = binding.group.description if binding.group else binding.description
            hit = None if binding.group else binding.key
            # Two keys for the same, such as enter and ctrl+s, take the room of one.
            pieces = [Piece("".join(keys), Ink.KEY, hit), Piece(f" {words}  ", Ink.PLAIN, hit)]
            entries.setdefault(words, (binding, pieces))
        # The way on comes first, whoever in the chain declares it.
        on = _YES if self.screen.is_modal else _ON
        return sorted(entries.values(), key=lambda entry: entry[0].key not in on)

    def on_lines_hit(self, event: Lines.Hit) -> None:
        """A click on a key presses it."""
        event.stop()
        self.app.simulate_key(str(event.hit))
