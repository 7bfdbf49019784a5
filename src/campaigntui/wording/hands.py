"""Which items change hands, as lines of a difference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from campaigntui.domain.checklist import Item
from campaigntui.domain.ids import MemberId
from campaigntui.domain.journal import Change
from campaigntui.domain.plan import Plan
from campaigntui.domain.text import line
from campaigntui.wording.catalogue import _
from campaigntui.wording.effects import EffectLine, Tone


def hand_lines(changes: Iterable[Change], plan: Plan) -> Iterator[EffectLine]:
    """A line for each item that goes from one person to another, under a heading. `plan` is the one afterwards."""
    found = [
        (change.before, change.after)
        for change in changes
        if isinstance(change.before, Item)
        and isinstance(change.after, Item)
        and change.before.member_id != change.after.member_id
    ]
    if found:
        yield EffectLine(_("Changes hands"), Tone.HEADING)
    for before, after in found:
        yield EffectLine(
            after.title, Tone.PLAIN, _who(before.member_id, plan), _who(after.member_id, plan), item_id=after.id
        )


def _who(member_id: MemberId | None, plan: Plan) -> str:
    member = plan.member.get(member_id) if member_id is not None else None
    return line(member.name) if member is not None else _("nobody")
