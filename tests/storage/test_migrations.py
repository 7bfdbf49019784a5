"""Old files become new ones: by steps that give what the rows describe, after a copy, and harmlessly if they fail."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, create_engine, inspect
from sqlmodel import SQLModel

from campaigntui.storage import migrations, version
from campaigntui.storage.backups import folder_of
from campaigntui.storage.engine import make_engine
from campaigntui.storage.planfile import PlanFile
from campaigntui.storage.rows import TABLE
from tests.storage.dump import dump
from tests.storage.samples import CAMPAIGN, FAMILY

FIXTURES = Path(__file__).parent / "files"
"""One `vN.sql` per shipped schema: the file as SQL text (`python -m tests.storage.fixture` writes the newest)."""

Use = Callable[[migrations.Step], None]


def stored(number: int, path: Path) -> Path:
    """A plan file as version `number` of the schema left it."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((FIXTURES / f"v{number}.sql").read_text(encoding="utf-8"))
    return path


@pytest.fixture
def next_step(monkeypatch: pytest.MonkeyPatch) -> Use:
    """Make the program believe that there is one more version, reached by the given step."""

    def use(step: migrations.Step) -> None:
        monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, step))
        monkeypatch.setattr(version, "SCHEMA_VERSION", version.SCHEMA_VERSION + 1)

    return use


def add_a_table(connection: Connection) -> None:
    connection.exec_driver_sql("CREATE TABLE novelty (id INTEGER PRIMARY KEY)")
    connection.exec_driver_sql("UPDATE item SET reason = 'migrated'")


def test_the_steps_are_counted() -> None:
    assert len(migrations.STEPS) == version.SCHEMA_VERSION


def test_a_file_that_is_up_to_date_is_left_alone(path: Path) -> None:
    """Of two programs that start at once the second finds nothing to do."""
    PlanFile.create(path).close()
    before = path.read_bytes()
    connection = sqlite3.connect(path, isolation_level=None)
    engine = make_engine(connection, path, 1)
    migrations.migrate(engine, migrations.STEPS)
    engine.dispose()
    connection.close()
    assert path.read_bytes() == before


def test_the_steps_give_what_the_rows_describe(path: Path) -> None:
    PlanFile.create(path).close()
    engine = create_engine("sqlite://", creator=lambda: sqlite3.connect(path))
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, SQLModel.metadata) == []
        made = inspect(connection)
        described = create_engine("sqlite://")
        SQLModel.metadata.create_all(described)
        wanted = inspect(described)
        for table in TABLE:  # what the comparison above does not look at
            assert made.get_check_constraints(table) == wanted.get_check_constraints(table)
            assert made.get_foreign_keys(table) == wanted.get_foreign_keys(table)
            assert made.get_pk_constraint(table) == wanted.get_pk_constraint(table)
        described.dispose()
    engine.dispose()


@pytest.mark.parametrize("number", range(1, version.SCHEMA_VERSION + 1))
def test_a_file_of_every_version_opens_with_its_plan(path: Path, number: int) -> None:
    with PlanFile.open(stored(number, path)) as file:
        with file.read() as reader:
            plan = reader.plan(CAMPAIGN)
            assert plan.head.name == FAMILY[0].name  # type: ignore[union-attr]
            assert [item.id for item in plan.item.values()] == [4, 5, 6]
            assert reader.changes_of(1)[0].after == plan.head
        with file.write() as writer:
            writer.apply_backward(1, at="", who="")
            assert dump(writer.connection) == ""


def test_an_older_file_is_copied_then_migrated(path: Path, next_step: Use) -> None:
    before = dump_of(stored(1, path))
    next_step(add_a_table)
    with PlanFile.open(path) as file, file.read() as reader:
        assert version.version_of(reader.connection) == version.SCHEMA_VERSION
        assert reader.plan(CAMPAIGN).item[next(iter(reader.plan(CAMPAIGN).item))].reason == "migrated"
        assert reader.connection.execute("SELECT count(*) FROM novelty").fetchone() == (0,)
    (copy,) = folder_of(path).iterdir()
    assert copy.name == "version-1-1.db"
    assert dump_of(copy) == before
    PlanFile.open(path).close()
    assert len(list(folder_of(path).iterdir())) == 1


def test_a_migration_that_fails_changes_nothing_and_leaves_the_copy(path: Path, next_step: Use) -> None:
    before = stored(1, path).read_bytes()

    def fail(connection: Connection) -> None:
        add_a_table(connection)
        raise ZeroDivisionError

    next_step(fail)
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            PlanFile.open(path)
        assert path.read_bytes() == before
    assert sorted(p.name for p in folder_of(path).iterdir()) == ["version-1-1.db", "version-1-2.db"]


def test_a_damaged_older_file_is_not_migrated(path: Path, next_step: Use) -> None:
    with closing(sqlite3.connect(stored(1, path))) as connection:
        connection.execute("DELETE FROM member")
        connection.execute("DELETE FROM campaign")
        connection.commit()
    before = path.read_bytes()
    next_step(add_a_table)
    with pytest.raises(Exception, match="damaged"):
        PlanFile.open(path)
    assert path.read_bytes() == before
    assert not folder_of(path).exists()


def test_a_backup_of_an_older_version_is_migrated_when_restored(path: Path, tmp_path: Path, next_step: Use) -> None:
    old = stored(1, tmp_path / "old.db")
    next_step(add_a_table)
    with PlanFile.create(path) as file:
        file.restore(old, datetime(2026, 11, 1, tzinfo=UTC))
        with file.read() as reader:
            assert version.version_of(reader.connection) == version.SCHEMA_VERSION
            assert reader.plan(CAMPAIGN).item


def dump_of(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return "\n".join(connection.iterdump())
