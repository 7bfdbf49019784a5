"""New plan files, copied: laying out the tables takes longer than most of what is tested in them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from campaigntui.storage.planfile import PlanFile


def new_file(path: Path) -> Path:
    """A plan file without a campaign at a free path, as the program makes it."""
    path.touch(mode=0o600, exist_ok=False)
    path.write_bytes(_empty())
    return path


@cache
def _empty() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "plans.db"
        PlanFile.create(path).close()
        return path.read_bytes()
