"""What a change of profile takes out of a plan, brings into it and words otherwise.

`old` and `new` are the plans as they would be laid out for the two profiles. What somebody has changed since, or has
begun, stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from campaigntui.domain.checklist import Item, Link, Status
from campaigntui.domain.due import Due
from campaigntui.domain.gates import Criterion
from campaigntui.domain.goals import KeyResult
from campaigntui.domain.ids import ItemId, RowId
from campaigntui.domain.plan import Plan, Row
from campaigntui.scheduling.engine import calendar_of, resolve
from campaigntui.usecases.deciding.duerules import rule_on
from campaigntui.usecases.deciding.rules import circle

_WORDS: Mapping[str, tuple[str, ...]] = {
    "item": ("title", "deliverable", "acceptance"),
    "criterion": ("text",),
    "handoff": ("artefact",),
    "key_result": ("title",),
}
"""Table -> the words that a profile may choose."""


def _is_judged(row: Criterion) -> bool:
    return row.met or row.value is not None or bool(row.remark)


def _is_measured(row: KeyResult) -> bool:
    return row.actual is not None or row.baseline is not None


_NAMING: Mapping[str, tuple[str, Callable[[Any], bool]]] = {
    "criterion": ("evidence", _is_judged),
    "key_result": ("items", _is_measured),
}
"""Table -> the field in which its rows name items, and whether somebody has said how one of them stands."""


def refitted(plan: Plan, old: Plan, new: Plan) -> Plan:
    """The plan with the items, words, steps, links, criteria, key results and handoffs of the new profile."""
    plan = _with_items(plan, old, new)
    plan = _with_words(plan, old, new)
    plan = _with_links(plan, old, new)
    for table in _NAMING:
        plan = _with_naming(plan, old, new, table)
    return _with_handoffs(plan, old, new)


def kept_items(plan: Plan, old: Plan, new: Plan) -> tuple[Item, ...]:
    """Items that the new profile has no use for, but that somebody has begun; finished ones are not named."""
    gone = by_key(old.item).keys() - by_key(new.item).keys()
    return tuple(
        item
        for item in plan.item.values()
        if item.key in gone and not item.archived and item.status not in (Status.OPEN, Status.DONE)
    )


def _with_items(plan: Plan, old: Plan, new: Plan) -> Plan:
    """Open items without use are archived; what the new profile adds comes out of the archive or is laid out."""
    theirs, wanted, mine = by_key(old.item), by_key(new.item), by_key(plan.item)
    rows: list[Row] = []
    for key in theirs.keys() - wanted.keys():
        if key in mine and mine[key].status is Status.OPEN:
            rows.append(_put_away(mine[key], plan, new))
    plan = plan.put(*rows)
    for item in new.item.values():
        if item.key in theirs:
            continue
        known = mine.get(item.key)
        if known is None:
            plan = _laid_out(plan, new, item)
        elif known.archived:
            plan = plan.put(replace(known, archived=False, due=item.due, ready_by=item.ready_by))
    return plan


def _put_away(item: Item, plan: Plan, new: Plan) -> Item:
    """The item, archived. What hung on a moment that the new profile lacks counts from D-day then."""
    moments, calendar = by_key(new.anchor), calendar_of(plan)

    def kept(rule: Due | None) -> Due | None:
        if rule is None or rule.day is not None or rule.anchor in moments:
            return rule
        return rule_on(plan, None, resolve(rule, plan, calendar), calendar)

    return replace(item, archived=True, due=kept(item.due), ready_by=kept(item.ready_by))


def _laid_out(plan: Plan, new: Plan, item: Item) -> Plan:
    from campaigntui.usecases.creating import holder

    number = ItemId(plan.next_id)
    who = holder(item.role, plan.member.values())
    plan = plan.put(replace(item, id=number, campaign_id=plan.head.id, member_id=who))
    return _with_steps(plan, new, item.id, number)


def _with_steps(plan: Plan, new: Plan, theirs: ItemId, mine: ItemId) -> Plan:
    for step in [step for step in new.step.values() if step.item_id == theirs]:
        plan = plan.put(replace(step, id=RowId(plan.next_id), campaign_id=plan.head.id, item_id=mine))
    return plan


def _with_words(plan: Plan, old: Plan, new: Plan) -> Plan:
    for table, names in _WORDS.items():
        theirs, wanted = by_key(getattr(old, table)), by_key(getattr(new, table))
        rows = []
        for row in getattr(plan, table).values():
            if row.key in theirs and row.key in wanted:
                before, after = theirs[row.key], wanted[row.key]
                fresh = {n: getattr(after, n) for n in names if getattr(row, n) == getattr(before, n)}
                rows.append(replace(row, **fresh))
        plan = plan.put(*rows)
    theirs, wanted = by_key(old.item), by_key(new.item)
    for item in list(plan.item.values()):
        if item.key in theirs and item.key in wanted and _steps(old, theirs[item.key].id) == _steps(plan, item.id):
            plan = _with_steps_of(plan, new, wanted[item.key].id, item.id)
    return plan


def _steps(plan: Plan, item: ItemId) -> list[tuple[str, bool]]:
    steps = sorted((step for step in plan.step.values() if step.item_id == item), key=lambda step: step.position)
    return [(step.title, step.done) for step in steps]


def _with_steps_of(plan: Plan, new: Plan, theirs: ItemId, mine: ItemId) -> Plan:
    if _steps(new, theirs) == _steps(plan, mine):
        return plan
    plan = plan.without(*(step for step in plan.step.values() if step.item_id == mine))
    return _with_steps(plan, new, theirs, mine)


def _with_links(plan: Plan, old: Plan, new: Plan) -> Plan:
    """Links across what is left out, or without them again when it is back; one that closed a circle is not made."""
    theirs, wanted, mine = _links(old), _links(new), _links(plan)
    here = by_key(new.item)
    stale = [
        mine[pair]
        for pair, link in theirs.items()
        if pair not in wanted and pair in mine and {*pair} <= here.keys()
        if (mine[pair].lag, mine[pair].accepted) == (link.lag, "")
    ]
    plan = plan.without(*stale)
    items = {item.key: item for item in plan.item.values() if not item.archived}
    for pair, link in wanted.items():
        if pair in theirs or pair in mine or not {*pair} <= items.keys():
            continue
        before, after = (items[key].id for key in pair)
        linked = plan.put(Link(RowId(plan.next_id), plan.head.id, before, after, link.lag))
        plan = linked if not circle(linked) else plan
    return plan


def _links(plan: Plan) -> dict[tuple[str, str], Link]:
    return {(plan.item[link.before].key, plan.item[link.after].key): link for link in plan.link.values()}


def _with_naming(plan: Plan, old: Plan, new: Plan, table: str) -> Plan:
    """Rows of the new profile that name items; one that has been judged stays. The items that it names follow where
    nobody has changed them.
    """
    names, judged = _NAMING[table]
    theirs, wanted, mine = (by_key(getattr(one, table)) for one in (old, new, plan))
    items = by_key(plan.item)

    def named(plan: Plan, row: Any) -> list[str]:
        return [plan.item[item].key for item in getattr(row, names) if item in plan.item]

    plan = plan.without(*(mine[key] for key in theirs.keys() & mine.keys() - wanted.keys() if not judged(mine[key])))
    for key, row in wanted.items():
        own: dict[str, Any] = {names: tuple(items[name].id for name in named(new, row) if name in items)}
        if key in mine and key in theirs and named(plan, mine[key]) == named(old, theirs[key]):
            plan = plan.put(replace(getattr(plan, table)[mine[key].id], **own))
        elif key not in mine and key not in theirs:
            plan = plan.put(replace(row, id=RowId(plan.next_id), campaign_id=plan.head.id, **own))
    return plan


def _with_handoffs(plan: Plan, old: Plan, new: Plan) -> Plan:
    """Handoffs of the new profile; one that was answered stays."""
    theirs, wanted, mine = (by_key(one.handoff) for one in (old, new, plan))
    items = by_key(plan.item)
    gone = [mine[key] for key in theirs.keys() & mine.keys() - wanted.keys() if mine[key].answered is None]
    plan = plan.without(*gone)
    for key, handoff in wanted.items():
        if key not in mine and key not in theirs:
            producer = new.item[handoff.item_id].key if handoff.item_id is not None else ""
            item = items[producer].id if producer in items else None
            fresh = {"id": RowId(plan.next_id), "campaign_id": plan.head.id, "item_id": item}
            plan = plan.put(replace(handoff, **fresh))
    return plan


def by_key(rows: Mapping[Any, Any]) -> dict[str, Any]:
    """Key -> row, of a table of a plan whose rows have keys."""
    return {row.key: row for row in rows.values()}
