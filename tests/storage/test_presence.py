"""Terminals on one file know of each other, forget those that died, and believe nothing that somebody has planted."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from campaigntui.storage import presence
from campaigntui.storage.presence import Presence


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    place = tmp_path / "plans.db"
    place.touch(0o600)
    return place


def names(own: Presence) -> list[str]:
    return [each.name for each in own.beat()]


def test_two_terminals_see_each_other_until_one_leaves(plan: Path) -> None:
    li, wu = Presence(plan, "Li Na"), Presence(plan, "吴静")
    assert names(li) == []
    assert names(wu) == ["Li Na"]
    assert names(li) == ["吴静"]
    wu.leave()
    assert names(li) == []
    li.leave()
    assert [each.name for each in plan.parent.iterdir()] == [plan.name]


def test_another_terminal_of_ones_own_is_known_as_such(plan: Path) -> None:
    first, second, wu = Presence(plan, "Li Na"), Presence(plan, "Li Na"), Presence(plan, "吴静")
    for each in (first, second):
        each.beat()
    assert [(each.name, each.own) for each in wu.beat()] == [("Li Na", False), ("Li Na", False)]
    assert [(each.name, each.own) for each in first.beat()] == [("Li Na", True), ("吴静", False)]


def test_who_was_killed_on_this_machine_is_gone_at_once(plan: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from campaigntui.storage.presence import Presence; "
        "Presence(Path(sys.argv[1]), 'dead').beat()"
    )
    subprocess.run([sys.executable, "-c", script, str(plan)], check=True)
    folder = plan.with_name("plans.db.here")
    assert len(list(folder.iterdir())) == 1
    assert names(Presence(plan, "Li")) == []
    assert len(list(folder.iterdir())) == 1, "the sign of the dead one has been taken away"


def test_who_was_killed_on_another_machine_is_forgotten_and_cleared_away(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(presence, "line", lambda text: "elsewhere" if text == os.uname().nodename else text)
        dead = Presence(plan, "dead")
    li = Presence(plan, "Li")
    dead.beat()
    folder = plan.with_name("plans.db.here")
    (left,) = folder.iterdir()
    soon = left.stat().st_mtime - 60
    os.utime(left, (soon, soon))
    assert names(li) == []
    assert left.exists(), "it may only sleep"
    os.utime(left, (soon - 3600, soon - 3600))
    assert names(li) == []
    assert not left.exists()


def test_planted_files_do_no_harm(plan: Path) -> None:
    li = Presence(plan, "Li")
    li.beat()
    folder = plan.with_name("plans.db.here")
    (folder / "a").write_bytes(b"\x1b]52;c;eA==\x07[/]\n" + b"\xff" * 9_000_000)
    (folder / "b").symlink_to("/dev/zero")
    (folder / "c").mkdir()
    os.mkfifo(folder / "d")
    (found,) = li.beat()
    assert "\x1b" not in found.name
    assert len(found.host) <= 60


def test_only_those_who_may_read_the_plan_see_who_is_there(plan: Path) -> None:
    Presence(plan, "Li").beat()
    folder = plan.with_name("plans.db.here")
    (own,) = folder.iterdir()
    assert (folder.stat().st_mode & 0o777, own.stat().st_mode & 0o777) == (0o700, 0o600)


def test_a_folder_that_cannot_be_made_leaves_everybody_alone(plan: Path) -> None:
    plan.with_name("plans.db.here").write_text("in the way")
    li = Presence(plan, "Li")
    assert li.beat() == ()
    li.leave()
