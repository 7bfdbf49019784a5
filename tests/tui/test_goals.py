"""Key results in the terminal: on the page of a role, in their form, and from where they are missing."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from campaigntui.domain.goals import Direction, KeyResult
from campaigntui.errors import BadInput
from campaigntui.scheduling.goals import standings
from campaigntui.scheduling.holes import Hole, HoleKind
from campaigntui.scheduling.look import look
from campaigntui.tui import reading
from campaigntui.tui.dialogs.clash import ClashForm
from campaigntui.tui.dialogs.goal_form import KeyResultForm
from campaigntui.tui.screens.goal_sheet import GoalKey, goal_rows
from campaigntui.tui.screens.holes import HolesScreen
from campaigntui.tui.screens.item import ItemPage
from campaigntui.tui.screens.role import RolePage
from campaigntui.tui.widgets.sheet import SheetRow
from campaigntui.usecases.commands.goals import EditKeyResult, MeasureKeyResults, RemoveKeyResult
from tests.tui.workbench import (
    FIRST,
    TODAY,
    CampaignPilot,
    demo_file,
    go_to,
    journal_of,
    keys,
    plan_in,
    press,
    remark_of,
    row_called,
    running,
    said,
    screen_of,
    screen_text,
    to_field,
    typed,
    until,
)
from tests.usecases.workbench import a_planner


def named(path: Path, key: str) -> KeyResult:
    """The key result of the plan in the file that people call so."""
    return next(one for one in plan_in(path).key_result.values() if one.key == key)


def under_cursor(pilot: CampaignPilot) -> object:
    """What the line under the cursor of the page is about."""
    row = screen_of(pilot, RolePage).sheet.current
    return None if row is None else row.key


async def fill(pilot: CampaignPilot, **fields: str) -> None:
    """Type into fields of a form, in place of what is there; an underscore stands for a blank in a label."""
    for label, text in fields.items():
        await to_field(pilot, label.replace("_", " "))
        await press(pilot, "ctrl+u")
        await typed(pilot, text)


async def test_a_number_is_typed_over_the_old_one_and_taken_back(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    gmv = named(path, "gmv")
    async with running(path, size=(100, 40)) as pilot:
        await keys(pilot, "g", "r", "enter")
        assert under_cursor(pilot) == GoalKey(gmv.id), "the first thing to act on"
        assert "Key results · 2\n" in screen_text(pilot)
        await keys(pilot, "v", *"much", "enter")
        assert "“much” is not a number" in screen_text(pilot)
        await keys(pilot, "ctrl+u", *"168万", "enter")
        assert (named(path, "gmv").actual, named(path, "gmv").measured) == (1_680_000, TODAY)
        text = screen_text(pilot)
        assert "━━━━━━━━──  80% on track" in text and "now 1,680,000 CNY" in text
        assert "Key results · 2  80% on track · 1 of 2 scored" in text
        await keys(pilot, "enter")
        assert remark_of(pilot, "Now") == "measured on Fri 9 Oct"
        await keys(pilot, "escape", "v", *"1,350,000", "enter")
        assert "25% off track" in screen_text(pilot)
        await keys(pilot, "escape")
        assert "all stages · 13 of 17 done · key results 25% off track" in screen_text(pilot), "the role among others"
        await keys(pilot, "enter", "v", "backspace", "enter")
        assert named(path, "gmv").actual is None and "off track" not in screen_text(pilot)


async def test_a_key_result_is_added_edited_and_taken_away(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    async with running(path, size=(100, 40)) as pilot:
        await keys(pilot, "g", "r", "enter", "a")
        await fill(
            pilot,
            Title="Repeat buyers",
            Unit="%",
            Baseline="20",
            Target="many",
            Items="price-table no-such",
            Weight="0",
        )
        await keys(pilot, "ctrl+s")
        assert "“many” is not a number" in remark_of(pilot, "Target")
        assert "There is no item “no-such”" in remark_of(pilot, "Items")
        assert remark_of(pilot, "Weight") == "Write a whole number from 1 to 100."
        assert row_called(pilot, "Target").field.has_focus, "the first field that is wrong"
        table = plan_in(path).item_named("price-table")
        await fill(pilot, Target="25%", Or_growth="30%", Items=f"{table.title}, sales-target", Weight="7")
        assert row_called(pilot, "Target").value == "", "the growth takes the place of the target"
        assert remark_of(pilot, "Or growth") == "→ 26%"
        await keys(pilot, "ctrl+s")
        screen_of(pilot, RolePage)
        made = named(path, "repeat-buyers")
        assert (made.role, made.unit, made.baseline, made.growth, made.target, made.weight) == (
            "director", "%", 20, 0.3, None, 7,
        )  # fmt: skip
        assert [plan_in(path).item[i].key for i in made.items] == ["price-table", "sales-target"]
        assert "20% → 26% (+30%)" in screen_text(pilot)

        assert under_cursor(pilot) == GoalKey(made.id)
        await keys(pilot, "enter")
        await to_field(pilot, "It is to")
        await press(pilot, "right")
        await keys(pilot, "ctrl+s")
        assert "is to fall, but 26 is not below 20" in screen_text(pilot), "said in the form, which stays"
        await press(pilot, "right", "right")
        await keys(pilot, "ctrl+s")
        assert (named(path, "repeat-buyers").direction, named(path, "repeat-buyers").hold) == (Direction.DOWN, True)
        assert "at most 26%" in screen_text(pilot)

        await keys(pilot, "x")
        assert made.id not in plan_in(path).key_result and "Took away the key result: Repeat buyers" in said(pilot)[-1]
        await keys(pilot, "u")
        assert made.id in plan_in(path).key_result
    assert journal_of(path)[:3] == ["Undo", "RemoveKeyResult", "EditKeyResult"]


async def test_two_who_change_one_number_choose(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    rate = named(path, "cost_rate")
    async with running(path) as pilot:
        await keys(pilot, "g", "r", "enter", "j", "enter")
        await fill(pilot, Target="11%", Weight="9")
        with a_planner(path) as other:
            other.perform(FIRST, EditKeyResult(rate.id, {"target": 12.0, "metric": "cost share"}), TODAY)
        await keys(pilot, "ctrl+s")
        await until(pilot, lambda: isinstance(pilot.app.screen, ClashForm), "the two numbers are shown")
        assert "theirs: 12 · mine: 11" in screen_text(pilot)
        await keys(pilot, "m", "ctrl+s")
        await until(pilot, lambda: isinstance(pilot.app.screen, RolePage), "it is saved")
    now = named(path, "cost_rate")
    assert (now.target, now.weight, now.metric) == (11, 9, "cost share")


async def test_what_is_missing_leads_to_the_field_where_it_is_mended(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    plan = plan_in(path)
    visitors, ctr = named(path, "visitors"), named(path, "ctr")
    with a_planner(path) as planner:
        planner.perform(FIRST, EditKeyResult(visitors.id, {"baseline": None}), TODAY)
        planner.perform(FIRST, EditKeyResult(ctr.id, {"items": ()}), TODAY)
        for one in plan.key_result.values():
            if one.role == "analyst":
                planner.perform(FIRST, RemoveKeyResult(one.id), TODAY)
    async with running(path) as pilot:
        await keys(pilot, "g", "h")
        screen = screen_of(pilot, HolesScreen)

        def holes(kind: HoleKind) -> list[Hole]:
            return [row for row in screen.list.rows if isinstance(row, Hole) and row.kind is kind]

        screen.list.go_to(*holes(HoleKind.KEY_RESULT_NO_GOAL))
        await keys(pilot, "enter")
        screen_of(pilot, KeyResultForm)
        assert row_called(pilot, "Baseline").field.has_focus
        assert remark_of(pilot, "Or growth") == "counts as soon as there is a baseline"
        await typed(pilot, "20万")
        await keys(pilot, "enter")
        assert named(path, "visitors").goal == 250_000 and not holes(HoleKind.KEY_RESULT_NO_GOAL)

        screen.list.go_to(*holes(HoleKind.KEY_RESULT_NO_ITEM))
        await keys(pilot, "enter")
        assert row_called(pilot, "Items").field.has_focus
        await typed(pilot, "photo-shoot")
        assert remark_of(pilot, "Items") == plan.item_named("photo-shoot").title
        await keys(pilot, "enter")
        assert not holes(HoleKind.KEY_RESULT_NO_ITEM)

        screen.list.go_to(*holes(HoleKind.ROLE_NO_KEY_RESULT))
        await keys(pilot, "enter")
        assert "None yet: a adds one, p takes over those of the playbook." in screen_text(pilot)
        await keys(pilot, "x")
        assert said(pilot)[0] == "Put the cursor on a key result first."
        await keys(pilot, "p")
        assert "Key results · 2" in screen_text(pilot)
        await keys(pilot, "escape")
        assert not holes(HoleKind.ROLE_NO_KEY_RESULT)


async def test_an_item_names_what_it_serves_and_leads_there(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    async with running(path) as pilot:
        go_to(pilot, "photo-shoot")
        await keys(pilot, "enter")
        page = screen_of(pilot, ItemPage)
        assert "Click-through of main images · 3.2% → 4% (+25%)" in screen_text(pilot)
        page.sheet.go_to(GoalKey(named(path, "ctr").id))
        await keys(pilot, "enter")
        screen_of(pilot, KeyResultForm)
        assert row_called(pilot, "Title").value == "Click-through of main images"


def test_key_results_stand_in_columns_at_every_width(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    with a_planner(path) as planner:
        by_key = {one.key: one.id for one in plan_in(path).key_result.values()}
        planner.perform(FIRST, MeasureKeyResults({by_key["gmv"]: 1_680_000, by_key["cost_rate"]: 12.6}), TODAY)
        planner.perform(FIRST, EditKeyResult(by_key["cost_rate"], {"items": (), "unit": "家" * 60}), TODAY)
    found = standings(look(plan_in(path), TODAY), "director")

    def texts(rows: list[SheetRow]) -> list[str]:
        return ["".join(piece.text for piece in row.line) for row in rows]

    def column(row: str, word: str) -> int:
        return cell_len(row[: row.index(word)])

    heights = set()
    for width in range(20, 200):
        rows = [*goal_rows(found, width)]
        told = texts(rows)
        assert all(cell_len(row) <= width for row in told), width
        assert [row.key for row in rows if row.key is not None] == [GoalKey(each.result.id) for each in found]
        heights.add(len(rows))
        if width >= 60:
            for words in (("80%", "26%"), ("now 1", "now 1"), ("5 items", "no item")):
                places = {column(row, word) for word in words for row in told[2:] if word in row}
                assert len(places) == 1, (width, words)
    assert heights == {4, 6, 8, 10}, "a line for each where there is room, else two, else one below the other"


def test_items_are_named_by_key_or_by_title(tmp_path: Path) -> None:
    plan = plan_in(demo_file(tmp_path))
    table, photos, film = (plan.item_named(key) for key in ("price-table", "photo-shoot", "video-production"))
    assert reading.items(f"{table.key} {photos.key}", plan) == (table.id, photos.id)
    assert reading.items(f"{film.title.upper()}，{table.key}、{table.title}", plan) == (film.id, table.id)
    assert reading.items(" ", plan) == ()
    with pytest.raises(BadInput, match="no-such"):
        reading.items("price-table no-such", plan)
