"""Links of one item as a picture: elbows between rows, never where a bar is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigntui.domain.checklist import Item
from campaigntui.domain.ids import ItemId
from campaigntui.domain.stage import STAGES, Stage
from campaigntui.scene.bars import bar
from campaigntui.scene.glyphs import ASCII, BLOCKS, Glyphs
from campaigntui.scene.links import DOWN, LEFT, RIGHT, UP, Course, elbows
from campaigntui.scene.rows import Rows
from campaigntui.scene.scale import Scale, Zoom
from campaigntui.scheduling.outlook import Outlook
from tests.builders import D_DAY, TODAY, an_item, an_outlook

SIDES = (UP, RIGHT, DOWN, LEFT)
FOUR = Scale(D_DAY - timedelta(days=30), 14)


def picture(
    outlook: Outlook,
    chosen: int,
    scale: Scale = FOUR,
    glyphs: Glyphs = BLOCKS,
    rows: Rows | None = None,
    span: tuple[int, int] = (0, 99),
) -> list[str]:
    """The rows with their bars as `#` in front of the links; heads are left out."""
    rows = rows or Rows.of(outlook)
    found = elbows(outlook, scale, rows, ItemId(chosen), *span)
    lines = []
    for place, key in enumerate(rows.keys):
        line = [" "] * scale.width
        for column, stroke in found.get(place, {}).items():
            line[column] = glyphs.strokes[stroke.sides]
            if stroke.arrow is not None:
                line[column] = glyphs.arrows[SIDES.index(stroke.arrow)]
        for run in bar(outlook, scale, key).runs if not isinstance(key, Stage) else ():
            line[run.start : run.start + run.length] = "#" * run.length
        if not isinstance(key, Stage) or found.get(place):
            lines.append("".join(line).rstrip())
    return lines


def test_a_link_leaves_where_a_bar_ends_and_comes_in_where_another_begins() -> None:
    outlook = an_outlook(an_item(1, "D-29", duration=2), an_item(2, "D-24", duration=3), links=[(1, 2, 0)])
    assert picture(outlook, 1) == ["##", " └─▸###"]
    assert picture(outlook, 2) == ["##", " └─▸###"]


def test_what_follows_at_once_is_reached_without_a_gap() -> None:
    outlook = an_outlook(an_item(1, "D-29", duration=2), an_item(2, "D-27", duration=2), links=[(1, 2, 0)])
    assert picture(outlook, 1) == ["##", " ▸##"]


def test_several_links_share_their_way() -> None:
    items = [an_item(1, "D-28"), an_item(2, "D-25"), an_item(3, "D-22"), an_item(4, "D-20", duration=2)]
    outlook = an_outlook(*items, links=[(1, 2, 0), (1, 3, 0), (1, 4, 0)])
    assert picture(outlook, 1) == ["  #", "  ├─▸#", "  ├────▸#", "  └─────▸##"]
    outlook = an_outlook(*items, links=[(1, 4, 0), (2, 4, 0), (3, 4, 0)])
    assert picture(outlook, 4) == ["  #", "  │  #", "  │  │  #", "  └──┴──▸##"]


def test_a_link_lies_behind_the_bars_it_passes() -> None:
    outlook = an_outlook(
        an_item(1, "D-29", duration=2), an_item(2, "D-26", duration=5), an_item(3, "D-22"), links=[(1, 3, 0)]
    )
    assert picture(outlook, 1) == ["##", "#####", " └─────▸#"]


def test_a_link_leads_up_to_a_row_above() -> None:
    outlook = an_outlook(an_item(1, "D-20"), an_item(2, "D-24", stage=Stage.TRAFFIC), links=[(2, 1, 0)])
    assert picture(outlook, 1) == ["      ┌──▸#", "      │", "      #"]


def test_what_begins_before_the_other_ends_is_reached_from_above_or_from_the_right() -> None:
    """Negative lags allow it."""
    items = [an_item(1, "D-25", duration=5), an_item(3, "D-28"), an_item(2, "D-24", duration=5, position=9)]
    assert picture(an_outlook(*items, links=[(1, 2, -4)]), 1) == [" #####", "  #  ▾", "  #####"]
    items = [an_item(1, "D-22", duration=7), an_item(2, "D-27", duration=1)]
    assert picture(an_outlook(*items, links=[(1, 2, -9)]), 1) == ["  #######", "   #◂───┘"]


def test_links_into_a_closed_head_end_there_and_those_a_filter_hides_are_gone() -> None:
    outlook = an_outlook(
        an_item(1, "D-28"),
        an_item(2, "D-22", stage=Stage.TRAFFIC),
        an_item(3, "D-21", stage=Stage.TRAFFIC),
        links=[(1, 2, 0)],
    )
    closed = Rows.of(outlook, {Stage.PLAN})
    place = closed.places[Stage.TRAFFIC]
    assert place in elbows(outlook, FOUR, closed, ItemId(1), 0, 99)
    hidden = Rows.of(outlook, STAGES, lambda item: item.id != 2)
    assert elbows(outlook, FOUR, hidden, ItemId(1), 0, 99) == {}


def test_only_rows_and_columns_in_view_are_drawn() -> None:
    items = [an_item(n, f"D-{29 - n % 20}", position=n) for n in range(1, 60)]
    outlook = an_outlook(*items, links=[(1, n, 0) for n in range(2, 60)])
    found = elbows(outlook, FOUR, Rows.of(outlook), ItemId(1), 5, 12)
    assert set(found) <= set(range(5, 12))
    assert all(0 <= column < FOUR.width for row in found.values() for column in row)


def test_the_two_directions_have_courses_of_their_own() -> None:
    outlook = an_outlook(an_item(1, "D-29"), an_item(2, "D-26"), an_item(3, "D-22"), links=[(1, 2, 0), (2, 3, 0)])
    rows = Rows.of(outlook)
    found = elbows(outlook, FOUR, rows, ItemId(2), 0, 99)
    second, third = ({s.course for c, s in found[rows.places[ItemId(n)]].items() if c != 4} for n in (2, 3))
    assert (second, third) == ({Course.BEFORE}, {Course.AFTER})
    assert picture(outlook, 2, glyphs=ASCII) == [" #", " +->#", "    +-->#"]


@given(
    st.lists(st.tuples(st.integers(0, 25), st.integers(0, 6)), min_size=2, max_size=8),
    st.sampled_from([Zoom(days=3), Zoom(), Zoom(columns=3), Zoom(columns=6)]),
    st.data(),
)
def test_lines_always_join(specs: list[tuple[int, int]], zoom: Zoom, data: st.DataObject) -> None:
    """A side that a cell touches is touched back by its neighbour, unless a bar or the edge of the view is there."""
    items: list[Item] = [
        an_item(n, f"D-{29 - due}", duration=long, position=n) for n, (due, long) in enumerate(specs, start=1)
    ]
    pairs = data.draw(
        st.lists(st.tuples(st.integers(1, len(items)), st.integers(1, len(items))), max_size=6, unique=True)
    )
    links = [(a, b, -9) for a, b in pairs if a < b]
    outlook = an_outlook(*items, links=links, today=TODAY - timedelta(days=20))
    rows = Rows.of(outlook)
    scale = Scale(date(2026, 10, 1), 90, zoom)
    chosen = data.draw(st.integers(1, len(items)))
    found = elbows(outlook, scale, rows, ItemId(chosen), 0, len(rows.keys))
    taken = {
        place: {c for run in bar(outlook, scale, key).runs for c in range(run.start, run.start + run.length)}
        for place, key in enumerate(rows.keys)
    }
    back = {UP: DOWN, DOWN: UP, LEFT: RIGHT, RIGHT: LEFT}
    steps = {UP: (-1, 0), DOWN: (1, 0), LEFT: (0, -1), RIGHT: (0, 1)}
    for row, strokes in found.items():
        for column, stroke in strokes.items():
            for side in SIDES:
                if not stroke.sides & side or stroke.arrow == side or column in taken[row]:
                    continue
                other_row, other = row + steps[side][0], column + steps[side][1]
                if not 0 <= other < scale.width or other in taken[other_row]:
                    continue
                neighbour = found.get(other_row, {}).get(other)
                assert neighbour is not None, (row, column, side)
                assert neighbour.sides & back[side], (row, column, side)


@pytest.mark.parametrize("glyphs", [BLOCKS, ASCII])
def test_every_stroke_and_arrow_has_a_glyph(glyphs: Glyphs) -> None:
    assert len(glyphs.strokes) == 16
    assert len(glyphs.arrows) == 4
