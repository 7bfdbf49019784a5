"""Bringing a plan file to the present schema, from any earlier one or from nothing, in one transaction."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

from sqlalchemy import Connection, Engine, delete, insert

from campaigntui import __version__
from campaigntui.storage.location import APPLICATION_ID
from campaigntui.storage.rows import TABLE
from campaigntui.storage.steps import step_001, step_002

Step = Callable[[Connection], None]

STEPS: Sequence[Step] = (step_001.apply, step_002.apply)
"""Step n makes version n out of version n − 1. Their number is `version.SCHEMA_VERSION`."""

MIN_READER = 1
"""Oldest schema version whose program may still read, not write, a file of the present one."""


def migrate(engine: Engine, steps: Sequence[Step]) -> None:
    """Apply those of `steps` that the file has not seen yet; nothing happens to one that is up to date.

    The version is read inside the write transaction, so that two programs that start at once do not both migrate. When
    a step raises, the file stays as it was.
    """
    with engine.connect() as connection, connection.begin():
        version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        if version >= len(steps):
            return
        for step in steps[version:]:
            step(connection)
        meta = TABLE["meta"]
        facts = {"min_reader": str(MIN_READER), "app_version": __version__}
        if not version:
            facts["file_id"] = os.urandom(16).hex()
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(delete(meta).where(meta.c.key.in_(facts)))
        connection.execute(insert(meta), [{"key": key, "value": value} for key, value in facts.items()])
        connection.exec_driver_sql(f"PRAGMA user_version = {len(steps)}")
