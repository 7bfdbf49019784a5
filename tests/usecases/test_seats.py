"""A role changes hands, and everything in it that is still to be done follows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from campaigntui.domain.checklist import Status
from campaigntui.domain.ids import MemberId
from campaigntui.errors import CampaignError
from campaigntui.usecases.commands.people import RenameRole
from campaigntui.usecases.commands.seats import ChangeHolder
from tests.tui.workbench import FIRST, demo_file
from tests.usecases.workbench import a_planner

TODAY = date(2026, 10, 9)


def test_open_items_follow_and_done_ones_keep_the_name(tmp_path: Path) -> None:
    with a_planner(demo_file(tmp_path)) as planner:
        before = planner.snapshot(FIRST, TODAY).outlook.plan
        people = {member.name: member for member in before.member.values()}
        he, shen = people["He Qing"], people["Shen He"]
        preview = planner.preview(FIRST, ChangeHolder("promoter", shen.id), TODAY)
        after = planner.perform(FIRST, ChangeHolder("promoter", shen.id), TODAY).snapshot.outlook.plan
        mine = [item for item in after.item.values() if item.role == "promoter"]
        assert {item.member_id for item in mine if item.status is not Status.DONE} == {shen.id}
        for item in mine:
            if item.status is Status.DONE:
                assert item == before.item[item.id]
        assert after.member[shen.id].roles == ("designer", "promoter")
        assert after.member[he.id].roles == after.member[people["Lu Yao"].id].roles == ()
        touched = {change.id for change in preview.changes if change.table == "item"}
        assert touched == {item.id for item in mine if item.status is not Status.DONE}
        assert planner.log(1)[0].subject == "Promotion specialist → Shen He"
        assert RenameRole("promoter", "").subject(after, after) == ("Promotion specialist", 1)
        planner.undo()
        assert planner.snapshot(FIRST, TODAY).outlook.plan.item == before.item
        assert planner.snapshot(FIRST, TODAY).outlook.plan.member == before.member


def test_a_role_may_go_to_nobody(tmp_path: Path) -> None:
    with a_planner(demo_file(tmp_path)) as planner:
        after = planner.perform(FIRST, ChangeHolder("analyst", None), TODAY).snapshot.outlook.plan
        assert not [m for m in after.member.values() if "analyst" in m.roles]
        pending = [i for i in after.item.values() if i.role == "analyst" and i.status is not Status.DONE]
        assert pending and all(item.member_id is None for item in pending)
        again = planner.perform(FIRST, ChangeHolder("analyst", None), TODAY)
        assert again.entry is None


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (ChangeHolder("cook", None), "no role “cook”"),
        (ChangeHolder("analyst", MemberId(99_999)), "no longer on the team"),
    ],
)
def test_refusals(command: ChangeHolder, sentence: str, tmp_path: Path) -> None:
    with a_planner(demo_file(tmp_path)) as planner, pytest.raises(CampaignError, match=sentence):
        planner.perform(FIRST, command, TODAY)
