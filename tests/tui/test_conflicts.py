"""Conflicts and the critical chain: one key mends after a look, a reason accepts, the chain stands out."""

from __future__ import annotations

from pathlib import Path

import pytest

from campaigntui.scheduling.conflicts import conflicts
from campaigntui.tui.dialogs.difference import Difference
from campaigntui.tui.screens.chain import ChainScreen
from campaigntui.tui.screens.conflicts import ConflictsScreen
from campaigntui.tui.screens.item import ItemPage
from campaigntui.tui.screens.timeline import TimelineScreen
from tests.tui.workbench import (
    demo_file,
    go_to,
    here,
    journal_of,
    keys,
    plan_in,
    running,
    said,
    screen_of,
    screen_text,
    typed,
    until,
)


async def test_one_key_mends_after_a_look(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    before = plan_in(path)
    async with running(path) as pilot:
        await keys(pilot, "g", "x")
        screen = screen_of(pilot, ConflictsScreen)
        assert "breaks nothing" in screen_text(pilot)
        for key, kind in (("<", "ShiftItems"), (">", "ShiftItems"), ("-", "StretchItems")):
            await keys(pilot, key)
            assert isinstance(pilot.app.screen, Difference), key
            await keys(pilot, "y")
            assert not conflicts(screen.outlook()).links, key
            assert journal_of(path)[0] == kind
            await keys(pilot, "u")
            await keys(pilot, "home")
            assert len(conflicts(screen.outlook()).links) == 1
        assert plan_in(path) == before
        await keys(pilot, "+")
        assert said(pilot)[-1] == "There is no such way out of this conflict."


async def test_a_way_that_does_not_work_says_why_and_a_deadline_can_move(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    async with running(path) as pilot:
        await keys(pilot, "g", "x", "j", "<")
        assert "not held up by its plan" in said(pilot)[-1]
        await keys(pilot, "+")
        await keys(pilot, "y")
        assert not conflicts(screen_of(pilot, ConflictsScreen).outlook()).ends
        assert journal_of(path)[0] == "EditItem"


async def test_the_item_says_from_when_on_it_may_start_or_why_not_to_mind(tmp_path: Path) -> None:
    async with running(demo_file(tmp_path)) as pilot:
        go_to(pilot, "main-venue-page")
        await until(pilot, lambda: "only from 29 Oct" in screen_text(pilot), "the pane follows")
        await keys(pilot, "g", "x", "a")
        await typed(pilot, "sketches are enough")
        await keys(pilot, "enter")
        await keys(pilot, "escape")
        go_to(pilot, "main-venue-page")
        await until(pilot, lambda: "accepted: sket" in screen_text(pilot), "the pane follows")
        assert "only from 29 Oct" not in screen_text(pilot)


async def test_a_reason_accepts_and_the_same_key_takes_it_back(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    async with running(path) as pilot:
        await keys(pilot, "g", "x", "a")
        await typed(pilot, "the banner comes first")
        await keys(pilot, "enter")
        screen = screen_of(pilot, ConflictsScreen)
        found = conflicts(screen.outlook())
        assert (found.links, len(found.accepted)) == ((), 1)
        assert "Accepted · 1" in screen_text(pilot)
        screen.list.action_bottom()
        await keys(pilot, "a")
        assert len(conflicts(screen.outlook()).links) == 1
        await keys(pilot, "enter")
        item = screen_of(pilot, ItemPage).current_item
        assert item is not None


@pytest.mark.parametrize("size", [(80, 24), (60, 16)])
async def test_they_fit_in_chinese_and_lead_back(tmp_path: Path, size: tuple[int, int]) -> None:
    async with running(demo_file(tmp_path, "zh"), language="zh", size=size) as pilot:
        for letter in "xk":
            await keys(pilot, "g", letter)
            assert "工日" in screen_text(pilot)
            await keys(pilot, "escape")
            screen_of(pilot, TimelineScreen)


async def test_the_chain_is_listed_with_its_end_and_worked_on_there(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    async with running(path) as pilot:
        await keys(pilot, "g", "k")
        screen = screen_of(pilot, ChainScreen)
        text = screen_text(pilot)
        assert "1 wd too late for the deadline of “Plan agent seats" in text
        assert "not started; from today at the earliest" in text
        critical = here(pilot)
        assert screen.outlook().schedule.windows[critical.id].critical
        await keys(pilot, "d")
        assert plan_in(path).item[critical.id].finished is not None
        assert "too late" not in screen_text(pilot)


async def test_the_chain_stands_out_on_the_timeline_with_the_slack_of_all(tmp_path: Path) -> None:
    async with running(demo_file(tmp_path)) as pilot:
        await keys(pilot, "C")
        text = screen_text(pilot)
        assert "1 wd too late for the deadline" in text
        assert "-1 wd" in text and "16 wd" in text
        await keys(pilot, "C")
        assert "-1 wd" not in screen_text(pilot)
