"""What may stand at the cursor of a filter: fields, marks, and the values of the field before the cursor."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from campaigntui.domain.checklist import Status
from campaigntui.domain.stage import STAGES
from campaigntui.scheduling.health import State
from campaigntui.scheduling.outlook import Outlook
from campaigntui.usecases.filtering.lexing import SIGNS
from campaigntui.usecases.filtering.syntax import DATES, NUMBERS, QUESTIONS, Field, quoted
from campaigntui.usecases.filtering.values import says_enough
from campaigntui.wording import _, filterwords
from campaigntui.wording.names import stage_name, state_name, status_name
from campaigntui.wording.people import role_name
from campaigntui.wording.spelling import folded, role_named, stage_spellings

_BEGUN = re.compile(r"(?:([^\W\d][\w-]*)\s*(?:!=|<=|>=|[:=<>])\s*|(@))?(?:[^\s()\",@]*,)*(\"[^\"]*|[^\s()\",!@]*)$")
"""The field before the cursor, if one, and the beginning of the last word or value."""


@dataclass(frozen=True, slots=True)
class Completion:
    """Put `text` in place of the characters `start` … `end` of the filter."""

    start: int
    end: int
    text: str
    words: str = ""
    """What it means, where the text itself does not say it."""


@dataclass(frozen=True, slots=True)
class _Offer:
    text: str
    words: str = ""
    also: tuple[str, ...] = ()
    """Further spellings under which it is found."""


def complete(text: str, cursor: int, outlook: Outlook) -> tuple[Completion, ...]:
    """What may stand at `cursor` (0 = before the first character), in the language in force."""
    found = _BEGUN.search(text[:cursor].translate(SIGNS))
    assert found is not None
    begun = folded(found[3].lstrip('"'))
    field = filterwords.words("field").get(folded(found[1])) if found[1] else None
    if found[2]:
        field = Field.MEMBER.value
    offers = _values(Field(field), outlook) if field is not None else () if found[1] else _words(outlook)
    start = found.start(3)
    fitting = [(place, offer) for offer in offers if (place := _place(begun, offer)) is not None]
    # What begins as typed comes before what only holds it.
    return tuple(
        Completion(start, cursor, offer.text, offer.words) for _, offer in sorted(fitting, key=lambda pair: pair[0])
    )


def _place(begun: str, offer: _Offer) -> int | None:
    """0 for an offer that begins as typed, 1 for one that holds it; None for any other."""
    said = [folded(one.lstrip('"')) for one in (offer.text, offer.words, *offer.also)]
    if any(one.startswith(begun) for one in said):
        return 0
    return 1 if says_enough(begun) and any(begun in one for one in said) else None


def _words(outlook: Outlook) -> Iterator[_Offer]:
    for field in Field:
        sign = ":" if field not in DATES | NUMBERS else "<="
        yield _Offer(f"{filterwords.field_name(field)}{sign}", also=(field,))
    for mark in dict.fromkeys(filterwords.words("mark").values()):
        yield _Offer(_typed(filterwords.mark_name(mark), mark), also=(mark,))
    for person in _people(outlook):
        yield _Offer(f"@{person.text}", person.words, person.also)
    yield _Offer(_("or"), also=("or",))
    yield _Offer(_("not"), also=("not",))


def _values(field: Field, outlook: Outlook) -> Iterable[_Offer]:
    if field in (Field.ROLE, Field.REVIEWER):
        names = {key: role_name(key, outlook.roles) for key in outlook.roles}
        return [_named(key, name, role_named(name, outlook.roles) == key) for key, name in names.items()]
    if field is Field.STAGE:
        return [_named(stage, stage_name(stage), True, stage_spellings(stage)) for stage in STAGES]
    if field is Field.STATE:
        known = [*((each, state_name(each)) for each in State), (Status.OPEN, status_name(Status.OPEN))]
        return [_Offer(_typed(name, key), also=(key,)) for key, name in known]
    if field is Field.MEMBER:
        return _people(outlook)
    if field is Field.TAG:
        tags = {tag for items in outlook.items.values() for item in items for tag in item.tags}
        return [_Offer(quoted(tag), also=(tag,)) for tag in sorted(tags)]
    if field is Field.REVIEW:
        reviews = dict.fromkeys(filterwords.words("review").values())
        return [*(_Offer(filterwords.review_name(key), also=(key,)) for key in reviews), _Offer("none")]
    if field is Field.HAS:
        parts = dict.fromkeys(filterwords.words("part").values())
        return [_Offer(filterwords.part_name(key), also=(key,)) for key in parts]
    if field in QUESTIONS:
        return [_Offer(_("yes"), also=("yes",)), _Offer(_("no"), also=("no",))]
    if field in DATES:
        return [_Offer(_("today"), also=("today",)), _Offer("D-7"), *(_Offer(key) for key in outlook.anchor_days)]
    return ()


def _people(outlook: Outlook) -> list[_Offer]:
    from campaigntui.wording.pinyin import readings

    team = [member for member in outlook.plan.member.values() if not member.archived]
    return [_Offer(quoted(m.name), also=(m.name, "".join(readings(sign)[0] for sign in folded(m.name)))) for m in team]


def _named(key: str, name: str, known: bool, also: tuple[str, ...] = ()) -> _Offer:
    """By its Chinese name, where that is one word and means it, else by its key, which is the English word."""
    if known and not name.isascii() and quoted(name) == name:
        return _Offer(name, also=(key, *also))
    return _Offer(key, name, also)


def _typed(name: str, key: str) -> str:
    """A name that can be typed as one word, else the key."""
    return key if " " in name else name
