"""What a command loads, seen at run time: a static graph does not see an import inside a function."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("textual", "sqlmodel", "sqlalchemy", "pydantic", "holidays", "tomlkit", "rich.console", "jinja2", "asyncio")


def loaded(code: str, tmp_path: Path) -> set[str]:
    """Modules that are loaded after running `code` in a fresh interpreter."""
    script = f"import sys, io, contextlib\n{code}\nprint('\\n'.join(sys.modules), file=sys.stderr)"
    environ = {**os.environ, "CAMPAIGNTUI_CONFIG_DIR": str(tmp_path / "config")}
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=environ, check=False)
    assert run.returncode == 0, run.stderr
    return set(run.stderr.split())


def run_main(*argv: str) -> str:
    return (
        "from campaigntui.__main__ import main\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):\n"
        f"    sys.argv = ['campaigntui', *{json.dumps(argv)}]\n"
        "    main()"
    )


@pytest.fixture(scope="module")
def plan_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("plans") / "a.db"
    command = [sys.executable, "-m", "campaigntui", "-f", str(path), "new", "double11"]
    subprocess.run([*command, "--name", "Double 11", "--date", "2026-11-11"], check=True, capture_output=True)
    return path


@pytest.mark.parametrize("room", ["domain.plan", "scheduling.look", "scene"])
def test_pure_rooms_load_no_framework(room: str, tmp_path: Path) -> None:
    assert not loaded(f"import campaigntui.{room}", tmp_path) & {*HEAVY, "sqlite3", "click"}


@pytest.mark.parametrize("argv", [("--help",), ("--version",), ("due", "--help")])
def test_help_loads_no_storage_and_no_framework(argv: tuple[str, ...], tmp_path: Path) -> None:
    assert not loaded(run_main(*argv), tmp_path) & {*HEAVY, "sqlite3"}


@pytest.mark.parametrize("command", ["due", "list", "items", "schedule", "stages", "roles", "show"])
def test_reading_loads_neither_orm_nor_terminal(command: str, plan_file: Path, tmp_path: Path) -> None:
    argv = ("-f", str(plan_file), "--today", "2026-10-09", command, "--json")
    modules = loaded(run_main(*argv), tmp_path)
    assert "sqlite3" in modules
    assert not modules & set(HEAVY)


def test_the_terminal_door_loads_no_orm_before_it_is_asked(tmp_path: Path) -> None:
    assert not loaded("import campaigntui.tui.app", tmp_path) & {"sqlmodel", "sqlalchemy", "pydantic", "holidays"}
