"""The load: hours by person and day, what makes them, and taking a suggestion."""

from __future__ import annotations

from asyncio import gather
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from campaigntui.scheduling.load import load
from campaigntui.tui.dialogs.difference import Difference
from campaigntui.tui.dialogs.suggestions import Suggestions
from campaigntui.tui.door import Door
from campaigntui.tui.screens.item import ItemPage
from campaigntui.tui.screens.load import LoadScreen
from campaigntui.tui.screens.timeline import TimelineScreen
from tests.tui.workbench import (
    TODAY,
    CampaignPilot,
    busy_planner,
    demo_file,
    journal_of,
    keys,
    plan_in,
    press,
    running,
    screen_of,
    screen_strips,
    screen_text,
)
from tests.usecases.workbench import a_planner


async def at_load(pilot: CampaignPilot) -> LoadScreen:
    """The screen, reached by its keys."""
    await keys(pilot, "g", "l")
    return screen_of(pilot, LoadScreen)


def line_of(pilot: CampaignPilot, name: str) -> str:
    """The line that begins with this name."""
    return next(line for line in screen_text(pilot).splitlines() if line.startswith(f" {name} "))


async def test_too_much_stands_out_and_names_its_items(tmp_path: Path) -> None:
    async with running(demo_file(tmp_path), size=(160, 45)) as pilot:
        screen = await at_load(pilot)
        found = load(screen.outlook(), TODAY, TODAY + timedelta(days=27))
        first = found.overloads()[0]
        assert first.member_id is not None
        name = screen.outlook().plan.member[first.member_id].name
        assert f"{first.load.hours:.0f}!" in line_of(pilot, name)
        text = screen_text(pilot)
        assert "12 of 8 h" in text and "Too much" in text
        heat = {
            part.text.strip(): part.style and part.style.bgcolor for strip in screen_strips(pilot) for part in strip
        }
        assert len({heat[hours] for hours in ("12!", "8", "4", "·")}) == 4, "too much, all there is, some and none"
        titles = [screen.outlook().plan.item[item].title for item in first.load.items]
        assert all(title[:20] in text for title in titles)
        await keys(pilot, "enter", "enter")
        assert screen_of(pilot, ItemPage).current_item is not None
        await keys(pilot, "escape", "escape")
        assert screen.grid.has_focus
        await keys(pilot, "escape")
        screen_of(pilot, TimelineScreen)


async def test_columns_scroll_while_names_stay_and_weeks_add_up(tmp_path: Path) -> None:
    async with running(demo_file(tmp_path), size=(80, 24)) as pilot:
        screen = await at_load(pilot)
        before = screen_text(pilot)
        await keys(pilot, *["L"] * 5)
        after = screen_text(pilot)
        assert before != after and "He Qing" in after
        assert screen.grid.columns[screen.grid.column].first == TODAY + timedelta(days=35)
        await keys(pilot, *["H"] * 5, "Z")
        assert "hours a week" in screen_text(pilot)
        monday, sunday = TODAY + timedelta(days=3), TODAY + timedelta(days=9)
        for key, days in load(screen.outlook(), monday, sunday).members.items():
            hours = sum(day.hours for day in days.values())
            cells = line_of(pilot, screen.outlook().plan.member[key].name)[22:]
            assert cells[4:7].strip() == (f"{hours:.0f}" if hours else "·")


async def test_a_suggestion_is_looked_at_and_taken_as_one_step(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    before = plan_in(path)
    async with running(path, size=(160, 45)) as pilot:
        screen = await at_load(pilot)
        hours_over = sum(o.load.over for o in load(screen.outlook(), TODAY, TODAY + timedelta(days=30)).overloads())
        await keys(pilot, "s")
        screen_of(pilot, Suggestions)
        assert "too much:" in screen_text(pilot)
        await keys(pilot, "enter")
        screen_of(pilot, Difference)
        assert plan_in(path).item == before.item, "nothing moves by itself"
        written = len(journal_of(path))
        await keys(pilot, "y")
        screen_of(pilot, LoadScreen)
        assert len(journal_of(path)) == written + 1
        after = load(screen.outlook(), TODAY, TODAY + timedelta(days=30))
        assert sum(o.load.over for o in after.overloads()) < hours_over
        await keys(pilot, "u")
        plan = plan_in(path)
        assert {i.id: (i.due, i.member_id) for i in plan.item.values()} == {
            i.id: (i.due, i.member_id) for i in before.item.values()
        }
        async with busy_planner(pilot):
            await press(pilot, "s", "U")
        screen_of(pilot, LoadScreen)
        assert "The plan has changed meanwhile" in screen_text(pilot), "a change does not wait for the last trial"
        assert len(journal_of(path)) == written + 3


async def test_a_suggestion_that_is_not_taken_changes_nothing(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    async with running(path) as pilot:
        await at_load(pilot)
        written = len(journal_of(path))
        await keys(pilot, "s")
        await keys(pilot, "enter")
        screen_of(pilot, Difference)
        await keys(pilot, "escape")
        screen_of(pilot, LoadScreen)
        assert len(journal_of(path)) == written


async def test_other_work_has_its_turn_between_steps_and_nobody_takes_one_that_is_not_wanted(tmp_path: Path) -> None:
    done: list[object] = []

    def steps() -> Iterator[int]:
        for number in range(9):
            done.append(number)
            yield number

    with a_planner(tmp_path / "a.db") as planner:
        door = Door(planner)

        async def listen() -> None:
            async for number in door.each(steps()):
                if number == 3:
                    return

        await gather(listen(), door.ask(lambda _planner: done.append("a command")))
        door.close()
    assert done == [0, "a command", 1, 2, 3]
