"""The next moment and how far away it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

import pytest

from campaigntui import wording
from campaigntui.domain.campaign import Anchor
from campaigntui.scene.moments import anchor_line, countdowns, in_order, next_moment
from campaigntui.scheduling.look import look
from campaigntui.scheduling.outlook import Outlook
from tests.builders import D_DAY, TODAY, an_outlook

OPENS = D_DAY - timedelta(days=18)


@pytest.fixture(scope="module")
def outlook() -> Outlook:
    plan = an_outlook(anchors={"deposit_open": OPENS, "warmup_start": OPENS, "kickoff": TODAY}).plan
    hours = {"deposit_open": time(20), "warmup_start": time(0), "kickoff": None}
    return look(plan.put(*(replace(a, clock=hours.get(a.key)) for a in plan.anchor.values())), TODAY)


def deposit(outlook: Outlook) -> Anchor:
    return outlook.plan.anchor_named("deposit_open")


def test_moments_stand_in_the_order_of_their_hours(outlook: Outlook) -> None:
    assert [anchor.key for anchor in in_order(outlook)] == ["kickoff", "warmup_start", "deposit_open", "peak_day"]


@pytest.mark.parametrize(
    ("days", "key"), [(0, "kickoff"), (1, "warmup_start"), (12, "warmup_start"), (13, "peak_day"), (31, None)]
)
def test_a_moment_of_today_is_still_the_next_one(outlook: Outlook, days: int, key: str | None) -> None:
    found = next_moment(look(outlook.plan, TODAY + timedelta(days=days)))
    assert (found.key if found is not None else None) == key


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (12, ("Deposit opens in 12 days", "Deposit in 12 days", "Deposit in 12 d")),
        (1, ("Deposit opens tomorrow", "Deposit tomorrow", "Deposit in 1 d")),
        (0, ("Deposit opens today 20:00", "Deposit today 20:00", "Deposit 20:00")),
    ],
)
def test_days_are_counted_and_the_hour_is_told_on_the_day(
    outlook: Outlook, before: int, words: tuple[str, str, str]
) -> None:
    assert countdowns(deposit(outlook), OPENS - timedelta(days=before)) == words


def test_a_moment_without_an_hour_is_today(outlook: Outlook) -> None:
    assert countdowns(outlook.plan.anchor_named("kickoff"), TODAY)[0] == "Kick-off today"


def test_the_hour_of_a_moment_of_today_is_told_once(outlook: Outlook) -> None:
    for width in (60, 33, 26):
        assert anchor_line(deposit(outlook), width, OPENS).count("20:00") == 1


def test_the_countdown_speaks_the_language(outlook: Outlook) -> None:
    try:
        wording.use("zh")
        words = countdowns(deposit(outlook), OPENS - timedelta(days=3))
    finally:
        wording.use("en")
    assert words[0].startswith("3天后")


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (60, "Deposit opens in 12 days, Sat 24 Oct 20:00"),
        (40, "Deposit in 12 days, Sat 24 Oct 20:00"),
        (33, "Deposit in 12 days, 24 Oct 20:00"),
        (30, "Deposit in 12 d, 24 Oct 20:00"),
        (20, "Deposit in 12 days"),
        (15, "Deposit in 12 d"),
    ],
)
def test_the_countdown_is_as_long_as_it_fits(outlook: Outlook, width: int, line: str) -> None:
    assert anchor_line(deposit(outlook), width, TODAY) == line


def test_what_has_passed_is_not_counted(outlook: Outlook) -> None:
    assert anchor_line(deposit(outlook), 60, OPENS + timedelta(days=1)) == "Deposit opens, Sat 24 Oct 20:00"
