"""SQLAlchemy over the connection that a plan file already has. Importing this loads SQLAlchemy, which takes longer than
most commands run, so only the first write does.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.engine.interfaces import ExceptionContext
from sqlalchemy.pool import StaticPool

from campaigntui.storage.troubles import patiently


def make_engine(connection: sqlite3.Connection, path: Path, patience: float) -> Engine:
    """An engine whose only connection is `connection` and whose every transaction starts with BEGIN IMMEDIATE.

    Left to itself Python's driver begins late and without a write lock, so that two programs that read, change and
    write back can each undo the other's change without an error. Raises what SQLite raises, not SQLAlchemy's wrapping.
    """
    engine = create_engine(
        URL.create("sqlite", database=str(path)), creator=lambda: connection, poolclass=StaticPool, logging_name="plan"
    )

    @event.listens_for(engine, "begin")
    def begin(_: Connection) -> None:
        patiently(lambda: connection.execute("BEGIN IMMEDIATE"), patience)

    @event.listens_for(engine, "commit")
    def commit(_: Connection) -> None:
        # A reader in another program can delay a commit; the transaction stays whole meanwhile and may be retried.
        patiently(lambda: connection.execute("COMMIT"), patience)

    @event.listens_for(engine, "handle_error", retval=True)
    def unwrap(context: ExceptionContext) -> BaseException:
        return context.original_exception

    return engine
