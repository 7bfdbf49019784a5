"""What somebody types to narrow the journal: `who:Li stage:pages item:page-qa since:10-01 prices`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from campaigntui.domain.history import Wanted
from campaigntui.domain.ids import CampaignId
from campaigntui.domain.plan import Plan
from campaigntui.domain.stage import STAGES
from campaigntui.errors import N_, BadInput, NotFound
from campaigntui.usecases.filtering.completing import Completion
from campaigntui.usecases.journal import days
from campaigntui.wording import stage_name
from campaigntui.wording.catalogue import C_, pgettext, spellings
from campaigntui.wording.dates import parse_day
from campaigntui.wording.names import stage_choices
from campaigntui.wording.spelling import folded, stage_named


class Field(StrEnum):
    """What can stand before a colon."""

    WHO = "who"
    ITEM = "item"
    STAGE = "stage"
    DAY = "day"
    SINCE = "since"
    UNTIL = "until"
    KIND = "kind"


_NAMES: Mapping[str, tuple[str, str]] = {
    "who": C_("journal filter", "who"),
    "item": C_("journal filter", "item"),
    "stage": C_("journal filter", "stage"),
    "day": C_("journal filter", "day"),
    "since": C_("journal filter", "since"),
    "until": C_("journal filter", "until"),
    "kind": C_("journal filter", "kind"),
}

_WORD = re.compile(r'(?:([^\W\d]+)[:：]|([@＠]))?("[^"]*"?|[^\s"]+)')
_BEGUN = re.compile(r'(?:([^\W\d]+)[:：]|([@＠]))?("[^"]*|[^\s":：@＠]*)$')


class Scope(NamedTuple):
    """What a filter is read against."""

    plan: Plan
    today: date
    timezone: str
    authors: Sequence[str] = ()
    kinds: Sequence[str] = ()


def field_name(field: Field) -> str:
    """What a field is called in the language in force."""
    return pgettext(*_NAMES[field])


def term(field: Field, value: str) -> str:
    """A field with its value as one types it."""
    return f'{field_name(field)}:"{value}"' if re.search(r'[\s":：@＠]', value) else f"{field_name(field)}:{value}"


def read_filter(text: str, scope: Scope) -> Wanted:
    """Which entries the text asks for. `BadInput` or `NotFound` names the word that says nothing."""
    wanted = Wanted()
    words: list[str] = []
    for found in _WORD.finditer(text):
        value = found[3].strip('"')
        if found[2]:
            wanted = wanted._replace(who=value)
        elif found[1]:
            wanted = _READERS[_field(found[1])](wanted, value, scope)
        elif value[-1:] not in (":", "：", "@", "＠"):
            # A field without its value yet says nothing.
            words.append(value)
    return wanted._replace(words=" ".join(words))


def complete(text: str, cursor: int, scope: Scope) -> tuple[Completion, ...]:
    """What may stand at `cursor`: the names of fields, then the values of the one before it."""
    found = _BEGUN.search(text[:cursor])
    assert found is not None
    begun = folded(found[3].lstrip('"'))
    field = Field.WHO if found[2] else _known(found[1]) if found[1] else None
    offers = [*_values(field, scope)] if field is not None else []
    if not (found[1] or found[2]):
        offers = [f"{field_name(each)}:" for each in Field]
    return tuple(
        Completion(found.start(3), cursor, f'"{offer}"' if " " in offer else offer)
        for offer in offers
        if folded(offer).startswith(begun)
    )


def _values(field: Field, scope: Scope) -> Iterator[str]:
    if field is Field.WHO:
        yield from scope.authors
    elif field is Field.ITEM:
        yield from (item.key for item in scope.plan.item.values())
    elif field is Field.STAGE:
        yield from (stage_name(stage) for stage in STAGES)
    elif field is Field.KIND:
        yield from scope.kinds
    else:
        yield scope.today.isoformat()


def _known(word: str) -> Field | None:
    wanted = folded(word)
    return next((each for each in Field if wanted in map(folded, (each, *spellings(*_NAMES[each])))), None)


def _field(word: str) -> Field:
    field = _known(word)
    if field is None:
        known = tuple(field_name(each) for each in Field)
        raise BadInput(N_("The journal cannot be narrowed by “{field}”. Fields are: {known}."), field=word, known=known)
    return field


def _item(wanted: Wanted, value: str, scope: Scope) -> Wanted:
    key = folded(value)
    items = scope.plan.item.values()
    fitting = [one for one in items if folded(one.key) == key] or [one for one in items if folded(one.title) == key]
    fitting = fitting or [one for one in items if key and folded(one.key).startswith(key)]
    if not fitting:
        raise NotFound(N_("There is no item “{item}” in this campaign."), item=value)
    return wanted._replace(item_id=fitting[0].id, campaign_id=_campaign(scope))


def _stage(wanted: Wanted, value: str, scope: Scope) -> Wanted:
    stage = stage_named(value)
    if stage is None:
        raise NotFound(N_("There is no stage “{stage}”. Stages are: {known}."), stage=value, known=stage_choices())
    return wanted._replace(stage=stage, campaign_id=_campaign(scope))


def _campaign(scope: Scope) -> CampaignId:
    return scope.plan.head.id


def _span(first: bool, last: bool) -> Callable[[Wanted, str, Scope], Wanted]:
    def read(wanted: Wanted, value: str, scope: Scope) -> Wanted:
        day = parse_day(value, scope.today)
        since, until = days(day if first else None, day if last else None, scope.timezone)
        return wanted._replace(since=since or wanted.since, until=until or wanted.until)

    return read


def _kind(wanted: Wanted, value: str, scope: Scope) -> Wanted:
    fitting = [kind for kind in scope.kinds if folded(kind).startswith(folded(value))]
    if not fitting:
        raise NotFound(N_("The journal has no kind “{kind}”. It has: {known}."), kind=value, known=tuple(scope.kinds))
    return wanted._replace(kind=fitting[0])


_READERS: Mapping[Field, Callable[[Wanted, str, Scope], Wanted]] = {
    Field.WHO: lambda wanted, value, _: wanted._replace(who=value),
    Field.ITEM: _item,
    Field.STAGE: _stage,
    Field.DAY: _span(first=True, last=True),
    Field.SINCE: _span(first=True, last=False),
    Field.UNTIL: _span(first=False, last=True),
    Field.KIND: _kind,
}
"""Field -> what its value adds to what is wanted."""
