"""The parts of a playbook file, table by table. What ties them together is checked afterwards, in `checks`."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date, time

from campaigntui.domain.campaign import Confidence
from campaigntui.domain.playbook import (
    DDay,
    DDayRule,
    LengthClass,
    Playbook,
    PlaybookAnchor,
    PlaybookCriterion,
    PlaybookHandoff,
    PlaybookItem,
    PlaybookPhase,
    PlaybookRole,
    PlaybookStage,
    Profile,
)
from campaigntui.domain.stage import STAGES, Stage
from campaigntui.errors import N_
from campaigntui.storage.playbooks.tables import BAD_NAME, ID, KEY, NO_CHOICE, Table

LONGEST_DURATION = 999

_LEAP_YEAR = 2000
_AT = re.compile(r"D(?P<days>[+-]\d{1,3})?(?: +(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d))?)?")
_OWNERS = ("platform", "internal")
_OPERATORS = ("<=", ">=", "==", "<", ">")
_LINK = re.compile(r"(?P<item>.+?)(?P<lag>[+-]\d{1,3})?")
_NO_STAGE = (
    N_("There is no stage “{name}”. Did you mean {near}?"),
    N_("There is no stage “{name}”. The stages are: {known}."),
)


def read_parts(top: Table) -> Playbook:
    """The playbook that the file describes; parts that cannot be read are noted and replaced by stand-ins."""
    top.only(
        *("format", "id", "name", "length", "d_day", "default_profile"),
        *("profiles", "roles", "stages", "items", "handoffs"),
    )
    rows = top.listed_tables("items")
    ids = {row.values["id"] for row in rows if isinstance(row.values.get("id"), str)}
    profiles = tuple(_profile(name, table) for name, table in top.named_tables("profiles"))
    return Playbook(
        id=top.name("id"),
        name=top.text("name"),
        length=top.choice("length", LengthClass, LengthClass.LONG),
        d_day=_d_day(top.table("d_day")),
        default_profile=top.word("default_profile", profiles[0].id if profiles else ""),
        profiles=profiles,
        roles=tuple(_role(name, table) for name, table in top.named_tables("roles")),
        stages=tuple(_stage(name, table) for name, table in top.named_tables("stages")),
        items=tuple(_item(row, ids) for row in rows),
        handoffs=tuple(_handoff(row) for row in top.listed_tables("handoffs")),
    )


def _d_day(table: Table) -> DDay:
    table.only("rule", "month", "day")
    rule = table.choice("rule", DDayRule, DDayRule.FIXED)
    if rule is DDayRule.FREE:
        return DDay(rule)
    month, day = table.whole("month", None, 1, 12), table.whole("day", None, 1, 31)
    try:
        date(_LEAP_YEAR, month, day)
    except ValueError:
        table.wrong("day", N_("No year has a day {month}-{day}. Give a day that exists."), month=month, day=day)
    return DDay(rule, month, day)


def _profile(name: str, table: Table) -> Profile:
    table.only("name", "anchors", "phases")
    _check_name(name, table, ID)
    return Profile(
        id=name,
        name=table.text("name"),
        anchors=tuple(_anchor(key, inside) for key, inside in table.named_tables("anchors")),
        phases=tuple(_phase(key, inside) for key, inside in table.named_tables("phases")),
    )


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


def _stage(name: str, table: Table) -> PlaybookStage:
    table.only("opens", "closes", "gate_due", "signer", "purpose", "criteria")
    return PlaybookStage(
        stage=_stage_called(name, table, ""),
        opens=table.rule("opens"),
        closes=table.rule("closes"),
        gate_due=table.rule_if_any("gate_due"),
        signer=table.word("signer", ""),
        purpose=table.passage("purpose"),
        criteria=tuple(_criterion(row) for row in table.listed_tables("criteria")),
    )


def _criterion(table: Table) -> PlaybookCriterion:
    table.only("id", "text", "check", "evidence")
    key, text, evidence = table.name("id"), table.text("text"), table.words("evidence")
    if "check" not in table.values:
        return PlaybookCriterion(key, text, evidence=evidence)
    check = table.table("check")
    check.only("metric", "op", "value", "unit")
    operator = check.word("op", example=">=")
    if operator and operator not in _OPERATORS:
        check.problems.unknown(check.place, "op", NO_CHOICE, operator, _OPERATORS)
    metric, target, unit = check.word("metric", example="paid_roi"), check.number("value"), check.word("unit", "")
    return PlaybookCriterion(key, text, metric, operator, target, unit, evidence)


def _item(table: Table, ids: Collection[object]) -> PlaybookItem:
    table.only(
        *("id", "stage", "title", "role", "consulted", "due", "duration", "after", "gate", "any_day"),
        *("ready_by", "deliverable", "acceptance", "steps"),
    )
    return PlaybookItem(
        key=table.name("id"),
        stage=_stage_called(table.word("stage", example="plan"), table, "stage"),
        title=table.text("title"),
        role=table.word("role", example="store_manager"),
        consulted=table.words("consulted"),
        due=table.rule_if_any("due"),
        duration=table.whole("duration", 1, 0, LONGEST_DURATION),
        after=tuple(_after(word, ids) for word in table.words("after")),
        gate=table.flag("gate"),
        any_day=table.flag("any_day"),
        ready_by=table.rule_if_any("ready_by"),
        deliverable=table.passage("deliverable"),
        acceptance=table.passage("acceptance"),
        steps=table.texts("steps"),
    )


def _after(word: str, ids: Collection[object]) -> tuple[str, int]:
    """The item and the lag of `a`, `a+2` or `a-1`; a word that is an id as it stands is one."""
    found = _LINK.fullmatch(word)
    if word in ids or found is None or not found["lag"]:
        return word, 0
    return found["item"], int(found["lag"])


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


def _stage_called(name: str, table: Table, key: str) -> Stage:
    try:
        return Stage(name)
    except ValueError:
        if name:
            table.problems.unknown(table.place, key, _NO_STAGE, name, [str(stage) for stage in STAGES])
        return Stage.PLAN


def _check_name(name: str, table: Table, pattern: re.Pattern[str]) -> None:
    if not pattern.fullmatch(name):
        table.wrong("", BAD_NAME[pattern], name=name)
