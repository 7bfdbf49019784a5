"""How often a meeting is held, in words, and what a drift is called."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time

import pytest

from campaigntui import wording
from campaigntui.domain.campaign import Ritual
from campaigntui.domain.ids import CampaignId, RowId
from campaigntui.errors import BadInput
from campaigntui.wording.dates import baseline_name, drift_days, month_of_year
from campaigntui.wording.meetings import hours, recurrence
from campaigntui.wording.recurrencewords import parse_recurrence, recurrence_text

RITUAL = Ritual(RowId(1), CampaignId(1), "meeting", "Meeting", "FREQ=DAILY", time(9, 30), 10)


@pytest.fixture
def zh() -> Iterator[None]:
    wording.use("zh")
    yield
    wording.use("en")


def said(rule: str, **fields: bool) -> str:
    """The words for a rule."""
    return recurrence(replace(RITUAL, rrule=rule, **fields))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=DAILY", "working days"),
        ("FREQ=DAILY;COUNT=1", "once"),
        ("FREQ=WEEKLY;BYDAY=FR", "every Fri"),
        ("FREQ=WEEKLY;BYDAY=TH,MO", "every Mon, Thu"),
        ("FREQ=WEEKLY;BYDAY=TU;COUNT=4", "every Tue, 4 times"),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1", "first weekday of the month"),
        ("FREQ=MONTHLY;BYMONTHDAY=15", "on day 15 of the month"),
        ("FREQ=HOURLY;COUNT=28", "every hour, 28 times"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("whenever", "whenever"),
        ("FREQ=DAILY;COUNT=many", "FREQ=DAILY;COUNT=many"),
        ("FREQ=WEEKLY;BYDAY=XX", "FREQ=WEEKLY;BYDAY=XX"),
        ("FREQ=WEEKLY;BYDAY=", "FREQ=WEEKLY;BYDAY="),
    ],
)
def test_a_rule_is_said_in_words_or_shown_as_it_is(rule: str, words: str) -> None:
    assert said(rule) == words


def test_any_day_is_every_day_and_hours_stand_beside() -> None:
    assert said("FREQ=DAILY", workdays=False) == "every day"
    assert hours(RITUAL) == "09:30 · 10 min"
    assert hours(replace(RITUAL, clock=None, minutes=0)) == ""


def test_drift_baseline_and_month_have_their_words() -> None:
    assert [drift_days(n) for n in (3, 0, -2)] == ["+3 wd", "–", "-2 wd"]
    assert baseline_name(date(2026, 10, 10), date(2026, 11, 11)) == "Baseline D-32"
    assert month_of_year(2026, 10) == "Oct 2026"


@pytest.mark.usefixtures("zh")
def test_the_same_in_chinese() -> None:
    assert [said("FREQ=WEEKLY;BYDAY=FR"), said("FREQ=HOURLY;COUNT=28")] == ["每周五", "每小时，共 28 次"]
    assert baseline_name(date(2026, 10, 10), date(2026, 11, 11)) == "基线 D-32"
    assert month_of_year(2026, 10) == "2026年10月"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Daily", "FREQ=DAILY"),
        ("every mon and thu", "FREQ=WEEKLY;BYDAY=MO,TH"),
        ("fri", "FREQ=WEEKLY;BYDAY=FR"),
        ("weekly on Tuesday", "FREQ=WEEKLY;BYDAY=TU"),
        ("每周一、四", "FREQ=WEEKLY;BYDAY=MO,TH"),
        ("每星期五", "FREQ=WEEKLY;BYDAY=FR"),
        ("day 15 of the month", "FREQ=MONTHLY;BYMONTHDAY=15"),
        ("monthly on the 1st", "FREQ=MONTHLY;BYMONTHDAY=1"),
        ("每月15号", "FREQ=MONTHLY;BYMONTHDAY=15"),
        ("rrule:freq=weekly; byday=fr", "FREQ=WEEKLY;BYDAY=FR"),
    ],
)
def test_words_are_read_as_rules(text: str, rule: str) -> None:
    assert parse_recurrence(text) == rule


@pytest.mark.parametrize("text", ["", "weekly", "每周", "every", "sometimes", "day 45 of the month", "FREQ=SECONDLY"])
def test_what_says_no_rhythm_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        parse_recurrence(text)


RULES = (
    "FREQ=DAILY", "FREQ=DAILY;COUNT=1", "FREQ=HOURLY", "FREQ=WEEKLY;BYDAY=FR", "FREQ=WEEKLY;BYDAY=MO,WE,TH",
    "FREQ=MONTHLY;BYMONTHDAY=15", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1",
)  # fmt: skip


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_form_shows_words_that_mean_the_rule_and_else_the_rule(language: str, zh: None) -> None:  # noqa: ARG001
    wording.use(language)
    for rule in RULES:
        shown = recurrence_text(replace(RITUAL, rrule=rule))
        assert "=" not in shown
        assert parse_recurrence(shown) == rule
    for rule in ("FREQ=HOURLY;COUNT=28", "FREQ=WEEKLY;BYDAY=TH,MO", "whenever"):
        assert recurrence_text(replace(RITUAL, rrule=rule)) == rule
