"""Golden plans: those that must schedule, with their windows, and those that must be refused, with their sentence."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from campaigntui.errors import CampaignError
from campaigntui.scheduling.look import look
from tests.scheduling.plans import golden

HERE = Path(__file__).parent / "golden"


@pytest.mark.parametrize("path", sorted((HERE / "ok").glob("*.toml")), ids=lambda p: p.stem)
def test_schedules(path: Path) -> None:
    plan, today, rows = golden(path)
    outlook = look(plan, today)
    keys = {item.id: item.key for item in plan.item.values()}
    checked = 0
    for row in rows:
        item = plan.item_named(row["id"])
        window, health = outlook.schedule.windows[item.id], outlook.health.items[item.id]
        got: dict[str, object] = {
            "planned": [window.planned_start, window.planned_finish],
            "forecast": [window.forecast_start, window.forecast_finish],
            "latest": [window.latest_start, window.latest_finish],
            "slack": "none" if window.slack is None else window.slack,
            "critical": window.critical,
            "conflicts": [keys[i] for i in window.conflicts],
            "late": health.late,
            "days_late": health.days_late,
        }
        for name, wanted in row["expect"].items():
            checked += 1
            assert got[name] == (wanted if wanted != [] or name == "conflicts" else [None, None]), (row["id"], name)
    assert checked >= 4


@pytest.mark.parametrize("path", sorted((HERE / "refused").glob("*.toml")), ids=lambda p: p.stem)
def test_is_refused(path: Path) -> None:
    plan, today, _ = golden(path)
    with pytest.raises(CampaignError) as refusal:
        look(plan, today)
    assert str(refusal.value) == tomllib.loads(path.read_text(encoding="utf-8"))["sentence"]


def test_length_is_the_longest_chain_with_its_lags() -> None:
    plan, today, _ = golden(HERE / "ok" / "links_and_lags.toml")
    assert look(plan, today).schedule.length_days == 2 + 2 + 2 + max(4 - 2, 0)


def test_a_schedule_is_a_function_of_the_day() -> None:
    plan, _, _ = golden(HERE / "ok" / "links_and_lags.toml")
    early, late = look(plan, date(2026, 10, 12)), look(plan, date(2026, 10, 30))
    assert early.health.slack is not None and late.health.slack is not None
    assert late.health.slack < 0 <= early.health.slack
