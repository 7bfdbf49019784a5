"""What an entry of the journal changed, row by row and field by field, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any, NamedTuple

from campaigntui.wording.catalogue import C_, _, pgettext
from campaigntui.wording.fields import field_words, value_words

if TYPE_CHECKING:
    from campaigntui.domain.journal import Change, EntryState
    from campaigntui.domain.plan import Plan

_ROWS: Mapping[str, tuple[str, str]] = {
    "campaign": C_("row", "campaign"),
    "anchor": C_("row", "moment"),
    "phase": C_("row", "phase"),
    "calendar_day": C_("row", "calendar day"),
    "role": C_("row", "role"),
    "member": C_("row", "member"),
    "stage_plan": C_("row", "stage"),
    "item": C_("row", "item"),
    "step": C_("row", "step"),
    "link": C_("row", "link"),
    "criterion": C_("row", "criterion"),
    "handoff": C_("row", "handoff"),
    "note": C_("row", "note"),
    "freeze": C_("row", "freeze"),
    "baseline": C_("row", "baseline"),
    "ritual": C_("row", "meeting"),
    "verdict": C_("row", "verdict"),
    "key_result": C_("row", "key result"),
}
"""Table -> what one of its rows is called."""

_NAMED_BY = ("title", "name", "text", "artefact", "stage", "key", "day")
"""Fields that say which row it is, the first that says something."""

_HIDDEN = ("id", "campaign_id", "version", "position", "weekend", "starts", "finishes")
"""Fields that nobody set."""

_KEPT = ("baseline", "items")
"""What a baseline keeps is as long as the plan."""


class FieldChange(NamedTuple):
    """One field of a row, before and after."""

    name: str
    """As it is stored, for scripts."""
    words: str
    before: str
    after: str


class RowChange(NamedTuple):
    """One row that was added, changed, or taken away."""

    kind: str
    """“item”, “step”, …"""
    name: str
    """Which one."""
    what: str
    """“added”, “changed”, “taken away”."""
    fields: tuple[FieldChange, ...]
    """Those that differ; of a new row those that say something, of one that is gone none."""


def row_change(change: Change, plan: Plan | None = None) -> RowChange:
    """One row in words. `plan` gives items, people and roles their names."""
    row = change.after if change.after is not None else change.before
    what = _("added") if change.before is None else _("taken away") if change.after is None else _("changed")
    return RowChange(
        kind=pgettext(*_ROWS[change.table]) if change.table in _ROWS else change.table,
        name=row_name(row, plan),
        what=what,
        fields=tuple(
            FieldChange(
                name,
                words,
                value_words(name, before, plan) if change.before is not None else "",
                value_words(name, after, plan),
            )
            for name, before, after in differing(change)
            if (words := field_words(name)) is not None
        ),
    )


def row_name(row: Any, plan: Plan | None = None) -> str:
    """Which row it is: its title, its name, or of a link both ends."""
    if hasattr(row, "lag"):
        return f"{value_words('before', row.before, plan)} → {value_words('after', row.after, plan)}"
    if hasattr(row, "confidence"):
        from campaigntui.wording.moments import anchor_name

        return anchor_name(row)
    for name in _NAMED_BY:
        value = getattr(row, name, None)
        if value:
            return value_words(name, value, plan)
    return ""


def differing(change: Change) -> Iterable[tuple[str, Any, Any]]:
    """Name, value before and value after of every field that differs and that people set; nothing for a row that is
    gone. A new row differs from an empty one.
    """
    row = change.after
    if row is None:
        return
    for field in fields(row):
        before = getattr(change.before, field.name) if change.before is not None else None
        after = getattr(row, field.name)
        if field.name in _HIDDEN or (change.table, field.name) == _KEPT or before == after:
            continue
        if change.before is None and (after == field.default or after in ("", (), None)):
            continue
        yield field.name, before, after


def state_words(state: EntryState) -> str:
    """Whether an entry is still in force; empty for one that is, and for the line of an undo itself."""
    known = {"undone": _("undone"), "dropped": _("undone for good")}
    return known.get(state.value, "")
