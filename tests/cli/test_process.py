"""The program as its own process: what only a real one shows."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from campaigntui import __version__
from campaigntui.cli.program import SECTIONS
from tests.cli.conftest import Run

PROGRAM = [sys.executable, "-m", "campaigntui"]


@pytest.fixture
def environ(made: dict[str, Path], surroundings: Path) -> dict[str, str]:
    """The environment of a process that reads the Double 11 plan."""
    del surroundings
    return {**os.environ, "CAMPAIGNTUI_FILE": str(made["double11"]), "PYTHONPATH": os.pathsep.join(sys.path)}


def test_version_and_help(environ: dict[str, str]) -> None:
    version = subprocess.run([*PROGRAM, "--version"], capture_output=True, text=True, env=environ, check=True)
    assert version.stdout == f"campaigntui {__version__}\n"
    shown = subprocess.run([*PROGRAM, "--help"], capture_output=True, text=True, env=environ, check=True).stdout
    for _heading, commands in SECTIONS:
        for name in commands:
            assert f"\n  {name} " in shown


def test_a_reader_that_goes_away_is_no_trouble(environ: dict[str, str]) -> None:
    line = f"{shlex.join(PROGRAM)} items | head -1"
    ran = subprocess.run(
        ["bash", "-o", "pipefail", "-c", line], capture_output=True, text=True, env=environ, check=False
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "1 Strategy\n", "")


def test_a_full_disk_is_a_sentence(environ: dict[str, str]) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(
            [*PROGRAM, "items"], stdout=full, stderr=subprocess.PIPE, text=True, env=environ, check=False
        )
    assert ran.returncode == 1
    assert "the disk is full" in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_poor_encoding_loses_letters_not_the_answer(encoding: str, environ: dict[str, str]) -> None:
    environ["PYTHONIOENCODING"] = encoding
    for line in (["items"], ["items", "--json"], ["--lang", "zh", "nothing"]):
        ran = subprocess.run([*PROGRAM, *line], capture_output=True, env=environ, check=False)
        assert ran.returncode in (0, 2)
        assert b"Traceback" not in ran.stderr


def test_closed_streams_are_no_trouble(environ: dict[str, str]) -> None:
    ran = subprocess.run(["bash", "-c", f"{shlex.join(PROGRAM)} list >&- 2>&-"], env=environ, check=False)
    assert ran.returncode in (0, 1)


def test_the_demo_prints_its_timeline_and_leaves_nothing(environ: dict[str, str], tmp_path: Path) -> None:
    environ |= {"CAMPAIGNTUI_FILE": str(tmp_path / "mine.db"), "TMPDIR": str(tmp_path / "tmp"), "CAMPAIGNTUI_TODAY": ""}
    (tmp_path / "tmp").mkdir()
    ran = subprocess.run([*PROGRAM, "demo"], capture_output=True, text=True, env=environ, check=True)
    assert "Qinghe Wardrobe" in ran.stdout.splitlines()[0]
    assert "D-33" in ran.stdout.splitlines()[0]
    assert list((tmp_path / "tmp").iterdir()) == []
    assert not (tmp_path / "mine.db").exists()


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("campaigntui do", "done"),
        ("campaigntui member e", "edit"),
        ("campaigntui done sales-", "sales-target"),
        ("campaigntui show d", "Double 11 2026"),
        ("campaigntui due --role des", "designer"),
        ("campaigntui edit x --member L", "Li Na"),
        ("campaigntui --lang z", "zh"),
        ("campaigntui new d", "double11"),
        ("campaigntui move deposit_o", "deposit_open"),
        ("campaigntui profile wave", "wave_2025"),
        ("campaigntui handoff h0", "h01"),
        ("campaigntui goals edit gm", "gmv"),
        ("campaigntui goals set gm", "gmv="),
    ],
)
def test_the_shell_is_offered_names_of_the_plan(line: str, offered: str, environ: dict[str, str]) -> None:
    words = line.split(" ")
    environ |= {"_CAMPAIGNTUI_COMPLETE": "bash_complete", "COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)}
    ran = subprocess.run(PROGRAM, capture_output=True, text=True, env=environ, check=True)
    assert f"plain,{offered}" in ran.stdout.splitlines()
    assert ran.stderr == ""


def test_completion_without_a_plan_file_offers_nothing(environ: dict[str, str], tmp_path: Path) -> None:
    environ |= {"CAMPAIGNTUI_FILE": str(tmp_path / "no.db"), "_CAMPAIGNTUI_COMPLETE": "bash_complete"}
    environ |= {"COMP_WORDS": "campaigntui done sales", "COMP_CWORD": "2"}
    ran = subprocess.run(PROGRAM, capture_output=True, text=True, env=environ, check=True)
    assert (ran.stdout.strip(), ran.stderr) == ("", "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_name_the_program(shell: str, run: Run) -> None:
    answer = run("completion", shell)
    assert answer.code == 0
    assert "_CAMPAIGNTUI_COMPLETE" in answer.out


def test_an_interrupt_while_modules_are_loaded_leaves_without_a_word() -> None:
    script = (
        "import sys\n"
        "class Impatient:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'campaigntui.cli.main':\n"
        "            raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Impatient())\n"
        "from campaigntui.__main__ import main\n"
        "sys.exit(main())\n"
    )
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=environ, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (130, "", "")
