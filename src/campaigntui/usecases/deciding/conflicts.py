"""Accepting conflicts."""

from __future__ import annotations

from dataclasses import replace

from campaigntui.domain import text
from campaigntui.domain.checklist import Link
from campaigntui.domain.ids import RowId
from campaigntui.domain.plan import Plan
from campaigntui.errors import N_, BadInput, NotFound, RuleBroken
from campaigntui.scheduling.engine import schedule
from campaigntui.usecases.commands.conflicts import AcceptConflict, UnacceptConflict
from campaigntui.usecases.deciding import rules
from campaigntui.usecases.deciding.occasion import Decisions, Occasion


def accept(plan: Plan, command: AcceptConflict, occasion: Occasion) -> Plan:
    """Keep the reason with the link. Refused where there is nothing to accept."""
    link = _link(plan, command.link_id)
    reason = rules.short_enough(text.line(command.reason))
    if not reason:
        raise BadInput(N_("Say why it is all right, so that the next reader knows."))
    window = schedule(plan, occasion.today).windows.get(link.after)
    if window is None or link.before not in window.conflicts:
        raise RuleBroken(
            N_("“{after}” does not start before “{before}” allows, so there is nothing to accept."),
            after=plan.item[link.after].title,
            before=plan.item[link.before].title,
        )
    return plan.put(replace(link, accepted=reason))


def unaccept(plan: Plan, command: UnacceptConflict, _: Occasion) -> Plan:
    """Take the reason away."""
    return plan.put(replace(_link(plan, command.link_id), accepted=""))


def _link(plan: Plan, link_id: RowId) -> Link:
    link = plan.link.get(link_id)
    if link is None:
        raise NotFound(N_("That link is gone already."))
    return link


DECISIONS: Decisions = {
    AcceptConflict: accept,
    UnacceptConflict: unaccept,
}
