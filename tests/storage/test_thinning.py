"""Which backups stay."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from campaigntui.storage.thinning import kept

NOW = datetime(2026, 11, 11, 12, tzinfo=UTC)
MOMENTS = st.integers(-1000 * 24 * 60, 1000 * 24 * 60).map(lambda minutes: NOW + timedelta(minutes=minutes))


def ago(**span: float) -> datetime:
    return NOW - timedelta(**span)


def test_a_year_of_backups() -> None:
    """Every two hours for 400 days: two days whole, 14 days, 10 weeks, 12 months."""
    taken = [NOW - timedelta(hours=2 * n) for n in range(400 * 12)]
    stay = sorted(kept(taken, NOW), reverse=True)
    assert stay[:24] == taken[:24]
    days = sorted({moment.date() for moment in stay}, reverse=True)
    assert days[:14] == [ago(days=n).date() for n in range(14)]
    # Fifteen days back only the end of a week or of a month is left.
    assert [day.isoformat() for day in days[14:]] == [
        "2026-10-25",
        "2026-10-18",
        "2026-10-11",
        "2026-10-04",
        "2026-09-30",
        "2026-09-27",
        "2026-09-20",
        "2026-09-13",
        "2026-08-31",
        "2026-07-31",
        "2026-06-30",
        "2026-05-31",
        "2026-04-30",
        "2026-03-31",
        "2026-02-28",
        "2026-01-31",
        "2025-12-31",
    ]
    assert all(moment == max(m for m in taken if m.date() == moment.date()) for moment in stay[24:])


def test_a_plan_that_rested_keeps_what_it_had() -> None:
    taken = [ago(days=500 + n) for n in range(5)]
    assert kept(taken, NOW) == {*taken}


def test_a_clock_that_jumps_ahead_keeps_the_newest_of_each_day() -> None:
    taken = [ago(hours=n) for n in range(72)]
    stay = kept(taken, NOW + timedelta(days=3650))
    assert {moment.date() for moment in stay} == {moment.date() for moment in taken}
    assert {*taken[:3]} <= stay


@settings(max_examples=200)
@given(taken=st.lists(MOMENTS, max_size=60), now=MOMENTS)
def test_what_always_holds(taken: list[datetime], now: datetime) -> None:
    stay = kept(taken, now)
    newest_first = sorted({*taken}, reverse=True)
    assert stay <= {*taken}
    assert {*newest_first[:3]} <= stay
    assert {moment for moment in taken if moment > now - timedelta(hours=48)} <= stay
    old = [moment for moment in stay if moment <= now - timedelta(hours=48)]
    assert len(old) <= 3 + 14 + 10 + 12
    assert kept(stay, now) == stay


@settings(max_examples=100)
@given(st.lists(st.integers(1, 20_000), min_size=30, max_size=60))
def test_day_after_day_the_folder_stays_small_and_far_reaching(minutes: list[int]) -> None:
    """Backups made one after the other, thinned each time: the months of the past are still there."""
    folder: frozenset[datetime] = frozenset()
    now = datetime(2026, 1, 1, tzinfo=UTC)
    for minute in minutes:
        now += timedelta(minutes=minute)
        folder = kept({*folder, now}, now)
    months = {(m.year, m.month) for m in folder}
    start = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes[0])
    assert (start.year, start.month) in months
    assert len(folder) <= sum(1 for m in folder if m > now - timedelta(hours=48)) + 39
