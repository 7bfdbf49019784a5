"""The list of campaigns: renaming, putting away with another key than the one that asked, and bringing back."""

from __future__ import annotations

from pathlib import Path

import pytest

from campaigntui.tui.dialogs.copy_campaign import CopyCampaign
from campaigntui.tui.dialogs.item_form import ItemForm
from campaigntui.tui.dialogs.new_campaign import NewCampaign
from campaigntui.tui.screens.campaigns import CampaignsScreen
from campaigntui.tui.screens.timeline import TimelineScreen
from campaigntui.tui.widgets.field import Field
from tests.tui.workbench import (
    app_of,
    busy_planner,
    demo_file,
    go_to,
    journal_of,
    keys,
    plan_in,
    press,
    running,
    said,
    screen_of,
    screen_text,
    typed,
    until,
)


async def test_a_campaign_is_renamed_put_away_and_brought_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = demo_file(tmp_path)
    async with running(path) as pilot:
        await keys(pilot, "g", "c", "n")
        await until(pilot, lambda: "Another campaign is called so too." in screen_text(pilot), "the name is taken")
        await keys(pilot, "escape")
        for opener, dialog in (("n", NewCampaign), ("y", CopyCampaign)):
            async with busy_planner(pilot):
                await press(pilot, opener, "x", "tab", *"!!")
                screen_of(pilot, CampaignsScreen)
            found = screen_of(pilot, dialog)
            assert any(field.value.endswith("!!") for field in found.query(Field)), "x asked nothing of the list"
            await keys(pilot, "escape", "escape")
        await keys(pilot, "e", "end", "ctrl+u", "ctrl+s")
        assert "This cannot be empty." in screen_text(pilot)
        await typed(pilot, "Ours!")
        assert "This cannot be empty." not in screen_text(pilot), "said no longer than it is so"
        await keys(pilot, "ctrl+s")
        assert plan_in(path).head.name.endswith("!")
        await keys(pilot, "x", "x")
        assert not plan_in(path).head.archived, "the key that asked is not the one that answers"
        await keys(pilot, "y")
        assert plan_in(path).head.archived and "No campaign yet" in screen_text(pilot)
        await keys(pilot, "full_stop")
        assert "archived" in screen_text(pilot)
        await keys(pilot, "x")
        assert not plan_in(path).head.archived and "Brought back the campaign" in screen_text(pilot)
        # What holds keys back and never lets them go does not hold them back for ever.
        monkeypatch.setattr("campaigntui.tui.patience._PATIENCE", 0.0)
        app_of(pilot).hold_keys()
        await keys(pilot, "enter")
        assert isinstance(pilot.app.screen, TimelineScreen)


async def test_escape_goes_back_to_the_list_and_never_quits(tmp_path: Path) -> None:
    async with running(demo_file(tmp_path)) as pilot:
        await keys(pilot, "escape")
        assert isinstance(pilot.app.screen, CampaignsScreen)
        await keys(pilot, "escape", "escape")
        assert pilot.app.is_running
        await keys(pilot, "q")
        assert not pilot.app.is_running


async def test_a_link_that_would_close_a_circle_is_refused_and_the_form_stays(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    async with running(path) as pilot:
        first = go_to(pilot, "price-table")
        link = next(link for link in plan_in(path).link.values() if link.before == first.id)
        later = plan_in(path).item[link.after]
        await keys(pilot, "e", *["tab"] * 6, "end")
        await typed(pilot, f" {later.key}")
        await keys(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, ItemForm)
        assert "wait for each other in a circle" in " ".join(screen_text(pilot).split())
        assert later.key in screen_text(pilot), "what was typed is still there"


async def test_undoing_a_campaign_on_show_leads_to_the_list_and_redo_brings_it_back(tmp_path: Path) -> None:
    async with running(demo_file(tmp_path)) as pilot:
        await keys(pilot, "u")
        await until(pilot, lambda: isinstance(pilot.app.screen, CampaignsScreen))
        assert "No campaign yet" in screen_text(pilot)
        assert "The creation of “Double 11 2026” was undone. U brings it back." in said(pilot)
        await keys(pilot, "d", "U")
        await until(pilot, lambda: "No campaign yet" not in screen_text(pilot))
        await keys(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, TimelineScreen))
        assert "Campaign plan" in screen_text(pilot)


async def test_keys_do_no_harm_while_the_campaign_on_show_has_just_gone(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    async with running(path) as pilot:
        await keys(pilot, "j", "enter")
        app_of(pilot).snapshot = None
        await keys(pilot, "d", "at", "escape", "greater_than_sign", "space")
        assert pilot.app.is_running
    assert len(journal_of(path)) == 1
