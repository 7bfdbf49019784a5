"""A playbook based on another one: which of its items it takes, what it changes in them, and what it adds.

Everything that is taken over is counted for the new length class first; what the file itself says stands as written.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from fractions import Fraction

from campaigntui.domain.due import Due
from campaigntui.domain.lengths import LengthClass, share
from campaigntui.domain.playbook import Playbook, PlaybookHandoff, PlaybookItem, PlaybookRole, PlaybookStage
from campaigntui.domain.scaling import inside, scaled_item, scaled_stages
from campaigntui.errors import N_
from campaigntui.storage.playbooks.checklists import changed_item, changed_stage, ids_of, read_item, read_stage
from campaigntui.storage.playbooks.parts import read_d_day, read_handoffs, read_profiles, read_roles
from campaigntui.storage.playbooks.tables import Table

_NOT_THERE = (
    N_("The playbook it is based on has no “{name}”. Did you mean {near}?"),
    N_("The playbook it is based on has no “{name}”, nor anything of a similar name. Take it out."),
)


def read_derived(top: Table, base: Playbook) -> Playbook:
    """The playbook that the file makes of `base`; parts that cannot be read are noted and replaced by stand-ins."""
    top.only(
        *("format", "id", "name", "based_on", "length", "d_day", "default_profile", "only", "without"),
        *("profiles", "roles", "stages", "change", "items", "handoffs"),
    )
    length = top.choice("length", LengthClass, base.length)
    profiles = read_profiles(top) or base.profiles
    windows = scaled_stages(base.stages, share(base.length, length))
    anchors = {anchor.key for profile in profiles for anchor in profile.anchors}
    items = _items(top, [_fitted(item, share(base.length, length), windows, anchors) for item in base.items])
    kept = {item.key for item in items}
    dropped = set(_named(top, "without", _names(base)))
    return Playbook(
        id=top.name("id"),
        name=top.text("name"),
        length=length,
        d_day=read_d_day(top.table("d_day")) if "d_day" in top.values else base.d_day,
        default_profile=top.word("default_profile", profiles[0].id),
        profiles=profiles,
        roles=_roles(base.roles, read_roles(top)),
        stages=_stages(top, [_left(part, kept, dropped, anchors) for part in windows], items),
        items=items,
        handoffs=(*_handed(base.handoffs, kept, dropped), *read_handoffs(top)),
    )


def _fitted(
    item: PlaybookItem, by: Fraction, windows: Iterable[PlaybookStage], anchors: Collection[str]
) -> PlaybookItem:
    """The item as the base has it, counted for this length, without rules on anchors that no profile here has."""

    def sound(rules: tuple[Due, ...]) -> tuple[Due, ...]:
        return tuple(rule for rule in rules if rule.anchor in anchors)

    mine = inside(scaled_item(item, by), windows) if by != 1 else item
    return replace(mine, hangs_on=sound(mine.hangs_on), ready_by=sound(mine.ready_by))


def _left(
    part: PlaybookStage, kept: Collection[str], dropped: Collection[str], anchors: Collection[str]
) -> PlaybookStage:
    """What is left of a stage: criteria that an item still proves, limits whose anchor a profile here has."""

    def sound(rule: Due | None) -> Due | None:
        return rule if rule is not None and rule.anchor in anchors else None

    criteria = []
    for criterion in part.criteria:
        evidence = tuple(key for key in criterion.evidence if key in kept)
        if criterion.key not in dropped and (evidence or not criterion.evidence):
            criteria.append(replace(criterion, evidence=evidence))
    return replace(
        part,
        criteria=tuple(criteria),
        opens_not_before=sound(part.opens_not_before),
        closes_not_before=sound(part.closes_not_before),
    )


def _names(base: Playbook) -> list[str]:
    """What `without` may name: items, criteria and handoffs."""
    criteria = [criterion.key for stage in base.stages for criterion in stage.criteria]
    return [*(item.key for item in base.items), *criteria, *(handoff.key for handoff in base.handoffs)]


def _named(top: Table, key: str, known: Collection[str]) -> tuple[str, ...]:
    names = top.words(key)
    for name in names:
        if name not in known:
            top.problems.unknown("", key, _NOT_THERE, name, known)
    return names


def _roles(base: Iterable[PlaybookRole], own: Iterable[PlaybookRole]) -> tuple[PlaybookRole, ...]:
    return tuple({role.key: role for role in (*base, *own)}.values())


def _stages(top: Table, base: Iterable[PlaybookStage], items: Iterable[PlaybookItem]) -> tuple[PlaybookStage, ...]:
    """Stages of the base that still have an item, some of them changed, and the file's own."""
    own = dict(top.named_tables("stages"))
    used = {item.stage for item in items}
    found = []
    for part in base:
        table = own.pop(part.stage, None)
        if table is not None:
            found.append(changed_stage(table, part))
        elif part.stage in used:
            found.append(part)
    found += [read_stage(name, table) for name, table in own.items()]
    return tuple(sorted(found, key=lambda part: part.stage.number))


def _items(top: Table, base: list[PlaybookItem]) -> tuple[PlaybookItem, ...]:
    """Items that are taken over, some of them changed, then the file's own."""
    known = [item.key for item in base]
    only = _named(top, "only", known) if "only" in top.values else known
    taken = {*only} - {*top.words("without")}
    rows = top.listed_tables("items")
    ids = {*ids_of(rows), *known}
    bridged = _bridged(base, taken)
    changes = dict(top.named_tables("change"))
    found: list[PlaybookItem] = []
    for item in base:
        if item.key in taken:
            mine = replace(item, after=bridged[item.key])
            table = changes.pop(item.key, None)
            found.append(changed_item(table, mine, ids) if table is not None else mine)
            if table is not None:
                top.problems.called[f"items.{item.key}"] = table.place
    for name, table in changes.items():
        if name in known:
            table.wrong("", N_("This item is not taken over. Take this table out, or take the item over."))
        else:
            top.problems.unknown(table.place, "", _NOT_THERE, name, known)
    return (*found, *(read_item(row, ids) for row in rows))


def _bridged(base: Iterable[PlaybookItem], taken: Collection[str]) -> Mapping[str, tuple[tuple[str, int], ...]]:
    """For each item what it waits for: in place of an item that is left out, what that one waited for."""
    links = {item.key: item.after for item in base}
    found: dict[str, tuple[tuple[str, int], ...]] = {}

    def before(key: str) -> tuple[tuple[str, int], ...]:
        if key not in found:
            # A circle cannot come up: the base has been checked.
            pairs = [pair for name, lag in links[key] for pair in ([(name, lag)] if name in taken else before(name))]
            found[key] = tuple(dict(reversed(pairs)).items())[::-1]
        return found[key]

    for key in links:
        before(key)
    return found


def _handed(
    handoffs: Iterable[PlaybookHandoff], kept: Collection[str], dropped: Collection[str]
) -> Iterable[PlaybookHandoff]:
    return (h for h in handoffs if h.key not in dropped and (not h.item or h.item in kept))
