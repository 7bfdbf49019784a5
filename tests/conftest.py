"""What every test run begins with."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

MEMORY = Path("/dev/shm")
"""Where Linux keeps files in memory."""
ROOM = 1 << 30
"""Bytes that must be free there."""
SHINES_THROUGH = ("LC_", "TEXTUAL", "COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "TTY_", "ESCDELAY", "CAMPAIGNTUI_")
"""How the names of variables begin that change what is shown, whoever has set them."""


def pytest_configure(config: pytest.Config) -> None:
    """Look for garbage seldom, put what tests write into memory where there is enough of it, and hurry no example.

    Whatever the machine's settings are, the same is shown everywhere.
    What the terminal framework, the ORM and pytest keep is walked over at every search, which took a quarter of a run.
    Every change waits until the disk has it; on a busy machine half of a run was spent on that. With TMPDIR set it goes
    there, and what failed tests have written stays.
    """
    for name in [name for name in os.environ if name.startswith(SHINES_THROUGH)]:
        del os.environ[name]
    gc.set_threshold(100_000, 50, 100)
    if "TMPDIR" not in os.environ and _is_roomy(MEMORY):
        folder = tempfile.mkdtemp(prefix="campaigntui-", dir=MEMORY)
        os.environ["TMPDIR"] = folder
        tempfile.tempdir = None
        config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))
    # How long an example takes says more about the machine than about the program.
    patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.register_profile("search", patient)
    # The same tree gives the same answer, run by run.
    settings.register_profile("campaigntui", patient, derandomize=True)
    settings.load_profile(config.getoption("--hypothesis-profile", default=None) or "campaigntui")


def _is_roomy(folder: Path) -> bool:
    """True when tests may write and start programs there, and will not fill it."""
    if not os.access(folder, os.W_OK | os.X_OK):
        return False
    state = os.statvfs(folder)
    return state.f_bavail * state.f_frsize > ROOM and not state.f_flag & os.ST_NOEXEC
