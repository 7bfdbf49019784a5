"""Meetings: adding, changing and ending them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from campaigntui.domain import text
from campaigntui.domain.campaign import Moved, Ritual
from campaigntui.domain.due import Unit
from campaigntui.domain.ids import RowId
from campaigntui.domain.plan import Plan
from campaigntui.domain.recurrence import checked_rule, is_timed
from campaigntui.errors import N_, BadInput, NotFound, RuleBroken
from campaigntui.scheduling.engine import calendar_of
from campaigntui.scheduling.rituals import campaign_span, daily_of, span_of
from campaigntui.usecases.commands import rituals as c
from campaigntui.usecases.deciding import rules
from campaigntui.usecases.deciding.items import free_key, key_words
from campaigntui.usecases.deciding.occasion import Decisions, Occasion

LONGEST_MINUTES = 24 * 60


def _minutes(value: int) -> int:
    if not 0 <= value <= LONGEST_MINUTES:
        raise BadInput(
            N_("A meeting of {minutes} minutes cannot be; give a number up to {most}."),
            minutes=value,
            most=LONGEST_MINUTES,
        )
    return value


def _lines(values: Any) -> tuple[str, ...]:
    return tuple(plain for value in values if (plain := rules.short_enough(text.line(value))))


EDITABLE: Mapping[str, Callable[[Plan, Any], Any]] = {
    "name": lambda _, v: rules.title(v, rules.NO_NAME),
    "rrule": lambda _, v: checked_rule(v),
    "clock": lambda _, v: v,
    "minutes": lambda _, v: _minutes(v),
    "workdays": lambda _, v: bool(v),
    "moved": lambda _, v: Moved(v),
    "opens": rules.due,
    "closes": rules.due,
    "host": rules.known_role,
    "attendees": lambda plan, v: tuple(dict.fromkeys(rules.known_role(plan, key) for key in v if key)),
    "agenda": lambda _, v: _lines(v),
    "outputs": lambda _, v: _lines(v),
    "daily_from": rules.due,
    "daily_to": rules.due,
}
"""Editable field -> check that gives the value to store."""


def add(plan: Plan, command: c.AddRitual, _: Occasion) -> Plan:
    """A meeting after the others."""
    name = rules.title(command.name, rules.NO_NAME)
    taken = {one.key for one in plan.ritual.values()}
    key = text.line(command.key) or free_key(key_words(name) or "meeting", taken)
    if key in taken:
        raise RuleBroken(N_("The id “{key}” is taken by another meeting. Choose another one."), key=key)
    position = max((one.position for one in plan.ritual.values()), default=-1) + 1
    ritual = Ritual(RowId(plan.next_id), plan.head.id, key, name, checked_rule(command.rrule), position=position)
    return plan.put(_sound(plan, replace(ritual, **_values(plan, command.values))))


def edit(plan: Plan, command: c.EditRitual, _: Occasion) -> Plan:
    """Change fields of a meeting."""
    return plan.put(_sound(plan, replace(_of(plan, command.ritual_id), **_values(plan, command.values))))


def remove(plan: Plan, command: c.RemoveRitual, _: Occasion) -> Plan:
    """End a meeting."""
    return plan.without(_of(plan, command.ritual_id))


def following_hours(before: Plan, after: Plan) -> Plan:
    """The plan in which meetings have gone along with the hours of the moments that they begin with.

    These are meetings on any day, such as a huddle an hour after the peak opens; one on working days keeps its hour.
    """
    old, new = ({anchor.key: anchor.clock for anchor in plan.anchor.values()} for plan in (before, after))
    moved = []
    for ritual in after.ritual.values():
        opens = ritual.opens
        if ritual.workdays or ritual.clock is None or opens is None or opens.day is not None:
            continue
        was, will = old.get(opens.anchor), new.get(opens.anchor)
        if was is not None and will is not None and was != will and opens.unit is Unit.DAYS:
            first = datetime.combine(_SOME_DAY, ritual.clock) + (_since_midnight(will) - _since_midnight(was))
            days = (first.date() - _SOME_DAY).days
            moved.append(replace(ritual, opens=replace(opens, offset=opens.offset + days), clock=first.time()))
    return after.put(*moved) if moved else after


_SOME_DAY = date(2000, 1, 1)


def _since_midnight(clock: time) -> timedelta:
    """How long after midnight; the last second of a day stands for 24:00."""
    return timedelta(hours=clock.hour, minutes=clock.minute, seconds=clock.second + (clock.second == 59))


def _of(plan: Plan, ritual_id: RowId) -> Ritual:
    found = plan.ritual.get(ritual_id)
    if found is None:
        raise NotFound(N_("That meeting is gone; somebody has taken it away in the meantime."))
    return found


def _values(plan: Plan, values: Mapping[str, Any]) -> dict[str, Any]:
    wrong = sorted(set(values) - set(EDITABLE))
    if wrong:
        raise BadInput(N_("A meeting has no field {fields} that can be edited."), fields=tuple(wrong))
    return {name: EDITABLE[name](plan, value) for name, value in values.items()}


def _sound(plan: Plan, ritual: Ritual) -> Ritual:
    """The meeting itself; `BadInput` when its fields do not fit together."""
    if ritual.clock is None and is_timed(ritual.rrule):
        raise BadInput(N_("A meeting that is held by the hour needs the time of its first one, such as 21:00."))
    if (ritual.daily_from is None) != (ritual.daily_to is None):
        raise BadInput(N_("Days on which the meeting is held daily need a first and a last one. Give both, or none."))
    calendar = calendar_of(plan)
    spans = [span_of(plan, ritual, calendar, campaign_span(plan, calendar)), daily_of(plan, ritual, calendar)]
    for span in spans:
        if span is not None and span.last < span.first:
            raise BadInput(
                N_("The meeting would begin on {first} and end on {last}. Put the two days in order."),
                first=span.first.isoformat(),
                last=span.last.isoformat(),
            )
    return ritual


DECISIONS: Decisions = {
    c.AddRitual: add,
    c.EditRitual: edit,
    c.RemoveRitual: remove,
}
