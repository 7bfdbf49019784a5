"""A sound plan has no hole; every single thing taken away opens exactly the hole that says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from campaigntui.domain.checklist import Status
from campaigntui.domain.due import Due
from campaigntui.domain.gates import Criterion, StagePlan
from campaigntui.domain.ids import CampaignId, ItemId, MemberId, RowId
from campaigntui.domain.people import Handoff, Member, Role
from campaigntui.domain.plan import Plan
from campaigntui.domain.stage import Stage
from campaigntui.scheduling.holes import Hole, HoleKind, holes
from campaigntui.scheduling.load import load
from campaigntui.scheduling.look import look
from tests.builders import TODAY, a_plan, an_item

HERE = CampaignId(1)
ANN, BEN = MemberId(50), MemberId(51)
BRIEF, PAGES = ItemId(1), ItemId(2)
GATE = RowId(90)


def a_sound_plan() -> Plan:
    return a_plan(
        an_item(1, "D-25", "Brief", gate=True, acceptance="Signed", role="promoter", member_id=BEN),
        an_item(2, "D-20", "Pages", member_id=ANN, duration=2),
    ).put(
        Role(RowId(70), HERE, "designer"),
        Role(RowId(71), HERE, "promoter"),
        Member(ANN, HERE, "Ann", ("designer",)),
        Member(BEN, HERE, "Ben", ("promoter",)),
        StagePlan(GATE, HERE, Stage.PLAN, Due(offset=-60), Due(offset=-20), Due(offset=-20), signer="promoter"),
        Criterion(RowId(91), HERE, Stage.PLAN, "c1", "The brief is signed", evidence=(BRIEF,)),
        Handoff(RowId(92), HERE, "h1", "promoter", "designer", "the brief", item_id=BRIEF),
        Handoff(RowId(93), HERE, "h2", "designer", "platform", "banners", item_id=PAGES),
    )


def found(plan: Plan) -> list[Hole]:
    outlook = look(plan, TODAY)
    return list(holes(outlook, load(outlook, TODAY, TODAY + timedelta(days=60))))


def test_a_sound_plan_has_none() -> None:
    assert found(a_sound_plan()) == []


def brief(**fields: object) -> Callable[[Plan], Plan]:
    return lambda plan: plan.put(replace(plan.item[BRIEF], **fields))  # type: ignore[arg-type]


def pages(**fields: object) -> Callable[[Plan], Plan]:
    return lambda plan: plan.put(replace(plan.item[PAGES], **fields))  # type: ignore[arg-type]


def stage(**fields: object) -> Callable[[Plan], Plan]:
    return lambda plan: plan.put(replace(plan.stage_plan[GATE], **fields))  # type: ignore[arg-type]


def crowded(plan: Plan) -> Plan:
    return plan.put(*(replace(plan.item[PAGES], id=ItemId(n), key=f"more-{n}") for n in (11, 12)))


@pytest.mark.parametrize(
    ("harm", "expected"),
    [
        (pages(member_id=None), [Hole(HoleKind.ITEM_NO_MEMBER, PAGES, Stage.PLAN, "designer")]),
        (pages(due=None), [Hole(HoleKind.ITEM_NO_DUE, PAGES, Stage.PLAN)]),
        (brief(acceptance=""), [Hole(HoleKind.ITEM_NO_ACCEPTANCE, BRIEF, Stage.PLAN)]),
        (brief(acceptance="", gate=False), []),
        (pages(duration=0), [Hole(HoleKind.ITEM_NO_ACCEPTANCE, PAGES, Stage.PLAN)]),
        (pages(status=Status.DONE, member_id=None, duration=0), []),
        (pages(reviewer="promoter"), []),
        (pages(reviewer="analyst"), [Hole(HoleKind.REVIEWER_NO_MEMBER, PAGES, Stage.PLAN, "analyst")]),
        (brief(status=Status.DONE), [Hole(HoleKind.DONE_NO_EVIDENCE, BRIEF, Stage.PLAN)]),
        (brief(status=Status.DONE, evidence="signed.pdf"), []),
        (brief(status=Status.DONE, attachments=("signed.pdf",)), []),
        (
            lambda p: p.put(replace(p.handoff[RowId(93)], receiver="cook")),
            [Hole(HoleKind.HANDOFF_NO_ROLE, role="cook", what="banners")],
        ),
        (lambda p: p.put(Role(RowId(72), HERE, "analyst")), [Hole(HoleKind.ROLE_NO_ITEM, role="analyst")]),
        (lambda p: p.put(replace(p.member[ANN], roles=())), [Hole(HoleKind.ROLE_NO_MEMBER, role="designer")]),
        (stage(signer=""), [Hole(HoleKind.STAGE_NO_SIGNER, stage=Stage.PLAN)]),
        (stage(signer="director"), [Hole(HoleKind.SIGNER_NO_MEMBER, stage=Stage.PLAN, role="director")]),
        (stage(signer="", gate_due=None), []),
        (lambda p: p.without(p.criterion[RowId(91)]), [Hole(HoleKind.STAGE_NO_CRITERIA, stage=Stage.PLAN)]),
        (
            lambda p: p.put(replace(p.handoff[RowId(92)], item_id=None)),
            [Hole(HoleKind.HANDOFF_NO_ITEM, role="promoter", what="the brief")],
        ),
        (
            brief(due=Due(offset=-20)),
            [Hole(HoleKind.HANDOFF_NO_TAKER, BRIEF, role="designer", what="the brief")],
        ),
        (
            crowded,
            [
                Hole(
                    HoleKind.MEMBER_OVERLOADED,
                    member_id=ANN,
                    days=(TODAY + timedelta(days=9), TODAY + timedelta(days=10)),
                )
            ],
        ),
    ],
)
def test_what_is_taken_away_is_missed(harm: Callable[[Plan], Plan], expected: list[Hole]) -> None:
    assert found(harm(a_sound_plan())) == expected


def test_an_item_without_role_leaves_its_role_idle() -> None:
    assert [(hole.kind, hole.item_id, hole.role) for hole in found(pages(role="")(a_sound_plan()))] == [
        (HoleKind.ITEM_NO_ROLE, PAGES, ""),
        (HoleKind.ROLE_NO_ITEM, None, "designer"),
        (HoleKind.HANDOFF_NO_TAKER, BRIEF, "designer"),
    ]


def test_archiving_the_brief_leaves_its_proof_and_its_handoff_in_the_air() -> None:
    gone = found(brief(archived=True)(a_sound_plan()))
    assert [(hole.kind, hole.what or hole.role) for hole in gone] == [
        (HoleKind.ROLE_NO_ITEM, "promoter"),
        (HoleKind.EVIDENCE_GONE, "The brief is signed"),
        (HoleKind.HANDOFF_NO_ITEM, "the brief"),
    ]


def test_without_a_load_nobody_has_too_much() -> None:
    assert holes(look(crowded(a_sound_plan()), TODAY)) == ()
