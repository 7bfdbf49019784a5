"""Months, day numbers, phases and anchors: right at every scale, and never one over another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from campaigntui import wording
from campaigntui.scene.header import Piece, Tone, anchors, days, month_starts, months, phases
from campaigntui.scene.scale import SCALES, ZOOMS, Scale, TimeScale, Zoom
from campaigntui.scheduling.look import look
from campaigntui.scheduling.outlook import Outlook
from tests.builders import D_DAY, TODAY, an_outlook

scales = st.builds(Scale, st.dates(date(2026, 1, 1), date(2027, 1, 1)), st.integers(1, 220), st.sampled_from(ZOOMS))
soon = st.dates(date(2026, 1, 1), date(2027, 6, 1))
RHYTHM = {
    "kickoff": D_DAY - timedelta(days=60),
    "warmup_start": D_DAY - timedelta(days=21),
    "deposit_open": D_DAY - timedelta(days=18),
    "balance_open": D_DAY - timedelta(days=11),
    "peak_start": D_DAY - timedelta(days=1),
    "peak_end": D_DAY,
    "return_start": D_DAY + timedelta(days=1),
    "end": D_DAY + timedelta(days=3),
}
PHASES = [
    ("prep", "kickoff", "warmup_start"),
    ("warmup", "warmup_start", "deposit_open"),
    ("deposit", "deposit_open", "balance_open"),
    ("balance", "balance_open", "peak_start"),
    ("peak", "peak_start", "peak_end"),
    ("return", "return_start", "end"),
]


@pytest.fixture(scope="module")
def outlook() -> Outlook:
    return an_outlook(anchors=RHYTHM, phases=PHASES)


@pytest.fixture(autouse=True, params=["en", "zh"])
def _language(request: pytest.FixtureRequest) -> Iterator[None]:
    wording.use(request.param)
    yield
    wording.use("en")


def drawn(pieces: Sequence[Piece], width: int) -> str:
    line = ""
    for piece in pieces:
        line = line.ljust(piece.start) + piece.text
    return line.ljust(width)


@given(scales, soon, soon)
def test_texts_stand_apart_and_inside(scale: Scale, today: date, d_day: date) -> None:
    for row in (months(scale, today, d_day), days(scale, today, d_day)):
        for before, after in pairwise(row):
            assert before.end < after.start
        for piece in row:
            assert 0 <= piece.start < piece.end <= scale.width
            assert piece.end - piece.start == cell_len(piece.text)


@given(scales, soon, soon)
def test_a_day_number_stands_in_the_column_of_that_day(scale: Scale, today: date, d_day: date) -> None:
    for piece in days(scale, today, d_day):
        first, last = (
            scale.dates(piece.start)[0],
            scale.dates(piece.end - 1 if piece.tone is not Tone.DAY else piece.start)[1],
        )
        assert int(piece.text) in {(first + timedelta(days=n)).day for n in range((last - first).days + 1)}


@given(scales, soon)
def test_today_has_a_number_over_its_column(scale: Scale, today: date) -> None:
    shown = [piece for piece in days(scale, today, date(2020, 1, 1)) if piece.tone is Tone.TODAY]
    assert len(shown) == (scale.shows(today) and len(str(today.day)) <= scale.width)
    assert all(piece.start <= scale.column(today) < max(piece.end, piece.start + scale.zoom.columns) for piece in shown)


@given(scales)
def test_a_month_is_named_over_its_own_columns(scale: Scale) -> None:
    for piece in months(scale, date(2020, 1, 1), date(2020, 1, 1)):
        first, last = scale.dates(piece.start)
        named = {wording.dates.month_name(day.year, day.month) for day in (first, last)}
        assert piece.text in named


@pytest.mark.parametrize("days_off", [-3, -1, 1, 3])
def test_today_steps_aside_for_d_day(days_off: int) -> None:
    row = months(Scale(D_DAY - timedelta(days=20), 40), D_DAY + timedelta(days=days_off), D_DAY)
    named = [piece for piece in row if piece.tone in (Tone.TODAY, Tone.D_DAY)]
    assert [piece.tone for piece in named] == ([Tone.TODAY, Tone.D_DAY] if days_off < 0 else [Tone.D_DAY, Tone.TODAY])
    at = next(piece for piece in named if piece.tone is Tone.D_DAY)
    assert at.start <= 20 < at.end


def test_months_begin_with_their_first_day() -> None:
    assert month_starts(Scale(date(2026, 9, 12), 80)) == (19, 50)
    assert month_starts(Scale(date(2026, 10, 1), 20)) == (0,)
    assert month_starts(Scale(date(2026, 9, 12), 40, Zoom(days=2))) == (9, 25)


@pytest.mark.parametrize(
    ("zoom", "numbers"),
    [
        (Zoom(columns=3), "1  2  3  4  5  6  7  8  9  10 11 12 13 14"),
        (Zoom(columns=2), "  2     5   7   9     12  14  16    19  21"),
        (Zoom(), "1   5  8   12 15  19 22  26 29  2  5   9"),
        (Zoom(days=2), "  5  12  19 26  2  9   16 23  30 7   14 21"),
        (Zoom(days=7), "5  26 16 7  28 18 8  1  22 12"),
    ],
)
def test_day_numbers_at_every_scale(zoom: Zoom, numbers: str) -> None:
    first = date(2026, 10, 5) if zoom.days == 7 else date(2026, 10, 1)
    row = days(Scale(first, 42, zoom), date(2020, 1, 1), date(2020, 1, 1))
    assert drawn(row, 42).startswith(numbers)


@given(scale=scales)
def test_phases_never_cover_one_another(outlook: Outlook, scale: Scale) -> None:
    row = phases(scale, outlook)
    for before, after in pairwise(row):
        assert before.end <= after.start
    for piece in row:
        assert 0 <= piece.start < piece.end <= scale.width
        assert cell_len(piece.text) <= piece.end - piece.start


def test_a_phase_lasts_until_the_next_one_opens(outlook: Outlook) -> None:
    row = phases(Scale(D_DAY - timedelta(days=25), 40), outlook)
    assert [(p.start, p.end, p.tone) for p in row] == [
        (0, 4, Tone.PHASE),
        (4, 7, Tone.PHASE_NEXT),
        (7, 14, Tone.PHASE),
        (14, 24, Tone.PHASE_NEXT),
        (24, 26, Tone.PEAK),
        (26, 29, Tone.PHASE_NEXT),
    ]


@given(scale=scales)
def test_anchors_leave_each_tick_free(outlook: Outlook, scale: Scale) -> None:
    row = anchors(scale, outlook)
    assert [p.start for p in row] == sorted({scale.column(d) for d in outlook.anchor_days.values() if scale.shows(d)})
    for before, after in pairwise(row):
        assert before.end < after.start or not before.text
    for piece in row:
        assert piece.end <= scale.width
        assert piece.end - piece.start == 1 + cell_len(piece.text)


def test_an_anchor_says_its_hour_where_there_is_room() -> None:
    plan = an_outlook(anchors={"deposit_open": D_DAY - timedelta(days=18)}).plan
    outlook = look(plan.put(*(replace(anchor, clock=time(20)) for anchor in plan.anchor.values())), TODAY)
    wide, narrow = Scale(D_DAY - timedelta(days=20), 60), Scale(D_DAY - timedelta(days=20), 60, Zoom(days=2))
    name = wording.anchor_short(plan.anchor_named("deposit_open"))
    assert [p.text for p in anchors(wide, outlook)] == [f"{name} 20:00", wording.pgettext("anchor, short", "D-day")]
    assert anchors(narrow, outlook)[0].text == (name if cell_len(name) <= 7 else "20:00")


# -- days that are wide enough for hours ------------------------------------------------------------------------------
NIGHT = Scale(D_DAY - timedelta(days=1), 48, SCALES[TimeScale.HOUR])


def with_hours(outlook: Outlook) -> Outlook:
    hours = {"balance_open": time(20), "peak_start": time(20), "peak_end": time(23, 59)}
    anchors_then = (replace(a, clock=hours.get(a.key)) for a in outlook.plan.anchor.values())
    return look(outlook.plan.put(*anchors_then), TODAY)


def test_by_the_hour_days_stand_over_their_hours() -> None:
    line = drawn(months(NIGHT, TODAY, D_DAY), 48)
    d_day = wording._("{anchor}, {when}").format(
        anchor=wording.pgettext("anchor", "D-day"), when=wording.dates.long_day(D_DAY)
    )
    assert wording.dates.long_day(D_DAY - timedelta(days=1)) in line
    assert d_day in line
    assert month_starts(NIGHT) == (0, 24)
    assert drawn(days(NIGHT, TODAY, D_DAY), 48).split() == ["00", "03", "06", "09", "12", "15", "18", "21"] * 2


def test_by_the_hour_a_moment_stands_at_its_hour(outlook: Outlook) -> None:
    row = {piece.start: piece for piece in anchors(NIGHT, with_hours(outlook))}
    opens = with_hours(outlook).plan.anchor_named("peak_start")
    assert row[20].text in (f"{wording.anchor_name(opens)} 20:00", wording.anchor_name(opens), "20:00", "")
    assert 24 in row
    assert 47 in row


def test_by_the_day_the_day_of_the_week_is_named() -> None:
    week = Scale(D_DAY - timedelta(days=2), 42, SCALES[TimeScale.DAY])
    row = days(week, D_DAY - timedelta(days=1), D_DAY)
    assert [piece.start for piece in row] == [0, 6, 12, 18, 24, 30, 36]
    assert [piece.tone for piece in row[:3]] == [Tone.DAY, Tone.TODAY, Tone.D_DAY]
    assert row[2].text == f"{wording.dates.weekday_letters(D_DAY)} 11"


@given(st.dates(date(2026, 1, 1), date(2027, 1, 1)), st.integers(1, 200), st.sampled_from(list(TimeScale)), soon, soon)
def test_texts_stand_apart_at_every_named_scale(
    first: date, width: int, kind: TimeScale, today: date, d_day: date
) -> None:
    scale = Scale(first, width, SCALES[kind])
    for row in (months(scale, today, d_day), days(scale, today, d_day)):
        for before, after in pairwise(row):
            assert before.end < after.start
        for piece in row:
            assert 0 <= piece.start < piece.end <= width
            assert piece.end - piece.start == cell_len(piece.text)
