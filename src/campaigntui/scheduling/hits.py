"""Who and what a change hits: stages, items and people, the worst first. Made from two outlooks, as effects are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from campaigntui.domain.checklist import Status
from campaigntui.domain.ids import ItemId, MemberId
from campaigntui.domain.stage import STAGES, Stage
from campaigntui.scheduling.effects import Breach
from campaigntui.scheduling.hardends import missed_ends
from campaigntui.scheduling.outlook import Outlook


class ItemHit(NamedTuple):
    """An open item that is expected on another day than before."""

    item_id: ItemId
    days: int
    """Working days later; negative is sooner."""
    before: int | None
    """Slack in working days, before and after."""
    after: int | None

    @property
    def breaks(self) -> bool:
        """True when it had no lack of time before, and has now."""
        return self.after is not None and self.after < 0 and (self.before is None or self.before >= 0)


class StageHit(NamedTuple):
    """A stage: smallest slack of its open items, and how far its gate items are from the gate, before and after."""

    stage: Stage
    slack: tuple[int | None, int | None]
    gate: tuple[int | None, int | None]

    @property
    def changes(self) -> bool:
        """True when either is another than before."""
        return self.slack[0] != self.slack[1] or self.gate[0] != self.gate[1]


class MemberHit(NamedTuple):
    """A person whose items are expected on other days. Sorted with the items: the worst first."""

    member_id: MemberId
    items: tuple[ItemId, ...]
    days: int
    """Working days by which the latest of them is later."""


class Hits(NamedTuple):
    """All that is hit."""

    slack: tuple[int | None, int | None]
    """Smallest slack of the plan, before and after."""
    ends: tuple[Breach, ...]
    """Every hard end that is missed before or after, the worst change first."""
    stages: tuple[StageHit, ...]
    """All seven."""
    items: tuple[ItemHit, ...]
    """By harm: what breaks something new, then what breaks more, then what is later."""
    members: tuple[MemberHit, ...]


def hits(before: Outlook, after: Outlook) -> Hits:
    """What `after` does to whom. Both are outlooks of the same campaign on the same day, with the same items."""
    items = _items(before, after)
    return Hits(
        slack=(before.health.slack, after.health.slack),
        ends=_ends(before, after),
        stages=tuple(_stage(stage, before, after) for stage in STAGES),
        items=items,
        members=_members(after, items),
    )


def _items(before: Outlook, after: Outlook) -> tuple[ItemHit, ...]:
    found = []
    for item_id, old in before.schedule.windows.items():
        new = after.schedule.windows[item_id]
        if after.plan.item[item_id].status is Status.DONE:
            continue
        if old.forecast_finish != new.forecast_finish or old.slack != new.slack:
            days = before.calendar.count(old.forecast_finish, new.forecast_finish)
            if days or (new.slack is not None and new.slack < 0 and new.slack != old.slack):
                found.append(ItemHit(item_id, days, old.slack, new.slack))
    return tuple(sorted(found, key=_harm))


def _harm(hit: ItemHit) -> tuple[bool, int, int, int]:
    return not hit.breaks, min(hit.after or 0, 0), -hit.days, hit.item_id


def _stage(stage: Stage, before: Outlook, after: Outlook) -> StageHit:
    gates = before.health.stages[stage].gate_slack, after.health.stages[stage].gate_slack
    return StageHit(stage, (_slack(before, stage), _slack(after, stage)), gates)


def _slack(outlook: Outlook, stage: Stage) -> int | None:
    windows = outlook.schedule.windows
    slacks = (windows[item.id].slack for item in outlook.items[stage] if item.status is not Status.DONE)
    return min((slack for slack in slacks if slack is not None), default=None)


def _ends(before: Outlook, after: Outlook) -> tuple[Breach, ...]:
    old, new = missed_ends(before), missed_ends(after)
    found = [Breach(*end, old.get(end, 0), new.get(end, 0)) for end in {**old, **new}]
    return tuple(sorted(found, key=lambda b: (b.before - b.after, -b.after, STAGES.index(b.stage))))


def _members(after: Outlook, items: Iterable[ItemHit]) -> tuple[MemberHit, ...]:
    found: dict[MemberId, list[ItemHit]] = {}
    for hit in items:
        member_id = after.plan.item[hit.item_id].member_id
        if member_id is not None:
            found.setdefault(member_id, []).append(hit)
    return tuple(MemberHit(m, tuple(h.item_id for h in mine), max(h.days for h in mine)) for m, mine in found.items())
