"""Dates at the edges of calendar and clock: leap days, year ends, short months, and zones that change their clocks."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaigntui.domain.campaign import EVERY_DAY
from campaigntui.domain.due import Due
from campaigntui.domain.plan import Plan
from campaigntui.scheduling.engine import resolve
from campaigntui.scheduling.look import look
from tests.scheduling.drawing import check_against_oracle, plans

ZONES = ("Asia/Shanghai", "America/Santiago", "Europe/Berlin", "Australia/Lord_Howe", "UTC")
EDGES = {
    "leap day": date(2028, 2, 29),
    "the day after a leap day": date(2028, 3, 1),
    "the end of February": date(2027, 2, 28),
    "new year's eve": date(2026, 12, 31),
    "new year": date(2027, 1, 1),
    "the end of a month of 30 days": date(2026, 4, 30),
    "clocks go forward in Santiago": date(2026, 9, 6),
    "clocks go back in Santiago": date(2026, 4, 5),
    "clocks go back in Berlin": date(2026, 10, 25),
    "clocks go forward in Berlin": date(2026, 3, 29),
    "clocks go forward on Lord Howe": date(2026, 10, 4),
}
"""What is special -> the day. In Santiago clocks change at midnight: the day of change has no 00:00."""


@contextmanager
def clocks_of(zone: str) -> Iterator[None]:
    """This process in another time zone."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = zone
    time.tzset()
    try:
        yield
    finally:
        del os.environ["TZ"]
        if before is not None:
            os.environ["TZ"] = before
        time.tzset()


@pytest.mark.parametrize("d_day", EDGES.values(), ids=EDGES)
@settings(max_examples=8)
@given(data=st.data(), days_before=st.integers(-5, 60))
def test_windows_around_it_equal_those_of_the_oracle(data: st.DataObject, d_day: date, days_before: int) -> None:
    check_against_oracle(data.draw(plans(d_day)), d_day - timedelta(days=days_before))


@settings(max_examples=25)
@given(st.data(), st.sampled_from(sorted(EDGES.values())), st.sampled_from(ZONES), st.sampled_from(ZONES))
def test_no_date_depends_on_a_zone(data: st.DataObject, d_day: date, of_campaign: str, of_machine: str) -> None:
    plan: Plan = data.draw(plans(d_day))
    today = d_day - timedelta(days=20)
    here = look(plan, today)
    with clocks_of(of_machine):
        there = look(plan.put(replace(plan.head, timezone=of_campaign)), today)
    assert there.schedule == here.schedule
    assert there.health == here.health


@pytest.mark.parametrize("d_day", EDGES.values(), ids=EDGES)
@given(data=st.data(), offset=st.integers(-400, 400))
@settings(max_examples=20)
def test_an_offset_counts_every_day_once(data: st.DataObject, d_day: date, offset: int) -> None:
    plan = data.draw(plans(d_day))
    plan = plan.put(replace(plan.head, calendar=EVERY_DAY))
    counted = d_day
    for _ in range(abs(offset)):
        counted += timedelta(days=1 if offset > 0 else -1)
    outlook = look(plan, d_day)
    for due in (Due(offset=offset), Due.parse(f"D{offset:+d}wd")):
        assert resolve(due, plan, outlook.calendar) == counted
