"""The values of a filter as the plan understands them: roles, stages, people, dates, numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from campaigntui.domain.checklist import Status
from campaigntui.domain.due import D_DAY, Due
from campaigntui.domain.ids import MemberId
from campaigntui.domain.stage import STAGES, Stage
from campaigntui.errors import N_, BadInput, CampaignError
from campaigntui.scheduling.engine import resolve
from campaigntui.scheduling.health import State
from campaigntui.scheduling.outlook import Outlook
from campaigntui.usecases.filtering.refusal import FilterWrong, with_guess
from campaigntui.usecases.filtering.syntax import Value
from campaigntui.wording import filterwords
from campaigntui.wording.names import stage_choices, status_choices
from campaigntui.wording.people import role_choices, role_name
from campaigntui.wording.pinyin import can_sound, sounds_like
from campaigntui.wording.spelling import folded, role_named, stage_named, stage_spellings, state_named, state_spellings

NOTHING = frozenset(("none", "-", "无", "空"))
"""Values that mean that there is none."""

_YES = frozenset(("yes", "y", "true", "1", "是", "有"))
_NO = frozenset(("no", "n", "false", "0", "否", "不", "没有", *NOTHING))
_FIELD_PARTS = ("role", "member", "due")
"""Fields that an item may lack, besides the parts."""
_MOST_NAMED = 8
"""People whom a refusal names."""
_NUMBER = re.compile(r"([+-]?[0-9]{1,5})\s*(?:wd|d|个?工作日|工日|天)?")


def is_nothing(value: Value) -> bool:
    """True for `none`."""
    return folded(value.text) in NOTHING


def role_of(value: Value, outlook: Outlook) -> str:
    """Key of the role with that name, or of the only one whose name holds it; empty for `none`."""
    if is_nothing(value):
        return ""
    key = role_named(value.text, outlook.roles) or _role_holding(folded(value.text), outlook)
    if key is None:
        said = _wrong(
            N_("There is no role “{role}”. Roles are: {known}."),
            value,
            role=value.text,
            known=role_choices(outlook.roles, outlook.roles),
        )
        raise with_guess(
            said, value.text, _shown((*outlook.roles, *(role_name(k, outlook.roles) for k in outlook.roles)))
        )
    return key


def _role_holding(wanted: str, outlook: Outlook) -> str | None:
    """The role whose name holds the words, such as 设计 for 视觉设计师; None when there are several or none."""
    held = [key for key in outlook.roles if wanted in folded(role_name(key, outlook.roles))]
    return held[0] if len(held) == 1 and says_enough(wanted) else None


def says_enough(begun: str) -> bool:
    """True when what was typed may stand for what holds it anywhere: two Latin letters, or one Chinese character."""
    return len(begun) > 1 or (bool(begun) and not begun.isascii())


def stage_of(value: Value) -> Stage:
    """The stage with that key, number or name."""
    stage = stage_named(value.text)
    if stage is None:
        said = _wrong(
            N_("There is no stage “{stage}”. Stages are: {known}."),
            value,
            stage=value.text,
            known=stage_choices(),
        )
        raise with_guess(
            said, value.text, _shown((*STAGES, *(word for each in STAGES for word in stage_spellings(each))))
        )
    return stage


def state_of(value: Value) -> str:
    """The state or status with that name."""
    state = state_named(value.text)
    if state is None:
        said = _wrong(
            N_("There is no status “{status}”. Write one of: {known}."),
            value,
            status=value.text,
            known=status_choices((*State, Status.OPEN)),
        )
        raise with_guess(said, value.text, _shown(word for words in state_spellings().values() for word in words))
    return state


def members_of(value: Value, outlook: Outlook) -> frozenset[MemberId | None]:
    """People whose name begins so, or sounds so; None stands for nobody."""
    if is_nothing(value):
        return frozenset((None,))
    wanted = folded(value.text)
    team = outlook.plan.member.values()
    found = {member.id for member in team if wanted and folded(member.name).startswith(wanted)}
    if not found and can_sound(wanted):
        heard = sounds_like(wanted, {sign for member in team for sign in folded(member.name)})
        found = {member.id for member in team if heard(folded(member.name))}
    if not found:
        known = [member.name for member in team if not member.archived]
        said = _wrong(
            N_("There is no member “{word}”. There are: {known}."),
            value,
            word=value.text,
            known=(*known[:_MOST_NAMED], *(["…"] if len(known) > _MOST_NAMED else [])) or "–",
        )
        raise with_guess(said, value.text, _shown(known))
    return frozenset(found)


def review_of(value: Value) -> str:
    """How the review of an item stands; empty for `none`."""
    if is_nothing(value):
        return ""
    reviews = filterwords.words("review")
    found = reviews.get(folded(value.text))
    if found is None:
        known = (*dict.fromkeys(reviews.values()), "none")
        said = _wrong(N_("There is no review “{word}”. Write one of: {known}."), value, word=value.text, known=known)
        raise with_guess(said, value.text, _shown(reviews))
    return found


def part_of(value: Value) -> str:
    """Something that an item may have, such as `note`; also the name of a field."""
    wanted = folded(value.text)
    parts = filterwords.words("part")
    field = filterwords.words("field").get(wanted)
    found = parts.get(wanted) or (field if field in _FIELD_PARTS else None)
    if found is None:
        known = (*dict.fromkeys(parts.values()), *_FIELD_PARTS)
        said = _wrong(N_("An item cannot have “{word}”. Write one of: {known}."), value, word=value.text, known=known)
        raise with_guess(said, value.text, _shown(parts))
    return found


def answer_of(value: Value) -> bool:
    """Yes or no."""
    wanted = folded(value.text)
    if wanted in _YES:
        return True
    if wanted in _NO:
        return False
    raise _wrong(N_("“{word}” is neither yes nor no."), value, word=value.text)


def number_of(value: Value) -> int:
    """A whole number, with or without its unit: `2`, `-1`, `3wd`."""
    found = _NUMBER.fullmatch(folded(value.text))
    if found is None:
        raise _wrong(N_("“{word}” is not a number of working days. Write one such as 2 or -1."), value, word=value.text)
    return int(found[1])


def day_of(value: Value, outlook: Outlook) -> date:
    """A date as people type it, or a rule such as `D-14` or `deposit_open-3`."""
    from campaigntui.wording.dates import parse_day

    rule = _rule(value.text)
    if rule is not None and (rule.day is not None or rule.anchor == D_DAY or rule.anchor in outlook.anchor_days):
        try:
            return resolve(rule, outlook.plan, outlook.calendar)
        except CampaignError as refusal:
            raise _wrong(refusal.template, value, **refusal.values) from None
    try:
        return parse_day(value.text, outlook.today)
    except BadInput as refusal:
        if rule is None:
            raise _wrong(refusal.template, value, **refusal.values) from None
    said = _wrong(
        N_("“{word}” is neither a date nor a moment of this campaign. Write a date such as 11/11, today or D-14."),
        value,
        word=value.text,
    )
    raise with_guess(said, rule.anchor, _shown(outlook.anchor_days))


def _rule(text: str) -> Due | None:
    try:
        return Due.parse(text)
    except BadInput:
        return None


def _wrong(template: str, value: Value, /, **values: object) -> FilterWrong:
    return FilterWrong(template, value.at, len(value.text), **values)


def _shown(words: Iterable[str]) -> dict[str, str]:
    """Folded -> as it is written; of two that fold alike the first counts."""
    found: dict[str, str] = {}
    for word in words:
        found.setdefault(folded(word), str(word))
    return found
