"""The checklist view: groups, order, columns, views, and changing many items at once."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path

import pytest

from campaigntui.domain.checklist import Item
from campaigntui.domain.due import Due
from campaigntui.scheduling.health import State
from campaigntui.scheduling.look import look
from campaigntui.scheduling.outlook import Outlook
from campaigntui.settings import Settings, load
from campaigntui.storage.holidaylists import HolidayLists
from campaigntui.tui.dialogs.assign import Assignment
from campaigntui.tui.dialogs.columns import ColumnChooser
from campaigntui.tui.dialogs.difference import Difference
from campaigntui.tui.dialogs.pick_list import OptionRows
from campaigntui.tui.dialogs.several import SeveralForm
from campaigntui.tui.dialogs.views import SaveView, ViewPicker
from campaigntui.tui.messages import View, ViewRequested
from campaigntui.tui.screens.checklist import ChecklistScreen
from campaigntui.tui.screens.item import ItemPage
from campaigntui.tui.widgets.column_head import ColumnHead
from campaigntui.tui.widgets.filter_bar import FilterBar
from campaigntui.tui.widgets.itemcells import _GIVE_WAY, USUAL, ItemCells
from campaigntui.tui.widgets.itemtable import Heading
from campaigntui.usecases.checklist.columns import Column, SortKey, columns_of
from campaigntui.usecases.checklist.grouping import Grouping
from campaigntui.usecases.demo import demo_plan
from tests.tui.workbench import (
    TODAY,
    CampaignPilot,
    app_of,
    by_mouse,
    demo_file,
    here,
    journal_of,
    keys,
    pasted,
    plan_in,
    press,
    running,
    said,
    screen_of,
    screen_strips,
    screen_text,
    to_field,
    typed,
    until,
)
from tests.usecases.workbench import a_planner


async def checklist(pilot: CampaignPilot) -> ChecklistScreen:
    """Go there."""
    await keys(pilot, "g", "i")
    await until(pilot, lambda: isinstance(pilot.app.screen, ChecklistScreen), "the checklist")
    await keys(pilot)
    return screen_of(pilot, ChecklistScreen)


def headings(screen: ChecklistScreen) -> list[Heading]:
    return [row for row in screen.table.rows if isinstance(row, Heading)]


def is_late(screen: ChecklistScreen, item: Item) -> bool:
    return screen.outlook().health.items[item.id].state is State.LATE


async def test_everything_is_there_in_groups_that_close_and_open(tmp_path: Path) -> None:
    async with running(demo_file(tmp_path)) as pilot:
        screen = await checklist(pilot)
        items = {item.id for stage in screen.outlook().items.values() for item in stage}
        assert set(screen.listed()) == items and len(headings(screen)) == 7
        assert headings(screen)[0].group.name in screen_text(pilot)
        await keys(pilot, "home", "enter")
        assert len(screen.listed()) == len(items) - headings(screen)[0].tally.total
        await keys(pilot, "right", "right")
        assert here(pilot).stage.number == 1 and len(screen.listed()) == len(items)
        await by_mouse(pilot, pilot.click(offset=(0, screen.table.region.y)))
        await keys(pilot)
        assert len(screen.listed()) < len(items)
        await by_mouse(pilot, pilot.click(offset=(0, screen.table.region.y)))
        await keys(pilot, "down", "left")
        assert screen.table.current_group is not None and len(screen.listed()) < len(items)
        await keys(pilot, "L", "4")
        assert isinstance(screen.table.current, Heading) and screen.current_stage.number == 4
        await keys(pilot, "down", "H")
        assert screen.listed() == [] and screen.current_stage.number == 4
        await keys(pilot, "L", "down", "enter")
        screen_of(pilot, ItemPage)


async def test_order_groups_and_columns_are_chosen_and_clicked(tmp_path: Path) -> None:
    last_time = Settings(groups="role", sort="-due")
    async with running(demo_file(tmp_path), size=(160, 45), settings=last_time) as pilot:
        screen = await checklist(pilot)
        assert (screen.by, screen.sort) == (Grouping.ROLE, (SortKey(Column.DUE, down=True),)), "as it was left"
        await keys(pilot, "down", "down")
        item = here(pilot)
        await keys(pilot, "p")
        await typed(pilot, "in one")
        await keys(pilot, "enter")
        await keys(pilot, "tab", "tab", "tab", "shift+tab")
        assert screen.by is Grouping.ROLE and here(pilot).id == item.id
        screen.by = Grouping.NONE
        assert headings(screen) == [] and here(pilot).id == item.id
        await keys(pilot, "s")
        await typed(pilot, "title")
        await keys(pilot, "enter")
        plan = screen.outlook().plan
        titles = [plan.item[i].title for i in screen.listed()]
        assert titles == sorted(titles, key=str.casefold) and here(pilot).id == item.id, (
            "the cursor stays with its item"
        )
        await keys(pilot, "S")
        assert [plan.item[i].title for i in screen.listed()] == titles[::-1]
        head = pilot.app.screen.query_one(ColumnHead)
        at = screen_text(pilot).splitlines()[head.region.y].index("Due")
        for down in (False, True):
            await by_mouse(pilot, pilot.click(offset=(at + 1, head.region.y)))
            await keys(pilot)
            assert screen.sort == (SortKey(Column.DUE, down),)
        await keys(pilot, "s", "up", "enter")
        assert screen.sort == (), "back to the order of the plan, which stands above what it was sorted by"
        assert "Slack" in screen_text(pilot).splitlines()[head.region.y]
        await keys(pilot, "c")
        chooser = screen_of(pilot, ColumnChooser)
        assert chooser._list.current is not None and chooser._list.current.column is USUAL[0]
        await keys(pilot, "J", "space", "enter")
        assert screen.columns == (Column.TITLE, *USUAL[2:]), "moved behind the title, then hidden"
        assert "State" not in screen_text(pilot).splitlines()[head.region.y]
        kept = load(app_of(pilot).folder.settings)
        assert (kept.groups, kept.sort, columns_of(kept.columns)) == ("role", "", screen.columns)


async def test_a_mistake_in_the_filter_is_pointed_at_and_matches_are_walked(tmp_path: Path) -> None:
    async with running(demo_file(tmp_path)) as pilot:
        screen = await checklist(pilot)
        await keys(pilot, "/")
        await pasted(pilot, "late role:desinger")
        bar = pilot.app.screen.query_one(FilterBar)
        assert bar._wrong == (10, 8) and "designer" in screen_text(pilot).splitlines()[-2]
        strip = bar.render_line(0)
        underlined = "".join(segment.text for segment in strip if segment.style and segment.style.underline)
        assert underlined == "desinger"
        await keys(pilot, "ctrl+u")
        await pasted(pilot, "price")
        await keys(pilot, "enter")
        assert bar._wrong == (0, 0)
        found = list(screen.listed())
        assert 1 < len(found) < 60
        screen.needle = "nothing-like-it"
        await press(pilot)
        assert screen.listed() == [] and "Nothing fits" in screen_text(pilot) and screen.current_item is None
        screen.needle = "price"
        await press(pilot)
        await keys(pilot, "home", "n")
        assert here(pilot).id == found[0]
        await keys(pilot, "n", "n", "N")
        assert here(pilot).id == found[1]
        await keys(pilot, "N", "N")
        assert here(pilot).id == found[-1]


async def test_a_view_is_saved_shown_again_and_dropped(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    async with running(path) as pilot:
        screen = await checklist(pilot)
        await keys(pilot, "f")
        await typed(pilot, "gate")
        await keys(pilot, "enter", "S", "V")
        screen_of(pilot, SaveView)
        await typed(pilot, "Late")
        await keys(pilot, "enter")
        assert "comes with the program" in screen_text(pilot)
        await typed(pilot, "r on")
        await keys(pilot, "enter")
        assert "Later on" in said(pilot)[-1]
        kept, order = list(screen.listed()), screen.sort
        await keys(pilot, "f")
        await typed(pilot, "everything")
        await keys(pilot, "enter")
        assert len(screen.listed()) > len(kept) and screen.sort == ()
        await keys(pilot, "f")
        await typed(pilot, "later")
        await keys(pilot, "enter")
        assert screen.listed() == kept and screen.sort == order and "Later on" in screen_text(pilot).splitlines()[1]
        await keys(pilot, "f")
        await typed(pilot, "later")
        await keys(pilot, "ctrl+r", "!", "enter")
        assert "“Later on!” now" in said(pilot)[-1] and "Later on!" in screen_text(pilot).splitlines()[1]
    async with running(path) as pilot:
        await keys(pilot, "f")
        picker = screen_of(pilot, ViewPicker)
        await keys(pilot, "delete")
        assert "stays as it is" in screen_text(pilot) and pilot.app.screen is picker
        await typed(pilot, "later")
        await keys(pilot, "delete", "y")
    with a_planner(path) as planner:
        assert planner.views() == ()


async def test_mine_is_asked_once_for_ever(tmp_path: Path) -> None:
    async with running(demo_file(tmp_path), settings=Settings(columns="title,slack")) as pilot:
        screen = await checklist(pilot)
        assert screen.columns == (Column.TITLE, Column.SLACK), "as they were chosen the last time"
        member = next(iter(screen.outlook().plan.member.values()))
        await keys(pilot, "f", "enter")
        await typed(pilot, member.name)
        await keys(pilot, "enter")
        plan = screen.outlook().plan
        assert screen.listed() and {plan.item[i].member_id for i in screen.listed()} == {member.id}
        assert screen.columns == (Column.TITLE, Column.SLACK), "a view that comes with the program leaves them"
    assert load(tmp_path / "config" / "settings.toml").me == member.name


async def test_all_on_show_are_given_to_somebody_after_a_look_as_one_step(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    async with running(path) as pilot:
        screen = await checklist(pilot)
        before = screen.outlook().plan
        await keys(pilot, "*")
        assert len(screen.marked) == len(screen.listed()) > 20
        await keys(pilot, "@", "enter")
        screen_of(pilot, Difference)
        await keys(pilot, "y")
        plan = plan_in(path)
        members = {item.member_id for item in plan.item.values()}
        (name,) = {plan.member[member].name for member in members if member is not None}
        assert len(members) == 1 and journal_of(path)[0] == "AssignSeveral"
        assert f"items to {name} · u undoes it" in screen_text(pilot), "it is said to whom"
        await keys(pilot, "*")
        assert not screen.marked
        await keys(pilot, "u")
        assert {i: item.member_id for i, item in plan_in(path).item.items()} == {
            i: item.member_id for i, item in before.item.items()
        }


async def test_a_range_is_edited_and_tagged_in_one_go(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    async with running(path) as pilot:
        screen = await checklist(pilot)
        await keys(pilot, "7", "down", "v", "down", "down")
        ids = list(screen.marked)
        assert len(ids) == 3
        await keys(pilot, "v", "e")
        screen_of(pilot, SeveralForm)
        await to_field(pilot, "Role")
        await press(pilot, "right")
        await to_field(pilot, "Due")
        await typed(pilot, "D+9")
        await keys(pilot, "enter")
        if isinstance(pilot.app.screen, Difference):
            await keys(pilot, "y")
        found = [plan_in(path).item[i] for i in ids]
        assert {item.role for item in found} == {"director"} and {item.due for item in found} == {Due(offset=9)}
        await keys(pilot, "#")
        await typed(pilot, "price live")
        await keys(pilot, "enter")
        assert all(set(plan_in(path).item[i].tags) >= {"price", "live"} for i in ids)
        await keys(pilot, "#")
        await typed(pilot, "-price")
        await keys(pilot, "enter", "escape")
        assert all("price" not in plan_in(path).item[i].tags for i in ids)
        await keys(pilot, "/")
        await pasted(pilot, "tag:live")
        assert sorted(screen.listed()) == sorted(ids)
        assert journal_of(path)[:3] == ["UntagItems", "TagItems", "EditItems"]


async def test_space_on_a_heading_marks_the_group(tmp_path: Path) -> None:
    async with running(demo_file(tmp_path)) as pilot:
        screen = await checklist(pilot)
        await keys(pilot, "3", "space")
        plan = screen.outlook().plan
        assert {plan.item[i].stage.number for i in screen.marked} == {3}
        assert len(screen.marked) == headings(screen)[2].tally.total
        await keys(pilot, "h")
        assert f"{len(screen.marked)} marked" in screen_text(pilot).split("\n", 1)[1], "also where it is closed"
        await keys(pilot, "space")
        assert not screen.marked


async def test_a_kept_filter_leads_to_what_it_found_and_a_range_may_begin_on_a_heading(tmp_path: Path) -> None:
    path = demo_file(tmp_path, "zh")
    async with running(path) as pilot:
        screen = await checklist(pilot)
        await press(pilot, "home")
        assert screen.current_item is None, "on the heading of a stage"
        await keys(pilot, "/")
        await typed(pilot, "美工")
        await keys(pilot, "enter")
        first = here(pilot)
        assert first.role == "designer"
        assert first.id == screen.listed()[0]
        await keys(pilot, "escape", "home", "v", "j")
        assert [*screen.marked] == [*screen.listed()[:2]]


async def test_a_person_is_picked_by_the_letters_of_their_name(tmp_path: Path) -> None:
    path = demo_file(tmp_path, "zh")
    async with running(path) as pilot:
        await checklist(pilot)
        await keys(pilot, "/")
        await typed(pilot, "美工")
        await keys(pilot, "enter", "@")
        rows = pilot.app.screen.query_one(OptionRows)
        await typed(pilot, "zzz")
        assert not rows.rows and "Nothing fits" in screen_text(pilot)
        await keys(pilot, "ctrl+u")
        assert "Type to narrow" in screen_text(pilot) and "Nothing fits" not in screen_text(pilot)
        height = rows.size.height
        names = {option.words for option in rows.rows}
        assert {"陈予安", "沈禾", "林初"} <= names, names
        both = next(option for option in rows.rows if option.words == "Role: Promotion specialist")
        assert (both.note, both.value) == ("何青, 陆遥", Assignment(None, "promoter")), "nobody is chosen for them"
        await keys(pilot, "s")
        assert [option.words for option in rows.rows][:1] == ["沈禾"]
        await keys(pilot, "h")
        assert [option.words for option in rows.rows] == ["沈禾"]
        assert rows.size.height == height, "the box stays as high as it was"


async def test_a_cursor_key_paints_two_rows_whatever_the_list_is_long(tmp_path: Path) -> None:
    async with running(demo_file(tmp_path)) as pilot:
        screen = await checklist(pilot)
        await keys(pilot, "down")
        painted: list[object] = []
        line_of = screen.table.line_of

        def counted(row: Heading | Item, width: int) -> object:
            painted.append(row)
            return line_of(row, width)

        screen.table.line_of = counted  # type: ignore[assignment,method-assign]
        # Once a second the file is looked at; on a slow machine the list is then painted whole between two keys.
        costs = []
        for _ in range(4):
            painted.clear()
            await press(pilot, "down")
            costs.append(len(painted))
        assert 0 < min(costs) <= 6

        late = next(row for row in screen.table.rows if isinstance(row, Item) and is_late(screen, row))
        screen.table.go_to(late.id)
        await keys(pilot)
        line = next(strip for strip in screen_strips(pilot) if "! late" in strip.text and late.title[:9] in strip.text)
        colours = pilot.app.get_css_variables()
        for begin, colour in (("! late", colours["late"]), (late.title[:9], colours["foreground"])):
            style = next(segment.style for segment in line if segment.text.startswith(begin))
            assert style is not None and style.color is not None and style.bgcolor is not None
            assert style.color.get_truecolor().hex == colour.lower(), "what says how it stands keeps its colour"
            assert style.bgcolor.get_truecolor().hex == colours["cursor-row"].lower(), "on the cursor row"


async def test_the_heading_of_the_group_stays_while_its_items_scroll(tmp_path: Path) -> None:
    async with running(demo_file(tmp_path), size=(100, 20)) as pilot:
        screen = await checklist(pilot)
        top = screen.table.region.y
        first = headings(screen)[0].group.name
        await keys(pilot, "home", *["down"] * 24)
        assert screen.table.scroll_offset.y > 3 and first in screen_text(pilot).splitlines()[top]
        await keys(pilot, *["up"] * 20)
        assert screen.table.scroll_offset.y > 0 and first in screen_text(pilot).splitlines()[top]
        assert here(pilot).title[:12] in screen_text(pilot).splitlines()[top + 1], "the cursor is never covered"
        await keys(pilot, "5", "pagedown")
        assert headings(screen)[4].group.name in screen_text(pilot).splitlines()[top]
        await by_mouse(pilot, pilot.click(offset=(20, top)))
        await keys(pilot)
        assert screen.table.current_group is headings(screen)[4].group


async def test_a_saved_view_that_makes_no_sense_any_more_is_refused(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    with closing(sqlite3.connect(path)) as connection, connection:
        rows = [
            ("of tomorrow", "late", "hue", '["hue"]', "hue", 1),
            ("\x1b[2J[b]odd", "role:[/b] slack<", "", "[]", "", 2),
        ]
        connection.executemany("INSERT INTO saved_view VALUES (?, ?, ?, ?, ?, ?)", rows)
    async with running(path) as pilot:
        screen = await checklist(pilot)
        everything = list(screen.listed())
        await keys(pilot, "f")
        await typed(pilot, "tomorrow")
        await keys(pilot, "enter")
        assert "There is no column" in said(pilot)[0] and screen.listed() == everything
        await keys(pilot, "f")
        await typed(pilot, "odd")
        await keys(pilot, "enter")
        assert screen.listed() == everything and "a value is missing" in screen_text(pilot)


async def test_other_views_lead_to_what_somebody_has_to_do(tmp_path: Path) -> None:
    async with running(demo_file(tmp_path)) as pilot:
        screen = await checklist(pilot)
        plan = screen.outlook().plan
        member = next(iter(plan.member.values()))
        for person, of in ((member.id, {member.id}), ("designer", {"designer"})):
            pilot.app.screen.post_message(ViewRequested(View.CHECKLIST, person=person))
            await keys(pilot)
            found = [plan.item[i] for i in screen.listed()]
            assert found and {item.role if isinstance(person, str) else item.member_id for item in found} == of


# -- cells ------------------------------------------------------------------------------------------------------------
@cache
def outlook() -> Outlook:
    return look(demo_plan("en", TODAY, HolidayLists(), first_id=1), TODAY)


@pytest.mark.parametrize("width", range(20, 200, 7))
@pytest.mark.parametrize("columns", [USUAL, tuple(Column), (Column.DUE,), (Column.TITLE, Column.ACCEPTANCE)])
def test_the_columns_fit_every_width_and_the_title_stays(width: int, columns: tuple[Column, ...]) -> None:
    slots = ItemCells(outlook()).slots(columns, Grouping.NONE, width)
    assert [slot.column for slot in slots] == [column for column in columns if column in {s.column for s in slots}]
    assert sum(slot.width + 1 for slot in slots) <= max(width, 30)
    if Column.TITLE in columns:
        assert Column.TITLE in {slot.column for slot in slots}
    assert set(Column) - {Column.TITLE, Column.STATE} == set(_GIVE_WAY)


def test_a_column_that_the_groups_say_already_hides() -> None:
    cells = ItemCells(outlook())
    assert Column.ROLE in {slot.column for slot in cells.slots(USUAL, Grouping.STAGE, 190)}
    assert Column.ROLE not in {slot.column for slot in cells.slots(USUAL, Grouping.ROLE, 190)}
