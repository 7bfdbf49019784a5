"""Columns and dates: no day without a column, no column without a day."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigntui.scene.scale import SCALES, ZOOMS, Scale, TimeScale, Zoom, closer

ONE = timedelta(days=1)
days = st.dates(date(2020, 1, 1), date(2040, 1, 1))
scales = st.builds(Scale, days, st.integers(1, 300), st.sampled_from([*ZOOMS, *SCALES.values()]))


@given(scales, st.integers(0, 299))
def test_every_column_goes_on_where_the_one_before_it_ends(scale: Scale, column: int) -> None:
    first, last = scale.dates(column)
    following, _ = scale.dates(column + 1)
    assert first <= last
    assert following == (last + ONE if (column + 1) % scale.zoom.columns == 0 else first)


@given(scales, days)
def test_a_day_lies_in_its_own_column(scale: Scale, day: date) -> None:
    first, last = scale.dates(scale.column(day))
    assert first <= day <= last


@given(scales, days, st.integers(0, 60))
def test_a_span_fills_every_column_that_shows_one_of_its_days(scale: Scale, first: date, more: int) -> None:
    last = first + timedelta(days=more)
    start, end = scale.span(first, last)
    shown = {column for column in range(start - 3, end + 3) for day in (first, last) if day in _covered(scale, column)}
    assert shown <= set(range(start, end))
    assert start == scale.column(first)
    assert scale.dates(start)[0] <= first
    assert scale.dates(end - 1)[1] >= last
    assert end - start >= scale.zoom.columns


def _covered(scale: Scale, column: int) -> set[date]:
    first, last = scale.dates(column)
    return {first + ONE * n for n in range((last - first).days + 1)}


@given(scales, st.integers(-50, 50))
def test_a_panned_view_moves_by_whole_days(scale: Scale, columns: int) -> None:
    whole = columns * scale.zoom.columns
    moved = scale.panned(whole)
    assert moved.first == scale.first + ONE * columns * scale.zoom.days
    assert moved.panned(-whole) == scale


@pytest.mark.parametrize(
    ("zoom", "column", "span"),
    [
        (Zoom(), 9, (9, 12)),
        (Zoom(columns=3), 27, (27, 36)),
        (Zoom(days=2), 4, (4, 6)),
        (Zoom(days=7), 1, (1, 2)),
    ],
)
def test_three_days_from_the_tenth_at_several_zooms(zoom: Zoom, column: int, span: tuple[int, int]) -> None:
    scale = Scale(date(2026, 10, 1), 60, zoom)
    assert scale.column(date(2026, 10, 10)) == column
    assert scale.span(date(2026, 10, 10), date(2026, 10, 12)) == span


@given(scales.filter(lambda scale: scale.width > scale.zoom.columns + 4), st.integers(-400, 400))
def test_a_centred_day_is_in_view(scale: Scale, days_off: int) -> None:
    day = scale.first + ONE * days_off
    centred = scale.centred(day)
    assert centred.shows(day)
    assert (centred.first - scale.first).days % scale.zoom.days == 0


def test_the_calendar_ends_without_a_crash() -> None:
    scale = Scale(date(9999, 12, 20), 100, Zoom(days=7))
    assert scale.last == date.max
    assert Scale(date(1, 1, 3), 10).panned(-20).first == date.min


def test_an_hour_has_a_column_where_days_are_wide() -> None:
    first = date(2026, 11, 10)
    hours = Scale(first, 60, SCALES[TimeScale.HOUR])
    assert hours.moment(date(2026, 11, 11), time(20)) == 44
    assert Scale(first, 60, SCALES[TimeScale.DAY]).moment(date(2026, 11, 11), time(20)) == 11
    assert Scale(first, 60, SCALES[TimeScale.WEEK]).moment(date(2026, 11, 11), time(20)) == 3
    assert hours.moment(first, None) == 0


@pytest.mark.parametrize(
    ("zoom", "scale"),
    [
        (Zoom(days=14), TimeScale.QUARTER),
        (Zoom(days=3), TimeScale.MONTH),
        (Zoom(days=2), TimeScale.MONTH),
        (Zoom(columns=2), TimeScale.WEEK),
        (Zoom(columns=6), TimeScale.HOUR),
        (Zoom(columns=24), TimeScale.QUARTER),
    ],
)
def test_the_next_scale_is_closer_than_what_is_shown(zoom: Zoom, scale: TimeScale) -> None:
    assert closer(zoom) is scale


@pytest.mark.parametrize(("width", "column"), [(30, 0), (43, 0), (47, 24), (55, 24), (80, 24), (100, 48)])
def test_a_day_by_the_hour_is_shown_with_the_evening_before_it(width: int, column: int) -> None:
    day = date(2026, 11, 11)
    hours = Scale(date(2026, 11, 1), width, SCALES[TimeScale.HOUR])
    assert hours.centred(day).column(day) == column
