"""The journal view: pages, the entry in full, narrowing, and going back to a moment."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from campaigntui.domain.checklist import Status
from campaigntui.domain.ids import ItemId
from campaigntui.domain.journal import Entry
from campaigntui.tui.dialogs.rewind import RewindDialog
from campaigntui.tui.screens.item import ItemPage
from campaigntui.tui.screens.journal import JournalScreen
from campaigntui.usecases.commands.items import EditItem, FinishItems, StartItems
from tests.tui.workbench import (
    FIRST,
    TODAY,
    CampaignPilot,
    busy_planner,
    double11_file,
    keys,
    plan_in,
    press,
    running,
    screen_of,
    screen_text,
    typed,
    until,
)
from tests.usecases.workbench import a_planner


def written(tmp_path: Path) -> tuple[Path, ItemId]:
    """A file with a few entries about one item."""
    path = double11_file(tmp_path)
    with a_planner(path) as planner:
        first = next(iter(planner.snapshot(FIRST, TODAY).outlook.plan.item))
        planner.perform(FIRST, EditItem(first, {"title": "New words", "duration": 3}), TODAY)
        planner.perform(FIRST, StartItems((first,)), TODAY)
        planner.perform(FIRST, FinishItems((first,)), TODAY)
    return path, first


def long_journal(path: Path, count: int) -> None:
    """Put so many lines of an undo on top of the journal, which is quicker than undoing so often."""
    with closing(sqlite3.connect(path)) as connection, connection:
        newest = connection.execute("SELECT max(seq) FROM journal_entry").fetchone()[0]
        columns = "seq, at, who, kind, campaign_id, subject, count, state"
        connection.executemany(
            f"INSERT INTO journal_entry ({columns}) VALUES (?, ?, 'Li', 'Undo', 1, 'x', 1, 'noted')",
            [(newest + n, "2026-10-09T02:00:00+00:00") for n in range(1, count + 1)],
        )


async def at_journal(pilot: CampaignPilot) -> JournalScreen:
    """The view, reached by its keys, with its first page."""
    await keys(pilot, "g", "j")
    screen = screen_of(pilot, JournalScreen)
    await until(pilot, lambda: screen.current is not None, "first page")
    return screen


def kinds(screen: JournalScreen) -> list[str]:
    """What the entries on show are about."""
    return [row.kind for row in screen.journal.rows if isinstance(row, Entry)]


async def test_an_entry_tells_every_field_before_and_after_in_words(tmp_path: Path) -> None:
    path, first = written(tmp_path)
    async with running(path, size=(120, 40)) as pilot:
        screen = await at_journal(pilot)
        assert kinds(screen) == ["FinishItems", "StartItems", "EditItem", "CreateCampaign"]
        await keys(pilot, "j", "j")
        await until(pilot, lambda: "Length" in screen_text(pilot), "the entry")
        text = screen_text(pilot)
        assert "Title" in text and "→ New words" in text and "duration" not in text
        await keys(pilot, "enter")
        await keys(pilot, "j", "enter")
        assert screen_of(pilot, ItemPage).current_item == plan_in(path).item[first]


async def test_going_back_shows_what_is_lost_and_redo_comes_back(tmp_path: Path) -> None:
    path, first = written(tmp_path)
    async with running(path) as pilot:
        screen = await at_journal(pilot)
        await keys(pilot, "j", "j")
        await press(pilot, "b")
        await until(pilot, lambda: isinstance(pilot.app.screen, RewindDialog), "the difference")
        text = screen_text(pilot)
        assert "2 steps, 1 item changes" in text and "New words" in text
        await keys(pilot, "escape")
        assert plan_in(path).item[first].status is Status.DONE
        async with busy_planner(pilot):
            await press(pilot, "b", "b")
        assert [type(each) for each in pilot.app.screen_stack[1:]] == [RewindDialog], "asked twice, shown once"
        await keys(pilot, "y")
        await until(pilot, lambda: plan_in(path).item[first].status is Status.OPEN, "gone back")
        await until(pilot, lambda: kinds(screen)[:2] == ["Undo", "Undo"], "read again")
        assert screen_text(pilot).count("undone") >= 2
        await keys(pilot, "U")
        assert plan_in(path).item[first].status is Status.IN_PROGRESS


async def test_narrowing_by_what_is_typed_and_by_what_the_entry_is_about(tmp_path: Path) -> None:
    path, first = written(tmp_path)
    key = plan_in(path).item[first].key
    async with running(path) as pilot:
        screen = await at_journal(pilot)
        await keys(pilot, "/")
        await typed(pilot, f"item:{key} kind:start")
        await until(pilot, lambda: kinds(screen) == ["StartItems"], "narrowed")
        await keys(pilot, "escape")
        await until(pilot, lambda: len(kinds(screen)) == 4, "everything")
        await keys(pilot, "/")
        await typed(pilot, "colour:red")
        await until(pilot, lambda: len(kinds(screen)) == 4, "a field without a value says nothing")
        assert "cannot be narrowed by" in screen_text(pilot)
        await keys(pilot, "escape", "/")
        await typed(pilot, "nothing like it")
        await until(pilot, lambda: "Nothing fits" in screen_text(pilot), "an empty list says why")
        await keys(pilot, "escape")
        await until(pilot, lambda: len(kinds(screen)) == 4, "everything again")
        await keys(pilot, "f")
        await typed(pilot, "this kind")
        await keys(pilot, "enter")
        await until(pilot, lambda: set(kinds(screen)) == {kinds(screen)[0]}, "facet")
        assert len(kinds(screen)) == 1


async def test_pages_are_read_as_the_cursor_comes_near_and_all_of_them_for_the_end(tmp_path: Path) -> None:
    path, first = written(tmp_path)
    long_journal(path, 10_000)
    async with running(path) as pilot:
        screen = await at_journal(pilot)
        assert len(kinds(screen)) == 200
        for _ in range(6):
            await keys(pilot, "pagedown")
        await until(pilot, lambda: len(kinds(screen)) == 400, "the second page")
        await keys(pilot, "G")
        await until(pilot, lambda: screen.current is not None and screen.current.kind == "CreateCampaign", "the end")
        assert len(kinds(screen)) == 10_004
        await keys(pilot, "home")
        with a_planner(path) as other:
            other.perform(FIRST, EditItem(first, {"title": "Newer words"}), TODAY)
        async with busy_planner(pilot):
            screen.read(200)
            screen.read_on()
        assert (kinds(screen)[0], len(kinds(screen))) == ("EditItem", 200), "the next page does not keep the news away"
        await keys(pilot, "/")
        await typed(pilot, "who:test")
        await until(pilot, lambda: len(kinds(screen)) == 5, "narrowed")
