"""From a playbook to a dated, assigned plan."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigntui.domain.campaign import CalendarDay, Confidence, DayKind
from campaigntui.domain.checklist import Status
from campaigntui.domain.due import Due
from campaigntui.domain.ids import CampaignId, MemberId
from campaigntui.domain.people import Member
from campaigntui.domain.plan import TABLES, Plan
from campaigntui.domain.playbook import PlaybookRole, Text
from campaigntui.domain.stage import STAGES, Stage
from campaigntui.errors import BadInput
from campaigntui.scheduling.look import look
from campaigntui.storage.holidaylists import HolidayLists
from campaigntui.storage.playbookfiles import packaged_playbook
from campaigntui.usecases.calendars import CampaignCalendar, calendar_for
from campaigntui.usecases.creating import holder, lay_out
from campaigntui.usecases.drafts import CampaignDraft
from campaigntui.usecases.founding import empty_campaign
from campaigntui.wording import sentence, use
from campaigntui.wording.names import stage_choices

DOUBLE11 = packaged_playbook("double11")
TODAY = date(2026, 9, 1)
HOLIDAY = (date(2026, 10, 1), DayKind.OFF, "National Day", False)
DRAFT = CampaignDraft(
    playbook="double11",
    name=" Double 11\t2026 ",
    d_day=date(2026, 11, 11),
    profile="classic",
    shop="Lanyi",
    members=(("Li Na", ("promoter", "analyst")), ("陈宇", ("designer",)), ("Wu", ("promoter",)), ("Guest", ())),
)


def laid_out(draft: CampaignDraft = DRAFT, first_id: int = 1) -> Plan:
    """The draft as a plan, with a calendar of one holiday."""
    calendar = CampaignCalendar("cn", (5, 6), 2025, 2027, [HOLIDAY])
    return lay_out(DOUBLE11, draft, calendar, first_id=first_id, today=TODAY)


PLAN = laid_out()


def test_every_part_of_the_playbook_becomes_rows() -> None:
    assert {table: len(getattr(PLAN, table)) for table in TABLES} == {
        "campaign": 1,
        "anchor": 19,
        "phase": 7,
        "calendar_day": 1,
        "role": 7,
        "member": 4,
        "stage_plan": 7,
        "item": 129,
        "step": 118,
        "link": 173,
        "criterion": 25,
        "handoff": 47,
        "note": 0,
        "freeze": 2,
        "baseline": 0,
        "key_result": 15,
        "ritual": 6,
        "verdict": 0,
    }
    assert PLAN.head == replace(
        PLAN.head,
        name="Double 11 2026",
        shop="Lanyi",
        playbook="double11",
        profile="classic",
        calendar="cn",
        calendar_from=2025,
        calendar_to=2027,
        weekend=(5, 6),
        created=TODAY,
        archived=False,
    )
    assert list(PLAN.calendar_day.values()) == [
        CalendarDay(next(iter(PLAN.calendar_day)), PLAN.head.id, date(2026, 10, 1), DayKind.OFF, "National Day", False)
    ]
    assert [role.position for role in PLAN.role.values()] == list(range(7))


def test_anchors_are_days_from_d_day_with_their_hours() -> None:
    deposit = PLAN.anchor_named("deposit_open")
    assert (deposit.day, deposit.clock, deposit.owner) == (date(2026, 10, 24), time(20), "platform")
    assert deposit.confidence is Confidence.GUESSED
    assert PLAN.d_day.day == date(2026, 11, 11)
    assert PLAN.d_day.confidence is Confidence.CONFIRMED
    assert PLAN.anchor_named("warmup_start").day == date(2026, 10, 21)
    assert [p.key for p in PLAN.phase.values()] == ["prep", "warmup", "deposit", "balance", "peak", "return", "review"]


def test_items_keep_their_rule_so_that_a_moved_anchor_moves_them() -> None:
    item = PLAN.item_named("presale-traffic-launch")
    assert item.due == Due(offset=-30)
    assert (item.stage, item.duration, item.any_day, item.gate, item.status) == (
        Stage.TRAFFIC,
        1,
        True,
        True,
        Status.OPEN,
    )
    assert item.consulted == ("store_manager",)
    assert [i.key for i in PLAN.item.values()] == [i.key for i in DOUBLE11.items]
    assert [i.position for i in PLAN.item.values()] == list(range(129))


def test_links_steps_evidence_and_handoffs_point_at_the_right_items() -> None:
    key = {item.id: item.key for item in PLAN.item.values()}
    links = {(key[link.before], key[link.after], link.lag) for link in PLAN.link.values()}
    assert links == {(before, item.key, lag) for item in DOUBLE11.items for before, lag in item.after}
    steps = [s for s in PLAN.step.values() if key[s.item_id] == "live-runbook"]
    assert [(s.title, s.position, s.done) for s in steps] == [
        ("Fix sessions and hosts", 0, False),
        ("Write useful, fact-based product talks", 1, False),
        ("Set room-only coupons", 2, False),
        ("Set timed flash deals", 3, False),
    ]
    proof = {c.key: [key[i] for i in c.evidence] for c in PLAN.criterion.values()}
    assert proof == {c.key: list(c.evidence) for stage in DOUBLE11.stages for c in stage.criteria}
    made = {h.key: key[h.item_id] for h in PLAN.handoff.values() if h.item_id is not None}
    assert made == {h.key: h.item for h in DOUBLE11.handoffs}


def test_texts_are_copied_in_the_language_of_the_draft() -> None:
    chinese = laid_out(replace(DRAFT, language="zh"))
    assert chinese.head.language == "zh"
    assert PLAN.item_named("sales-target").title == "Set the sales target for quarter and campaign"
    assert chinese.item_named("sales-target").title == "制定季度与大促销售目标"
    for table in ("item", "step", "criterion", "handoff", "stage_plan", "role"):
        for row in getattr(chinese, table).values():
            said = row.duties if table == "role" else [getattr(row, _WORDS[table])]
            assert all(any("\u4e00" <= letter <= "\u9fff" for letter in words) for words in said), row


_WORDS = {"item": "acceptance", "step": "title", "criterion": "text", "handoff": "artefact", "stage_plan": "purpose"}


def test_items_go_to_the_first_holder_of_their_role_and_stay_open_without_one() -> None:
    names = {member.id: member.name for member in PLAN.member.values()}
    given = Counter((item.role, names.get(item.member_id or MemberId(0))) for item in PLAN.item.values())
    assert given["promoter", "Li Na"] == 21
    assert given["analyst", "Li Na"] == 15
    assert given["designer", "陈宇"] == 15
    assert {who for (role, who) in given if role not in ("promoter", "analyst", "designer")} == {None}


def test_the_holder_of_a_role_is_the_first_who_is_still_there() -> None:
    gone = Member(MemberId(1), CampaignId(1), "Gone", ("service",), archived=True)
    both = Member(MemberId(2), CampaignId(1), "Both", ("warehouse", "service"))
    late = Member(MemberId(3), CampaignId(1), "Late", ("service",))
    assert holder("service", [gone, both, late]) == both.id
    assert holder("service", [gone]) is None
    assert holder("warehouse", [gone, late, both]) == both.id


@given(first=st.integers(1, 10**9))
def test_ids_are_counted_up_without_a_gap_and_never_differ_twice(first: int) -> None:
    plan = laid_out(first_id=first)
    ids = sorted(int(row_id) for table in TABLES for row_id in getattr(plan, table))
    assert ids == list(range(first, first + len(ids)))
    assert plan.next_id == first + len(ids)
    assert plan.head.id == first
    assert plan == laid_out(first_id=first)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"name": " \t\u202e"}, "The name is empty. Give it a few words."),
        ({"profile": "wave"}, "has no profile “wave”. It has: wave_2025, classic."),
        ({"language": "fr"}, "There is no language “fr”. Choose one of: en, zh."),
        ({"d_day": date(26, 11, 11)}, "D-day 0026-11-11 lies outside the years 2000 to 2199. Check the year."),
        ({"members": (("Li Na", ("boss",)),)}, "There is no role “boss” for “Li Na”. Roles are: director, store_man"),
        ({"members": (("Li Na", ()), ("LI NA ", ()))}, "“LI NA” is named twice. Give all roles of one person together"),
        ({"members": (("", ("designer",)),)}, "The name is empty."),
    ],
)
def test_a_draft_that_makes_no_sense_is_refused(change: dict[str, object], sentence: str) -> None:
    with pytest.raises(BadInput) as refused:
        laid_out(replace(DRAFT, **change))  # type: ignore[arg-type]
    assert sentence in str(refused.value)


def test_a_campaign_without_a_playbook_is_checked_as_well() -> None:
    draft = replace(DRAFT, d_day=date(9000, 1, 1))
    with pytest.raises(BadInput, match="outside the years"):
        empty_campaign(draft, calendar_for(DRAFT, HolidayLists()), first_id=1, today=date(2026, 9, 1))


HOSTED = replace(DOUBLE11, roles=(*DOUBLE11.roles, PlaybookRole("streamer", Text("Live host", "主播"), ())))


@pytest.mark.parametrize("said", ["streamer", "Live host", "主播", "LIVE  HOST"])
def test_people_get_roles_of_the_playbooks_own_by_key_and_by_name(said: str) -> None:
    draft = replace(DRAFT, members=(("Wu", (said, "店长", said)),))
    plan = lay_out(HOSTED, draft, CampaignCalendar("cn", (5, 6), 2025, 2027, []), first_id=1, today=TODAY)
    assert [member.roles for member in plan.member.values()] == [("streamer", "store_manager")]


def test_a_refusal_names_roles_and_stages_as_they_may_be_written_in_the_language_in_force() -> None:
    use("zh")
    try:
        with pytest.raises(BadInput) as refused:
            lay_out(
                HOSTED,
                replace(DRAFT, members=(("Wu", ("boss",)),)),
                CampaignCalendar("cn", (5, 6), 2025, 2027, []),
                first_id=1,
                today=TODAY,
            )
        assert "岗位有：运营总监 director、店长 store_manager" in sentence(refused.value)
        assert "主播 streamer。" in sentence(refused.value)
        assert stage_choices().startswith("定策略 strategy、做方案 plan")
    finally:
        use("en")
    assert stage_choices().startswith("strategy, plan")


@pytest.mark.parametrize("year", [2025, 2026])
def test_the_plan_schedules_in_real_calendars_without_a_conflict(year: int) -> None:
    draft = replace(DRAFT, d_day=date(year, 11, 11), members=())
    today = date(year, 9, 1)
    plan = lay_out(DOUBLE11, draft, calendar_for(draft, HolidayLists()), first_id=1, today=today)
    outlook = look(plan, today)
    for item in plan.item.values():
        window = outlook.schedule.windows[item.id]
        assert not window.conflicts, item.key
        assert window.forecast_finish == window.planned_finish, item.key
    assert [len(outlook.items[stage]) for stage in STAGES] == [16, 20, 22, 18, 16, 18, 19]
    first = min(w.planned_start for w in outlook.schedule.windows.values() if w.planned_start)
    assert first == {2025: date(2025, 9, 12), 2026: date(2026, 9, 14)}[year]
