"""Shorten a playbook for a promotion of another length class.

Only what is counted from D-day itself shrinks. Moments of the platform do not, nor does what is counted from them:
lead times of suppliers, deadlines before an anchor, the last parcel before a holiday.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from campaigntui.domain.due import D_DAY, Due, Unit
from campaigntui.domain.lengths import scaled
from campaigntui.domain.playbook import PlaybookFreeze, PlaybookItem, PlaybookRitual, PlaybookStage
from campaigntui.domain.stage import PREDECESSORS, Stage


def scaled_stages(stages: Iterable[PlaybookStage], by: Fraction) -> tuple[PlaybookStage, ...]:
    """Windows and gates times `by`; a stage then opens no earlier than the day after the last it waits for closes."""
    done: dict[Stage, PlaybookStage] = {}
    for part in sorted(stages, key=lambda s: s.stage.number):
        opens, closes = _rule(part.opens, by), _rule(part.closes, by)
        before = [done[s].closes.offset for s in PREDECESSORS[part.stage] if s in done and _counts(done[s].closes)]
        if by != 1 and before and _counts(opens):
            opens = replace(opens, offset=max(opens.offset, *(offset + 1 for offset in before)))
        gate = _rule(part.gate_due, by) if part.gate_due is not None else None
        done[part.stage] = replace(part, opens=opens, closes=closes, gate_due=gate)
    return tuple(done.values())


def scaled_item(item: PlaybookItem, by: Fraction) -> PlaybookItem:
    """Due date, own deadline and duration times `by`; what takes a day keeps it."""
    return replace(
        item,
        due=_rule(item.due, by) if item.due is not None else None,
        duration=scaled(item.duration, by),
        ready_by=tuple(_rule(rule, by) for rule in item.ready_by),
    )


def scaled_freeze(freeze: PlaybookFreeze, by: Fraction) -> PlaybookFreeze:
    """First and last day times `by`."""
    return replace(freeze, opens=tuple(_rule(due, by) for due in freeze.opens), closes=_rule(freeze.closes, by))


def scaled_ritual(ritual: PlaybookRitual, by: Fraction) -> PlaybookRitual:
    """The days between which it is held times `by`; how often it is held stays."""
    closes, daily_from, daily_to = (
        _rule(due, by) if due is not None else None for due in (ritual.closes, ritual.daily_from, ritual.daily_to)
    )
    opens = tuple(_rule(due, by) for due in ritual.opens)
    return replace(ritual, opens=opens, closes=closes, daily_from=daily_from, daily_to=daily_to)


def inside(item: PlaybookItem, stages: Iterable[PlaybookStage]) -> PlaybookItem:
    """The item, due inside the window of its stage: rounding may have put it a day outside."""
    for part in stages:
        if part.stage is item.stage and item.due is not None and all(map(_counts, (item.due, part.opens, part.closes))):
            offset = min(max(item.due.offset, part.opens.offset), part.closes.offset)
            return replace(item, due=replace(item.due, offset=offset))
    return item


def _rule(due: Due, by: Fraction) -> Due:
    if due.anchor != D_DAY or due.day is not None:
        return due
    offset = scaled(due.offset, by)
    return replace(due, offset=offset, unit=due.unit if offset else Unit.DAYS)


def _counts(due: Due) -> bool:
    """True for days counted from D-day, which can be compared without a calendar."""
    return due.anchor == D_DAY and due.day is None and due.unit is Unit.DAYS
