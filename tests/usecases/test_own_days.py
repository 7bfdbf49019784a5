"""Days off and workdays of the team's own, and new official lists."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaigntui.domain.campaign import DayKind
from campaigntui.domain.checklist import Item
from campaigntui.domain.due import Due
from campaigntui.domain.ids import ItemId
from campaigntui.domain.plan import Plan
from campaigntui.domain.stage import Stage
from campaigntui.errors import RuleBroken
from campaigntui.scheduling.engine import calendar_of, schedule
from campaigntui.usecases.commands.calendar import OwnDay, RefreshCalendar, SetCalendarDays
from campaigntui.usecases.deciding.decide import decide
from campaigntui.usecases.deciding.occasion import Occasion
from campaigntui.usecases.holidayrefresh import refreshed
from tests.scheduling.plans import HERE, a_plan
from tests.usecases.workbench import AT, TODAY, a_planner, adopt

NOW = Occasion(today=TODAY, at=AT, who="Li")
D_DAY = date(2026, 11, 11)
ONE = ItemId(10)
PLAN = a_plan(D_DAY, [Item(ONE, HERE, "one", Stage.PLAN, "One", due=Due(day=date(2026, 10, 14)), duration=2)])
WEDNESDAY, SATURDAY, HOLIDAY, MAKE_UP = (date(2026, 10, n) for n in (14, 17, 1, 10))


def said(plan: Plan, kind: DayKind | None, *days: date, name: str = "") -> Plan:
    """The plan after the team has said that of these days."""
    return decide(plan, SetCalendarDays(tuple(OwnDay(day, kind, name) for day in days)), NOW)


def own(plan: Plan) -> dict[date, tuple[DayKind, str]]:
    """The team's own days."""
    return {row.day: (row.kind, row.name) for row in plan.calendar_day.values() if row.own}


def test_own_days_stand_before_weekends_holidays_and_make_up_days() -> None:
    plan = said(said(PLAN, DayKind.OFF, WEDNESDAY, MAKE_UP), DayKind.WORK, SATURDAY, HOLIDAY)
    calendar = calendar_of(plan)
    assert [calendar.is_working(day) for day in (WEDNESDAY, MAKE_UP, SATURDAY, HOLIDAY)] == [False, False, True, True]
    assert schedule(plan, TODAY).windows[ONE].planned_finish == date(2026, 10, 13)


def test_taking_it_back_restores_the_official_list() -> None:
    days = (WEDNESDAY, SATURDAY, HOLIDAY, MAKE_UP)
    plan = said(said(PLAN, DayKind.OFF, *days, name="Closed"), None, *days)
    assert plan.calendar_day == PLAN.calendar_day


def test_what_the_calendar_says_anyway_is_kept_only_with_a_name() -> None:
    assert said(PLAN, DayKind.OFF, SATURDAY, HOLIDAY) == PLAN
    assert own(said(PLAN, DayKind.OFF, SATURDAY, name="Stock take")) == {SATURDAY: (DayKind.OFF, "Stock take")}
    # Saying the opposite of what was said before takes that back.
    assert own(said(said(PLAN, DayKind.OFF, WEDNESDAY), DayKind.WORK, WEDNESDAY)) == {}


def test_half_a_year_off_and_a_calendar_without_days_off_are_refused() -> None:
    days = [date(2026, 6, 1) + timedelta(days=n) for n in range(300)]
    with pytest.raises(RuleBroken, match="Check the dates"):
        said(PLAN, DayKind.OFF, *days)
    with pytest.raises(RuleBroken, match="Every day is a working day"):
        said(a_plan(D_DAY, [], calendar="every-day"), DayKind.OFF, WEDNESDAY)


@settings(max_examples=100)
@given(
    st.lists(st.tuples(st.dates(date(2026, 9, 20), date(2026, 10, 20)), st.sampled_from([*DayKind, None])), max_size=12)
)
def test_the_last_word_on_a_day_counts(words: list[tuple[date, DayKind | None]]) -> None:
    plan, official = PLAN, calendar_of(PLAN)
    last: dict[date, DayKind | None] = {}
    for day, kind in words:
        plan = said(plan, kind, day)
        last[day] = kind
    calendar = calendar_of(plan)
    for n in range(-3, 35):
        day = date(2026, 9, 20) + timedelta(days=n)
        kind = last.get(day)
        assert calendar.is_working(day) is (official.is_working(day) if kind is None else kind is DayKind.WORK)


def test_a_new_official_list_is_taken_and_own_days_stay(tmp_path: Path) -> None:
    plan = said(PLAN, DayKind.OFF, WEDNESDAY, name="Stock take")
    assert decide(plan, refreshed(plan.head, None), NOW) == plan
    (tmp_path / "cn-2027.toml").write_text(
        'country = "cn"\nyear = 2027\nstatus = "official"\n\n[[off]]\nname = "New Year\'s Day"\ndays = [2027-01-01]\n',
        encoding="utf-8",
    )
    command = refreshed(plan.head, tmp_path)
    assert isinstance(command, RefreshCalendar) and command.years == (2025, 2026, 2027)
    after = decide(plan, command, NOW)
    assert [row.day for row in after.calendar_day.values() if row.day.year == 2027] == [date(2027, 1, 1)]
    assert not any(row.estimated for row in after.calendar_day.values())
    assert own(after) == own(plan)
    kept = {row.id for row in plan.calendar_day.values() if row.day.year != 2027}
    assert kept <= after.calendar_day.keys()


def test_the_difference_is_shown_first_and_undone_in_one_step(tmp_path: Path) -> None:
    with a_planner(tmp_path / "a.db") as planner:
        adopt(planner, PLAN)
        campaign = PLAN.head.id
        command = SetCalendarDays((OwnDay(WEDNESDAY, DayKind.OFF, "Stock take"), OwnDay(SATURDAY, DayKind.WORK)))
        preview = planner.preview(campaign, command, TODAY)
        assert preview.asks and [shift.item_id for shift in preview.effects.planned] == [ONE]
        outcome = planner.perform(campaign, command, TODAY)
        assert outcome.entry is not None and (outcome.entry.subject, outcome.entry.count) == ("Stock take", 2)
        assert planner.undo()
        assert planner.snapshot(campaign, TODAY).outlook.plan.calendar_day.keys() == PLAN.calendar_day.keys()
