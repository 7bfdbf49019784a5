"""Key results: adding, changing, measuring and ending them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from math import isfinite, nan
from typing import Any

from campaigntui.domain import text
from campaigntui.domain.goals import Direction, KeyResult
from campaigntui.domain.ids import RowId
from campaigntui.domain.plan import Plan
from campaigntui.errors import N_, BadInput, NotFound, RuleBroken
from campaigntui.usecases.commands import goals as c
from campaigntui.usecases.deciding import rules
from campaigntui.usecases.deciding.items import free_key, key_words
from campaigntui.usecases.deciding.occasion import Decisions, Occasion
from campaigntui.usecases.merging import merged

LIGHTEST, HEAVIEST = 1, 100
"""What a key result may count for."""
LARGEST = 1e15
"""A number beyond is a slip of the finger."""
_KEY = re.compile(r"[\w-]{1,64}")
_WAYS = ("target", "growth")
"""Either says what is to be reached, so that who changes one changes both."""


def _number(value: Any) -> float | None:
    if value is None:
        return None
    number = float(value)
    if not isfinite(number) or abs(number) >= LARGEST:
        raise BadInput(N_("The number {number} is too large to be meant. Check it."), number=value)
    return number


def _weight(value: Any) -> int:
    if not LIGHTEST <= value <= HEAVIEST:
        raise BadInput(
            N_("A weight of {weight} is out of range; it goes from {least} to {most}."),
            weight=value,
            least=LIGHTEST,
            most=HEAVIEST,
        )
    return int(value)


def _role(plan: Plan, key: str) -> str:
    if not key:
        raise BadInput(N_("Somebody has to answer for a key result. Give it a role."))
    return rules.known_role(plan, key)


def _line(value: Any) -> str:
    return rules.short_enough(text.line(value))


EDITABLE: Mapping[str, Callable[[Plan, Any], Any]] = {
    "title": lambda _, v: rules.title(v, rules.NO_TITLE),
    "role": _role,
    "metric": lambda _, v: _line(v),
    "unit": lambda _, v: _line(v),
    "direction": lambda _, v: Direction(v),
    "hold": lambda _, v: bool(v),
    "baseline": lambda _, v: _number(v),
    "growth": lambda _, v: _number(v),
    "target": lambda _, v: _number(v),
    "weight": lambda _, v: _weight(v),
    "items": lambda plan, v: tuple(item.id for item in rules.items_of(plan, v)),
    "actual": lambda _, v: _number(v),
}
"""Editable field -> check that gives the value to store."""


def add(plan: Plan, command: c.AddKeyResult, occasion: Occasion) -> Plan:
    """A key result after the others of its role."""
    title = rules.title(command.title, rules.NO_TITLE)
    taken = {one.key for one in plan.key_result.values()}
    key = text.line(command.key) or free_key(key_words(title) or "result", taken)
    if not _KEY.fullmatch(key):
        raise BadInput(
            N_("“{key}” cannot be the id of a key result. Use letters, digits, - and _ without blanks."), key=key
        )
    if key in taken:
        raise RuleBroken(N_("The id “{key}” is taken by another key result. Choose another one."), key=key)
    position = max((one.position for one in plan.key_result.values()), default=-1) + 1
    role = _role(plan, command.role)
    result = KeyResult(RowId(plan.next_id), plan.head.id, key, title, role, position=position)
    values = _checked(plan, command.values, occasion)
    return plan.put(_sound(replace(result, **values)))


def edit(plan: Plan, command: c.EditKeyResult, occasion: Occasion) -> Plan:
    """Change fields of a key result."""
    result = _of(plan, command.result_id)
    values = _checked(plan, command.changes, occasion)
    for way, other in (_WAYS, _WAYS[::-1]):
        if values.get(way) is not None:
            values[other] = None
    if command.seen is not None:
        values = merged(_as_seen(command.seen, result, values), result, values, result.title)
    after = replace(result, **values)
    return plan.put(_sound(after) if _NUMBERS & values.keys() else after)


def measure(plan: Plan, command: c.MeasureKeyResults, occasion: Occasion) -> Plan:
    """Write numbers down."""
    results = [(_of(plan, result_id), value) for result_id, value in command.values.items()]
    return plan.put(*(replace(one, **_checked(plan, {"actual": value}, occasion)) for one, value in results))


def remove(plan: Plan, command: c.RemoveKeyResult, _: Occasion) -> Plan:
    """End a key result."""
    return plan.without(_of(plan, command.result_id))


def take(plan: Plan, _: c.TakeKeyResults, occasion: Occasion) -> Plan:
    """The plan with the key results that it lacks; of their items those that it has, of their roles likewise."""
    from campaigntui.usecases.deciding.profile import laid_out

    source = laid_out(plan, occasion)
    keys = {one.key for one in plan.key_result.values()}
    roles, items = {role.key for role in plan.role.values()}, {i.key: i.id for i in plan.item.values()}
    fresh = [one for one in source.key_result.values() if one.key not in keys and one.role in roles]
    if not fresh:
        raise RuleBroken(N_("The playbook has none that this campaign lacks."))
    for one in fresh:
        work = (source.item[item_id].key for item_id in one.items)
        own = tuple(items[key] for key in work if key in items)
        plan = plan.put(replace(one, id=RowId(plan.next_id), campaign_id=plan.head.id, items=own))
    return plan


def _of(plan: Plan, result_id: RowId) -> KeyResult:
    found = plan.key_result.get(result_id)
    if found is None:
        raise NotFound(N_("That key result is gone; somebody has taken it away in the meantime."))
    return found


def _checked(plan: Plan, values: Mapping[str, Any], occasion: Occasion) -> dict[str, Any]:
    wrong = sorted(set(values) - set(EDITABLE))
    if wrong:
        raise BadInput(N_("A key result has no field {fields} that can be edited."), fields=tuple(wrong))
    found = {name: EDITABLE[name](plan, value) for name, value in values.items()}
    if all(found.get(way) is not None for way in _WAYS):
        raise BadInput(N_("Give a target or a growth; each of them says what is to be reached."))
    if "actual" in found:
        found["measured"] = None if found["actual"] is None else occasion.today
    return found


def _as_seen(seen: KeyResult, now: KeyResult, values: Mapping[str, Any]) -> KeyResult:
    """What the editor saw; both ways to a goal count as changed by somebody else as soon as one is."""
    if values.keys() >= {*_WAYS} and any(getattr(seen, way) != getattr(now, way) for way in _WAYS):
        return replace(seen, target=nan, growth=nan)
    return seen


_NUMBERS = frozenset({"direction", "hold", "baseline", *_WAYS})
"""Fields that say where the way leads."""

_NOT_UP = N_(
    "“{title}” is to rise, but {goal} is not above {baseline}. Give another target, turn the direction, or let it hold."
)
_NOT_DOWN = N_(
    "“{title}” is to fall, but {goal} is not below {baseline}. Give another target, turn the direction, or let it hold."
)


def _plain(number: float) -> str:
    return f"{number:.10g}"


def _sound(result: KeyResult) -> KeyResult:
    """The key result itself; `RuleBroken` when the way to its goal leads elsewhere."""
    goal, baseline = result.goal, result.baseline
    if result.hold or goal is None or baseline is None:
        return result
    up = result.direction is Direction.UP
    if goal <= baseline if up else goal >= baseline:
        raise RuleBroken(_NOT_UP if up else _NOT_DOWN, title=result.title, baseline=_plain(baseline), goal=_plain(goal))
    return result


DECISIONS: Decisions = {
    c.AddKeyResult: add,
    c.EditKeyResult: edit,
    c.MeasureKeyResults: measure,
    c.RemoveKeyResult: remove,
    c.TakeKeyResults: take,
}
