"""The one mapping between a dataclass of the domain and a row of the file, by field name and type. It is compiled once
per dataclass and reads whole columns, so that ten thousand rows cost some tens of milliseconds. The same codecs write
the row images of the journal, so that what undo restores is what had been stored.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields
from functools import cache
from typing import Any, Generic, NoReturn, TypeVar

from campaigntui.domain.plan import TABLES
from campaigntui.errors import N_, PlanUnreadable
from campaigntui.storage.codecs import MISFITS, Codec, Plain, codec_of

R = TypeVar("R")

_SHOWN = 60
"""Characters of a misfit that its refusal quotes."""


class RowFormat(Generic[R]):
    """How the rows of one dataclass are stored: one column per field, under the field's name, in field order."""

    def __init__(self, kind: type[R]) -> None:
        self.kind = kind
        self.columns: tuple[str, ...] = tuple(field.name for field in fields(kind))  # type: ignore[arg-type]
        self.quoted = ", ".join(f'"{name}"' for name in self.columns)
        """The columns for a SELECT."""
        self._codecs: tuple[Codec, ...] = tuple(
            codec_of(_annotation(kind.__module__, str(field.type)), field.name)
            for field in fields(kind)  # type: ignore[arg-type]
        )

    def decode(self, rows: Sequence[Sequence[Any]], table: str) -> list[R]:
        """Values from rows of plain values in column order; the first column is the row's number.

        Raises `PlanUnreadable` naming table, row and column of the first value that does not fit.
        """
        if not rows:
            return []
        columns: list[Sequence[Any]] = []
        for name, codec, values in zip(self.columns, self._codecs, zip(*rows, strict=True), strict=True):
            try:
                columns.append(codec.column(values))
            except MISFITS:
                _refuse(table, name, codec, [row[0] for row in rows], values)
        return list(map(self.kind, *columns))

    def encode(self, value: R) -> dict[str, Plain]:
        """Column name -> plain value."""
        return {
            name: codec.encode(getattr(value, name)) for name, codec in zip(self.columns, self._codecs, strict=True)
        }

    def complete(self, image: Mapping[str, Plain]) -> dict[str, Plain]:
        """The image with a column for every field; one that it lacks, because the field is newer, has the default."""
        lacking = [
            (field.name, codec.encode(field.default))
            for field, codec in zip(fields(self.kind), self._codecs, strict=True)  # type: ignore[arg-type]
            if field.name not in image and field.default is not MISSING
        ]
        return {**image, **dict(lacking)} if lacking else dict(image)

    def from_image(self, image: Mapping[str, Plain], table: str) -> R:
        """The value of which `image` is the row; raises `PlanUnreadable` like `decode`."""
        whole = self.complete(image)
        if any(name not in whole for name in self.columns):
            raise PlanUnreadable(_BAD_IMAGE, table=table)
        return self.decode([[whole[name] for name in self.columns]], table)[0]


@cache
def _annotation(module: str, written: str) -> Any:
    """The type that an annotation of a module names. `typing.get_type_hints` would compile the same few dozen words of
    the domain once for every field that uses them, which is a tenth of the time that reading a plan takes.
    """
    return eval(written, vars(sys.modules[module]))


_BAD_IMAGE = N_(
    "The journal holds a row of “{table}” that is not complete: the plan file is damaged. Move it away and copy a good "
    "one to its place: one of yours, or one from its “.backups” folder, if there is one."
)


_formats: dict[type, RowFormat[Any]] = {}


def row_format(kind: type[R]) -> RowFormat[R]:
    """The format of a dataclass, made at its first use."""
    if kind not in _formats:
        _formats[kind] = RowFormat(kind)
    return _formats[kind]


def table_format(table: str) -> RowFormat[Any]:
    """The format of the rows of a plan's table."""
    return row_format(TABLES[table])


def image_text(image: Mapping[str, Plain]) -> str:
    """A row image as the JSON text that the journal stores."""
    return json.dumps(image, ensure_ascii=False, separators=(",", ":"))


def parse_image(written: str, table: str) -> dict[str, Plain]:
    """The row image in a JSON text; `PlanUnreadable` if it is none."""
    try:
        image = json.loads(written)
    except MISFITS:
        image = None
    if not isinstance(image, dict) or not all(
        value is None or isinstance(value, str | int | float) for value in image.values()
    ):
        raise PlanUnreadable(_BAD_IMAGE, table=table)
    return image


def _refuse(table: str, column: str, codec: Codec, numbers: Sequence[Any], values: Sequence[Any]) -> NoReturn:
    for number, value in zip(numbers, values, strict=True):
        try:
            codec.decode(value)
        except MISFITS as misfit:
            raise PlanUnreadable(
                N_(
                    "Row {row} of table “{table}” cannot be read: “{column}” is {value}. The plan file is damaged or "
                    "was edited by hand. Move it away and copy a good one to its place: one of yours, or one from its "
                    "“.backups” folder, if there is one."
                ),
                table=table,
                row=number if type(number) is int else repr(number)[:_SHOWN],
                column=column,
                value=repr(value)[:_SHOWN],
            ) from misfit
    raise AssertionError("a column failed as a whole but none of its values did")
