"""Every field that people set has words, and every value can be told."""

from __future__ import annotations

from dataclasses import fields
from enum import Enum
from typing import get_args, get_type_hints

import pytest

from campaigntui import wording
from campaigntui.domain.plan import TABLES
from campaigntui.wording.fields import _VALUES, field_words, value_words

NOT_SET_BY_PEOPLE = {
    "id", "campaign_id", "version", "calendar_from", "calendar_to", "created", "weekend", "items", "starts", "finishes",
}  # fmt: skip


@pytest.mark.parametrize("table", TABLES)
def test_every_field_has_words(table: str) -> None:
    names = {field.name for field in fields(TABLES[table])} - NOT_SET_BY_PEOPLE
    assert [name for name in sorted(names) if field_words(name) is None] == []


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_value_of_an_enumeration_has_words(table: str, language: str) -> None:
    wording.use(language)
    hints = get_type_hints(TABLES[table])
    for name, hint in hints.items():
        kinds = [kind for kind in (hint, *get_args(hint)) if isinstance(kind, type) and issubclass(kind, Enum)]
        for member in (member for kind in kinds for member in kind):
            words = value_words(name, member)
            assert words
            if language == "zh" and member.value in _VALUES:
                assert words != member.value
    wording.use("en")


def test_values_are_told_plainly() -> None:
    assert value_words("gate", True) == "yes"
    assert value_words("member_id", None) == "none"
    assert value_words("weekdays_off", (5, 6)) == "Sat, Sun"
    assert value_words("tags", ("price", "sku")) == "price, sku"
