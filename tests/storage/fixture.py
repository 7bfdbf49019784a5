"""Write `files/vN.sql` for the present schema: `python -m tests.storage.fixture`. A shipped one never changes."""

from __future__ import annotations

import tempfile
from pathlib import Path

from campaigntui.storage.location import APPLICATION_ID
from campaigntui.storage.planfile import PlanFile
from campaigntui.storage.version import SCHEMA_VERSION
from tests.storage.samples import FAMILY, added, write


def main() -> None:
    """Make a plan file with the sample family and store it as SQL text."""
    place = Path(__file__).parent / "files" / f"v{SCHEMA_VERSION}.sql"
    with tempfile.TemporaryDirectory() as folder, PlanFile.create(Path(folder) / "plans.db") as file:
        write(file, *added(FAMILY))
        with file.read() as reader:
            lines = [
                f"PRAGMA application_id = {APPLICATION_ID};",
                f"PRAGMA user_version = {SCHEMA_VERSION};",
                *reader.connection.iterdump(),
            ]
    place.parent.mkdir(exist_ok=True)
    place.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
