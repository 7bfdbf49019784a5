"""What is opened, what is refused and stays as it was, and what making a file leaves on the disk."""

from __future__ import annotations

import os
import random
import sqlite3
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from campaigntui.errors import BadInput, CampaignError, NotFound, PlanUnreadable
from campaigntui.storage.location import APPLICATION_ID
from campaigntui.storage.planfile import PlanFile
from campaigntui.storage.version import SCHEMA_VERSION
from tests.storage.samples import CAMPAIGN, FAMILY, added, write

as_a_user = pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")


@pytest.fixture
def made(path: Path) -> Path:
    """A closed plan file with a campaign."""
    with PlanFile.create(path) as file:
        write(file, *added(FAMILY))
    return path


def refusal(path: Path) -> str:
    """The sentence with which opening is refused; the file must not have changed, nor anything beside it."""
    before = path.read_bytes() if path.is_file() else None
    beside = sorted(path.parent.iterdir()) if path.parent.is_dir() else None
    with pytest.raises(CampaignError) as refused:
        PlanFile.open(path)
    assert str(path) in str(refused.value) or str(os.path.realpath(path)) in str(refused.value)
    assert before == (path.read_bytes() if path.is_file() else None)
    assert beside == (sorted(path.parent.iterdir()) if path.parent.is_dir() else None)
    return str(refused.value)


def patched(path: Path, pragma: str) -> Path:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA {pragma}")
    return path


# -- refused ----------------------------------------------------------------------------------------------------------
NOISE = random.Random(1).randbytes(5000)


@pytest.mark.parametrize(
    "content",
    [NOISE, b"x", b"SQLite format 3\0", b"PK\3\4" + bytes(200)],
    ids=["noise", "one byte", "only the magic", "an archive"],
)
def test_garbage_is_refused(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert "is not a plan file" in refusal(path)


def test_a_broken_beginning_is_refused(made: Path) -> None:
    with made.open("r+b") as raw:
        raw.write(bytes(16))
    assert "is not a plan file" in refusal(made)


def test_an_empty_file_is_never_taken_for_a_new_plan(path: Path) -> None:
    path.touch()
    assert "is empty" in refusal(path)
    with pytest.raises(PlanUnreadable, match="is empty"):
        PlanFile.open_or_create(path)
    assert path.read_bytes() == b""


def test_the_database_of_another_program_is_refused(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE item (id)")
    assert "another program" in refusal(path)


def test_another_application_id_is_refused(made: Path) -> None:
    assert "another program" in refusal(patched(made, "application_id = 42"))


def test_a_newer_file_is_refused_unchanged(made: Path) -> None:
    with closing(sqlite3.connect(made)) as connection:
        connection.execute("UPDATE meta SET value = ? WHERE key = 'min_reader'", (SCHEMA_VERSION + 1,))
        connection.commit()
    assert "newer campaigntui" in refusal(patched(made, f"user_version = {SCHEMA_VERSION + 1}"))


def test_a_newer_file_that_allows_it_can_be_read_but_not_written(made: Path) -> None:
    patched(made, f"user_version = {SCHEMA_VERSION + 1}")
    before = made.read_bytes()
    with PlanFile.open(made) as file:
        with file.read() as reader:
            assert reader.plan(CAMPAIGN).head.name == FAMILY[0].name  # type: ignore[union-attr]
        with pytest.raises(PlanUnreadable, match="newer campaigntui"), file.write():
            pass
    assert made.read_bytes() == before


def test_a_version_that_never_was_is_refused(made: Path) -> None:
    assert "version 0" in refusal(patched(made, "user_version = 0"))


def test_a_file_that_lacks_a_table_is_damaged_for_reading_and_writing(made: Path) -> None:
    with closing(sqlite3.connect(made)) as connection:
        connection.execute("DROP TABLE link")
    with PlanFile.open(made) as file:
        with pytest.raises(PlanUnreadable, match="is damaged"), file.read() as reader:
            reader.plan(CAMPAIGN)
        with pytest.raises(PlanUnreadable, match="is damaged"), file.write() as writer:
            writer.plan(CAMPAIGN)


def test_an_upgrade_under_an_open_file_stops_it(made: Path) -> None:
    with PlanFile.open(made) as file:
        with closing(sqlite3.connect(made)) as connection:
            connection.execute("UPDATE meta SET value = '99' WHERE key = 'min_reader'")
            connection.commit()
            connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
        with pytest.raises(PlanUnreadable, match="newer"), file.write():
            pass
        with pytest.raises(PlanUnreadable, match="newer"), file.read():
            pass


def test_a_missing_file_is_not_made_by_opening(path: Path) -> None:
    with pytest.raises(NotFound, match="no plan file"):
        PlanFile.open(path)
    with pytest.raises(NotFound):
        PlanFile.open(path / "deeper" / "x.db")
    assert not path.exists()


def test_what_is_no_regular_file_is_refused_at_once(path: Path) -> None:
    assert "folder" in refusal(path.parent)
    os.mkfifo(path)
    assert "pipe" in refusal(path)
    assert "pipe" in refusal(Path("/dev/null"))


def test_a_hard_link_is_refused_by_either_name(made: Path) -> None:
    other = made.with_name("other.db")
    other.hardlink_to(made)
    assert "hard link" in refusal(made)
    assert "hard link" in refusal(other)


def test_links_are_followed_to_the_file(made: Path) -> None:
    link = made.with_name("link.db")
    link.symlink_to(made)
    with PlanFile.open(link) as file:
        assert file.path == Path(os.path.realpath(made))


def test_a_loop_and_a_dangling_link_are_refused(path: Path) -> None:
    path.symlink_to(path)
    assert "cannot be opened" in refusal(path)
    path.unlink()
    target = path.with_name("victim.db")
    path.symlink_to(target)
    with pytest.raises(NotFound, match=f"is a link to “{target}”, and nothing is there"):
        PlanFile.open_or_create(path)
    with pytest.raises(BadInput, match="exists already"):
        PlanFile.create(path)
    assert not target.exists()


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER UPDATE ON item BEGIN DELETE FROM note; END",
        "CREATE VIEW v AS SELECT 1",
        "CREATE VIRTUAL TABLE f USING fts5(x)",
    ],
)
def test_foreign_machinery_is_refused(made: Path, statement: str) -> None:
    with closing(sqlite3.connect(made)) as connection:
        connection.execute(statement)
    assert "triggers or views" in refusal(made)


def test_a_truncated_or_zeroed_file_is_never_written_to(made: Path) -> None:
    whole = made.read_bytes()
    for damaged in (whole[:20_000], whole[:-4096], whole[:8192] + bytes(4096) + whole[12_288:]):
        made.write_bytes(damaged)
        with pytest.raises(PlanUnreadable, match="damaged"), PlanFile.open(made) as file:
            # What is done ahead of the first write must not come between the user and the reason.
            file.warm_up()
            with file.write():
                pass
        assert made.read_bytes() == damaged


def test_a_reference_to_nothing_stops_writing(made: Path) -> None:
    with closing(sqlite3.connect(made)) as connection:
        connection.execute("DELETE FROM campaign")
        connection.commit()
    before = made.read_bytes()
    with pytest.raises(PlanUnreadable, match="refers to a campaign"), PlanFile.open(made) as file, file.write():
        pass
    assert made.read_bytes() == before


@as_a_user
def test_a_write_protected_file_can_be_read(made: Path) -> None:
    made.chmod(0o400)
    with PlanFile.open(made) as file:
        with file.read() as reader:
            assert reader.summaries()
        with pytest.raises(PlanUnreadable, match="can be read but not written"):
            write(file)


@as_a_user
def test_a_file_without_rights_is_refused(made: Path) -> None:
    made.chmod(0)
    with pytest.raises(PlanUnreadable, match="cannot be opened"):
        PlanFile.open(made)


# -- while it is open -------------------------------------------------------------------------------------------------
def test_a_file_that_was_replaced_is_not_written_to(made: Path) -> None:
    other = made.with_name("other.db")
    other.write_bytes(made.read_bytes())
    before = other.read_bytes()
    with PlanFile.open(made) as file:
        other.replace(made)
        with pytest.raises(PlanUnreadable, match="deleted or replaced"), file.write():
            pass
        with pytest.raises(PlanUnreadable, match="deleted or replaced"):
            file.data_version()
        made.unlink()
        with pytest.raises(PlanUnreadable, match="deleted or replaced"), file.write():
            pass
        assert not made.exists()
        made.write_bytes(before)
    assert made.read_bytes() == before


def test_a_second_opening_does_not_drop_the_lock_of_the_first(made: Path) -> None:
    with PlanFile.open(made) as first, first.write():
        with PlanFile.open(made, patience=0.1) as second:
            assert second.data_version()
        # SQLite knows of the locks inside one process by itself; the danger is to those that others see.
        code = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('BEGIN IMMEDIATE')"
        other = subprocess.run([sys.executable, "-c", code, made], capture_output=True, text=True, check=False)
        assert "database is locked" in other.stderr


# -- making -----------------------------------------------------------------------------------------------------------
ODD_NAMES = (
    "with space.db",
    "what?mode=memory.db",
    "a#b.db",
    "100%20.db",
    "quote'\".db",
    "semi;colon.db",
    "new\nline.db",
    "双十一 🎉.db",
    "-leading.db",
    "~home.db",
    "$HOME.db",
    "file:x?mode=memory",
    ":memory:",
    "no-ending",
    "x" * 240,
    os.fsdecode(b"latin-\xe9.db"),
)


@pytest.mark.parametrize("name", ODD_NAMES)
def test_exactly_the_named_file_is_made(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with PlanFile.create(Path(name)) as file:
        write(file, *added(FAMILY))
        assert [path.name for path in tmp_path.iterdir()] == [name]
    with PlanFile.open(Path(name)) as file, file.read() as reader:
        assert len(reader.summaries()) == 1
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", ["nul\0.db", "x" * 300])
def test_an_impossible_name_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(CampaignError):
        PlanFile.open_or_create(tmp_path / name)
    assert not list(tmp_path.iterdir())


@pytest.fixture(params=[0o000, 0o022, 0o077])
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    """Whatever the user's umask is."""
    before = os.umask(request.param)
    yield
    os.umask(before)


@pytest.mark.usefixtures("umask")
def test_only_the_owner_can_read_what_is_made(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "plans.db"
    with PlanFile.open_or_create(path, folders=True) as file, file.write() as writer:
        writer.connection.execute("UPDATE meta SET value = value || '.'")
        made = {p: stat.S_IMODE(p.stat().st_mode) for p in tmp_path.rglob("*")}
    assert made.pop(path.parent) == made.pop(path.parent.parent) == 0o700
    assert set(made) == {path, path.with_name("plans.db-journal")}
    assert set(made.values()) == {0o600}


def test_a_missing_folder_is_refused_unless_asked_for(tmp_path: Path) -> None:
    for make in (PlanFile.create, PlanFile.open_or_create):
        with pytest.raises(PlanUnreadable, match="does not exist"):
            make(tmp_path / "none" / "plans.db")
    assert not list(tmp_path.iterdir())


def test_nothing_is_ever_replaced(made: Path) -> None:
    before = made.read_bytes()
    with pytest.raises(BadInput, match="exists already"):
        PlanFile.create(made)
    assert made.read_bytes() == before
    assert list(made.parent.iterdir()) == [made]


def test_a_new_file_says_what_it_is(made: Path) -> None:
    with closing(sqlite3.connect(made)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
        meta = dict(connection.execute("SELECT key, value FROM meta"))
    assert set(meta) == {"min_reader", "app_version", "file_id"}
    assert len(meta["file_id"]) == 32


def test_many_who_start_at_once_share_one_file(path: Path) -> None:
    together = threading.Barrier(4)
    names: list[str] = []

    def start(name: str) -> None:
        together.wait()
        with PlanFile.open_or_create(path) as file, file.write() as writer:
            writer.connection.execute("INSERT INTO meta VALUES (?, '')", (name,))
            names.append(name)

    threads = [threading.Thread(target=start, args=(f"t{n}",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with PlanFile.open(path) as file, file.read() as reader:
        found = {row[0] for row in reader.connection.execute("SELECT key FROM meta WHERE value = ''")}
    assert found == set(names) == {"t0", "t1", "t2", "t3"}
    assert list(path.parent.iterdir()) == [path]
