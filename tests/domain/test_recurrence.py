"""Recurrence rules: what is kept, and what is refused with a sentence before it can do harm."""

from __future__ import annotations

from datetime import date, datetime, time
from itertools import islice

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from campaigntui.domain.recurrence import checked_rule
from campaigntui.errors import BadInput


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("FREQ=DAILY", "FREQ=DAILY"),
        (" freq=weekly; byday=fr ", "FREQ=WEEKLY;BYDAY=FR"),
        ("RRULE:FREQ=MONTHLY;BYDAY=1MO;", "FREQ=MONTHLY;BYDAY=1MO"),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1"),
        ("FREQ=HOURLY;COUNT=28", "FREQ=HOURLY;COUNT=28"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "FREQ=MONTHLY;BYMONTHDAY=-1"),
    ],
)
def test_a_rule_is_kept_as_rfc_5545_writes_it(said: str, kept: str) -> None:
    assert checked_rule(said) == kept


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("", "is not a recurrence rule"),
        ("every friday", "is not a recurrence rule"),
        ("FREQ=SECONDLY", "one of: HOURLY, DAILY, WEEKLY, MONTHLY"),
        ("INTERVAL=2", "needs FREQ"),
        ("FREQ=DAILY;FREQ=DAILY", "FREQ stands twice"),
        ("FREQ=DAILY;UNTIL=20261111", "instead of UNTIL"),
        ("FREQ=DAILY;BYEASTER=1", "“BYEASTER” cannot be used"),
        ("FREQ=DAILY;INTERVAL=0", "from 1 to 99"),
        ("FREQ=DAILY;COUNT=1e9", "from 1 to 999"),
        ("FREQ=WEEKLY;BYDAY=FRIDAY", "write MO, TU"),
        ("FREQ=WEEKLY;BYDAY=1FR", "does not go together with FREQ=WEEKLY"),
        ("FREQ=DAILY;BYMONTHDAY=3", "BYMONTHDAY does not go together with FREQ=DAILY"),
        ("FREQ=DAILY;INTERVAL=7;BYDAY=MO", "INTERVAL does not go together with BYDAY"),
        ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=10", "BYSETPOS=10 finds no day"),
        ("FREQ=MONTHLY;BYSETPOS=1", "BYSETPOS chooses among"),
        ("FREQ=MONTHLY;BYDAY=5MO;BYMONTHDAY=1", "does not go together with BYMONTHDAY"),
    ],
)
def test_another_rule_is_refused_with_a_sentence(said: str, found: str) -> None:
    with pytest.raises(BadInput) as refusal:
        checked_rule(said)
    assert found in str(refusal.value)


NAMES = ("FREQ", "INTERVAL", "COUNT", "BYDAY", "BYMONTHDAY", "BYSETPOS", "BYHOUR", "BYMINUTE")
VALUES = ("HOURLY", "DAILY", "WEEKLY", "MONTHLY", "1", "2", "7", "12", "-1", "31", "MO", "5FR", "MO,TH", "1,2", "10,16")


@settings(max_examples=300)
@given(st.dictionaries(st.sampled_from(NAMES), st.sampled_from(VALUES), max_size=4), st.sampled_from(VALUES[:4]))
def test_what_is_kept_is_understood_and_never_searched_for_in_vain(parts: dict[str, str], frequency: str) -> None:
    said = ";".join(f"{name}={value}" for name, value in {**parts, "FREQ": frequency}.items())
    try:
        rule = checked_rule(said)
    except BadInput:
        return
    begin = datetime.combine(date(2026, 2, 1), time(9))
    found = [*islice(rrulestr(rule, dtstart=begin), 3)]
    impossible = {"INTERVAL", "BYMONTHDAY"} <= parts.keys()
    assert found or impossible or "5FR" in rule
