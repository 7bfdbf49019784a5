"""Load and holes as scripts read them: plain dictionaries, as in `jsonform`. The keys are a promise."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from campaigntui.exchange.jsonform import Form
from campaigntui.scheduling.holes import Hole
from campaigntui.scheduling.load import DayLoad, Load, Overload, Terms
from campaigntui.scheduling.outlook import Outlook
from campaigntui.usecases.commands.dates import ShiftItems
from campaigntui.usecases.relief import Relief


def load_form(outlook: Outlook, load: Load, terms: Terms) -> Form:
    """The load of roles and members, day by day, and the days that are too much."""
    names = outlook.plan.member
    return {
        "first": load.first.isoformat(),
        "last": load.last.isoformat(),
        "basis": terms.basis.value,
        "hours_per_day": terms.capacity,
        "item_hours_per_day": terms.item_hours,
        "roles": [{"id": key, "days": _days(outlook, days)} for key, days in load.roles.items()],
        "members": [
            {
                "name": names[key].name,
                "hours_per_day": names[key].hours if terms.capacity is None else terms.capacity,
                "days": _days(outlook, days),
            }
            for key, days in load.members.items()
        ],
        "overloads": [_overload(outlook, one) for one in (*load.overloads(), *load.role_overloads())],
    }


def _days(outlook: Outlook, days: Mapping[date, DayLoad]) -> list[Form]:
    return [{"day": day.isoformat(), **_day(outlook, load)} for day, load in days.items()]


def _day(outlook: Outlook, load: DayLoad) -> Form:
    keys = [outlook.plan.item[item_id].key for item_id in load.items]
    return {"hours": load.hours, "capacity": load.capacity, "over": load.over, "items": keys}


def _overload(outlook: Outlook, overload: Overload) -> Form:
    member = outlook.plan.member[overload.member_id].name if overload.member_id is not None else None
    return {
        "day": overload.day.isoformat(),
        "role": overload.role or None,
        "member": member,
        **_day(outlook, overload.load),
    }


def relief_form(outlook: Outlook, relief: Relief) -> Form:
    """A suggestion: what it does to which item, the day that it mends, and the hours that are too much around it."""
    form: Form = {"item": outlook.plan.item[relief.item_id].key}
    if isinstance(relief.command, ShiftItems):
        form |= {"kind": "move", "workdays": relief.command.workdays, "due": str(relief.due)}
    else:
        to = relief.command.member_id
        form |= {"kind": "assign", "member": outlook.plan.member[to].name if to is not None else None}
    return {**form, "mends": _overload(outlook, relief.mends), "before": relief.before, "after": relief.after}


def hole_form(outlook: Outlook, hole: Hole) -> Form:
    """Something that is missing. Keys that do not belong to its kind are null."""
    plan = outlook.plan
    return {
        "kind": hole.kind.value,
        "item": plan.item[hole.item_id].key if hole.item_id is not None else None,
        "stage": hole.stage.value if hole.stage is not None else None,
        "role": hole.role or None,
        "member": plan.member[hole.member_id].name if hole.member_id is not None else None,
        "key_result": plan.key_result[hole.result_id].key if hole.result_id is not None else None,
        "what": hole.what or None,
        "days": [day.isoformat() for day in hole.days],
    }
