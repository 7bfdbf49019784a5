"""A difference as a plain dictionary: what `--dry-run --json` answers. The keys are a promise."""

from __future__ import annotations

from collections.abc import Iterable

from campaigntui.domain.campaign import Anchor
from campaigntui.domain.checklist import Link
from campaigntui.domain.ids import ItemId
from campaigntui.domain.plan import Plan
from campaigntui.exchange.jsonform import Form, iso
from campaigntui.scheduling.dayhits import DayHit, Shift, Span
from campaigntui.scheduling.effects import AnchorShift, Breach, Lateness
from campaigntui.scheduling.freezes import Caught
from campaigntui.usecases.snapshot import Preview
from campaigntui.wording.effects import Tone, effect_lines, effect_sentence


def effects_form(preview: Preview) -> Form:
    """Everything about a difference, and under `text` the lines that a person is shown, in the language in force."""
    found, keys = preview.effects, _Keys(preview.plan)
    changed = sum(change.table == "item" for change in preview.changes)
    lines = effect_lines(found, preview.plan, *preview.staying)
    return {
        "changed": changed,
        "anchors": [_anchor(each) for each in found.anchors],
        "gates": [{"stage": g.stage.value, "before": iso(g.before), "after": iso(g.after)} for g in found.gates_moved],
        "items": [keys.shift(each) for each in found.planned],
        "forecast": [keys.shift(each) for each in found.forecast],
        "in_past": keys.of(found.in_past),
        "contradicted": [keys.link(each) for each in found.contradicted],
        "reconciled": [keys.link(each) for each in found.reconciled],
        "turned": [phase.key for phase in found.turned],
        "breaks": [keys.breach(each) for each in found.breaks],
        "mends": [keys.breach(each) for each in found.mends],
        "late": [keys.lateness(each) for each in found.late],
        "sooner": [keys.lateness(each) for each in found.sooner],
        "frozen": [keys.caught(each) for each in found.frozen],
        "thawed": [keys.caught(each) for each in found.thawed],
        "days_off": [keys.hit(each) for each in found.days_off],
        "holidays": [keys.hit(each) for each in found.holidays],
        "joining": keys.of(found.joining),
        "leaving": keys.of(found.leaving),
        "slack": {"before": found.slack[0], "after": found.slack[1]},
        "staying": {name: [row.key for row in rows] for name, rows in preview.staying._asdict().items()},
        "text": [
            effect_sentence(found, changed),
            *(str(line) if line.tone is Tone.HEADING else f"  {line}" for line in lines),
        ],
    }


def _anchor(shift: AnchorShift) -> Form:
    def both(value: object, other: object) -> Form:
        return {"before": value, "after": other}

    before, after = shift.before, shift.after
    return {
        "id": shift.key,
        **both(*(iso(a.day) if a is not None else None for a in (before, after))),
        "time": both(_hour(before), _hour(after)),
        "confidence": both(*(a.confidence.value if a is not None else None for a in (before, after))),
    }


def _hour(anchor: Anchor | None) -> str | None:
    return anchor.clock.isoformat("minutes") if anchor is not None and anchor.clock is not None else None


class _Keys:
    """Forms that name items by their keys."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    def of(self, ids: Iterable[ItemId]) -> list[str]:
        return [self.plan.item[i].key for i in ids]

    def shift(self, shift: Shift) -> Form:
        return {"id": self.plan.item[shift.item_id].key, "before": _span(shift.before), "after": _span(shift.after)}

    def link(self, link: Link) -> Form:
        before, after = self.of((link.before, link.after))
        return {"before": before, "after": after, "lag": link.lag}

    def breach(self, each: Breach) -> Form:
        item = self.plan.item[each.item_id].key if each.item_id is not None else None
        end = {"kind": each.kind.value, "stage": each.stage.value, "item": item}
        return {**end, "before": each.before, "after": each.after}

    def lateness(self, each: Lateness) -> Form:
        return {"id": self.plan.item[each.item_id].key, "before": each.before, "after": each.after}

    def caught(self, each: Caught) -> Form:
        window = each.window
        ends = {"first": iso(window.first), "last": iso(window.last)}
        return {"item": self.plan.item[each.item_id].key, "freeze": window.freeze.key, **ends, "planned": each.planned}

    def hit(self, each: DayHit) -> Form:
        member = self.plan.member[each.member_id].name if each.member_id is not None else None
        return {"item": self.plan.item[each.item_id].key, "member": member, "day": iso(each.day)}


def _span(span: Span) -> list[str | None]:
    return [iso(day) for day in span]
