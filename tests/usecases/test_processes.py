"""Many programs write to the same rows at once: every change arrives, and nobody is told of a lock."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from campaigntui.domain.ids import CampaignId
from tests.usecases.test_undo import ITEMS, small_plan
from tests.usecases.workbench import TODAY, a_planner, adopt

EDITOR = """
import sys
from pathlib import Path
from campaigntui.domain.ids import CampaignId
from campaigntui.usecases.commands.dates import StretchItems
from campaigntui.usecases.commands.goals import AddKeyResult
from campaigntui.usecases.commands.steps import AddNote
from tests.usecases.test_undo import ITEMS
from tests.usecases.workbench import TODAY, a_planner

path, name, campaign, edits = Path(sys.argv[1]), sys.argv[2], CampaignId(int(sys.argv[3])), int(sys.argv[4])
with a_planner(path) as planner:
    for n in range(edits):
        item = ITEMS[n % len(ITEMS)]
        change = StretchItems((item,), 1) if n % 2 else AddNote(item, f"{name}:{n}")
        assert planner.perform(campaign, change, TODAY).entry is not None
    planner.perform(campaign, AddKeyResult("Visits", "designer"), TODAY)
"""


def edited_by(path: Path, programs: int, edits: int) -> None:
    with a_planner(path) as planner:
        campaign = CampaignId(adopt(planner, small_plan()))
        before = planner.snapshot(campaign, TODAY).outlook.plan
    running = [
        subprocess.Popen(
            [sys.executable, "-c", EDITOR, str(path), str(n), str(campaign), str(edits)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for n in range(programs)
    ]
    for program in running:
        said, _ = program.communicate()
        assert (program.returncode, said) == (0, "")
    with a_planner(path) as planner:
        plan = planner.snapshot(campaign, TODAY).outlook.plan
        noted = Counter(note.text for note in plan.note.values())
        assert noted == Counter(f"{name}:{n}" for name in range(programs) for n in range(0, edits, 2))
        longer = {item: plan.item[item].duration - before.item[item].duration for item in ITEMS}
        wanted = Counter(ITEMS[n % len(ITEMS)] for n in range(1, edits, 2))
        assert longer == {item: programs * wanted[item] for item in ITEMS}
        # Each program made an id of its own from the same title.
        assert len({one.key for one in plan.key_result.values() if one.title == "Visits"}) == programs
        journal = planner.log(programs * (edits + 1) + 9)
        assert len(journal) == programs * (edits + 1) + 1
        assert len({entry.seq for entry in journal}) == len(journal)


def test_three_programs_write_to_the_same_rows(tmp_path: Path) -> None:
    edited_by(tmp_path / "a.db", 3, 20)


@pytest.mark.slow
def test_eight_programs_write_five_hundred_changes_each(tmp_path: Path) -> None:
    edited_by(tmp_path / "a.db", 8, 500)
