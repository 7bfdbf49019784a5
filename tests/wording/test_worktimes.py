"""Hours a day and days of the week as people type them, and that what is shown can be typed again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigntui.errors import BadInput
from campaigntui.wording.catalogue import use
from campaigntui.wording.worktimes import parse_hours, parse_weekdays, weekdays_words


@pytest.mark.parametrize(
    ("text", "hours"), [("8", 8.0), ("4.5", 4.5), ("4,5", 4.5), ("４．５", 4.5), ("6 h", 6.0), ("6小时", 6.0)]
)
def test_hours(text: str, hours: float) -> None:
    assert parse_hours(text) == hours


@pytest.mark.parametrize("text", ["", "many", "-1", "nan", "1e3", "8 days", "٣"])
def test_no_hours(text: str) -> None:
    with pytest.raises(BadInput):
        parse_hours(text)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("", ()), ("Wed", (2,)), ("fri, wed", (2, 4)), ("wednesday fri", (2, 4)), ("周三、周五", (2, 4)),
        ("周三周五", (2, 4)), ("周三五", (2, 4)), ("星期天；礼拜一", (0, 6)), ("三，五", (2, 4)),
    ],
)  # fmt: skip
def test_weekdays(text: str, days: tuple[int, ...]) -> None:
    assert parse_weekdays(text) == days


@pytest.mark.parametrize("text", ["we", "someday", "周", "周八", "wed3"])
def test_no_weekdays(text: str) -> None:
    with pytest.raises(BadInput):
        parse_weekdays(text)


@given(st.sets(st.integers(0, 6)), st.sampled_from(["en", "zh"]))
def test_what_is_shown_can_be_typed(days: set[int], language: str) -> None:
    use(language)
    try:
        assert parse_weekdays(weekdays_words(sorted(days))) == tuple(sorted(days))
    finally:
        use("en")
