"""Backups that are good copies or no copies, and the drill that proves that the way back works."""

from __future__ import annotations

import sqlite3
import stat
import time
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from campaigntui.domain.journal import Change
from campaigntui.errors import NotFound, PlanBusy, PlanUnreadable
from campaigntui.storage.backups import backups_in, folder_of
from campaigntui.storage.planfile import PlanFile
from campaigntui.storage.troubles import PATIENCE
from tests.storage.dump import dump
from tests.storage.samples import CAMPAIGN, FAMILY, ITEMS, added, write

NOW = datetime(2026, 11, 1, 8, 30, tzinfo=UTC)


def text_of(file: PlanFile) -> str:
    with file.read() as reader:
        return dump(reader.connection)


def retitle(file: PlanFile, title: str) -> str:
    with file.read() as reader:
        item = reader.plan(CAMPAIGN).item[ITEMS[0]]
    write(file, Change("item", item.id, item, replace(item, title=title)))
    return text_of(file)


def test_a_backup_is_a_plan_file_of_its_own(file: PlanFile) -> None:
    before = text_of(file)
    backup = file.back_up(NOW)
    assert backup.path.parent == folder_of(file.path) == file.path.with_name("plans.db.backups")
    assert [p.name for p in backup.path.parent.iterdir()] == ["20261101T083000.000000Z.db"]
    assert stat.S_IMODE(backup.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(backup.path.parent.stat().st_mode) == 0o700
    with PlanFile.open(backup.path) as copy:
        assert text_of(copy) == before
        write(copy)


def test_moments_are_utc_whatever_zone_they_are_given_in(file: PlanFile, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    backup = file.back_up(NOW.astimezone(timezone(timedelta(hours=8))), folder)
    assert backup.taken == NOW
    assert backups_in(folder) == (backup,)


def test_only_backups_are_listed_and_thinned(file: PlanFile) -> None:
    folder = folder_of(file.path)
    folder.mkdir()
    (folder / "holiday.db").write_text("not ours")
    (folder / "version-1-1.db").write_text("kept for ever")
    for day in range(40):
        file.back_up(NOW + timedelta(days=day))
        file.back_up(NOW + timedelta(days=day, hours=1))
    found = backups_in(folder)
    assert [b.taken for b in found] == sorted((b.taken for b in found), reverse=True)
    assert found[0].taken == NOW + timedelta(days=39, hours=1)
    # 4 of the last 48 hours, 12 more days, then the ends of 4 more weeks; the months are among them.
    assert len(found) == 20
    assert (folder / "holiday.db").exists() and (folder / "version-1-1.db").exists()


def test_the_drill_every_generation_comes_back(file: PlanFile) -> None:
    states, backups = [], []
    for number in range(4):
        states.append(retitle(file, f"title {number}"))
        backups.append(file.back_up(NOW + timedelta(hours=number)))
    for number, (state, backup) in enumerate(zip(states, backups, strict=True)):
        before = text_of(file)
        present = file.restore(backup.path, NOW + timedelta(days=1, hours=number))
        assert text_of(file) == state
        assert file.path.stat().st_nlink == 1
        with PlanFile.open(present.path) as copy:
            assert text_of(copy) == before
        retitle(file, f"again {number}")
        file.restore(present.path, NOW + timedelta(days=2, hours=number))
        assert text_of(file) == before


def test_others_who_have_the_file_open_see_what_was_restored(file: PlanFile) -> None:
    backup = file.back_up(NOW)
    with PlanFile.open(file.path) as other:
        state = text_of(other)
        retitle(file, "changed")
        seen = other.data_version()
        file.restore(backup.path, NOW + timedelta(hours=1))
        assert other.data_version() != seen
        assert text_of(other) == state


def test_a_restore_gives_up_while_somebody_reads(path: Path) -> None:
    with PlanFile.create(path, patience=0.4) as file:
        write(file, *added(FAMILY))
        backup = file.back_up(NOW)
        state = retitle(file, "changed")
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN")
            other.execute("SELECT * FROM item").fetchall()
            started = time.monotonic()
            with pytest.raises(PlanBusy, match="stayed locked"):
                file.restore(backup.path, NOW + timedelta(hours=1))
            assert time.monotonic() - started < PATIENCE
        assert text_of(file) == state
        retitle(file, "still works")


def test_a_backup_gives_up_while_somebody_writes(path: Path) -> None:
    with PlanFile.create(path, patience=0.3) as file:
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            with pytest.raises(PlanBusy):
                file.back_up(NOW)
        assert list(folder_of(path).iterdir()) == []


def test_what_is_no_good_backup_is_not_restored(file: PlanFile, tmp_path: Path) -> None:
    state = text_of(file)
    backup = file.back_up(NOW)
    whole = backup.path.read_bytes()
    damaged = tmp_path / "damaged.db"
    for content in (b"", b"garbage", whole[:-8192], whole[:8192] + bytes(4096) + whole[12_288:]):
        damaged.write_bytes(content)
        with pytest.raises(PlanUnreadable):
            file.restore(damaged, NOW + timedelta(hours=1))
    with pytest.raises(NotFound):
        file.restore(tmp_path / "none.db", NOW + timedelta(hours=1))
    with pytest.raises(PlanUnreadable, match="itself"):
        file.restore(file.path, NOW + timedelta(hours=1))
    assert text_of(file) == state


def test_a_damaged_file_pushes_no_good_backup_out(path: Path) -> None:
    with PlanFile.create(path) as file:
        write(file, *added(FAMILY))
        for day in range(5):
            file.back_up(NOW + timedelta(days=day))
    with closing(sqlite3.connect(path)) as other:
        other.execute("DELETE FROM campaign")
        other.commit()
    with PlanFile.open(path) as file, pytest.raises(PlanUnreadable, match="damaged"):
        file.back_up(NOW + timedelta(days=900))
    assert len(list(folder_of(path).iterdir())) == 5


def test_a_folder_that_cannot_be_used_is_named(file: PlanFile, tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file")
    with pytest.raises(PlanUnreadable, match="blocked"):
        file.back_up(NOW, blocked / "backups")
    with pytest.raises(PlanUnreadable, match="blocked"):
        file.back_up(NOW, blocked)
    write(file)


def test_a_link_in_the_backup_folder_is_not_followed(file: PlanFile, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("precious")
    folder = folder_of(file.path)
    folder.mkdir()
    (folder / "20261101T083000.000000Z.db").symlink_to(victim)
    file.back_up(NOW)
    assert victim.read_text() == "precious"
