"""What a chart shows at first, and where it may be moved."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigntui.scene.fitting import LABEL_LEAST, LABEL_MOST, Extent, fitted, label_room, whole, within
from campaigntui.scene.scale import SCALES, ZOOMS, Scale, TimeScale, Zoom
from campaigntui.scene.view import View
from tests.builders import D_DAY, TODAY, an_item, an_outlook

extents = st.builds(
    lambda first, days: Extent(first, first + timedelta(days=days)),
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    st.integers(0, 1500),
)
DOUBLE11 = Extent(D_DAY - timedelta(days=60), D_DAY + timedelta(days=18))


@pytest.mark.parametrize(
    ("total", "zoom"), [(60, Zoom(days=2)), (80, Zoom(days=2)), (120, Zoom()), (250, Zoom(columns=2))]
)
def test_double_11_is_seen_whole_at_every_usual_width(total: int, zoom: Zoom) -> None:
    columns = total - 1 - label_room(total, DOUBLE11)
    scale = fitted(DOUBLE11, TODAY, columns)
    assert scale.zoom == zoom
    assert scale.shows(DOUBLE11.first)
    assert scale.shows(DOUBLE11.last)


@given(extents, st.integers(40, 400))
def test_labels_get_enough_and_leave_the_plan_its_columns(extent: Extent, total: int) -> None:
    room = label_room(total, extent)
    assert LABEL_LEAST <= room <= LABEL_MOST
    assert whole(extent, total - 1 - room) == whole(extent, total - 1 - label_room(total, extent, Zoom()))


@given(extents, st.integers(20, 300), st.dates(date(2019, 1, 1), date(2035, 1, 1)))
def test_a_first_view_shows_everything_or_the_day_nearest_to_today(extent: Extent, width: int, today: date) -> None:
    scale = fitted(extent, today, width)
    held = min(max(today, extent.first), extent.last)
    assert scale.shows(held)
    assert scale.zoom.days <= 3
    assert within(scale, extent) == scale


@given(extents, st.integers(10, 300), st.sampled_from(ZOOMS), st.integers(-3000, 3000))
def test_a_view_never_leaves_the_plan(extent: Extent, width: int, zoom: Zoom, away: int) -> None:
    scale = within(Scale(extent.first + timedelta(days=away), width, zoom), extent)
    assert scale.column(extent.first) <= 6
    assert scale.column(extent.last) >= 0
    seen_twice = within(scale, extent)
    assert seen_twice == scale


def test_scales_come_closer_and_begin_again() -> None:
    outlook = an_outlook(an_item(1, "D-60"), an_item(2, "D-1"))
    view = View.of(outlook, Extent.of(outlook), 80)
    assert (view.time_scale, view.scale.zoom) == (None, Zoom(days=2))
    seen = []
    for _ in range(6):
        view = view.closer(D_DAY - timedelta(days=30))
        seen.append(view.time_scale)
    kinds = TimeScale
    assert seen == [kinds.MONTH, kinds.WEEK, kinds.DAY, kinds.HOUR, kinds.QUARTER, kinds.MONTH]
    assert view.whole().scale.zoom == Zoom(days=2)


@given(st.integers(0, 60), st.integers(60, 240))
def test_every_scale_shows_the_day_it_is_asked_for(days: int, total: int) -> None:
    outlook = an_outlook(an_item(1, "D-60"), an_item(2, "D-1"))
    day = D_DAY - timedelta(days=days)
    view = View.of(outlook, Extent.of(outlook), total)
    for scale in TimeScale:
        shown = view.at(scale, day).scale
        # Hours are those of D-day, unless the day is near it.
        assert shown.shows(D_DAY if scale is TimeScale.HOUR and days > 3 else day)
        assert shown.zoom == SCALES[scale]


def test_weeks_begin_on_a_monday() -> None:
    long = Extent(date(2026, 1, 1), date(2027, 6, 1))
    scale = within(Scale(long.first, 40, Zoom(days=7)), long)
    assert scale.first.weekday() == 0


def test_the_extent_holds_anchors_stages_and_late_finishes() -> None:
    outlook = an_outlook(
        an_item(1, "D-40"),
        an_item(2, "D-20", duration=30),
        anchors={"kickoff": date(2026, 9, 1)},
        today=date(2026, 12, 1),
    )
    extent = Extent.of(outlook)
    assert extent == Extent(date(2026, 9, 1), date(2026, 12, 30))


def test_a_view_keeps_its_days_when_the_plan_changes() -> None:
    before = an_outlook(an_item(1, "D-40"), an_item(2, "D-1"))
    view = View.of(before, Extent.of(before), 100, Zoom(columns=3), TODAY)
    after = an_outlook(an_item(1, "D-40"), an_item(2, "D-2"))
    assert view.showing(after, Extent.of(after)).scale == view.scale
    assert view.resized(120).scale.first == view.scale.first


def test_a_whole_view_stays_whole_when_the_plan_grows() -> None:
    before, after = an_outlook(an_item(1, "D-40")), an_outlook(an_item(1, "D-75"))
    view = View.of(before, Extent.of(before), 100).showing(after, Extent.of(after))
    assert view.shows_all


@pytest.mark.parametrize("days", [1, -1, 7, -7])
def test_panning_moves_by_at_least_a_column(days: int) -> None:
    outlook = an_outlook(an_item(1, "D-200"), an_item(2, "D-1"))
    view = View.of(outlook, Extent.of(outlook), 80)
    moved = view.panned(days)
    assert (moved.scale.first > view.scale.first) is (days > 0)
    assert moved.scale.first != view.scale.first
    assert moved.scale.zoom == view.scale.zoom
