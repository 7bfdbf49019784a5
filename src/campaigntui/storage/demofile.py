"""The packaged story of the demo: whose campaign it is, and how far the work has come."""

from __future__ import annotations

import tomllib
from typing import Any


def demo_story() -> dict[str, Any]:
    """The story as TOML gives it. The file comes with the program and is held sound by its tests."""
    from importlib.resources import files

    return tomllib.loads(files("campaigntui").joinpath("demo", "qinghe.toml").read_text("utf-8"))
