"""Mends of conflicts: what is offered removes the conflict, and what cannot says why."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings

from campaigntui.domain.due import Due
from campaigntui.domain.ids import CampaignId, ItemId
from campaigntui.domain.plan import Plan
from campaigntui.domain.stage import Stage
from campaigntui.errors import CampaignError
from campaigntui.scheduling.conflicts import EndConflict, MendKind, conflicts
from campaigntui.scheduling.health import BreakKind
from campaigntui.scheduling.look import look
from campaigntui.usecases.commands.conflicts import AcceptConflict, UnacceptConflict
from campaigntui.usecases.deciding.decide import decide
from campaigntui.usecases.deciding.occasion import Occasion
from campaigntui.usecases.mending import Hopeless, Mend, Way, ways
from tests.builders import TODAY, a_plan, an_item, an_outlook
from tests.scheduling.drawing import D_DAY, days_around, plans
from tests.usecases.workbench import a_planner, adopt

FIRST, SECOND = ItemId(1), ItemId(2)


def by_kind(found: tuple[Way, ...]) -> dict[MendKind, Way]:
    return {way.kind: way for way in found}


def mended(way: Way) -> Mend:
    assert isinstance(way, Mend), way
    return way


def test_a_contradicted_link_is_found_with_how_far_it_is_off() -> None:
    outlook = an_outlook(an_item(1, "D-10"), an_item(2, "D-9", duration=3), links=[(1, 2, 2)])
    found = conflicts(outlook)
    (one,) = found.links
    assert (one.start, one.allowed, one.days) == (date(2026, 10, 31), date(2026, 11, 4), 4)
    assert (found.total, found.ends, found.accepted) == (1, (), ())


def test_a_missed_gate_names_everything_that_misses_it_itself() -> None:
    # The second misses it by more, which it also passes on to the first.
    items = an_item(1, "D-24", duration=30, gate=True), an_item(2, "D-24", duration=5, gate=True)
    outlook = an_outlook(*items, links=[(1, 2, 0)], gates={Stage.PLAN: Due.parse("D-24")})
    (gate,) = (end for end in conflicts(outlook).ends if end.kind is BreakKind.GATE)
    assert (gate.items, gate.days) == ((SECOND, FIRST), 28)


def test_each_way_out_of_a_contradicted_link() -> None:
    outlook = an_outlook(an_item(1, "D-10"), an_item(2, "D-9", duration=3), links=[(1, 2, 0)])
    (conflict,) = conflicts(outlook).links
    offered = by_kind(ways(outlook, conflict))
    assert {kind: mended(way).days for kind, way in offered.items()} == {
        MendKind.PULL: 2,
        MendKind.PUSH: 2,
        MendKind.SHORTEN: 2,
    }
    assert all(mended(way).harm == 0 for way in offered.values())


def test_a_way_that_cannot_work_says_why() -> None:
    outlook = an_outlook(an_item(1, "D-28", duration=1), an_item(2, "D-30", duration=2), links=[(1, 2, 0)])
    (conflict,) = conflicts(outlook).links
    offered = by_kind(ways(outlook, conflict))
    pull, shorten = offered[MendKind.PULL], offered[MendKind.SHORTEN]
    assert isinstance(pull, Hopeless) and "2026-10-10, which has passed" in str(pull.why)
    assert isinstance(shorten, Hopeless) and "takes 2 working days" in str(shorten.why)
    short = an_outlook(an_item(1, "D-10"), an_item(2, "D-10"), links=[(1, 2, 0)])
    (conflict,) = conflicts(short).links
    shorten = by_kind(ways(short, conflict))[MendKind.SHORTEN]
    assert isinstance(shorten, Hopeless) and "no more than a day" in str(shorten.why)
    assert mended(offered[MendKind.PUSH]).days == 4


def test_a_mend_tells_what_else_it_breaks() -> None:
    items = an_item(1, "D-10"), an_item(2, "D-10", duration=1), an_item(3, "D-9", duration=1)
    outlook = an_outlook(*items, links=[(1, 2, 0), (2, 3, 0)])
    (conflict,) = conflicts(outlook).links
    offered = by_kind(ways(outlook, conflict))
    assert mended(offered[MendKind.PUSH]).harm == 1
    assert mended(offered[MendKind.PULL]).harm == 0


def test_a_missed_deadline_is_mended_by_shortening_what_holds_it_up_or_by_another_deadline() -> None:
    long = an_item(1, "D-20", duration=9)
    late = an_item(2, "D-18", duration=1, ready_by=Due.parse("D-18"))
    outlook = an_outlook(long, late, today=date(2026, 10, 18), links=[(1, 2, 0)])
    (conflict,) = conflicts(outlook).ends
    assert conflict == EndConflict(BreakKind.DEADLINE, late.stage, (SECOND,), 3)
    offered = by_kind(ways(outlook, conflict))
    shorten = mended(offered[MendKind.SHORTEN])
    assert (shorten.item_id, shorten.days) == (FIRST, 3)
    assert isinstance(offered[MendKind.PULL], Hopeless)
    later = look(decide(outlook.plan, mended(offered[MendKind.EXTEND]).command, Occasion(TODAY, "", "")), TODAY)
    assert later.plan.item[SECOND].ready_by == Due.parse("D-15")


def test_a_gate_that_its_items_are_planned_after_is_mended_by_pulling_all_of_them() -> None:
    items = (an_item(n, f"D-{12 - n}", stage=Stage.PAGES, gate=True) for n in (1, 2))
    outlook = an_outlook(*items, gates={Stage.PAGES: Due.parse("D-14")})
    (conflict,) = conflicts(outlook).ends
    assert (conflict.kind, conflict.items, conflict.days) == (BreakKind.GATE, (SECOND, FIRST), 4)
    pull = mended(by_kind(ways(outlook, conflict))[MendKind.PULL])
    assert pull.command.named() == (SECOND, FIRST)


@settings(max_examples=70)
@given(plans(), days_around(D_DAY))
def test_what_is_offered_removes_the_conflict(plan: Plan, today: date) -> None:
    outlook = look(plan, today)
    found = conflicts(outlook)
    for conflict in found.unsettled:
        for way in ways(outlook, conflict):
            if isinstance(way, Hopeless):
                assert str(way.why)
                continue
            after = look(decide(plan, way.command, Occasion(today, "", "")), today)
            left = conflicts(after)
            if isinstance(conflict, EndConflict):
                assert not [c for c in left.ends if c.kind is conflict.kind and set(c.items) & set(conflict.items)]
            else:
                assert conflict.link.id not in {c.link.id for c in left.links}
            assert way.harm or left.total < found.total


def test_an_accepted_conflict_leaves_the_count_and_comes_back(tmp_path: Path) -> None:
    plan = a_plan(an_item(1, "D-10"), an_item(2, "D-9", duration=3), links=[(1, 2, 0)])
    with a_planner(tmp_path / "a.db") as planner:
        campaign = CampaignId(adopt(planner, plan))
        link = next(iter(plan.link))
        after = planner.perform(campaign, AcceptConflict(link, " both sit together\x07 "), TODAY).snapshot.outlook
        found = conflicts(after)
        assert (found.total, [c.link.accepted for c in found.accepted]) == (0, ["both sit together"])
        planner.undo()
        assert conflicts(planner.snapshot(campaign, TODAY).outlook).total == 1
        planner.redo()
        planner.perform(campaign, UnacceptConflict(link), TODAY)
        assert conflicts(planner.snapshot(campaign, TODAY).outlook).total == 1


@pytest.mark.parametrize(("due", "reason"), [("D-20", "fine"), ("D-9", "  ")])
def test_there_must_be_something_to_accept_and_a_reason(due: str, reason: str) -> None:
    plan = a_plan(an_item(1, "D-10" if due == "D-9" else "D-25"), an_item(2, due, duration=3), links=[(1, 2, 0)])
    with pytest.raises(CampaignError):
        decide(plan, AcceptConflict(next(iter(plan.link)), reason), Occasion(TODAY, "", ""))
