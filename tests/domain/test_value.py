"""A record is what a frozen dataclass of the same fields is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import FrozenInstanceError, dataclass, field, replace
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigntui.domain.value import Value, record


@record
class Recorded(Value):
    """A record."""

    RULE: ClassVar[bool] = True
    id: int
    name: str = "none"
    tags: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Usual:
    """The same, as the standard library makes it."""

    RULE: ClassVar[bool] = True
    id: int
    name: str = "none"
    tags: Mapping[str, int] = field(default_factory=dict)


@record
class Bare(Value):
    """A record without fields."""


VALUES: st.SearchStrategy[Any] = st.integers() | st.text(max_size=3) | st.none()
CALLS = st.tuples(
    st.lists(VALUES, max_size=4), st.dictionaries(st.sampled_from(["id", "name", "tags", "RULE", "x"]), VALUES)
)


def called(kind: Any, values: list[object], named: dict[str, object]) -> list[object] | str:
    """The fields of what such a call makes, or that it is refused."""
    try:
        made = kind(*values, **named)
    except TypeError:
        return "refused"
    return [made.id, made.name, made.tags]


@given(CALLS)
def test_it_takes_its_fields_as_a_dataclass_does(call: tuple[list[object], dict[str, object]]) -> None:
    assert called(Recorded, *call) == called(Usual, *call)


@given(VALUES, VALUES, VALUES, VALUES)
def test_two_are_equal_when_their_fields_are(a: Any, b: Any, c: Any, d: Any) -> None:
    assert (Recorded(a, b) == Recorded(c, d)) == ((a, b) == (c, d))
    assert Recorded(a, b) != Usual(a, b)
    assert replace(Recorded(a, b), name=d) == Recorded(a, d)
    assert Recorded(a, b, ()) in {Recorded(a, b, ())}  # type: ignore[arg-type]


def test_it_is_frozen_and_shows_itself() -> None:
    made = Recorded(1, tags={"a": 2})
    for name in ("id", "RULE", "x"):
        with pytest.raises(FrozenInstanceError):
            setattr(made, name, 2)
    with pytest.raises(FrozenInstanceError):
        del made.id
    assert repr(made) == repr(Usual(1, tags={"a": 2})).replace("Usual", "Recorded")
    assert made.tags is not Recorded(1).tags
    assert Bare() == Bare() and hash(Bare()) == hash(Bare()) and repr(Bare()) == "Bare()"
    assert not hasattr(made, "__dict__")
