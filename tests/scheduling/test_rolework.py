"""Shares of roles add up to the plan, and a handoff stands where its item and its answer put it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from campaigntui.domain.checklist import Status
from campaigntui.domain.ids import RowId
from campaigntui.domain.people import Answer, Handoff
from campaigntui.domain.plan import Plan
from campaigntui.domain.stage import STAGES
from campaigntui.scheduling.handoffs import Standing, deliveries, delivery
from campaigntui.scheduling.look import look
from campaigntui.scheduling.rolework import NOBODYS, Share, role_work, together
from campaigntui.storage.holidaylists import HolidayLists
from campaigntui.usecases.demo import DEMO_DAY, demo_plan

PLAN = demo_plan("en", DEMO_DAY, HolidayLists())


def test_every_item_is_counted_once() -> None:
    outlook = look(PLAN, DEMO_DAY)
    works = role_work(outlook)
    assert list(works) == list(outlook.roles)
    for stage in STAGES:
        items = outlook.items[stage]
        assert sum(work.stages[stage].total for work in works.values()) == len(items)
        assert sum(work.stages[stage].done for work in works.values()) == outlook.health.stages[stage].done
    whole = together(works.values()).whole
    assert (whole.total, whole.late) == (129, outlook.health.late)
    manager = works["store_manager"].whole
    pending = [i for i in PLAN.item.values() if i.role == "store_manager" and i.status is not Status.DONE]
    assert manager.next_due == min(outlook.schedule.windows[i.id].planned_finish for i in pending)  # type: ignore[type-var]


def test_items_of_no_role_have_a_line_of_their_own() -> None:
    item = PLAN.item_named("key-visual")
    works = role_work(look(PLAN.put(replace(item, role="")), DEMO_DAY))
    assert list(works)[-1] == NOBODYS
    assert works[NOBODYS].stages[item.stage] == Share(1, 1, 0, None)


def with_handoff(**fields: object) -> tuple[Plan, Handoff]:
    found = next(h for h in PLAN.handoff.values() if h.key == "h12")
    changed: Handoff = replace(found, **fields)  # type: ignore[arg-type]
    return PLAN.put(changed), changed


@pytest.mark.parametrize(
    ("fields", "standing"),
    [
        ({}, Standing.GIVEN),
        ({"item_id": None}, Standing.LOOSE),
        ({"item_id": PLAN.item_named("main-image-ab").id}, Standing.COMING),
        ({"answer": Answer.ACCEPTED}, Standing.ACCEPTED),
        ({"answer": Answer.RETURNED, "item_id": None}, Standing.RETURNED),
    ],
)
def test_where_a_handoff_stands(fields: dict[str, object], standing: Standing) -> None:
    plan, handoff = with_handoff(**fields)
    assert delivery(handoff, look(plan, DEMO_DAY)).standing is standing


def test_a_handoff_of_an_item_that_was_put_away_has_nothing_behind_it() -> None:
    item = PLAN.item_named("service-brief")
    outlook = look(PLAN.put(replace(item, archived=True)), DEMO_DAY)
    loose = [each.handoff.key for each in deliveries(outlook) if each.standing is Standing.LOOSE]
    assert loose == ["h12", "h25"]


def test_all_of_them_are_listed_and_what_waits_for_an_answer_first() -> None:
    found = deliveries(look(PLAN, DEMO_DAY))
    assert len({each.handoff.id for each in found}) == 47
    assert [each.standing for each in found[:4]] == [Standing.GIVEN] * 3 + [Standing.RETURNED]
    assert Counter(each.handoff.receiver for each in found).total() == 47
    assert RowId(0) not in {each.handoff.id for each in found}
