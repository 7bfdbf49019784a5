"""The base of all rows and commands: how one is made, when two are equal, and how one is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn, TypeVar, dataclass_transform

if TYPE_CHECKING:
    from dataclasses import Field

V = TypeVar("V", bound="Value")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(kind: type[V]) -> type[V]:
    """Make a subclass of `Value` a frozen dataclass with slots, for which nothing is written and compiled.

    A usual frozen dataclass compiles three methods for every class at every start of the program, which is three
    quarters of what the class costs; `Value` has them once for all.
    """
    return dataclass(init=False, repr=False, eq=False, slots=True)(kind)


class Value:
    """Takes its fields in their order or by name, keeps them, and compares, hashes and shows itself by them."""

    __slots__ = ()

    if TYPE_CHECKING:
        __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    def __init__(self, *values: Any, **named: Any) -> None:
        form = _FORMS.get(type(self)) or _form(type(self))
        if named or len(values) != len(form.setters):
            values = form.complete(values, named)
        for put, value in zip(form.setters, values, strict=True):
            put(self, value)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> NoReturn:
        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        read = (_FORMS.get(type(self)) or _form(type(self))).read
        return bool(read(self) == read(other))

    def __hash__(self) -> int:
        return hash((_FORMS.get(type(self)) or _form(type(self))).read(self))

    def __repr__(self) -> str:
        shown = ", ".join(f"{spec.name}={getattr(self, spec.name)!r}" for spec in fields(self))
        return f"{type(self).__qualname__}({shown})"


class _Form:
    """What `Value` needs to know of a class, found out once."""

    def __init__(self, kind: type[Any]) -> None:
        self.name = kind.__qualname__
        self.fields: Mapping[str, Field[Any]] = {spec.name: spec for spec in fields(kind)}
        self.setters: tuple[Callable[[object, object], None], ...] = tuple(
            getattr(kind, name).__set__ for name in self.fields
        )
        self.read: Callable[[object], Any] = attrgetter(*self.fields) if self.fields else lambda _: ()

    def complete(self, values: Sequence[object], named: Mapping[str, object]) -> tuple[Any, ...]:
        """One value for each field, in their order; `TypeError` where the call of a dataclass would raise it."""
        if not values and named.keys() == self.fields.keys():
            return tuple(map(named.__getitem__, self.fields))
        given = dict(zip(self.fields, values, strict=False))
        if len(values) > len(self.fields) or not named.keys() <= self.fields.keys() - given.keys():
            raise TypeError(f"{self.name} has no place for some of {values} {dict(named)}")
        given.update(named)
        for name, spec in self.fields.items():
            if name not in given:
                given[name] = self._default(spec)
        return tuple(given[name] for name in self.fields)

    def _default(self, spec: Field[Any]) -> object:
        if spec.default is not MISSING:
            return spec.default
        if spec.default_factory is not MISSING:
            return spec.default_factory()
        raise TypeError(f"{self.name} needs a value for {spec.name!r}")


_FORMS: dict[type[Any], _Form] = {}


def _form(kind: type[Any]) -> _Form:
    form = _FORMS[kind] = _Form(kind)
    return form
