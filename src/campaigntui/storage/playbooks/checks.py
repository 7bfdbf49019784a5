"""What ties the parts of a playbook together: names that exist, ids that are unique, links without a circle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator

from campaigntui.domain.due import D_DAY, Due
from campaigntui.domain.people import EXTERNALS
from campaigntui.domain.playbook import Playbook, PlaybookItem, PlaybookStage
from campaigntui.errors import N_
from campaigntui.scheduling.network import find_cycle
from campaigntui.storage.playbooks.goals import check_key_results
from campaigntui.storage.playbooks.problems import Problems
from campaigntui.storage.playbooks.profilechecks import NO_ANCHOR, check_profiles
from campaigntui.storage.playbooks.recurring import recurring_roles, recurring_rules
from campaigntui.storage.playbooks.tables import NO_ITEM

_NO_ROLE = (
    N_("There is no role “{name}” in this playbook. Did you mean {near}?"),
    N_("There is no role “{name}” in this playbook. It has: {known}."),
)
_NO_PARTY = (
    N_("There is no role or outside party “{name}”. Did you mean {near}?"),
    N_("There is no role or outside party “{name}”. There are: {known}."),
)


def check_parts(playbook: Playbook, problems: Problems) -> None:
    """Note everything that does not fit together."""
    check_profiles(playbook, problems)
    _check_roles(playbook, problems)
    _check_rules(playbook, problems)
    _check_stages(playbook, problems)
    _check_freezes(playbook, problems)
    _check_items(playbook, problems)
    check_key_results(playbook, problems)
    # While an id stands for two items, what hangs on it would be judged by the wrong one.
    if _are_unique(playbook, problems):
        _check_evidence(playbook, problems)
        _check_circle(playbook, problems)


def _are_unique(playbook: Playbook, problems: Problems) -> bool:
    first: dict[tuple[str, str], str] = {}
    unique = True
    for table, place, key in _ids(playbook):
        other = first.setdefault((table, key), place)
        if key and other != place:
            template = N_("The id “{name}” belongs to {other} already. Give one of the two another id.")
            problems.note(place, "id", template, name=key, other=other)
            unique = False
    return unique


def _ids(playbook: Playbook) -> Iterator[tuple[str, str, str]]:
    for n, item in enumerate(playbook.items, 1):
        yield "items", f"[[items]] #{n}", item.key
    for n, handoff in enumerate(playbook.handoffs, 1):
        yield "handoffs", f"[[handoffs]] #{n}", handoff.key
    for stage in playbook.stages:
        for n, criterion in enumerate(stage.criteria, 1):
            yield "criteria", f"[[stages.{stage.stage}.criteria]] #{n}", criterion.key


def _check_roles(playbook: Playbook, problems: Problems) -> None:
    roles = [role.key for role in playbook.roles]
    parties = [*roles, *EXTERNALS]
    if not roles:
        problems.note("roles", "", N_("A playbook needs at least one role: {example}"), example="[roles.store_manager]")
        return
    for place, key, role in _roles_used(playbook):
        if role and role not in roles:
            problems.unknown(place, key, _NO_ROLE, role, roles)
    for handoff in playbook.handoffs:
        for key, party in (("from", handoff.giver), ("to", handoff.receiver)):
            if party and party not in parties:
                problems.unknown(f"handoffs.{handoff.key}", key, _NO_PARTY, party, parties)


def _roles_used(playbook: Playbook) -> Iterator[tuple[str, str, str]]:
    for stage in playbook.stages:
        yield f"stages.{stage.stage}", "signer", stage.signer
    for item in playbook.items:
        yield f"items.{item.key}", "role", item.role
        yield f"items.{item.key}", "reviewer", item.reviewer
        for role in item.consulted:
            yield f"items.{item.key}", "consulted", role
    yield from recurring_roles(playbook)
    for one in playbook.key_results:
        yield f"key_results.{one.key}", "role", one.role


def _check_rules(playbook: Playbook, problems: Problems) -> None:
    """Every anchor that a rule hangs on must exist: in every profile, or in one where the rule may fall away."""
    profiles = [[anchor.key for anchor in profile.anchors] for profile in playbook.profiles]
    everything = [[key for anchors in profiles for key in dict.fromkeys(anchors)]]
    for place, key, due, may_fall_away in _rules_used(playbook):
        for anchors in everything if may_fall_away else profiles:
            if due.anchor != D_DAY and due.anchor not in anchors:
                problems.unknown(place, key, NO_ANCHOR, due.anchor, anchors)
                break


def _rules_used(playbook: Playbook) -> Iterator[tuple[str, str, Due, bool]]:
    for stage in playbook.stages:
        place = f"stages.{stage.stage}"
        for key in ("opens", "closes", "gate_due", "opens_not_before", "closes_not_before"):
            due: Due | None = getattr(stage, key)
            if due is not None:
                yield place, key, due, key.endswith("_not_before")
    for item in playbook.items:
        place = f"items.{item.key}"
        if item.due is not None:
            yield place, "due", item.due, False
        yield from ((place, "hangs_on", rule, True) for rule in item.hangs_on)
        yield from ((place, "ready_by", rule, True) for rule in item.ready_by)
    yield from ((place, key, rule, True) for place, key, rule in recurring_rules(playbook))


def _check_stages(playbook: Playbook, problems: Problems) -> None:
    for stage in playbook.stages:
        place = f"stages.{stage.stage}"
        if not problems.at(place) and _is_before(stage.closes, stage.opens):
            problems.note(place, "closes", N_("The stage closes before it opens. Put the two days in order."))
        if stage.criteria and (stage.gate_due is None or not stage.signer):
            problems.note(
                place, "criteria", N_("Criteria belong to a gate. Give the stage gate_due and signer as well.")
            )


def _check_freezes(playbook: Playbook, problems: Problems) -> None:
    for freeze in playbook.freezes:
        place = f"freezes.{freeze.key}"
        if not problems.at(place) and any(_is_before(freeze.closes, opens) for opens in freeze.opens):
            problems.note(place, "closes", N_("The freeze closes before it opens. Put the two days in order."))


def _is_before(one: Due, other: Due) -> bool:
    """True when that is certain without a calendar."""
    return one.anchor == other.anchor and one.unit == other.unit and one.offset < other.offset


def _check_evidence(playbook: Playbook, problems: Problems) -> None:
    items = {item.key: item for item in playbook.items}
    for stage in playbook.stages:
        for criterion in stage.criteria:
            place = f"stages.{stage.stage}.criteria.{criterion.key}"
            for key in criterion.evidence:
                if key not in items:
                    problems.unknown(place, "evidence", NO_ITEM, key, items)
                elif not problems.at(f"items.{key}") and not problems.at(f"stages.{stage.stage}"):
                    _check_proof(items[key], stage, place, problems)


def _check_proof(item: PlaybookItem, stage: PlaybookStage, place: str, problems: Problems) -> None:
    if item.stage is not stage.stage:
        template = N_("“{item}” belongs to the stage {other}. Evidence of a gate is an item of its own stage.")
        problems.note(place, "evidence", template, item=item.key, other=item.stage)
    elif not item.gate:
        template = N_("“{item}” proves a criterion of the gate. Give the item: gate = true")
        problems.note(place, "evidence", template, item=item.key)


def _check_items(playbook: Playbook, problems: Problems) -> None:
    keys = {item.key for item in playbook.items}
    if not keys:
        problems.note("items", "", N_("A playbook needs at least one item."))
    for item in playbook.items:
        _check_links(item, keys, problems)
    for handoff in playbook.handoffs:
        if handoff.item and handoff.item not in keys:
            problems.unknown(f"handoffs.{handoff.key}", "item", NO_ITEM, handoff.item, sorted(keys))


def _check_links(item: PlaybookItem, keys: Collection[str], problems: Problems) -> None:
    place = f"items.{item.key}"
    seen: set[str] = set()
    for before, _ in item.after:
        if before not in keys:
            problems.unknown(place, "after", NO_ITEM, before, sorted(keys))
        elif before in seen:
            problems.note(place, "after", N_("“{item}” stands twice in this list. Keep one of them."), item=before)
        seen.add(before)


def _check_circle(playbook: Playbook, problems: Problems) -> None:
    """Note one circle of links after the other, leaving out the link that closed the last one."""
    followers: dict[str, list[str]] = defaultdict(list)
    for item in playbook.items:
        for before in dict.fromkeys(before for before, _ in item.after):
            followers[before].append(item.key)
    keys = [item.key for item in playbook.items]
    while not problems.full and (circle := find_cycle(keys, followers)):
        problems.note(
            f"items.{circle[-1]}",
            "after",
            N_("These items wait for each other in a circle: {chain}. Take one of them out of “after”."),
            chain=" -> ".join(circle),
        )
        followers[circle[-2]].remove(circle[-1])
