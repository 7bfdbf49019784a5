"""Every screen at every size: each row is exactly as wide as the terminal, and nothing typed is lost on the way."""

from __future__ import annotations

from functools import cache
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from rich.cells import cell_len
from textual.widgets import Input

from campaigntui.domain.ids import CampaignId
from campaigntui.settings import Settings
from campaigntui.tui.dialogs.ask import Ask
from campaigntui.tui.dialogs.confirm import Confirm
from campaigntui.tui.messages import View
from campaigntui.tui.screens.timeline import TimelineScreen
from campaigntui.tui.screens.too_small import TooSmall
from campaigntui.usecases.commands.items import EditItem
from tests.tui.places import PLACES, resized, visit
from tests.tui.terminal import SEQUENCE, terminal
from tests.tui.workbench import (
    TODAY,
    CampaignPilot,
    app_of,
    demo_file,
    keys,
    running,
    screen_of,
    screen_rows,
    screen_text,
    settled,
    typed,
)
from tests.usecases.workbench import a_planner

SIZES = ((60, 16), (80, 24), (100, 30), (120, 40), (161, 45))
MIXED = (
    "全角，标点：测试",
    "a全角 b",
    "👩\u200d💻 与 ⚠\ufe0f",
    "e\u0301e\u0323 组合",
    "１２３ＡＢＣ",
    "x" * 300,
    "家" * 300,
)
"""Titles that shift a column by one cell, or by half a character, wherever something counts characters."""


def awkward(folder: Path, language: str) -> Path:
    """The demo with titles of all widths."""
    path = folder / "plans.db"
    path.write_bytes(_awkward(language))
    return path


@cache
def _awkward(language: str) -> bytes:
    with TemporaryDirectory() as folder:
        path = demo_file(Path(folder), language)
        with a_planner(path) as planner:
            plan = planner.snapshot(CampaignId(1), TODAY).outlook.plan
            for item, title in zip(list(plan.item.values())[20:60], cycle(MIXED), strict=False):
                planner.perform(plan.head.id, EditItem(item.id, {"title": title}), TODAY)
        return path.read_bytes()


def assert_exact(pilot: CampaignPilot, width: int, height: int, place: str) -> None:
    """Each row as wide as the terminal, and as many rows as it has."""
    shows = screen_rows(pilot)
    assert len(shows) == height
    for row in shows:
        assert cell_len(row) == width, (place, row)


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_every_place_fits(language: str, tmp_path: Path) -> None:
    sizes = cycle(SIZES)
    async with running(awkward(tmp_path, language), size=SIZES[0], language=language) as pilot:
        # Every place in one language and at one size, at each size some places; the slow suite does the rest.
        for place in PLACES[language == "zh" :: 2]:
            await resized(pilot, *next(sizes))
            await visit(pilot, place)
            assert_exact(pilot, *app_of(pilot).size, place.name)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("size", "ascii_marks"), [*((size, False) for size in SIZES), (SIZES[0], True), (SIZES[-1], True)], ids=str
)
@pytest.mark.parametrize("language", ["en", "zh"])
async def test_every_place_fits_every_size(
    language: str, size: tuple[int, int], ascii_marks: bool, tmp_path: Path
) -> None:
    path, settings = awkward(tmp_path, language), Settings(ascii_marks=ascii_marks)
    async with running(path, size=size, language=language, settings=settings) as pilot:
        for place in PLACES:
            await visit(pilot, place)
            assert_exact(pilot, *size, place.name)
            await resized(pilot, size[0] + 1, size[1])
            assert_exact(pilot, size[0] + 1, size[1], place.name)
            await resized(pilot, *size)


async def test_wide_characters_are_whole_at_every_column(tmp_path: Path) -> None:
    async with running(awkward(tmp_path, "zh"), size=(100, 30), language="zh") as pilot:
        chart = app_of(pilot).screen
        assert isinstance(chart, TimelineScreen)
        for width in range(100, 104):
            await resized(pilot, width, 30)
            for _ in range(3):
                await keys(pilot, "right", "down")
                assert_exact(pilot, width, 30, "timeline")


async def test_ascii_marks_stand_in_the_same_cells(tmp_path: Path) -> None:
    async with running(demo_file(tmp_path), size=(100, 30), settings=Settings(ascii_marks=True)) as pilot:
        for place in PLACES[: len(View) + 2]:
            await visit(pilot, place)
            assert_exact(pilot, 100, 30, place.name)


def test_without_colour_nothing_is_coloured_and_everything_is_said(tmp_path: Path) -> None:
    with terminal(demo_file(tmp_path), NO_COLOR="1") as term:
        text = term.until("Help")
        assert "Double 11 2026" in text and "!" in text and "✓" in text
        term.type("\x11")
        assert term.end() == 0
        colours = [each for each in SEQUENCE.findall(term.written) if each[-1:] == b"m" and is_coloured(each)]
        assert colours == []


def is_coloured(sequence: bytes) -> bool:
    """True when the sequence sets a colour that is not a shade of grey."""
    parts = sequence[2:-1].split(b";")
    for at, part in enumerate(parts):
        if part in (b"38", b"48") and parts[at + 1 : at + 2] == [b"2"]:
            red, green, blue = map(int, parts[at + 2 : at + 5])
            return max(red, green, blue) - min(red, green, blue) > 3
    return False


# -- too small --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("small", [(59, 16), (60, 15), (20, 5), (3, 1)], ids=str)
async def test_a_terminal_that_is_too_small_says_so_and_loses_nothing(small: tuple[int, int], tmp_path: Path) -> None:
    async with running(demo_file(tmp_path), size=(100, 30)) as pilot:
        await keys(pilot, "o")
        await typed(pilot, "Ask the carrier")
        await resized(pilot, *small)
        assert isinstance(app_of(pilot).screen, TooSmall)
        if small[0] > 20:
            assert "at least 60 columns wide and 16 rows high" in " ".join(screen_text(pilot).split())
        await resized(pilot, 60, 16)
        assert isinstance(app_of(pilot).screen, Ask)
        field = app_of(pilot).focused
        assert isinstance(field, Input) and field.value == "Ask the carrier"
        await typed(pilot, "!")
        assert "Ask the carrier!" in screen_text(pilot)


async def test_nothing_is_done_in_the_dark(tmp_path: Path) -> None:
    async with running(demo_file(tmp_path), size=(50, 10)) as pilot:
        app = app_of(pilot)
        assert isinstance(app.screen, TooSmall), "from the first frame on"
        await keys(pilot, "question_mark", "colon", "d", "u", "g", "p")
        assert isinstance(app.screen, TooSmall)
        await resized(pilot, 100, 30)
        assert isinstance(app.screen, TimelineScreen)
        assert_exact(pilot, 100, 30, "timeline")


async def test_a_question_that_comes_while_it_is_too_small_is_asked(tmp_path: Path) -> None:
    async with running(demo_file(tmp_path), size=(100, 30)) as pilot:
        app = app_of(pilot)
        await resized(pilot, 50, 10)
        app.push_screen(Confirm("Sure?", "It was asked while nobody could see it."))
        await settled(pilot)
        await resized(pilot, 100, 30)
        assert isinstance(app.screen, Confirm)
        await keys(pilot, "n")
        assert screen_of(pilot, TimelineScreen)
        assert not any(isinstance(screen, TooSmall) for screen in app.screen_stack)


async def test_the_go_menu_shows_where_its_letters_lead_and_nothing_else(tmp_path: Path) -> None:
    async with running(demo_file(tmp_path), size=(60, 16)) as pilot:
        await keys(pilot, "g")
        shows = screen_text(pilot)
        for words in ("t  Timeline", "s  Stage", "p  People", "c  Campaigns", "g  First row", "esc  Stay here"):
            assert words in shows
        assert "tab" not in shows


@pytest.mark.parametrize("shift", [0, 1])
async def test_a_message_keeps_its_wide_characters_over_the_edge_of_a_panel(tmp_path: Path, shift: int) -> None:
    words = "." * shift + "国庆期间快递停运三天请提前安排入仓"
    async with running(demo_file(tmp_path, "zh"), language="zh", size=(100, 30)) as pilot:
        await keys(pilot, "g", "i")
        pilot.app.notify(words, markup=False)
        await keys(pilot)
        assert words in screen_text(pilot)
        await keys(pilot, "j", "j")
        assert words in screen_text(pilot), "also when what lies below it was painted again"
        assert_exact(pilot, 100, 30, "under a message")
