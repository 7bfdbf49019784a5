"""Killed at any moment: the file is whole, and everything that the screen has said is in it."""

from __future__ import annotations

import random
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.tui.terminal import Terminal, terminal
from tests.tui.workbench import demo_file, plan_in
from tests.usecases.workbench import a_planner


def acknowledged(term: Terminal) -> int:
    """How many changes the program says it has made, all of them while its messages are up."""
    return term.text.count("u undoes it") + term.text.count("Undone:")


def entries(path: Path) -> int:
    """Lines of the journal."""
    with a_planner(path) as planner:
        return len(planner.log(10_000))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(12))
def test_what_was_said_survives_a_kill(seed: int, tmp_path: Path) -> None:
    rnd = random.Random(seed)
    path = demo_file(tmp_path)
    before = entries(path)
    with terminal(path, columns=120, rows=40) as term:
        term.until("Help")
        term.type("d")
        term.until("u undoes it")
        said = acknowledged(term)
        for _ in range(rnd.randint(1, 6)):
            term.type(rnd.choice("d<>r-+") + rnd.choice(("j", "u", "jj")))
            term.rest(rnd.choice((0.01, 0.05, 0.3)))
            said = max(said, acknowledged(term))
        time.sleep(rnd.random() * 0.3)
        said = max(said, acknowledged(term))
        term.process.kill()
        assert term.process.wait() == -9
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert entries(path) - before >= said >= 1
    assert len(plan_in(path).item) == 129
    with terminal(path, columns=120, rows=40) as term:
        term.until("Help")
        term.type("q")
        assert term.end() == 0


def test_half_typed_text_survives_a_kill(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    with terminal(path, columns=100, rows=30) as term:
        term.until("Help")
        term.type("o")
        term.until("What should the others know")
        term.type("supplier wants 30% more, call back befo")
        kept = tmp_path / "config" / "unsaved"
        term.until(lambda _: any("call back befo" in file.read_text("utf-8") for file in kept.glob("*.json")))
        term.process.kill()
        term.process.wait()
    with terminal(path, columns=100, rows=30) as term:
        term.until("Typed before")
        assert "Note: " in term.text, "it is said where it waits"
        term.type("gj")
        term.until("Who changed what")
        term.type("\x10unsaved\r")
        term.until("here again")
        term.type("o")
        term.until("What you had typed here")
        assert "also here" not in term.text, "the killed one is not there any more"
        assert "supplier wants 30% more, call back befo" in term.text
        term.type("re noon\r")
        term.until("u undoes it")
    assert [note.text for note in plan_in(path).note.values()][-1] == "supplier wants 30% more, call back before noon"
    with terminal(path, columns=100, rows=30) as term:
        term.until("Help")
        term.type("o")
        term.until("What should the others know")
        assert "What you had typed" not in term.text, "what was saved is not brought back again"
        assert "Typed before" not in term.text, "nor told of"
