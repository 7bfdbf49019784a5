"""The inbox of every role, the grid of roles by stages, the page of a role, and a role that changes hands."""

from __future__ import annotations

from pathlib import Path

from campaigntui.domain.checklist import Status
from campaigntui.domain.people import Answer, Handoff
from campaigntui.domain.stage import Stage
from campaigntui.scheduling.handoffs import Delivery
from campaigntui.tui.dialogs.answer import AnswerQuestion
from campaigntui.tui.dialogs.ask import Ask
from campaigntui.tui.dialogs.difference import Difference
from campaigntui.tui.dialogs.holder import Holder
from campaigntui.tui.screens.checklist import ChecklistScreen
from campaigntui.tui.screens.handoffs import HandoffsScreen
from campaigntui.tui.screens.item import ItemPage
from campaigntui.tui.screens.people import PeopleScreen
from campaigntui.tui.screens.role import RolePage
from campaigntui.tui.screens.roles import RolesScreen
from campaigntui.tui.widgets.sheet import Sheet
from tests.tui.workbench import (
    CampaignPilot,
    by_mouse,
    demo_file,
    double11_file,
    journal_of,
    keys,
    plan_in,
    running,
    said,
    screen_of,
    screen_text,
    typed,
)


def handoff_in(path: Path, key: str) -> Handoff:
    return next(handoff for handoff in plan_in(path).handoff.values() if handoff.key == key)


def on_show(pilot: CampaignPilot) -> list[str]:
    """Keys of the handoffs of the inbox."""
    rows = screen_of(pilot, HandoffsScreen).inbox.rows
    return [row.handoff.key for row in rows if isinstance(row, Delivery)]


async def test_a_handoff_is_accepted_or_returned_with_a_reason(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    async with running(path) as pilot:
        await keys(pilot, "g", "b")
        screen = screen_of(pilot, HandoffsScreen)
        assert len(on_show(pilot)) == 47
        screen.role = "service"
        await keys(pilot, "home")
        assert screen.current is not None and screen.current.handoff.key == "h12"
        await keys(pilot, "a")
        assert handoff_in(path, "h12").answer is Answer.ACCEPTED
        assert "Accepted: Campaign scripts to train on" in said(pilot)[-1]
        assert screen.current.handoff.key == "h25", "the cursor is on the next one to answer"
        await keys(pilot, "x", "enter")
        assert screen_of(pilot, Ask), "a reason is asked for"
        await typed(pilot, "no examples")
        await keys(pilot, "enter")
        answered = handoff_in(path, "h25")
        assert (answered.answer, answered.answer_reason) == (Answer.RETURNED, "no examples")
        await keys(pilot, "u", "u")
        assert handoff_in(path, "h12").answer is handoff_in(path, "h25").answer is Answer.NONE

        screen.role = "store_manager"
        await keys(pilot, "home")
        assert "Came back · 1" in screen_text(pilot)
        await keys(pilot, "enter")
        assert screen_of(pilot, ItemPage)
        assert "Returned by Warehouse and logistics: Two hero products" in screen_text(pilot)
        await keys(pilot, "escape", "r")
        assert plan_in(path).item_named("stock-demand-brief").status is Status.OPEN
        assert handoff_in(path, "h31").answer is Answer.RETURNED, "the giver still reads why"
        await keys(pilot, "r")
        assert "nothing to reopen" in said(pilot)[0]


async def test_every_role_sees_what_it_gives_and_gets(tmp_path: Path) -> None:
    path = double11_file(tmp_path)
    async with running(path) as pilot:
        await keys(pilot, "g", "b")
        screen = screen_of(pilot, HandoffsScreen)
        everything = set(on_show(pilot))
        assert "DIR → Brand owner " in screen_text(pilot), "outside parties have long names"
        seen: list[str] = []
        for _role in screen.outlook().roles:
            await keys(pilot, "l")
            seen += on_show(pilot)
        await keys(pilot, "l")
        assert screen.role == ""
        inside = [h for h in plan_in(path).handoff.values() if {h.giver, h.receiver} <= screen.outlook().roles.keys()]
        assert set(seen) == everything and len(seen) == 47 + len(inside)
        await keys(pilot, "a")
        assert "has not been handed over yet" in said(pilot)[0]


async def test_from_a_cell_of_the_grid_to_its_items(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    async with running(path, size=(80, 24)) as pilot:
        await keys(pilot, "g", "r")
        screen = screen_of(pilot, RolesScreen)
        screen.look_at_person("designer")
        await keys(pilot, *"llll")
        spot = screen.grid.spot
        assert spot is not None and (spot.role, spot.stage) == ("designer", Stage.PAGES)
        assert "Visual designer · Pages · 0 of 12 done" in screen_text(pilot)
        await keys(pilot, "enter")
        listed = screen_of(pilot, ChecklistScreen).listed()
        items = [plan_in(path).item[item_id] for item_id in listed]
        assert len(items) == 12
        assert {(item.role, item.stage) for item in items} == {("designer", Stage.PAGES)}


async def test_the_page_of_a_role_leads_to_its_items_and_handoffs(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    async with running(path, size=(100, 45)) as pilot:
        await keys(pilot, "g", "r")
        screen = screen_of(pilot, RolesScreen)
        assert screen.grid.widths[0] >= len("120/129 !30"), "the whole of a plan with what is late in it"
        left = screen.grid.label_width + screen.grid.widths[0]
        for x, column in ((left, 1), (left - 1, 0)):
            await by_mouse(pilot, pilot.click(offset=(x, screen.grid.region.y)))
            assert screen.grid.column == column
        screen.look_at_person("warehouse")
        await keys(pilot, "enter")
        page = screen_of(pilot, RolePage)
        text = "\n".join("".join(piece.text for piece in row.line) for row in page.query_one(Sheet).rows)
        for words in ("Ma Tao", "safety stock", "Load of the next weeks", "Open items · 18", "Gets · 5", "Gives · 4"):
            assert words in text, words
        page.query_one(Sheet).go_to((handoff_in(path, "h13").id,))
        await keys(pilot, "enter")
        assert screen_of(pilot, AnswerQuestion)
        await keys(pilot, "y")
        assert handoff_in(path, "h13").answer is Answer.ACCEPTED
        await keys(pilot, "b")
        assert screen_of(pilot, HandoffsScreen).role == "warehouse"


async def test_a_role_changes_hands_after_a_look_and_undo_brings_it_back(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    async with running(path) as pilot:
        await keys(pilot, "g", "p")
        screen_of(pilot, PeopleScreen).people.go_to("designer")
        await keys(pilot, "@")
        assert screen_of(pilot, Holder)
        await typed(pilot, "Lin")
        await keys(pilot, "enter")
        assert screen_of(pilot, Difference)
        text = screen_text(pilot)
        assert "Visual designer → Lin Chu · 14 open items follow" in text
        lines = [row.line for row in screen_of(pilot, Difference).rows.rows]
        assert sum((line.before, line.after) == ("Shen He", "Lin Chu") for line in lines) == 14
        await keys(pilot, "escape")
        assert "ChangeHolder" not in journal_of(path)
        assert screen_of(pilot, Holder), "back to choose somebody else"
        await keys(pilot, "enter")
        await keys(pilot, "y")
        plan = plan_in(path)
        lin = next(m for m in plan.member.values() if m.name == "Lin Chu")
        pending = [i for i in plan.item.values() if i.role == "designer" and i.status is not Status.DONE]
        assert len(pending) == 14 and {item.member_id for item in pending} == {lin.id}
        await keys(pilot, "u")
        assert not [i for i in plan_in(path).item.values() if i.role == "designer" and i.member_id == lin.id]
