"""Forms of an item: what cannot be read or must not be is said where it is, and typed text is never lost."""

from __future__ import annotations

from asyncio import Event, sleep
from datetime import date
from pathlib import Path

import pytest
from textual import work
from textual.app import App, ComposeResult
from textual.widgets import Label

from campaigntui.domain.due import Due
from campaigntui.domain.playbook import PlaybookRole, Text
from campaigntui.domain.stage import Stage
from campaigntui.errors import BadInput
from campaigntui.tui import reading
from campaigntui.tui.dialogs.ask import Ask
from campaigntui.tui.dialogs.clash import ClashForm
from campaigntui.tui.dialogs.confirm import Confirm
from campaigntui.tui.dialogs.difference import Difference
from campaigntui.tui.dialogs.item_form import ItemForm
from campaigntui.tui.page import Dialog
from campaigntui.tui.screens.item import ItemPage
from campaigntui.tui.screens.timeline import TimelineScreen
from campaigntui.usecases.commands.items import EditItem
from campaigntui.wording import sentence
from tests.tui.workbench import (
    FIRST,
    TODAY,
    demo_file,
    go_to,
    heard,
    here,
    journal_of,
    keys,
    plan_in,
    press,
    remark_of,
    row_called,
    running,
    screen_of,
    screen_text,
    standing,
    to_field,
    typed,
    until,
)
from tests.usecases.workbench import a_planner


async def test_an_item_is_added_with_a_rule_that_shows_its_date(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    async with running(path) as pilot:
        await keys(pilot, "4", "a")
        await typed(pilot, "Hero film")
        await to_field(pilot, "Due")
        await typed(pilot, "D-2")
        assert "Mon 9 Nov 2026 · D-2" in screen_text(pilot)
        await typed(pilot, "0wd")
        assert "Wed 14 Oct 2026 · D-28" in screen_text(pilot), "four weeks without their weekends"
        await keys(pilot, "ctrl+s")
        assert screen_of(pilot, TimelineScreen)
        assert "Hero film" in screen_text(pilot)
    added = next(item for item in plan_in(path).item.values() if item.title == "Hero film")
    assert (added.stage, added.due, added.duration) == (Stage.PAGES, Due.parse("D-20wd"), 1)


async def test_a_bad_rule_is_said_beside_its_field_and_the_corrected_one_is_saved(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    async with running(path) as pilot:
        item = go_to(pilot, "price-table")
        await keys(pilot, "e")
        await to_field(pilot, "Due")
        await press(pilot, "ctrl+u")
        await typed(pilot, "someday")
        await to_field(pilot, "Waits for")
        await typed(pilot, " no-such")
        await keys(pilot, "ctrl+s")
        assert screen_of(pilot, ItemForm)
        assert "This campaign has no anchor “someday”" in remark_of(pilot, "Due")
        assert "There is no item “no-such”" in remark_of(pilot, "Waits for")
        assert "no anchor “someday”" in screen_text(pilot)
        assert row_called(pilot, "Due").field.has_focus, "the first field that is wrong"
        assert journal_of(path) == ["CreateCampaign"]
        await press(pilot, "ctrl+u")
        await typed(pilot, "11月2日")
        assert "Mon 2 Nov 2026" in remark_of(pilot, "Due")
        await to_field(pilot, "Waits for")
        await press(pilot, *["backspace"] * len(" no-such"))
        await keys(pilot, "ctrl+s")
        assert screen_of(pilot, TimelineScreen)
    changed = plan_in(path).item[item.id]
    assert changed.due == Due(day=date(2026, 11, 2))
    assert (changed.title, changed.member_id) == (item.title, item.member_id)
    assert journal_of(path) == ["EditItem", "CreateCampaign"]


@pytest.mark.parametrize("digits", ["²", "1½", "①"])
def test_digits_that_are_no_number_are_refused(digits: str, tmp_path: Path) -> None:
    plan = plan_in(demo_file(tmp_path))
    with pytest.raises(BadInput):
        reading.duration(digits)
    with pytest.raises(BadInput):
        reading.links(f"price-table+{digits}", plan)


async def test_what_was_looked_at_and_not_wanted_can_be_changed_and_handed_in_again(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    async with running(path) as pilot:
        item, before = go_to(pilot, "private-groups"), plan_in(path)
        await keys(pilot, "e")
        await to_field(pilot, "Due")
        await press(pilot, "ctrl+u")
        await typed(pilot, "D-14")
        await keys(pilot, "ctrl+s")
        assert screen_of(pilot, Difference)
        await keys(pilot, "escape")
        assert screen_of(pilot, ItemForm), "back to typing"
        await keys(pilot, "escape")
        assert "Press esc again" in screen_text(pilot)
        await press(pilot, "backspace")
        await typed(pilot, "3")
        assert "Press esc again" not in screen_text(pilot)
        await keys(pilot, "escape")
        assert screen_of(pilot, ItemForm), "whoever has typed on is warned again"
        await press(pilot, "backspace", "3")
        await keys(pilot, "ctrl+s")
        assert screen_of(pilot, Difference), "the form is handed in again"
        assert "Use the buffer" in screen_text(pilot), "what waits for it may go along, as it does with a key"
        await keys(pilot, "y")
        assert screen_of(pilot, TimelineScreen)
    after = plan_in(path)
    assert after.item_named("private-groups").due == Due.parse("D-13")
    assert [i for i in before.item if before.item[i].due != after.item[i].due] != [item.id], "and went along"


async def test_two_who_change_the_same_field_choose_and_no_text_is_lost(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    async with running(path) as pilot:
        item = go_to(pilot, "price-table")
        await keys(pilot, "e", "end", *" (mine)")
        with a_planner(path) as other:
            other.perform(FIRST, EditItem(item.id, {"title": "Theirs"}), TODAY)
        await keys(pilot, "ctrl+s")
        await until(pilot, lambda: isinstance(pilot.app.screen, ClashForm), "the two texts are shown")
        assert "theirs: Theirs · mine: Fix" in screen_text(pilot)
        await keys(pilot, "escape")
        assert screen_of(pilot, ItemForm), "back to typing"
        assert row_called(pilot, "Title").value == f"{item.title} (mine)"
        assert plan_in(path).item[item.id].title == "Theirs"
        await keys(pilot, "ctrl+s")
        await until(pilot, lambda: isinstance(pilot.app.screen, ClashForm), "the two texts are shown again")
        await keys(pilot, "m")
        await keys(pilot, "ctrl+s")
        await until(pilot, lambda: isinstance(pilot.app.screen, TimelineScreen), "it is saved")
        assert plan_in(path).item[item.id].title == f"{item.title} (mine)"
        await keys(pilot, "e", "end", *" again")
        with a_planner(path) as other:
            other.perform(FIRST, EditItem(item.id, {"title": "Theirs at last"}), TODAY)
        await keys(pilot, "ctrl+s")
        await until(pilot, lambda: isinstance(pilot.app.screen, ClashForm), "the two texts are shown")
        await keys(pilot, "ctrl+s")
        await until(pilot, lambda: isinstance(pilot.app.screen, TimelineScreen), "theirs stands")
        await until(pilot, lambda: here(pilot).title == "Theirs at last", "their change is shown")
    assert journal_of(path) == ["SetAside", "EditItem", "EditItem", "EditItem", "CreateCampaign"]


async def test_two_who_change_different_fields_both_have_their_way_and_are_told(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    async with running(path) as pilot:
        item = go_to(pilot, "price-table")
        await keys(pilot, "e", "end", *"!")
        with a_planner(path) as other:
            other.perform(FIRST, EditItem(item.id, {"duration": 9}), TODAY)
        await keys(pilot, "ctrl+s")
        await until(pilot, lambda: isinstance(pilot.app.screen, TimelineScreen), "it is saved")
        await until(
            pilot, lambda: "Merged with somebody else's change of: Length in wd" in screen_text(pilot), "it is said"
        )
    now = plan_in(path).item[item.id]
    assert (now.title, now.duration) == (f"{item.title}!", 9)


async def test_a_dialog_that_is_closed_twice_leaves_what_lies_below(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    async with running(path) as pilot:
        go_to(pilot, "keyword-bid-plan")
        await keys(pilot, "enter")
        page = screen_of(pilot, ItemPage)
        await keys(pilot, "o")
        question = screen_of(pilot, Ask)
        await typed(pilot, "Ask them again")
        question.dismiss(None)
        question.dismiss(None)
        await keys(pilot)
        assert pilot.app.screen is page
        await keys(pilot, "o")
        pilot.app.push_screen(Confirm("Really?", "It cannot be taken back."))
        await keys(pilot)
        pilot.app.screen_stack[-2].dismiss()
        await keys(pilot)
        assert screen_of(pilot, Confirm), "what lies on top stays"
        await keys(pilot, "escape")
        assert pilot.app.screen is page, "and what lay below has closed"
        page.dismiss()
        page.dismiss()
        await keys(pilot)
        assert screen_of(pilot, TimelineScreen)


class Told(Label):
    """Something to read that an answer changes."""


class Last(Label):
    """Goes last, and the answer comes when it is about to."""

    async def on_unmount(self) -> None:
        dialog = self.screen
        assert isinstance(dialog, Asking)
        while dialog.query(Told):
            await sleep(0)
        dialog.answer.set()
        for _turn in range(9):
            await sleep(0)


class Asking(Dialog[None]):
    """Waits for an answer to show."""

    def __init__(self) -> None:
        super().__init__()
        self.answer = Event()

    def compose(self) -> ComposeResult:
        """What changes, and what goes last."""
        yield Told()
        yield Last()

    def on_mount(self) -> None:
        """Ask."""
        self.ask()

    @work
    async def ask(self) -> None:
        """Show the answer."""
        await self.answer.wait()
        self.query_one(Told).update("answered")


async def test_an_answer_that_comes_while_its_dialog_closes_breaks_nothing() -> None:
    app: App[None] = App()
    async with standing(app) as pilot:
        dialog = Asking()
        await app.push_screen(dialog)
        await dialog.dismiss()
        await heard(pilot)
        assert dialog.answer.is_set() and not dialog.is_attached and app.is_running


def test_the_lines_of_a_team_name_roles_of_the_playbook_in_any_language() -> None:
    roles = [PlaybookRole("store_manager", None, ()), PlaybookRole("streamer", Text("Live host", "主播"), ())]
    said = "小王 = 主播、店长\nLi Na＝live host, streamer\n\n"
    assert reading.member_lines(said, roles) == (("小王", ("streamer", "store_manager")), ("Li Na", ("streamer",)))
    with pytest.raises(BadInput) as refused:
        reading.member_lines("Li Na = designer", roles)
    assert sentence(refused.value) == "Line 1: There is no role “designer”. There are: Store manager, Live host.", (
        "only what the playbook has"
    )
