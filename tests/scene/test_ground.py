"""The ground behind the bars: days off, make-up workdays, today and D-day."""

from __future__ import annotations

from datetime import date, timedelta

from campaigntui.scene.ground import Ground, Shade, Upright
from campaigntui.scene.scale import SCALES, Scale, TimeScale, Zoom
from campaigntui.scheduling.outlook import Outlook
from tests.builders import D_DAY, TODAY, an_outlook

LETTERS = {Shade.WORK: "w", Shade.WEEKEND: "s", Shade.HOLIDAY: "H", Shade.MAKEUP: "M"}
CHINA = an_outlook(calendar="cn")


def drawn(outlook: Outlook, scale: Scale) -> list[str]:
    return ["".join(LETTERS[half] for half in pair) for pair in Ground.of(outlook, scale).shades]


def test_national_day_and_its_make_up_days() -> None:
    shades = [pair[0] for pair in drawn(CHINA, Scale(date(2026, 9, 28), 14))]
    assert "".join(shades) == "wwwHHHHHHHwwMs"


def test_a_column_of_two_days_shows_both() -> None:
    assert drawn(CHINA, Scale(date(2026, 10, 15), 4, Zoom(days=2))) == ["ww", "ss", "ww", "ww"]
    assert drawn(CHINA, Scale(date(2026, 10, 16), 4, Zoom(days=2))) == ["ws", "sw", "ww", "ww"]


def test_a_day_of_three_columns_has_one_shade() -> None:
    assert drawn(CHINA, Scale(date(2026, 10, 16), 6, Zoom(columns=3))) == ["ww"] * 3 + ["ss"] * 3


def test_columns_of_weeks_show_only_holidays_that_fill_them() -> None:
    assert set(drawn(CHINA, Scale(date(2026, 10, 12), 3, Zoom(days=7)))) == {"ww"}
    assert drawn(CHINA, Scale(date(2026, 10, 1), 2, Zoom(days=3))) == ["HH", "HH"]


def test_every_day_is_worked_where_the_calendar_says_so() -> None:
    assert set(drawn(an_outlook(), Scale(date(2026, 9, 28), 14))) == {"ww"}


def test_today_and_d_day_stand_upright() -> None:
    lines = Ground.of(CHINA, Scale(TODAY, 40)).uprights
    assert (lines[0], lines[30]) == (Upright.TODAY, Upright.D_DAY)
    assert [line for line in lines if line] == [Upright.TODAY, Upright.D_DAY]


def test_d_day_hides_today() -> None:
    lines = Ground.of(an_outlook(today=D_DAY), Scale(D_DAY, 5)).uprights
    assert lines[0] is Upright.D_DAY


def test_a_line_runs_through_the_middle_of_a_wide_day() -> None:
    lines = Ground.of(CHINA, Scale(TODAY - timedelta(days=1), 9, Zoom(columns=3))).uprights
    assert lines.index(Upright.TODAY) == 4


def test_by_the_hour_d_day_begins_at_its_hour_and_today_has_none() -> None:
    scale = Scale(D_DAY, 48, SCALES[TimeScale.HOUR])
    lines = Ground.of(an_outlook(today=D_DAY + timedelta(days=1)), scale).uprights
    assert [column for column, line in enumerate(lines) if line] == [0]
    assert lines[0] is Upright.D_DAY
