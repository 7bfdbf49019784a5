"""Which items a person wants to see: a few words, all of which must hold.

`role:designer`, `stage:pages`, `status:open`, `@Chen` and the words for states (`late`, `blocked`, `ready`, …) mean what
they say, in either language; every other word must occur in the id or the title.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from campaigntui.domain.checklist import Item, Status
from campaigntui.domain.stage import STAGES
from campaigntui.errors import N_, NotFound
from campaigntui.scheduling.health import State
from campaigntui.scheduling.outlook import Outlook
from campaigntui.wording.spelling import folded, role_named, stage_named, state_named

Test: TypeAlias = Callable[[Item], bool]


def item_filter(words: Iterable[str], outlook: Outlook) -> Test:
    """The test that all words make together. `NotFound` when one names a role, stage or status that is not there."""
    tests = [_test(word, outlook) for text in words for word in text.split()]
    return lambda item: all(test(item) for test in tests)


def is_token(word: str) -> bool:
    """True when a word says more than that it must occur in the text."""
    name, colon, value = word.partition(":")
    return state_named(word) is not None or word.startswith("@") or bool(colon and value and folded(name) in _TOKENS)


def _test(word: str, outlook: Outlook) -> Test:
    name, colon, value = word.partition(":")
    token = _TOKENS.get(folded(name)) if colon and value else None
    if token is not None:
        return token(value, outlook)
    if word.startswith("@") and len(word) > 1:
        return _of_member(word[1:], outlook)
    if state_named(word) is not None:
        return _of_state(word, outlook)
    return _with_text(word)


def _of_role(value: str, outlook: Outlook) -> Test:
    key = role_named(value, outlook.roles)
    if key is None:
        raise NotFound(
            N_("There is no role “{role}”. Roles are: {known}."), role=value, known=", ".join(outlook.roles)
        )
    return lambda item: item.role == key


def _of_stage(value: str, _: Outlook) -> Test:
    stage = stage_named(value)
    if stage is None:
        raise NotFound(N_("There is no stage “{stage}”. Stages are: {known}."), stage=value, known=", ".join(STAGES))
    return lambda item: item.stage is stage


def _of_state(value: str, outlook: Outlook) -> Test:
    wanted = state_named(value)
    if wanted is None:
        known = ", ".join(dict.fromkeys((*Status, *State)))
        raise NotFound(N_("There is no status “{status}”. Write one of: {known}."), status=value, known=known)
    health = outlook.health.items
    if wanted == State.LATE:
        return lambda item: health[item.id].late
    return lambda item: wanted in (item.status, health[item.id].state)


def _of_member(value: str, outlook: Outlook) -> Test:
    wanted = folded(value)
    ids = {m.id for m in outlook.plan.member.values() if folded(m.name).startswith(wanted)}
    return lambda item: item.member_id in ids


def _with_text(word: str) -> Test:
    wanted = folded(word)
    return lambda item: wanted in folded(item.title) or wanted in folded(item.key)


_TOKENS: Mapping[str, Callable[[str, Outlook], Test]] = {"role": _of_role, "stage": _of_stage, "status": _of_state}
