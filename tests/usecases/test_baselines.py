"""Keeping and forgetting baselines, and the way back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from campaigntui.domain.plan import Plan
from campaigntui.errors import CampaignError
from campaigntui.usecases.commands.baselines import RemoveBaseline, SetBaseline
from campaigntui.usecases.deciding.decide import decide
from campaigntui.usecases.deciding.occasion import Occasion
from tests.builders import a_plan, an_item
from tests.usecases.workbench import AT, a_planner

TODAY = date(2026, 9, 1)
NOW = Occasion(today=TODAY, at=AT, who="Li")


@pytest.fixture
def plan() -> Plan:
    return a_plan(an_item(1), an_item(2, "D-9"))


def test_a_baseline_is_kept_replaced_forgotten_and_comes_back_with_undo(tmp_path: Path, plan: Plan) -> None:
    with a_planner(tmp_path / "a.db") as planner:
        planner.adopt(lambda _: plan, TODAY)
        campaign = plan.head.id

        def names() -> list[str]:
            return [one.name for one in planner.snapshot(campaign, TODAY).outlook.plan.baseline.values()]

        planner.perform(campaign, SetBaseline(" Plan gate "), TODAY)
        planner.perform(campaign, SetBaseline("Second"), TODAY)
        assert names() == ["Plan gate", "Second"]
        kept = planner.snapshot(campaign, TODAY).outlook
        first = next(iter(kept.plan.baseline.values()))
        assert first.finishes == tuple(kept.schedule.windows[i].planned_finish for i in first.items)
        planner.perform(campaign, RemoveBaseline("plan GATE"), TODAY)
        assert names() == ["Second"]
        planner.undo()
        assert names() == ["Plan gate", "Second"]
        planner.undo(2)
        assert names() == []
        planner.redo(1)
        assert planner.snapshot(campaign, TODAY).outlook.plan.baseline == {first.id: first}
    with pytest.raises(CampaignError, match="no baseline yet"):
        decide(plan, RemoveBaseline("X"), NOW)
    with pytest.raises(CampaignError, match="There are: A"):
        decide(decide(plan, SetBaseline("A"), NOW), RemoveBaseline("X"), NOW)
    with pytest.raises(CampaignError, match="too long"):
        decide(plan, SetBaseline("x" * 61), NOW)
