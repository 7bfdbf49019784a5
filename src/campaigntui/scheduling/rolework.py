"""The work of every role in every stage: how much there is, how much is done, what is late, what comes next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from campaigntui.domain.checklist import Item, Status
from campaigntui.domain.stage import STAGES, Stage
from campaigntui.scheduling.outlook import Outlook


class Share(NamedTuple):
    """What a role has to do in a stage, or in all of them."""

    total: int = 0
    done: int = 0
    late: int = 0
    next_due: date | None = None
    """Earliest planned finish of what is not done; the forecast of an item without a due."""


class RoleWork(NamedTuple):
    """The shares of a role."""

    stages: Mapping[Stage, Share]
    """Every stage has a key."""
    whole: Share


NOBODYS = ""
"""The role of items that have none."""
EVERYBODY = "*"
"""Stands for all roles; no key of a role has such a sign."""


def role_work(outlook: Outlook) -> dict[str, RoleWork]:
    """The work of every role in the plan's order; items of no role come last, under `NOBODYS`, where there are any."""
    by_role: dict[str, dict[Stage, list[Item]]] = {}
    for stage in STAGES:
        for item in outlook.items[stage]:
            role = item.role if item.role in outlook.roles else NOBODYS
            by_role.setdefault(role, {}).setdefault(stage, []).append(item)
    keys = [*outlook.roles, *([NOBODYS] if NOBODYS in by_role else [])]
    return {key: _work(by_role.get(key, {}), outlook) for key in keys}


def together(works: Iterable[RoleWork]) -> RoleWork:
    """The work of several roles as that of one."""
    found = list(works)
    stages = {stage: _sum(work.stages[stage] for work in found) for stage in STAGES}
    return RoleWork(stages, _sum(stages.values()))


def _sum(shares: Iterable[Share]) -> Share:
    found = list(shares)
    return Share(
        total=sum(share.total for share in found),
        done=sum(share.done for share in found),
        late=sum(share.late for share in found),
        next_due=min((share.next_due for share in found if share.next_due is not None), default=None),
    )


def _work(items: Mapping[Stage, list[Item]], outlook: Outlook) -> RoleWork:
    stages = {stage: _share(items.get(stage, ()), outlook) for stage in STAGES}
    return RoleWork(stages, _share((item for found in items.values() for item in found), outlook))


def _share(items: Iterable[Item], outlook: Outlook) -> Share:
    windows, health = outlook.schedule.windows, outlook.health.items
    found = list(items)
    unfinished = [item for item in found if item.status is not Status.DONE]
    due = (windows[item.id].planned_finish or windows[item.id].forecast_finish for item in unfinished)
    return Share(
        total=len(found),
        done=len(found) - len(unfinished),
        late=sum(health[item.id].late for item in unfinished),
        next_due=min(due, default=None),
    )
