"""Stages with their gates and items with their steps, each whole or as a change of one that is inherited.

A key of the file is read by one entry of a table, so that what may stand in an item may stand in a change of one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from campaigntui.domain.playbook import PlaybookCriterion, PlaybookItem, PlaybookStage
from campaigntui.domain.stage import STAGES, Stage
from campaigntui.domain.tags import tags_of
from campaigntui.errors import N_
from campaigntui.storage.playbooks.tables import NO_CHOICE, Table

LONGEST_DURATION = 999

_OPERATORS = ("<=", ">=", "==", "<", ">")
_LINK = re.compile(r"(?P<item>.+?)(?P<lag>[+-]\d{1,9})?")
_NO_STAGE = (
    N_("There is no stage “{name}”. Did you mean {near}?"),
    N_("There is no stage “{name}”. The stages are: {known}."),
)

_STAGE: Mapping[str, Callable[[Table], Any]] = {
    "opens": lambda table: table.rule("opens"),
    "closes": lambda table: table.rule("closes"),
    "gate_due": lambda table: table.rule_if_any("gate_due"),
    "signer": lambda table: table.word("signer", ""),
    "purpose": lambda table: table.passage("purpose"),
    "opens_not_before": lambda table: table.rule_if_any("opens_not_before"),
    "closes_not_before": lambda table: table.rule_if_any("closes_not_before"),
}
_ITEM: Mapping[str, Callable[[Table], Any]] = {
    "stage": lambda table: _stage_called(table.word("stage", example="plan"), table, "stage"),
    "title": lambda table: table.text("title"),
    "role": lambda table: table.word("role", example="store_manager"),
    "consulted": lambda table: table.words("consulted"),
    "due": lambda table: table.rule_if_any("due"),
    "hangs_on": lambda table: table.rules("hangs_on"),
    "duration": lambda table: table.whole("duration", 1, 0, LONGEST_DURATION),
    "gate": lambda table: table.flag("gate"),
    "any_day": lambda table: table.flag("any_day"),
    "ready_by": lambda table: table.rules("ready_by"),
    "deliverable": lambda table: table.passage("deliverable"),
    "acceptance": lambda table: table.passage("acceptance"),
    "steps": lambda table: table.texts("steps"),
    "reviewer": lambda table: table.word("reviewer", ""),
    "tags": lambda table: tags_of(table.words("tags")),
}
"""Key of the file and field of the value -> how it is read; `id` and `after` are read apart."""


def ids_of(rows: Iterable[Table]) -> set[object]:
    """Ids of the items that the file gives."""
    return {row.values["id"] for row in rows if isinstance(row.values.get("id"), str)}


def read_stage(name: str, table: Table) -> PlaybookStage:
    """A stage with everything that belongs to it."""
    table.only(*_STAGE, "criteria")
    values = {key: read(table) for key, read in _STAGE.items()}
    return PlaybookStage(stage=_stage_called(name, table, ""), criteria=_criteria(table), **values)


def changed_stage(table: Table, stage: PlaybookStage) -> PlaybookStage:
    """The stage with the keys of the table in place of its own, and the criteria of the table added to its own."""
    table.only(*_STAGE, "criteria")
    values = {key: read(table) for key, read in _STAGE.items() if key in table.values}
    return replace(stage, **values, criteria=(*stage.criteria, *_criteria(table)))


def read_item(table: Table, ids: Collection[object]) -> PlaybookItem:
    """An item. `ids` are those that `after` may name."""
    table.only("id", *_ITEM, "after")
    values = {key: read(table) for key, read in _ITEM.items()}
    return PlaybookItem(key=table.name("id"), after=_links(table, ids), **values)


def changed_item(table: Table, item: PlaybookItem, ids: Collection[object]) -> PlaybookItem:
    """The item with the keys of the table in place of its own; `id` gives it another name."""
    table.only("id", *_ITEM, "after")
    values = {key: read(table) for key, read in _ITEM.items() if key in table.values}
    if "id" in table.values:
        values["key"] = table.name("id")
    if "due" in values and "hangs_on" not in values:
        # Whoever says when an item is due does not mean the moment that it hung on before.
        values["hangs_on"] = ()
    return replace(item, **values, after=_links(table, ids) if "after" in table.values else item.after)


def _links(table: Table, ids: Collection[object]) -> tuple[tuple[str, int], ...]:
    found = tuple(_after(word, ids) for word in table.words("after"))
    for _item, lag in found:
        if abs(lag) > LONGEST_DURATION:
            template = N_("A lag of {lag} working days is out of range; {most} either way are the most.")
            table.wrong("after", template, lag=lag, most=LONGEST_DURATION)
    return found


def _after(word: str, ids: Collection[object]) -> tuple[str, int]:
    """The item and the lag of `a`, `a+2` or `a-1`; a word that is an id as it stands is one."""
    found = _LINK.fullmatch(word)
    if word in ids or found is None or not found["lag"]:
        return word, 0
    return found["item"], int(found["lag"])


def _criteria(table: Table) -> tuple[PlaybookCriterion, ...]:
    return tuple(_criterion(row) for row in table.listed_tables("criteria"))


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


def _stage_called(name: str, table: Table, key: str) -> Stage:
    try:
        return Stage(name)
    except ValueError:
        if name:
            table.problems.unknown(table.place, key, _NO_STAGE, name, [str(stage) for stage in STAGES])
        return Stage.PLAN
