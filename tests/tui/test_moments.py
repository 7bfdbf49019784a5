"""Moments, whole stages and copies in the terminal: moved by key, typed into a form, with the difference first."""

from __future__ import annotations

from datetime import date, time, timedelta
from pathlib import Path

from campaigntui.domain.campaign import Confidence
from campaigntui.domain.plan import Plan
from campaigntui.domain.stage import Stage
from campaigntui.exchange.plainjson import campaign_json, written
from campaigntui.tui.dialogs.copy_campaign import CopyCampaign, CopyPreview
from campaigntui.tui.dialogs.difference import Difference
from campaigntui.tui.dialogs.moment_form import MomentForm, MomentsForm
from campaigntui.tui.dialogs.profiles import ProfilePicker
from campaigntui.tui.screens.moments import MomentsScreen
from campaigntui.tui.screens.timeline import TimelineScreen
from tests.tui.workbench import (
    FIRST,
    TODAY,
    CampaignPilot,
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
    to_field,
    typed,
    until,
)
from tests.usecases.workbench import a_planner


def exported(path: Path) -> bytes:
    """The campaign as `export json` writes it."""
    with a_planner(path) as planner:
        return written(campaign_json(planner.snapshot(FIRST, TODAY).outlook)).encode()


async def moments(pilot: CampaignPilot, key: str) -> MomentsScreen:
    """The view of moments with the cursor on that one."""
    await keys(pilot, "g", "a")
    await until(pilot, lambda: isinstance(pilot.app.screen, MomentsScreen))
    await settled(pilot)
    screen = screen_of(pilot, MomentsScreen)
    screen.moments.go_to(key)
    await settled(pilot)
    return screen


async def test_a_moment_moves_with_what_hangs_on_it_and_comes_back_byte_for_byte(tmp_path: Path) -> None:
    path = double11_file(tmp_path, "zh")
    before = exported(path)
    async with running(path, language="zh") as pilot:
        await moments(pilot, "deposit_open")
        assert "启动预售引流" in screen_text(pilot), "what hangs on it stands beside it"
        await keys(pilot, "<")
        assert screen_of(pilot, Difference)
        text = screen_text(pilot)
        assert "1 个节点变化" in text
        assert "10月14日 周三 20:00" in text
        await keys(pilot, "enter")
        assert screen_of(pilot, Difference), "enter does not apply"
        await keys(pilot, "y")
        assert plan_in(path).anchor_named("deposit_open").day == date(2026, 10, 14)
        assert journal_of(path)[0] == "MoveAnchors"
        await keys(pilot, "u")
        await settled(pilot)
    assert exported(path) == before


async def test_day_hour_and_confidence_are_typed_into_a_form(tmp_path: Path) -> None:
    path = double11_file(tmp_path)

    def anchor(plan: Plan) -> tuple[date, time | None, Confidence]:
        found = plan.anchor_named("warmup_start")
        return found.day, found.clock, found.confidence

    day, hour, _ = anchor(plan_in(path))
    async with running(path) as pilot:
        await moments(pilot, "warmup_start")
        await keys(pilot, "c")
        assert anchor(plan_in(path)) == (day, hour, Confidence.CONFIRMED)
        await keys(pilot, "enter")
        assert screen_of(pilot, MomentForm)
        await keys(pilot, "end", "ctrl+u")
        await typed(pilot, "+1w")
        assert (day + timedelta(days=7)).strftime("%Y") in screen_text(pilot)
        await to_field(pilot, "Hour")
        await keys(pilot, "end", "ctrl+u")
        await typed(pilot, "25:00")
        await keys(pilot, "enter")
        assert "is not an hour" in screen_text(pilot)
        await keys(pilot, "end", "ctrl+u")
        await typed(pilot, "20点半")
        await keys(pilot, "enter")
        if isinstance(pilot.app.screen, Difference):
            await keys(pilot, "y")
        assert anchor(plan_in(path)) == (day + timedelta(days=7), time(20, 30), Confidence.CONFIRMED)
        await _announced(pilot, path)


async def _announced(pilot: CampaignPilot, path: Path) -> None:
    """Days and hours of several moments are typed into one form, and are one step of undo."""
    pair = ("deposit_open", "balance_open")

    def days() -> list[date]:
        return [plan_in(path).anchor_named(key).day for key in pair]

    before = days()
    screen = screen_of(pilot, MomentsScreen)
    for key in pair:
        screen.moments.go_to(key)
        await keys(pilot, "space")
    assert "2 marked" in screen_text(pilot)
    await keys(pilot, "e")
    assert screen_of(pilot, MomentsForm)
    await keys(pilot, "end", "ctrl+u")
    await typed(pilot, "-1d 19:00")
    await keys(pilot, "tab", "end", "ctrl+u")
    await typed(pilot, "-2d")
    await keys(pilot, "enter")
    assert "2 moments change" in screen_text(pilot)
    await keys(pilot, "y")
    moved = [before[0] - timedelta(days=1), before[1] - timedelta(days=2)]
    assert days() == moved
    assert plan_in(path).anchor_named("deposit_open").clock == time(19)
    assert plan_in(path).anchor_named("balance_open").clock == time(20), "an hour that was not typed stays"
    await keys(pilot, ">")
    await keys(pilot, "y")
    assert days() == [day + timedelta(days=1) for day in moved], "keys move all that is marked"
    await keys(pilot, "u", "u")
    assert days() == before


async def test_on_the_row_of_a_stage_the_signs_move_the_whole_stage(tmp_path: Path) -> None:
    path = double11_file(tmp_path)

    def gate(plan: Plan) -> tuple[str, str]:
        part = next(part for part in plan.stage_plan.values() if part.stage is Stage.SERVICE)
        return str(part.closes), str(part.gate_due)

    before = plan_in(path)
    async with running(path) as pilot:
        screen_of(pilot, TimelineScreen).chart.go_to(Stage.SERVICE)
        await keys(pilot, ">")
        assert screen_of(pilot, Difference)
        await keys(pilot, "c")
        await keys(pilot, "y")
        after = plan_in(path)
        moved = {i.stage for i in after.item.values() if i.due != before.item[i.id].due}
        assert moved == {Stage.SERVICE}
        assert gate(after) != gate(before)
        await keys(pilot, "u", "+")
        if isinstance(pilot.app.screen, Difference):
            await keys(pilot, "y")
        longer = plan_in(path)
        assert gate(longer) != gate(before)
        assert {i.due for i in longer.item.values()} == {i.due for i in before.item.values()}
        assert journal_of(path)[0] == "StretchStages"


async def test_a_campaign_is_copied_from_the_list_and_opened(tmp_path: Path) -> None:
    path = double11_file(tmp_path)
    async with running(path) as pilot:
        await keys(pilot, "g", "c")
        await settled(pilot)
        await keys(pilot, "y")
        await until(pilot, lambda: isinstance(pilot.app.screen, CopyCampaign))
        await to_field(pilot, "D-day")
        await typed(pilot, "2027-11-11")
        proposed = row_called(pilot, "Name").value
        assert str(proposed).endswith("2027") and "2026" not in str(proposed), "the name follows the year"
        await press(pilot, "shift+tab", "ctrl+u")
        await typed(pilot, "Again")
        preview = pilot.app.screen.query_one(CopyPreview)
        await until(pilot, lambda: preview._outlook is not None)
        assert "links are contradicted" in screen_text(pilot)
        await to_field(pilot, "Dates")
        await keys(pilot, "right")
        await until(pilot, lambda: "links are contradicted" not in screen_text(pilot), "dates give way")
        await keys(pilot, "ctrl+s")
        await until(pilot, lambda: isinstance(pilot.app.screen, TimelineScreen), "the copy is opened")
        await settled(pilot)
        assert "Again" in screen_text(pilot)
        assert journal_of(path)[0] == "CopyCampaign"


async def test_another_profile_is_picked_and_its_difference_shown_first(tmp_path: Path) -> None:
    path = double11_file(tmp_path)
    before = exported(path)
    was = plan_in(path).head.profile
    async with running(path) as pilot:
        await moments(pilot, "peak_day")
        await keys(pilot, "p")
        await until(pilot, lambda: isinstance(pilot.app.screen, ProfilePicker), "the profiles")
        assert "current" in screen_text(pilot)
        await typed(pilot, {"classic": "wave_2025", "wave_2025": "classic"}[was])
        await keys(pilot, "enter")
        # Prices and goods are locked by now, so it asks for a reason before it shows anything.
        await until(pilot, lambda: "Frozen: why change it?" in screen_text(pilot), "the question")
        await typed(pilot, "The platform says so")
        await keys(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, Difference), "the difference")
        name = {"classic": "Two waves from mid-October", "wave_2025": "Classic rhythm of 2022"}[was]
        assert f"─ {name} ─" in screen_text(pilot)
        assert "moments change" in screen_text(pilot)
        await keys(pilot, "y")
        await settled(pilot)
        assert plan_in(path).head.profile != was
        await keys(pilot, "u")
        await settled(pilot)
    assert exported(path) == before
