"""What a change does to dates: each kind of effect on a plan that has only this one, and the words for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from campaigntui.domain.campaign import Confidence, Freeze
from campaigntui.domain.checklist import Link
from campaigntui.domain.due import Due
from campaigntui.domain.ids import ItemId, MemberId, RowId
from campaigntui.domain.people import Member
from campaigntui.domain.plan import Plan
from campaigntui.domain.stage import Stage
from campaigntui.scheduling.dayhits import DayHit
from campaigntui.scheduling.effects import Breach, Effects, Lateness, effects
from campaigntui.scheduling.health import BreakKind
from campaigntui.scheduling.look import look
from campaigntui.wording.effects import effect_lines, effect_sentence
from tests.builders import D_DAY, TODAY, a_plan, an_item, finished
from tests.scheduling import plans

ONE = ItemId(1)


def moved(plan: Plan, due: str, number: int = 1) -> tuple[Effects, Plan]:
    """What it does to give the item another due date, and the plan after it."""
    after = plan.put(replace(plan.item[ItemId(number)], due=Due.parse(due)))
    return effects(look(plan, TODAY), look(after, TODAY)), after


def said(plan: Plan, due: str, number: int = 1) -> list[str]:
    """The sentence and the lines of the same."""
    found, after = moved(plan, due, number)
    return [effect_sentence(found, 1), *map(str, effect_lines(found, after))]


def test_nothing_differs_from_itself() -> None:
    plan = a_plan(an_item(1), an_item(2, "D-27"), links=[(1, 2, 0)])
    outlook = look(plan, TODAY)
    assert effects(outlook, outlook) == Effects(slack=(outlook.health.slack, outlook.health.slack))


def test_what_moves_and_what_lands_in_the_past() -> None:
    plan = a_plan(an_item(1, "D-25"), an_item(2, "D-10"))
    found, _ = moved(plan, "D-35")
    (shift,) = found.planned
    assert (shift.item_id, shift.before, shift.after) == (ONE, (date(2026, 10, 17),) * 2, (date(2026, 10, 7),) * 2)
    assert found.in_past == (ONE,)
    assert found.late == (Lateness(ONE, 0, 5),)
    assert said(plan, "D-35") == [
        "1 item moves, 1 lands in the past",
        "Late",
        "Item 1: in time → 5 wd late",
        "Moves",
        "Item 1: 17 Oct → 7 Oct",
    ]
    back, _ = moved(a_plan(an_item(1, "D-35")), "D-25")
    assert back.sooner == (Lateness(ONE, 5, 0),)
    assert back.in_past == ()


def test_a_gate_breaks_and_is_mended() -> None:
    plan = a_plan(an_item(1, "D-25", gate=True), gates={Stage.PLAN: Due(offset=-24)})
    found, later = moved(plan, "D-21")
    assert found.breaks == (Breach(BreakKind.GATE, Stage.PLAN, None, 0, 3),)
    assert said(plan, "D-21")[:3] == ["1 item moves, the gate Campaign plan is missed by 3 wd", "Breaks",
                                      "The gate Campaign plan: kept → 3 wd late"]  # fmt: skip
    worse, _ = moved(later, "D-20")
    assert worse.breaks == (Breach(BreakKind.GATE, Stage.PLAN, None, 3, 4),)
    mended, _ = moved(later, "D-24")
    assert mended.mends == (Breach(BreakKind.GATE, Stage.PLAN, None, 3, 0),)
    assert (mended.breaks, mended.slack) == ((), (-3, 0))


def test_a_deadline_and_d_day_are_missed() -> None:
    plan = a_plan(an_item(1, "D-25", ready_by=Due.parse("D-20")))
    found, _ = moved(plan, "D-18")
    assert found.breaks == (Breach(BreakKind.DEADLINE, Stage.PLAN, ONE, 0, 2),)
    assert said(plan, "D-18")[0] == "1 item moves, 1 deadline is missed"
    found, _ = moved(a_plan(an_item(1, "D-1"), an_item(2, "D-3")), "D+4")
    assert found.breaks == (Breach(BreakKind.D_DAY, Stage.PLAN, None, 0, 4),)


def test_links_are_contradicted_and_reconciled() -> None:
    plan = a_plan(an_item(1, "D-25"), an_item(2, "D-20"), links=[(1, 2, 0)])
    (link,) = plan.link.values()
    found, after = moved(plan, "D-19")
    assert found.contradicted == (link,)
    assert said(plan, "D-19")[:3] == [
        "1 item moves, 1 link is contradicted",
        "Breaks",
        "“Item 2” would start before “Item 1” is finished",
    ]
    back, _ = moved(after, "D-25")
    assert (back.contradicted, back.reconciled) == ((), (link,))
    accepted = plan.put(replace(link, accepted="we know"))
    assert moved(accepted, "D-19")[0].contradicted == ()
    done = a_plan(finished(an_item(1, "D-25"), TODAY), an_item(2, "D-20"), links=[(1, 2, 0)])
    assert moved(done, "D-29", 2)[0].contradicted == ()


def test_a_link_that_is_taken_away_is_not_reconciled() -> None:
    plan = a_plan(an_item(1, "D-19"), an_item(2, "D-20"), links=[(1, 2, 0)])
    (link,) = plan.link.values()
    assert isinstance(link, Link)
    assert effects(look(plan, TODAY), look(plan.without(link), TODAY)).reconciled == ()


def test_days_off_and_holidays_that_are_hit() -> None:
    off = (date(2026, 10, 20), date(2026, 10, 21))
    member = Member(MemberId(50), plans.HERE, "Chen Yu", days_off=off)
    item = an_item(1, "D-28", duration=2, member_id=member.id)
    plan = a_plan(item).put(member)
    found, _ = moved(plan, "D-20")
    assert found.days_off == (DayHit(ONE, off[0], member.id), DayHit(ONE, off[1], member.id))
    assert "“Item 1” meets days off of Chen Yu: 20 Oct – 21 Oct" in said(plan, "D-20")
    assert moved(plan, "D-26")[0].days_off == ()

    plan = a_plan(an_item(1, "D-50"), calendar="cn")
    found, _ = moved(plan, "D-38")
    assert {hit.day for hit in found.holidays} == {date(2026, 10, day) for day in range(1, 5)}
    assert any(line.startswith("1 item runs over National Day") for line in said(plan, "D-38"))
    free = a_plan(an_item(1, "D-50", any_day=True), calendar="cn")
    assert moved(free, "D-38")[0].holidays == ()


def test_work_that_falls_into_a_freeze_and_comes_out_of_it() -> None:
    freeze = Freeze(RowId(70), plans.HERE, "lock", Due.parse("D-20"), Due.parse("D"), ("price",), "Price lock")
    plan = a_plan(an_item(1, "D-25", tags=("price",)), an_item(2, "D-25")).put(freeze)
    found, after = moved(plan, "D-15")
    assert [work.item_id for work in found.frozen] == [ONE]
    assert "“Item 1” falls into the freeze Price lock (22 Oct – 11 Nov)" in said(plan, "D-15")
    assert moved(plan, "D-15", 2)[0].frozen == ()
    back, _ = moved(after, "D-25")
    assert [work.item_id for work in back.thawed] == [ONE]


def test_a_moment_that_changes_only_in_hour_or_confidence() -> None:
    plan = a_plan(an_item(1), anchors={"deposit_open": date(2026, 10, 24)})
    anchor = plan.anchor_named("deposit_open")
    sure = plan.put(replace(anchor, confidence=Confidence.CONFIRMED, version=9))
    (shift,) = effects(look(plan, TODAY), look(sure, TODAY)).anchors
    assert (shift.key, shift.before, shift.after) == ("deposit_open", anchor, sure.anchor[anchor.id])
    assert effects(look(plan, TODAY), look(plan.put(replace(anchor, version=9)), TODAY)).anchors == ()
    assert plan.d_day.day == D_DAY


def test_a_phase_that_would_end_before_it_begins() -> None:
    opens, closes = date(2026, 10, 15), date(2026, 10, 20)
    plan = a_plan(
        an_item(1),
        anchors={"deposit_open": opens, "deposit_close": closes},
        phases=[("deposit", "deposit_open", "deposit_close")],
    )
    anchor = plan.anchor_named("deposit_open")
    turned = plan.put(replace(anchor, day=date(2026, 10, 21)))
    found = effects(look(plan, TODAY), look(turned, TODAY))
    assert [phase.key for phase in found.turned] == ["deposit"]
    assert "Deposit would end before it begins" in [line.words for line in effect_lines(found, turned)]
    again = turned.put(replace(anchor, day=date(2026, 10, 22)))
    assert effects(look(turned, TODAY), look(again, TODAY)).turned == ()


def test_of_many_lines_the_rest_is_counted() -> None:
    plan = a_plan(*(an_item(number) for number in range(1, 31)), anchors={"other": D_DAY})
    after = plan.put(*(replace(item, due=Due.parse("D-20")) for item in plan.item.values()))
    found = effects(look(plan, TODAY), look(after, TODAY))
    lines = [str(line) for line in effect_lines(found, after, most=5)]
    assert len(lines) == 7
    assert (lines[0], lines[-1]) == ("Moves", "… and 25 more")
    assert len([*effect_lines(found, after)]) == 31


def test_what_only_the_forecast_moves_is_told_apart() -> None:
    plan = a_plan(an_item(1, "D-29"), an_item(2, "D-20"), links=[(1, 2, 0)])
    found, after = moved(plan, "D-19")
    assert [shift.item_id for shift in found.planned] == [ONE]
    assert {shift.item_id for shift in found.forecast} == {1, 2}
    lines = [str(line) for line in effect_lines(found, after)]
    assert lines[lines.index("Expected on other days") + 1] == "Item 2: 22 Oct → 24 Oct"
