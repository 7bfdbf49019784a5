"""How keys are written, in the key bar, in help and in the README."""

from __future__ import annotations

import unicodedata

from textual.binding import Binding
from textual.keys import format_key

_NAMES = {
    "up": "↑", "down": "↓", "left": "←", "right": "→", "enter": "enter", "escape": "esc", "space": "space",
    "pageup": "pgup", "pagedown": "pgdn", "tab": "tab", "backspace": "backspace", "delete": "del",
}  # fmt: skip


def key_words(binding: Binding) -> str:
    """The key of a binding as people write it: “ctrl+p”, “↑”, “?”."""
    if binding.key_display:
        return binding.key_display
    *modifiers, key = binding.key.split("+") if binding.key != "+" else [binding.key]
    return "+".join([*modifiers, _NAMES.get(key, format_key(key))])


def is_twin(key: str) -> bool:
    """True for the full-width form of a key, which is bound for Chinese input methods and not listed."""
    char = format_key(key)
    return len(char) == 1 and unicodedata.east_asian_width(char) in "FW"
