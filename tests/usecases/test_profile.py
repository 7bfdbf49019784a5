"""Another profile for a campaign: what follows, what stays, and the way back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from campaigntui.domain.campaign import Confidence
from campaigntui.domain.due import Due
from campaigntui.domain.ids import CampaignId
from campaigntui.domain.plan import TABLES, Plan
from campaigntui.errors import BadInput, RuleBroken
from campaigntui.storage.playbookfiles import packaged_playbook
from campaigntui.usecases.commands.calendar import Thaw
from campaigntui.usecases.commands.campaign import ChangeProfile, TakeFreezes, TakeMeetings
from campaigntui.usecases.commands.items import EditItem, FinishItems, StartItems
from campaigntui.usecases.deciding.profile import staying
from campaigntui.usecases.drafts import CampaignDraft
from campaigntui.usecases.planner import Planner
from campaigntui.wording.effects import effect_lines, effect_sentence
from tests.usecases.workbench import a_planner, adopt

TODAY = date(2026, 9, 1)
DRAFT = CampaignDraft("double11", "Double 11", date(2026, 11, 11), "classic")


def content(plan: Plan) -> dict[str, list[Any]]:
    """All rows without what a campaign is not told by: ids and versions; those that refer to items by their keys."""
    keys = {item.id: item.key for item in plan.item.values()}
    found: dict[str, list[Any]] = {}
    for table in TABLES:
        rows = []
        for row in getattr(plan, table).values():
            plain = (
                replace(row, id=0, campaign_id=0, version=0) if table != "campaign" else replace(row, id=0, version=0)
            )
            if table == "link":
                plain = replace(plain, before=keys[row.before], after=keys[row.after])
            elif table in ("step", "handoff"):
                plain = replace(plain, item_id=keys.get(row.item_id))
            elif table == "criterion":
                plain = replace(plain, evidence=tuple(keys[i] for i in row.evidence))
            elif table == "key_result":
                plain = replace(plain, items=tuple(keys[i] for i in row.items))
            rows.append(plain)
        found[table] = sorted(rows, key=str)
    return found


def created(planner: Planner, profile: str = "classic") -> tuple[CampaignId, Plan]:
    plan = planner.create(replace(DRAFT, profile=profile), TODAY).snapshot.outlook.plan
    return plan.head.id, plan


def plan_of(planner: Planner, campaign: CampaignId) -> Plan:
    return planner.snapshot(campaign, TODAY).outlook.plan


@pytest.mark.parametrize("there", ["classic", "wave_2025"])
def test_an_untouched_campaign_becomes_the_one_of_the_other_profile_and_back(tmp_path: Path, there: str) -> None:
    back = {"classic": "wave_2025", "wave_2025": "classic"}[there]
    with a_planner(tmp_path / "a.db") as planner:
        campaign, plan = created(planner, back)
        planner.perform(campaign, ChangeProfile(there), TODAY)
        assert content(plan_of(planner, campaign)) == content(planner.sketch(replace(DRAFT, profile=there), TODAY).plan)
        planner.perform(campaign, ChangeProfile(back), TODAY)
        assert content(plan_of(planner, campaign)) == content(plan)


def test_it_is_one_undo_step(tmp_path: Path) -> None:
    with a_planner(tmp_path / "a.db") as planner:
        campaign, plan = created(planner)
        entry = planner.perform(campaign, ChangeProfile("wave_2025"), TODAY).entry
        assert entry is not None
        assert (entry.kind, entry.subject, entry.count) == ("ChangeProfile", "wave_2025", 1)
        after = plan_of(planner, campaign)
        planner.undo()
        assert plan_of(planner, campaign) == plan
        planner.redo()
        assert plan_of(planner, campaign) == after


def test_the_difference_is_shown_first_and_names_the_right_items(tmp_path: Path) -> None:
    with a_planner(tmp_path / "a.db") as planner:
        campaign, plan = created(planner)
        preview = planner.preview(campaign, ChangeProfile("wave_2025"), TODAY)
        moved = {plan.item[shift.item_id].key: shift.after[1] for shift in preview.effects.planned}
        assert preview.asks
        assert moved["inbound-check"] == date(2026, 10, 16)
        assert moved["presale-traffic-launch"] == date(2026, 10, 15)
        assert "recap-meeting" not in moved
        assert plan_of(planner, campaign) == plan


def test_what_was_set_by_hand_stays_and_is_named(tmp_path: Path) -> None:
    with a_planner(tmp_path / "a.db") as planner:
        campaign, plan = created(planner)
        stock, guard = plan.item_named("inbound-check"), plan.item_named("oversell-guard")
        planner.perform(campaign, EditItem(stock.id, {"due": Due(offset=-15), "title": "Ours"}), TODAY)
        planner.perform(campaign, FinishItems((guard.id,)), TODAY)
        held = staying(plan_of(planner, campaign), packaged_playbook("double11"), "wave_2025")
        assert [item.key for item in held.items] == ["inbound-check"]
        planner.perform(campaign, ChangeProfile("wave_2025"), TODAY)
        after = plan_of(planner, campaign)
        assert (after.item[stock.id].due, after.item[stock.id].title) == (Due(offset=-15), "Ours")
        # What is done is done, and its date is history.
        assert after.item[guard.id].due == guard.due
        assert after.item_named("stock-status-board").due == Due("spot_start")


def test_a_moment_that_the_platform_confirmed_stays(tmp_path: Path) -> None:
    with a_planner(tmp_path / "a.db") as planner:
        plan = planner.sketch(DRAFT, TODAY).plan
        said = replace(plan.anchor_named("deposit_open"), day=date(2026, 10, 20), confidence=Confidence.CONFIRMED)
        campaign = CampaignId(adopt(planner, plan.put(said)))
        held = staying(plan_of(planner, campaign), packaged_playbook("double11"), "wave_2025")
        assert [anchor.key for anchor in held.anchors] == ["deposit_open"]
        planner.perform(campaign, ChangeProfile("wave_2025"), TODAY)
        after = plan_of(planner, campaign)
        assert after.anchor_named("deposit_open").day == date(2026, 10, 20)
        assert after.anchor_named("spot_start").day == date(2026, 10, 20)
        assert "goods_lock" not in {anchor.key for anchor in after.anchor.values()}


def test_a_moment_that_something_hangs_on_stays(tmp_path: Path) -> None:
    with a_planner(tmp_path / "a.db") as planner:
        campaign, plan = created(planner)
        item = plan.item_named("sku-tiering")
        planner.perform(campaign, EditItem(item.id, {"due": Due("goods_lock", -30)}), TODAY)
        planner.perform(campaign, ChangeProfile("wave_2025"), TODAY)
        assert plan_of(planner, campaign).anchor_named("goods_lock").day == date(2026, 10, 23)


def test_what_cannot_be_is_refused(tmp_path: Path) -> None:
    with a_planner(tmp_path / "a.db") as planner:
        campaign, plan = created(planner)
        with pytest.raises(BadInput, match=r"has no profile “spot”\. It has: wave_2025, classic"):
            planner.perform(campaign, ChangeProfile("spot"), TODAY)
        assert planner.perform(campaign, ChangeProfile("classic"), TODAY).entry is None
        own = plan.put(replace(plan.head, playbook="", profile=""))
    with a_planner(tmp_path / "b.db") as planner, pytest.raises(RuleBroken, match="was not made from a playbook"):
        bare = CampaignId(adopt(planner, own))
        planner.perform(bare, ChangeProfile("classic"), TODAY)
    with a_planner(tmp_path / "b.db") as planner, pytest.raises(RuleBroken, match="none to take anything from"):
        planner.perform(bare, TakeMeetings(), TODAY)


MIDYEAR = CampaignDraft("618", "618", date(2027, 6, 18), "wave_2025", members=(("Ann", ("warehouse",)),))
SPOT = replace(MIDYEAR, profile="spot_2024")
EARLY = date(2027, 3, 1)


def at_work(plan: Plan) -> Plan:
    """The plan without what is archived and what belongs to it, everything in one place and nobody's."""
    gone = {item.id for item in plan.item.values() if item.archived}
    links = [link for link in plan.link.values() if {link.before, link.after} & gone]
    steps = [step for step in plan.step.values() if step.item_id in gone]
    plan = plan.without(*links, *steps, *(plan.item[number] for number in gone))
    plan = plan.put(*(replace(item, position=0, member_id=None) for item in plan.item.values()))
    return plan.put(*(replace(one, position=0) for one in plan.key_result.values()))


@pytest.mark.parametrize(("here", "there"), [(MIDYEAR, SPOT), (SPOT, MIDYEAR)])
def test_items_words_and_criteria_go_and_come_with_the_profile(
    tmp_path: Path, here: CampaignDraft, there: CampaignDraft
) -> None:
    with a_planner(tmp_path / "a.db") as planner:
        first, second = planner.sketch(here, EARLY).plan, planner.sketch(there, EARLY).plan
        packed = {"wave_2025": True, "spot_2024": False}
        for plan, draft in ((first, here), (second, there)):
            assert ("prepack-presale" in {item.key for item in plan.item.values()}) is packed[draft.profile]
            assert ("deposit" in plan.item_named("deposit-rule-training").title) is packed[draft.profile]
        campaign = planner.create(here, EARLY).snapshot.outlook.plan.head.id
        for draft, wanted in ((there, second), (here, first)):
            planner.perform(campaign, ChangeProfile(draft.profile), EARLY)
            mine, theirs = content(at_work(plan_of(planner, campaign))), content(at_work(wanted))
            assert {table: rows for table, rows in mine.items() if rows != theirs[table]} == {}
        before = plan_of(planner, campaign)
        parcels = before.item_named("prepack-presale")
        assert parcels.archived or before.member[parcels.member_id].name == "Ann"  # type: ignore[index]
        planner.perform(campaign, ChangeProfile(there.profile), EARLY)
        planner.undo()
        assert plan_of(planner, campaign) == before


def test_an_item_without_use_that_somebody_has_begun_stays_and_is_named(tmp_path: Path) -> None:
    with a_planner(tmp_path / "a.db") as planner:
        plan = planner.create(MIDYEAR, EARLY).snapshot.outlook.plan
        campaign, parcels = plan.head.id, plan.item_named("prepack-presale")
        training = plan.item_named("deposit-rule-training")
        planner.perform(campaign, StartItems((parcels.id,)), EARLY)
        planner.perform(campaign, EditItem(training.id, {"title": "Our own words"}), EARLY)
        held = staying(plan_of(planner, campaign), packaged_playbook("618"), "spot_2024")
        assert parcels.key in [item.key for item in held.items]
        planner.perform(campaign, ChangeProfile("spot_2024"), EARLY)
        after = plan_of(planner, campaign)
        assert not after.item[parcels.id].archived
        assert after.item[training.id].title == "Our own words"
        assert "price protection" in after.item[training.id].acceptance


def test_what_waited_for_a_left_out_item_waits_for_what_that_one_waited_for(tmp_path: Path) -> None:
    with a_planner(tmp_path / "a.db") as planner:
        campaign = planner.create(MIDYEAR, EARLY).snapshot.outlook.plan.head.id
        planner.perform(campaign, ChangeProfile("spot_2024"), EARLY)
        after = plan_of(planner, campaign)
        shipping = after.item_named("dday-shipping").id
        awaits = {after.item[link.before].key for link in after.link.values() if link.after == shipping}
        assert {"packing-line-test", "inbound-check"} <= awaits


def test_the_difference_names_what_joins_and_what_leaves(tmp_path: Path) -> None:
    with a_planner(tmp_path / "a.db") as planner:
        campaign = planner.create(MIDYEAR, EARLY).snapshot.outlook.plan.head.id
        preview = planner.preview(campaign, ChangeProfile("spot_2024"), EARLY)
        assert [preview.plan.item[i].key for i in preview.effects.leaving] == ["prepack-presale"]
        assert preview.effects.joining == ()
        planner.perform(campaign, ChangeProfile("spot_2024"), EARLY)
        back = planner.preview(campaign, ChangeProfile("wave_2025"), EARLY)
        assert [back.plan.item[i].key for i in back.effects.joining] == ["prepack-presale"]
        said = [str(line) for line in effect_lines(back.effects, back.plan)]
        assert said[said.index("Join the plan") + 1] == "Pre-pack presale orders"
        assert "1 item joins the plan" in effect_sentence(back.effects, 1)


def test_what_stays_is_named_also_when_a_freeze_is_broken_for_it(tmp_path: Path) -> None:
    with a_planner(tmp_path / "a.db") as planner:
        campaign, plan = created(planner)
        stock = plan.item_named("inbound-check")
        planner.perform(campaign, EditItem(stock.id, {"due": Due(offset=-15)}), TODAY)
        preview = planner.preview(campaign, Thaw(ChangeProfile("wave_2025"), "The platform says so"), TODAY)
        assert [item.key for item in preview.staying.items] == ["inbound-check"]


def test_freezes_and_meetings_of_the_playbook_are_taken_over_where_they_lack(tmp_path: Path) -> None:
    """As in a file that was made before the program knew any: no tags, no freezes, no meetings."""
    with a_planner(tmp_path / "a.db") as planner:
        campaign, plan = created(planner)
        tagged = {i.id: i.tags for i in plan.item.values() if i.tags}
        own = plan.item_named("price-table").id
        items = (replace(i, tags=("ours",) if i.id == own else ()) for i in plan.item.values())
        old = plan.without(*plan.freeze.values(), *plan.ritual.values()).put(*items)
    with a_planner(tmp_path / "b.db") as planner:
        campaign = CampaignId(adopt(planner, old))
        taken = planner.perform(campaign, TakeFreezes(), TODAY)
        assert taken.entry is not None
        assert taken.entry.subject == "Enrolment lock, Page freeze"
        planner.perform(campaign, TakeMeetings(), TODAY)
        after = plan_of(planner, campaign)
        for table in ("freeze", "ritual"):
            rows, theirs = getattr(after, table).values(), getattr(plan, table).values()
            assert [replace(r, id=0, version=0) for r in rows] == [replace(r, id=0, version=0) for r in theirs]
        assert {i.id: i.tags for i in after.item.values() if i.tags} == {**tagged, own: ("ours",)}
        with pytest.raises(RuleBroken, match="none that this campaign lacks"):
            planner.perform(campaign, TakeFreezes(), TODAY)
        planner.undo(2)
        assert not plan_of(planner, campaign).freeze
        bare = old.without(*(a for a in old.anchor.values() if a.key == "enrol_lock"))
        used = [i for i in bare.item.values() if i.due is not None and i.due.anchor == "enrol_lock"]
        assert not used, "the plan can do without that moment"
    with a_planner(tmp_path / "c.db") as planner:
        campaign = CampaignId(adopt(planner, bare))
        planner.perform(campaign, TakeFreezes(), TODAY)
        assert [freeze.key for freeze in plan_of(planner, campaign).freeze.values()] == ["page_freeze"]
