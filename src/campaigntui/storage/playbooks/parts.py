"""The parts of a playbook file, table by table. What ties them together is checked afterwards, in `checks`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, time

from campaigntui.domain.campaign import Confidence
from campaigntui.domain.lengths import LengthClass
from campaigntui.domain.playbook import (
    Playbook,
    PlaybookAnchor,
    PlaybookHandoff,
    PlaybookPhase,
    PlaybookRole,
    Profile,
    Rewording,
    SkipIf,
    Text,
)
from campaigntui.domain.promotionday import DDay, DDayRule
from campaigntui.errors import N_
from campaigntui.storage.playbooks.checklists import ids_of, read_item, read_stage
from campaigntui.storage.playbooks.goals import read_key_results
from campaigntui.storage.playbooks.recurring import read_freezes, read_rituals
from campaigntui.storage.playbooks.tables import BAD_NAME, ID, KEY, NO_CHOICE, Table

_LEAP_YEAR = 2000
_AT = re.compile(r"D(?P<days>[+-]\d{1,3})?(?: +(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d))?)?")
_OWNERS = ("platform", "internal")
_DATE = re.compile(r"(?P<month>\d{1,2})-(?P<day>\d{1,2})")


def read_parts(top: Table) -> Playbook:
    """The playbook that the file describes; parts that cannot be read are noted and replaced by stand-ins."""
    top.only(
        *("format", "id", "name", "length", "d_day", "skip_if", "default_profile"),
        *("profiles", "roles", "stages", "items", "handoffs", "freezes", "rituals", "key_results"),
    )
    rows = top.listed_tables("items")
    ids = ids_of(rows)
    profiles = read_profiles(top)
    return Playbook(
        id=top.name("id"),
        name=top.text("name"),
        length=top.choice("length", LengthClass, LengthClass.LONG),
        d_day=read_d_day(top.table("d_day")),
        default_profile=top.word("default_profile", profiles[0].id if profiles else ""),
        profiles=profiles,
        roles=read_roles(top),
        stages=tuple(read_stage(name, table) for name, table in top.named_tables("stages")),
        items=tuple(read_item(row, ids) for row in rows),
        handoffs=read_handoffs(top),
        freezes=read_freezes(top),
        rituals=read_rituals(top),
        key_results=read_key_results(top),
        skip_if=read_skip_if(top),
    )


def read_skip_if(top: Table) -> SkipIf | None:
    """Which promotions this one gives way to; None for one that does not."""
    if "skip_if" not in top.values:
        return None
    table = top.table("skip_if")
    table.only("within_days", "of")
    found = SkipIf(table.whole("within_days", None, 0, 60), table.words("of"))
    for name in found.of:
        if not ID.fullmatch(name):
            table.wrong("of", BAD_NAME[ID], name=name)
    if not found.of and not table.problems.at(table.place):
        table.wrong("of", N_("This key is missing. Write for example: {example}"), example='of = ["double11", "618"]')
    return found


def read_profiles(top: Table) -> tuple[Profile, ...]:
    """The profiles that the file gives."""
    return tuple(_profile(name, table) for name, table in top.named_tables("profiles"))


def read_roles(top: Table) -> tuple[PlaybookRole, ...]:
    """The roles that the file gives."""
    return tuple(_role(name, table) for name, table in top.named_tables("roles"))


def read_handoffs(top: Table) -> tuple[PlaybookHandoff, ...]:
    """The handoffs that the file gives."""
    return tuple(_handoff(row) for row in top.listed_tables("handoffs"))


def read_d_day(table: Table) -> DDay:
    """The rule for D-day."""
    rule = table.choice("rule", DDayRule, DDayRule.FIXED)
    table.only("rule", *_D_DAY_KEYS[rule])
    match rule:
        case DDayRule.FIXED:
            month, day = table.whole("month", None, 1, 12), table.whole("day", None, 1, 31)
            _check_date(table, "day", month, day)
            return DDay(rule, month, day)
        case DDayRule.MONTHLY:
            return DDay(rule, day=table.whole("day", None, 1, 28))
        case DDayRule.LUNAR:
            return DDay(rule, days_before=table.whole("days_before", None, 0, 300))
        case DDayRule.DATES:
            return DDay(rule, dates=_dates(table))
        case DDayRule.FREE:
            return DDay(rule)


_D_DAY_KEYS = {
    DDayRule.FIXED: ("month", "day"),
    DDayRule.MONTHLY: ("day",),
    DDayRule.LUNAR: ("days_before",),
    DDayRule.DATES: ("dates",),
    DDayRule.FREE: (),
}


def _dates(table: Table) -> tuple[tuple[int, int], ...]:
    found = []
    for word in table.words("dates"):
        read = _DATE.fullmatch(word)
        if read is None:
            table.wrong(
                "dates", N_("“{text}” is not a date of every year. Write month and day, such as 07-26."), text=word
            )
        else:
            found.append((int(read["month"]), int(read["day"])))
            _check_date(table, "dates", *found[-1])
    if not found and not table.problems.at(table.place):
        table.wrong(
            "dates", N_("This key is missing. Write for example: {example}"), example='dates = ["03-26", "07-26"]'
        )
    return tuple(sorted(found))


def _check_date(table: Table, key: str, month: int, day: int) -> None:
    try:
        date(_LEAP_YEAR, month, day)
    except ValueError:
        table.wrong(key, N_("No year has a day {month}-{day}. Give a day that exists."), month=month, day=day)


def _profile(name: str, table: Table) -> Profile:
    table.only("name", "as_written", "anchors", "phases", "without", "change")
    _check_name(name, table, ID)
    return Profile(
        id=name,
        name=table.text("name"),
        anchors=tuple(_anchor(key, inside) for key, inside in table.named_tables("anchors")),
        phases=tuple(_phase(key, inside) for key, inside in table.named_tables("phases")),
        as_written=table.flag("as_written"),
        without=table.words("without"),
        reworded=tuple(_rewording(key, inside) for key, inside in table.named_tables("change")),
    )


_WORDS: Mapping[str, Callable[[Table], Text | tuple[Text, ...] | None]] = {
    "title": lambda table: table.text("title"),
    "deliverable": lambda table: table.passage("deliverable"),
    "acceptance": lambda table: table.passage("acceptance"),
    "steps": lambda table: table.texts("steps"),
    "text": lambda table: table.text("text"),
    "artefact": lambda table: table.text("artefact"),
}
"""What a profile may word otherwise. Dates and roles are the same in all of them, or the playbook would be another."""


def _rewording(key: str, table: Table) -> Rewording:
    table.only(*_WORDS)
    read = [(name, words(table)) for name, words in _WORDS.items() if name in table.values]
    return Rewording(key, tuple((name, words) for name, words in read if words is not None))


def _anchor(key: str, table: Table) -> PlaybookAnchor:
    table.only("at", "owner", "confidence", "name")
    _check_name(key, table, KEY)
    at = table.word("at", example="D-18 20:00")
    found = _AT.fullmatch(at)
    clock = _clock(found)
    if at and (found is None or (found["hour"] and clock is None)):
        table.wrong("at", N_("“{text}” is not a moment. Write D-18, D-18 20:00 or D+3 24:00."), text=at)
    owner = table.word("owner", "internal")
    if owner not in _OWNERS:
        table.problems.unknown(table.place, "owner", NO_CHOICE, owner, _OWNERS)
    return PlaybookAnchor(
        key=key,
        offset=int(found["days"] or 0) if found else 0,
        clock=clock,
        owner=owner,
        confidence=table.choice("confidence", Confidence, Confidence.GUESSED),
        name=table.text_if_any("name"),
    )


def _clock(found: re.Match[str] | None) -> time | None:
    if found is None or not found["hour"]:
        return None
    hour, minute, second = int(found["hour"]), int(found["minute"]), int(found["second"] or 0)
    if (hour, minute, second) == (24, 0, 0):
        return time(23, 59, 59)
    return time(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None


def _phase(key: str, table: Table) -> PlaybookPhase:
    table.only("opens", "closes", "name")
    _check_name(key, table, KEY)
    return PlaybookPhase(
        key=key,
        opens=table.word("opens", example="deposit_open"),
        closes=table.word("closes", example="balance_open"),
        name=table.text_if_any("name"),
    )


def _role(key: str, table: Table) -> PlaybookRole:
    table.only("name", "duties")
    _check_name(key, table, KEY)
    return PlaybookRole(key=key, name=table.text_if_any("name"), duties=table.texts("duties"))


def _handoff(table: Table) -> PlaybookHandoff:
    table.only("id", "from", "to", "two_way", "item", "artefact")
    return PlaybookHandoff(
        key=table.name("id"),
        giver=table.word("from", example="designer"),
        receiver=table.word("to", example="promoter"),
        artefact=table.text("artefact"),
        two_way=table.flag("two_way"),
        item=table.word("item", ""),
    )


def _check_name(name: str, table: Table, pattern: re.Pattern[str]) -> None:
    if not pattern.fullmatch(name):
        table.wrong("", BAD_NAME[pattern], name=name)
