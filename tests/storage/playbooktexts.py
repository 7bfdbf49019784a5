"""Walking through the texts of a playbook."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from campaigntui.domain.playbook import Text


def texts(value: object) -> Iterator[Text]:
    """Every text anywhere in a value."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))
