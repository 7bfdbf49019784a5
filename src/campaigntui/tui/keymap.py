"""All keys of the program, found where they are declared: for help, the README, and keys of the user's choice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import NamedTuple

from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.keys import Keys

from campaigntui.tui.keyplaces import CHAINS, PARTS
from campaigntui.tui.keys import is_twin, keys_of
from campaigntui.wording import _


class KeyLine(NamedTuple):
    """An action with its keys."""

    keys: tuple[str, ...]
    """As people write them, without full-width twins; those that the user has chosen, where there are some."""
    words: str
    """What it does; a message id."""
    ids: tuple[str, ...]
    """What a settings file calls it: more than one where several actions share a line, such as the seven stages."""


class Section(NamedTuple):
    """The keys that belong to one part of the program."""

    title: str
    """A message id."""
    lines: tuple[KeyLine, ...]


def key_table() -> tuple[Section, ...]:
    """Every key of the program, in the order in which one learns them."""
    return tuple(Section(title, _lines(kinds)) for title, kinds in _parts())


def own_bindings(kind: type[DOMNode]) -> list[Binding]:
    """The bindings that a class declares itself, one for each key."""
    declared: list[BindingType] = kind.__dict__.get("BINDINGS", [])
    return list(Binding.make_bindings(declared))


def _lines(kinds: tuple[type[DOMNode], ...]) -> tuple[KeyLine, ...]:
    found: dict[str, tuple[list[str], list[str]]] = {}
    for kind in kinds:
        for binding in own_bindings(kind):
            if binding.system or is_twin(binding.key):
                continue
            keys, ids = found.setdefault(binding.tooltip or binding.description, ([], []))
            keys += [shown for shown in keys_of(binding) if shown not in keys]
            if binding.id is not None and binding.id not in ids:
                ids.append(binding.id)
    return tuple(KeyLine(tuple(keys), words, tuple(ids)) for words, (keys, ids) in found.items())


def _parts() -> Iterator[tuple[str, tuple[type[DOMNode], ...]]]:
    for title, places in PARTS:
        yield title, tuple(map(_kind, places.split()))


def _kind(place: str) -> type[DOMNode]:
    """The class at a place such as `screens.item:ItemPage`."""
    module, _colon, name = place.partition(":")
    kind: type[DOMNode] = getattr(import_module(f"campaigntui.tui.{module}"), name)
    return kind


def chains() -> Iterator[tuple[type[DOMNode], ...]]:
    """Which classes hear a key together, the first to hear it first. Inherited bindings count."""
    for places in CHAINS:
        yield tuple(map(_kind, places.split()))


def usable(wanted: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """The keys of a settings file that can be used, and a sentence for each that cannot."""
    known = {line_id for section in key_table() for line in section.lines for line_id in line.ids}
    heard = [_heard(chain) for chain in chains()]
    kept: dict[str, str] = {}
    problems: list[str] = []
    for action, keys in wanted.items():
        words = _malformed(action, keys, known)
        if words is None:
            kept[action] = keys
        else:
            problems.append(words)
    # A wish that is refused falls back to its usual key, which another wish may have taken: look until nothing clashes.
    while (clash := next(_clashes(kept, heard), None)) is not None:
        action, words = clash
        del kept[action]
        problems.append(words)
    return kept, problems


def _heard(chain: tuple[type[DOMNode], ...]) -> list[tuple[str, str]]:
    """Ids and keys of a chain."""
    found = []
    for kind in chain:
        for base in kind.__mro__:
            if issubclass(base, DOMNode):
                found += [(binding.id, binding.key) for binding in own_bindings(base) if binding.id is not None]
    return found


def _malformed(action: str, keys: str, known: set[str]) -> str | None:
    if action not in known:
        return _("settings, keys: there is no action “{action}”. “campaigntui keys” lists them.").format(action=action)
    for key in _key_names(keys):
        if not _is_key(key):
            words = _("settings, keys: “{key}” for {action} is not a key. Write for example ctrl+s or f5.")
            return words.format(key=key, action=action)
    return None


def _clashes(kept: Mapping[str, str], heard: list[list[tuple[str, str]]]) -> Iterator[tuple[str, str]]:
    """Wishes for a key that means something else in a chain, the last wish first, with a sentence."""
    for action in reversed([*kept]):
        named = {*_key_names(kept[action])}
        for pairs in heard:
            if action not in (name for name, _key in pairs):
                continue
            for other, key in pairs:
                if other != action and named.intersection(_key_names(kept.get(other, key))):
                    words = _("settings, keys: “{key}” for {action} already means {other}. Choose another key.")
                    yield action, words.format(key=kept[action], action=action, other=other)


def _key_names(keys: str) -> list[str]:
    return [binding.key for binding in Binding.make_bindings([Binding(keys, "none")])]


def _is_key(key: str) -> bool:
    *modifiers, name = key.split("+")
    known = {each.value for each in Keys}
    plain = name.islower() or name.isupper() or name.isdigit()
    return all(each in ("ctrl", "shift", "alt", "super") for each in modifiers) and (
        (len(name) == 1 and plain) or name in known or "_" in name or name in _SIGNS
    )


_SIGNS = {"space", "comma", "plus", "minus", "slash", "at", "colon", "semicolon", "tilde"}
