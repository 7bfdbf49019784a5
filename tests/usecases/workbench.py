"""A planner over a real temporary plan file, with a fixed clock."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from campaigntui.domain.plan import Plan
from campaigntui.storage.holidaylists import HolidayLists
from campaigntui.storage.planfile import PlanFile
from campaigntui.usecases.planner import Planner
from campaigntui.usecases.playbooks import playbook
from tests.planfiles import new_file

TODAY = date(2026, 10, 9)
AT = "2026-10-09T01:00:00+00:00"


@contextmanager
def a_planner(path: Path) -> Iterator[Planner]:
    """The planner of the plan file at `path`, which is made when missing."""
    if not path.exists():
        new_file(path)
    with Planner(
        PlanFile.open(path),
        playbook=lambda name: playbook(name, None),
        holidays=HolidayLists(),
        clock=lambda: AT,
        who="tester",
    ) as planner:
        yield planner


def adopt(planner: Planner, plan: Plan) -> int:
    """Put a ready plan, whose ids start at 1, into the file; its campaign id."""
    planner.adopt(lambda _: plan, TODAY)
    return int(plan.head.id)
