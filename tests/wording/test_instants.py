"""Reading when a moment is to be."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigntui.errors import BadInput
from campaigntui.wording.instants import parse_clock, parse_instant

TODAY = date(2026, 10, 9)
BEFORE = date(2026, 10, 15)


def workdays(day: date, count: int) -> date:
    """Two days for one, so that the two kinds of distance differ."""
    return day + timedelta(days=2 * count)


@pytest.mark.parametrize(
    ("text", "day", "clock"),
    [
        ("2026-10-19T20:00", date(2026, 10, 19), time(20)),
        ("2026-10-19 20:00", date(2026, 10, 19), time(20)),
        ("2026-10-19", date(2026, 10, 19), None),
        ("10月19日20点", date(2026, 10, 19), time(20)),
        ("10月19日 20点半", date(2026, 10, 19), time(20, 30)),
        ("10/19 8：15", date(2026, 10, 19), time(8, 15)),
        ("20:00", None, time(20)),
        ("tomorrow 0:00", date(2026, 10, 10), time(0)),
        ("+1d", date(2026, 10, 16), None),
        ("-2", date(2026, 10, 13), None),
        ("+1w", date(2026, 10, 22), None),
        ("-2wd", date(2026, 10, 11), None),
        ("+1d 19:30", date(2026, 10, 16), time(19, 30)),
        ("+2天", date(2026, 10, 17), None),
    ],
)
def test_days_hours_and_distances_are_read(text: str, day: date | None, clock: time | None) -> None:
    assert parse_instant(text, TODAY, BEFORE, workdays) == (day, clock)


@pytest.mark.parametrize("text", ["", "soon", "24:00", "20:61", "2026-13-01", "+99999d", "20:00 20:00x", "x 20:00"])
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        parse_instant(text, TODAY, BEFORE, workdays)


@given(st.dates(date(2000, 1, 1), date(2199, 12, 31)), st.times().map(lambda t: t.replace(second=0, microsecond=0)))
def test_what_is_written_is_read_again(day: date, clock: time) -> None:
    clock = time(clock.hour, clock.minute)
    assert parse_instant(f"{day}T{clock:%H:%M}", TODAY, BEFORE, workdays) == (day, clock)
    assert parse_clock(f"{clock:%H:%M}") == clock


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(BadInput):
        parse_instant(text, TODAY, BEFORE, workdays)
