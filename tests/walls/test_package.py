"""The wheel holds what the program reads at run time."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    folder = tmp_path_factory.mktemp("wheel")
    build = "import hatchling.build as b, sys; print(b.build_wheel(sys.argv[1]))"
    run = subprocess.run(
        [sys.executable, "-c", build, str(folder)], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as archive:
        return set(archive.namelist())


@pytest.mark.parametrize("suffix", [".tcss", ".toml", ".mo", ".py", ".txt", ".license"])
def test_every_file_the_program_reads_is_in_the_wheel(wheel: set[str], suffix: str) -> None:
    source = PROJECT / "src"
    wanted = {str(p.relative_to(source)) for p in source.rglob(f"*{suffix}")}
    assert wanted
    assert wanted <= wheel


def test_the_themes_are_in_the_wheel(wheel: set[str]) -> None:
    themes = {f"campaigntui/themes/{p.name}" for p in (PROJECT / "themes").glob("*.toml")}
    assert len(themes) >= 4
    assert themes <= wheel
