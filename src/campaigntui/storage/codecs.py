"""How one value is stored in one column: a codec for every type that a field of the domain may have. A codec turns a
domain value into a plain one (text, number, true/false or nothing) and back, singly or a whole column at once. Reading
is strict, because the file may have been written by anybody: what does not fit raises, and text is cleaned before the
rest of the program sees it.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Sequence
from datetime import date, time
from enum import Enum
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, NamedTuple, TypeAlias, Union, get_args, get_origin

from campaigntui.domain import text
from campaigntui.domain.due import Due
from campaigntui.errors import BadInput

Plain: TypeAlias = str | int | float | bool | None
"""What a column and a JSON row image can hold."""

MISFITS = (ValueError, TypeError, KeyError, RecursionError, BadInput)
"""What a codec raises for a plain value that is not one of its own."""

SEVERAL_LINES = frozenset(
    {
        "acceptance",
        "answer_reason",
        "deliverable",
        "evidence",
        "purpose",
        "reason",
        "remark",
        "reopen_reason",
        "review_reason",
        "text",
    }
)
"""Names of fields whose text may have more than one line; in all others a line break is cleaned away."""


class Codec(NamedTuple):
    """The three ways through one column. `decode` and `column` raise one of `MISFITS`."""

    encode: Callable[[Any], Plain]
    decode: Callable[[Any], Any]
    column: Callable[[Sequence[Any]], Sequence[Any]]
    """`decode` for a whole column; the common case costs one pass in C."""


def codec_of(hint: Any, name: str) -> Codec:
    """The codec for a field called `name` whose resolved type is `hint`; `TypeError` if there is none."""
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        inner = [part for part in get_args(hint) if part is not NoneType]
        if len(inner) == 1:
            return _optional(codec_of(inner[0], name))
    elif origin is tuple:
        return _tuple(codec_of(get_args(hint)[0], name))
    elif hasattr(hint, "__supertype__"):
        return codec_of(hint.__supertype__, name)
    elif hint is str:
        return _text(text.lines if name in SEVERAL_LINES else text.line)
    elif isinstance(hint, type) and issubclass(hint, Enum):
        return _enum(hint)
    elif hint in _SIMPLE:
        return _SIMPLE[hint]
    raise TypeError(f"no column can hold {name}: {hint}")


def _same(value: Any) -> Plain:
    return value  # type: ignore[no-any-return]


def _each(decode: Callable[[Any], Any]) -> Callable[[Sequence[Any]], Sequence[Any]]:
    return lambda values: list(map(decode, values))


def _text(clean: Callable[[str], str]) -> Codec:
    def decode(value: Any) -> str:
        if type(value) is not str:
            raise TypeError
        return value if value.isprintable() else clean(value)

    def column(values: Sequence[Any]) -> Sequence[Any]:
        return values if all(map(str.isprintable, values)) else [decode(value) for value in values]

    return Codec(_same, decode, column)


def _whole(value: Any) -> int:
    if type(value) is not int:
        raise TypeError
    return value


def _whole_column(values: Sequence[Any]) -> Sequence[Any]:
    if not set(map(type, values)) <= {int}:
        raise TypeError
    return values


def _number(value: Any) -> float:
    if type(value) not in (int, float) or not math.isfinite(value):
        raise TypeError
    return float(value)


def _flag(value: Any) -> bool:
    # SQLite has no type of its own for true and false; JSON has.
    if type(value) not in (int, bool):
        raise TypeError
    return {0: False, 1: True}[value]


@lru_cache(maxsize=8192)
def _due(value: Any) -> Due:
    if type(value) is not str:
        raise TypeError
    return Due.parse(value)


_SIMPLE: dict[Any, Codec] = {
    int: Codec(_same, _whole, _whole_column),
    bool: Codec(bool, _flag, _each(_flag)),
    float: Codec(_number, _number, _each(_number)),
    date: Codec(date.isoformat, date.fromisoformat, _each(date.fromisoformat)),
    time: Codec(time.isoformat, time.fromisoformat, _each(time.fromisoformat)),
    Due: Codec(str, _due, _each(_due)),
}


def _enum(kind: type[Enum]) -> Codec:
    members = {member.value: member for member in kind}
    return Codec(lambda member: member.value, members.__getitem__, _each(members.__getitem__))


def _optional(inner: Codec) -> Codec:
    def column(values: Sequence[Any]) -> Sequence[Any]:
        return [None if value is None else inner.decode(value) for value in values]

    return Codec(
        lambda value: None if value is None else inner.encode(value),
        lambda value: None if value is None else inner.decode(value),
        column,
    )


def _tuple(inner: Codec) -> Codec:
    def encode(values: Sequence[Any]) -> str:
        return json.dumps([inner.encode(value) for value in values], ensure_ascii=False, separators=(",", ":"))

    @lru_cache(maxsize=4096)
    def decode(value: Any) -> tuple[Any, ...]:
        if type(value) is not str:
            raise TypeError
        parts = json.loads(value)
        if type(parts) is not list:
            raise TypeError
        return tuple(map(inner.decode, parts))

    return Codec(encode, decode, _each(decode))
