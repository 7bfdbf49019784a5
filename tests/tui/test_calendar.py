"""The calendar of a campaign in the terminal: days marked, looked at, applied together, and taken back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from textual.widgets import Input

from campaigntui.domain.campaign import DayKind, Freeze
from campaigntui.tui.dialogs.difference import Difference
from campaigntui.tui.screens.calendar import CalendarScreen
from campaigntui.tui.screens.timeline import TimelineScreen
from campaigntui.wording.dates import full_day
from tests.tui.workbench import (
    CampaignPilot,
    app_of,
    busy_planner,
    double11_file,
    journal_of,
    keys,
    plan_in,
    press,
    row_called,
    running,
    screen_of,
    screen_text,
    settled,
    until,
)


def own(path: Path) -> dict[str, tuple[DayKind, str]]:
    """The team's own days in the file."""
    return {f"{row.day:%m-%d}": (row.kind, row.name) for row in plan_in(path).calendar_day.values() if row.own}


async def at_calendar(pilot: CampaignPilot, day: date) -> CalendarScreen:
    """The screen, reached by its keys, with the cursor on that day."""
    await keys(pilot, "g", "d")
    screen = screen_of(pilot, CalendarScreen)
    screen.grid.cursor = day
    await until(pilot, lambda: full_day(day) in screen_text(pilot), "the day")
    return screen


async def effect(pilot: CampaignPilot, words: str) -> None:
    """Wait until the notes say it."""
    await until(pilot, lambda: words in screen_text(pilot), words)


@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_a_range_is_marked_named_looked_at_and_applied_in_one_step(tmp_path: Path, size: tuple[int, int]) -> None:
    path = double11_file(tmp_path)
    async with running(path, size=size) as pilot:
        screen = await at_calendar(pilot, date(2026, 10, 14))
        assert "Wed 14 Oct 2026" in screen_text(pilot) and "working day" in screen_text(pilot)
        await keys(pilot, "v", "l", "l", "o")
        await effect(pilot, "3 days change")
        assert "own day off" in screen_text(pilot) and "not applied yet" in screen_text(pilot)
        assert "item" in screen_text(pilot)
        await keys(pilot, "n", *"Stock", "enter")
        assert own(path) == {}
        await keys(pilot, "enter")
        await until(pilot, lambda: isinstance(app_of(pilot).screen, Difference), "difference")
        await keys(pilot, "y")
        await until(pilot, lambda: bool(own(path)), "applied")
        assert own(path) == {f"10-{n}": (DayKind.OFF, "Stock") for n in (14, 15, 16)}
        assert journal_of(path)[0] == "SetCalendarDays"
        await until(pilot, lambda: "not applied yet" not in screen_text(pilot), "no drafts left")
        assert "own day off: Stock" in screen_text(pilot)
        await keys(pilot, "u")
        await until(pilot, lambda: own(path) == {}, "undone")
        assert screen.grid.cursor == date(2026, 10, 16)


async def test_what_was_not_applied_is_forgotten_before_the_view_is_left(tmp_path: Path) -> None:
    path = double11_file(tmp_path)
    async with running(path) as pilot:
        screen = await at_calendar(pilot, date(2026, 10, 17))
        assert "· estimated" not in screen_text(pilot)
        # Of that year there is no official list, so an ordinary day may become a make-up workday as well.
        screen.grid.cursor = date(2027, 3, 9)
        await until(pilot, lambda: "working day · estimated" in screen_text(pilot), "the guess")
        screen.grid.cursor = date(2026, 10, 17)
        await keys(pilot, "w", "right", "w", "c")
        await effect(pilot, "1 day changes")
        async with busy_planner(pilot):
            await press(pilot, "enter", "enter")
        assert screen_of(pilot, Difference)
        await keys(pilot, "escape")
        assert screen_of(pilot, CalendarScreen), "asked twice, shown once"
        async with busy_planner(pilot):
            await press(pilot, "right", "w", "escape")
        screen.action_mark("work")
        screen.action_back()
        await settled(pilot)
        assert "forgotten" in screen_text(pilot)
        assert "change" not in screen_text(pilot).splitlines()[-3], "nor does anything say what they would have done"
        screen_of(pilot, CalendarScreen)
        await keys(pilot, "enter")
        assert "Nothing to apply yet" in screen_text(pilot)
        await keys(pilot, "escape")
        screen_of(pilot, TimelineScreen)
        assert own(path) == {}


async def test_holidays_freezes_and_guesses_are_named(tmp_path: Path) -> None:
    async with running(double11_file(tmp_path, "zh"), language="zh", size=(100, 30)) as pilot:
        screen = await at_calendar(pilot, date(2026, 10, 1))
        assert "节假日：国庆节" in screen_text(pilot)
        await keys(pilot, "D")
        assert screen.grid.cursor == date(2026, 11, 11) and "报名锁定" in screen_text(pilot)
        await keys(pilot, "pagedown", "pagedown", "pagedown")
        assert screen.grid.cursor == date(2027, 2, 11)
        assert "预估" in screen_text(pilot)
        await keys(pilot, "t")
        assert screen.grid.cursor == app_of(pilot).today


async def test_new_lists_are_taken_with_a_key(tmp_path: Path) -> None:
    path = double11_file(tmp_path)
    folder = tmp_path / "config" / "calendars"
    folder.mkdir(parents=True)
    (folder / "cn-2027.toml").write_text('country = "cn"\nyear = 2027\nstatus = "official"\n', encoding="utf-8")
    async with running(path) as pilot:
        await at_calendar(pilot, date(2027, 1, 1))
        await keys(pilot, "r")
        await until(pilot, lambda: isinstance(app_of(pilot).screen, Difference), "difference")
        await keys(pilot, "y")
        await until(pilot, lambda: "RefreshCalendar" in journal_of(path), "taken")
        assert not any(row.day.year == 2027 for row in plan_in(path).calendar_day.values())


async def test_a_freeze_is_set_changed_and_lifted(tmp_path: Path) -> None:
    path = double11_file(tmp_path)

    def found() -> dict[str, Freeze]:
        return {one.key: one for one in plan_in(path).freeze.values()}

    async with running(path, size=(80, 24)) as pilot:
        await at_calendar(pilot, date(2026, 11, 2))
        await keys(pilot, "F", *"set", "enter")
        values = {"Name": "Hero goods", "From": "D-10", "Tags": "Hero"}
        for label, value in values.items():
            field = row_called(pilot, label).field
            assert isinstance(field, Input)
            field.value = value
        await keys(pilot, "ctrl+s")
        await until(pilot, lambda: "hero_goods" in found(), "set")
        assert (str(found()["hero_goods"].opens), found()["hero_goods"].tags) == ("D-10", ("hero",))
        await until(pilot, lambda: "Hero goods" in screen_text(pilot), "named on its days")
        await keys(pilot, "F", *"hero", "enter")
        field = row_called(pilot, "To").field
        assert isinstance(field, Input)
        field.value = "D-20"
        await keys(pilot, "ctrl+s")
        await until(pilot, lambda: "in order" in screen_text(pilot), "refused")
        await keys(pilot, "escape", "escape")
        await keys(pilot, "F", *"lift hero", "enter")
        await until(pilot, lambda: "hero_goods" not in found(), "lifted")
