"""Judging criteria, signing gates, reopening them."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from campaigntui.domain import text
from campaigntui.domain.gates import Criterion, Ruling, Verdict
from campaigntui.domain.ids import MemberId, RowId
from campaigntui.domain.people import Member
from campaigntui.domain.plan import Plan
from campaigntui.domain.stage import Stage
from campaigntui.errors import N_, BadInput, CampaignError, NotFound, RuleBroken
from campaigntui.scheduling.baselines import baseline_named, frozen
from campaigntui.scheduling.engine import schedule
from campaigntui.scheduling.gates import Gate, gate_of
from campaigntui.scheduling.look import look
from campaigntui.scheduling.metrics import METRICS
from campaigntui.usecases.commands import gates as c
from campaigntui.usecases.deciding import rules
from campaigntui.usecases.deciding.occasion import Decisions, Occasion
from campaigntui.usecases.merging import merged

_MOST_NAMED = 6
"""Open things that a refusal names one by one."""


# -- criteria ---------------------------------------------------------------------------------------------------------
def judge(plan: Plan, command: c.JudgeCriterion, _: Occasion) -> Plan:
    """Write down what was seen of a criterion."""
    criterion = plan.criterion.get(command.criterion_id)
    if criterion is None:
        raise NotFound(N_("That criterion is gone; somebody has taken it away in the meantime."))
    values = {name: _CHECKS[name](criterion, value) for name, value in command.changes.items()}
    if "value" in values and values["value"] is None and "met" not in values:
        values["met"] = False
    if command.seen is not None:
        values = merged(command.seen, criterion, values, criterion.text)
    return plan.put(replace(criterion, **values))


def _by_hand(criterion: Criterion) -> None:
    if criterion.metric in METRICS:
        raise RuleBroken(
            N_("The plan counts “{criterion}” itself; it holds as soon as the items do. A remark can be written."),
            criterion=criterion.text,
        )


def _met(criterion: Criterion, value: Any) -> bool:
    _by_hand(criterion)
    if value and criterion.target is not None and criterion.value is not None:
        raise RuleBroken(
            N_("“{criterion}” was measured; the number decides. Type a new number, or take the old one away first."),
            criterion=criterion.text,
        )
    return bool(value)


def _value(criterion: Criterion, value: Any) -> float | None:
    _by_hand(criterion)
    if value is None:
        return None
    if criterion.target is None:
        raise RuleBroken(
            N_("“{criterion}” is not measured by a number. Tick it when it holds, and write what you saw."),
            criterion=criterion.text,
        )
    return _number(value)


def _target(criterion: Criterion, value: Any) -> float:
    if criterion.target is None:
        raise RuleBroken(
            N_("“{criterion}” is not measured by a number, so it has no target."), criterion=criterion.text
        )
    return _number(value)


def _number(value: Any) -> float:
    if not math.isfinite(value) or abs(value) > 1e12:
        raise BadInput(N_("{number} is no number to measure by."), number=value)
    return float(value)


_CHECKS: Mapping[str, Callable[[Criterion, Any], Any]] = {
    "met": _met,
    "value": _value,
    "target": _target,
    "remark": lambda _, value: rules.short_enough(text.line(value)),
}
"""Editable field -> check that gives the value to store."""


# -- signatures -------------------------------------------------------------------------------------------------------
def sign(plan: Plan, command: c.SignGate, occasion: Occasion) -> Plan:
    """Put a signature under the gate as it stands today, with all that is open."""
    member = rules.member_of(plan, command.member_id)
    gate = gate_of(look(plan, occasion.today), command.stage)
    if gate.passed and gate.verdict is not None:
        raise RuleBroken(
            N_("The gate “{stage}” was signed by {signer} on {day}. It has to be reopened first."),
            stage=command.stage,
            signer=gate.verdict.signer,
            day=gate.verdict.day,
        )
    _may_sign(plan, gate, member)
    reason = rules.short_enough(text.line(command.reason))
    open_items = tuple(each.item.id for each in gate.open_items)
    open_criteria = tuple(each.criterion.key for each in gate.open_criteria)
    if command.ruling is Ruling.PASS and (open_items or open_criteria):
        raise RuleBroken(
            N_(
                "The gate “{stage}” cannot pass yet; open: {open}. To go on all the same, sign “pass with risk” and "
                "give the reason."
            ),
            stage=command.stage,
            open=_open_words(gate),
        )
    if command.ruling is not Ruling.PASS and not reason:
        raise BadInput(N_("Give the reason: whoever reads this gate in a year needs to know why it was decided so."))
    verdict = Verdict(
        id=RowId(plan.next_id),
        campaign_id=plan.head.id,
        stage=command.stage,
        ruling=command.ruling,
        day=occasion.today,
        member_id=member.id,
        signer=member.name,
        reason=reason,
        open_items=open_items,
        open_criteria=open_criteria,
    )
    plan = plan.put(verdict)
    passed = command.stage is Stage.PLAN and verdict.ruling is not Ruling.NO_GO
    return with_baseline(plan, occasion.today) if passed else plan


def with_baseline(plan: Plan, day: date) -> Plan:
    """The windows that were signed, frozen under the name of the gate; an earlier one of that name stays."""
    from campaigntui.wording import _, stage_name

    name = _("Gate “{stage}”").format(stage=stage_name(Stage.PLAN))
    if baseline_named(plan, name) is not None:
        name = f"{name} {day.isoformat()}"
    return plan.put(frozen(plan, schedule(plan, day), name, day))


def _may_sign(plan: Plan, gate: Gate, member: Member) -> None:
    if member in gate.holders:
        return
    if not gate.holders:
        raise RuleBroken(
            N_("Nobody holds the role {role}, which signs the gate “{stage}”. Give the role to somebody first."),
            role=_role(plan, gate.signer),
            stage=gate.stage,
        )
    raise RuleBroken(
        N_("The gate “{stage}” is signed by the {role}: {holders}. {member} cannot sign it."),
        stage=gate.stage,
        role=_role(plan, gate.signer),
        holders=tuple(holder.name for holder in gate.holders),
        member=member.name,
    )


def _role(plan: Plan, key: str) -> str:
    from campaigntui.wording.people import role_name

    return role_name(key, {role.key: role for role in plan.role.values()})


def _open_words(gate: Gate) -> tuple[object, ...]:
    """What is open, by name: items that are not done, then those without evidence, then criteria."""
    words: list[object] = [
        CampaignError(N_("“{item}”"), item=each.item.title) for each in gate.open_items if not each.done
    ]
    words += [CampaignError(N_("evidence of “{item}”"), item=each.item.title) for each in gate.open_items if each.done]
    words += [
        CampaignError(N_("the criterion “{criterion}”"), criterion=each.criterion.text) for each in gate.open_criteria
    ]
    more = len(words) - _MOST_NAMED
    if more > 1:
        words[_MOST_NAMED:] = [CampaignError(N_("{count} more"), count=more)]
    return tuple(words)


def reopen(plan: Plan, command: c.ReopenGate, occasion: Occasion) -> Plan:
    """Take the signature back; what was signed stays in the gate's history."""
    gate = gate_of(look(plan, occasion.today), command.stage)
    verdict = gate.verdict
    if verdict is None or verdict.ruling is Ruling.NO_GO:
        raise RuleBroken(N_("The gate “{stage}” is not signed, so there is nothing to reopen."), stage=command.stage)
    member = rules.member_of(plan, command.member_id)
    if member.id != verdict.member_id:
        if _still_there(plan, verdict.member_id):
            raise RuleBroken(
                N_("The gate “{stage}” was signed by {signer}; only {signer} can reopen it."),
                stage=command.stage,
                signer=verdict.signer,
            )
        _may_sign(plan, gate, member)
    reason = rules.short_enough(text.line(command.reason))
    if not reason:
        raise BadInput(N_("Say why the gate is reopened: those who rely on it need to know."))
    return plan.put(replace(verdict, reopened=occasion.today, reopen_reason=reason))


def _still_there(plan: Plan, member_id: MemberId | None) -> bool:
    """Whether who signed is still on the team; what one signed who left, the next signer may reopen."""
    member = plan.member.get(member_id) if member_id is not None else None
    return member is not None and not member.archived


DECISIONS: Decisions = {
    c.JudgeCriterion: judge,
    c.SignGate: sign,
    c.ReopenGate: reopen,
}
