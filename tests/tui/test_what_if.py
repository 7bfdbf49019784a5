"""What-if over the timeline: suppositions come and go, the timeline follows, enter makes it real as one step."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from campaigntui.domain.suppositions import AnchorMoved, ItemLate, MemberAway
from campaigntui.tui.dialogs.difference import Difference
from campaigntui.tui.dialogs.what_if import WhatIfDialog
from campaigntui.tui.screens.timeline import TimelineScreen
from tests.tui.workbench import (
    CampaignPilot,
    demo_file,
    go_to,
    journal_of,
    keys,
    plan_in,
    press,
    running,
    screen_of,
    screen_text,
    typed,
)


def timeline(pilot: CampaignPilot) -> TimelineScreen:
    """The timeline behind the dialog."""
    found = pilot.app.screen_stack[0]
    assert isinstance(found, TimelineScreen)
    return found


async def test_lateness_shows_on_the_timeline_and_is_forgotten(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    async with running(path) as pilot:
        item = go_to(pilot, "smart-bidding-plan")
        real = timeline(pilot).outlook()
        await keys(pilot, "w")
        dialog = screen_of(pilot, WhatIfDialog)
        assert dialog.supposed == (ItemLate(item.id, 1),)
        await keys(pilot, "+", "+", "+", "-")
        assert dialog.supposed == (ItemLate(item.id, 3),)
        drawn = timeline(pilot).chart.outlook
        assert drawn is not None and dialog.found is not None and drawn is dialog.found.after
        before, after = real.schedule.windows[item.id], drawn.schedule.windows[item.id]
        assert (after.planned_finish, after.forecast_finish > before.forecast_finish) == (before.planned_finish, True)
        assert "3 wd late" in screen_text(pilot)
        await keys(pilot, "escape")
        assert timeline(pilot).chart.outlook is timeline(pilot).outlook()
        assert not timeline(pilot).chart.ghost
    assert journal_of(path) == ["CreateCampaign"]


async def test_several_suppositions_become_real_as_one_step(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    before = plan_in(path)
    async with running(path) as pilot:
        item = go_to(pilot, "smart-bidding-plan")
        await keys(pilot, "w", "+", "a")
        await typed(pilot, "shen he")
        await keys(pilot, "enter", "e")
        await press(pilot, "ctrl+u")
        await typed(pilot, "10/12..10/14")
        await keys(pilot, "enter", ">", "+", "a")
        await typed(pilot, "d-day")
        await keys(pilot, "enter")
        assert timeline(pilot).chart.ghost, "moved plans are drawn with the real ones below"
        dialog = screen_of(pilot, WhatIfDialog)
        shen = next(member.id for member in before.member.values() if member.name == "Shen He")
        assert dialog.supposed == (
            ItemLate(item.id, 2),
            MemberAway(shen, date(2026, 10, 13), date(2026, 10, 16)),
            AnchorMoved("peak_day", -1),
        )
        await keys(pilot, "x")
        assert AnchorMoved("peak_day", -1) not in dialog.supposed
        await keys(pilot, "enter")
        screen_of(pilot, Difference)
        await keys(pilot, "y")
        screen_of(pilot, TimelineScreen)
        assert journal_of(path)[0] == "Suppose"
        after = plan_in(path)
        assert {date(2026, 10, 13), date(2026, 10, 16)} <= set(after.member[shen].days_off)
        assert after.item[item.id].due != before.item[item.id].due
        await keys(pilot, "u")
        assert plan_in(path) == before


async def test_marked_items_are_late_together(tmp_path: Path) -> None:
    async with running(demo_file(tmp_path)) as pilot:
        first = go_to(pilot, "smart-bidding-plan")
        await keys(pilot, "space", "space", "w")
        supposed = screen_of(pilot, WhatIfDialog).supposed
        assert len(supposed) == 2 and supposed[0] == ItemLate(first.id, 1)
        await keys(pilot, "down", "+")
        found = screen_of(pilot, WhatIfDialog).supposed[1]
        assert isinstance(found, ItemLate) and found.workdays == 2


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_what_cannot_be_is_said_and_nothing_supposed_is_no_change(tmp_path: Path, language: str) -> None:
    path = demo_file(tmp_path, language)
    async with running(path, language=language, size=(80, 24)) as pilot:
        go_to(pilot, "campaign-theme")
        await keys(pilot, "w")
        dialog = screen_of(pilot, WhatIfDialog)
        assert dialog.supposed == (), "what is done cannot be late"
        await keys(pilot, "enter")
        assert ("Suppose something first." if language == "en" else "请先做一个假设") in screen_text(pilot)
        await keys(pilot, "tab", "escape")
        screen_of(pilot, TimelineScreen)
    assert journal_of(path) == ["CreateCampaign"]
