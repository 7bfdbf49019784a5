"""The page of a gate: judging, evidence, signing, reopening, and what the strip shows of it."""

from __future__ import annotations

from pathlib import Path

from campaigntui.domain.gates import Ruling
from campaigntui.domain.stage import Stage
from campaigntui.tui.screens.gate import CriterionKey
from campaigntui.tui.screens.gates import GatesScreen
from campaigntui.tui.screens.item import ItemPage
from campaigntui.tui.screens.stage import StageScreen
from tests.tui.workbench import (
    CampaignPilot,
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
    to_field,
    typed,
)


def strip_line(pilot: CampaignPilot) -> str:
    """The line of the seven stages."""
    return screen_text(pilot).split("\n")[1]


async def at_gate(pilot: CampaignPilot, digit: str) -> GatesScreen:
    """The page of a gate, reached by keys."""
    await keys(pilot, "g", "v")
    await keys(pilot, digit)
    return screen_of(pilot, GatesScreen)


def to_criterion(screen: GatesScreen, key: str) -> None:
    """Put the cursor on the criterion with that key."""
    criterion = next(c for c in screen.outlook().plan.criterion.values() if c.key == key)
    assert screen.asked.go_to(CriterionKey(criterion.id))


async def test_criteria_are_ticked_measured_and_remarked(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    async with running(path, size=(160, 45)) as pilot:
        screen = await at_gate(pilot, "4")
        before = strip_line(pilot)
        ready, asked = screen.gate.ready, screen.gate.asked
        assert f"{ready}/{asked}" in before
        to_criterion(screen, "pages-g3")
        await keys(pilot, "space")
        to_criterion(screen, "pages-g2")
        await keys(pilot, "v")
        await typed(pilot, "1,5")
        await keys(pilot, "enter")
        assert "is not clear" in screen_text(pilot)
        await keys(pilot, "ctrl+u")
        await typed(pilot, "2")
        await keys(pilot, "enter")
        await keys(pilot, "o")
        await typed(pilot, "the second pair was close")
        await keys(pilot, "enter")
        text = screen_text(pilot)
        assert "measured 2" in text and "the second pair was close" in text
        assert f"{ready + 2}/{asked}" in strip_line(pilot)


async def test_a_gate_is_signed_undone_and_reopened(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    async with running(path, size=(160, 45)) as pilot:
        screen = await at_gate(pilot, "4")
        # Signing pass is refused, and names what is open; the verdict begins on the one that is possible.
        await keys(pilot, "s")
        first = screen.gate.open_items[0].item.title
        await to_field(pilot, "Verdict")
        await press(pilot, "left")
        await keys(pilot, "ctrl+s")
        assert "cannot pass yet; open:" in screen_text(pilot)
        assert f"∙ {first}" in screen_text(pilot), "what one signs for is named, also behind a refusal"
        await press(pilot, "right")
        await keys(pilot, "ctrl+s")
        assert "Give the reason" in screen_text(pilot)
        await to_field(pilot, "Reason")
        await typed(pilot, "The platform slot is gone after today")
        await keys(pilot, "ctrl+s")
        assert "⚑risk" in strip_line(pilot)
        assert "The platform slot is gone after today" in screen_text(pilot)
        (verdict,) = [v for v in plan_in(path).verdict.values() if v.stage is Stage.PAGES]
        assert verdict.ruling is Ruling.RISK and verdict.open_items
        await keys(pilot, "u")
        assert "⚑risk" not in strip_line(pilot).split("4 Pages")[1].split("5 ")[0]
        await keys(pilot, "U")
        await keys(pilot, "r")
        await keys(pilot, "ctrl+s")
        assert "Say why the gate is reopened" in screen_text(pilot)
        await typed(pilot, "The slot is back")
        await keys(pilot, "ctrl+s")
        assert "The slot is back" in screen_text(pilot) and "not signed" in screen_text(pilot)
    assert journal_of(path)[:2] == ["ReopenGate", "Redo"]


async def test_evidence_is_written_where_it_is_missing(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    async with running(path) as pilot:
        screen = await at_gate(pilot, "2")
        missing = next(each for each in screen.gate.required if each.done and not each.proven)
        open_before = len(screen.gate.open_items)
        lacking = len(screen.gate.unproven)
        assert f"missing for {lacking} item" in screen_text(pilot)
        await keys(pilot, "n")
        assert screen.current == missing.item, "what lacks only its evidence comes first"
        await keys(pilot, "s")
        (words,) = said(pilot)
        assert screen_of(pilot, GatesScreen) is screen, "a gate that is signed is not signed once more"
        assert words.startswith("Zhou Lan signed this gate on Wed 30 Sep 2026: pass with risk. r takes"), words
        await keys(pilot, "e")
        await typed(pilot, "minutes/2026-09-20.md")
        await keys(pilot, "enter")
        assert len(screen.gate.open_items) == open_before - 1
        assert f"Wrote the evidence of: {missing.item.title[:10]}" in screen_text(pilot)
        await keys(pilot, "n", "n")
        assert screen.current != missing.item
        assert screen.asked.go_to(missing.item.id)
        assert "minutes/2026-09-20.md" in screen_text(pilot)
        await keys(pilot, "enter")
        assert screen_of(pilot, ItemPage).current_item == plan_in(path).item[missing.item.id]
        await keys(pilot, "escape")
        await keys(pilot, "escape")
        assert screen_of(pilot, StageScreen).stage is Stage.PLAN


async def test_gates_are_reached_from_the_stage_and_from_the_strip(tmp_path: Path) -> None:
    async with running(demo_file(tmp_path)) as pilot:
        await keys(pilot, "g", "i", "4", "M")
        assert here_stage(pilot) is Stage.PAGES, "from the checklist, the gate of the stage under the cursor"
        await keys(pilot, "g", "t")
        await keys(pilot, "3", "M")
        stage = here_stage(pilot)
        await keys(pilot, "escape")
        assert screen_of(pilot, StageScreen).stage is stage
        await keys(pilot, "5", "M")
        assert here_stage(pilot) is Stage.SERVICE
        await keys(pilot, "6", "h", "h", "l")
        assert here_stage(pilot) is Stage.SERVICE
        await keys(pilot, "space")
        assert here_stage(pilot) is Stage.SERVICE


def here_stage(pilot: CampaignPilot) -> Stage:
    """The gate on show."""
    return screen_of(pilot, GatesScreen).stage


async def test_work_ahead_of_a_gate_is_flagged_and_done_all_the_same(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    async with running(path) as pilot:
        item = go_to(pilot, "data-closeout")
        await keys(pilot, "r")
        assert any("Ahead of the gates Traffic, Pages" in words and "not final" in words for words in said(pilot))
        assert plan_in(path).item[item.id].started is not None
