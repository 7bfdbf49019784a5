"""Key results in words, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from campaigntui.domain.goals import Direction, KeyResult
from campaigntui.domain.ids import CampaignId, RowId
from campaigntui.scheduling.goals import grade
from campaigntui.wording import use
from campaigntui.wording.fields import value_words
from campaigntui.wording.goals import goal_words, grade_name, now_words, progress_words


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    yield
    use("en")


def result(**values: Any) -> KeyResult:
    return KeyResult(RowId(1), CampaignId(1), "kr", "A number", **values)


@pytest.mark.parametrize(
    ("values", "en", "zh"),
    [
        (
            {"baseline": 1.2e6, "growth": 0.5, "unit": "CNY"},
            "1,200,000 → 1,800,000 CNY (+50%)", "1,200,000 → 1,800,000元（+50%）",
        ),
        ({"baseline": 8.0, "target": 6.0, "unit": "CNY", "direction": Direction.DOWN}, "8 → 6 CNY", "8 → 6元"),
        ({"baseline": 86.0, "target": 92.0, "unit": "%"}, "86% → 92%", "86% → 92%"),
        ({"target": 3.0, "unit": "ratio"}, "rise to 3", "升到 3"),
        ({"target": 11.5, "unit": "%", "direction": Direction.DOWN}, "fall to 11.5%", "降到 11.5%"),
        ({"baseline": 200.0, "growth": 0.0, "hold": True, "unit": "CNY"}, "at least 200 CNY", "不低于 200元"),
        ({"target": 2.0, "hold": True, "unit": "%", "direction": Direction.DOWN}, "at most 2%", "不高于 2%"),
        ({"growth": 0.25}, "+25%, baseline missing", "+25%，缺基线"),
        ({"growth": 0.0, "hold": True}, "hold the baseline, which is missing", "守住基线（尚缺）"),
        ({"baseline": 5.0}, "no goal yet, baseline 5", "目标未定，基线 5"),
        ({}, "no goal yet", "目标未定"),
    ],
)  # fmt: skip
def test_what_is_to_be_reached(values: dict[str, Any], en: str, zh: str) -> None:
    assert goal_words(result(**values)) == en
    use("zh")
    assert goal_words(result(**values)) == zh


def test_what_it_is_now() -> None:
    assert now_words(result()) == "not measured"
    assert now_words(result(actual=1_680_000.0, unit="CNY")) == "1,680,000 CNY"


@pytest.mark.parametrize(
    ("progress", "shown", "en", "zh"),
    [
        (0.0, "0%", "off track", "落后"), (0.3999, "39%", "off track", "落后"), (0.4, "40%", "at risk", "有风险"),
        (0.57, "57%", "at risk", "有风险"), (0.6999, "69%", "at risk", "有风险"), (0.7, "70%", "on track", "正常"),
        (1.2, "120%", "on track", "正常"),
    ],
)  # fmt: skip
def test_what_is_shown_agrees_with_the_grade(progress: float, shown: str, en: str, zh: str) -> None:
    assert (progress_words(progress), grade_name(grade(progress))) == (shown, en)
    use("zh")
    assert grade_name(grade(progress)) == zh


def test_the_journal_tells_large_numbers_and_growths_as_people_write_them() -> None:
    assert value_words("actual", 1_680_000.0) == "1,680,000"
    assert value_words("growth", 0.5) == "+50%"
