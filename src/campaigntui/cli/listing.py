"""A list of items as somebody wants it: its columns, its order, its groups."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from campaigntui.cli import phrases
from campaigntui.cli.output import Ink
from campaigntui.cli.tables import Cell, Narrow, tables
from campaigntui.domain.checklist import Item
from campaigntui.errors import N_, BadInput
from campaigntui.scheduling.health import State
from campaigntui.scheduling.outlook import Outlook
from campaigntui.wording import _, ngettext, role_name, stage_name, stage_short, state_name, status_name
from campaigntui.wording.dates import full_day

COLUMNS = (
    *("id", "title", "stage", "role", "member", "state", "status", "due", "planned", "forecast", "latest"),
    *("started", "finished", "slack", "duration", "days_late", "gate", "steps", "deliverable", "acceptance"),
)
"""What a list may show and be sorted by."""

_FIXED = ("duration", "days_late", "slack")
"""Columns of numbers, set flush right."""

_LINE = ("title", "deliverable", "acceptance")
"""Columns that give way where the terminal is narrow."""


def columns(said: str) -> tuple[str, ...]:
    """The columns that a list with commas names; `BadInput` for one that there is not."""
    found = tuple(part.strip().lower() for part in said.split(",") if part.strip())
    for name in found:
        if name not in COLUMNS:
            raise BadInput(
                N_("There is no column “{name}”. Columns are: {known}."), name=name, known=", ".join(COLUMNS)
            )
    return found


def sort_keys(said: str) -> tuple[str, ...]:
    """The same, where `-` before a column turns its order round."""
    found = tuple(part.strip().lower() for part in said.split(",") if part.strip())
    columns(",".join(name.removeprefix("-") for name in found))
    return found


def in_order(items: Iterable[Item], keys: Iterable[str], outlook: Outlook) -> list[Item]:
    """The items sorted by columns, the first one first; `-due` turns round. What is empty comes last either way."""
    values = _values(outlook)
    found = list(items)
    for key in reversed(tuple(keys)):
        name = key.removeprefix("-")
        value = values[name]
        empty = [item for item in found if value(item) in (None, "")]
        full = [item for item in found if value(item) not in (None, "")]
        found = sorted(full, key=value, reverse=key.startswith("-")) + empty
    return found


def grouped(items: Iterable[Item], by: str, outlook: Outlook) -> list[tuple[str, list[Item]]]:
    """Headings with their items, in the order in which a plan has them."""
    if by == "none":
        return [("", list(items))]
    order, name = _GROUPING[by]
    found: dict[Any, list[Item]] = {}
    for item in items:
        found.setdefault(order(item, outlook), []).append(item)
    return [(name(of_group[0], outlook), of_group) for _key, of_group in sorted(found.items(), key=lambda one: one[0])]


def progress(items: Sequence[Item], outlook: Outlook) -> str:
    """“3 of 12 done · 2 late”."""
    health = [outlook.health.items[item.id] for item in items]
    done = sum(one.state is State.DONE for one in health)
    late = sum(one.late for one in health)
    said = _("{done} of {total} done").format(done=done, total=len(items))
    if not late:
        return said
    return f"{said} · {ngettext('{count} late', '{count} late', late).format(count=late)}"


def show(groups: Iterable[tuple[str, list[Item]]], shown: Sequence[str], outlook: Outlook) -> None:
    """Print groups below their headings; without columns the usual ones."""
    found: list[tuple[str, list[Sequence[Cell]]]] = [
        (
            f"{heading} · {progress(items, outlook)}" if heading else "",
            [_row(item, shown, outlook) if shown else phrases.item_row(item, outlook) for item in items],
        )
        for heading, items in groups
    ]
    right = [at for at, name in enumerate(shown) if name in _FIXED]
    wide = [at for at, name in enumerate(shown) if name in _LINE]
    narrow = (Narrow(wide[0], tuple(wide[1:])) if wide else None) if shown else phrases.ITEM_NARROW
    if shown and found:
        found.insert(0, ("", [[Cell(name, Ink.MUTED) for name in shown]]))
    tables(found, right=right, narrow=narrow)


def _row(item: Item, shown: Iterable[str], outlook: Outlook) -> list[Cell]:
    ink = phrases.INKS[outlook.health.items[item.id].state]
    return [Cell(_shown(item, name, outlook), Ink.MUTED if name == "stage" else ink) for name in shown]


def _shown(item: Item, name: str, outlook: Outlook) -> str:
    if name == "stage":
        return stage_short(item.stage)
    if name == "role":
        return role_name(item.role, outlook.roles)
    if name == "member":
        return phrases.member(item, outlook)
    if name == "state":
        return phrases.state(item, outlook)
    if name == "status":
        return status_name(item.status)
    if name == "slack":
        slack = outlook.schedule.windows[item.id].slack
        return "" if slack is None else str(slack)
    value = _values(outlook)[name](item)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return phrases.day(value, outlook.plan.d_day.day) if isinstance(value, date) else str(value or "")


def _values(outlook: Outlook) -> Mapping[str, Callable[[Item], Any]]:
    windows, health, members = outlook.schedule.windows, outlook.health.items, outlook.plan.member
    roles, states = list(outlook.roles), list(State)
    return {
        "id": lambda i: i.key,
        "title": lambda i: i.title,
        "stage": lambda i: i.stage.number,
        "role": lambda i: roles.index(i.role) if i.role in roles else None,
        "member": lambda i: members[i.member_id].name if i.member_id is not None else None,
        "state": lambda i: states.index(health[i.id].state),
        "status": lambda i: i.status,
        "due": lambda i: windows[i.id].planned_finish if i.due is not None else None,
        "planned": lambda i: windows[i.id].planned_finish,
        "forecast": lambda i: windows[i.id].forecast_finish,
        "latest": lambda i: windows[i.id].latest_finish,
        "started": lambda i: i.started,
        "finished": lambda i: i.finished,
        "slack": lambda i: windows[i.id].slack,
        "duration": lambda i: i.duration,
        "days_late": lambda i: health[i.id].days_late,
        "gate": lambda i: i.gate,
        "steps": lambda i: _steps(i, outlook),
        "deliverable": lambda i: i.deliverable,
        "acceptance": lambda i: i.acceptance,
    }


def _steps(item: Item, outlook: Outlook) -> str:
    steps = outlook.steps.get(item.id, ())
    return f"{sum(step.done for step in steps)}/{len(steps)}" if steps else ""


def _role_order(item: Item, outlook: Outlook) -> int:
    return list(outlook.roles).index(item.role) if item.role in outlook.roles else len(outlook.roles)


def _due_order(item: Item, outlook: Outlook) -> date:
    return outlook.schedule.windows[item.id].planned_finish or date.max


def _due_name(item: Item, outlook: Outlook) -> str:
    finish = outlook.schedule.windows[item.id].planned_finish
    return full_day(finish) if finish is not None else _("no due date")


def _member_order(item: Item, outlook: Outlook) -> tuple[bool, str]:
    return item.member_id is None, phrases.member(item, outlook)


def _member_name(item: Item, outlook: Outlook) -> str:
    return phrases.member(item, outlook) if item.member_id is not None else _("nobody")


_GROUPING: Mapping[str, tuple[Callable[[Item, Outlook], Any], Callable[[Item, Outlook], str]]] = {
    "stage": (lambda i, _: i.stage.number, lambda i, _: f"{i.stage.number} {stage_name(i.stage)}"),
    "role": (_role_order, lambda i, o: role_name(i.role, o.roles) or _("no role")),
    "member": (_member_order, _member_name),
    "due": (_due_order, _due_name),
    "state": (
        lambda i, o: list(State).index(o.health.items[i.id].state),
        lambda i, o: state_name(o.health.items[i.id].state),
    ),
}
"""What to group by -> the order of the groups, and their headings."""
