"""A plan file that somebody else wrote, all of it: no command that reads or changes it lets a byte through."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.hostile import KINDS, assert_harmless, poison

READS = (
    "list", "show", "due --by 2026-12-31", "items", "items late", "stages", "roles", "members", "schedule", "timeline",
    "log", "load", "load --by role", "holes", "calendar", "export csv", "export json", "goals",
    "role designer",
)  # fmt: skip
NAMED = (
    "item",
    "start",
    "done",
    "reopen",
    "note {} x",
    "archive",
    "edit {} --title x",
    "step add {} x",
    "assign {} none",
)
OTHERS = ("rename x", "member add x --role designer", "role rename designer x", "add x --role designer", "undo", "redo")


@pytest.mark.parametrize("kind", ["escape", "c1", "bidi", "nul", "action"])
def test_no_byte_of_a_foreign_file_reaches_the_terminal(kind: str, small: Run, surroundings: Path) -> None:
    assert small("goals", "add", "x", "--role", "designer", "--item", "pages", "--growth", "5%").code == 0
    poison(surroundings, KINDS[kind])
    for line in READS:
        words = line.split()
        for argv in (words, *([[*words, "--json"]] if words[0] != "export" else [])):
            answer = small(*argv)
            assert answer.code == 0, (argv, answer.err)
            assert_harmless([answer.out, answer.err])
    key = small("items", "--json").form["items"][0]["id"]
    for line in NAMED:
        words = line.split() if "{}" in line else [line, "{}"]
        answer = small(*(word.replace("{}", key) for word in words))
        assert answer.code in (0, 1), (line, answer.err)
        assert_harmless([answer.out, answer.err])
    result = small("goals", "--json").form["key_results"][0]["id"]
    for words in (
        ["set", f"{result}=5"],
        ["edit", result, "--baseline", "4"],
        ["set", f"{result}=?"],
        ["remove", result],
    ):
        answer = small("goals", *words)
        assert answer.code in (0, 1), (words, answer.err)
        assert_harmless([answer.out, answer.err])
    for line in OTHERS:
        answer = small(*line.split())
        assert answer.code in (0, 1), (line, answer.err)
        assert_harmless([answer.out, answer.err])


def test_bytes_that_are_no_text_are_taken_as_far_as_they_are(small: Run) -> None:
    # This is what Python makes of arguments that are not UTF-8.
    broken = "a\udcffb"
    for line in (["add", broken, "--role", "designer"], ["member", "add", broken], ["note", "target", broken]):
        answer = small(*line)
        assert answer.code == 0, answer.err
        assert_harmless([answer.out, answer.err])
    assert "added: ab\n" in small("log").out
