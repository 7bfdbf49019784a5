"""The base of all rows: when two are equal, and how one is shown."""

from __future__ import annotations

from operator import attrgetter
from typing import Any

_READERS: dict[type[Any], attrgetter[Any]] = {}


class Value:
    """Compares, hashes and shows itself by its fields, as a dataclass does.

    Written once here, because `dataclass` writes and compiles these methods anew for every class at every start of the
    program, which is half of what a class costs. A row is `@dataclass(frozen=True, slots=True, eq=False, repr=False)`.
    """

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        read = _reader(type(self))
        return bool(read(self) == read(other))

    def __hash__(self) -> int:
        return hash(_reader(type(self))(self))

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in _names(type(self)))
        return f"{type(self).__qualname__}({shown})"


def _reader(kind: type[Any]) -> attrgetter[Any]:
    read = _READERS.get(kind)
    if read is None:
        read = _READERS[kind] = attrgetter(*_names(kind))
    return read


def _names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(kind.__dataclass_fields__)
