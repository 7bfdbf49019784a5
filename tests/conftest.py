"""What every test run begins with."""

from __future__ import annotations

import gc


def pytest_configure() -> None:
    """Look for garbage seldom.

    What the terminal framework, the ORM and pytest keep is walked over at every search, which took a quarter of a run.
    """
    gc.set_threshold(100_000, 50, 100)
