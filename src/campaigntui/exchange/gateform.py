"""What scripts read about gates."""

from __future__ import annotations

from campaigntui.domain.gates import Verdict
from campaigntui.domain.ids import ItemId
from campaigntui.exchange.jsonform import Form, iso
from campaigntui.scheduling.gates import Gate, Judged
from campaigntui.scheduling.outlook import Outlook


def gate_form(gate: Gate, outlook: Outlook) -> Form:
    """A gate in full."""
    return {
        "stage": gate.stage.value,
        "number": gate.stage.number,
        "day": iso(gate.day),
        "signer": gate.signer,
        "holders": [member.name for member in gate.holders],
        **readiness_form(gate, outlook),
        "required": [
            {
                "item": each.item.key,
                "title": each.item.title,
                "status": each.item.status.value,
                "state": outlook.health.items[each.item.id].state.value,
                "done": each.done,
                "evidence": each.item.evidence,
                "attachments": list(each.item.attachments),
                "open": each.is_open,
            }
            for each in gate.required
        ],
        "criteria": [criterion_form(each, outlook) for each in gate.judged],
        "open_items": [each.item.key for each in gate.open_items],
        "open_criteria": [each.criterion.key for each in gate.open_criteria],
    }


def readiness_form(gate: Gate, outlook: Outlook) -> Form:
    """How far a gate is, what is in force, and every verdict there ever was, newest first."""
    return {
        "ready": gate.ready,
        "asked": gate.asked,
        "ruling": gate.ruling.value if gate.ruling is not None else None,
        "verdicts": [verdict_form(verdict, outlook) for verdict in gate.history],
    }


def criterion_form(judged: Judged, outlook: Outlook) -> Form:
    """A criterion with its number. `counted` says that the plan itself counts it."""
    criterion = judged.criterion
    return {
        "id": criterion.key,
        "text": criterion.text,
        "metric": criterion.metric,
        "operator": criterion.operator,
        "target": criterion.target,
        "unit": criterion.unit,
        "evidence": _keys(criterion.evidence, outlook),
        "value": judged.value,
        "counted": judged.counted,
        "met": judged.met,
        "remark": criterion.remark,
    }


def verdict_form(verdict: Verdict, outlook: Outlook) -> Form:
    """A signature, and whether it was taken back. `days_late` is negative for one before the day of the gate."""
    gate_day = outlook.health.stages[verdict.stage].gate_day
    return {
        "ruling": verdict.ruling.value,
        "signer": verdict.signer,
        "day": iso(verdict.day),
        "days_late": (verdict.day - gate_day).days if gate_day is not None else None,
        "reason": verdict.reason,
        "open_items": _keys(verdict.open_items, outlook),
        "open_criteria": list(verdict.open_criteria),
        "reopened": iso(verdict.reopened),
        "reopen_reason": verdict.reopen_reason,
    }


def _keys(ids: tuple[ItemId, ...], outlook: Outlook) -> list[str]:
    items = outlook.plan.item
    return [items[item_id].key for item_id in ids if item_id in items]
