"""A playbook in one of its profiles: without what that rhythm has no use for, and in the words that fit it. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from campaigntui.domain.bridging import bridged
from campaigntui.domain.playbook import Playbook, PlaybookStage, Profile


def in_profile(playbook: Playbook, profile: Profile) -> Playbook:
    """The playbook that holds in that profile. The profile's own key `without` may name items, criteria and the rest.

    Who waited for an item that is left out waits for what it waited for. A criterion that nothing is left to prove
    goes with it, and so do its handoffs, a key result that nothing is left to bring
    about, and a stage that has no item left.
    """
    gone = frozenset(profile.without)
    words: Mapping[str, dict[str, Any]] = {one.key: dict(one.texts) for one in profile.reworded}
    if not gone and not words:
        return playbook
    taken = {item.key for item in playbook.items} - gone
    links = bridged(playbook.items, taken)
    kept = [item for item in playbook.items if item.key in taken]
    used = {item.stage for item in kept}
    idle = {part.stage for part in playbook.stages} - {item.stage for item in playbook.items}
    return replace(
        playbook,
        items=tuple(replace(item, after=links[item.key], **words.get(item.key, {})) for item in kept),
        stages=tuple(_left(part, taken, gone, words) for part in playbook.stages if part.stage in used | idle),
        handoffs=tuple(
            replace(handoff, **words.get(handoff.key, {}))
            for handoff in playbook.handoffs
            if handoff.key not in gone and (not handoff.item or handoff.item in taken)
        ),
        freezes=tuple(freeze for freeze in playbook.freezes if freeze.key not in gone),
        rituals=tuple(ritual for ritual in playbook.rituals if ritual.key not in gone),
        key_results=tuple(
            replace(one, items=tuple(key for key in one.items if key in taken), **words.get(one.key, {}))
            for one in playbook.key_results
            if one.key not in gone and (not one.items or not taken.isdisjoint(one.items))
        ),
    )


def names(playbook: Playbook) -> tuple[str, ...]:
    """What `without` may name: items, criteria, handoffs, freezes, meetings and key results."""
    criteria = (criterion for stage in playbook.stages for criterion in stage.criteria)
    parts = (playbook.items, criteria, playbook.handoffs, playbook.freezes, playbook.rituals, playbook.key_results)
    return tuple(part.key for rows in parts for part in rows)


def _left(
    part: PlaybookStage, taken: Collection[str], gone: Collection[str], words: Mapping[str, dict[str, Any]]
) -> PlaybookStage:
    criteria = []
    for criterion in part.criteria:
        evidence = tuple(key for key in criterion.evidence if key in taken)
        if criterion.key not in gone and (evidence or not criterion.evidence):
            criteria.append(replace(criterion, evidence=evidence, **words.get(criterion.key, {})))
    return replace(part, criteria=tuple(criteria))
