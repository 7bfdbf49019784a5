"""Moving the campaign's moments, and what that leaves where it is."""

from __future__ import annotations

from dataclasses import replace

from campaigntui.domain.campaign import Anchor, Confidence
from campaigntui.domain.checklist import Status
from campaigntui.domain.due import D_DAY
from campaigntui.domain.plan import Plan
from campaigntui.errors import N_, BadInput, CampaignError
from campaigntui.scheduling.settling import STRETCHED
from campaigntui.usecases.commands import anchors as c
from campaigntui.usecases.deciding import rules
from campaigntui.usecases.deciding.following import followed
from campaigntui.usecases.deciding.occasion import Decisions, Occasion
from campaigntui.usecases.deciding.rituals import following_hours
from campaigntui.usecases.snapshot import Staying


def move(plan: Plan, command: c.MoveAnchors, occasion: Occasion) -> Plan:
    """Set the moments that are named, and with D-day those that are counted from it."""
    wanted = {wish.key: _wanted(plan.anchor_named(wish.key), wish) for wish in command.moves}
    moved = [row for row in wanted.values() if row != plan.anchor[row.id]]
    if D_DAY in wanted and (by := wanted[D_DAY].day - plan.d_day.day):
        rules.check_d_day(wanted[D_DAY].day)
        staying = {anchor.key for anchor in _held(plan, command, occasion)}
        others = (a for a in plan.anchor.values() if a.key not in wanted and a.key not in staying)
        moved += [replace(anchor, day=rules.later(anchor.day, by)) for anchor in others]
    after = following_hours(plan, plan.put(*moved))
    for anchor in moved:
        _near(anchor, after)
    return followed(plan, after, command.follow, occasion.today)


def staying(plan: Plan, command: c.MoveAnchors, occasion: Occasion) -> Staying:
    """Items with a fixed date and, when D-day moves, the moments that do not move with it."""
    if all(wish.day is None for wish in command.moves):
        return Staying()
    fixed = (i for i in plan.item.values() if i.due is not None and i.due.day is not None)
    items = tuple(item for item in fixed if item.status is not Status.DONE and not item.archived)
    wish = next((w.day for w in command.moves if w.key == D_DAY), None)
    moves = wish is not None and wish != plan.d_day.day
    return Staying(_held(plan, command, occasion) if moves else (), items)


def _wanted(anchor: Anchor, wish: c.AnchorMove) -> Anchor:
    return replace(
        anchor,
        day=anchor.day if wish.day is None else wish.day,
        clock=None if wish.no_clock else anchor.clock if wish.clock is None else wish.clock,
        confidence=anchor.confidence if wish.confidence is None else wish.confidence,
    )


def _held(plan: Plan, command: c.MoveAnchors, occasion: Occasion) -> tuple[Anchor, ...]:
    """Moments that do not follow D-day: confirmed ones, and those that somebody has set to another distance from it."""
    named = {D_DAY, *(wish.key for wish in command.moves)}
    usual = _distances(plan, occasion)

    def is_held(anchor: Anchor) -> bool:
        distance = (anchor.day - plan.d_day.day).days
        return anchor.confidence is Confidence.CONFIRMED or usual.get(anchor.key, distance) != distance

    return tuple(anchor for anchor in plan.anchor.values() if anchor.key not in named and is_held(anchor))


def _distances(plan: Plan, occasion: Occasion) -> dict[str, int]:
    """Days from D-day that the playbook's profile gives each moment.

    Those that laying out fits to the work around them are left out, because no distance is the usual one.
    """
    if not plan.head.playbook:
        return {}
    try:
        profile = occasion.playbook(plan.head.playbook).profile(plan.head.profile)
    except CampaignError:
        # Without its playbook nothing tells a moment that was set by hand.
        return {}
    return {anchor.key: anchor.offset for anchor in profile.anchors if anchor.key not in STRETCHED}


def _near(anchor: Anchor, plan: Plan) -> None:
    if abs(anchor.day.year - plan.d_day.day.year) > rules.FARTHEST_YEARS:
        raise BadInput(
            N_("{due} lies more than {years} years from D-day ({d_day}). Check the year."),
            due=anchor.day.isoformat(),
            years=rules.FARTHEST_YEARS,
            d_day=plan.d_day.day.isoformat(),
        )


DECISIONS: Decisions = {
    c.MoveAnchors: move,
}

STAYING = {c.MoveAnchors: staying}
