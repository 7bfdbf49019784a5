"""Reading names back: a stage, role or state by its key or by its name in any language."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from campaigntui.wording import names, people
from campaigntui.wording.catalogue import spellings

if TYPE_CHECKING:
    from campaigntui.domain.people import Role
    from campaigntui.domain.playbook import PlaybookRole
    from campaigntui.domain.stage import Stage


def folded(text: str) -> str:
    """The text as names are compared: NFKC, single blanks, no capitals."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


@lru_cache(maxsize=256)
def stage_named(text: str) -> Stage | None:
    """The stage with that key, number, full or short name; None when there is none."""
    from campaigntui.domain.stage import STAGES

    wanted = folded(text)
    for stage in STAGES:
        if wanted in (stage.value, str(stage.number)) or wanted in map(folded, stage_spellings(stage)):
            return stage
    return None


def stage_spellings(stage: Stage) -> tuple[str, ...]:
    """The full and the short name of a stage in every language."""
    return *spellings(*names._STAGES[stage]), *spellings(*names._STAGES_SHORT[stage])


@lru_cache(maxsize=256)
def state_named(text: str) -> str | None:
    """The state or status with that name or value, such as `late` or `in_progress`; None when there is none."""
    wanted = folded(text)
    for value, spelled in state_spellings().items():
        if wanted == value or wanted in map(folded, spelled):
            return value
    return None


def state_spellings() -> Mapping[str, tuple[str, ...]]:
    """State or status -> its name in every language."""
    return {value: spellings(*pair) for value, pair in names._STATES.items()}


def role_named(text: str, roles: Mapping[str, Role]) -> str | None:
    """Key of the role of the campaign with that key, own name, usual name or short name; None when there is none."""
    wanted = folded(text)
    for key, role in roles.items():
        if wanted == key or (role.name and wanted == folded(role.name)):
            return key
    usual = standard_role(text)
    return usual if usual in roles else None


def playbook_role(text: str, roles: Iterable[PlaybookRole]) -> str | None:
    """Key of the role of the playbook with that key, own name in any language, usual or short name; None for others."""
    wanted, keys = folded(text), set()
    for role in roles:
        if wanted == role.key or (role.name and wanted in map(folded, (role.name.en, role.name.zh))):
            return role.key
        keys.add(role.key)
    usual = standard_role(text)
    return usual if usual in keys else None


@lru_cache(maxsize=256)
def standard_role(text: str) -> str | None:
    """Key of the standard role with that key, name or short name; None when there is none."""
    wanted = folded(text)
    for key, short in people._ROLES_SHORT.items():
        pairs = (people._ROLES[key], short)
        if wanted == key or any(wanted == folded(name) for pair in pairs for name in spellings(*pair)):
            return key
    return None
