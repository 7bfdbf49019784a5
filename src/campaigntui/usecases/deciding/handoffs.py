"""Answering what one role hands to another, and when an answer no longer counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from campaigntui.domain import text
from campaigntui.domain.checklist import Item, Status
from campaigntui.domain.people import Answer, Handoff
from campaigntui.domain.plan import Plan
from campaigntui.errors import N_, BadInput, NotFound, RuleBroken
from campaigntui.usecases.commands.handoffs import AnswerHandoff
from campaigntui.usecases.deciding import rules
from campaigntui.usecases.deciding.occasion import Decisions, Occasion


def answer(plan: Plan, command: AnswerHandoff, occasion: Occasion) -> Plan:
    """Write down the receiver's answer. What its item has not produced yet cannot be answered."""
    handoff = plan.handoff.get(command.handoff_id)
    if handoff is None:
        raise NotFound(N_("That handoff is gone; somebody has taken it away in the meantime."))
    reason = rules.short_enough(text.line(command.reason))
    if command.answer is Answer.NONE:
        return plan.put(replace(handoff, answer=Answer.NONE, answer_reason="", answered=None))
    item = plan.item.get(handoff.item_id) if handoff.item_id is not None else None
    if item is not None and not item.archived and item.status is not Status.DONE:
        raise RuleBroken(
            N_("“{artefact}” has not been handed over yet: “{item}” is not done."),
            artefact=handoff.artefact,
            item=item.title,
        )
    if command.answer is Answer.RETURNED and not reason:
        raise BadInput(N_("Say what is wrong with it, so that the giver can mend it."))
    kept = reason if command.answer is Answer.RETURNED else ""
    return plan.put(replace(handoff, answer=command.answer, answer_reason=kept, answered=occasion.today))


def given_anew(plan: Plan, items: Iterable[Item]) -> Iterator[Handoff]:
    """Handoffs of items that are being finished, to be answered again where they had been returned."""
    yield from _unanswered(plan, items, Answer.RETURNED)


def taken_back(plan: Plan, items: Iterable[Item]) -> Iterator[Handoff]:
    """Handoffs of items that are being reopened: what was accepted is so no more; why one was returned still counts."""
    yield from _unanswered(plan, items, Answer.ACCEPTED)


def _unanswered(plan: Plan, items: Iterable[Item], once: Answer) -> Iterator[Handoff]:
    produced_by = {item.id for item in items}
    for handoff in plan.handoff.values():
        if handoff.item_id in produced_by and handoff.answer is once:
            yield replace(handoff, answer=Answer.NONE, answer_reason="", answered=None)


DECISIONS: Decisions = {AnswerHandoff: answer}
