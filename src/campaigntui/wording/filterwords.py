"""The words of the filter language in every language: fields, marks, things an item has, and saved views.

The tables are keyed by the words that the filter itself uses, which are also their English spelling.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from campaigntui.wording.catalogue import C_, pgettext, spellings
from campaigntui.wording.names import _STATES
from campaigntui.wording.spelling import folded

_FIELDS: Mapping[str, tuple[str, str]] = {
    "role": C_("filter field", "role"),
    "stage": C_("filter field", "stage"),
    "state": C_("filter field", "state"),
    "member": C_("filter field", "member"),
    "due": C_("filter field", "due"),
    "planned": C_("filter field", "planned"),
    "forecast": C_("filter field", "forecast"),
    "latest": C_("filter field", "latest"),
    "started": C_("filter field", "started"),
    "finished": C_("filter field", "finished"),
    "slack": C_("filter field", "slack"),
    "duration": C_("filter field", "duration"),
    "days_late": C_("filter field", "days_late"),
    "gate": C_("filter field", "gate"),
    "any_day": C_("filter field", "any_day"),
    "critical": C_("filter field", "critical"),
    "conflict": C_("filter field", "conflict"),
    "id": C_("filter field", "id"),
    "has": C_("filter field", "has"),
    "tag": C_("filter field", "tag"),
    "reviewer": C_("filter field", "reviewer"),
    "review": C_("filter field", "review"),
    "evidence": C_("filter field", "evidence"),
}

_MARKS: Mapping[str, tuple[str, str]] = {
    **_STATES,
    "critical": _FIELDS["critical"],
    "conflict": _FIELDS["conflict"],
    "unassigned": C_("filter mark", "unassigned"),
}
"""Words that stand alone: the states and statuses, and three more."""

_PARTS: Mapping[str, tuple[str, str]] = {
    "note": C_("part of an item", "note"),
    "steps": C_("part of an item", "steps"),
    "handoff": C_("part of an item", "handoff"),
    "deliverable": C_("part of an item", "deliverable"),
    "acceptance": C_("part of an item", "acceptance"),
    "link": C_("part of an item", "link"),
    "tag": C_("part of an item", "tag"),
    "evidence": C_("part of an item", "evidence"),
    "attachment": C_("part of an item", "attachment"),
    "reviewer": C_("part of an item", "reviewer"),
}

_REVIEWS: Mapping[str, tuple[str, str]] = {
    "asked": C_("review", "asked"),
    "passed": C_("review", "passed"),
    "returned": C_("review", "returned"),
}

_ALSO: Mapping[str, Mapping[str, str]] = {
    "field": {
        "status": "state",
        "is": "state",
        "who": "member",
        "owner": "member",
        "负责人": "member",
        "角色": "role",
        "tags": "tag",
    },
    "mark": {"in progress": "in_progress", "to review": "to_review"},
    "part": {
        "notes": "note",
        "step": "steps",
        "handoffs": "handoff",
        "links": "link",
        "tags": "tag",
        "attachments": "attachment",
    },
    "review": {"to_review": "asked"},
}
"""Further spellings, in any language."""

_TABLES: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "field": _FIELDS,
    "mark": _MARKS,
    "part": _PARTS,
    "review": _REVIEWS,
}

_VIEWS: Mapping[str, tuple[str, str]] = {
    "mine": C_("saved view", "Mine"),
    "today": C_("saved view", "Today"),
    "week": C_("saved view", "This week"),
    "late": C_("saved view", "Late"),
    "blocked": C_("saved view", "Blocked"),
    "waiting": C_("saved view", "Waiting for others"),
    "gates": C_("saved view", "Gate items"),
    "unassigned": C_("saved view", "Unassigned"),
}


@cache
def words(table: str) -> Mapping[str, str]:
    """Every spelling of `field`, `mark`, `part` or `review`, folded -> the word that the filter uses."""
    found: dict[str, str] = {}
    for key, pair in _TABLES[table].items():
        for spelling in (key, *spellings(*pair)):
            found.setdefault(folded(spelling), key)
    return {**_ALSO[table], **found}


def field_name(key: str) -> str:
    """A field as it is typed in the language in force: “due”, “截止”."""
    return pgettext(*_FIELDS[key])


def mark_name(key: str) -> str:
    """A word that stands alone, as it is typed in the language in force: “late”, “逾期”."""
    return pgettext(*_MARKS[key])


def part_name(key: str) -> str:
    """Something an item has, as it is typed in the language in force: “note”, “备注”."""
    return pgettext(*_PARTS[key])


def review_name(key: str) -> str:
    """How the review of an item stands, as it is typed in the language in force: “asked”, “待复核”."""
    return pgettext(*_REVIEWS[key]) if key else ""


def view_name(key: str) -> str:
    """A saved view that comes with the program: “This week”."""
    return pgettext(*_VIEWS[key])


def views_called(word: str) -> str:
    """The key of the view that comes with the program and goes by that name in any language; empty for another one."""
    wanted = folded(word)
    return next((key for key, pair in _VIEWS.items() if wanted in (key, *map(folded, spellings(*pair)))), "")
