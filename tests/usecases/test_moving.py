"""Moving items, stages and moments: what goes along, what stays, and that the way back leads back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from campaigntui.domain.campaign import Confidence
from campaigntui.domain.checklist import Status
from campaigntui.domain.due import D_DAY, Due, Unit
from campaigntui.domain.ids import CampaignId, ItemId
from campaigntui.domain.plan import TABLES, Plan
from campaigntui.domain.stage import Stage
from campaigntui.errors import CampaignError
from campaigntui.scheduling.effects import contradicted_links, effects
from campaigntui.scheduling.engine import calendar_of, resolve
from campaigntui.scheduling.look import look
from campaigntui.usecases.commands import Command
from campaigntui.usecases.commands.anchors import AnchorMove, MoveAnchors
from campaigntui.usecases.commands.dates import Follow, ShiftItems, StretchItems
from campaigntui.usecases.commands.items import EditItem, FinishItems
from campaigntui.usecases.commands.stages import ShiftStages, StretchStages
from campaigntui.usecases.deciding.decide import decide, staying
from campaigntui.usecases.deciding.occasion import Occasion
from campaigntui.usecases.drafts import CampaignDraft
from campaigntui.usecases.planner import Planner
from campaigntui.usecases.playbooks import playbook
from tests.builders import a_plan, an_item, finished
from tests.scheduling.drawing import D_DAY as DRAWN_DAY
from tests.scheduling.drawing import days_around, plans
from tests.usecases.workbench import TODAY, a_planner, adopt

days = days_around(DRAWN_DAY)
drawn = settings(max_examples=40)


def at(today: date) -> Occasion:
    return Occasion(today, "2026-10-09T01:00:00+00:00", "tester", lambda name: playbook(name, None))


def after(plan: Plan, command: Command, today: date = TODAY) -> Plan:
    return decide(plan, command, at(today))


def rules(plan: Plan) -> dict[str, str]:
    return {item.key: str(item.due) for item in plan.item.values()}


# -- what goes along --------------------------------------------------------------------------------------------------
@drawn
@given(plans(), days, st.integers(-12, 12), st.sampled_from([Follow.ALL, Follow.BUFFER]), st.data())
def test_what_goes_along_contradicts_no_link_that_held(
    plan: Plan, today: date, by: int, follow: Follow, data: st.DataObject
) -> None:
    ids = tuple(data.draw(st.sets(st.sampled_from(sorted(plan.item)), min_size=1, max_size=2)))
    try:
        moved = after(plan, ShiftItems(ids, by, follow), today)
    except CampaignError:
        assume(False)
    assert not effects(look(plan, today), look(moved, today)).contradicted


@drawn
@given(plans(), days, st.integers(-3, 6), st.sampled_from([Follow.ALL, Follow.BUFFER]), st.data())
def test_a_longer_item_contradicts_no_link_that_held(
    plan: Plan, today: date, by: int, follow: Follow, data: st.DataObject
) -> None:
    item_id = data.draw(st.sampled_from(sorted(plan.item)))
    longer = after(plan, StretchItems((item_id,), by, follow), today)
    assert not effects(look(plan, today), look(longer, today)).contradicted


@drawn
@given(plans(), days, st.integers(-12, 12), st.data())
def test_keeping_the_conflict_changes_only_what_is_named(plan: Plan, today: date, by: int, data: st.DataObject) -> None:
    ids = tuple(data.draw(st.sets(st.sampled_from(sorted(plan.item)), min_size=1, max_size=3)))
    try:
        moved = after(plan, ShiftItems(ids, by), today)
    except CampaignError:
        assume(False)
    assert {i for i in plan.item if moved.item[i] != plan.item[i]} <= set(ids)
    assert all(getattr(moved, table) == getattr(plan, table) for table in TABLES if table != "item")


@drawn
@given(plans(), days, st.integers(-12, 12), st.data())
def test_the_way_back_leads_back(plan: Plan, today: date, by: int, data: st.DataObject) -> None:
    """Alone there and alone back; every item is planned on the days it had, whatever zone the campaign is in."""
    item_id = data.draw(st.sampled_from(sorted(plan.item)))
    plan = plan.put(replace(plan.head, timezone=data.draw(st.sampled_from(["America/Santiago", "Europe/Berlin"]))))
    try:
        there = after(plan, ShiftItems((item_id,), by), today)
        back = after(there, ShiftItems((item_id,), -by), today)
    except CampaignError:
        assume(False)
    before, again = look(plan, today).schedule.windows, look(back, today).schedule.windows
    assert all(before[i][:2] == again[i][:2] for i in before)
    item, calendar = plan.item[item_id], calendar_of(plan)
    on_the_way = there.item[item_id].due
    if item.due is None or on_the_way is None:
        return
    # On the day of the moment itself a rule counts nothing, so it does not keep in what it counted.
    if item.due.unit is Unit.WORKDAYS and not on_the_way.offset:
        return
    # An item of any day moves by days, so a rule in working days comes back as one in days.
    counted = (
        item.due.unit is not Unit.WORKDAYS if item.any_day else calendar.is_working(resolve(item.due, plan, calendar))
    )
    if counted:
        rules = item.due, back.item[item_id].due
        assert back == plan, f"a rule that gives a working day is the same rule again: {rules}"


CHAIN = (an_item(1, "D-20"), an_item(2, "D-19"), an_item(3, "D-10"), an_item(4, "D-9"))
LINKS = ((1, 2, 0), (2, 3, 0), (3, 4, 0))


@pytest.mark.parametrize(
    ("follow", "dues"),
    [
        (Follow.KEEP, ["D-17", "D-19", "D-10", "D-9"]),
        (Follow.BUFFER, ["D-17", "D-16", "D-10", "D-9"]),
        (Follow.ALL, ["D-17", "D-16", "D-7", "D-6"]),
    ],
)
def test_later_draws_what_waits(follow: Follow, dues: list[str]) -> None:
    plan = a_plan(*CHAIN, links=LINKS)
    assert [*rules(after(plan, ShiftItems((ItemId(1),), 3, follow))).values()] == dues


@pytest.mark.parametrize(
    ("follow", "dues"),
    [
        (Follow.KEEP, ["D-20", "D-19", "D-10", "D-22"]),
        (Follow.BUFFER, ["D-25", "D-24", "D-23", "D-22"]),
        (Follow.ALL, ["D-33", "D-32", "D-23", "D-22"]),
    ],
)
def test_earlier_draws_what_is_waited_for(follow: Follow, dues: list[str]) -> None:
    plan = a_plan(*CHAIN, links=LINKS)
    assert [*rules(after(plan, ShiftItems((ItemId(4),), -13, follow))).values()] == dues


def test_done_items_and_accepted_links_are_left_alone() -> None:
    done = finished(CHAIN[1], date(2026, 10, 1))
    plan = a_plan(CHAIN[0], done, *CHAIN[2:], links=LINKS)
    moved = after(plan, ShiftItems((ItemId(1),), 15, Follow.ALL))
    assert [*rules(moved).values()] == ["D-5", "D-19", "D-10", "D-9"]
    plan = a_plan(*CHAIN, links=LINKS)
    plan = plan.put(*(replace(link, accepted="we know") for link in plan.link.values()))
    assert [*rules(after(plan, ShiftItems((ItemId(1),), 3, Follow.BUFFER))).values()] == ["D-17", "D-19", "D-10", "D-9"]


def test_a_fixed_date_that_goes_along_stays_a_fixed_date() -> None:
    plan = a_plan(CHAIN[0], replace(CHAIN[1], due=Due(day=date(2026, 10, 23))), links=[(1, 2, 0)])
    moved = after(plan, ShiftItems((ItemId(1),), 3, Follow.BUFFER))
    assert moved.item[ItemId(2)].due == Due(day=date(2026, 10, 26))


# -- stages -----------------------------------------------------------------------------------------------------------
def test_a_stage_moves_with_its_gate_and_the_items_that_are_not_done() -> None:
    items = (an_item(1, "D-30"), finished(an_item(2, "D-28"), date(2026, 10, 14)), an_item(3, "D-9", stage=Stage.PAGES))
    plan = a_plan(*items, gates={Stage.PLAN: Due(offset=-20), Stage.PAGES: Due(offset=-5)})
    moved = after(plan, ShiftStages((Stage.PLAN,), 4))
    assert [*rules(moved).values()] == ["D-26", "D-28", "D-9"]
    ends = {part.stage: tuple(map(str, (part.opens, part.closes, part.gate_due))) for part in moved.stage_plan.values()}
    assert ends == {Stage.PLAN: ("D-56", "D-16", "D-16"), Stage.PAGES: ("D-60", "D-5", "D-5")}
    assert after(moved, ShiftStages((Stage.PLAN,), -4)) == plan


def test_a_longer_stage_moves_its_close_and_gate_only() -> None:
    plan = a_plan(an_item(1, "D-30"), gates={Stage.PLAN: Due(offset=-20)})
    longer = after(plan, StretchStages((Stage.PLAN,), 4))
    (part,) = longer.stage_plan.values()
    assert tuple(map(str, (part.opens, part.closes, part.gate_due))) == ("D-60", "D-16", "D-16")
    assert longer.item == plan.item
    with pytest.raises(CampaignError, match="close before it opens"):
        after(plan, StretchStages((Stage.PLAN,), -41))


# -- moments ----------------------------------------------------------------------------------------------------------
def double11(planner: Planner) -> CampaignId:
    draft = CampaignDraft("double11", "Double 11", date(2026, 11, 11))
    return planner.create(draft, TODAY).snapshot.outlook.plan.head.id


def plan_of(planner: Planner, campaign: CampaignId) -> Plan:
    return planner.snapshot(campaign, TODAY).outlook.plan


def moving(key: str, days: int, plan: Plan) -> MoveAnchors:
    return MoveAnchors((AnchorMove(key, plan.anchor_named(key).day + timedelta(days=days)),))


def test_a_moment_takes_along_what_hangs_on_it_and_names_what_has_a_date_of_its_own(tmp_path: Path) -> None:
    with a_planner(tmp_path / "a.db") as planner:
        campaign = double11(planner)
        fixed = plan_of(planner, campaign).item_named("key-visual")
        planner.perform(campaign, EditItem(fixed.id, {"due": Due(day=date(2026, 10, 12))}), TODAY)
        before = planner.snapshot(campaign, TODAY).outlook
        hanging = [i for i in before.plan.item.values() if i.due is not None and i.due.anchor == "spot_start"]
        command = moving("spot_start", -1, before.plan)
        preview = planner.preview(campaign, command, TODAY)
        assert preview.asks
        assert [(a.key, a.after and a.after.day) for a in preview.effects.anchors] == [
            ("spot_start", before.plan.anchor_named("spot_start").day - timedelta(days=1))
        ]
        assert {shift.item_id for shift in preview.effects.planned} <= {item.id for item in hanging}
        assert preview.effects.planned
        assert [item.key for item in preview.staying.items] == ["key-visual"]
        planner.perform(campaign, command, TODAY)
        assert plan_of(planner, campaign).item_named("key-visual").due == Due(day=date(2026, 10, 12))
        planner.undo()
        assert planner.snapshot(campaign, TODAY).outlook.plan == before.plan


def test_with_d_day_move_the_moments_that_are_counted_from_it(tmp_path: Path) -> None:
    with a_planner(tmp_path / "a.db") as planner:
        campaign = double11(planner)
        plan = plan_of(planner, campaign)
        planner.perform(campaign, moving("balance_open", 2, plan), TODAY)
        sure = MoveAnchors((AnchorMove("deposit_open", confidence=Confidence.CONFIRMED),))
        planner.perform(campaign, sure, TODAY)
        plan = plan_of(planner, campaign)
        command = moving(D_DAY, 1, plan)
        assert {a.key for a in planner.preview(campaign, command, TODAY).staying.anchors} == {
            "deposit_open", "balance_open",
        }  # fmt: skip
        planner.perform(campaign, command, TODAY)
        moved = plan_of(planner, campaign)
        distances = {anchor.key: (moved.anchor[anchor.id].day - anchor.day).days for anchor in plan.anchor.values()}
        assert {key for key, days in distances.items() if days == 0} == {"deposit_open", "balance_open"}
        assert {days for key, days in distances.items()} == {0, 1}
        back = moving(D_DAY, -1, moved)
        planner.perform(campaign, back, TODAY)
        assert _dateless(plan_of(planner, campaign)) == _dateless(plan)


def _dateless(plan: Plan) -> Plan:
    """The plan without the journal's numbers on its rows."""
    return plan.put(*(replace(row, version=0) for table in TABLES for row in getattr(plan, table).values()))


@drawn
@given(plans(), days, st.integers(-40, 40))
def test_d_day_there_and_back_is_the_same_plan(plan: Plan, today: date, by: int) -> None:
    there = after(plan, moving(D_DAY, by, plan), today)
    assert {a.key: (a.day - plan.anchor[a.id].day).days for a in there.anchor.values()} == dict.fromkeys(
        (a.key for a in plan.anchor.values()), by
    )
    assert after(there, moving(D_DAY, -by, there), today) == plan


def test_an_hour_and_a_confidence_are_set_without_moving_anything(tmp_path: Path) -> None:
    with a_planner(tmp_path / "a.db") as planner:
        campaign = double11(planner)
        command = MoveAnchors((AnchorMove("deposit_open", clock=time(19), confidence=Confidence.CONFIRMED),))
        preview = planner.preview(campaign, command, TODAY)
        assert not preview.asks
        assert not preview.effects.planned
        assert not preview.staying.items
        planner.perform(campaign, command, TODAY)
        anchor = plan_of(planner, campaign).anchor_named("deposit_open")
        assert (anchor.clock, anchor.confidence) == (time(19), Confidence.CONFIRMED)
        planner.perform(campaign, MoveAnchors((AnchorMove("deposit_open", no_clock=True),)), TODAY)
        assert plan_of(planner, campaign).anchor_named("deposit_open").clock is None


def test_a_moment_that_is_not_there_or_far_away_is_refused() -> None:
    plan = a_plan(an_item(1))
    with pytest.raises(CampaignError, match="has no anchor"):
        after(plan, MoveAnchors((AnchorMove("deposit_open", date(2026, 10, 20)),)))
    plan = a_plan(an_item(1), anchors={"deposit_open": date(2026, 10, 20)})
    with pytest.raises(CampaignError, match="more than 20 years"):
        after(plan, MoveAnchors((AnchorMove("deposit_open", date(2126, 10, 20)),)))
    with pytest.raises(CampaignError, match="outside the years"):
        after(plan, MoveAnchors((AnchorMove(D_DAY, date(9000, 1, 1)),)))


def test_a_moment_that_only_breaks_something_is_shown_first(tmp_path: Path) -> None:
    plan = a_plan(an_item(1, "D-20", ready_by=Due.parse("deposit_open")), anchors={"deposit_open": date(2026, 10, 23)})
    with a_planner(tmp_path / "a.db") as planner:
        campaign = CampaignId(adopt(planner, plan))
        assert not planner.preview(campaign, moving("deposit_open", 1, plan), TODAY).asks
        preview = planner.preview(campaign, moving("deposit_open", -3, plan), TODAY)
        assert (preview.effects.planned, len(preview.effects.breaks)) == ((), 1)
        assert preview.asks


@pytest.mark.parametrize(
    ("follow", "dues"),
    [
        (Follow.KEEP, ["D-21", "D-20", "D-16"]),
        (Follow.BUFFER, ["D-23", "D-22", "D-16"]),
        (Follow.ALL, ["D-23", "D-22", "D-16"]),
    ],
)
def test_an_earlier_deadline_draws_what_it_binds(follow: Follow, dues: list[str]) -> None:
    """Tuesday 20 October is D-22; the last item had missed its deadline before, so nothing is done about it."""
    bound, late = (Due.parse("deposit_open"), Due.parse("deposit_open+1"))
    items = an_item(1, "D-21"), an_item(2, "D-20", ready_by=bound), an_item(3, "D-16", ready_by=late)
    plan = a_plan(*items, links=[(1, 2, 0)], anchors={"deposit_open": date(2026, 10, 23)})
    command = MoveAnchors((AnchorMove("deposit_open", date(2026, 10, 20)),), follow)
    assert [*rules(after(plan, command)).values()] == dues


def test_done_items_stay_where_they_were_done(tmp_path: Path) -> None:
    with a_planner(tmp_path / "a.db") as planner:
        campaign = double11(planner)
        plan = plan_of(planner, campaign)
        done = next(i for i in plan.item.values() if i.due is not None and i.due.anchor == "spot_start")
        planner.perform(campaign, FinishItems((done.id,)), TODAY)
        found = planner.preview(campaign, moving("spot_start", -1, plan), TODAY).effects
        assert done.id not in {shift.item_id for shift in found.planned}
        planner.perform(campaign, moving("spot_start", -1, plan), TODAY)
        outlook = planner.snapshot(campaign, TODAY).outlook
        assert outlook.plan.item[done.id].status is Status.DONE
        assert outlook.schedule.windows[done.id].forecast_finish == TODAY


def test_links_of_done_items_do_not_count_as_contradicted() -> None:
    plan = a_plan(an_item(1, "D-10"), an_item(2, "D-12"), links=[(1, 2, 0)])
    assert len(contradicted_links(look(plan, TODAY))) == 1
    done = a_plan(finished(an_item(1, "D-10"), TODAY), an_item(2, "D-12"), links=[(1, 2, 0)])
    assert not contradicted_links(look(done, TODAY))
    assert staying(plan, ShiftItems((ItemId(1),), 1), at(TODAY)) == ((), ())
