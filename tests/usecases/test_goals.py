"""Key results: giving, changing, measuring and ending them, and what becomes of them when the plan changes."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigntui.domain.goals import Direction, KeyResult
from campaigntui.domain.ids import CampaignId, ItemId, RowId
from campaigntui.domain.plan import Plan
from campaigntui.errors import BadInput, CampaignError, NotFound, RuleBroken
from campaigntui.scheduling.goals import score, standings
from campaigntui.scheduling.holes import HoleKind, holes
from campaigntui.usecases.commands import Command
from campaigntui.usecases.commands.campaign import ChangeProfile
from campaigntui.usecases.commands.goals import (
    AddKeyResult,
    EditKeyResult,
    MeasureKeyResults,
    RemoveKeyResult,
    TakeKeyResults,
)
from campaigntui.usecases.commands.items import ArchiveItems
from campaigntui.usecases.copying import CopyDraft
from campaigntui.usecases.deciding.decide import decide
from campaigntui.usecases.deciding.occasion import Occasion
from campaigntui.usecases.drafts import CampaignDraft
from campaigntui.usecases.merging import Clash, given_up, settled
from campaigntui.usecases.planner import Planner
from tests.storage.test_migrations import stored
from tests.usecases.test_undo import ITEMS, dump_of, small_plan
from tests.usecases.workbench import AT, TODAY, a_planner, adopt

OCCASION = Occasion(TODAY, AT, "tester")
RESULT = RowId(950)
LATER = date(2026, 10, 12)


def plan_with(**fields: Any) -> Plan:
    one = KeyResult(RESULT, CampaignId(1), "reply", "Replies in time", "service", target=92.0)
    plan = small_plan()
    return plan.without(*plan.key_result.values()).put(replace(one, **fields))


def after(command: Command, plan: Plan | None = None) -> Plan:
    return decide(plan or plan_with(), command, OCCASION)


def edited(changes: Mapping[str, Any], **fields: Any) -> KeyResult:
    return after(EditKeyResult(RESULT, changes), plan_with(**fields)).key_result[RESULT]


def key_results(planner: Planner, campaign: CampaignId) -> dict[str, KeyResult]:
    plan = planner.snapshot(campaign, TODAY).outlook.plan
    return {one.key: one for one in plan.key_result.values()}


# -- one command each -------------------------------------------------------------------------------------------------
def test_a_new_one_stands_after_the_others_under_an_id_of_its_own() -> None:
    values = {"unit": "%", "baseline": 3, "growth": 0.2, "weight": 12, "items": (ITEMS[1], ITEMS[0], ITEMS[1])}
    plan = after(AddKeyResult("  Conversion\nrate ", "designer", values=values), plan_with(position=4))
    plan = after(AddKeyResult("转化率", "designer"), plan)
    plan = after(AddKeyResult("Conversion rate", "designer"), plan)
    plan = after(AddKeyResult("Clicks", "designer", key="cost_rate"), plan)
    first, second, third, fourth = [*plan.key_result.values()][1:]
    assert (first.key, first.title, first.items, first.goal) == (
        "conversion-rate",
        "Conversion rate",
        (ITEMS[1], ITEMS[0]),
        3.6,
    )
    assert (second.key, third.key, fourth.key) == ("result", "conversion-rate-2", "cost_rate")
    assert [one.position for one in (first, second, third, fourth)] == [5, 6, 7, 8]
    assert (first.actual, first.measured, second.goal) == (None, None, None)


def test_a_target_takes_the_place_of_the_growth_and_the_other_way_round() -> None:
    grown = edited({"growth": 0.5}, baseline=80.0)
    assert (grown.target, grown.growth, grown.goal) == (None, 0.5, 120.0)
    aimed = edited({"target": 100}, target=None, growth=0.5, baseline=80.0)
    assert (aimed.target, aimed.growth) == (100.0, None)
    assert edited({"target": None}).goal is None
    assert edited({"growth": None}).target == 92


def test_measuring_writes_the_day_and_taking_back_removes_it() -> None:
    plan = after(MeasureKeyResults({RESULT: 91}))
    assert (plan.key_result[RESULT].actual, plan.key_result[RESULT].measured) == (91.0, TODAY)
    again = decide(plan, MeasureKeyResults({RESULT: 91}), Occasion(LATER, AT, "tester")).key_result[RESULT]
    assert (again.actual, again.measured) == (91.0, LATER)
    gone = after(MeasureKeyResults({RESULT: None}), plan).key_result[RESULT]
    assert (gone.actual, gone.measured) == (None, None)
    assert edited({"actual": 90.5}).measured == TODAY
    only, more = (EditKeyResult(RESULT, {"actual": 90.5, **rest}) for rest in ({}, {"weight": 2}))
    assert (only.told_as(plan, plan), more.told_as(plan, plan)) == ("MeasureKeyResults", "EditKeyResult")


def test_two_who_measure_the_same_number_meet() -> None:
    seen = plan_with().key_result[RESULT]
    plan = after(MeasureKeyResults({RESULT: 91}))
    with pytest.raises(Clash) as met:
        after(EditKeyResult(RESULT, {"actual": 92}, seen=seen), plan)
    assert [(each.field, each.theirs, each.mine) for each in met.value.clashing] == [("actual", 91.0, 92.0)]
    assert after(EditKeyResult(RESULT, {"actual": 91}, seen=seen), plan) == plan


def test_what_is_wrong_already_does_not_keep_its_words_from_being_mended() -> None:
    assert edited({"title": "Fast replies", "weight": 3}, baseline=95.0).title == "Fast replies"
    with pytest.raises(RuleBroken):
        edited({"title": "Fast replies", "baseline": 96}, baseline=95.0)


REFUSED: list[tuple[Command, type[CampaignError], str]] = [
    (AddKeyResult(" ", "service"), BadInput, "The title is empty"),
    (AddKeyResult("A", ""), BadInput, "Somebody has to answer for a key result"),
    (AddKeyResult("A", "cook"), RuleBroken, "There is no role “cook”. Roles are: "),
    (AddKeyResult("A", "service", key="reply"), RuleBroken, "“reply” is taken by another key result"),
    (AddKeyResult("A", "service", key="a = b"), BadInput, "“a = b” cannot be the id of a key result"),
    (AddKeyResult("A", "service", values={"target": 1, "growth": 1}), BadInput, "a target or a growth"),
    (AddKeyResult("A", "service", values={"colour": 1}), BadInput, "no field colour that can be edited"),
    (AddKeyResult("A", "service", values={"items": (ItemId(4711),)}), NotFound, "That item is gone"),
    (EditKeyResult(RESULT, {"target": 95, "growth": 0.1}), BadInput, "a target or a growth"),
    (EditKeyResult(RESULT, {"measured": TODAY}), BadInput, "no field measured that can be edited"),
    (EditKeyResult(RESULT, {"role": ""}), BadInput, "Somebody has to answer"),
    (EditKeyResult(RESULT, {"weight": 0}), BadInput, "A weight of 0 is out of range; it goes from 1 to 100"),
    (EditKeyResult(RESULT, {"weight": 101}), BadInput, "A weight of 101"),
    (EditKeyResult(RESULT, {"target": 1e15}), BadInput, "too large to be meant"),
    (EditKeyResult(RESULT, {"target": float("nan")}), BadInput, "too large to be meant"),
    (EditKeyResult(RESULT, {"baseline": float("-inf")}), BadInput, "too large to be meant"),
    (EditKeyResult(RESULT, {"title": "x" * 30_000}), BadInput, "is too long"),
    (EditKeyResult(RESULT, {"baseline": 92}), RuleBroken, "is to rise, but 92 is not above 92. Give another target"),
    (EditKeyResult(RESULT, {"baseline": 0, "growth": 0.5}), RuleBroken, "is to rise, but 0 is not above 0"),
    (EditKeyResult(RESULT, {"baseline": -8, "growth": 0.5}), RuleBroken, "is to rise, but -12 is not above -8"),
    (
        EditKeyResult(RESULT, {"baseline": 90, "direction": Direction.DOWN}),
        RuleBroken,
        "is to fall, but 92 is not below 90",
    ),
    (EditKeyResult(RowId(7), {"title": "A"}), NotFound, "That key result is gone"),
    (MeasureKeyResults({RESULT: 1.0, RowId(7): 2.0}), NotFound, "That key result is gone"),
    (MeasureKeyResults({RESULT: float("inf")}), BadInput, "too large to be meant"),
    (RemoveKeyResult(RowId(7)), NotFound, "That key result is gone"),
    (TakeKeyResults(), RuleBroken, "was not made from a playbook"),
]


@pytest.mark.parametrize(("command", "kind", "sentence"), REFUSED, ids=[row[2][:40] for row in REFUSED])
def test_what_cannot_be_is_refused_with_a_sentence(command: Command, kind: type[CampaignError], sentence: str) -> None:
    with pytest.raises(kind) as refusal:
        after(command)
    assert sentence in str(refusal.value)


def test_a_number_that_is_to_hold_may_be_anywhere() -> None:
    assert edited({"hold": True, "baseline": 95}).goal == 92
    assert edited({"hold": True, "baseline": 0, "growth": 0}).goal == 0


# -- in the file ------------------------------------------------------------------------------------------------------
def test_every_command_is_one_undo_step_and_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with a_planner(path) as planner:
        campaign = CampaignId(adopt(planner, plan_with()))
        walk: list[tuple[Command, str]] = [
            (AddKeyResult("Clicks", "designer", values={"target": 4.0, "items": ITEMS[:2]}), "Clicks"),
            (EditKeyResult(RESULT, {"growth": 0.1}), "Replies in time"),
            (MeasureKeyResults({RESULT: 91.0}), "Replies in time"),
            (RemoveKeyResult(RESULT), "Replies in time"),
        ]
        states = [dump_of(path)]
        for command, subject in walk:
            entry = planner.perform(campaign, command, TODAY).entry
            assert entry is not None
            assert (entry.kind, entry.subject, entry.count) == (type(command).__name__, subject, 1)
            states.append(dump_of(path))
        for state in reversed(states[:-1]):
            planner.undo()
            assert dump_of(path) == state
        planner.redo(len(walk))
        assert dump_of(path) == states[-1]


def test_two_editors_merge_and_what_both_changed_clashes(tmp_path: Path) -> None:
    with a_planner(tmp_path / "a.db") as mine, a_planner(tmp_path / "a.db") as yours:
        campaign = CampaignId(adopt(mine, plan_with(target=None, growth=0.5)))
        seen = key_results(yours, campaign)["reply"]
        mine.perform(campaign, EditKeyResult(RESULT, {"unit": "%"}, seen), TODAY)
        yours.perform(campaign, EditKeyResult(RESULT, {"weight": 7, "baseline": 80.0}, seen), TODAY)
        now = key_results(mine, campaign)["reply"]
        assert (now.unit, now.weight, now.goal) == ("%", 7, 120.0)

        mine.perform(campaign, EditKeyResult(RESULT, {"growth": 0.3}, now), TODAY)
        late = EditKeyResult(RESULT, {"target": 110.0, "title": "Fast"}, now)
        with pytest.raises(Clash) as caught:
            yours.perform(campaign, late, TODAY)
        clash = caught.value
        # Whoever changed the growth changed what the target says as well: either both stay, or both go.
        assert {each.field for each in clash.clashing} == {"target", "growth"}
        lost = given_up(clash, set())
        assert isinstance(lost, KeyResult)
        assert lost.target == 110
        theirs = settled(late, clash, set())
        assert theirs is not None
        yours.perform(campaign, theirs, TODAY)
        now = key_results(mine, campaign)["reply"]
        assert (now.title, now.growth, now.target) == ("Fast", 0.3, None)
        kept = settled(late, clash, {"target", "growth"})
        assert kept is not None
        yours.perform(campaign, kept, TODAY)
        now = key_results(mine, campaign)["reply"]
        assert (now.growth, now.target) == (None, 110.0)


ways = st.fixed_dictionaries(
    {},
    optional={
        "target": st.sampled_from([None, 100.0, 110.0]),
        "growth": st.sampled_from([None, 0.1, 0.3]),
        "title": st.sampled_from(["Fast", "Slow"]),
    },
)


@given(st.lists(st.tuples(st.sampled_from(["look", "save"]), st.integers(0, 1), ways), min_size=2, max_size=12))
def test_no_editor_overwrites_what_the_other_said_is_to_be_reached(walk: list[tuple[str, int, dict[str, Any]]]) -> None:
    plan = plan_with(target=None, growth=0.5)
    now = plan.key_result[RESULT]
    seen = [now, now]
    for act, who, changes in walk:
        if act == "look":
            seen[who] = now
            continue
        try:
            plan = after(EditKeyResult(RESULT, changes, seen[who]), plan)
        except (Clash, BadInput):
            continue
        then = plan.key_result[RESULT]
        assert then.target is None or then.growth is None
        assert {name: getattr(then, name) for name in changes} == changes
        for said in (lambda one: one.title, lambda one: (one.target, one.growth)):
            assert said(now) in (said(seen[who]), said(then)), "somebody's change was overwritten without a word"
        now = then


# -- from the playbook ------------------------------------------------------------------------------------------------
DRAFT = CampaignDraft("double11", "Double 11", date(2026, 11, 11), "classic")


def test_what_was_taken_away_comes_back_with_the_work_that_there_is(tmp_path: Path) -> None:
    with a_planner(tmp_path / "a.db") as planner:
        plan = planner.create(DRAFT, TODAY).snapshot.outlook.plan
        campaign = plan.head.id
        with pytest.raises(RuleBroken, match="none that this campaign lacks"):
            planner.perform(campaign, TakeKeyResults(), TODAY)
        before = key_results(planner, campaign)
        for key in ("gmv", "ctr"):
            planner.perform(campaign, RemoveKeyResult(before[key].id), TODAY)
        entry = planner.perform(campaign, TakeKeyResults(), TODAY).entry
        assert entry is not None
        assert (entry.kind, entry.count) == ("TakeKeyResults", 2)
        assert entry.subject == f"{before['gmv'].title}, {before['ctr'].title}"
        again = key_results(planner, campaign)

        def told(found: dict[str, KeyResult]) -> dict[str, KeyResult]:
            return {key: replace(one, id=RowId(0), version=0) for key, one in found.items()}

        assert told(again) == told(before)

        for key in (*before,):
            planner.perform(campaign, RemoveKeyResult(again[key].id), TODAY)
        entry = planner.perform(campaign, TakeKeyResults(), TODAY).entry
        assert entry is not None
        assert entry.count == len(before) > 3
        assert entry.subject == ", ".join(one.title for one in [*before.values()][:3]) + "…", (
            "one line has room for them"
        )


def test_a_file_of_the_first_version_has_none_and_takes_them(tmp_path: Path) -> None:
    path = stored(1, tmp_path / "a.db")
    with a_planner(path) as planner:
        campaign = planner.campaigns()[0].id
        assert key_results(planner, campaign) == {}
        with closing(sqlite3.connect(path)) as other, other:
            # It was made from a playbook, of which it has one role and one item.
            other.execute("UPDATE campaign SET playbook = 'double11', profile = 'classic'")
            other.execute("INSERT INTO role VALUES (90, ?, 'promoter', '', '[]', 0, 1)", (campaign,))
            other.execute("UPDATE item SET \"key\" = 'keyword-bid-plan' WHERE \"key\" = 'k5'")
        planner.perform(campaign, TakeKeyResults(), TODAY)
        found = key_results(planner, campaign)
        assert [(one.key, one.items) for one in found.values()] == [("roi", (ItemId(5),)), ("visitors", ())]
        planner.undo()
        assert key_results(planner, campaign) == {}


def test_a_copy_has_them_with_its_own_items_and_without_what_was_measured(tmp_path: Path) -> None:
    with a_planner(tmp_path / "a.db") as planner:
        campaign = planner.create(DRAFT, TODAY).snapshot.outlook.plan.head.id
        gmv = key_results(planner, campaign)["gmv"]
        planner.perform(campaign, EditKeyResult(gmv.id, {"baseline": 1_200_000, "actual": 1_840_569}), TODAY)
        planner.perform(campaign, ArchiveItems((gmv.items[0],)), TODAY)
        copy = planner.copy(campaign, CopyDraft("Next", date(2027, 11, 11)), TODAY).snapshot.outlook
        one = next(one for one in copy.plan.key_result.values() if one.key == "gmv")
        assert (one.baseline, one.growth, one.actual, one.measured) == (1_200_000, 0.5, None, None)
        source = planner.snapshot(campaign, TODAY).outlook.plan
        assert [copy.plan.item[i].key for i in one.items] == [source.item[i].key for i in gmv.items[1:]]
        assert score(standings(copy)) is None


def test_another_profile_takes_and_brings_what_hangs_on_the_deposit(tmp_path: Path) -> None:
    with a_planner(tmp_path / "a.db") as planner:
        draft = CampaignDraft("618", "618", date(2027, 6, 18), "wave_2025")
        campaign = planner.create(draft, TODAY).snapshot.outlook.plan.head.id
        before = key_results(planner, campaign)
        extra = (*before["collect"].items, before["gmv"].items[0])
        planner.perform(campaign, EditKeyResult(before["parcel"].id, {"items": extra}), TODAY)
        planner.perform(campaign, ChangeProfile("spot_2024"), TODAY)
        spot = key_results(planner, campaign)
        assert before.keys() - spot.keys() == {"balance"}
        plan = planner.snapshot(campaign, TODAY).outlook.plan
        # The untouched one lost the work that there is no use for now; what somebody chose stays as it was chosen.
        assert "prepack-presale" not in {plan.item[i].key for i in spot["collect"].items}
        assert spot["parcel"].items == extra
        planner.perform(campaign, ChangeProfile("wave_2025"), TODAY)
        back = key_results(planner, campaign)
        assert set(back) == set(before)
        assert back["collect"].items == before["collect"].items

        # Numbers that somebody has given are not thrown away.
        planner.perform(campaign, EditKeyResult(back["balance"].id, {"baseline": 90.0}), TODAY)
        planner.perform(campaign, ChangeProfile("spot_2024"), TODAY)
        assert key_results(planner, campaign)["balance"].baseline == 90


# -- a file that somebody else wrote ----------------------------------------------------------------------------------
@pytest.mark.parametrize("items", ["[999999]", "[{other}]", "[-1, 0, 999999, {other}]", "[{archived}]"])
def test_ids_of_items_that_are_elsewhere_or_nowhere_are_passed_over(tmp_path: Path, items: str) -> None:
    path = tmp_path / "a.db"
    with a_planner(path) as planner:
        plan = planner.create(
            replace(DRAFT, playbook="618", d_day=date(2027, 6, 18), profile="wave_2025"), TODAY
        ).snapshot.outlook.plan
        other = planner.create(DRAFT, TODAY).snapshot.outlook.plan
        campaign = plan.head.id
        archived = plan.item_named("template-archive").id
        planner.perform(campaign, ArchiveItems((archived,)), TODAY)
        foreign = items.format(other=next(iter(other.item)), archived=archived)
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("UPDATE key_result SET items = ? WHERE campaign_id = ?", (foreign, campaign))
            connection.execute("UPDATE key_result SET role = 'ghost' WHERE key = 'gmv'")
        outlook = planner.snapshot(campaign, TODAY).outlook
        assert not any(each.items for each in standings(outlook))
        found = [hole.kind for hole in holes(outlook)]
        assert found.count(HoleKind.KEY_RESULT_NO_ITEM) == 15
        assert found.count(HoleKind.KEY_RESULT_NO_ROLE) == 1
        gmv = key_results(planner, campaign)["gmv"]
        planner.perform(campaign, EditKeyResult(gmv.id, {"weight": 30}), TODAY)
        planner.perform(campaign, ChangeProfile("spot_2024"), TODAY)
        planner.copy(campaign, CopyDraft("Again", date(2027, 6, 18)), TODAY)
        planner.undo(3)
        assert key_results(planner, campaign)["gmv"] == gmv
