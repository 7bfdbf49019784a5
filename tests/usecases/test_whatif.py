"""What-if: suppositions on a scratch plan, what they harm, and that making them real gives what was supposed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaigntui.domain.checklist import Status
from campaigntui.domain.due import Due
from campaigntui.domain.ids import CampaignId, ItemId, MemberId
from campaigntui.domain.people import Member
from campaigntui.domain.plan import Plan
from campaigntui.domain.stage import Stage
from campaigntui.domain.suppositions import AnchorMoved, ItemLate, MemberAway, Supposition
from campaigntui.errors import CampaignError
from campaigntui.scheduling.health import BreakKind
from campaigntui.scheduling.look import look
from campaigntui.storage.holidaylists import HolidayLists
from campaigntui.usecases.commands.suppositions import Suppose
from campaigntui.usecases.coverage import missing_years
from campaigntui.usecases.deciding.decide import decide
from campaigntui.usecases.deciding.occasion import Occasion
from campaigntui.usecases.whatif import WhatIf, what_if
from tests.builders import D_DAY, TODAY, a_plan, an_item, started
from tests.scheduling.drawing import days_around, plans
from tests.scheduling.plans import HERE
from tests.scheduling.plans import a_plan as cn_plan
from tests.usecases.workbench import a_planner, adopt

NOW = Occasion(TODAY, "", "")
LI = MemberId(5001)
BRIEF, PAGES, LAUNCH = ItemId(1), ItemId(2), ItemId(3)


def a_chain() -> Plan:
    """Brief, pages, launch: a day of slack before the gate of the pages, and Li does the first two."""
    plan = a_plan(
        an_item(1, "D-20", "Brief", duration=2, member_id=LI),
        an_item(2, "D-16", "Pages", stage=Stage.PAGES, duration=3, gate=True, member_id=LI),
        an_item(3, "D-10", "Launch", stage=Stage.TRAFFIC, ready_by=Due.parse("D-9")),
        links=[(1, 2, 0), (2, 3, 4)],
        gates={Stage.PAGES: Due.parse("D-15")},
    )
    return plan.put(Member(LI, HERE, "Li", ("designer",)))


LISTS = HolidayLists()


def supposing(plan: Plan, *suppositions: Supposition, today: date = TODAY) -> WhatIf:
    return what_if(look(plan, today), suppositions, replace(NOW, today=today), LISTS)


def test_lateness_eats_the_slack_then_breaks_the_gate() -> None:
    two = supposing(a_chain(), ItemLate(BRIEF, 2))
    assert two.hits.slack == (1, 0)
    assert two.hits.ends == ()
    four = supposing(a_chain(), ItemLate(BRIEF, 4))
    assert four.hits.slack == (1, -2)
    assert [(e.kind, e.stage, e.before, e.after) for e in four.hits.ends] == [
        (BreakKind.GATE, Stage.PAGES, 0, 2),
        (BreakKind.DEADLINE, Stage.TRAFFIC, 0, 1),
    ]
    assert [(hit.item_id, hit.days, hit.breaks) for hit in four.hits.items] == [
        (BRIEF, 4, True),
        (PAGES, 3, True),
        (LAUNCH, 2, True),
    ]
    assert [(hit.member_id, hit.items, hit.days) for hit in four.hits.members] == [(LI, (BRIEF, PAGES), 4)]
    pages = next(hit for hit in four.hits.stages if hit.stage is Stage.PAGES)
    assert (pages.slack, pages.gate) == ((1, -2), (1, -2))


def test_planned_bars_stay_and_the_tail_turns_red() -> None:
    found = supposing(a_chain(), ItemLate(BRIEF, 4))
    for item_id in (BRIEF, PAGES, LAUNCH):
        assert found.after.schedule.windows[item_id][:2] == found.before.schedule.windows[item_id][:2]
    assert found.after.health.items[BRIEF].days_late == 4


def test_an_absence_and_an_earlier_d_day_come_together() -> None:
    away = MemberAway(LI, D_DAY - timedelta(days=19), D_DAY - timedelta(days=16))
    found = supposing(a_chain(), away, AnchorMoved("peak_day", -1))
    assert found.after.plan.d_day.day == D_DAY - timedelta(days=1)
    assert found.after.plan.member[LI].days_off[0] == away.first
    assert found.before.plan.member[LI].days_off == ()
    assert (
        found.hits.slack[1] is not None
        and found.hits.slack[0] is not None
        and found.hits.slack[1] < found.hits.slack[0]
    )


def test_several_suppositions_are_one_step_of_undo(tmp_path: Path) -> None:
    with a_planner(tmp_path / "a.db") as planner:
        campaign = CampaignId(adopt(planner, a_chain()))
        plan = planner.snapshot(campaign, TODAY).outlook.plan
        all_of_it = (ItemLate(BRIEF, 2), MemberAway(LI, D_DAY, D_DAY), AnchorMoved("peak_day", -1))
        scratch = planner.suppose(campaign, all_of_it, TODAY)
        assert planner.snapshot(campaign, TODAY).outlook.plan == plan
        outcome = planner.perform(campaign, Suppose(all_of_it), TODAY)
        assert outcome.entry is not None and (outcome.entry.subject, outcome.entry.count) == ("Brief", 3)
        real, forecast = outcome.snapshot.outlook.schedule.windows, scratch.after.schedule.windows
        assert {i: w.forecast_finish for i, w in real.items()} == {i: w.forecast_finish for i, w in forecast.items()}
        assert outcome.snapshot.outlook.plan.item[BRIEF].due == Due.parse("D-18")
        planner.undo()
        assert planner.snapshot(campaign, TODAY).outlook.plan == plan
        # The journal names a moment as people do.
        assert Suppose(all_of_it[::-1]).subject(plan, plan) == ("D-day", 3)


def test_a_move_into_another_year_knows_its_holidays(tmp_path: Path) -> None:
    plan = cn_plan(D_DAY, [an_item(1, "D-20", "Brief", duration=2)])
    with a_planner(tmp_path / "a.db") as planner:
        campaign = CampaignId(adopt(planner, plan))
        move = (AnchorMoved("peak_day", 365), AnchorMoved("peak_day", 365))
        scratch = planner.suppose(campaign, move, TODAY).after
        assert (plan.head.calendar_to, scratch.plan.head.calendar_to) == (2027, 2028)
        real = planner.perform(campaign, Suppose(move), TODAY).snapshot.outlook
        assert real.schedule == scratch.schedule


def test_the_years_reach_as_far_as_the_latest_finish() -> None:
    review = an_item(1, "D+5", stage=Stage.REVIEW, duration=10, ready_by=Due(day=date(2029, 1, 5)))
    found = missing_years(look(cn_plan(D_DAY, [review]), TODAY))
    # The latest start lies in the year before.
    assert found is not None and found[-1] == 2029


def test_what_has_been_started_takes_longer_when_it_is_late() -> None:
    plan = a_chain()
    plan = plan.put(started(plan.item[BRIEF], TODAY))
    command = Suppose((ItemLate(BRIEF, 3),))
    after = look(decide(plan, command, NOW), TODAY)
    assert after.plan.item[BRIEF].duration == 5
    assert (
        after.schedule.windows[BRIEF].forecast_finish
        == supposing(plan, ItemLate(BRIEF, 3)).after.schedule.windows[BRIEF].forecast_finish
    )


@settings(max_examples=70)
@given(plans(), days_around(D_DAY), st.data())
def test_made_real_the_late_item_is_expected_when_it_was_supposed(plan: Plan, today: date, data: st.DataObject) -> None:
    open_items = [i.id for i in plan.item.values() if i.status is not Status.DONE and not i.archived]
    if not open_items:
        return
    late = ItemLate(data.draw(st.sampled_from(open_items)), data.draw(st.integers(1, 12)))
    scratch = supposing(plan, late, today=today)
    real = look(decide(plan, Suppose((late,)), replace(NOW, today=today)), today)
    supposed = scratch.after.schedule.windows[late.item_id].forecast_finish
    assert real.schedule.windows[late.item_id].forecast_finish == supposed
    assert real.schedule.windows[late.item_id].planned_finish == supposed
    # Lateness only ever delays, and only what follows.
    for item_id, window in scratch.after.schedule.windows.items():
        assert window.forecast_finish >= scratch.before.schedule.windows[item_id].forecast_finish
        assert window[4:6] == scratch.before.schedule.windows[item_id][4:6]


@pytest.mark.parametrize(
    ("supposition", "sentence"),
    [
        (ItemLate(LAUNCH, 0), "at least one working day"),
        (ItemLate(ItemId(99), 1), "is gone"),
        (ItemLate(BRIEF, 400), "too many"),
        (MemberAway(LI, D_DAY, TODAY), "ends before it begins"),
        (MemberAway(MemberId(7), TODAY, TODAY), "no longer on the team"),
        (AnchorMoved("launch", 1), "no anchor “launch”"),
    ],
)
def test_what_cannot_be_supposed_is_refused(supposition: Supposition, sentence: str) -> None:
    with pytest.raises(CampaignError, match=sentence):
        supposing(a_chain(), supposition)


def test_what_is_done_cannot_be_late() -> None:
    plan = a_chain()
    plan = plan.put(replace(plan.item[BRIEF], status=Status.DONE, finished=TODAY))
    with pytest.raises(CampaignError, match="is done"):
        supposing(plan, ItemLate(BRIEF, 1))
