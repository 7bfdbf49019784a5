"""Dates in words, and every way to type one."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, time, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from campaigntui import wording
from campaigntui.errors import BadInput
from campaigntui.wording import dates
from campaigntui.wording.dates import parse_day

TODAY = date(2026, 10, 9)  # a Friday
DAYS = st.dates(date(1990, 1, 1), date(2150, 12, 31))
LANGUAGES = ("en", "zh")


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    wording.use("en")


def test_formats() -> None:
    day = date(2026, 10, 9)
    said = {}
    for code in LANGUAGES:
        wording.use(code)
        said[code] = [
            dates.short_day(day),
            dates.weekday_short(day),
            dates.long_day(day),
            dates.full_day(day),
            dates.month_name(2026, 10),
            dates.month_name(2027, 1),
            dates.relative_day(day, date(2026, 11, 11)),
            dates.relative_day(day, day),
            dates.relative_day(day, date(2026, 10, 6)),
            dates.clock(time(20, 0, 59)),
            dates.workdays(1),
            dates.workdays_short(-4),
            dates.percent(62),
        ]
    assert said["en"] == [
        "9 Oct", "Fri", "Fri 9 Oct", "Fri 9 Oct 2026", "Oct", "Jan 2027",
        "D-33", "D", "D+3", "20:00", "1 working day", "-4 wd", "62%",
    ]  # fmt: skip
    assert said["zh"] == [
        "10-09", "周五", "10月9日 周五", "2026年10月9日 周五", "10月", "2027年1月",
        "D-33", "D", "D+3", "20:00", "1个工作日", "-4工日", "62%",
    ]  # fmt: skip


@given(DAYS)
def test_a_column_of_days_is_straight(day: date) -> None:
    for code in LANGUAGES:
        wording.use(code)
        assert cell_len(dates.column_day(day)) == cell_len(dates.column_day(None)) == dates.DAY_COLUMN


@given(DAYS, DAYS)
def test_every_format_with_a_year_is_read_back(day: date, today: date) -> None:
    for code in LANGUAGES:
        wording.use(code)
        for text in (dates.full_day(day), day.isoformat(), f"{day:%Y/%m/%d}", f"{day.year}年{day.month}月{day.day}日"):
            assert parse_day(text, today) == day, text
            assert parse_day(f"  {text.upper()} ", today) == day, text


@given(DAYS, st.integers(0, 364))
def test_formats_without_a_year_mean_the_next_such_day(today: date, ahead: int) -> None:
    day = today + timedelta(days=ahead)
    for code in LANGUAGES:
        wording.use(code)
        for text in (dates.short_day(day), dates.long_day(day), f"{day.month}/{day.day}", f"{day.month}.{day.day}"):
            assert parse_day(text, today) == day, text


@given(st.text(max_size=60), DAYS)
@example("9999-99-99", TODAY)
@example("+9999y", TODAY)
@example("-9999d", TODAY)
@example("下下下周五", TODAY)
@example("٣/٤", TODAY)
@example("周", TODAY)
@example(" ", TODAY)
def test_any_text_is_a_date_or_a_refusal(text: str, today: date) -> None:
    try:
        parse_day(text, today)
    except BadInput as refused:
        assert wording.sentence(refused)


@given(st.from_regex(r"[+-]?[0-9]{1,5}[-/.年月日dwmy天周 ]{0,2}[0-9]{0,4}[-/.月日号]?[0-9]{0,2}日?", fullmatch=True))
def test_almost_dates_are_dates_or_refusals(text: str) -> None:
    for today in (TODAY, date(1, 1, 1), date(9999, 12, 31), date(2028, 2, 29)):
        try:
            parse_day(text, today)
        except BadInput as refused:
            assert wording.sentence(refused)


@given(DAYS, st.integers(0, 600), st.sampled_from([1, -1]))
def test_months_end_where_the_month_ends(today: date, months: int, sign: int) -> None:
    found = parse_day(f"{'+' if sign > 0 else '-'}{months}m", today)
    assert (found.year * 12 + found.month) - (today.year * 12 + today.month) == sign * months
    assert found.day == min(today.day, monthrange(found.year, found.month)[1])


@given(DAYS, st.integers(0, 6))
def test_weekdays(today: date, weekday: int) -> None:
    name = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")[weekday]
    sign = "一二三四五六日"[weekday]
    monday = today - timedelta(days=today.weekday())
    for text in (name, name[:3], f"周{sign}", f"星期{sign}", f"礼拜{sign}"):
        found = parse_day(text, today)
        assert found.weekday() == weekday
        assert 1 <= (found - today).days <= 7
    for week, words in {
        0: ("this ", "本周", "这周", "这个星期"),
        1: ("next ", "下周", "下个星期"),
        -1: ("last ", "上周"),
    }.items():
        for word in words:
            text = word + (name if word.isascii() else sign)
            assert parse_day(text, today) == monday + timedelta(days=weekday + 7 * week), text
    assert parse_day(f"下下周{sign}", today) == monday + timedelta(days=weekday + 14)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("11/11", "2026-11-11"),
        ("11-11", "2026-11-11"),
        ("11.11", "2026-11-11"),
        ("11月11日", "2026-11-11"),
        ("11月11", "2026-11-11"),
        ("11月11号", "2026-11-11"),
        ("１１／１１", "2026-11-11"),
        ("2026.11.11", "2026-11-11"),
        ("20261111", "2026-11-11"),
        ("2026 年 11 月 11 日", "2026-11-11"),
        ("2026年11月11日（周三）", "2026-11-11"),
        ("11 Nov", "2026-11-11"),
        ("Nov 11th, 2026", "2026-11-11"),
        ("Wednesday, 11 November 2026", "2026-11-11"),
        ("10/9", "2026-10-09"),
        ("10/8", "2027-10-08"),
        ("2/29", "2028-02-29"),
        ("today", "2026-10-09"),
        ("今天", "2026-10-09"),
        ("Tomorrow", "2026-10-10"),
        ("明天", "2026-10-10"),
        ("后天", "2026-10-11"),
        ("yesterday", "2026-10-08"),
        ("昨天", "2026-10-08"),
        ("+30d", "2026-11-08"),
        ("+30天", "2026-11-08"),
        ("-2w", "2026-09-25"),
        ("+ 2 周", "2026-10-23"),
        ("+1m", "2026-11-09"),
        ("+1个月", "2026-11-09"),
        ("+1y", "2027-10-09"),
        ("3天后", "2026-10-12"),
        ("2周之前", "2026-09-25"),
        ("fri", "2026-10-16"),
        ("周五", "2026-10-16"),
        ("sat", "2026-10-10"),
        ("next fri", "2026-10-16"),
        ("下周一", "2026-10-12"),
        ("周天", "2026-10-11"),
        ("eom", "2026-10-31"),
        ("月底", "2026-10-31"),
        ("eow", "2026-10-11"),
        ("双十一", "2026-11-11"),
        ("双11", "2026-11-11"),
        ("Double 11", "2026-11-11"),
        ("618", "2027-06-18"),
        ("双12", "2026-12-12"),
    ],
)
def test_what_people_type(text: str, day: str) -> None:
    assert parse_day(text, TODAY) == date.fromisoformat(day)


def test_months_and_leap_years_are_clamped() -> None:
    assert parse_day("+1m", date(2026, 1, 31)) == date(2026, 2, 28)
    assert parse_day("+1m", date(2028, 1, 31)) == date(2028, 2, 29)
    assert parse_day("+1y", date(2028, 2, 29)) == date(2029, 2, 28)
    assert parse_day("2/29", date(2096, 3, 1)) == date(2104, 2, 29)


@pytest.mark.parametrize(
    "text",
    ["", "hello", "D-30", "+3wd", "11", "11/11/26", "13/11", "0/5", "2026-02-29", "2月30日", "next", "+3", "周", "-"],
)
def test_what_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        parse_day(text, TODAY)


def test_an_instant_is_told_on_the_clock_of_a_zone() -> None:
    assert dates.stamp("2026-10-09T17:30:59+00:00", "Asia/Shanghai") == "2026-10-10 01:30"
    assert dates.stamp("2026-10-09T17:30:59+00:00", "Nowhere/Land") == "2026-10-09 17:30"
    assert dates.stamp("just now", "Asia/Shanghai") == "just now"


def test_a_refusal_names_the_forms_that_are_read() -> None:
    with pytest.raises(BadInput, match=r"2026-11-11, 11/11, 11月11日.*\+30d.*next fri, 下周五"):
        parse_day("someday", TODAY)
    with pytest.raises(BadInput) as refused:
        parse_day("x\x1b[31m" * 100, TODAY)
    assert "\x1b" not in wording.sentence(refused.value)
    assert len(wording.sentence(refused.value)) < 200


def test_a_weekday_that_does_not_fit_is_refused_with_the_right_one() -> None:
    for text in ("Sat 9 Oct 2026", "10月9日 周六", "sat 9 oct"):
        with pytest.raises(BadInput) as refused:
            parse_day(text, TODAY)
        assert "Fri 9 Oct 2026" in wording.sentence(refused.value)
