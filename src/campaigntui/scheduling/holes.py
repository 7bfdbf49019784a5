"""Holes of a plan: what nobody owns, nobody signs, nobody waits for, or nobody has the time to do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from campaigntui.domain.checklist import Item, Status
from campaigntui.domain.ids import ItemId, MemberId, RowId
from campaigntui.domain.people import EXTERNALS
from campaigntui.domain.stage import STAGES, Stage
from campaigntui.scheduling.goals import serving
from campaigntui.scheduling.load import Load
from campaigntui.scheduling.metrics import ROLES_WITH_KEY_RESULTS, has_evidence
from campaigntui.scheduling.outlook import Outlook


class HoleKind(StrEnum):
    """What is missing. In this order they are reported."""

    ITEM_NO_ROLE = "item_no_role"
    ITEM_NO_MEMBER = "item_no_member"
    ITEM_NO_DUE = "item_no_due"
    ITEM_NO_ACCEPTANCE = "item_no_acceptance"
    """An item that a gate requires, or a milestone, without a test of done."""
    REVIEWER_NO_MEMBER = "reviewer_no_member"
    """An item that nobody can look over, because nobody holds the role that should."""
    DONE_NO_EVIDENCE = "done_no_evidence"
    """An item that a gate requires and that is done, with nothing to show for it."""
    ROLE_NO_MEMBER = "role_no_member"
    """A role that has open items."""
    ROLE_NO_ITEM = "role_no_item"
    STAGE_NO_SIGNER = "stage_no_signer"
    SIGNER_NO_MEMBER = "signer_no_member"
    STAGE_NO_CRITERIA = "stage_no_criteria"
    EVIDENCE_GONE = "evidence_gone"
    """A criterion whose proof was archived."""
    HANDOFF_NO_ROLE = "handoff_no_role"
    """Its giver or its receiver is neither a role of the plan nor a party outside the team."""
    HANDOFF_NO_ITEM = "handoff_no_item"
    """No item produces it, or the one that did is archived."""
    HANDOFF_NO_TAKER = "handoff_no_taker"
    """The role that receives it has nothing to do afterwards."""
    KEY_RESULT_NO_ROLE = "key_result_no_role"
    """The role that answers for it is none of the plan's."""
    KEY_RESULT_NO_GOAL = "key_result_no_goal"
    """Nobody can say what is to be reached: a target is missing, or the baseline that the growth is counted from."""
    KEY_RESULT_NO_ITEM = "key_result_no_item"
    """Nothing is done to bring it about."""
    ROLE_NO_KEY_RESULT = "role_no_key_result"
    """A role without a number, where a gate asks for one of each."""
    MEMBER_OVERLOADED = "member_overloaded"


@dataclass(frozen=True, slots=True)
class Hole:
    """One thing that is missing, and where. Fields that do not belong to its kind are empty."""

    kind: HoleKind
    item_id: ItemId | None = None
    stage: Stage | None = None
    role: str = ""
    member_id: MemberId | None = None
    result_id: RowId | None = None
    what: str = ""
    """Text of the criterion, what is handed over, or title of the key result."""
    days: tuple[date, ...] = ()
    """Days on which the member has too much."""


def holes(outlook: Outlook, load: Load | None = None) -> tuple[Hole, ...]:
    """All that is missing, kind by kind. What is done lacks only evidence; without a load nobody has too much."""
    seats = frozenset(role for m in outlook.plan.member.values() if not m.archived for role in m.roles)
    found = [
        *_items(outlook, seats),
        *_unproven(outlook),
        *_roles(outlook, seats),
        *_gates(outlook, seats),
        *_handoffs(outlook),
        *_goals(outlook),
        *_people(load),
    ]
    order = {kind: n for n, kind in enumerate(HoleKind)}
    return tuple(sorted(found, key=lambda hole: order[hole.kind]))


def _open_items(outlook: Outlook) -> Iterator[Item]:
    return (item for stage in outlook.items.values() for item in stage if item.status is not Status.DONE)


def _items(outlook: Outlook, seats: frozenset[str]) -> Iterator[Hole]:
    for item in _open_items(outlook):
        if not item.role:
            yield Hole(HoleKind.ITEM_NO_ROLE, item_id=item.id, stage=item.stage)
        if item.member_id is None:
            yield Hole(HoleKind.ITEM_NO_MEMBER, item_id=item.id, stage=item.stage, role=item.role)
        if item.due is None:
            yield Hole(HoleKind.ITEM_NO_DUE, item_id=item.id, stage=item.stage)
        if (item.gate or not item.duration) and not item.acceptance:
            yield Hole(HoleKind.ITEM_NO_ACCEPTANCE, item_id=item.id, stage=item.stage)
        if item.reviewer and item.reviewer not in seats:
            yield Hole(HoleKind.REVIEWER_NO_MEMBER, item_id=item.id, stage=item.stage, role=item.reviewer)


def _unproven(outlook: Outlook) -> Iterator[Hole]:
    for items in outlook.items.values():
        for item in items:
            if item.status is Status.DONE and item.gate and not has_evidence(item):
                yield Hole(HoleKind.DONE_NO_EVIDENCE, item_id=item.id, stage=item.stage)


def _roles(outlook: Outlook, seats: frozenset[str]) -> Iterator[Hole]:
    owned = {item.role for items in outlook.items.values() for item in items}
    pending = {item.role for item in _open_items(outlook)}
    for key in outlook.roles:
        if key in pending and key not in seats:
            yield Hole(HoleKind.ROLE_NO_MEMBER, role=key)
        if key not in owned:
            yield Hole(HoleKind.ROLE_NO_ITEM, role=key)


def _gates(outlook: Outlook, seats: frozenset[str]) -> Iterator[Hole]:
    for stage in STAGES:
        plan = outlook.stage_plans.get(stage)
        if plan is None or plan.gate_due is None:
            continue
        if not plan.signer:
            yield Hole(HoleKind.STAGE_NO_SIGNER, stage=stage)
        elif plan.signer not in seats:
            yield Hole(HoleKind.SIGNER_NO_MEMBER, stage=stage, role=plan.signer)
        if not outlook.criteria[stage]:
            yield Hole(HoleKind.STAGE_NO_CRITERIA, stage=stage)
        for criterion in outlook.criteria[stage]:
            if any(item_id not in outlook.schedule.windows for item_id in criterion.evidence):
                yield Hole(HoleKind.EVIDENCE_GONE, stage=stage, what=criterion.text)


def _handoffs(outlook: Outlook) -> Iterator[Hole]:
    windows = outlook.schedule.windows
    ends: dict[str, date] = {}
    for items in outlook.items.values():
        for item in items:
            finish = windows[item.id].planned_finish or date.max
            ends[item.role] = max(finish, ends.get(item.role, date.min))
    for handoff in outlook.plan.handoff.values():
        for party in (handoff.giver, handoff.receiver):
            if party not in outlook.roles and party not in EXTERNALS:
                yield Hole(HoleKind.HANDOFF_NO_ROLE, role=party, what=handoff.artefact)
        made = windows.get(handoff.item_id) if handoff.item_id is not None else None
        if made is None:
            yield Hole(HoleKind.HANDOFF_NO_ITEM, role=handoff.giver, what=handoff.artefact)
        elif handoff.receiver in outlook.roles:
            # A party outside the team has no items of its own.
            given = made.planned_finish or made.forecast_finish
            if ends.get(handoff.receiver, date.min) <= given:
                yield Hole(
                    HoleKind.HANDOFF_NO_TAKER, item_id=handoff.item_id, role=handoff.receiver, what=handoff.artefact
                )


def _goals(outlook: Outlook) -> Iterator[Hole]:
    found = outlook.plan.key_result.values()
    for one in found:
        if one.role not in outlook.roles:
            yield Hole(HoleKind.KEY_RESULT_NO_ROLE, role=one.role, result_id=one.id, what=one.title)
        if one.goal is None:
            yield Hole(HoleKind.KEY_RESULT_NO_GOAL, role=one.role, result_id=one.id, what=one.title)
        if not serving(outlook.plan, one):
            yield Hole(HoleKind.KEY_RESULT_NO_ITEM, role=one.role, result_id=one.id, what=one.title)
    answering = {one.role for one in found}
    if any(criterion.metric == ROLES_WITH_KEY_RESULTS for criterion in outlook.plan.criterion.values()):
        yield from (Hole(HoleKind.ROLE_NO_KEY_RESULT, role=key) for key in outlook.roles if key not in answering)


def _people(load: Load | None) -> Iterator[Hole]:
    days: dict[MemberId, list[date]] = {}
    for overload in load.overloads() if load is not None else ():
        if overload.member_id is not None:
            days.setdefault(overload.member_id, []).append(overload.day)
    for member, too_much in days.items():
        yield Hole(HoleKind.MEMBER_OVERLOADED, member_id=member, days=tuple(too_much))
