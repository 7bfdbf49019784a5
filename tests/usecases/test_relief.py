"""Suggestions against too much work: each helps, none does harm, and performing them gives what they promise."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from campaigntui.domain.campaign import Freeze
from campaigntui.domain.checklist import Item
from campaigntui.domain.due import Due
from campaigntui.domain.ids import CampaignId, ItemId, MemberId, RowId
from campaigntui.domain.people import Member, Role
from campaigntui.domain.stage import Stage
from campaigntui.scheduling.load import load
from campaigntui.scheduling.look import look
from campaigntui.scheduling.outlook import Outlook
from campaigntui.usecases.commands.dates import ShiftItems
from campaigntui.usecases.commands.items import AssignItems
from campaigntui.usecases.deciding.decide import decide
from campaigntui.usecases.deciding.occasion import Occasion
from campaigntui.usecases.drafts import CampaignDraft
from campaigntui.usecases.relief import Relief, reliefs
from tests.builders import TODAY, a_plan, an_item, started
from tests.usecases.workbench import a_planner

HERE = CampaignId(1)
ANN, BEN = MemberId(50), MemberId(51)
LAST = TODAY + timedelta(days=13)


def team(*items: Item, links: tuple[tuple[int, int, int], ...] = (), ben: str = "service") -> Outlook:
    plan = a_plan(*items, links=links, gates={Stage.PLAN: Due(offset=-18)}).put(
        Role(RowId(70), HERE, "designer"),
        Role(RowId(71), HERE, "service"),
        Member(ANN, HERE, "Ann", ("designer",)),
        Member(BEN, HERE, "Ben", (ben,)),
    )
    return look(plan, TODAY)


def of_ann(number: int, due: str = "D-29", **fields: Any) -> Item:
    return an_item(number, due, member_id=ANN, **fields)


def applied(outlook: Outlook, found: tuple[Relief, ...]) -> Outlook:
    plan = outlook.plan
    for one in found:
        plan = decide(plan, one.command, Occasion(TODAY, "", ""))
    return look(plan, TODAY)


def over(outlook: Outlook, last: date = LAST) -> float:
    return sum(one.load.over for one in load(outlook, TODAY, last).overloads())


def test_an_item_moves_to_the_next_day_with_room() -> None:
    outlook = team(of_ann(1, gate=True), of_ann(2), of_ann(3), of_ann(4, "D-28"), of_ann(5, "D-28"))
    (one,) = reliefs(outlook, TODAY, LAST)
    assert one.command == ShiftItems((ItemId(2),), 2)
    assert (one.due, one.before, one.after) == (Due(offset=-27), 4.0, 0.0)
    assert over(applied(outlook, (one,))) == 0


def test_where_nothing_can_move_somebody_else_takes_it() -> None:
    tight = [of_ann(number, "D-18", gate=True) for number in (1, 2, 3)]
    (one,) = reliefs(team(*tight, ben="designer"), TODAY, LAST + timedelta(days=7))
    assert isinstance(one.command, AssignItems)
    assert one.command.member_id == BEN
    assert reliefs(team(*tight), TODAY, LAST + timedelta(days=7)) == ()


def test_nobody_takes_over_what_is_too_much_on_a_later_day() -> None:
    tight = [of_ann(number, "D-18", duration=4, gate=True) for number in (1, 2, 3)]
    busy = [an_item(number, "D-18", member_id=BEN, gate=True) for number in (4, 5)]
    assert reliefs(team(*tight, *busy, ben="designer"), TODAY, LAST + timedelta(days=7)) == ()


def test_what_is_begun_stays_where_it_is() -> None:
    begun = [started(of_ann(number, "D-30"), TODAY) for number in (1, 2, 3)]
    assert reliefs(team(*begun, ben="designer"), TODAY, LAST) == ()


def test_what_is_frozen_is_passed_over() -> None:
    frozen = Freeze(RowId(80), HERE, "prices", Due(offset=-40), Due(offset=0), tags=("price",))
    items = [of_ann(n, tags=("price",) if n < 3 else ()) for n in (1, 2, 3, 4)]
    outlook = look(team(*items).plan.put(frozen), TODAY)
    found = reliefs(outlook, TODAY, LAST)
    assert found and not {one.item_id for one in found} & {ItemId(1), ItemId(2)}


def test_nothing_contradicts_a_link_or_becomes_later() -> None:
    outlook = team(of_ann(1), of_ann(2), of_ann(3), an_item(4, "D-28"), links=((1, 4, 0), (2, 4, 0), (3, 4, 0)))
    assert reliefs(outlook, TODAY, LAST) == ()


@given(
    st.lists(st.tuples(st.integers(-30, -18), st.integers(1, 3), st.booleans(), st.booleans()), max_size=9),
    st.sets(st.tuples(st.integers(1, 4), st.integers(5, 9)), max_size=4),
)
@settings(max_examples=40)
def test_every_suggestion_keeps_its_promise(
    drawn: list[tuple[int, int, bool, bool]], links: set[tuple[int, int]]
) -> None:
    items = [
        an_item(n, f"D{offset}", duration=duration, gate=gate, member_id=ANN if anns else BEN)
        for n, (offset, duration, gate, anns) in enumerate(drawn, 1)
    ]
    kept = tuple((before, after, 0) for before, after in sorted(links) if after <= len(items))
    outlook = team(*items, links=kept, ben="designer")
    found = reliefs(outlook, TODAY, LAST)
    for n, one in enumerate(found):
        before, after = applied(outlook, found[:n]), applied(outlook, found[: n + 1])
        assert (over(before), over(after)) == (one.before, one.after)
        assert over(after, date(2027, 1, 1)) < over(before, date(2027, 1, 1))
        for item_id, window in after.schedule.windows.items():
            was = before.schedule.windows[item_id]
            assert after.health.items[item_id].days_late <= before.health.items[item_id].days_late
            assert window.slack is None or window.slack >= min(was.slack or 0, 0)
            assert set(window.conflicts) <= set(was.conflicts)
        if isinstance(one.command, AssignItems) and one.command.member_id is not None:
            taker, then = one.command.member_id, load(before, TODAY, LAST).members[one.command.member_id]
            assert all(d.over <= then[day].over for day, d in load(after, TODAY, LAST).members[taker].items())


def test_a_real_plan_is_mended_and_left_alone(tmp_path: Path) -> None:
    members = (("Li Na", ("promoter", "designer")), ("Zhao Min", ("designer",)))
    draft = CampaignDraft("double11", "D", date(2026, 11, 11), members=members)
    with a_planner(tmp_path / "a.db") as planner:
        outlook = planner.create(draft, TODAY).snapshot.outlook
        found = reliefs(outlook, TODAY, LAST, most=2)
        assert len(found) == 2
        assert found[-1].after < found[0].before
        head = outlook.plan.head.id
        assert planner.snapshot(head, TODAY).outlook.plan == outlook.plan
        for one in found:
            planner.perform(head, one.command, TODAY)
        assert over(planner.snapshot(head, TODAY).outlook) == found[-1].after
