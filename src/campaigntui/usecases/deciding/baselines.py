"""Keeping and forgetting baselines."""

from __future__ import annotations

from campaigntui.domain import text
from campaigntui.domain.plan import Plan
from campaigntui.errors import N_, BadInput, NotFound
from campaigntui.scheduling.baselines import baseline_named, baselines, frozen
from campaigntui.scheduling.engine import schedule
from campaigntui.usecases.commands import baselines as c
from campaigntui.usecases.deciding import rules
from campaigntui.usecases.deciding.occasion import Decisions, Occasion

LONGEST_NAME = 60


def keep(plan: Plan, command: c.SetBaseline, occasion: Occasion) -> Plan:
    """Freeze the planned windows as they are today."""
    name = rules.title(command.name, rules.NO_NAME)
    if len(name) > LONGEST_NAME:
        raise BadInput(
            N_("A name of {length} characters is too long; {most} are the most."), length=len(name), most=LONGEST_NAME
        )
    return plan.put(frozen(plan, schedule(plan, occasion.today), name, occasion.today))


def forget(plan: Plan, command: c.RemoveBaseline, _: Occasion) -> Plan:
    """Take a baseline away; `NotFound` names the ones there are."""
    found = baseline_named(plan, text.line(command.name))
    if found is None:
        raise no_baseline(plan, command.name)
    return plan.without(found)


def no_baseline(plan: Plan, name: str) -> NotFound:
    """The refusal for a name that no baseline has."""
    known = tuple(one.name for one in baselines(plan))
    if not known:
        return NotFound(N_("This campaign has no baseline yet. Set one first."))
    return NotFound(N_("There is no baseline “{name}”. There are: {known}."), name=text.line(name), known=known)


DECISIONS: Decisions = {
    c.SetBaseline: keep,
    c.RemoveBaseline: forget,
}
