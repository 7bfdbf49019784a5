"""The filter of the lists: the filter language live, completion, and the filters to choose from."""

from __future__ import annotations

from pathlib import Path
from statistics import median
from time import process_time

import pytest
from rich.console import RenderableType
from textual.screen import Screen

from campaigntui.domain.checklist import Item
from campaigntui.tui.dialogs.views import ViewPicker, WhoseItems
from campaigntui.tui.messages import View, ViewRequested
from campaigntui.tui.screens.list_actions import ListScreen
from campaigntui.tui.screens.timeline import TimelineScreen
from campaigntui.tui.widgets.filter_bar import FilterBar
from tests.tui.workbench import (
    CampaignPilot,
    demo_file,
    keys,
    pasted,
    running,
    said,
    screen_of,
    screen_text,
    typed,
)


def found(pilot: CampaignPilot) -> list[Item]:
    """The items on show."""
    screen = screen_of(pilot, ListScreen)
    plan = screen.outlook().plan
    return [plan.item[item_id] for item_id in screen.listed()]


async def filtered(pilot: CampaignPilot, text: str) -> list[Item]:
    """What a filter leaves, typed from the beginning."""
    await keys(pilot, "/", "ctrl+u")
    await pasted(pilot, text)
    return found(pilot)


async def test_the_bar_speaks_the_filter_language(tmp_path: Path) -> None:
    async with running(demo_file(tmp_path)) as pilot:
        everything = {item.id for item in found(pilot)}
        designers = await filtered(pilot, "role:designer !done")
        assert designers and {item.role for item in designers} == {"designer"}
        late = await filtered(pilot, "late or blocked")
        health = screen_of(pilot, TimelineScreen).outlook().health.items
        assert late and all(health[item.id].late or health[item.id].state == "blocked" for item in late)
        await keys(pilot, "enter")
        assert "late or blocked" in screen_text(pilot).splitlines()[-2], "the words in use stay in the bar"
        await keys(pilot, "escape")
        assert {item.id for item in found(pilot)} >= everything
        # The pane waits until the cursor rests, and the place of the next letter blinks.
        await keys(pilot, "z", "/")
        screen_of(pilot, ListScreen).query_one(FilterBar).cursor_blink = False
        frames = [await frames_of(pilot, letter) for letter in "price"]
        assert median(frames) == 1, "the letter, what it finds and the scroll bar at once"


async def frames_of(pilot: CampaignPilot, key: str) -> int:
    """How often the screen is drawn for a key."""
    drawn: list[object] = []
    display = pilot.app._display

    def counted(screen: Screen[object], frame: RenderableType | None) -> None:
        drawn.append(frame)
        display(screen, frame)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pilot.app, "_display", counted)
        await keys(pilot, key)
    return len(drawn)


async def test_a_half_typed_filter_keeps_the_last_result_and_says_why_without_a_toast(tmp_path: Path) -> None:
    async with running(demo_file(tmp_path)) as pilot:
        before = await filtered(pilot, "role:designer")
        await pasted(pilot, " slack<")
        assert found(pilot) == before
        assert "a value is missing" in screen_text(pilot).splitlines()[-2]
        assert said(pilot) == []
        await typed(pilot, "=2")
        assert len(found(pilot)) < len(before)
        assert "a value is missing" not in screen_text(pilot)
        assert not await filtered(pilot, "colour:red")
        assert "“colour” is no field" in screen_text(pilot).splitlines()[-2]


async def test_a_broken_filter_survives_a_change_of_the_plan(tmp_path: Path) -> None:
    async with running(demo_file(tmp_path)) as pilot:
        await filtered(pilot, "role:designer")
        await pasted(pilot, " slack<")
        await keys(pilot, "enter", "y")
        copy = max(screen_of(pilot, ListScreen).outlook().plan.item)
        assert copy in {item.id for item in found(pilot)}, "the last filter that could be read is asked of the new plan"


async def test_tab_completes_and_walks_through_what_fits(tmp_path: Path) -> None:
    async with running(demo_file(tmp_path)) as pilot:
        await keys(pilot, "/")
        bar = pilot.app.screen.query_one(FilterBar)
        await typed(pilot, "role:desi")
        await keys(pilot, "tab")
        assert bar.value == "role:designer" and bar.has_focus
        assert {item.role for item in found(pilot)} == {"designer"}
        await typed(pilot, " st")
        await keys(pilot, "tab")
        first = bar.value
        assert "stage:  " in screen_text(pilot).splitlines()[-2], "the other words are named beside"
        await keys(pilot, "tab")
        assert bar.value != first
        await keys(pilot, "shift+tab")
        assert bar.value == first


@pytest.mark.parametrize("view", [View.TIMELINE, View.STAGE])
async def test_pinyin_initials_find_chinese_titles(tmp_path: Path, view: View) -> None:
    async with running(demo_file(tmp_path, "zh"), language="zh") as pilot:
        pilot.app.screen.post_message(ViewRequested(view))
        await keys(pilot, "4")
        titles = [item.title for item in await filtered(pilot, "zt")]
        assert any("主图" in title for title in titles)


async def test_a_usual_filter_is_chosen_and_can_be_seen(tmp_path: Path) -> None:
    async with running(demo_file(tmp_path)) as pilot:
        await keys(pilot, "f")
        screen_of(pilot, ViewPicker)
        await typed(pilot, "gate")
        await keys(pilot, "enter")
        assert found(pilot) and all(item.gate for item in found(pilot))
        assert "gate:yes !done" in screen_text(pilot).splitlines()[-2]
        await keys(pilot, "f", "end", "up", *["down"] * 12, "enter")
        assert screen_of(pilot, ListScreen).needle == ""


async def test_mine_asks_once_whose(tmp_path: Path) -> None:
    async with running(demo_file(tmp_path)) as pilot:
        plan = screen_of(pilot, ListScreen).outlook().plan
        member = next(iter(plan.member.values()))
        await keys(pilot, "f", "enter")
        screen_of(pilot, WhoseItems)
        await typed(pilot, member.name)
        await keys(pilot, "enter")
        assert found(pilot) and {item.member_id for item in found(pilot)} == {member.id}
        await keys(pilot, "escape")
        pilot.app.screen.post_message(ViewRequested(View.STAGE))
        await keys(pilot, "f", "enter")
        assert screen_of(pilot, ListScreen).needle.startswith("@"), "known on every screen from now on"


async def test_a_key_in_the_filter_takes_little(tmp_path: Path) -> None:
    async with running(demo_file(tmp_path)) as pilot:
        screen = screen_of(pilot, ListScreen)
        screen.needle = "role:designer"
        begun = process_time()
        for needle in ("role:designer a", "role:designer an", "late or an", "slack<=2"):
            screen.needle = needle
        assert process_time() - begun < 0.2
