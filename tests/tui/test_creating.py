"""A new campaign by dialog: the plan is seen while one types, and nothing is written until every field can be read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from campaigntui.tui.dialogs.new_campaign import NewCampaign
from campaigntui.tui.screens.timeline import TimelineScreen
from tests.tui.places import resized
from tests.tui.workbench import (
    app_of,
    busy_planner,
    empty_file,
    journal_of,
    keys,
    pasted,
    plan_in,
    press,
    running,
    said,
    screen_of,
    screen_text,
    typed,
    until,
)


async def test_a_wrong_role_is_said_beside_the_team_and_the_corrected_form_opens_the_plan(tmp_path: Path) -> None:
    path = empty_file(tmp_path)
    async with running(path, campaign=None) as pilot:
        assert "No campaign yet" in screen_text(pilot)
        async with busy_planner(pilot):
            await press(pilot, "n", "n")
        assert len(pilot.app.screen_stack) == 2, "asked twice, shown once"
        # Playbook, name and D-day are filled in already; the date is typed anew, as people write it.
        await press(pilot, "tab", "tab", "ctrl+u")
        await until(pilot, lambda: "Give a D-day" in screen_text(pilot), "no plan without a date")
        await typed(pilot, "11/12")
        await until(pilot, lambda: "Thu 12 Nov 2026  D-34" in screen_text(pilot), "the plan while typing")
        assert "129" in _line_with(screen_text(pilot), "Items")
        await press(pilot, "tab", "tab", "tab", "tab", "tab")
        await pasted(pilot, "Li Na = promoter, analist\nChen Yu＝designer、store_manager")
        await keys(pilot, "ctrl+s")
        assert screen_of(pilot, NewCampaign)
        assert "Line 1: There is no role “analist”" in " ".join(_remarks(screen_text(pilot)).split())
        assert "129" in _line_with(screen_text(pilot), "Items"), "the plan is still there"
        # Where the form is higher than the screen, its last words still stand at the foot.
        await resized(pilot, 80, 24)
        await press(pilot, "escape")
        assert "Press esc again to throw away" in screen_text(pilot)
        await resized(pilot, 120, 40)
        assert journal_of(path) == []
        await press(pilot, "up", "end", *["backspace"] * 4)
        assert "analyst" in screen_text(pilot), "a role that was begun is offered"
        await press(pilot, "tab")
        assert "2 people" in screen_text(pilot)
        await keys(pilot, "ctrl+s")
        assert screen_of(pilot, TimelineScreen)
        assert "D-34" in screen_text(pilot)
        await keys(pilot, "escape")
        assert "Thu 12 Nov 2026" in screen_text(pilot), "the list knows the new campaign"
    plan = plan_in(path)
    assert plan.d_day.day == date(2026, 11, 12)
    assert {m.name: m.roles for m in plan.member.values()} == {
        "Li Na": ("promoter", "analyst"),
        "Chen Yu": ("designer", "store_manager"),
    }
    assert len(plan.item) == 129


async def test_another_playbook_brings_its_profiles_its_day_and_its_name_and_nothing_typed_is_lost(
    tmp_path: Path,
) -> None:
    path = empty_file(tmp_path)
    (tmp_path / "config" / "playbooks").mkdir(parents=True)
    (tmp_path / "config" / "playbooks" / "torn.toml").write_text("id = ", encoding="utf-8")
    async with running(path, campaign=None) as pilot:
        await keys(pilot, "n")
        await until(pilot, lambda: "torn.toml cannot be read" in str(said(pilot)), "why one's own is not there")
        await until(pilot, lambda: "2026-11-11" in screen_text(pilot), "the day of Double 11")
        await press(pilot, "n")
        await until(pilot, lambda: "2027-01-16" in screen_text(pilot), "the day that hangs on Lunar New Year")
        text = screen_text(pilot)
        assert "New Year goods festival 2027" in text
        assert "Two weeks before" in _line_with(text, "Profile")
        # A day that was typed stays when another playbook is chosen.
        await press(pilot, "tab", "tab", "ctrl+u")
        await typed(pilot, "2026-11-12")
        await press(pilot, "up", "up", "m")
        await until(pilot, lambda: "clear from Sun 15 Nov" in screen_text(pilot), "what a member day gives way to")
        assert "Thu 12 Nov 2026" in screen_text(pilot)
        assert "One day" in _line_with(screen_text(pilot), "Profile")
        await press(pilot, *["tab"] * 7)
        await pasted(pilot, "Wu Min = designer\nLi Na = promoter")
        shelf = app_of(pilot).unsaved
        await until(pilot, lambda: "Li Na" in str(shelf.recall("NewCampaign:None:New campaign")), "the team is kept")
    # The program ended with the dialog open, as when a terminal dies.
    async with running(path, campaign=None) as pilot:
        await keys(pilot, "n")
        text = screen_text(pilot)
        assert "What you had typed here" in text
        assert "Wu Min = designer" in text
        assert "Li Na = promoter" in text
        await press(pilot, "tab", "tab")
        await typed(pilot, "x")
        assert "2026-11-12x" in screen_text(pilot), "one goes on behind what was typed"


async def test_a_year_is_enough_and_the_name_follows_it_until_it_is_changed(tmp_path: Path) -> None:
    async with running(empty_file(tmp_path), campaign=None) as pilot:
        await keys(pilot, "n")
        await until(pilot, lambda: "2026-11-11" in screen_text(pilot), "the day of Double 11")
        await press(pilot, "tab", "tab", "ctrl+u")
        await typed(pilot, "2028")
        await until(pilot, lambda: "Sat 11 Nov 2028" in _line_with(screen_text(pilot), "Playbook"), "the plan of 2028")
        assert "Double 11 2028" in _line_with(screen_text(pilot), "Name")
        await press(pilot, "shift+tab", "ctrl+u")
        await typed(pilot, "Mine")
        await press(pilot, "tab", "ctrl+u")
        await typed(pilot, "2029")
        await until(pilot, lambda: "Sun 11 Nov 2029" in screen_text(pilot))
        assert "Mine" in _line_with(screen_text(pilot), "Name")
        await press(pilot, "up", "up", "n")
        await until(
            pilot,
            lambda: "2029" in _line_with(screen_text(pilot), "Playbook") and "Jan 2029" in screen_text(pilot),
            "the same year of another one",
        )


def _line_with(text: str, word: str) -> str:
    return next(line for line in text.splitlines() if word in line)


def _remarks(text: str) -> str:
    """The left part of the box, where the fields are."""
    return "\n".join(line[: line.find("▏")].strip(" │") for line in text.splitlines() if "▏" in line)
