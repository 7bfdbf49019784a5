"""What-if as scripts read it, as in `jsonform`. The keys are a promise."""

from __future__ import annotations

from datetime import timedelta

from campaigntui.domain.suppositions import ItemLate, MemberAway, Supposition
from campaigntui.exchange.jsonform import Form
from campaigntui.scheduling.outlook import Outlook
from campaigntui.usecases.whatif import WhatIf


def whatif_form(found: WhatIf) -> Form:
    """What was supposed, and what it hits: slack, hard ends, stages, items and people, before and after."""
    hits, plan = found.hits, found.before.plan
    old, new = found.before.schedule.windows, found.after.schedule.windows
    return {
        "suppositions": [_supposition(each, found.before) for each in found.suppositions],
        "slack": _pair(hits.slack),
        "ends": [
            {
                "kind": each.kind.value,
                "stage": each.stage.value,
                "item": plan.item[each.item_id].key if each.item_id is not None else None,
                "before": each.before,
                "after": each.after,
            }
            for each in hits.ends
        ],
        "stages": [
            {"id": each.stage.value, "slack": _pair(each.slack), "gate_slack": _pair(each.gate)} for each in hits.stages
        ],
        "items": [
            {
                "id": plan.item[each.item_id].key,
                "days_later": each.days,
                "forecast_finish": {
                    "before": old[each.item_id].forecast_finish.isoformat(),
                    "after": new[each.item_id].forecast_finish.isoformat(),
                },
                "slack": _pair((each.before, each.after)),
                "breaks": each.breaks,
            }
            for each in hits.items
        ],
        "members": [
            {
                "name": plan.member[each.member_id].name,
                "items": [plan.item[i].key for i in each.items],
                "days_later": each.days,
            }
            for each in hits.members
        ],
    }


def _pair(pair: tuple[int | None, int | None]) -> Form:
    return {"before": pair[0], "after": pair[1]}


def _supposition(each: Supposition, before: Outlook) -> Form:
    plan = before.plan
    if isinstance(each, ItemLate):
        return {"kind": "late", "item": plan.item[each.item_id].key, "workdays": each.workdays}
    if isinstance(each, MemberAway):
        name = plan.member[each.member_id].name
        return {"kind": "away", "member": name, "first": each.first.isoformat(), "last": each.last.isoformat()}
    day = plan.anchor_named(each.anchor).day + timedelta(days=each.days)
    return {"kind": "move", "anchor": each.anchor, "days": each.days, "day": day.isoformat()}
