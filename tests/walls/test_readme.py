"""The README says what the program does: its tables are generated, and generated anew here."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[2]


def test_the_tables_of_the_readme_are_fresh() -> None:
    run = subprocess.run(
        [sys.executable, str(PROJECT / "tools" / "keytable.py"), "--check"], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr


def test_the_readme_names_the_two_commands_and_the_five_invariants() -> None:
    text = (PROJECT / "README.md").read_text(encoding="utf-8")
    assert "make demo" in text
    assert "make test" in text
    assert all(f"\n{n}. " in text for n in range(1, 6))
