"""Whatever stops a text from being TOML is said in words of the program, with its place."""

from __future__ import annotations

import tomllib

import pytest

from campaigntui.storage.tomlfaults import fault_of


@pytest.mark.parametrize(
    ("content", "line", "said"),
    [
        ("a 1", 1, "“=” is missing"),
        ("a = 1 2", 1, "something stands behind the value"),
        ("[a\nb = 1", 1, "neither “key = value” nor the header"),
        ("[[a]\n", 1, "neither “key = value” nor the header"),
        ("a = 1\n]", 2, "neither “key = value” nor the header"),
        ("a.= 1", 1, "a key is missing"),
        ("a = 1\nb = yes", 2, "a text stands in quotes"),
        ("a = 2027-02-30", 1, "no such day"),
        ('a = "x\n', 1, "a quote is not closed"),
        ('a = """x\n', 2, "a quote is not closed"),
        ("a = 'x", 1, "a quote is not closed"),
        ('a = "\x01"', 1, "a control character"),
        ("a = [1\n2]", 2, "a list lacks a comma or its “]”"),
        ("a = {b = 1", 1, "a table in braces lacks a comma or its “}”"),
        ("a = {b = 1, b = 2}", 1, "there already"),
        ("a = 1\na = 2", 2, "there already"),
        ("[a]\n[a]", 2, "there already"),
        ("a = {}\n[a.b]", 2, "there already"),
        (r'a = "C:\data"', 1, "a backslash"),
        (r'a = "\ud800"', 1, "a backslash"),
        ("a = " + "9" * 5000, 0, "far too many digits"),
    ],
)
def test_every_way_of_not_being_toml_has_words(content: str, line: int, said: str) -> None:
    with pytest.raises(ValueError) as refused:
        tomllib.loads(content)
    fault = fault_of(refused.value, content)
    assert (fault.line, said in str(fault.reason)) == (line, True), (fault, str(fault.reason))


def test_what_a_later_parser_says_is_passed_on() -> None:
    assert str(fault_of(ValueError("Something {new} (at line 3, column 4)"), "").reason) == "Something {new}"
