"""The team: who joins, who is away, who leaves, and what a role is called here."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from campaigntui.domain.people import Member
from campaigntui.scheduling.health import State
from campaigntui.scheduling.look import look
from campaigntui.tui.dialogs.confirm import Confirm
from campaigntui.tui.dialogs.member_form import MemberForm
from campaigntui.tui.screens.people import PeopleScreen
from tests.tui.workbench import (
    TODAY,
    CampaignPilot,
    demo_file,
    journal_of,
    keys,
    pasted,
    plan_in,
    press,
    remark_of,
    running,
    screen_of,
    screen_text,
    to_field,
    typed,
)

AWAY = (date(2026, 10, 12), date(2026, 10, 13), date(2026, 10, 14))


def named(path: Path, name: str) -> Member:
    """A member of the plan in the file."""
    return next(member for member in plan_in(path).member.values() if member.name == name)


def line_of(pilot: CampaignPilot, name: str) -> str:
    """The line of the list that begins with that name."""
    return next(line for line in screen_text(pilot).splitlines() if line.startswith(f" {name}"))


async def test_a_member_joins_with_days_off_and_gets_another_one(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    async with running(path) as pilot:
        await keys(pilot, "g", "p", "a")
        await typed(pilot, "Sun Wei")
        await to_field(pilot, "Roles")
        await typed(pilot, "cook")
        await to_field(pilot, "Days off")
        await typed(pilot, "2026-10-14..2026-10-12")
        await keys(pilot, "ctrl+s")
        assert screen_of(pilot, MemberForm)
        assert "There is no role “cook”" in remark_of(pilot, "Roles")
        assert "Write the earlier date first" in remark_of(pilot, "Days off")
        assert journal_of(path) == ["CreateCampaign"]
        await press(pilot, "ctrl+u")
        await pasted(pilot, "designer, analyst")
        assert remark_of(pilot, "Roles") == "Visual designer, Data analyst"
        await to_field(pilot, "Days off")
        await press(pilot, "ctrl+u")
        await typed(pilot, "2026-10-12..2026-10-14")
        assert remark_of(pilot, "Days off") == "3 days off"
        await keys(pilot, "ctrl+s")
        sun = named(path, "Sun Wei")
        assert (sun.roles, sun.days_off) == (("designer", "analyst"), AWAY)
        assert "Visual designer" in line_of(pilot, "Sun Wei")
        assert line_of(pilot, "Sun Wei").endswith("   3 ▏"), "days off to come"

        screen_of(pilot, PeopleScreen).people.go_to(sun.id)
        await keys(pilot, "e")
        await to_field(pilot, "Hours a day")
        await press(pilot, "ctrl+u")
        await typed(pilot, "4,5")
        await to_field(pilot, "Never works on")
        await typed(pilot, "wed 五")
        assert remark_of(pilot, "Never works on") == "Wed, Fri"
        await keys(pilot, "ctrl+s")
        sun = named(path, "Sun Wei")
        assert (sun.hours, sun.weekdays_off, sun.days_off) == (4.5, (2, 4), AWAY)
        assert "4.5 h a day · never on Wed, Fri" in screen_text(pilot)

        await keys(pilot, "e")
        await to_field(pilot, "Days off")
        assert "2026-10-12..2026-10-14" in screen_text(pilot)
        await typed(pilot, ", 11/4")
        await keys(pilot, "ctrl+s")
        assert named(path, "Sun Wei").days_off == (*AWAY, date(2026, 11, 4))


async def test_a_member_leaves_after_a_question_and_undo_brings_them_back(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    async with running(path) as pilot:
        await keys(pilot, "g", "p")
        people = screen_of(pilot, PeopleScreen).people
        chen = named(path, "Chen Yu'an")
        people.go_to(chen.id)
        await keys(pilot, "x")
        assert screen_of(pilot, Confirm)
        await keys(pilot, "x", "escape")
        assert not named(path, "Chen Yu'an").archived
        await keys(pilot, "x", "y")
        assert named(path, "Chen Yu'an").archived
        outlook = look(plan_in(path), TODAY)
        left = [i for i in outlook.plan.item.values() if i.member_id == chen.id]
        assert left and all(outlook.health.items[i.id].state is State.DONE for i in left), "open items are nobody's now"
        assert not people.go_to(chen.id)
        await keys(pilot, "u")
        assert people.go_to(chen.id)
        assert "Store manager" in line_of(pilot, "Chen Yu'an")


async def test_a_role_is_renamed_here_and_an_empty_name_brings_the_usual_one_back(tmp_path: Path) -> None:
    path = demo_file(tmp_path)
    async with running(path) as pilot:
        await keys(pilot, "g", "p")
        screen_of(pilot, PeopleScreen).people.go_to("designer")
        await keys(pilot, "e", *"Artist", "enter")
        assert line_of(pilot, "Artist")
        assert {role.key: role.name for role in plan_in(path).role.values()}["designer"] == "Artist"
        await keys(pilot, "e", "ctrl+u", "enter")
        assert line_of(pilot, "Visual designer")
