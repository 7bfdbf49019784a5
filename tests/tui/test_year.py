"""The year: promotions, holidays, estimated years, and a campaign begun from a promotion."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from campaigntui.tui.dialogs.new_campaign import NewCampaign
from campaigntui.tui.screens.campaigns import CampaignsScreen
from campaigntui.tui.screens.timeline import TimelineScreen
from campaigntui.tui.screens.year import YearScreen
from campaigntui.usecases.drafts import CampaignDraft
from campaigntui.usecases.year import Promotion
from tests.tui.workbench import (
    TODAY,
    CampaignPilot,
    demo_file,
    empty_file,
    keys,
    plan_in,
    row_called,
    running,
    screen_of,
    screen_text,
)
from tests.usecases.workbench import a_planner


async def at_year(pilot: CampaignPilot) -> YearScreen:
    """The screen, reached by its keys."""
    await keys(pilot, "g", "y")
    return screen_of(pilot, YearScreen)


def months(pilot: CampaignPilot) -> dict[str, str]:
    """Name of a month -> its line, one sign a day."""
    lines = screen_text(pilot).splitlines()[3:15]
    return {line[1:4]: line[11::2] for line in lines}


def promotion(screen: YearScreen, playbook: str) -> Promotion:
    """The first promotion of a playbook, with the cursor put on it."""
    found = next(row for row in screen.rows.rows if isinstance(row, Promotion) and row.playbook == playbook)
    assert screen.rows.go_to(found)
    return found


async def test_d_days_holidays_and_make_up_days_stand_in_their_months(tmp_path: Path) -> None:
    async with running(demo_file(tmp_path)) as pilot:
        screen = await at_year(pilot)
        found = months(pilot)
        assert found["Nov"][11 - 1] == "◆"
        assert found["Jun"][18 - 1] == "◆"
        assert found["Oct"][:7] == "xxxxxxx"
        assert found["Oct"][10 - 1] == "+"
        assert "Double 11" in screen_text(pilot)
        coming = screen.rows.current
        assert isinstance(coming, Promotion) and coming.d_day >= TODAY
        assert "holidays estimated" not in screen_text(pilot)


async def test_arrows_turn_the_year_and_a_year_without_a_list_is_marked(tmp_path: Path) -> None:
    async with running(demo_file(tmp_path)) as pilot:
        screen = await at_year(pilot)
        await keys(pilot, "right")
        await keys(pilot, "right")
        assert "2028" in screen_text(pilot) and "holidays estimated" in screen_text(pilot)
        assert promotion(screen, "double11").d_day == date(2028, 11, 11)
        assert promotion(screen, "double11").estimated
        await keys(pilot, "t")
        assert promotion(screen, "double11").d_day == date(2026, 11, 11)
        await keys(pilot, "escape")
        screen_of(pilot, TimelineScreen)


async def test_enter_begins_a_campaign_of_that_promotion(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    async with running(path) as pilot:
        screen = await at_year(pilot)
        await keys(pilot, "right")
        chosen = promotion(screen, "618")
        await keys(pilot, "enter")
        screen_of(pilot, NewCampaign)
        assert row_called(pilot, "Playbook").value == "618"
        assert row_called(pilot, "D-day").value == str(chosen.d_day) == "2027-06-18"
        await keys(pilot, "ctrl+s")
        plan = screen_of(pilot, TimelineScreen).outlook().plan
        head = plan.head
        assert (head.playbook, plan.d_day.day) == ("618", chosen.d_day)
        assert plan_in(path, head.id).head.name == head.name


async def test_people_whom_two_campaigns_ask_for_are_named(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    async with running(path, size=(160, 60)) as pilot:
        await at_year(pilot)
        assert "People whom two campaigns ask for" not in screen_text(pilot)
    name = next(iter(plan_in(path).member.values())).name
    with a_planner(path) as planner:
        members = ((name, ("store_manager", "promoter", "director", "designer")),)
        planner.create(CampaignDraft("double11", "Second shop", date(2026, 11, 11), members=members), TODAY)
    async with running(path, size=(160, 60)) as pilot:
        await at_year(pilot)
        text = screen_text(pilot)
        assert "People whom two campaigns ask for" in text
        assert any(line.strip().startswith(f"{name}: ") and "Second shop" in line for line in text.splitlines())


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_the_year_can_be_seen_without_a_campaign(tmp_path: Path, language: str) -> None:
    async with running(empty_file(tmp_path), campaign=None, language=language, size=(80, 24)) as pilot:
        await at_year(pilot)
        assert "◆" in screen_text(pilot)
        await keys(pilot, "escape")
        screen_of(pilot, CampaignsScreen)
