"""Walking through a plan: stages by number, items by letter, in with enter, and out with escape, level by level."""

from __future__ import annotations

from pathlib import Path

from campaigntui.domain.stage import Stage
from campaigntui.scheduling.look import look
from campaigntui.tui.messages import View
from campaigntui.tui.screens.campaigns import CampaignsScreen
from campaigntui.tui.screens.checklist import ChecklistScreen
from campaigntui.tui.screens.item import ItemPage
from campaigntui.tui.screens.item_sheet import StepKey
from campaigntui.tui.screens.people import PeopleScreen
from campaigntui.tui.screens.plan_screen import PlanScreen
from campaigntui.tui.screens.stage import StageScreen
from campaigntui.tui.screens.timeline import TimelineScreen
from campaigntui.tui.widgets.checklist import Checklist, Order
from campaigntui.tui.widgets.sheet import Sheet
from campaigntui.wording.dates import short_day
from tests.tui.workbench import (
    TODAY,
    app_of,
    demo_file,
    double11_file,
    go_to,
    here,
    journal_of,
    keys,
    plan_in,
    press,
    running,
    screen_of,
    screen_text,
    until,
)


async def test_numbers_and_letters_walk_enter_opens_space_ticks_and_escape_goes_one_level_back(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    async with running(path) as pilot:
        timeline = screen_of(pilot, TimelineScreen)
        for number, stage in enumerate(Stage, 1):
            await press(pilot, str(number))
            assert timeline.chart.cursor is stage
        await keys(pilot, "3", "j", "j", "j", "k")
        second = look(plan_in(path), TODAY).items[Stage.TRAFFIC][1]
        assert here(pilot).id == second.id
        await until(pilot, lambda: second.deliverable[:20] in screen_text(pilot), "the pane follows")

        keyword = go_to(pilot, "keyword-bid-plan")
        await keys(pilot, "enter")
        assert screen_of(pilot, ItemPage)
        assert keyword.title in screen_text(pilot)
        steps = look(plan_in(path), TODAY).steps[keyword.id]
        ticked = sum(step.done for step in steps)
        assert f"Steps {ticked}/4" in screen_text(pilot)
        await keys(pilot, "home", "space")
        assert f"Steps {ticked}/4" in screen_text(pilot), "the title is no step"
        open_ones = [step for step in steps if not step.done]
        assert screen_of(pilot, ItemPage).current_step == open_ones[0], "but it leads to the first open one"
        await keys(pilot, *["space"] * len(open_ones))
        assert "Steps 4/4" in screen_text(pilot), "one tick leads to the next"
        await keys(pilot, *"u" * len(open_ones))
        assert f"Steps {ticked}/4" in screen_text(pilot)
        assert screen_of(pilot, ItemPage).sheet.go_to(StepKey(steps[0].id))
        await keys(pilot, "space")
        assert f"Steps {ticked - 1}/4" in screen_text(pilot), "the first step was ticked before"
        await keys(pilot, "j", "j", "j", "space")
        assert [s.done for s in look(plan_in(path), TODAY).steps[keyword.id]] == [
            not step.done if n in (0, 3) else step.done for n, step in enumerate(steps)
        ]
        await keys(pilot, "escape")
        assert screen_of(pilot, TimelineScreen) is timeline
        assert here(pilot).id == keyword.id
        await keys(pilot, "escape")
        assert screen_of(pilot, CampaignsScreen)
        await keys(pilot, "escape", "escape", "escape")
        assert pilot.app.is_running
        assert screen_of(pilot, CampaignsScreen)
        await keys(pilot, "enter")
        assert screen_of(pilot, TimelineScreen) is timeline


async def test_an_item_leads_to_the_views_and_tells_its_day_when_it_was_never_started(tmp_path: Path) -> None:
    path = double11_file(tmp_path)
    async with running(path) as pilot:
        item = go_to(pilot, "faq-base")
        await keys(pilot, "enter", "d")
        await until(pilot, lambda: f"Done       {short_day(TODAY)}" in screen_text(pilot))
        assert plan_in(path).item[item.id].started is None
        assert screen_of(pilot, ItemPage)
        await keys(pilot, "g", "i")
        assert screen_of(pilot, ChecklistScreen)
        await until(pilot, lambda: here(pilot).id == item.id)


async def test_brackets_and_the_go_menu_lead_to_every_view_and_back_to_the_timeline(tmp_path: Path) -> None:
    async with running(double11_file(tmp_path)) as pilot:
        views = []
        for _ in View:
            await keys(pilot, "]")
            screen = pilot.app.screen
            assert isinstance(screen, PlanScreen)
            views.append(screen.VIEW)
        assert views[-1] is View.TIMELINE
        assert sorted(views) == sorted(View)
        await press(pilot, "g")
        assert "People" in screen_text(pilot)
        await keys(pilot, "p")
        assert screen_of(pilot, PeopleScreen)
        await keys(pilot, "g", "q")
        assert screen_of(pilot, PeopleScreen), "q closes the menu only"
        await keys(pilot, "escape")
        assert screen_of(pilot, TimelineScreen)
        await keys(pilot, "G")
        assert here(pilot).stage is Stage.REVIEW
        await keys(pilot, "g", "g")
        assert screen_of(pilot, TimelineScreen).chart.cursor is Stage.STRATEGY


async def test_q_quits_at_the_top_only_and_keeps_everything(tmp_path: Path) -> None:
    path = double11_file(tmp_path)
    async with running(path) as pilot:
        await keys(pilot, "enter", "q")
        assert screen_of(pilot, TimelineScreen), "q leaves the item"
        await keys(pilot, "question_mark", "q")
        assert screen_of(pilot, TimelineScreen), "q leaves help"
        await keys(pilot, "o", "q", "escape")
        await keys(pilot, "slash", "q", "escape")
        assert pilot.app.is_running, "q is a letter in a field"
        finished = here(pilot)
        await keys(pilot, "d")
        await press(pilot, "q")
        assert app_of(pilot).return_code == 0
    assert plan_in(path).item[finished.id].finished == TODAY
    assert journal_of(path) == ["FinishItems", "CreateCampaign"]


async def test_a_filter_narrows_at_every_letter_and_escape_shows_everything(tmp_path: Path) -> None:
    async with running(demo_file(tmp_path, "zh"), language="zh") as pilot:
        timeline = screen_of(pilot, TimelineScreen)
        everything = timeline.listed()
        await press(pilot, "slash")
        left = [len(everything)]
        for letter in "主图":
            await keys(pilot, letter)
            left.append(len(timeline.listed()))
        assert left[0] > left[1] > left[2] > 1
        titles = {timeline.outlook().plan.item[i].title for i in timeline.listed()}
        assert all("主图" in title for title in titles)
        assert all(title[:6] in screen_text(pilot) for title in titles)
        await keys(pilot, "enter", "g", "g", "n")
        found = timeline.listed()
        assert here(pilot).id == found[0]
        await press(pilot, "n")
        assert here(pilot).id == found[1]
        await press(pilot, "N", "N")
        assert here(pilot).id == found[-1], "round and round"
        await press(pilot, "escape")
        assert timeline.listed() == everything
        assert here(pilot).id == found[-1], "the cursor stays with its item"
        assert "主图" not in screen_text(pilot).splitlines()[-2], "the line to type in is gone"


async def test_the_stage_screen_lists_items_by_role_beside_the_gate(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    async with running(path) as pilot:
        await keys(pilot, "3", "g", "s")
        screen = screen_of(pilot, StageScreen)
        await keys(pilot, "3")
        shown = screen_text(pilot)
        outlook = look(plan_in(path), TODAY)
        for words in ("Promotion specialist", "The gate asks", outlook.criteria[Stage.TRAFFIC][0].text[:20]):
            assert words in shown
        assert set(screen.listed()) == {item.id for item in outlook.items[Stage.TRAFFIC]}
        roles = [outlook.plan.item[i].role for i in screen.listed()]
        order = list(outlook.roles)
        assert roles == sorted(roles, key=order.index)
        for number, stage in enumerate(Stage, 1):
            await press(pilot, str(number))
            assert set(screen.listed()) == {item.id for item in outlook.items[stage]}
        await press(pilot, "3", "s")
        assert screen.order is Order.DUE
        finishes = [outlook.schedule.windows[i].planned_finish for i in screen.listed()]
        assert finishes == sorted(finishes, key=str)
        checklist, gate = screen.query_one(Checklist), screen.query_one(Sheet)
        rows = len(checklist.rows)
        await press(pilot, "S")
        assert len(checklist.rows) < rows, "without steps"
        await press(pilot, "s", "s")
        assert "Store manager 0/1" in screen_text(pilot), "all roles have room now"
        await press(pilot, "z")
        assert not gate.display
        assert "The gate asks" not in screen_text(pilot)
