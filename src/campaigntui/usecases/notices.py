"""What laying a playbook out on a real calendar had to change, and what it could not. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from campaigntui.domain.ids import ItemId
from campaigntui.domain.playbook import Playbook
from campaigntui.scheduling.engine import resolve
from campaigntui.scheduling.outlook import Outlook
from campaigntui.scheduling.owndays import line_of
from campaigntui.usecases.rhythm import in_rhythm


@dataclass(frozen=True, slots=True)
class MovedDue:
    """An item that is due on another day than its playbook says, because links and working days ask for it."""

    item_id: ItemId
    wanted: date
    """The working day of the playbook's rule."""
    due: date


@dataclass(frozen=True, slots=True)
class Unmet:
    """An item that is planned to begin before what it waits for is finished, and the items it waits for."""

    item_id: ItemId
    awaits: tuple[ItemId, ...]


@dataclass(frozen=True, slots=True)
class Notices:
    """What to tell about a plan that was just laid out."""

    begins: date
    """Planned start of the first item."""
    moved: tuple[MovedDue, ...]
    unmet: tuple[Unmet, ...]


def notices(playbook: Playbook, outlook: Outlook) -> Notices:
    """For a campaign that was laid out from this playbook. Items of another origin are passed over."""
    plan, calendar = outlook.plan, outlook.calendar
    profile = playbook.profile(plan.head.profile)
    rules = {item.key: item.due for item in in_rhythm(playbook, profile, lambda d: resolve(d, plan, calendar)).items}
    moved = []
    for item in plan.item.values():
        rule = rules.get(item.key)
        if rule is not None and item.due is not None and item.due != rule:
            line = line_of(item, calendar)
            wanted, due = line.back(resolve(rule, plan, calendar)), line.back(resolve(item.due, plan, calendar))
            if wanted != due:
                moved.append(MovedDue(item.id, wanted, due))
    windows = outlook.schedule.windows
    return Notices(
        begins=min((w.planned_start for w in windows.values() if w.planned_start is not None), default=outlook.today),
        moved=tuple(moved),
        unmet=tuple(Unmet(i, w.conflicts) for i, w in windows.items() if w.conflicts),
    )
