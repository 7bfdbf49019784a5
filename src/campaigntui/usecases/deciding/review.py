"""Passing and returning what was handed in for review."""

from __future__ import annotations

from dataclasses import replace

from campaigntui.domain import text
from campaigntui.domain.checklist import Item, Review, Status
from campaigntui.domain.plan import Plan
from campaigntui.errors import N_, BadInput, RuleBroken
from campaigntui.usecases.commands.review import PassReview, ReturnReview
from campaigntui.usecases.deciding import rules
from campaigntui.usecases.deciding.handoffs import given_anew
from campaigntui.usecases.deciding.occasion import Decisions, Occasion


def pass_on(plan: Plan, command: PassReview, occasion: Occasion) -> Plan:
    """What was looked over is done."""
    day = rules.past(command.day, occasion)
    items = [_handed_in(item) for item in rules.items_of(plan, command.items)]
    done = [
        replace(
            item,
            status=Status.DONE,
            reason="",
            started=min(item.started, day) if item.started is not None else None,
            finished=day,
            review=Review.PASSED,
            review_reason="",
        )
        for item in items
    ]
    return plan.put(*done, *given_anew(plan, done))


def give_back(plan: Plan, command: ReturnReview, _: Occasion) -> Plan:
    """What was looked over goes back into work, with the reason."""
    reason = rules.short_enough(text.line(command.reason))
    if not reason:
        raise BadInput(N_("Say what is to be changed, so that whoever did it can go on."))
    items = [_handed_in(item) for item in rules.items_of(plan, command.items)]
    return plan.put(*(replace(item, review=Review.RETURNED, review_reason=reason) for item in items))


def _handed_in(item: Item) -> Item:
    if item.review is Review.ASKED and item.status is not Status.DONE:
        return item
    if item.status is Status.DONE:
        raise RuleBroken(N_("“{item}” is done; there is nothing to look over."), item=item.title)
    if not item.reviewer:
        raise RuleBroken(
            N_("“{item}” needs no review. Finish it, or name a role that looks it over first."), item=item.title
        )
    raise RuleBroken(N_("“{item}” has not been handed in yet. Finishing it sends it to review."), item=item.title)


DECISIONS: Decisions = {PassReview: pass_on, ReturnReview: give_back}
