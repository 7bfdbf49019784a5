"""Text that wants to be more than text: it is shown, it does nothing, and no byte of it reaches the terminal."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.conftest import Run

HOSTILE = [
    "[/]",
    "[bold]x[/bold]",
    "[@click=app.quit]x[/]",
    "\x1b[31mred\x1b[0m",
    "\x1b]0;title\x07",
    "\x9b31m",
    "a\u202eb\u2066c",
    "two\nlines\tand\rmore",
    "{name} {0} %s %(x)s",
    "–" * 10_000,
]
READS = (
    ["list"], ["show"], ["items"], ["due", "--by", "2026-12-31"], ["stages"], ["roles"], ["members"], ["schedule"],
    ["timeline"], ["log"], ["item", "target"], ["export", "csv"], ["export", "json"], ["items", "--json"],
    ["log", "--json"], ["goals"], ["goals", "--json"], ["role", "service"],
)  # fmt: skip


def assert_harmless(shown: str) -> None:
    """Nothing that a terminal would act on."""
    bad = {char for char in shown if (ord(char) < 0x20 and char not in "\n\r") or 0x7F <= ord(char) < 0xA0}
    assert not bad
    assert not set(shown) & set("\u202e\u2066\u2028\ufeff")


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_in_every_field(text: str, small: Run) -> None:
    lines = [
        ["rename", f"n{text}", "--shop", text],
        ["edit", "target", "--title", f"t{text}", "--deliverable", text, "--acceptance", text],
        ["add", f"new {text}", "--id", "fresh"],
        ["block", "pages", "--reason", f"r{text}"],
        ["note", "target", f"n{text}"],
        ["step", "add", "target", f"s{text}"],
        ["member", "add", f"m{text}", "--role", "service"],
        ["role", "rename", "service", f"r{text}"],
        ["goals", "add", f"g{text}", "--role", "service", "--id", "kr", "--unit", f"u{text}", "--metric", text],
        ["goals", "edit", "kr", "--growth", "5%", "--item", "target"],
        ["goals", "edit", "kr", "--baseline", f"1,000.5 u{text}", "--title", f"h{text}"],
        ["goals", "set", f"kr=1.02k u{text}"],
    ]
    for line in lines:
        answer = small(*line)
        assert answer.code == 0, (line, answer.err)
        assert_harmless(answer.out + answer.err)
    for line in READS:
        answer = small(*line)
        assert answer.code == 0
        assert_harmless(answer.out + answer.err)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_in_arguments(text: str, small: Run) -> None:
    for line in (
        ["show", text],
        ["items", text],
        ["items", f"role:{text}"],
        ["done", text],
        ["goals", text],
        ["goals", "set", text],
        ["goals", "set", f"{text}={text}"],
        ["assign", "target", text],
        ["due", "--by", text],
        ["due", f"--{text}"],
        ["edit", "target", "--due", text],
        ["edit", "target", "--after", text],
        ["new", text, "--name", "x", "--date", "2026-11-11"],
        ["member", "add", "x", "--off", text],
        ["import", text[:50]],
        [text],
        ["-f", text[:50], "list"],
    ):
        answer = small(*line)
        assert answer.code in (0, 1, 2), line
        assert_harmless(answer.out + answer.err)


def test_what_somebody_wrote_into_the_file_is_cleaned_on_its_way_out(small: Run, surroundings: Path) -> None:
    with closing(sqlite3.connect(surroundings)) as connection:
        for table, column in (
            ("item", "title"),
            ("campaign", "name"),
            ("member", "name"),
            ("journal_entry", "subject"),
        ):
            connection.execute(f"UPDATE {table} SET {column} = 'x' || char(27) || '[2J' || char(8238) || 'y'")
        connection.commit()
    for line in READS:
        answer = small(*line)
        assert answer.code == 0, (line, answer.err)
        assert_harmless(answer.out + answer.err)


WORDS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        [
            "list",
            "due",
            "edit",
            "items",
            "pages",
            "--due",
            "--json",
            "--by",
            "-c",
            "-f",
            "--lang",
            "--after",
            "none",
            "D-3",
        ]
    ),
)


@given(st.lists(WORDS, max_size=5))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_no_command_line_ends_in_a_traceback(
    made: dict[str, Path], surroundings: Path, run: Run, words: list[str]
) -> None:
    shutil.copyfile(made["small"], surroundings)
    answer = run(*(word.replace("\0", "") for word in words))
    assert answer.code in (0, 1, 2)
    assert "Traceback" not in answer.err
    assert_harmless(answer.out + answer.err)
