"""Bars as text: what a row says of plan, forecast and work done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from campaigntui.domain.checklist import Item, Status
from campaigntui.domain.due import Due
from campaigntui.domain.ids import ItemId
from campaigntui.domain.stage import Stage
from campaigntui.scene.bars import Bar, Mark, Run, bar, focus, held
from campaigntui.scene.glyphs import ASCII, BLOCKS, Glyphs
from campaigntui.scene.scale import ZOOMS, Scale, Zoom
from campaigntui.scheduling.outlook import Outlook
from tests.builders import TODAY, an_item, an_outlook, finished, started

ONE = timedelta(days=1)
WEEK = Scale(TODAY - 5 * ONE, 16)
"""Sixteen days; today, D-30, is the column 5."""


def drawn(found: Bar, width: int = WEEK.width) -> str:
    line = [" "] * width
    for run in found.runs:
        line[run.start : run.start + run.length] = ASCII.marks[run.mark] * run.length
    return "".join(line).rstrip()


def first(outlook: Outlook, scale: Scale = WEEK, room: bool = False) -> str:
    return drawn(bar(outlook, scale, ItemId(1), room), scale.width)


def blocked(item: Item) -> Item:
    return replace(item, status=Status.BLOCKED, reason="waits for the supplier")


@pytest.mark.parametrize(
    ("what", "item", "line"),
    [
        ("open, in time", an_item(1, "D-25", duration=3), "        ###"),
        ("done as planned", finished(an_item(1, "D-31", started=TODAY - 3 * ONE), TODAY - ONE), "  ==="),
        ("begun, half used", started(an_item(1, "D-28", duration=4), TODAY - ONE), "    >>##"),
        ("begun and overdue", started(an_item(1, "D-32", duration=3), TODAY - 4 * ONE), " >>>!!"),
        ("not begun in time", an_item(1, "D-31", duration=3), "  ___!!!"),
        ("not begun, long overdue", an_item(1, "D-33", duration=1), "  _~~!"),
        ("blocked", blocked(an_item(1, "D-26", duration=4)), "      xxxx"),
        ("milestone", an_item(1, "D-25", duration=0), "          M"),
        ("milestone overdue", an_item(1, "D-33", duration=0), "  _~~!"),
        ("milestone done", finished(an_item(1, "D-25", duration=0), TODAY), "     M"),
        ("before the view", finished(an_item(1, "D-50"), TODAY - 20 * ONE), "<"),
        ("after the view", an_item(1, "D-1"), "               >"),
        ("begins before the view", started(an_item(1, "D-28", duration=20), TODAY - 10 * ONE), ">>>>>>##!!!!!!!"),
    ],
)
def test_an_item(what: str, item: Item, line: str) -> None:
    assert first(an_outlook(item)) == line, what


def test_an_item_that_waits_for_a_late_one_is_pushed_behind_it() -> None:
    outlook = an_outlook(an_item(1, "D-28", duration=2), an_item(2, "D-31", duration=3), links=[(2, 1, 0)])
    assert drawn(bar(outlook, WEEK, ItemId(2))) == "  ___!!!"
    assert first(outlook) == "      __!!"


def test_room_reaches_to_the_latest_finish() -> None:
    outlook = an_outlook(an_item(1, "D-28", duration=2, gate=True), gates={Stage.PLAN: Due.parse("D-24")})
    assert first(outlook) == "      ##"
    assert first(outlook, room=True) == "      ##...."


def test_a_milestone_is_late_in_its_own_mark() -> None:
    found = bar(an_outlook(an_item(1, "D-33", duration=0)), WEEK, ItemId(1))
    assert found.runs[-1].mark is Mark.MILESTONE_LATE


def stage_line(outlook: Outlook) -> str:
    return drawn(bar(outlook, WEEK, Stage.PLAN))


def test_a_stage_is_filled_as_far_as_it_is_done() -> None:
    gates = {Stage.PLAN: Due.parse("D-27")}
    half = [finished(an_item(1, "D-35", gate=True), TODAY), an_item(2, "D-28", gate=True)]
    scale = Scale(TODAY - 30 * ONE, 40)
    found = bar(an_outlook(*half, gates=gates), scale, Stage.PLAN)
    assert drawn(found, 40) == "=" * 17 + "-" * 16 + "G"
    assert found.runs[-1].mark is Mark.GATE


def test_a_gate_is_ready_when_its_items_are_done() -> None:
    done = finished(an_item(1, "D-35", gate=True), TODAY)
    found = bar(an_outlook(done, an_item(2, "D-28"), gates={Stage.PLAN: Due.parse("D-27")}), WEEK, Stage.PLAN)
    assert found.runs[-1].mark is Mark.GATE_READY


def test_a_gate_breaks_with_a_tail_to_the_day_it_will_be_ready() -> None:
    outlook = an_outlook(an_item(1, "D-31", duration=3, gate=True), gates={Stage.PLAN: Due.parse("D-30")})
    assert stage_line(outlook) == "-----X!!"


def test_a_stage_without_window_has_no_bar() -> None:
    assert bar(an_outlook(), WEEK, Stage.TRAFFIC).runs == ()


def test_the_smallest_slack_is_critical() -> None:
    outlook = an_outlook(an_item(1, "D-25"), an_item(2, "D-2"), gates={})
    assert not bar(outlook, WEEK, ItemId(1)).critical
    assert bar(outlook, WEEK, ItemId(2)).critical


def test_the_day_to_look_at() -> None:
    outlook = an_outlook(an_item(1, "D-25", duration=3), started(an_item(2, "D-28", duration=9), TODAY - 6 * ONE))
    assert focus(outlook, ItemId(1)) == TODAY + 3 * ONE
    assert focus(outlook, ItemId(2)) == TODAY
    assert focus(outlook, Stage.TRAFFIC) is None


dues = st.integers(-60, 0).map(lambda n: f"D{n:+d}" if n else "D")
changes: st.SearchStrategy[Callable[[Item], Item]] = st.sampled_from(
    [
        lambda item: item,
        lambda item: started(item, TODAY - 3 * ONE),
        lambda item: finished(item, TODAY - 2 * ONE),
        blocked,
    ]
)
items = st.builds(
    lambda due, duration, change: change(an_item(1, due, duration=duration)), dues, st.integers(0, 12), changes
)
scales = st.builds(Scale, st.dates(date(2026, 8, 20), date(2026, 12, 1)), st.integers(1, 150), st.sampled_from(ZOOMS))


@given(items, scales, st.booleans())
def test_runs_stay_inside_the_chart_in_order(item: Item, scale: Scale, room: bool) -> None:
    outlook = an_outlook(item, gates={Stage.PLAN: Due.parse("D-20")})
    for key in (ItemId(1), Stage.PLAN):
        runs = bar(outlook, scale, key, room).runs
        assert runs
        assert all(run.start >= 0 and run.length > 0 and run.start + run.length <= scale.width for run in runs)
        assert all(before.start + before.length <= after.start for before, after in pairwise(runs))


@given(items)
def test_a_bar_says_the_same_at_every_zoom(item: Item) -> None:
    """A mark seen with days three columns wide covers exactly the days it covers at one column a day."""
    outlook = an_outlook(item)
    begin = TODAY - 70 * ONE
    close = bar(outlook, Scale(begin, 450, Zoom(columns=3)), ItemId(1)).runs
    plain = bar(outlook, Scale(begin, 150), ItemId(1)).runs
    if item.duration:
        assert [(run.start // 3, run.length // 3, run.mark) for run in close] == list(plain)


@pytest.mark.parametrize("glyphs", [BLOCKS, ASCII])
def test_every_mark_has_a_glyph_of_one_cell(glyphs: Glyphs) -> None:
    assert set(glyphs.marks) == set(Mark)
    single = [glyphs.edge, glyphs.edge_critical, glyphs.line, glyphs.fork, glyphs.tick, glyphs.opened, glyphs.closed]
    assert {cell_len(glyph) for glyph in (*glyphs.marks.values(), *glyphs.uprights.values(), *single)} == {1}
    assert all(glyph.isascii() for glyph in (*glyphs.marks.values(), *single)) is glyphs.plain


# -- baselines --------------------------------------------------------------------------------------------------------
def test_a_baseline_lies_behind_the_bar_and_is_cut_at_the_edges() -> None:
    outlook = an_outlook(an_item(1, "D-25", duration=3))
    window = (TODAY - 2 * ONE, TODAY + ONE)
    found = bar(outlook, WEEK, ItemId(1), ghost={ItemId(1): window})
    assert found.baseline == (3, 7)
    assert found.runs == bar(outlook, WEEK, ItemId(1)).runs
    assert bar(outlook, WEEK, ItemId(1), ghost={ItemId(1): (TODAY - 30 * ONE, TODAY)}).baseline == (0, 6)
    assert bar(outlook, WEEK, ItemId(1), ghost={ItemId(1): (TODAY - 30 * ONE, TODAY - 20 * ONE)}).baseline == (0, 0)


@pytest.mark.parametrize("window", [(None, None), (None, TODAY), (TODAY, None), (TODAY, TODAY - ONE)])
def test_a_baseline_without_dates_is_not_drawn(window: tuple[date | None, date | None]) -> None:
    outlook = an_outlook(an_item(1, "D-25"))
    assert bar(outlook, WEEK, ItemId(1), ghost={ItemId(1): window}).baseline == (0, 0)
    assert bar(outlook, WEEK, ItemId(1), ghost={}).baseline == (0, 0)


def test_a_dragged_bar_is_cut_at_the_edges() -> None:
    assert held(WEEK, TODAY - 9 * ONE, TODAY) == (Run(0, 6, Mark.HELD),)
    assert held(WEEK, TODAY + 40 * ONE, TODAY + 41 * ONE) == ()
