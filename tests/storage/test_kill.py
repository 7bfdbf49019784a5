"""Killed at any moment: what was acknowledged is there, and nothing is there by halves."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from campaigntui.storage.health import refuse_damage
from campaigntui.storage.location import make_folder
from campaigntui.storage.planfile import PlanFile
from tests.storage.samples import CAMPAIGN, FAMILY, ITEMS, added, write

EDITS = 200

EDIT = """
import sys
from dataclasses import replace
from pathlib import Path
from campaigntui.domain.checklist import Step
from campaigntui.domain.ids import CampaignId, RowId
from campaigntui.domain.journal import Change, Entry
from campaigntui.storage.planfile import PlanFile
with PlanFile.open(Path(sys.argv[1])) as file:
    while True:
        with file.write() as writer:
            plan, seq = writer.plan(CampaignId(1)), writer.next_seq()
            changes = [Change("item", i.id, i, replace(i, title=str(seq), version=seq)) for i in plan.item.values()]
            changes += [Change("step", s.id, s, None) for s in plan.step.values()]
            for i in plan.item.values():
                step = Step(RowId(100 * seq + i.id), CampaignId(1), i.id, "s" * 3000, version=seq)
                changes.append(Change("step", step.id, None, step))
            writer.record(Entry(seq, "", "", "Edit", CampaignId(1), str(seq), 3), changes)
        print(seq, flush=True)
"""

CREATE = """
import sys
from pathlib import Path
import campaigntui.storage.creating
from campaigntui.storage.planfile import PlanFile
print("ready", flush=True)
PlanFile.create(Path(sys.argv[1])).close()
print("done", flush=True)
"""


def killed(code: str, path: Path, after: float) -> list[str]:
    """Run the code, kill it `after` seconds after its first line; the lines it said."""
    with subprocess.Popen([sys.executable, "-c", code, path], stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        first = child.stdout.readline()
        time.sleep(after)
        child.send_signal(signal.SIGKILL)
        return [line for line in (first + child.stdout.read()).split("\n") if line]


def duration_of(code: str, path: Path) -> float:
    """Seconds between the first line and the end of the code."""
    with subprocess.Popen([sys.executable, "-c", code, path], stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        child.stdout.readline()
        started = time.monotonic()
        child.stdout.readline()
        return time.monotonic() - started


@pytest.mark.slow
def test_no_acknowledged_edit_is_lost_and_none_half_applied(path: Path) -> None:
    chance = random.Random(11)
    with PlanFile.create(path) as file:
        write(file, *added(FAMILY))
    last, kills = 1, 0
    while last < EDITS or kills < 40:
        said = killed(EDIT, path, chance.uniform(0, 0.1))
        kills += 1
        with PlanFile.open(path) as file, file.read() as reader:
            refuse_damage(reader.connection, path)
            newest, plan = reader.next_seq() - 1, reader.plan(CAMPAIGN)
            # The last edit may have been committed without the time to say so.
            assert newest - int(said[-1]) in (0, 1)
            assert [entry.seq for entry in reader.entries(newest)] == list(range(newest, 0, -1))
            assert all(reader.changes_of(seq) for seq in range(last, newest + 1))
        assert {(item.title, item.version) for item in plan.item.values()} == {(str(newest), newest)}
        assert sorted(plan.step) == [100 * newest + item for item in ITEMS]
        last = newest
    with PlanFile.open(path) as file, file.write() as writer:
        while entry := writer.undo_entry():
            writer.apply_backward(entry.seq, at="", who="")
        assert writer.summaries() == ()


@pytest.mark.slow
def test_a_new_file_is_whole_or_not_there(tmp_path: Path) -> None:
    chance, whole = random.Random(11), 0
    longest = 2 * duration_of(CREATE, tmp_path / "plans.db")
    for number in range(30):
        path = tmp_path / str(number) / "plans.db"
        make_folder(path.parent)
        killed(CREATE, path, chance.uniform(0, longest))
        # About half of them are killed before the end, however busy the machine is meanwhile.
        longest *= 0.8 if path.exists() else 1.25
        whole += path.exists()
        PlanFile.open_or_create(path).close()
    assert 0 < whole < 30
