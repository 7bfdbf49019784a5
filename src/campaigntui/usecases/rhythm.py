"""What the moments of a profile make of a playbook's rules: the same checklist, in time for this rhythm. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeAlias

from campaigntui.domain.due import D_DAY, Due
from campaigntui.domain.inprofile import in_profile
from campaigntui.domain.playbook import Playbook, PlaybookItem, PlaybookStage, Profile
from campaigntui.domain.stage import Stage

DayOf: TypeAlias = Callable[[Due], date]
"""The date that a rule gives with the anchors of the profile."""


def in_rhythm(playbook: Playbook, profile: Profile, day_of: DayOf) -> Playbook:
    """The playbook with the items, windows, dues and deadlines that hold in this profile.

    A profile the checklist was written for leaves everything as it is. In another one an item that serves a moment
    hangs on it, and no item is due after its own deadline; both keep the anchor, so that a moved anchor moves them.
    """
    playbook = in_profile(playbook, profile)
    if profile.as_written:
        return replace(playbook, items=tuple(replace(item, ready_by=()) for item in playbook.items))
    anchors = {anchor.key for anchor in profile.anchors}
    stages = {part.stage: _window(part, anchors, day_of) for part in playbook.stages}
    later = {
        part.stage: day_of(stages[part.stage].opens) - day_of(part.opens)
        for part in playbook.stages
        if stages[part.stage].opens != part.opens and stages[part.stage].closes != part.closes
    }
    items = tuple(_timed(item, anchors, stages, later, day_of) for item in playbook.items)
    return replace(playbook, stages=tuple(stages.values()), items=items)


def earliest(due: Due | None, deadline: Due | None, day_of: DayOf) -> Due | None:
    """The one of the two that comes first; the due itself when both fall on one day."""
    if due is None or deadline is None:
        return due or deadline
    return deadline if day_of(deadline) < day_of(due) else due


def _window(part: PlaybookStage, anchors: set[str], day_of: DayOf) -> PlaybookStage:
    """The stage, open as long as its anchor says. When it would open after it closes, the whole window moves."""
    last, first = _bound(part.closes_not_before, anchors), _bound(part.opens_not_before, anchors)
    if last is not None and day_of(last) > day_of(part.closes):
        part = replace(part, closes=last)
    if first is None or day_of(first) <= day_of(part.opens):
        return part
    if day_of(first) <= day_of(part.closes):
        return replace(part, opens=first)
    by = day_of(first) - day_of(part.opens)
    gate = _moved(part.gate_due, by, first.anchor, day_of) if part.gate_due is not None else None
    return replace(part, opens=first, closes=_moved(part.closes, by, first.anchor, day_of), gate_due=gate)


def _timed(
    item: PlaybookItem,
    anchors: set[str],
    stages: dict[Stage, PlaybookStage],
    later: dict[Stage, timedelta],
    day_of: DayOf,
) -> PlaybookItem:
    moment, deadline = _first(item.hangs_on, anchors), _first(item.ready_by, anchors)
    due = moment or item.due
    if moment is None and due is not None and due.anchor == D_DAY and item.stage in later:
        due = _moved(due, later[item.stage], stages[item.stage].opens.anchor, day_of)
    return replace(item, due=earliest(due, deadline, day_of), ready_by=(deadline,) if deadline is not None else ())


def _moved(due: Due, by: timedelta, anchor: str, day_of: DayOf) -> Due:
    """The rule for that many days later, counted from `anchor`."""
    return Due(anchor=anchor, offset=(day_of(due) + by - day_of(Due(anchor=anchor))).days)


def _first(rules: Iterable[Due], anchors: set[str]) -> Due | None:
    return next((rule for rule in rules if _bound(rule, anchors) is not None), None)


def _bound(rule: Due | None, anchors: set[str]) -> Due | None:
    """The rule, if the profile has its anchor."""
    return rule if rule is not None and rule.anchor in anchors else None
