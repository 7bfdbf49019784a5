"""A new plan file with a small campaign in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from campaigntui.storage.planfile import PlanFile
from tests.planfiles import new_file
from tests.storage.samples import FAMILY, added, write


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the plan file of the test is."""
    return tmp_path / "plans.db"


@pytest.fixture
def file(path: Path) -> Iterator[PlanFile]:
    """An open plan file with one campaign, journal entry 1."""
    with PlanFile.open(new_file(path)) as made:
        write(made, *added(FAMILY))
        yield made
