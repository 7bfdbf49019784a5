"""Steps and notes of an item."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from campaigntui.domain import text
from campaigntui.domain.checklist import Note, Step
from campaigntui.domain.ids import RowId
from campaigntui.domain.plan import Plan
from campaigntui.errors import N_, BadInput, NotFound
from campaigntui.usecases.commands import steps as c
from campaigntui.usecases.deciding import rules
from campaigntui.usecases.deciding.occasion import Decisions, Occasion
from campaigntui.usecases.merging import merged


def add(plan: Plan, command: c.AddStep, _: Occasion) -> Plan:
    """Append a step."""
    item = rules.item_of(plan, command.item_id)
    last = max((s.position for s in plan.step.values() if s.item_id == item.id), default=0)
    words = rules.title(command.title, rules.NO_STEP)
    return plan.put(Step(RowId(plan.next_id), plan.head.id, item.id, words, position=last + 1))


def edit(plan: Plan, command: c.EditStep, _: Occasion) -> Plan:
    """Change a step's words."""
    step = _step(plan, command.step_id)
    values: dict[str, Any] = {"title": rules.title(command.title, rules.NO_STEP)}
    if command.seen is not None:
        values = merged(command.seen, step, values, step.title)
    return plan.put(replace(step, **values))


def tick(plan: Plan, command: c.TickStep, _: Occasion) -> Plan:
    """Set a step to done or not."""
    return plan.put(replace(_step(plan, command.step_id), done=command.done))


def move(plan: Plan, command: c.MoveStep, _: Occasion) -> Plan:
    """Move a step among its siblings; beyond either end it stops there."""
    step = _step(plan, command.step_id)
    row = sorted((s for s in plan.step.values() if s.item_id == step.item_id), key=lambda s: (s.position, s.id))
    at = row.index(step)
    row.insert(max(min(at + command.places, len(row) - 1), 0), row.pop(at))
    return plan.put(*(replace(s, position=n) for n, s in enumerate(row, start=1) if s.position != n))


def remove(plan: Plan, command: c.RemoveStep, _: Occasion) -> Plan:
    """Take a step away."""
    return plan.without(_step(plan, command.step_id))


def note(plan: Plan, command: c.AddNote, occasion: Occasion) -> Plan:
    """Write a remark, dated and signed by the occasion."""
    item = rules.item_of(plan, command.item_id)
    words = rules.short_enough(text.lines(command.text))
    if not words:
        raise BadInput(N_("The note is empty. Write a few words, or leave it."))
    return plan.put(Note(RowId(plan.next_id), plan.head.id, item.id, words, at=occasion.at, author=occasion.who))


def _step(plan: Plan, step_id: RowId) -> Step:
    step = plan.step.get(step_id)
    if step is None:
        raise NotFound(N_("That step is gone; somebody has taken it away in the meantime."))
    return step


DECISIONS: Decisions = {
    c.AddStep: add,
    c.EditStep: edit,
    c.TickStep: tick,
    c.MoveStep: move,
    c.RemoveStep: remove,
    c.AddNote: note,
}
