"""A filter as a value: what it asks, without the plan it will be asked of. `written` gives the text back.

Two filters are equal when they ask the same in the same order; where the words stood in the text does not count.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from campaigntui.wording import filterwords
from campaigntui.wording.spelling import folded


class Field(StrEnum):
    """What of an item can be compared. The values are what one types."""

    ROLE = "role"
    STAGE = "stage"
    STATE = "state"
    MEMBER = "member"
    DUE = "due"
    PLANNED = "planned"
    FORECAST = "forecast"
    LATEST = "latest"
    STARTED = "started"
    FINISHED = "finished"
    SLACK = "slack"
    DURATION = "duration"
    DAYS_LATE = "days_late"
    GATE = "gate"
    ANY_DAY = "any_day"
    CRITICAL = "critical"
    CONFLICT = "conflict"
    ID = "id"
    HAS = "has"
    TAG = "tag"
    REVIEWER = "reviewer"
    REVIEW = "review"
    EVIDENCE = "evidence"


DATES = frozenset((Field.DUE, Field.PLANNED, Field.FORECAST, Field.LATEST, Field.STARTED, Field.FINISHED))
NUMBERS = frozenset((Field.SLACK, Field.DURATION, Field.DAYS_LATE))
QUESTIONS = frozenset((Field.GATE, Field.ANY_DAY, Field.CRITICAL, Field.CONFLICT, Field.EVIDENCE))
"""Fields whose value is yes or no."""


class Op(StrEnum):
    """How a value is compared."""

    IS = ":"
    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="


@dataclass(frozen=True, slots=True)
class Value:
    """One value as it is typed."""

    text: str
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Compared:
    """A field against a value, or against several of which one must fit."""

    field: Field
    op: Op
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """A state or another word that stands alone, such as `late` or `unassigned`."""

    mark: str


@dataclass(frozen=True, slots=True)
class Text:
    """Words that occur in the title, the id or the deliverable, sound like the title, or name a role or a member."""

    words: str


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite."""

    part: Filter


@dataclass(frozen=True, slots=True)
class And:
    """All parts; none at all lets everything pass."""

    parts: tuple[Filter, ...] = ()


@dataclass(frozen=True, slots=True)
class Or:
    """At least one part."""

    parts: tuple[Filter, ...]


Filter: TypeAlias = Compared | Marked | Text | Not | And | Or

JOINTS = {"or": "or", "或": "or", "and": "and", "且": "and", "not": "not", "非": "not"}
"""Words that join parts, folded."""

_PLAIN_VALUE = re.compile(r"[^\s\"“”「」＂()（）,，、<>=＜＞＝!！:：\\＼]+")
_BARE = re.compile(r"[^\W_](?:[\w.+-]*\w)?")


class Tongue(NamedTuple):
    """How the words of a filter are spelled."""

    field: Callable[[str], str] = str
    mark: Callable[[str], str] = str
    value: Callable[[str], str] = str
    either: str = "or"


PLAIN = Tongue()
"""The same in every language, for what is stored and for scripts."""


def written(filter_: Filter, tongue: Tongue = PLAIN) -> str:
    """The text that reads as this filter."""
    match filter_:
        case And(parts):
            return " ".join(_side_by_side(parts, tongue))
        case Or(parts):
            texts = (written(part, tongue) for part in parts)
            one_each = (f"({text})" if isinstance(part, Or) else text for part, text in zip(parts, texts, strict=True))
            return f" {tongue.either} ".join(one_each)
        case Not(part):
            return f"!{_grouped(part, tongue)}"
        case Compared(field=name, op=op, values=values):
            sign = "@" if name is Field.MEMBER else f"{tongue.field(name)}{op}"
            spell = tongue.value if name in DATES | QUESTIONS else str
            return sign + ",".join(quoted(spell(value.text)) for value in values)
        case Marked(mark):
            return tongue.mark(mark)
        case Text(words):
            return words if _stands_bare(words) else quoted(words, always=True)


def _side_by_side(parts: tuple[Filter, ...], tongue: Tongue) -> Iterator[str]:
    after_date = False
    for part in parts:
        # A bare word behind a date might be read as the rest of it.
        yield quoted(part.words, always=True) if after_date and isinstance(part, Text) else _grouped(part, tongue)
        inner = part
        while isinstance(inner, Not):
            inner = inner.part
        after_date = isinstance(inner, Compared) and inner.field in DATES


def quoted(text: str, *, always: bool = False) -> str:
    """A value as it can be typed: in quotation marks when it holds a blank or a sign of the language."""
    if not always and _PLAIN_VALUE.fullmatch(text):
        return text
    return '"' + re.sub(r'([\\＼"“”「」＂])', r"\\\1", text) + '"'


def _grouped(part: Filter, tongue: Tongue) -> str:
    return f"({written(part, tongue)})" if isinstance(part, And | Or) else written(part, tongue)


def _stands_bare(words: str) -> bool:
    plain = folded(words)
    if not _BARE.fullmatch(words) or plain in JOINTS or plain in filterwords.words("mark"):
        return False
    return not any(mark.startswith(f"{plain} ") for mark in filterwords.words("mark"))
