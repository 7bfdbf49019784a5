"""A playbook based on another one: which of its items it takes, what it changes in them, and what it adds.

Everything that is taken over is counted for the new length class first; what the file itself says stands as written.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from campaigntui.domain.bridging import bridged
from campaigntui.domain.due import Due
from campaigntui.domain.inprofile import names as part_names
from campaigntui.domain.lengths import LengthClass, share
from campaigntui.domain.playbook import (
    Playbook,
    PlaybookFreeze,
    PlaybookHandoff,
    PlaybookItem,
    PlaybookRitual,
    PlaybookRole,
    PlaybookStage,
    Profile,
)
from campaigntui.domain.scaling import inside, scaled_freeze, scaled_item, scaled_ritual, scaled_stages
from campaigntui.errors import N_
from campaigntui.storage.playbooks.checklists import changed_item, changed_stage, ids_of, read_item, read_stage
from campaigntui.storage.playbooks.goals import read_key_results, taken_over
from campaigntui.storage.playbooks.parts import read_d_day, read_handoffs, read_profiles, read_roles, read_skip_if
from campaigntui.storage.playbooks.recurring import read_freezes, read_rituals
from campaigntui.storage.playbooks.tables import Table

_NOT_THERE = (
    N_("The playbook it is based on has no “{name}”. Did you mean {near}?"),
    N_("The playbook it is based on has no “{name}”, nor anything of a similar name. Take it out."),
)


def read_derived(top: Table, base: Playbook) -> Playbook:
    """The playbook that the file makes of `base`; parts that cannot be read are noted and replaced by stand-ins."""
    top.only(
        *("format", "id", "name", "based_on", "length", "d_day", "skip_if", "default_profile", "only", "without"),
        *("profiles", "roles", "stages", "change", "items", "handoffs", "freezes", "rituals", "key_results"),
    )
    length = top.choice("length", LengthClass, base.length)
    profiles = read_profiles(top) or base.profiles
    windows = scaled_stages(base.stages, share(base.length, length))
    anchors = {anchor.key for profile in profiles for anchor in profile.anchors}
    items, names = _items(top, [_fitted(item, share(base.length, length), windows, anchors) for item in base.items])
    dropped = set(_named(top, "without", part_names(base)))
    playbook = Playbook(
        id=top.name("id"),
        name=top.text("name"),
        length=length,
        d_day=read_d_day(top.table("d_day")) if "d_day" in top.values else base.d_day,
        default_profile=top.word("default_profile", profiles[0].id),
        profiles=profiles,
        roles=_roles(base.roles, read_roles(top)),
        stages=_stages(top, [_left(part, names, dropped, anchors) for part in windows], items),
        items=items,
        handoffs=(*_handed(base.handoffs, names, dropped), *read_handoffs(top)),
        freezes=_freezes(base, share(base.length, length), dropped, anchors, read_freezes(top)),
        rituals=_rituals(base, share(base.length, length), dropped, anchors, read_rituals(top)),
        key_results=taken_over(base.key_results, names, dropped, read_key_results(top)),
        based_on=base.id,
        skip_if=read_skip_if(top),
    )
    if profiles is base.profiles:
        return replace(playbook, profiles=tuple(_inherited(profile, playbook, names) for profile in profiles))
    return playbook


def _inherited(profile: Profile, playbook: Playbook, names: Mapping[str, str]) -> Profile:
    """A profile of the base, as far as what it leaves out and rewords is here, under the names that it has here."""
    here = set(part_names(playbook))
    called = {key: names.get(key, key) for key in (*profile.without, *(one.key for one in profile.reworded))}
    return replace(
        profile,
        without=tuple(called[key] for key in profile.without if called[key] in here),
        reworded=tuple(replace(one, key=called[one.key]) for one in profile.reworded if called[one.key] in here),
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
    part: PlaybookStage, names: Mapping[str, str], dropped: Collection[str], anchors: Collection[str]
) -> PlaybookStage:
    """What is left of a stage: criteria that an item still proves, limits whose anchor a profile here has."""

    def sound(rule: Due | None) -> Due | None:
        return rule if rule is not None and rule.anchor in anchors else None

    criteria = []
    for criterion in part.criteria:
        evidence = tuple(names[key] for key in criterion.evidence if key in names)
        if criterion.key not in dropped and (evidence or not criterion.evidence):
            criteria.append(replace(criterion, evidence=evidence))
    return replace(
        part,
        criteria=tuple(criteria),
        opens_not_before=sound(part.opens_not_before),
        closes_not_before=sound(part.closes_not_before),
    )


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


def _items(top: Table, base: list[PlaybookItem]) -> tuple[tuple[PlaybookItem, ...], Mapping[str, str]]:
    """Items that are taken over, some of them changed, then the file's own; and the names of the former, old to new."""
    known = [item.key for item in base]
    only = _named(top, "only", known) if "only" in top.values else known
    taken = {*only} - {*top.words("without")}
    changes = dict(top.named_tables("change"))
    names = {key: _new_name(changes.get(key), key) for key in known if key in taken}
    rows = top.listed_tables("items")
    ids = {*ids_of(rows), *names.values()}
    links = bridged(base, taken)
    found: list[PlaybookItem] = []
    for item in base:
        if item.key in taken:
            mine = replace(item, after=tuple((names[before], lag) for before, lag in links[item.key]))
            table = changes.pop(item.key, None)
            found.append(changed_item(table, mine, ids) if table is not None else mine)
            if table is not None:
                top.problems.called[f"items.{found[-1].key}"] = table.place
    for name, table in changes.items():
        if name in known:
            table.wrong("", N_("This item is not taken over. Take this table out, or take the item over."))
        else:
            top.problems.unknown(table.place, "", _NOT_THERE, name, known)
    return (*found, *(read_item(row, ids) for row in rows)), names


def _new_name(change: Table | None, key: str) -> str:
    name = change.values.get("id") if change is not None else None
    return name if isinstance(name, str) else key


def _handed(
    handoffs: Iterable[PlaybookHandoff], names: Mapping[str, str], dropped: Collection[str]
) -> Iterator[PlaybookHandoff]:
    for handoff in handoffs:
        if handoff.key not in dropped and (not handoff.item or handoff.item in names):
            yield replace(handoff, item=names.get(handoff.item, ""))


def _freezes(
    base: Playbook, by: Fraction, dropped: Collection[str], anchors: Collection[str], own: Iterable[PlaybookFreeze]
) -> tuple[PlaybookFreeze, ...]:
    """Freezes of the base for this length, the file's own in place of those of the same name and after them."""
    taken = []
    for freeze in base.freezes:
        opens = tuple(rule for rule in freeze.opens if rule.anchor in anchors)
        if freeze.key not in dropped and opens and freeze.closes.anchor in anchors:
            taken.append(scaled_freeze(replace(freeze, opens=opens), by))
    return tuple({freeze.key: freeze for freeze in (*taken, *own)}.values())


def _rituals(
    base: Playbook, by: Fraction, dropped: Collection[str], anchors: Collection[str], own: Iterable[PlaybookRitual]
) -> tuple[PlaybookRitual, ...]:
    """The same for meetings. One that begins or ends with a moment that no profile here has is not held."""
    taken = []
    for ritual in base.rituals:
        begins = tuple(moment for moment in ritual.begins if moment.anchor in anchors)
        opens = tuple(rule for rule in ritual.opens if rule.anchor in anchors)
        ends = (ritual.closes, ritual.daily_from, ritual.daily_to)
        bound = (ritual.begins and not begins) or (ritual.opens and not opens)
        if ritual.key in dropped or bound or any(rule is not None and rule.anchor not in anchors for rule in ends):
            continue
        taken.append(scaled_ritual(replace(ritual, begins=begins, opens=opens), by))
    return tuple({ritual.key: ritual for ritual in (*taken, *own)}.values())
