"""The chart under keys, mouse and changes: the cursor stays with its row, and every line is exactly as wide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.strip import Strip

from campaigntui import wording
from campaigntui.domain.checklist import Item
from campaigntui.domain.ids import CampaignId, ItemId
from campaigntui.domain.stage import STAGES, Stage
from campaigntui.scene.rows import RowKey
from campaigntui.scene.scale import Zoom
from campaigntui.scheduling.look import look
from campaigntui.scheduling.outlook import Outlook
from campaigntui.storage.holidaylists import HolidayLists
from campaigntui.tui.theming import VARIABLE_DEFAULTS
from campaigntui.tui.widgets.timeline import TimelineChart
from campaigntui.tui.widgets.timelineheader import HEADER
from campaigntui.usecases.demo import demo_plan
from tests.builders import D_DAY, TODAY, an_item, an_outlook, finished
from tests.tui.workbench import by_mouse, heard, press, standing

HOSTILE = ("[/]", "[@click=app.quit]退出", "x\u200d", "家" * 300, "⚠\ufe0f 注意", "a\x1b[31mb", "👩\u200d💻👩\u200d💻")


class Recording(TimelineChart):
    """Remembers which lines it painted."""

    def __init__(self, outlook: Outlook | None) -> None:
        super().__init__(outlook)
        self.painted: list[int] = []

    def render_line(self, y: int) -> Strip:
        self.painted.append(y)
        return super().render_line(y)


class Stand(App[None]):
    """Nothing but the chart."""

    def __init__(self, outlook: Outlook | None = None) -> None:
        super().__init__()
        self.chart = Recording(outlook)
        self.moves: list[RowKey | None] = []
        self.opens: list[RowKey | None] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return dict(VARIABLE_DEFAULTS)

    def compose(self) -> ComposeResult:
        yield self.chart

    def on_timeline_chart_cursor_moved(self, event: TimelineChart.CursorMoved) -> None:
        self.moves.append(event.key)

    def on_timeline_chart_opened(self, event: TimelineChart.Opened) -> None:
        self.opens.append(event.key)


def text_of(chart: TimelineChart, y: int) -> str:
    return chart.render_line(y).text


def here(app: Stand) -> RowKey | None:
    return app.chart.cursor


def row_of(chart: TimelineChart, key: RowKey) -> str:
    return text_of(chart, chart.rows.places[key] - chart.scroll_offset.y + HEADER)


def many(count: int = 60) -> list[Item]:
    return [
        an_item(n, f"D-{55 - n % 50}", stage=STAGES[n * 7 // (count + 1)], duration=1 + n % 5)
        for n in range(1, count + 1)
    ]


def busy() -> Outlook:
    return an_outlook(*many(), calendar="cn", anchors={"deposit_open": D_DAY - timedelta(days=18)})


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    yield
    wording.use("en")


# -- widths -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("ascii_marks", [False, True])
async def test_every_line_is_as_wide_as_the_chart(language: str, ascii_marks: bool) -> None:
    wording.use(language)
    today = date(2026, 10, 9)
    plan = demo_plan(language, today, HolidayLists())
    titles = zip(plan.item.values(), HOSTILE * 20, strict=False)
    plan = plan.put(*(replace(item, title=title) for item, title in list(titles)[::3]))
    app = Stand(look(plan, today))
    async with standing(app) as pilot:
        app.chart.ascii_marks = ascii_marks
        app.chart.opened = frozenset(STAGES)
        for width in (60, 79, 80, 119, 120, 161):
            await pilot.resize_terminal(width, 150)
            await heard(pilot)
            assert app.chart.view is not None
            for y in range(150):
                strip = app.chart.render_line(y)
                if strip.text.strip():
                    assert cell_len(strip.text) == strip.cell_length == width - 1, (width, y, strip.text)
                assert all(segment.style is not None and segment.style.bgcolor for segment in strip)


async def test_ascii_marks_leave_nothing_else_beside_the_labels() -> None:
    app = Stand(busy())
    async with standing(app, (100, 40)):
        assert not text_of(app.chart, HEADER).isascii()
        app.chart.ascii_marks = True
        assert all(text_of(app.chart, y).isascii() for y in range(40))


async def test_below_the_rows_there_is_nothing() -> None:
    app = Stand(an_outlook(an_item(1)))
    async with standing(app):
        assert text_of(app.chart, HEADER + 8).strip() == ""


# -- the cursor -------------------------------------------------------------------------------------------------------
async def test_it_begins_with_what_is_not_finished() -> None:
    done = finished(an_item(1, "D-40", stage=Stage.STRATEGY), TODAY)
    app = Stand(an_outlook(done, an_item(2, "D-20", stage=Stage.PLAN)))
    async with standing(app):
        assert here(app) is Stage.PLAN
        assert Stage.STRATEGY not in app.chart.opened
        assert app.chart.rows.keys[:3] == (Stage.STRATEGY, Stage.PLAN, ItemId(2))


async def test_keys_move_the_cursor_and_say_so() -> None:
    app = Stand(busy())
    async with standing(app) as pilot:
        keys = app.chart.rows.keys
        await press(pilot, "down", "j", "j", "up", "k")
        assert here(app) == keys[1]
        assert app.moves[-5:] == [keys[1], keys[2], keys[3], keys[2], keys[1]]
        await press(pilot, "end")
        assert here(app) == keys[-1]
        await press(pilot, "pageup")
        assert here(app) == keys[-1 - (24 - HEADER - 1)]
        await press(pilot, "home", "k")
        assert here(app) == keys[0]


async def test_the_cursor_is_always_in_view() -> None:
    app = Stand(busy())
    async with standing(app, (80, 14)):
        chart = app.chart
        moves = [chart.action_down] * 30 + [chart.action_page_down, chart.action_bottom]
        moves += [chart.action_up] * 25 + [chart.action_page_up, chart.action_top]
        for move in moves:
            move()
            place = [*chart.rows.keys, None].index(chart.cursor)
            assert 0 <= place - chart.scroll_offset.y < 14 - HEADER


async def test_a_move_paints_two_lines() -> None:
    app = Stand(busy())
    async with standing(app, (100, 40)) as pilot:
        await heard(pilot)
        app.chart.painted.clear()
        await press(pilot, "down")
        assert set(app.chart.painted) == {HEADER, HEADER + 1}


async def test_a_change_leaves_the_cursor_on_its_row_and_the_row_in_its_place() -> None:
    app = Stand(busy())
    async with standing(app, (80, 20)) as pilot:
        for _ in range(30):
            app.chart.action_down()
        key = app.chart.cursor
        assert isinstance(key, int)
        offset = app.chart.rows.places[key] - app.chart.scroll_offset.y
        items = [item for item in many() if item.id not in (1, 2, 3)]
        app.chart.outlook = an_outlook(*items)
        await heard(pilot)
        assert here(app) == key
        assert app.chart.rows.places[key] - app.chart.scroll_offset.y == offset
        assert app.moves[-1] == key


async def test_when_its_row_goes_the_cursor_takes_the_next() -> None:
    app = Stand(an_outlook(an_item(1), an_item(2), an_item(3)))
    async with standing(app) as pilot:
        app.chart.cursor = ItemId(2)
        app.chart.outlook = an_outlook(an_item(1), an_item(3))
        await heard(pilot)
        assert here(app) == ItemId(3)


async def test_another_campaign_begins_anew() -> None:
    app = Stand(busy())
    async with standing(app) as pilot:
        await press(pilot, "end", "Z")
        other = an_outlook(an_item(1, stage=Stage.PAGES)).plan
        head = replace(other.head, id=CampaignId(2))
        app.chart.outlook = look(replace(other, campaign={head.id: head}), TODAY)
        await heard(pilot)
        assert here(app) is Stage.STRATEGY
        assert app.chart.view is not None
        assert app.chart.view.zoom is None


async def test_without_a_plan_there_is_no_cursor() -> None:
    app = Stand()
    async with standing(app) as pilot:
        await press(pilot, "down", "enter", "left", "t", "D", "Z")
        assert here(app) is None
        app.chart.outlook = busy()
        await heard(pilot)
        assert here(app) is Stage.STRATEGY
        assert "1 Strategy" in text_of(app.chart, HEADER)


async def test_the_cursor_ignores_a_row_that_is_not_there() -> None:
    app = Stand(busy())
    async with standing(app):
        app.chart.cursor = ItemId(9_999)
        assert here(app) is Stage.STRATEGY
        assert not app.chart.go_to(ItemId(9_999))


# -- stages and filter ------------------------------------------------------------------------------------------------
async def test_enter_folds_a_stage_and_opens_an_item() -> None:
    app = Stand(busy())
    async with standing(app) as pilot:
        before = app.chart.rows.keys
        await press(pilot, "enter")
        assert Stage.STRATEGY not in app.chart.opened
        assert app.chart.rows.keys[:2] == (Stage.STRATEGY, Stage.PLAN)
        assert text_of(app.chart, HEADER).startswith("▸ 1 Strategy")
        await press(pilot, "enter", "down", "enter")
        assert app.chart.rows.keys == before
        assert app.opens == [before[1]]


async def test_closing_a_stage_elsewhere_leaves_the_cursor_on_the_stage() -> None:
    app = Stand(busy())
    async with standing(app) as pilot:
        await press(pilot, "down", "down")
        app.chart.opened -= {Stage.STRATEGY}
        assert here(app) is Stage.STRATEGY


async def test_going_to_an_item_opens_its_stage() -> None:
    app = Stand(busy())
    async with standing(app):
        app.chart.opened = frozenset()
        assert app.chart.go_to(ItemId(60))
        assert here(app) == ItemId(60)
        assert app.chart.opened == {Stage.REVIEW}


async def test_a_filter_narrows_the_rows_and_gives_them_back() -> None:
    app = Stand(busy())
    async with standing(app):
        before = app.chart.rows.keys
        app.chart.cursor = ItemId(60)
        app.chart.keep = lambda item: item.id in (3, 60)
        assert app.chart.rows.keys == (Stage.STRATEGY, ItemId(3), Stage.REVIEW, ItemId(60))
        assert here(app) == ItemId(60)
        app.chart.keep = lambda item: item.id == 0
        assert here(app) is None
        app.chart.keep = None
        assert app.chart.rows.keys == before
        assert here(app) == before[0]


async def test_marked_items_carry_a_mark() -> None:
    app = Stand(an_outlook(an_item(1), an_item(2)))
    async with standing(app):
        app.chart.marked = frozenset({ItemId(2)})
        assert row_of(app.chart, ItemId(2)).startswith("▪ ")
        assert row_of(app.chart, ItemId(1)).startswith("  ")


# -- the time axis ----------------------------------------------------------------------------------------------------
async def test_panning_moves_days_and_keeps_the_row() -> None:
    app = Stand(an_outlook(an_item(1, "D-300"), an_item(2, "D-1"), today=D_DAY - timedelta(days=150)))
    async with standing(app) as pilot:
        chart = app.chart
        assert chart.view is not None
        first, cursor = chart.view.scale.first, chart.cursor
        await press(pilot, "right", "l")
        assert chart.view.scale.first == first + timedelta(days=4)
        await press(pilot, "shift+left")
        assert chart.view.scale.first == first - timedelta(days=4)
        await press(pilot, "t")
        assert chart.view.scale.dates(chart.view.scale.width // 2)[0] <= D_DAY - timedelta(days=149)
        assert chart.cursor == cursor


async def test_the_time_scale_cycles_around_the_cursor() -> None:
    app = Stand(an_outlook(an_item(1, "D-60"), an_item(2, "D-20", duration=3)))
    async with standing(app) as pilot:
        assert app.chart.view is not None
        app.chart.cursor = ItemId(2)
        zooms = []
        for _ in range(6):
            await press(pilot, "Z")
            zooms.append(app.chart.view.scale.zoom)
            by_the_hour = app.chart.view.scale.by_the_hour
            assert app.chart.view.scale.shows(D_DAY if by_the_hour else D_DAY - timedelta(days=22))
            assert here(app) == ItemId(2)
        closer = [Zoom(), Zoom(columns=3), Zoom(columns=6), Zoom(columns=24)]
        assert zooms == [*closer, Zoom(days=3), Zoom()]
        await press(pilot, "0")
        assert app.chart.view.shows_all


async def test_the_next_anchor_is_named_and_brought_into_view() -> None:
    moments = {"kickoff": D_DAY - timedelta(days=60), "deposit_open": D_DAY - timedelta(days=18)}
    app = Stand(an_outlook(an_item(1, "D-50"), anchors=moments))
    async with standing(app) as pilot:
        assert "Deposit opens in 12 days, Sat 24 Oct" in text_of(app.chart, 3)
        await press(pilot, "Z", "Z", "Z", "D")
        assert app.chart.view is not None
        assert app.chart.view.scale.shows(moments["deposit_open"])
        await press(pilot, "D")
        assert "D-day in 30 d, 11 Nov" in text_of(app.chart, 3)
        assert app.chart.view.scale.shows(D_DAY)
        await press(pilot, "D")
        assert "Kick-off" in text_of(app.chart, 3)
        await press(pilot, "t")
        assert "Deposit" in text_of(app.chart, 3)


async def test_header_and_bars_agree_on_where_d_day_is() -> None:
    app = Stand(an_outlook(an_item(1, "D-40"), an_item(2, "D", duration=0), an_item(3, "D+9", stage=Stage.REVIEW)))
    async with standing(app):
        tick = text_of(app.chart, 3).rindex("▾")
        assert text_of(app.chart, 1)[tick:].startswith("11")
        assert row_of(app.chart, ItemId(2))[tick] == "◆"
        assert row_of(app.chart, Stage.TRAFFIC)[tick] == "┃"


# -- mouse, language, colours -----------------------------------------------------------------------------------------
async def test_a_click_moves_and_a_second_one_opens() -> None:
    app = Stand(busy())
    async with standing(app) as pilot:
        keys = app.chart.rows.keys
        await by_mouse(pilot, pilot.click(TimelineChart, offset=(20, HEADER + 3)))
        assert here(app) == keys[3]
        assert app.opens == []
        await by_mouse(pilot, pilot.double_click(TimelineChart, offset=(60, HEADER + 4)))
        assert app.opens == [keys[4]]
        await by_mouse(pilot, pilot.click(TimelineChart, offset=(20, 1)))
        assert here(app) == keys[4]
        await by_mouse(pilot, pilot.click(TimelineChart, offset=(0, HEADER)))
        assert Stage.STRATEGY not in app.chart.opened


async def test_the_wheel_scrolls_the_rows_and_not_the_header() -> None:
    app = Stand(busy())
    async with standing(app, (80, 14)) as pilot:
        header = [text_of(app.chart, y) for y in range(HEADER)]
        app.chart.scroll_to(y=5, animate=False)
        await heard(pilot)
        assert [text_of(app.chart, y) for y in range(HEADER)] == header
        assert text_of(app.chart, HEADER) == row_of(app.chart, app.chart.rows.keys[5])


async def test_another_language_is_painted_at_once() -> None:
    app = Stand(busy())
    async with standing(app):
        assert "Strategy" in text_of(app.chart, HEADER)
        wording.use("zh")
        assert "定策略" in text_of(app.chart, HEADER)
        assert "10月" in text_of(app.chart, 0)


async def test_another_theme_is_painted_at_once() -> None:
    app = Stand(busy())
    async with standing(app) as pilot:
        before = _background(pilot)
        app.theme = "textual-light"
        await heard(pilot)
        assert _background(pilot) != before


def _background(pilot: Pilot[None]) -> object:
    chart = pilot.app.query_one(TimelineChart)
    style = next(iter(chart.render_line(HEADER + 1))).style
    assert style is not None
    return style.bgcolor


async def test_ten_thousand_items_cost_what_is_visible() -> None:
    app = Stand(an_outlook(*many(10_000)))
    async with standing(app, (160, 45)) as pilot:
        await heard(pilot)
        app.chart.painted.clear()
        await press(pilot, "pagedown")
        assert len(app.chart.rows.keys) == 10_007
        assert len(app.chart.painted) <= 2 * 45
