"""The command line, run in this process on a plan file of its own."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from campaigntui import wording
from campaigntui.cli.main import main

SMALL = """id,title,stage,role,due,duration,after,member,status,gate
target,Set the sales target,strategy,director,D-40,2,,Zhou Lan,done,yes
brief,"Write the brief, with prices",plan,store_manager,D-33,3,target,Chen Yu,in_progress,yes
pages,Design the pages,pages,designer,D-20,5,brief+1,陈宇,open,yes
stock,Order the stock,stocking,warehouse,D-34,2,target,,blocked,no
ads,Book the ads,traffic,promoter,D-10,1,brief pages-1,Li Na,open,no
review,Write the review,review,analyst,D+7,2,,,open,no
"""
"""A campaign in which every state occurs on 9 October."""


class Answer(NamedTuple):
    """What a command line gave."""

    code: int
    out: str
    err: str

    @property
    def form(self) -> Any:
        """The JSON on stdout."""
        return json.loads(self.out)


Run = Callable[..., Answer]


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Plan files by name: `double11` made from the playbook, `small` from a CSV file."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "small.csv").write_text(SMALL, encoding="utf-8")
    lines = {
        "double11": [
            "new",
            "double11",
            "--name",
            "Double 11 2026",
            "--date",
            "2026-11-11",
            "--profile",
            "classic",
            "--member",
            "Li Na=promoter",
        ],
        "small": [
            "import",
            str(folder / "small.csv"),
            "--new",
            "Small sale",
            "--date",
            "2026-11-11",
            "--calendar",
            "every-day",
        ],
    }
    for name, line in lines.items():
        assert main(["-f", str(folder / f"{name}.db"), "--today", "2026-10-01", "--lang", "en", *line]) == 0
    return {name: folder / f"{name}.db" for name in lines}


@pytest.fixture
def surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Nothing of the machine shines through: no settings, no locale, a fixed day. Gives the plan file's path."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("CAMPAIGNTUI_CONFIG_DIR", str(tmp_path / "config"))
    monkeypatch.setenv("CAMPAIGNTUI_FILE", str(tmp_path / "plans.db"))
    monkeypatch.setenv("CAMPAIGNTUI_TODAY", "2026-10-09")
    monkeypatch.chdir(tmp_path)
    yield tmp_path / "plans.db"
    wording.use("en")


@pytest.fixture
def run(surroundings: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command line on an empty place."""
    del surroundings

    def run_line(*argv: str) -> Answer:
        capsys.readouterr()
        code = main(argv)
        out, err = capsys.readouterr()
        return Answer(code, out, err)

    return run_line


@pytest.fixture
def small(run: Run, made: dict[str, Path], surroundings: Path) -> Run:
    """Run a command line on the small campaign."""
    shutil.copyfile(made["small"], surroundings)
    return run


@pytest.fixture
def double11(run: Run, made: dict[str, Path], surroundings: Path) -> Run:
    """Run a command line on a Double 11 plan."""
    shutil.copyfile(made["double11"], surroundings)
    return run
