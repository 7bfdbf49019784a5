"""The demo shows every state on its day, and could have happened."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest

from campaigntui.domain.checklist import Review, Status
from campaigntui.domain.plan import Plan
from campaigntui.domain.stage import Stage
from campaigntui.scheduling.goals import score, standings
from campaigntui.scheduling.handoffs import Standing, delivery
from campaigntui.scheduling.health import BreakKind, State
from campaigntui.scheduling.look import look
from campaigntui.storage.holidaylists import HolidayLists
from campaigntui.usecases.demo import DEMO_DAY, demo_plan
from tests.scheduling.test_goals import REACHED

LISTS = HolidayLists()
PLAN = demo_plan("en", DEMO_DAY, LISTS)
OUTLOOK = look(PLAN, DEMO_DAY)


def state(key: str) -> State:
    return OUTLOOK.health.items[PLAN.item_named(key).id].state


def test_the_shop_says_that_it_is_a_demo() -> None:
    assert (PLAN.head.name, PLAN.head.shop) == ("Double 11 2026", "Qinghe Wardrobe (demo)")
    chinese = demo_plan("zh", DEMO_DAY, LISTS)
    assert (chinese.head.name, chinese.head.shop) == ("2026双11", "青禾衣橱（演示）")
    assert [m.name for m in chinese.member.values()][:3] == ["周岚", "陈予安", "何青"]
    assert {n.author for n in chinese.note.values()} <= {m.name for m in chinese.member.values()}
    said = [n.text for n in chinese.note.values()] + [i.reason for i in chinese.item.values() if i.reason]
    assert len(said) == 5
    for words in said:
        assert not [letter for letter in words if unicodedata.east_asian_width(letter) == "A"]


def test_d_day_rhythm_and_people() -> None:
    assert PLAN.d_day.day == date(2026, 11, 11)
    assert PLAN.head.profile == "classic"
    assert (PLAN.d_day.day - DEMO_DAY).days == 33
    assert [(m.name, m.roles, m.days_off[0]) for m in PLAN.member.values()] == [
        ("Zhou Lan", ("director",), date(2026, 9, 21)),
        ("Chen Yu'an", ("store_manager",), date(2026, 10, 16)),
        ("He Qing", ("promoter",), date(2026, 10, 9)),
        ("Lu Yao", ("promoter",), date(2026, 10, 20)),
        ("Shen He", ("designer",), date(2026, 10, 30)),
        ("Wu Jing", ("service",), date(2026, 10, 5)),
        ("Zheng Xiao", ("service",), date(2026, 10, 6)),
        ("Ma Tao", ("warehouse",), date(2026, 10, 1)),
        ("Lin Chu", ("analyst",), date(2026, 11, 20)),
    ]


def test_every_state_stands_in_the_first_rows_of_the_stage_at_work() -> None:
    first = [OUTLOOK.health.items[item.id].state for item in OUTLOOK.items[Stage.TRAFFIC][:8]]
    assert set(first) == set(State)
    states = Counter(health.state for health in OUTLOOK.health.items.values())
    assert states[State.BLOCKED] == 1
    assert states[State.LATE] == 4
    assert states[State.DONE] == 35
    assert states[State.IN_PROGRESS] == 5
    assert states[State.REVIEW] == 1
    assert OUTLOOK.health.stages[Stage.STRATEGY].percent == 100
    assert 0 < OUTLOOK.health.stages[Stage.PLAN].percent < 100


def test_something_late_breaks_something() -> None:
    item = PLAN.item_named("service-capacity-plan")
    health = OUTLOOK.health.items[item.id]
    assert health.state is State.LATE
    assert [(b.kind, b.days) for b in health.breaks] == [(BreakKind.DEADLINE, 1)]


def test_some_work_was_done_late() -> None:
    item = PLAN.item_named("price-table")
    planned = OUTLOOK.schedule.windows[item.id].planned_finish
    assert item.status is Status.DONE
    assert planned is not None
    assert item.finished == planned + timedelta(days=2)


def test_the_blocked_item_says_why() -> None:
    item = PLAN.item_named("attribution-setup")
    assert (item.status, item.reason) == (
        Status.BLOCKED,
        "The platform has not yet approved our data interface account",
    )


def test_one_item_waits_for_a_second_pair_of_eyes_and_one_came_back() -> None:
    asked, returned = PLAN.item_named("audience-tags"), PLAN.item_named("brand-visual-spec")
    assert (asked.review, asked.reviewer) == (Review.ASKED, "promoter")
    assert (returned.review, returned.review_reason) == (Review.RETURNED, "The red differs from the one on our boxes")
    assert PLAN.item_named("key-visual").review is Review.PASSED


def test_what_is_done_has_evidence_but_for_two_items_of_the_plan() -> None:
    done = [item for item in PLAN.item.values() if item.gate and item.status is Status.DONE]
    assert [item.key for item in done if not item.evidence] == ["sales-forecast", "compliance-check"]
    assert not [item for item in PLAN.item.values() if item.evidence and item.status is not Status.DONE]


def test_handoffs_wait_were_accepted_and_one_came_back() -> None:
    found = Counter(delivery(handoff, OUTLOOK).standing for handoff in PLAN.handoff.values())
    assert found == {Standing.COMING: 26, Standing.ACCEPTED: 17, Standing.GIVEN: 3, Standing.RETURNED: 1}
    answered = [handoff for handoff in PLAN.handoff.values() if handoff.answered is not None]
    for handoff in answered:
        finished = PLAN.item[handoff.item_id].finished if handoff.item_id is not None else None
        assert finished is not None
        assert handoff.answered is not None
        assert finished <= handoff.answered <= DEMO_DAY


def test_steps_are_ticked_as_far_as_the_work_has_come() -> None:
    ticks = {PLAN.item[i].key: [step.done for step in steps] for i, steps in OUTLOOK.steps.items()}
    assert ticks["presale-page-build"] == [True, True, False]
    assert ticks["risk-register"] == [True] * 4
    assert ticks["live-runbook"] == [False] * 4
    for item in PLAN.item.values():
        if item.status is Status.DONE:
            assert all(ticks.get(item.key, ())), item.key


def test_work_began_only_after_what_it_waits_for_was_done() -> None:
    for link in PLAN.link.values():
        before, after = PLAN.item[link.before], PLAN.item[link.after]
        if after.started is not None:
            assert before.finished is not None, (before.key, after.key)
            assert before.finished <= after.started, (before.key, after.key)


def test_people_worked_on_working_days_and_not_on_their_days_off() -> None:
    off = {member.id: member.days_off for member in PLAN.member.values()}
    for item in PLAN.item.values():
        assert item.member_id is not None
        for day in {item.started, item.finished} - {None}:
            assert day is not None
            assert day <= DEMO_DAY
            assert OUTLOOK.calendar.is_working(day), (item.key, day)
            assert day not in off[item.member_id], (item.key, day)


def test_two_holders_of_a_role_share_its_items() -> None:
    names = {member.id: member.name for member in PLAN.member.values()}
    shares = Counter(names[item.member_id] for item in PLAN.item.values() if item.member_id is not None)
    assert min(shares[name] for name in ("He Qing", "Lu Yao", "Wu Jing", "Zheng Xiao")) >= 5
    roles = {member.id: member.roles for member in PLAN.member.values()}
    assert all(item.role in roles[item.member_id] for item in PLAN.item.values() if item.member_id is not None)


def test_notes_belong_to_items_and_people() -> None:
    names = {member.name for member in PLAN.member.values()}
    assert len(PLAN.note) == 4
    for note in PLAN.note.values():
        assert note.item_id in PLAN.item
        assert note.author in names
        assert note.at.endswith("+00:00")


@pytest.mark.parametrize(
    ("today", "done", "notes"), [(date(2026, 9, 1), 0, 0), (date(2026, 9, 20), 16, 0), (date(2026, 12, 1), 35, 4)]
)
def test_only_what_has_happened_by_the_day_is_told(today: date, done: int, notes: int) -> None:
    plan = demo_plan("en", today, LISTS)
    assert sum(item.status is Status.DONE for item in plan.item.values()) == done
    assert len(plan.note) == notes
    days = [day for item in plan.item.values() for day in (item.started, item.finished) if day is not None]
    assert all(day <= today for day in days)
    assert plan.head.created <= today


def test_ids_count_up_from_the_first_one_given() -> None:
    def rows(plan: Plan) -> list[int]:
        return sorted(int(i) for table in (plan.campaign, plan.item, plan.note, plan.handoff) for i in table)

    moved = demo_plan("en", DEMO_DAY, LISTS, first_id=5001)
    assert [i - 5000 for i in rows(moved)] == rows(PLAN)
    assert moved.next_id == PLAN.next_id + 5000


def test_the_signed_plan_was_kept_as_a_baseline() -> None:
    (kept,) = PLAN.baseline.values()
    signed = next(each for each in PLAN.verdict.values() if each.stage is Stage.PLAN)
    assert (kept.day, set(kept.items)) == (signed.day, set(PLAN.item))


def test_the_numbers_of_the_roles_multiply_up_to_that_of_the_director_and_can_be_scored() -> None:
    goals = {one.key: one.goal for one in PLAN.key_result.values()}
    assert None not in goals.values()
    visitors, conversion, order_value = (goals[key] or 0 for key in ("visitors", "cvr", "aov"))
    assert visitors * conversion / 100 * order_value == pytest.approx(goals["gmv"])
    # Before anything is sold nothing can be measured.
    assert score(standings(OUTLOOK)) is None
    closed = PLAN.put(*(replace(one, actual=REACHED[one.key][1]) for one in PLAN.key_result.values()))
    mean = score(standings(look(closed, date(2026, 11, 17))))
    assert mean is not None
    assert round(mean, 4) == 0.8991
