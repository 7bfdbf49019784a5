"""A year at a glance: promotions that touch it, and people whom two campaigns ask for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from campaigntui.domain.checklist import Item, Status
from campaigntui.domain.ids import MemberId
from campaigntui.domain.people import Member
from campaigntui.scheduling.look import look
from campaigntui.scheduling.outlook import Outlook
from campaigntui.storage.holidaylists import HolidayLists
from campaigntui.storage.playbookfiles import find_playbooks, packaged_playbook
from campaigntui.usecases.playbooks import d_days
from campaigntui.usecases.year import overlaps, promotions
from tests.builders import D_DAY, TODAY, a_plan, an_item
from tests.scheduling import plans

BOOKS = [packaged_playbook(source.id) for source in find_playbooks(None)]
LI, WU = MemberId(50), MemberId(51)


def estimated(year: int) -> bool:
    return any(day.estimated for day in HolidayLists().year("cn", year))


def test_every_promotion_that_touches_the_year_is_there_once() -> None:
    found = promotions(BOOKS, 2026, d_days, estimated)
    days = [(one.playbook, str(one.d_day)) for one in found if one.playbook != "member_day"]
    assert days == [
        ("nianhuo", "2026-01-27"),
        ("38", "2026-03-08"),
        ("clearance", "2026-03-26"),
        ("618", "2026-06-18"),
        ("clearance", "2026-07-26"),
        ("99", "2026-09-09"),
        ("double11", "2026-11-11"),
        ("double12", "2026-12-12"),
        # Its preparation begins on 17 December.
        ("nianhuo", "2027-01-16"),
    ]
    assert [one.d_day.month for one in found if one.playbook == "member_day"] == [*range(1, 13)]


def test_a_promotion_reaches_from_its_first_moment_to_its_last() -> None:
    found = {one.playbook: one for one in promotions(BOOKS, 2027, d_days, estimated)}
    double11 = found["double11"]
    assert (double11.first, double11.last) == (date(2027, 9, 12), date(2027, 11, 29))
    assert double11.profile == "wave_2025"
    assert double11.estimated
    assert not next(one for one in promotions(BOOKS, 2026, d_days, estimated) if one.playbook == "618").estimated
    # The promotion of 2027 touches no year without a list; one that begins in 2026 does.
    assert next(one for one in promotions(BOOKS, 2026, d_days, estimated) if one.d_day.year == 2027).estimated


def test_the_last_year_that_is_known_is_shown() -> None:
    assert "nianhuo" in {one.playbook for one in promotions(BOOKS, 2100, d_days, lambda _: True)}


def a_campaign(name: str, *items: Item, li: str = "Li Na", wu: str = "Wu", shift: int = 0) -> Outlook:
    plan = a_plan(*items, calendar="cn", d_day=D_DAY + timedelta(days=shift))
    people = (Member(LI, plans.HERE, li, ("designer",)), Member(WU, plans.HERE, wu, ("service",)))
    return look(plan.put(replace(plan.head, name=name), *people), TODAY)


def test_the_same_person_in_two_campaigns_on_the_same_days() -> None:
    one = a_campaign("One", an_item(1, "D-20", duration=5, member_id=LI), an_item(2, "D-20", member_id=WU))
    # Names are compared as people read them.
    other = a_campaign("Two", an_item(1, "D-20", duration=3, member_id=LI), li="LI NA ", wu="Wang", shift=1)
    (found,) = overlaps([other, one], 2026)
    assert (found.member, found.campaigns) == ("Li Na", ("One", "Two"))
    # Thursday to Monday, over a weekend, is one stretch.
    assert found.days == (date(2026, 10, 21), date(2026, 10, 22))
    assert found.runs == ((date(2026, 10, 21), date(2026, 10, 22)),)
    assert overlaps([one, other], 2027) == ()


def test_a_weekend_does_not_break_a_stretch_but_a_free_day_does() -> None:
    long = a_campaign("One", an_item(1, "D-17", duration=8, member_id=LI))
    over = a_campaign("Two", an_item(1, "D-22", duration=4, member_id=LI), an_item(2, "D-19", member_id=LI))
    (found,) = overlaps([long, over], 2026)
    assert found.runs == ((date(2026, 10, 15), date(2026, 10, 20)), (date(2026, 10, 23), date(2026, 10, 23)))


def test_what_is_done_keeps_nobody_busy() -> None:
    item = an_item(1, "D-20", duration=5, member_id=LI)
    done = replace(item, status=Status.DONE, started=TODAY, finished=TODAY)
    assert overlaps([a_campaign("One", item), a_campaign("Two", done)], 2026) == ()


@given(
    one=st.tuples(st.integers(-30, -1), st.integers(1, 9)),
    other=st.tuples(st.integers(-30, -1), st.integers(1, 9)),
)
def test_overlaps_are_the_days_that_both_work_on(one: tuple[int, int], other: tuple[int, int]) -> None:
    pair = [
        a_campaign(str(n), an_item(1, f"D{due}", duration=span, member_id=LI))
        for n, (due, span) in enumerate((one, other))
    ]
    days = []
    for outlook in pair:
        (window,) = outlook.schedule.windows.values()
        assert window.planned_start is not None
        assert window.planned_finish is not None
        span = (window.planned_finish - window.planned_start).days + 1
        days.append(
            {d for n in range(span) if outlook.calendar.is_working(d := window.planned_start + timedelta(days=n))}
        )
    found = overlaps(pair, 2026)
    assert {day for overlap in found for day in overlap.days} == days[0] & days[1]
