"""Meetings of a playbook in a campaign, and changing them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from campaigntui.domain.campaign import Moved, Ritual
from campaigntui.domain.due import Due
from campaigntui.domain.ids import RowId
from campaigntui.domain.plan import Plan
from campaigntui.errors import CampaignError
from campaigntui.scheduling.rituals import occurrences
from campaigntui.storage.holidaylists import HolidayLists
from campaigntui.storage.playbookfiles import packaged_playbook
from campaigntui.usecases.calendars import calendar_for
from campaigntui.usecases.commands.anchors import AnchorMove, MoveAnchors
from campaigntui.usecases.commands.campaign import ChangeProfile
from campaigntui.usecases.commands.rituals import AddRitual, EditRitual, RemoveRitual
from campaigntui.usecases.creating import lay_out
from campaigntui.usecases.deciding.decide import decide
from campaigntui.usecases.deciding.occasion import Occasion
from campaigntui.usecases.drafts import CampaignDraft
from tests.usecases.workbench import AT

TODAY = date(2026, 9, 1)
NOW = Occasion(today=TODAY, at=AT, who="Li", playbook=packaged_playbook)
PLAYBOOKS = ("double11", "618", "nianhuo", "38", "99", "double12", "member_day", "clearance")


def laid_out(playbook: str, profile: str = "", language: str = "en") -> Plan:
    """A campaign with D-day on Double 11 2026."""
    draft = CampaignDraft(playbook, "Sale", date(2026, 11, 11), profile, language=language)
    return lay_out(packaged_playbook(playbook), draft, calendar_for(draft, HolidayLists()), first_id=1, today=TODAY)


@pytest.fixture(scope="module")
def plan() -> Plan:
    return laid_out("double11", "classic")


def called(plan: Plan, key: str) -> Ritual:
    """The meeting with that key."""
    return next(one for one in plan.ritual.values() if one.key == key)


def held(plan: Plan, key: str) -> list[str]:
    """All its moments."""
    found = occurrences(plan, date(2026, 6, 1), date(2027, 1, 31))
    return [f"{one.day} {one.clock or ''}"[:16].strip() for one in found if one.ritual.key == key]


def test_the_meetings_of_the_trade_are_on_their_days(plan: Plan) -> None:
    assert [one.key for one in plan.ritual.values()] == [
        "standup", "weekly_review", "monthly_strategy", "peak_huddle", "go_no_go", "retro",
    ]  # fmt: skip
    assert held(plan, "go_no_go") == ["2026-10-23 16:00"]
    assert held(plan, "retro") == ["2026-11-18 14:00"]
    huddles = held(plan, "peak_huddle")
    assert (huddles[0], huddles[-1], len(huddles)) == ("2026-11-10 21:00", "2026-11-12 00:00", 28)
    standup = called(plan, "standup")
    assert (standup.host, standup.minutes, len(standup.attendees), len(standup.agenda)) == ("store_manager", 10, 7, 4)


@pytest.mark.parametrize("playbook", PLAYBOOKS)
def test_every_playbook_has_meetings_and_no_item_that_is_frozen_from_the_start(playbook: str) -> None:
    from campaigntui.scheduling.freezes import caught, freeze_windows
    from campaigntui.scheduling.look import look

    for profile in packaged_playbook(playbook).profiles:
        plan = laid_out(playbook, profile.id, "zh")
        assert {"standup", "weekly_review", "peak_huddle"} <= {one.key for one in plan.ritual.values()}
        assert all(held(plan, one.key) for one in plan.ritual.values() if one.key != "monthly_strategy"), playbook
        outlook = look(plan, TODAY.replace(month=7))
        windows = freeze_windows(plan, outlook.calendar)
        assert caught(plan, outlook.schedule, windows) == ()
        assert all(any(window.binds(item) for item in plan.item.values()) for window in windows)


def test_another_profile_takes_meetings_and_freezes_along_and_leaves_what_was_changed(plan: Plan) -> None:
    mine = decide(plan, EditRitual(called(plan, "go_no_go").id, {"clock": time(9)}), NOW)
    mine = decide(mine, RemoveRitual(called(plan, "retro").id), NOW)
    after = decide(mine, ChangeProfile("wave_2025"), NOW)
    assert held(after, "go_no_go") == ["2026-10-14 09:00"]
    assert held(laid_out("double11"), "peak_huddle") == held(after, "peak_huddle")
    assert "retro" not in {one.key for one in after.ritual.values()}
    assert {one.key: one.opens for one in after.freeze.values()} == {
        one.key: one.opens for one in laid_out("double11").freeze.values()
    }


def test_a_meeting_is_added_changed_and_ended(plan: Plan) -> None:
    values: dict[str, Any] = {"clock": time(10), "host": "warehouse", "opens": Due(offset=-30), "moved": "before"}
    after = decide(plan, AddRitual("Supplier call", "freq=weekly;byday=tu", values=values), NOW)
    made = called(after, "supplier-call")
    assert (made.rrule, made.clock, made.moved) == ("FREQ=WEEKLY;BYDAY=TU", time(10), Moved.BEFORE)
    assert held(after, "supplier-call")[0] == "2026-10-13 10:00"
    later = decide(after, EditRitual(made.id, {"rrule": "FREQ=DAILY;COUNT=2", "agenda": (" Prices\n", "")}), NOW)
    assert (len(held(later, "supplier-call")), later.ritual[made.id].agenda) == (2, ("Prices",))
    assert decide(later, RemoveRitual(made.id), NOW).ritual == plan.ritual


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"rrule": "FREQ=YEARLY"}, "one of: HOURLY"),
        ({"rrule": "FREQ=HOURLY;COUNT=3", "clock": None}, "needs the time of its first"),
        ({"host": "cook"}, "no role “cook”"),
        ({"minutes": 100_000}, "number up to 1440"),
        ({"opens": Due(offset=5), "closes": Due(offset=-5)}, "in order"),
        ({"daily_from": None}, "a first and a last"),
        ({"name": "  "}, "empty"),
        ({"id": 3}, "no field id"),
        ({"closes": Due(anchor="nowhere")}, "nowhere"),
    ],
)
def test_what_makes_no_sense_is_refused(plan: Plan, values: dict[str, Any], found: str) -> None:
    with pytest.raises(CampaignError) as refusal:
        decide(plan, EditRitual(called(plan, "standup").id, values), NOW)
    assert found in str(refusal.value)


def test_a_meeting_that_is_gone_cannot_be_changed(plan: Plan) -> None:
    with pytest.raises(CampaignError, match="meeting is gone"):
        decide(plan, EditRitual(RowId(999_999), {"name": "X"}), NOW)


def test_what_is_laid_out_in_chinese_says_so() -> None:
    zh = laid_out("double11", language="zh")
    assert called(zh, "standup").name == "每日晨会"
    assert {one.name for one in zh.freeze.values()} == {"报名锁定", "页面冻结"}
    assert replace(called(zh, "standup"), name="", agenda=(), outputs=()) == replace(
        called(laid_out("double11"), "standup"), name="", agenda=(), outputs=()
    )


def test_a_meeting_that_begins_with_a_moment_follows_its_hour(plan: Plan) -> None:
    earlier = decide(plan, MoveAnchors((AnchorMove("deposit_open", clock=time(2)),)), NOW)
    assert held(earlier, "go_no_go") == ["2026-10-22 22:00"]
    later = decide(plan, MoveAnchors((AnchorMove("peak_start", date(2026, 11, 11), time(0)),)), NOW)
    assert held(later, "peak_huddle")[0] == "2026-11-11 01:00"
    # A meeting on working days keeps its hour, whatever the hour of its moment.
    ended = decide(plan, MoveAnchors((AnchorMove("end", clock=time(12)),)), NOW)
    assert held(ended, "retro") == ["2026-11-18 14:00"]
    assert decide(plan, MoveAnchors((AnchorMove("deposit_open", date(2026, 10, 25)),)), NOW).ritual == plan.ritual
