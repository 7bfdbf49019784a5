"""Another profile for a campaign: its moments move, and with them whatever nobody has set by hand since.

What was laid out for the old profile is laid out again, and compared. A date that still stands as it was laid out
follows the new profile; one that differs has been set by somebody, and stays.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from campaigntui.domain.campaign import Anchor, Freeze, Ritual
from campaigntui.domain.checklist import Item, Status
from campaigntui.domain.due import Due
from campaigntui.domain.ids import AnchorId, RowId
from campaigntui.domain.plan import Plan, Row
from campaigntui.errors import N_, RuleBroken
from campaigntui.usecases.commands import campaign as c
from campaigntui.usecases.deciding.occasion import Decisions, Occasion
from campaigntui.usecases.deciding.refitting import by_key, kept_items, refitted
from campaigntui.usecases.snapshot import Staying

if TYPE_CHECKING:
    from campaigntui.domain.playbook import Playbook


def change(plan: Plan, command: c.ChangeProfile, occasion: Occasion) -> Plan:
    """The plan with the moments of the profile, the dates that follow from them, and the items that it has use for."""
    old, new = _layouts(plan, _playbook(plan, occasion), command.profile)
    rows: list[Row] = [replace(plan.head, profile=new.head.profile)]
    before, after = by_key(old.item), by_key(new.item)
    for item in _open(plan):
        if item.key in before and item.key in after:
            rows.append(_following(item, before[item.key], after[item.key], "due", "ready_by"))
    was, will = ({part.stage: part for part in one.stage_plan.values()} for one in (old, new))
    for part in plan.stage_plan.values():
        if part.stage in was and part.stage in will:
            rows.append(_following(part, was[part.stage], will[part.stage], "opens", "closes", "gate_due"))
    plan = _recurring(refitted(plan.put(*rows), old, new), old, new)
    return _anchored(_phased(plan, old, new), old, new)


def staying(plan: Plan, playbook: Playbook, profile: str) -> Staying:
    """What somebody has set by hand and the profile would have elsewhere; finished items are not named."""
    old, new = _layouts(plan, playbook, profile)
    theirs, wanted = by_key(old.anchor), by_key(new.anchor)
    anchors = tuple(
        anchor
        for anchor in plan.anchor.values()
        if anchor.key in wanted and anchor.day != wanted[anchor.key].day and not _untouched(anchor, theirs)
    )
    before, after = by_key(old.item), by_key(new.item)
    items = tuple(
        item
        for item in _open(plan)
        if item.key in before and item.key in after and item.due not in (before[item.key].due, after[item.key].due)
    )
    return Staying(anchors, (*items, *kept_items(plan, old, new)))


def take_freezes(plan: Plan, _: c.TakeFreezes, occasion: Occasion) -> Plan:
    """The plan with the freezes that it lacks; items without tags get those of the playbook, by which freezes bind."""
    fresh = laid_out(plan, occasion)
    taken = _with_rows(plan, fresh.freeze.values(), plan.freeze.values())
    theirs = by_key(fresh.item)
    items = (i for i in _open(plan) if not i.tags and i.key in theirs)
    return taken.put(*(replace(item, tags=theirs[item.key].tags) for item in items))


def take_meetings(plan: Plan, _: c.TakeMeetings, occasion: Occasion) -> Plan:
    """The plan with the meetings that it lacks."""
    return _with_rows(plan, laid_out(plan, occasion).ritual.values(), plan.ritual.values())


def laid_out(plan: Plan, occasion: Occasion) -> Plan:
    """What the playbook of today gives for this campaign; `RuleBroken` for one that was made from none."""
    if not plan.head.playbook:
        raise RuleBroken(
            N_("“{name}” was not made from a playbook, so there is none to take anything from."), name=plan.head.name
        )
    return _layouts(plan, _playbook(plan, occasion), plan.head.profile)[1]


def _with_rows(plan: Plan, wanted: Iterable[Freeze | Ritual], known: Iterable[Freeze | Ritual]) -> Plan:
    """The plan with those of other keys than it knows and of moments that it has; `RuleBroken` when there are none."""
    keys, moments = {row.key for row in known}, by_key(plan.anchor)
    fresh = [row for row in wanted if row.key not in keys and all(rule.anchor in moments for rule in _rules(row))]
    if not fresh:
        raise RuleBroken(N_("The playbook has none that this campaign lacks."))
    for row in fresh:
        plan = plan.put(replace(row, id=RowId(plan.next_id), campaign_id=plan.head.id))
    return plan


def _rules(row: Freeze | Ritual) -> list[Due]:
    """The rules by which its days are counted."""
    rules = [row.opens, row.closes, *((row.daily_from, row.daily_to) if isinstance(row, Ritual) else ())]
    return [rule for rule in rules if rule is not None and rule.day is None]


def _staying(plan: Plan, command: c.ChangeProfile, occasion: Occasion) -> Staying:
    return staying(plan, _playbook(plan, occasion), command.profile)


def _playbook(plan: Plan, occasion: Occasion) -> Playbook:
    if not plan.head.playbook:
        raise RuleBroken(N_("“{name}” was not made from a playbook, so it has no profiles."), name=plan.head.name)
    return occasion.playbook(plan.head.playbook)


def _layouts(plan: Plan, playbook: Playbook, profile: str) -> tuple[Plan, Plan]:
    """What the playbook gives for this campaign in its own profile, and in the other one."""
    # Loaded late: every change passes this room, and few of them lay anything out.
    from campaigntui.usecases.calendars import CampaignCalendar
    from campaigntui.usecases.creating import lay_out
    from campaigntui.usecases.drafts import CampaignDraft

    head = plan.head
    rows = sorted(plan.calendar_day.values(), key=lambda row: row.own)
    days = [(row.day, row.kind, row.name, row.estimated) for row in rows]
    calendar = CampaignCalendar(head.calendar, head.weekend, head.calendar_from, head.calendar_to, days)
    draft = CampaignDraft(playbook.id, head.name, plan.d_day.day, language=head.language, timezone=head.timezone)
    old, new = (
        lay_out(playbook, replace(draft, profile=name), calendar, first_id=1, today=head.created)
        for name in (head.profile, profile)
    )
    return old, new


def _open(plan: Plan) -> list[Item]:
    return [item for item in plan.item.values() if item.status is not Status.DONE]


def _following(mine: Any, before: object, after: object, *names: str) -> Any:
    """The row with the new values of the fields that still stand as they were laid out."""
    fresh = {name: getattr(after, name) for name in names if getattr(mine, name) == getattr(before, name)}
    return replace(mine, **fresh)


def _recurring(plan: Plan, old: Plan, new: Plan) -> Plan:
    """Freezes and meetings on the days of the new profile, those that it has no moment for taken away.

    What somebody has set by hand stays, and what somebody has taken away does not come back.
    """
    names = {"freeze": ("opens", "closes"), "ritual": ("opens", "closes", "clock", "daily_from", "daily_to")}
    for table, fields in names.items():
        mine, theirs, wanted = (by_key(getattr(one, table)) for one in (plan, old, new))
        for key, row in wanted.items():
            if key in mine and key in theirs:
                plan = plan.put(_following(mine[key], theirs[key], row, *fields))
            elif key not in mine and key not in theirs:
                plan = plan.put(replace(row, id=RowId(plan.next_id), campaign_id=plan.head.id))
        for key in theirs.keys() & mine.keys() - wanted.keys():
            if all(getattr(mine[key], name) == getattr(theirs[key], name) for name in fields):
                plan = plan.without(mine[key])
    return plan


def _untouched(anchor: Anchor, laid_out: dict[str, Anchor]) -> bool:
    old = laid_out.get(anchor.key)
    return old is not None and (anchor.day, anchor.clock, anchor.confidence) == (old.day, old.clock, old.confidence)


def _phased(plan: Plan, old: Plan, new: Plan) -> Plan:
    """Phases of the new profile in place of those of the old one; a phase of the campaign's own stays."""
    theirs, wanted = by_key(old.phase), by_key(new.phase)
    plan = plan.without(*(p for p in plan.phase.values() if p.key in theirs and p.key not in wanted))
    mine = by_key(plan.phase)
    for key, phase in wanted.items():
        known = mine.get(key)
        row = RowId(plan.next_id) if known is None else known.id
        if known is None or key in theirs:
            version = known.version if known is not None else 0
            plan = plan.put(replace(phase, id=row, campaign_id=plan.head.id, version=version))
    return plan


def _anchored(plan: Plan, old: Plan, new: Plan) -> Plan:
    """Moments of the new profile; one that was set by hand stays, and so does one that something still hangs on."""
    theirs, wanted, mine = (by_key(p.anchor) for p in (old, new, plan))
    for key, anchor in wanted.items():
        known = mine.get(key)
        if known is None:
            plan = plan.put(replace(anchor, id=AnchorId(plan.next_id), campaign_id=plan.head.id))
        elif _untouched(known, theirs):
            values = {name: getattr(anchor, name) for name in ("day", "clock", "confidence", "owner", "name")}
            plan = plan.put(replace(known, **values))
    used = _anchors_used(plan)
    gone: list[Row] = [a for k, a in mine.items() if k not in wanted and k not in used and _untouched(a, theirs)]
    return plan.without(*gone)


def _anchors_used(plan: Plan) -> set[str]:
    rules = [rule for item in plan.item.values() for rule in (item.due, item.ready_by)]
    rules += [rule for part in plan.stage_plan.values() for rule in (part.opens, part.closes, part.gate_due)]
    for table in (plan.freeze, plan.ritual):
        rules += [rule for row in table.values() for rule in _rules(row)]
    ends = {key for phase in plan.phase.values() for key in (phase.opens, phase.closes)}
    return ends | {rule.anchor for rule in rules if rule is not None and rule.day is None}


DECISIONS: Decisions = {
    c.ChangeProfile: change,
    c.TakeFreezes: take_freezes,
    c.TakeMeetings: take_meetings,
}

STAYING = {c.ChangeProfile: _staying}
