"""What works everywhere: help, palette, language, theme, and seeing what others write."""

from __future__ import annotations

import asyncio
from datetime import date
from pathlib import Path
from threading import Event

import pytest

from campaigntui.domain.checklist import Status
from campaigntui.settings import load
from campaigntui.tui.dialogs.help import HelpScreen
from campaigntui.tui.dialogs.palette import Palette
from campaigntui.tui.keys import is_twin, key_words
from campaigntui.tui.messages import CampaignChosen
from campaigntui.tui.screens.people import PeopleScreen
from campaigntui.tui.screens.timeline import TimelineScreen
from campaigntui.tui.widgets.sheet import Sheet
from campaigntui.usecases.commands.items import ArchiveItems, FinishItems
from campaigntui.usecases.copying import CopyDraft
from campaigntui.wording import _
from tests.tui.workbench import (
    FIRST,
    PATIENCE,
    TODAY,
    app_of,
    busy_planner,
    demo_file,
    double11_file,
    go_to,
    heard,
    here,
    keys,
    plan_in,
    running,
    screen_of,
    screen_text,
    settled,
    typed,
    until,
)
from tests.usecases.workbench import a_planner


@pytest.mark.parametrize(("view", "title"), [("t", "Timeline"), ("s", "Stage"), ("p", "People"), ("c", "Campaigns")])
async def test_help_lists_every_key_that_works_and_this_screens_first(tmp_path: Path, view: str, title: str) -> None:
    async with running(double11_file(tmp_path), size=(160, 40)) as pilot:
        await keys(pilot, "g", view)
        # Bindings without an id are Textual's own, for scrolling sideways; nothing here scrolls sideways.
        active = [a.binding for a in pilot.app.screen.active_bindings.values() if a.binding.id and not a.binding.system]
        await keys(pilot, "?")
        help_screen = screen_of(pilot, HelpScreen)
        lines = ["".join(piece.text for piece in row.line) for row in help_screen.query_one(Sheet).rows]
        elsewhere = next(n for n, line in enumerate(lines) if line.endswith("elsewhere"))
        works_here = "\n".join(lines[:elsewhere])
        assert title in lines
        for binding in active:
            if is_twin(binding.key):
                continue
            words = _(binding.tooltip) if binding.tooltip else binding.description
            listed = [line for line in works_here.splitlines() if words in line]
            assert listed, binding
            numbered = binding.key.isdigit()
            assert numbered or any(key_words(binding) in line.split() for line in listed), binding
        await keys(pilot, "?")
        assert not isinstance(pilot.app.screen, HelpScreen)


async def test_the_palette_runs_an_action_finds_an_item_and_opens_over_no_dialog(tmp_path: Path) -> None:
    async with running(demo_file(tmp_path)) as pilot:
        await keys(pilot, "ctrl+p", *"go to", "enter")
        await keys(pilot, "p")
        assert screen_of(pilot, PeopleScreen)
        await keys(pilot, ":", *"campaign prices", "enter")
        assert screen_of(pilot, TimelineScreen)
        assert here(pilot).key == "price-table"
        await keys(pilot, ":")
        await typed(pilot, "no such thing")
        await keys(pilot, "enter")
        assert screen_of(pilot, Palette), "nothing to run"
        await keys(pilot, "escape", "o", "ctrl+p")
        assert not isinstance(pilot.app.screen, Palette)


async def test_the_language_turns_while_running_and_is_kept(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    async with running(path, size=(150, 40)) as pilot:
        english = ("Enrolment and prices lock tomorrow", "Strategy", "Help", "Traffic", "Fri 9 Oct", "late")
        chinese = ("明天报名截止并锁价", "策略", "帮助", "引流", "10月9日 周五", "逾期")
        assert all(words in screen_text(pilot) for words in english)
        await keys(pilot, "f2")
        shown = screen_text(pilot)
        lines = shown.splitlines()
        assert all(words in shown for words in chinese), shown
        assert not any(words in "\n".join([*lines[:2], lines[-1]]) for words in english)
        await keys(pilot, "?")
        assert "按键" in screen_text(pilot)
        assert "指派" in screen_text(pilot)
        await keys(pilot, "escape", "g", "p")
        assert "视觉设计师" in screen_text(pilot), "a view that was not on the screen speaks it too"
        assert load(tmp_path / "config" / "settings.toml").language == "zh"
        await keys(pilot, "f2", "escape")
        assert all(words in screen_text(pilot) for words in english)
        assert load(tmp_path / "config" / "settings.toml").language == "en"


async def test_a_theme_of_the_palette_is_worn_at_once_and_kept_beside_what_the_user_wrote(tmp_path: Path) -> None:
    path = double11_file(tmp_path)
    settings = tmp_path / "config" / "settings.toml"
    settings.parent.mkdir()
    settings.write_text('# mine\nlanguage = "en"\n\n[keys]\n"timeline.today" = "T"\n', encoding="utf-8")
    async with running(path, settings=load(settings)) as pilot:
        before = pilot.app.screen.styles.background
        await keys(pilot, ":", *"theme daylight", "enter")
        assert app_of(pilot).theme == "daylight"
        assert pilot.app.screen.styles.background != before
    assert settings.read_text(encoding="utf-8").startswith('# mine\nlanguage = "en"\n')
    assert (load(settings).theme, dict(load(settings).keys)) == ("daylight", {"timeline.today": "T"})
    async with running(path, settings=load(settings)) as pilot:
        assert app_of(pilot).theme == "daylight"


async def test_another_programs_changes_are_shown_by_themselves_and_the_cursor_stays(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    async with running(path) as pilot:
        timeline = screen_of(pilot, TimelineScreen)
        watched = go_to(pilot, "keyword-bid-plan")
        above = plan_in(path).item_named("budget-split")
        with a_planner(path) as other:
            other.perform(FIRST, FinishItems((watched.id,)), TODAY)
        # Written before the first look at the file, half a second after the plan was read.
        await until(pilot, lambda: here(pilot).status is Status.DONE, "the change")
        row = timeline.chart.rows.places[watched.id]
        with a_planner(path) as other:
            other.perform(FIRST, ArchiveItems((above.id,)), TODAY)
        await until(pilot, lambda: above.id not in timeline.listed(), "the row is gone")
        assert here(pilot).id == watched.id
        assert timeline.chart.rows.places[watched.id] == row - 1
        await keys(pilot, "u")
        assert above.id in timeline.listed(), "undo takes back what was done last, whoever did it"


async def test_no_change_of_another_program_is_missed_and_none_brings_back_what_was_left(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    async with running(path) as pilot:
        app, first, second = app_of(pilot), Event(), Event()
        await until(pilot, lambda: app.campaigns != (), "the list")
        item = go_to(pilot, "keyword-bid-plan")
        before = asyncio.ensure_future(app.door.ask(lambda _: first.wait(PATIENCE)))
        with a_planner(path) as other:
            other.perform(FIRST, FinishItems((item.id,)), TODAY)
        app.look_for_changes()
        await heard(pilot)
        between = asyncio.ensure_future(app.door.ask(lambda _: second.wait(PATIENCE)))
        first.set()
        await before
        await heard(pilot)
        app.look_for_changes()
        second.set()
        await between
        await settled(pilot)
        assert here(pilot).status is Status.DONE, "a look that begins while one is reading does not stop it"

        copy = CopyDraft("Next year", date(2027, 11, 11))
        with a_planner(path) as other:
            chosen = other.copy(FIRST, copy, TODAY).snapshot.outlook.plan.head.id
        async with busy_planner(pilot):
            app.action_read_again()
            await heard(pilot)
            pilot.app.screen.post_message(CampaignChosen(chosen))
            await heard(pilot)
        assert app.campaign_id == chosen, "what was read again of the campaign before does not come back"
