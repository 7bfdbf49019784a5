"""Numbers as people type them, and that what is shown can be typed again."""

from __future__ import annotations

from collections.abc import Iterator
from math import isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigntui.errors import BadInput
from campaigntui.wording import sentence, use
from campaigntui.wording.numbers import growth_words, number_words, parse_growth, parse_number


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    yield
    use("en")


@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [
        ("1680000", "CNY", 1_680_000), ("1,680,000", "CNY", 1_680_000), ("1 680 000", "", 1_680_000),
        ("１，６８０，０００", "", 1_680_000), ("168万", "CNY", 1_680_000), ("168 万元", "CNY", 1_680_000),
        ("168w", "CNY", 1_680_000), ("1.68m", "CNY", 1_680_000), ("1680K", "", 1_680_000), ("1.1万", "", 11_000),
        ("0.2亿", "", 20_000_000), ("1.2千万", "", 12_000_000), ("¥6.5", "CNY", 6.5), ("￥ 6.5", "CNY", 6.5),
        ("6.5元", "CNY", 6.5), ("6.5 cny", "CNY", 6.5), ("6.5元", "元", 6.5), ("$-3", "$", -3), ("-$3", "$", -3),
        ("92%", "%", 92), ("92％", "%", 92), ("92", "%", 92), ("45 s", "s", 45), ("45秒", "s", 45), ("45秒", "秒", 45),
        (".5", "", 0.5), ("+3", "", 3), ("−3", "", -3), ("-0", "", 0), ("5 m", "m", 5), ("12件", "件", 12),
    ],
)  # fmt: skip
def test_numbers(text: str, unit: str, number: float) -> None:
    assert parse_number(text, unit) == number


@pytest.mark.parametrize(
    ("text", "unit", "why"),
    [
        ("1,5", "", "is not clear"), ("1.680.000", "", "is not clear"), ("12,34,567", "", "is not clear"),
        ("1,680.5.2", "", "is not clear"), ("5 5", "", "is not clear"),
        ("92%", "CNY", "is counted in CNY"), ("92 kg", "%", "is counted in %"), ("$5", "CNY", "is counted in CNY"),
        ("92%", "", "is a plain number"), ("92%", "ratio", "is a plain number"),
        ("", "", "is not a number"), ("much", "%", "is not a number"), ("nan", "", "is not a number"),
        ("inf", "", "is not a number"), ("1e6", "", "is not a number"), ("--5", "", "is not a number"),
        ("%", "%", "is not a number"), ("万", "", "is not a number"), ("٣", "", "is not a number"),
    ],
)  # fmt: skip
def test_no_numbers(text: str, unit: str, why: str) -> None:
    with pytest.raises(BadInput) as refused:
        parse_number(text, unit)
    assert why in sentence(refused.value)


@pytest.mark.parametrize(
    ("number", "unit", "en", "zh"),
    [
        (1_680_000, "CNY", "1,680,000 CNY", "1,680,000元"), (92.0, "%", "92%", "92%"), (3.50, "ratio", "3.5", "3.5"),
        (1e14, "", "100,000,000,000,000", "100,000,000,000,000"), (1e-7, "", "0.0000001", "0.0000001"),
        (0.1 + 0.2, "", "0.3", "0.3"), (-0.0, "", "0", "0"), (45, "s", "45 s", "45秒"), (12, "件", "12 件", "12件"),
        (-5, "¥", "-¥5", "-¥5"), (0.35, "‰", "0.35‰", "0.35‰"),
    ],
)  # fmt: skip
def test_words(number: float, unit: str, en: str, zh: str) -> None:
    assert number_words(number, unit) == en
    use("zh")
    assert number_words(number, unit) == zh


@given(
    st.floats(-1e14, 1e14, allow_nan=False).map(lambda n: round(n, 10) + 0.0),
    st.sampled_from(["", "%", "‰", "CNY", "¥", "$", "s", "min", "h", "days", "ratio", "单", "pcs", "m", "k", "万"]),
    st.sampled_from(["en", "zh"]),
)
def test_what_is_shown_can_be_typed(number: float, unit: str, language: str) -> None:
    use(language)
    said = number_words(number, unit)
    assert parse_number(said, unit) == number
    assert "e" not in said.removesuffix(unit) or unit in said


@given(st.text(max_size=20), st.sampled_from(["", "%", "CNY", "s"]))
def test_any_text_is_a_number_or_refused(text: str, unit: str) -> None:
    try:
        assert isfinite(parse_number(text, unit)) and isfinite(parse_growth(text))
    except BadInput as refused:
        assert sentence(refused)


@pytest.mark.parametrize(
    ("text", "growth"), [("50%", 0.5), ("+50 %", 0.5), ("-20%", -0.2), ("0.5", 0.5), ("0", 0), ("150%", 1.5)]
)
def test_growths(text: str, growth: float) -> None:
    assert parse_growth(text) == growth


@pytest.mark.parametrize("text", ["50", "1", "-20", "a lot", "", "5万%%"])
def test_no_growths(text: str) -> None:
    with pytest.raises(BadInput):
        parse_growth(text)


@given(st.integers(-100_000, 100_000).map(lambda n: n / 10_000))
def test_a_growth_that_is_shown_can_be_typed(growth: float) -> None:
    assert parse_growth(growth_words(growth)) == growth
