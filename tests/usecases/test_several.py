"""The same change of many items: one step of undo, all or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigntui.domain.campaign import DayKind
from campaigntui.domain.checklist import Item, Review
from campaigntui.domain.due import Due
from campaigntui.domain.ids import CampaignId, ItemId
from campaigntui.domain.plan import Plan
from campaigntui.domain.tags import tag_changes
from campaigntui.errors import BadInput, NotFound, RuleBroken
from campaigntui.storage.holidaylists import HolidayLists
from campaigntui.usecases.commands import Command
from campaigntui.usecases.commands.calendar import OwnDay, SetCalendarDays
from campaigntui.usecases.commands.items import AssignItems, BlockItems, FinishItems, ReopenItems, StartItems, Value
from campaigntui.usecases.commands.several import EditItems, TagItems
from campaigntui.usecases.commands.steps import TickStep
from campaigntui.usecases.demo import demo_plan
from campaigntui.usecases.planner import Planner
from campaigntui.wording import entry_phrase, role_name
from campaigntui.wording.assigning import unsettled_words
from tests.usecases.workbench import TODAY, a_planner

FIRST = CampaignId(1)


@pytest.fixture
def planner(tmp_path: Path) -> Iterator[Planner]:
    with a_planner(tmp_path / "plans.db") as planner:
        planner.adopt(lambda n: demo_plan("en", TODAY, HolidayLists(), first_id=n), TODAY)
        yield planner


def plan_of(planner: Planner) -> Plan:
    return planner.snapshot(FIRST, TODAY).outlook.plan


def told(planner: Planner, command: Command) -> str:
    """What the outcome line says."""
    outcome = planner.perform(FIRST, command, TODAY)
    if outcome.entry is None:
        return command.unchanged(outcome.snapshot.outlook.plan)
    return entry_phrase(outcome.entry)


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


def test_only_what_changed_is_counted_and_nothing_is_no_step_of_undo(planner: Planner) -> None:
    plan = plan_of(planner)
    member = next(iter(plan.member.values()))
    free = [i for i in plan.item.values() if not i.reviewer and i.member_id != member.id and i.status == "open"]
    a, b, c = (item.id for item in free[:3])
    titles = {i: plan.item[i].title for i in (a, b, c)}
    assert told(planner, AssignItems((b,), member.id)) == f"assigned: {titles[b]} → {member.name}"
    assert told(planner, AssignItems((a, b, c), member.id)) == f"assigned 2 items to {member.name}"
    seq = planner.log(1)[0].seq
    assert told(planner, AssignItems((a, b, c), member.id)) == f"All 3 are with {member.name} already."
    assert told(planner, AssignItems((a,), member.id)) == f"It is with {member.name} already."
    assert planner.log(1)[0].seq == seq
    told(planner, AssignItems((a,), None))
    assert told(planner, AssignItems((a,), None)) == "Nobody has it already."
    told(planner, TagItems((a,), ("stock",)))
    assert told(planner, TagItems((a, b, c), ("stock",))) == "tagged 2 items"
    assert told(planner, TagItems((a,), remove=("stock",))) == f"took tags off: {titles[a]}"
    assert told(planner, TagItems((a,), remove=("stock",))) == "Nothing to change; it is so already."
    step = next(iter(plan.step.values()))
    told(planner, TickStep(step.id, done=True))
    assert told(planner, TickStep(step.id, done=False)) == f"took the tick off the step: {step.title}"
    told(planner, StartItems((a,)))
    assert told(planner, StartItems((a, b))) == f"started: {titles[b]}"
    told(planner, BlockItems((a,), "no prices"))
    assert told(planner, BlockItems((a, b), "no prices")) == f"blocked: {titles[b]}"
    told(planner, FinishItems((a,)))
    assert told(planner, FinishItems((a, b, c))) == "done: 2 items"
    days = tuple(OwnDay(date(2026, 10, day), DayKind.OFF) for day in (13, 14, 15))
    told(planner, SetCalendarDays(days[:2]))
    assert told(planner, SetCalendarDays(days)) == "changed the calendar: 2026-10-15"


def test_what_goes_to_review_is_not_told_as_done(planner: Planner) -> None:
    items = [item for item in plan_of(planner).item.values() if item.status == "open"]
    looked_over = [item for item in items if item.reviewer]
    plain = [item for item in items if not item.reviewer]
    assert told(planner, FinishItems((plain[0].id,))) == f"done: {plain[0].title}"
    assert told(planner, FinishItems((plain[0].id, looked_over[0].id))) == f"sent to review: {looked_over[0].title}"
    told(planner, ReopenItems((looked_over[0].id,)))
    assert told(planner, FinishItems((plain[1].id, looked_over[0].id))) == "done or sent to review: 2 items"


def test_a_role_says_who_has_it_or_who_could(planner: Planner) -> None:
    plan = plan_of(planner)
    roles = {key: [m for m in plan.member.values() if key in m.roles] for key in {i.role for i in plan.item.values()}}
    one = next(role for role, people in sorted(roles.items()) if len(people) == 1)
    two = next(role for role, people in sorted(roles.items()) if len(people) == 2)
    several = {m.id for m in roles[two]}
    item = next(i for i in plan.item.values() if i.role not in (one, two) and i.member_id not in several)
    shown = {key: role_name(key, {r.key: r for r in plan.role.values()}) for key in (one, two)}
    line = told(planner, AssignItems((item.id,), role=one))
    assert line == f"gave to the role: {item.title} → {shown[one]} · {roles[one][0].name}"
    outcome = planner.perform(FIRST, AssignItems((item.id,), role=two), TODAY)
    assert outcome.entry is not None and entry_phrase(outcome.entry) == f"gave to the role: {item.title} → {shown[two]}"
    names = ", ".join(m.name for m in roles[two])
    could = f"Nobody has it yet, because 2 people hold the role “{shown[two]}”: {names}."
    assert unsettled_words(outcome.entry, outcome.changes, outcome.snapshot.outlook.plan) == could
    assert told(planner, AssignItems((item.id,), role=two)) == f"It is with {shown[two]} already. {could}"
