"""The shipped Double 11 plan on real calendars: nothing contradicts, nothing is short before it begins."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from campaigntui.domain.checklist import Status
from campaigntui.scheduling.health import State
from campaigntui.scheduling.outlook import Outlook
from campaigntui.usecases.drafts import CampaignDraft
from tests.scheduling.oracle import Oracle
from tests.usecases.workbench import a_planner


def double11(
    tmp_path: Path, year: int, today: date | None = None, calendar: str = "cn", profile: str = "classic"
) -> Outlook:
    d_day = date(year, 11, 11)
    with a_planner(tmp_path / "a.db") as planner:
        draft = CampaignDraft("double11", "Double 11", d_day, profile, calendar=calendar)
        return planner.sketch(draft, today or d_day - timedelta(days=61))


@pytest.mark.parametrize("profile", ["classic", "wave_2025"])
@pytest.mark.parametrize(("year", "calendar"), [(2025, "cn"), (2026, "cn"), (2026, "every-day")])
def test_an_untouched_plan_is_sound(tmp_path: Path, year: int, calendar: str, profile: str) -> None:
    outlook = double11(tmp_path, year, calendar=calendar, profile=profile)
    windows = outlook.schedule.windows
    assert len(windows) == 129
    assert [outlook.plan.item[i].key for i, w in windows.items() if w.conflicts] == []
    assert [outlook.plan.item[i].key for i, w in windows.items() if w.slack is not None and w.slack < 0] == []
    assert all(w.forecast_finish == w.planned_finish for w in windows.values())
    assert not [h for h in outlook.health.items.values() if h.breaks]


def test_windows_of_the_real_plan_equal_the_oracle(tmp_path: Path) -> None:
    outlook = double11(tmp_path, 2026, today=date(2026, 10, 9))
    oracle = Oracle(outlook.plan, outlook.today)
    for item in outlook.plan.item.values():
        w = outlook.schedule.windows[item.id]
        assert (w.planned_start, w.planned_finish) == oracle.planned(item)
        assert (w.forecast_start, w.forecast_finish) == oracle.forecast(item)
        assert ((w.latest_start, w.latest_finish) if w.latest_start else None) == oracle.latest(item)


def test_dates_that_people_will_check_by_hand(tmp_path: Path) -> None:
    outlook = double11(tmp_path, 2026)

    def planned(key: str) -> tuple[date | None, date | None]:
        window = outlook.schedule.windows[outlook.plan.item_named(key).id]
        return window.planned_start, window.planned_finish

    # D-57 is Tuesday 15 September, two days of work.
    assert planned("last-year-baseline") == (date(2026, 9, 14), date(2026, 9, 15))
    # D-52 is Sunday 20 September, a make-up workday.
    assert planned("strategy-kickoff") == (date(2026, 9, 20), date(2026, 9, 20))
    # The launch night D-30 is Monday 12 October; live desks run on their day.
    assert planned("presale-traffic-launch") == (date(2026, 10, 12), date(2026, 10, 12))
    assert planned("dday-service-desk") == (date(2026, 11, 11), date(2026, 11, 11))
    gates = {stage.value: health.gate_day for stage, health in outlook.health.stages.items()}
    assert gates["plan"] == date(2026, 9, 29)
    assert gates["review"] == date(2026, 11, 25)


def test_the_next_morning_shows_what_is_late_and_what_it_breaks(tmp_path: Path) -> None:
    outlook = double11(tmp_path, 2026, today=date(2026, 9, 22))
    kickoff = outlook.plan.item_named("strategy-kickoff")
    health = outlook.health.items[kickoff.id]
    assert kickoff.status is Status.OPEN
    assert (health.state, health.late) == (State.LATE, True)
    assert [b.stage.value for b in health.breaks][:1] == ["strategy"]
    assert outlook.health.slack is not None and outlook.health.slack < 0
