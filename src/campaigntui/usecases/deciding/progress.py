"""Starting, finishing, reopening, blocking: what people say about items."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from campaigntui.domain import text
from campaigntui.domain.checklist import Item, Review, Status
from campaigntui.domain.plan import Plan
from campaigntui.errors import N_, BadInput, RuleBroken
from campaigntui.usecases.commands import items as c
from campaigntui.usecases.deciding import rules
from campaigntui.usecases.deciding.handoffs import given_anew, taken_back
from campaigntui.usecases.deciding.occasion import Decisions, Occasion


def start(plan: Plan, command: c.StartItems, occasion: Occasion) -> Plan:
    """Put items in progress; one that already is keeps its first day, a blocked one is unblocked.

    One that was handed in for review is taken back from there.
    """
    day = rules.past(command.day, occasion)
    items = rules.items_of(plan, command.items)
    _refuse_done(items)
    started = [replace(i, status=Status.IN_PROGRESS, reason="", started=i.started or day) for i in items]
    return plan.put(*(replace(i, review=Review.NONE) if i.review is Review.ASKED else i for i in started))


def finish(plan: Plan, command: c.FinishItems, occasion: Occasion) -> Plan:
    """Mark items done; one that already is keeps its day unless another is given.

    One that somebody has to look over goes to review instead and is in progress until it is passed.
    """
    day = rules.past(command.day, occasion)
    changed: list[Item] = []
    for item in rules.items_of(plan, command.items):
        if item.status is Status.DONE and command.day is None:
            continue
        if item.reviewer and item.status is not Status.DONE:
            changed.append(_handed_in(item, day))
            continue
        started = min(item.started, day) if item.started is not None else None
        changed.append(replace(item, status=Status.DONE, reason="", started=started, finished=day))
    return plan.put(*changed, *given_anew(plan, [item for item in changed if item.status is Status.DONE]))


def _handed_in(item: Item, day: date) -> Item:
    return replace(
        item,
        status=Status.IN_PROGRESS,
        reason="",
        started=item.started or day,
        review=Review.ASKED,
        review_reason="",
    )


def reopen(plan: Plan, command: c.ReopenItems, _: Occasion) -> Plan:
    """Take items back to open, as if never started. What they handed over has to be accepted again."""
    items = rules.items_of(plan, command.items)
    return plan.put(*map(_untouched, items), *taken_back(plan, items))


def _untouched(item: Item) -> Item:
    return replace(
        item, status=Status.OPEN, reason="", started=None, finished=None, review=Review.NONE, review_reason=""
    )


def block(plan: Plan, command: c.BlockItems, _: Occasion) -> Plan:
    """Mark items blocked, with the reason."""
    reason = rules.short_enough(text.line(command.reason))
    if not reason:
        raise BadInput(N_("Say why it is blocked: whoever reads the list tomorrow needs to know."))
    items = rules.items_of(plan, command.items)
    _refuse_done(items)
    return plan.put(*(replace(i, status=Status.BLOCKED, reason=reason) for i in items))


def unblock(plan: Plan, command: c.UnblockItems, _: Occasion) -> Plan:
    """Lift blocks; items that are not blocked stay as they are."""
    blocked = [i for i in rules.items_of(plan, command.items) if i.status is Status.BLOCKED]
    return plan.put(
        *(replace(i, status=Status.IN_PROGRESS if i.started is not None else Status.OPEN, reason="") for i in blocked)
    )


def _refuse_done(items: list[Item]) -> None:
    for item in items:
        if item.status is Status.DONE:
            raise RuleBroken(N_("“{item}” is done. Reopen it first."), item=item.title)


DECISIONS: Decisions = {
    c.StartItems: start,
    c.FinishItems: finish,
    c.ReopenItems: reopen,
    c.BlockItems: block,
    c.UnblockItems: unblock,
}
