"""Freezes: setting and lifting them, and refusing what they forbid.

Inside a freeze an item that it binds is finished and ticked as ever, but what it says stays as it is: another price
after the enrolment lock is a price that the platform does not know.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from campaigntui.domain import text
from campaigntui.domain.campaign import Freeze
from campaigntui.domain.checklist import Item, Note
from campaigntui.domain.due import D_DAY, Due
from campaigntui.domain.ids import ItemId, RowId
from campaigntui.domain.plan import Plan
from campaigntui.domain.tags import tags_of
from campaigntui.errors import N_, BadInput, NotFound, RuleBroken
from campaigntui.scheduling.engine import calendar_of, resolve
from campaigntui.scheduling.freezes import FreezeWindow, freeze_of, freeze_windows
from campaigntui.usecases.commands import calendar as c
from campaigntui.usecases.deciding import rules
from campaigntui.usecases.deciding.occasion import Decisions, Occasion

_KEY = re.compile(r"[a-z][a-z0-9_]{1,31}")
_SAYS = ("title", "stage", "due", "ready_by", "duration", "any_day", "deliverable", "acceptance", "archived")
"""Fields that a freeze keeps as they are."""


class FrozenItem(RuleBroken):
    """A change of what a frozen item says. `Thaw` makes it all the same."""


def set_freeze(plan: Plan, command: c.SetFreeze, _: Occasion) -> Plan:
    """A new freeze, from its first day to D-day if nothing else is said, or an old one with other values."""
    key = text.line(command.key).lower()
    if not _KEY.fullmatch(key):
        raise BadInput(
            N_("“{key}” cannot be the name of a freeze. Use 2 to 32 small letters, digits and _."), key=command.key
        )
    known = next((one for one in plan.freeze.values() if one.key == key), None)
    if known is None and command.opens is None:
        raise BadInput(N_("Say on which day the freeze begins, such as enrol_lock+1 or D-20."))
    freeze = known or Freeze(RowId(plan.next_id), plan.head.id, key, Due(), Due(anchor=D_DAY))
    freeze = replace(
        freeze,
        opens=rules.due(plan, command.opens) or freeze.opens,
        closes=rules.due(plan, command.closes) or freeze.closes,
        tags=tags_of(command.tags) if command.tags is not None else freeze.tags,
        name=rules.short_enough(text.line(command.name)) if command.name is not None else freeze.name,
    )
    calendar = calendar_of(plan)
    first, last = (resolve(due, plan, calendar) for due in (freeze.opens, freeze.closes))
    if last < first:
        raise BadInput(
            N_("The freeze would begin on {first} and end on {last}. Put the two days in order."),
            first=first.isoformat(),
            last=last.isoformat(),
        )
    return plan.put(freeze)


def lift(plan: Plan, command: c.RemoveFreeze, _: Occasion) -> Plan:
    """Take a freeze away; `NotFound` names the ones there are."""
    for freeze in plan.freeze.values():
        if freeze.key == command.key:
            return plan.without(freeze)
    known = tuple(sorted(one.key for one in plan.freeze.values()))
    if not known:
        raise NotFound(N_("This campaign has no freezes."))
    raise NotFound(N_("There is no freeze “{key}”. There are: {known}."), key=text.line(command.key), known=known)


def guard(before: Plan, after: Plan, today: date) -> None:
    """Raise `FrozenItem` when an item says something else after the change although a freeze binds it today."""
    if not before.freeze:
        return
    for item, window in _touched(before, after, today):
        raise FrozenItem(
            N_(
                "“{item}” is frozen by “{freeze}” from {first} to {last}: what it says cannot be changed, only its "
                "progress. If it has to be, give a reason (--thaw on the command line)."
            ),
            item=item.title,
            freeze=window.freeze.shown,
            first=window.first.isoformat(),
            last=window.last.isoformat(),
        )


def thaw(plan: Plan, command: c.Thaw, occasion: Occasion) -> Plan:
    """Make the change, and note the reason on every frozen item that it changes."""
    # The table of all decisions has this one too.
    from campaigntui.usecases.deciding.decide import answer

    return noted(plan, answer(plan, command.command, occasion), command.reason, occasion)


def admitted(before: Plan, after: Plan, reason: str | None, occasion: Occasion) -> Plan:
    """The plan after a change of many rows: `FrozenItem` for what a freeze forbids, unless there is a reason."""
    if reason is None:
        guard(before, after, occasion.today)
        return after
    return noted(before, after, reason, occasion) if before.freeze else after


def noted(before: Plan, after: Plan, reason: str, occasion: Occasion) -> Plan:
    """The plan after a change that breaks freezes, with the reason as a note on every frozen item that it changes."""
    reason = rules.short_enough(text.lines(reason))
    if not reason:
        raise BadInput(N_("Say why the freeze may be broken; the reason is noted on the item."))
    touched = [item for item, _ in _touched(before, after, occasion.today)]
    for item in touched:
        after = after.put(Note(RowId(after.next_id), before.head.id, item.id, reason, occasion.at, occasion.who))
    return after


def _touched(before: Plan, after: Plan, today: date) -> Iterator[tuple[Item, FreezeWindow]]:
    """Frozen items that say something else, each with the freeze that binds it."""
    windows = freeze_windows(before, calendar_of(before))
    relinked = frozenset(_relinked(before, after))
    for item_id, item in before.item.items():
        other = after.item.get(item_id)
        if other is item and item_id not in relinked:
            continue
        window = freeze_of(item, windows, today)
        # Taking the tag away would be a way around the freeze.
        if window is not None and (item_id in relinked or _says_else(item, other) or not window.binds(other or item)):
            yield item, window


def _says_else(one: Item, other: Item | None) -> bool:
    return other is None or any(getattr(one, name) != getattr(other, name) for name in _SAYS)


def _relinked(before: Plan, after: Plan) -> Iterable[ItemId]:
    """Items that wait for other items, or with other lags, than they did."""
    if before.link is after.link:
        return ()
    ends = [{(link.before, link.after, link.lag) for link in plan.link.values()} for plan in (before, after)]
    return [after_id for _, after_id, _ in ends[0] ^ ends[1]]


DECISIONS: Decisions = {
    c.SetFreeze: set_freeze,
    c.RemoveFreeze: lift,
    c.Thaw: thaw,
}
