"""Starting, finishing, reopening, blocking: what people say about items."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from campaigntui.domain import text
from campaigntui.domain.checklist import Item, Status
from campaigntui.domain.plan import Plan
from campaigntui.errors import N_, BadInput, RuleBroken
from campaigntui.usecases.commands import items as c
from campaigntui.usecases.deciding import rules
from campaigntui.usecases.deciding.occasion import Decisions, Occasion


def start(plan: Plan, command: c.StartItems, occasion: Occasion) -> Plan:
    """Put items in progress; one that already is keeps its first day, a blocked one is unblocked."""
    day = _past(command.day, occasion)
    items = rules.items_of(plan, command.items)
    _refuse_done(items)
    return plan.put(*(replace(i, status=Status.IN_PROGRESS, reason="", started=i.started or day) for i in items))


def finish(plan: Plan, command: c.FinishItems, occasion: Occasion) -> Plan:
    """Mark items done; one that already is keeps its day unless another is given."""
    day = _past(command.day, occasion)
    changed: list[Item] = []
    for item in rules.items_of(plan, command.items):
        if item.status is Status.DONE and command.day is None:
            continue
        started = min(item.started, day) if item.started is not None else None
        changed.append(replace(item, status=Status.DONE, reason="", started=started, finished=day))
    return plan.put(*changed)


def reopen(plan: Plan, command: c.ReopenItems, _: Occasion) -> Plan:
    """Take items back to open, as if never started."""
    items = rules.items_of(plan, command.items)
    return plan.put(*(replace(i, status=Status.OPEN, reason="", started=None, finished=None) for i in items))


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


def _past(day: date | None, occasion: Occasion) -> date:
    if day is not None and day > occasion.today:
        raise BadInput(
            N_("{day} is still to come; today is {today}. Give today or an earlier day."),
            day=day.isoformat(),
            today=occasion.today.isoformat(),
        )
    return day or occasion.today


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
