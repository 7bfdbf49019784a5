"""The timeline as an instrument: groups, scales, links, baselines, dragging, the legend."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from textual import events

from campaigntui.domain.checklist import Item, Status
from campaigntui.domain.ids import ItemId
from campaigntui.domain.stage import Stage
from campaigntui.scene.groups import HEADS, Grouping, Holder
from campaigntui.scene.scale import SCALES, TimeScale
from campaigntui.scheduling.outlook import Outlook
from campaigntui.tui.dialogs.difference import Difference
from campaigntui.tui.dialogs.legend import Legend
from campaigntui.tui.screens.timeline import TimelineScreen
from campaigntui.tui.widgets.timeline import TimelineChart
from campaigntui.wording import anchor_short
from tests.builders import D_DAY, an_item, an_outlook
from tests.tui.test_timeline_widget import Stand, busy, here, many, row_of, text_of
from tests.tui.workbench import (
    CampaignPilot,
    by_mouse,
    demo_file,
    go_to,
    heard,
    journal_of,
    keys,
    plan_in,
    press,
    running,
    screen_of,
    screen_text,
    settled,
    standing,
    typed,
    until,
)


def chart_of(pilot: CampaignPilot) -> TimelineChart:
    return screen_of(pilot, TimelineScreen).chart


def a_free_item(outlook: Outlook) -> Item:
    """An open item of several days that nothing waits for, not yet late."""
    windows = outlook.schedule.windows
    found = (
        item
        for item in outlook.plan.item.values()
        if item.id in windows
        and item.status is Status.OPEN
        and item.duration >= 3
        and not item.any_day
        and item.id not in outlook.awaited_by
        and (windows[item.id].planned_start or outlook.today) > outlook.today + timedelta(days=7)
    )
    return next(found)


# -- groups -----------------------------------------------------------------------------------------------------------
async def test_one_key_groups_by_role_and_member_and_the_title_says_so(tmp_path: Path) -> None:
    async with running(demo_file(tmp_path), size=(160, 40)) as pilot:
        chart = chart_of(pilot)
        item = here_item(pilot)
        await press(pilot, "p")
        assert chart.grouping is Grouping.ROLE
        assert here_item(pilot) == item
        assert "by role" in screen_text(pilot).splitlines()[0]
        await press(pilot, "backspace")
        head = chart.cursor
        assert head == Holder(Grouping.ROLE, role=item.role)
        assert item.id not in chart.rows.places
        await until(pilot, lambda: "Open items" in screen_text(pilot), "the pane tells of the role")
        await press(pilot, "p")
        assert "by member" in screen_text(pilot).splitlines()[0]
        await press(pilot, "3")
        assert (chart.grouping, chart.cursor) == (Grouping.STAGE, Stage.TRAFFIC)
        await press(pilot, "p")
        assert head in chart.rows.keys
        assert head not in chart.opened


def here_item(pilot: CampaignPilot) -> Item:
    item = screen_of(pilot, TimelineScreen).current_item
    assert item is not None
    return item


async def test_a_filter_narrows_groups_and_next_late_opens_what_hides_it(tmp_path: Path) -> None:
    async with running(demo_file(tmp_path), size=(100, 30)) as pilot:
        chart = chart_of(pilot)
        health = screen_of(pilot, TimelineScreen).outlook().health.items
        late = {item_id for item_id, each in health.items() if each.late}
        await press(pilot, "p", "F")
        assert all(isinstance(key, HEADS) for key in chart.rows.keys)
        seen = []
        for _ in range(len(late) + 1):
            await press(pilot, "!")
            seen.append(chart.cursor)
            assert chart.view is not None
        assert set(seen) == late
        assert seen[0] == seen[-1]
        await press(pilot, "/")
        await typed(pilot, "late")
        await keys(pilot, "enter")
        assert {key for key in chart.rows.keys if not isinstance(key, HEADS)} <= late
        await press(pilot, "F")
        assert all(isinstance(key, HEADS) for key in chart.rows.keys)
        await press(pilot, "F")
        assert {key for key in chart.rows.keys if not isinstance(key, HEADS)} == late


# -- scales -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("size", [(80, 24), (160, 45)])
async def test_every_scale_says_what_it_is_and_d_day_has_hours(tmp_path: Path, size: tuple[int, int]) -> None:
    async with running(demo_file(tmp_path), size=size) as pilot:
        chart, item = chart_of(pilot), here_item(pilot)
        named = set()
        for _ in range(6):
            await press(pilot, "Z")
            assert chart.view is not None
            scale = chart.view.time_scale
            named.add(scale)
            assert here_item(pilot) == item
            if scale is TimeScale.HOUR:
                lines = screen_text(pilot).splitlines()
                assert "Hours, by stage" in lines[2]
                assert "Wed 11 Nov" in lines[2]
                assert "00 03 06 09 12 15 18 21" in lines[3]
                await press(pilot, "l", "l")
                assert chart.view.scale.shows_hours
                assert here_item(pilot) == item
        assert named >= set(TimeScale) - {TimeScale.QUARTER}
        await press(pilot, "0")
        assert chart.view is not None
        assert chart.view.time_scale is None


async def test_meetings_have_a_line_where_days_are_wide(tmp_path: Path) -> None:
    async with running(demo_file(tmp_path), size=(120, 35)) as pilot:
        chart = chart_of(pilot)
        lines = chart.head_lines
        assert "Meetings" not in screen_text(pilot)
        while chart.view is not None and chart.view.time_scale is not TimeScale.WEEK:
            await press(pilot, "Z")
        assert "Meetings" in screen_text(pilot)
        assert chart.head_lines == lines + 1
        assert chart.cursor is not None
        place = chart.rows.places[chart.cursor]
        assert 0 <= place - chart.scroll_offset.y < chart.size.height - chart.head_lines


# -- links and baselines ----------------------------------------------------------------------------------------------
async def test_links_of_the_item_under_the_cursor_are_drawn_and_go_away(tmp_path: Path) -> None:
    async with running(demo_file(tmp_path), size=(140, 45)) as pilot:
        chart = chart_of(pilot)
        outlook = screen_of(pilot, TimelineScreen).outlook()
        linked = next(i for i in chart.rows.keys if not isinstance(i, HEADS) and i in outlook.waits_for)
        chart.linked = None
        before = [chart.render_line(y).text for y in range(chart.size.height)]
        chart.linked = linked
        with_links = [chart.render_line(y).text for y in range(chart.size.height)]
        assert with_links != before
        assert any(old != new and set("└┌├▸") & set(new) for old, new in zip(before, with_links, strict=True))
        assert all(len(new) == len(old) for old, new in zip(before, with_links, strict=True))
        chart.linked = None
        assert [chart.render_line(y).text for y in range(chart.size.height)] == before


async def test_a_baseline_shows_behind_the_bars_and_says_how_far_an_item_has_moved() -> None:
    outlook = an_outlook(an_item(1, "D-20", duration=5), an_item(2, "D-10"), an_item(3, "D-40"))
    window = outlook.schedule.windows[ItemId(1)]
    assert window.planned_start is not None
    assert window.planned_finish is not None
    app = Stand(outlook)
    async with standing(app, (110, 24)):
        plain = row_of(app.chart, ItemId(1))
        three = timedelta(days=3)
        app.chart.ghost = {ItemId(1): (window.planned_start - three, window.planned_finish - three)}
        shown = row_of(app.chart, ItemId(1))
        assert "+3 wd" in shown
        assert "▔" in shown
        assert "▇" in shown
        assert "▔" not in row_of(app.chart, ItemId(2))
        app.chart.ghost = {}
        assert row_of(app.chart, ItemId(1)) == plain


# -- the mouse --------------------------------------------------------------------------------------------------------
async def test_a_bar_is_dragged_to_another_day_and_escape_leaves_it(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    async with running(path, size=(120, 40)) as pilot:
        screen, chart = screen_of(pilot, TimelineScreen), chart_of(pilot)
        item = a_free_item(screen.outlook())
        go_to(pilot, item.key)
        await press(pilot, "Z", ".")
        assert chart.view is not None
        window = screen.outlook().schedule.windows[item.id]
        assert window.planned_start is not None
        assert window.planned_finish is not None
        first, last = chart.view.scale.span(window.planned_start, window.planned_finish)
        x = chart.view.room + 1 + first + (last - first) // 2
        y = chart.rows.places[item.id] - chart.scroll_offset.y + chart.head_lines
        week = 7 * chart.view.scale.zoom.columns

        await by_mouse(pilot, pilot.mouse_down(chart, offset=(x, y)))
        await by_mouse(pilot, pilot.hover(chart, offset=(x + week, y)))
        assert "+5 wd" in screen_text(pilot).splitlines()[0]
        assert "▒" in chart.render_line(y).text
        await press(pilot, "escape")
        await by_mouse(pilot, pilot.mouse_up(chart, offset=(x + week, y)))
        await settled(pilot)
        assert plan_in(path).item[item.id] == item
        assert "▒" not in chart.render_line(y).text

        await by_mouse(pilot, pilot.mouse_down(chart, offset=(x, y)))
        await by_mouse(pilot, pilot.hover(chart, offset=(x + week, y)))
        await by_mouse(pilot, pilot.mouse_up(chart, offset=(x + week, y)))
        await settled(pilot)
        assert journal_of(path)[0] == "ShiftItems"
        after = screen.outlook().schedule.windows[item.id]
        assert after.planned_finish == window.planned_finish + timedelta(days=7)


async def test_dragging_the_end_of_a_bar_changes_how_long_it_takes(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    async with running(path, size=(120, 40)) as pilot:
        screen, chart = screen_of(pilot, TimelineScreen), chart_of(pilot)
        item = a_free_item(screen.outlook())
        go_to(pilot, item.key)
        while chart.view is not None and chart.view.time_scale is not TimeScale.WEEK:
            await press(pilot, "Z")
        for at_end, days, kind, longer in ((True, 7, "ExtendItems", 5), (False, 7, "StretchItems", -5)):
            await press(pilot, ".")
            assert chart.view is not None
            window = screen.outlook().schedule.windows[item.id]
            assert window.planned_start is not None
            assert window.planned_finish is not None
            first, last = chart.view.scale.span(window.planned_start, window.planned_finish)
            x = chart.view.room + 1 + (last - 1 if at_end else first)
            y = chart.rows.places[item.id] - chart.scroll_offset.y + chart.head_lines
            before = screen.outlook().plan.item[item.id]
            await by_mouse(pilot, pilot.mouse_down(chart, offset=(x, y)))
            await by_mouse(pilot, pilot.hover(chart, offset=(x + 3 * days, y)))
            await by_mouse(pilot, pilot.mouse_up(chart, offset=(x + 3 * days, y)))
            await settled(pilot)
            assert journal_of(path)[0] == kind
            after = screen.outlook().plan.item[item.id]
            assert after.duration == before.duration + longer
            if at_end:
                assert screen.outlook().schedule.windows[item.id].planned_start == window.planned_start
            else:
                assert screen.outlook().schedule.windows[item.id].planned_finish == window.planned_finish


async def test_stages_and_moments_are_dragged_and_shown_before_they_move(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    async with running(path, size=(120, 40)) as pilot:
        screen, chart = screen_of(pilot, TimelineScreen), chart_of(pilot)
        before, entries = plan_in(path), len(journal_of(path))
        assert chart.view is not None
        anchor = before.d_day
        x = chart.view.room + 1 + chart.view.scale.column(anchor.day)
        await by_mouse(pilot, pilot.mouse_down(chart, offset=(x, 3)))
        await by_mouse(pilot, pilot.hover(chart, offset=(x - 4, 3)))
        head = screen_text(pilot).splitlines()[0]
        assert f"{anchor_short(anchor)} · " in head
        assert " d " in head
        assert "▒" in chart.render_line(3).text
        await by_mouse(pilot, pilot.mouse_up(chart, offset=(x - 4, 3)))
        await settled(pilot)
        assert isinstance(pilot.app.screen, Difference)
        await keys(pilot, "escape")
        assert (plan_in(path).anchor, len(journal_of(path))) == (before.anchor, entries)

        await press(pilot, "7")
        opens = screen.outlook().health.stages[Stage.REVIEW].opens
        assert opens is not None
        x = chart.view.room + 2 + chart.view.scale.column(opens)
        y = chart.rows.places[Stage.REVIEW] - chart.scroll_offset.y + chart.head_lines
        await by_mouse(pilot, pilot.mouse_down(chart, offset=(x, y)))
        await by_mouse(pilot, pilot.hover(chart, offset=(x + 8, y)))
        await by_mouse(pilot, pilot.mouse_up(chart, offset=(x + 8, y)))
        await settled(pilot)
        assert isinstance(pilot.app.screen, Difference)
        await keys(pilot, "y")
        assert journal_of(path)[0] == "ShiftStages"
        after = screen.outlook().health.stages[Stage.REVIEW].opens
        assert after is not None
        assert after > opens


async def test_a_click_on_a_moment_names_it(tmp_path: Path) -> None:
    async with running(demo_file(tmp_path), size=(120, 40)) as pilot:
        chart = chart_of(pilot)
        assert chart.view is not None
        anchor = screen_of(pilot, TimelineScreen).outlook().plan.anchor_named("end")
        column = chart.view.scale.column(anchor.day)
        await by_mouse(pilot, pilot.click(chart, offset=(chart.view.room + 1 + column, 3)))
        assert "Promotion ends in " in chart.render_line(3).text


async def test_shift_and_wheel_pan_and_the_bare_wheel_scrolls() -> None:
    app = Stand(busy())
    async with standing(app) as pilot:
        await press(pilot, "Z", "Z")
        assert app.chart.view is not None
        first, cursor = app.chart.view.scale.first, here(app)
        wheel = events.MouseScrollDown(app.chart, 40, 10, 0, 0, 0, True, False, False)
        app.chart.post_message(wheel)
        await heard(pilot)
        assert app.chart.view.scale.first > first
        assert (app.chart.scroll_offset.y, here(app)) == (0, cursor)


# -- the legend, and many items ---------------------------------------------------------------------------------------
async def test_the_legend_names_the_marks(tmp_path: Path) -> None:
    async with running(demo_file(tmp_path, "zh"), size=(100, 60), language="zh") as pilot:
        await press(pilot, "K")
        assert screen_of(pilot, Legend)
        words = screen_text(pilot)
        assert all(word in words for word in ("图例", "里程碑", "关口", "会议", "调休上班"))
        await press(pilot, "escape")
        assert screen_of(pilot, TimelineScreen)


async def test_ten_thousand_items_pan_zoom_and_link_at_the_cost_of_what_is_visible() -> None:
    items = many(10_000)
    app = Stand(an_outlook(*items, links=[(1, n, -60) for n in range(2, 9_000, 3)]))
    async with standing(app, (160, 45)) as pilot:
        for key in ("Z", "right", "Z", "t", "D", "."):
            app.chart.painted.clear()
            await press(pilot, key)
            assert len(app.chart.painted) <= 2 * 45, key
        app.chart.painted.clear()
        app.chart.go_to(ItemId(1))
        app.chart.linked = ItemId(1)
        await heard(pilot)
        assert len(app.chart.painted) <= 2 * 45


async def test_ascii_marks_serve_links_baselines_and_hours_too() -> None:
    items = [an_item(1, "D-20", duration=5), an_item(2, "D-10")]
    app = Stand(an_outlook(*items, links=[(1, 2, 0)]))
    async with standing(app, (100, 30)) as pilot:
        app.chart.ascii_marks = True
        app.chart.ghost = {ItemId(1): (D_DAY - timedelta(days=40), D_DAY - timedelta(days=22))}
        app.chart.linked = ItemId(1)
        for _ in range(5):
            await press(pilot, "Z")
            assert [line for y in range(30) if not (line := text_of(app.chart, y)).isascii()] == []
        assert app.chart.view is not None
        assert app.chart.view.scale.zoom in SCALES.values()
