"""English in every test unless it says otherwise, and plan files in temporary folders."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from campaigntui import wording
from campaigntui.bootstrap import Workshop
from tests.tui.house import add_demo, open_house


@pytest.fixture(autouse=True)
def _english_afterwards() -> Iterator[None]:
    yield
    wording.use("en")


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Workshop]:
    """A plan file without a campaign."""
    with open_house(tmp_path) as workshop:
        yield workshop


@pytest.fixture
def demo(empty: Workshop) -> Workshop:
    """A plan file with the worked example."""
    add_demo(empty)
    return empty
