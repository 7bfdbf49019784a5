"""How keys are written, in the key bar, in help and in the README."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.binding import Binding

if TYPE_CHECKING:
    from textual.dom import DOMNode

_NAMES = {
    "up": "↑", "down": "↓", "left": "←", "right": "→", "escape": "esc", "pageup": "pgup", "pagedown": "pgdn",
    "delete": "del", "comma": ",", "asterisk": "*", "plus": "+", "minus": "-", "slash": "/",
}  # fmt: skip
_SIGNS = {
    "at": "@", "full_stop": ".", "colon": ":", "semicolon": ";", "question_mark": "?", "equals_sign": "=", "tilde": "~",
    "less_than_sign": "<", "greater_than_sign": ">", "left_square_bracket": "[", "right_square_bracket": "]",
    "left_curly_bracket": "{", "right_curly_bracket": "}",
}  # fmt: skip

_chosen: Mapping[str, str] = {}


def use_keys(chosen: Mapping[str, str]) -> None:
    """Write these keys (by id of the action) in texts from now on, where the user has chosen others than the usual."""
    global _chosen
    _chosen = chosen


def key_for(kind: type[DOMNode], action: str) -> str:
    """The first key of an action, named by its id, that a class or one of its bases declares, as people write it."""
    if action in _chosen:
        return _own(action)[0]
    declared = (each for base in kind.__mro__ for each in Binding.make_bindings(base.__dict__.get("BINDINGS", ())))
    return key_words(next(each for each in declared if each.id == action))


def keys_of(binding: Binding) -> tuple[str, ...]:
    """The keys that do what a binding does, as people write them: its own one, or all those that the user has chosen
    in its place.
    """
    return _own(binding.id) if binding.id is not None and binding.id in _chosen else (key_words(binding),)


def _own(action: str) -> tuple[str, ...]:
    """The keys that the user has chosen for an action."""
    return tuple(map(key_words, Binding.make_bindings([Binding(_chosen[action], "none")])))


def key_words(binding: Binding) -> str:
    """The key of a binding as people write it: “ctrl+p”, “↑”, “?”."""
    if binding.key_display:
        return binding.key_display
    *modifiers, key = binding.key.split("+")
    return "+".join([*modifiers, _NAMES.get(key) or _SIGNS.get(key) or _sign(key) or key])


def is_twin(key: str) -> bool:
    """True for the full-width form of a key, which is bound for Chinese input methods and not listed."""
    sign = _sign(key)
    return key.startswith("fullwidth_") or (bool(sign) and unicodedata.east_asian_width(sign) in "FW")


def _sign(key: str) -> str:
    """The character that Textual has named after its Unicode name; empty for other keys."""
    if "_" not in key:
        return ""
    try:
        return unicodedata.lookup(key.replace("_", " "))
    except KeyError:
        return ""
