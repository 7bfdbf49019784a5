"""On a terminal: colours, tables that fit, questions that are asked."""

from __future__ import annotations

import os
import pty
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len

Environ = dict[str, str]


@pytest.fixture
def environ(made: dict[str, Path], surroundings: Path) -> Environ:
    """The environment of a process on a Double 11 plan of its own."""
    shutil.copyfile(made["double11"], surroundings)
    return {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "TERM": "xterm-256color", "COLUMNS": "80"}


def on_terminal(environ: Environ, *argv: str, typed: str = "") -> tuple[int, str]:
    """Exit code and everything shown by the program in a terminal, where `typed` has been typed ahead."""
    ours, theirs = pty.openpty()
    os.write(ours, typed.encode())
    command = [sys.executable, "-m", "campaigntui", *argv]
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environ, close_fds=True)
    os.close(theirs)
    shown = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # The other end is closed.
            break
        if not part:
            break
        shown += part
    os.close(ours)
    return process.wait(), shown.decode().replace("\r\n", "\n")


@pytest.mark.parametrize("columns", [80, 100, 200])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_lists_fit_the_terminal(columns: int, language: str, environ: Environ) -> None:
    for line in (["items"], ["due"]):
        code, shown = on_terminal(environ | {"COLUMNS": str(columns)}, "--lang", language, *line)
        assert code == 0
        plain = re.sub(r"\x1b\[\d*m", "", shown)
        assert "\x1b" not in plain
        assert max(cell_len(one) for one in plain.splitlines()) <= columns
        assert "last-year-baseline" in plain
    assert re.search(r"^ +.*(breaks gate|影响)", plain, re.MULTILINE) or columns == 200


def test_colours_say_what_is_late_unless_they_are_unwanted(environ: Environ) -> None:
    assert "\x1b[31mlast-year-baseline\x1b[0m" in on_terminal(environ, "items", "late")[1]
    assert "\x1b" not in on_terminal(environ | {"NO_COLOR": "1"}, "items", "late")[1]


@pytest.mark.parametrize(("typed", "code", "days"), [("n\n", 1, "—"), ("y\n", 0, "2026-10-20"), ("\n", 1, "—")])
def test_a_change_that_reaches_further_is_asked_about(typed: str, code: int, days: str, environ: Environ) -> None:
    ended, shown = on_terminal(environ, "member", "edit", "Li Na", "--off", "2026-10-20", typed=typed)
    assert ended == code
    assert "items move" in shown
    assert ("Nothing was changed." in shown) == bool(code)
    assert (days in on_terminal(environ, "members")[1]) == (code == 0)


def test_replacing_a_file_is_asked_about(environ: Environ, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_text("mine")
    assert on_terminal(environ, "export", "csv", "-o", str(target), typed="n\n")[0] == 1
    assert target.read_text() == "mine"
    assert on_terminal(environ, "export", "csv", "-o", str(target), typed="y\n")[0] == 0
    assert target.read_text(encoding="utf-8-sig").startswith("id,title")


def test_json_is_indented_for_people(environ: Environ) -> None:
    assert on_terminal(environ, "list", "--json")[1].startswith('{\n  "today"')


def test_a_new_campaign_says_which_day_was_meant_where_somebody_reads_it(environ: Environ) -> None:
    code, shown = on_terminal(
        environ, "--today", "2026-11-23", "new", "member_day", "--name", "Next year", "--date", "11/11"
    )
    assert code == 0
    assert "D-day is Thu 11 Nov 2027 · D-353." in shown
