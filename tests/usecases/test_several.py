"""The same change of many items: one step of undo, all or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigntui.domain.checklist import Item, Review
from campaigntui.domain.due import Due
from campaigntui.domain.ids import CampaignId, ItemId
from campaigntui.domain.plan import Plan
from campaigntui.domain.tags import tag_changes
from campaigntui.errors import BadInput, NotFound, RuleBroken
from campaigntui.storage.holidaylists import HolidayLists
from campaigntui.usecases.commands.items import Value
from campaigntui.usecases.commands.several import EditItems, TagItems
from campaigntui.usecases.demo import demo_plan
from campaigntui.usecases.planner import Planner
from tests.usecases.workbench import TODAY, a_planner

FIRST = CampaignId(1)


@pytest.fixture
def planner(tmp_path: Path) -> Iterator[Planner]:
    with a_planner(tmp_path / "plans.db") as planner:
        planner.adopt(lambda n: demo_plan("en", TODAY, HolidayLists(), first_id=n), TODAY)
        yield planner


def plan_of(planner: Planner) -> Plan:
    return planner.snapshot(FIRST, TODAY).outlook.plan


def some(planner: Planner, count: int = 3) -> tuple[ItemId, ...]:
    return tuple(plan_of(planner).item)[-count:]


def test_many_items_take_the_same_values_and_undo_gives_each_its_own_back(planner: Planner) -> None:
    before, ids = plan_of(planner), some(planner, 30)
    member = next(iter(before.member))
    changes: dict[str, Value] = {
        "role": "analyst",
        "member_id": member,
        "due": Due(offset=-3),
        "duration": 2,
        "gate": True,
        "reviewer": "director",
        "tags": ("Price",),
    }
    outcome = planner.perform(FIRST, EditItems(ids, changes), TODAY)
    assert outcome.entry is not None and (outcome.entry.kind, outcome.entry.count) == ("EditItems", 30)
    for item_id in ids:
        item = plan_of(planner).item[item_id]
        assert (item.role, item.member_id, item.due, item.duration) == ("analyst", member, Due(offset=-3), 2)
        assert (item.gate, item.reviewer, item.tags) == (True, "director", ("price",))
    planner.undo()
    assert {i: plan_of(planner).item[i] for i in ids} == {i: before.item[i] for i in ids}


def test_another_reviewer_has_not_been_asked_yet(planner: Planner) -> None:
    ids = some(planner)
    planner.perform(FIRST, EditItems(ids, {"reviewer": "director"}), TODAY)
    assert all(plan_of(planner).item[i].review is Review.NONE for i in ids)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"title": "The same"}, BadInput),
        ({"role": "wizard"}, RuleBroken),
        ({"duration": 1000}, BadInput),
        ({"status": "done"}, BadInput),
        ({"member_id": 99_999}, NotFound),
    ],
)
def test_what_one_item_refuses_changes_none(
    changes: dict[str, Value], refusal: type[Exception], planner: Planner
) -> None:
    before = plan_of(planner)
    with pytest.raises(refusal):
        planner.perform(FIRST, EditItems(some(planner), changes), TODAY)
    assert plan_of(planner) is before


def test_an_edit_of_more_than_twenty_asks(planner: Planner) -> None:
    asks = [planner.preview(FIRST, EditItems(some(planner, n), {"gate": True}), TODAY).asks for n in (5, 60)]
    assert asks == [False, True]


def test_tags_are_put_on_behind_the_others_and_taken_off(planner: Planner) -> None:
    ids = some(planner)
    planner.perform(FIRST, TagItems(ids, ("Live Room", "#price")), TODAY)
    planner.perform(FIRST, TagItems(ids[:1], ("extra", "price")), TODAY)
    outcome = planner.perform(FIRST, TagItems(ids, ("new",), ("LIVE-room",)), TODAY)
    assert outcome.entry is not None and outcome.entry.kind == "TagItems"
    found = [plan_of(planner).item[i].tags for i in ids]
    assert [tags[-3:] for tags in found] == [("price", "extra", "new"), *[tags[-3:] for tags in found[1:]]]
    assert all(tags[-2:] == ("price", "new") for tags in found[1:])
    assert planner.perform(FIRST, TagItems(ids, ("new",)), TODAY).entry is None, "they have it already"
    with pytest.raises(BadInput):
        planner.perform(FIRST, TagItems(ids, (" ",), ()), TODAY)


@given(st.lists(st.text("ab ,#+-－＋A价", max_size=6), max_size=5))
def test_any_words_make_sound_tags(words: list[str]) -> None:
    on, off = tag_changes(words)
    for tag in (*on, *off):
        assert tag and tag == tag.casefold() and not set(tag) & set(" ,")


def test_a_sign_before_a_tag_says_whether_it_goes() -> None:
    assert tag_changes(["Price", "+live", "＋直播", "-old", "－旧", "−gone", "-", "+"]) == (
        ("price", "live", "直播"),
        ("old", "旧", "gone"),
    )


def test_an_item_keeps_its_other_fields(planner: Planner) -> None:
    (item_id,) = some(planner, 1)
    before = plan_of(planner).item[item_id]
    planner.perform(FIRST, TagItems((item_id,), ("x",)), TODAY)
    after = plan_of(planner).item[item_id]
    assert isinstance(after, Item)
    assert (after.title, after.due, after.role) == (before.title, before.due, before.role)
