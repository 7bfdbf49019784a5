"""One transaction at a time, begun with the write lock, kept whole; other programs are waited for and noticed."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from campaigntui.domain.journal import Change
from campaigntui.errors import NotFound, PlanBusy, PlanUnreadable
from campaigntui.storage.planfile import PlanFile
from campaigntui.storage.troubles import PATIENCE
from tests.storage.dump import dump
from tests.storage.samples import CAMPAIGN, FAMILY, ITEMS, added, write

SETTINGS = {
    "journal_mode": "delete",
    "synchronous": 3,
    "foreign_keys": 1,
    "busy_timeout": 250,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
    "temp_store": 2,
    "fullfsync": 1,
}


@contextmanager
def another(path: Path, *statements: str) -> Iterator[sqlite3.Connection]:
    """Another program that has done these statements and is still there."""
    with closing(sqlite3.connect(path, isolation_level=None, timeout=0, check_same_thread=False)) as connection:
        for statement in statements:
            connection.execute(statement).fetchall()
        yield connection


def text_of(file: PlanFile) -> str:
    with file.read() as reader:
        return dump(reader.connection)


def settings_of(connection: sqlite3.Connection) -> dict[str, object]:
    return {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in SETTINGS}


def test_every_transaction_has_the_settings(path: Path) -> None:
    PlanFile.create(path).close()
    with PlanFile.open(path) as file:
        for _ in range(2):
            with file.read() as reader:
                assert settings_of(reader.connection) == SETTINGS
                assert reader.connection.execute("PRAGMA query_only").fetchone() == (1,)
            with file.write() as writer:
                assert settings_of(writer.connection) == SETTINGS
                assert writer.connection.execute("PRAGMA query_only").fetchone() == (0,)


def test_a_file_left_in_another_journal_mode_is_brought_back(path: Path) -> None:
    PlanFile.create(path).close()
    with another(path, "PRAGMA journal_mode = WAL"):
        pass
    with PlanFile.open(path) as file, file.read() as reader:
        assert reader.connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_every_write_begins_with_the_lock(file: PlanFile) -> None:
    said: list[str] = []
    with file.read() as reader:
        connection = reader.connection
    connection.set_trace_callback(said.append)
    write(file)
    connection.set_trace_callback(None)
    begins = [line for line in said if line.startswith("BEGIN")]
    assert begins == ["BEGIN IMMEDIATE"]
    assert said.index(begins[0]) < min(n for n, line in enumerate(said) if line.startswith(("SELECT", "INSERT")))
    assert said[-2:] == ["COMMIT", "PRAGMA query_only = ON"]


def test_the_lock_is_held_before_anything_is_read(file: PlanFile) -> None:
    with file.write(), another(file.path) as other, pytest.raises(sqlite3.OperationalError, match="locked"):
        other.execute("BEGIN IMMEDIATE")


def test_reading_cannot_write(file: PlanFile) -> None:
    with pytest.raises(PlanUnreadable, match="can be read but not written"), file.read() as reader:
        reader.connection.execute("DELETE FROM item")


def test_a_write_that_fails_leaves_nothing(file: PlanFile) -> None:
    before, note = text_of(file), FAMILY[-1]
    with pytest.raises(ZeroDivisionError), file.write() as writer:
        writer.connection.execute("DELETE FROM item")
        raise ZeroDivisionError
    assert text_of(file) == before
    write(file, Change("item", note.id, note, replace(note, version=2)))
    assert text_of(file) != before


def test_a_reference_to_nothing_cannot_be_committed(file: PlanFile) -> None:
    before = text_of(file)
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"), file.write() as writer:
        writer.connection.execute("DELETE FROM campaign")
    assert text_of(file) == before
    write(file)


def test_one_reading_sees_one_moment(file: PlanFile) -> None:
    with file.read() as reader:
        reader.next_seq()
        with another(file.path, "BEGIN IMMEDIATE", "UPDATE item SET title = 'theirs'") as other:
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                other.execute("COMMIT")
            assert reader.plan(CAMPAIGN).item[ITEMS[0]].title != "theirs"


def test_reading_inside_a_write_sees_it(file: PlanFile) -> None:
    with file.write() as writer:
        writer.connection.execute("UPDATE item SET title = 'mine'")
        with file.read() as reader:
            assert reader.plan(CAMPAIGN).item[ITEMS[0]].title == "mine"
        assert writer.connection.in_transaction


def test_a_lock_that_stays_is_refused_and_one_that_goes_is_waited_for(path: Path) -> None:
    with PlanFile.create(path, patience=0.4) as file:
        write(file, *added(FAMILY))
        with another(path, "BEGIN IMMEDIATE"), pytest.raises(PlanBusy, match="stayed locked"):
            write(file)
        with another(path, "BEGIN EXCLUSIVE"), pytest.raises(PlanBusy), file.read():
            pass
        # A reader lets a write begin, but not end.
        with another(path, "BEGIN", "SELECT * FROM item"):
            before = path.read_bytes()
            with pytest.raises(PlanBusy), file.write() as writer:
                writer.connection.execute("UPDATE item SET title = 'never'")
        assert path.read_bytes() == before
    with PlanFile.open(path) as file, another(path, "BEGIN EXCLUSIVE") as other:
        release = threading.Timer(0.5, other.rollback)
        release.start()
        write(file)
        release.join()
    with PlanFile.open(path) as file, another(path, "BEGIN", "SELECT * FROM item") as other:
        release = threading.Timer(0.5, other.rollback)
        release.start()
        write(file)
        release.join()


def test_opening_waits_too(path: Path) -> None:
    PlanFile.create(path).close()
    with another(path, "BEGIN EXCLUSIVE") as other:
        with pytest.raises(PlanBusy):
            PlanFile.open(path, patience=0.1)
        release = threading.Timer(0.3, other.rollback)
        release.start()
        PlanFile.open(path).close()
        release.join()


def test_only_writes_of_others_move_the_data_version(file: PlanFile) -> None:
    first = file.data_version()
    write(file)
    assert file.data_version() == first
    with another(file.path, "UPDATE item SET title = 'theirs'"):
        pass
    assert file.data_version() != first


def test_asking_for_the_data_version_never_waits(file: PlanFile) -> None:
    known, answers = file.data_version(), []
    with file.write():
        asking = threading.Thread(target=lambda: answers.append(file.data_version()))
        asking.start()
        asking.join(60)
    assert answers == [known]
    with another(file.path, "BEGIN EXCLUSIVE"):
        started = time.monotonic()
        assert file.data_version() == known
        assert time.monotonic() - started < PATIENCE


def test_a_campaign_that_is_not_there(file: PlanFile) -> None:
    with file.read() as reader, pytest.raises(NotFound, match="campaign number 77"):
        reader.plan(type(CAMPAIGN)(77))


def test_reading_loads_no_orm(path: Path) -> None:
    with PlanFile.create(path) as file:
        write(file, *added(FAMILY))
    code = f"""
import sys
from pathlib import Path
from campaigntui.storage.planfile import PlanFile
with PlanFile.open(Path({str(path)!r})) as file, file.read() as reader:
    assert reader.plan(reader.summaries()[0].id).item
assert not {{"sqlalchemy", "sqlmodel", "pydantic"}} & set(sys.modules)
"""
    subprocess.run([sys.executable, "-c", code], check=True)


INCREMENT = """
import sys
from dataclasses import replace
from pathlib import Path
from campaigntui.domain.ids import CampaignId
from campaigntui.domain.journal import Change, Entry
from campaigntui.storage.planfile import PlanFile
with PlanFile.open(Path(sys.argv[1])) as file:
    for _ in range(50):
        with file.write() as writer:
            item = writer.plan(CampaignId(1)).item[4]
            entry = Entry(writer.next_seq(), "", sys.argv[2], "Edit", CampaignId(1), item.title, 1)
            writer.record(entry, [Change("item", 4, item, replace(item, duration=item.duration + 1))])
"""


def test_no_change_of_many_writers_is_lost(file: PlanFile) -> None:
    with file.read() as reader:
        start = reader.plan(CAMPAIGN).item[ITEMS[0]].duration
    writers = [subprocess.Popen([sys.executable, "-c", INCREMENT, file.path, f"w{n}"]) for n in range(4)]
    while any(writer.poll() is None for writer in writers):
        with file.read() as reader:
            assert reader.plan(CAMPAIGN).item[ITEMS[0]].duration - start == reader.next_seq() - 2
        time.sleep(0.02)
    assert [writer.returncode for writer in writers] == [0] * 4
    with file.read() as reader:
        assert reader.plan(CAMPAIGN).item[ITEMS[0]].duration == start + 200
        assert sorted(entry.who for entry in reader.entries(200)) == [f"w{n}" for n in range(4) for _ in range(50)]


FILL = """
import resource, sys
from dataclasses import replace
from pathlib import Path
from campaigntui.domain.ids import CampaignId
from campaigntui.domain.journal import Change, Entry
from campaigntui.errors import PlanUnreadable
from campaigntui.storage.planfile import PlanFile

def retitle(title):
    with file.write() as writer:
        item = writer.plan(CampaignId(1)).item[4]
        entry = Entry(writer.next_seq(), "", "", "Edit", CampaignId(1), title[:9], 1)
        writer.record(entry, [Change("item", 4, item, replace(item, title=title))])

path = Path(sys.argv[1])
with PlanFile.open(path) as file:
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 10_000, usual[1]))
    try:
        retitle("x" * 100_000)
    except PlanUnreadable as error:
        print(error)
    resource.setrlimit(resource.RLIMIT_FSIZE, usual)
    retitle("after")
"""


def test_a_disk_without_space_loses_nothing(file: PlanFile) -> None:
    done = subprocess.run([sys.executable, "-c", FILL, file.path], capture_output=True, text=True, check=True)
    assert "Check the disk and the space on it" in done.stdout
    with file.read() as reader:
        assert reader.plan(CAMPAIGN).item[ITEMS[0]].title == "after"
        assert [entry.subject for entry in reader.entries(9)] == ["after", "something"]
