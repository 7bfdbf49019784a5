"""A plan file, open: the only way to its contents. It hands out transactions (`read`, `write`), refuses files that are
not ours, and notices when others have written, or have put another file in its place.

Any thread may call; one transaction runs at a time and the others wait. `data_version` alone never waits. A process
must not fork while a plan file is open.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import TYPE_CHECKING

from campaigntui.errors import N_, PlanBusy, PlanUnreadable
from campaigntui.storage import location, version
from campaigntui.storage.connection import connect
from campaigntui.storage.health import refuse_damage, refuse_machinery
from campaigntui.storage.reading import Reader
from campaigntui.storage.troubles import PATIENCE, kind_of, patiently, told

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Engine

    from campaigntui.storage.backups import Backup
    from campaigntui.storage.writing import Writer


class PlanFile:
    """An open plan file. Make one with `open`, `create` or `open_or_create`; close it, or use it in a `with`."""

    def __init__(
        self, path: Path, identity: location.Identity, connection: sqlite3.Connection, patience: float
    ) -> None:
        self.path = path
        """The real path: absolute, links resolved."""
        self._identity = identity
        self._connection = connection
        self._patience = patience
        self._lock = RLock()
        self._engine: Engine | None = None
        self._sound = False
        self._seen_version = 0
        self._closing = ExitStack()
        self._closing.callback(location.disconnected, identity)
        self._closing.callback(connection.close)

    # -- opening and closing ------------------------------------------------------------------------------------------
    @classmethod
    def open(cls, path: Path, *, patience: float = PATIENCE) -> PlanFile:
        """Open an existing plan file; one of an older version is backed up and brought up to date.

        `patience` is how many seconds a lock of another program is waited for. Raises `NotFound` if there is no file,
        `PlanUnreadable` or `PlanBusy` if it cannot be used; the file is unchanged then.
        """
        real, identity = location.examine(path)
        location.connected(identity)
        try:
            with told(real):
                connection = connect(real, patience)
        except BaseException:  # whatever ends it, an interrupt too, the file is not open
            location.disconnected(identity)
            raise
        file = cls(real, identity, connection, patience)
        try:
            file._greet()
        except BaseException:  # as above: nobody else could close it
            file.close()
            raise
        return file

    @classmethod
    def create(cls, path: Path, *, patience: float = PATIENCE) -> PlanFile:
        """Make a new plan file (0600) and open it. Its folder must exist; what stands at the path is never replaced."""
        from campaigntui.storage.creating import create

        create(path)
        return cls.open(path, patience=patience)

    @classmethod
    def open_or_create(cls, path: Path, *, folders: bool = False, patience: float = PATIENCE) -> PlanFile:
        """Open the plan file, or make it if the path is free. `folders`: make missing folders (0700) as well."""
        if not os.path.lexists(path):
            from campaigntui.storage.creating import create

            if folders:
                location.make_folder(path.absolute().parent)
            create(path, may_exist=True)
        return cls.open(path, patience=patience)

    def close(self) -> None:
        """Let go of the file. Closing twice is harmless; a transaction that runs in another thread ends first."""
        with self._lock:
            if self._engine is not None:
                self._engine.dispose()
                self._engine = None
            self._closing.close()

    def __enter__(self) -> PlanFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # -- transactions -------------------------------------------------------------------------------------------------
    @contextmanager
    def read(self) -> Iterator[Reader]:
        """A moment of the file, for as short as possible: while it is held, no other program can finish a write.

        Inside a `write` of the same thread it belongs to that transaction.
        """
        with self._lock, told(self.path):
            connection = self._connection
            if connection.in_transaction:
                yield Reader(connection)
                return
            connection.execute("BEGIN")
            try:
                # The first statement takes the lock; its answer tells whether the tables are still those we know.
                found = patiently(lambda: version.version_of(connection), self._patience)
                if found != version.SCHEMA_VERSION:
                    version.refuse_unknown(connection, self.path)
                yield Reader(connection)
            finally:
                connection.rollback()

    @contextmanager
    def write(self) -> Iterator[Writer]:
        """The write transaction: committed when the block ends, rolled back when it raises.

        Unless `warm_up` was called, the first one of a session checks the whole file for damage and loads the writing
        side (about 0.4 s). Raises `PlanBusy` when another program keeps the file locked, `PlanUnreadable` when it is
        damaged, not writable, or no longer the file that was opened.
        """
        from campaigntui.storage.writing import Writer

        with self._lock, told(self.path):
            self._refuse_replaced()
            with self._writable(), self._core().connect() as core, core.begin():
                self._refuse_replaced()
                if version.version_of(self._connection) != version.SCHEMA_VERSION:
                    raise version.too_new(self.path)
                if not self._sound:
                    refuse_damage(self._connection, self.path)
                    self._sound = True
                yield Writer(self._connection, core)

    def data_version(self) -> int:
        """A number that changes when another program has written; own writes do not change it. Costs microseconds.

        While a transaction of ours runs, or another program is just committing, the last known number comes back.
        Raises `PlanUnreadable` when the file has been deleted or replaced.
        """
        if self._lock.acquire(blocking=False):
            try:
                self._refuse_replaced()
                self._seen_version = Reader(self._connection).data_version()
            except sqlite3.OperationalError as error:
                if kind_of(error) != "BUSY":
                    with told(self.path):
                        raise
            finally:
                self._lock.release()
        return self._seen_version

    # -- backups ------------------------------------------------------------------------------------------------------
    def back_up(self, now: datetime, folder: Path | None = None) -> Backup:
        """Make a checked copy in `folder` (else the one beside the file) and thin the older ones. `now` is aware."""
        from campaigntui.storage.backups import back_up, folder_of

        with self._lock:
            self._refuse_replaced()
            return back_up(self._connection, self.path, folder or folder_of(self.path), now, self._patience)

    def restore(self, backup: Path, now: datetime) -> Backup:
        """Put the state of a backup into this file, after a backup of the present state, which is returned.

        Plans read before are void. Raises `PlanUnreadable` or `PlanBusy` and changes nothing if it cannot be done.
        """
        from campaigntui.storage.backups import restore

        with self._lock:
            present = self.back_up(now)
            with self._writable():
                restore(self._connection, self.path, backup, self._patience)
            self._greet()
            return present

    def warm_up(self) -> None:
        """Do what the first write would wait for: load the writing side, look for damage. For a worker thread.

        What is wrong with the file is left to the first write to say.
        """
        import campaigntui.storage.writing  # noqa: F401

        with self._lock, suppress(PlanBusy, PlanUnreadable), told(self.path):
            self._core().connect().close()
            with self.read() as reader:
                refuse_damage(reader.connection, self.path)
            self._sound = True

    # -- inside -------------------------------------------------------------------------------------------------------
    def _greet(self) -> None:
        with told(self.path):
            found = patiently(lambda: version.version_of(self._connection), self._patience)
            version.refuse_unknown(self._connection, self.path)
            refuse_machinery(self._connection, self.path)
            if found < version.SCHEMA_VERSION:
                self._bring_up_to_date(found)

    def _bring_up_to_date(self, found: int) -> None:
        from campaigntui.storage import migrations
        from campaigntui.storage.backups import back_up_before_migration

        refuse_damage(self._connection, self.path)
        back_up_before_migration(self._connection, self.path, found, self._patience)
        with self._writable():
            migrations.migrate(self._core(), migrations.STEPS)

    @contextmanager
    def _writable(self) -> Iterator[None]:
        self._connection.execute("PRAGMA query_only = OFF")
        try:
            yield
        finally:
            self._connection.rollback()  # of a commit that failed; else nothing
            self._connection.execute("PRAGMA query_only = ON")

    def _core(self) -> Engine:
        if self._engine is None:
            from campaigntui.storage.engine import make_engine

            self._engine = make_engine(self._connection, self.path, self._patience)
        return self._engine

    def _refuse_replaced(self) -> None:
        # Writing to a file that lost its name succeeds, and everything written is gone with the next close.
        if location.identify(self.path) != self._identity:
            raise PlanUnreadable(
                N_(
                    "“{path}” has been deleted or replaced by another file while it was open. Nothing was changed. "
                    "Close it and open it again."
                ),
                path=self.path,
            )
