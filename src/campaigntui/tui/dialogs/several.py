"""One form for many items: only what is filled in changes, and it changes for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from campaigntui.domain.checklist import Item
from campaigntui.domain.due import Due
from campaigntui.domain.ids import MemberId
from campaigntui.domain.stage import STAGES
from campaigntui.domain.tags import tag_changes
from campaigntui.domain.text import line, words
from campaigntui.scheduling.engine import resolve
from campaigntui.scheduling.outlook import Outlook
from campaigntui.tui import reading
from campaigntui.tui.dialogs.form import Form
from campaigntui.tui.widgets.field import Choice, Field, FormRow
from campaigntui.usecases.commands import Command
from campaigntui.usecases.commands.several import EditItems, TagItems
from campaigntui.wording import _, about, ngettext, role_name, stage_name

_NOTHING = ("none", "-", "无", "空")
"""Words that take a value away."""


@dataclass(frozen=True, slots=True)
class _AsItIs:
    """What a field holds while nobody has chosen a value for all."""


_KEEP = _AsItIs()


class SeveralForm(Form[None]):
    """Hands in an `EditItems` with the fields that were filled in."""

    def __init__(self, outlook: Outlook, items: Sequence[Item]) -> None:
        count = ngettext("{count} item", "{count} items", len(items)).format(count=len(items))
        super().__init__(about(_("Edit"), count))
        self._outlook = outlook
        self._items = items
        self._named = self._make(outlook, items)

    @property
    def about(self) -> str:
        """The items."""
        return f"{self._title}:{self._items[0].id}"

    def rows(self) -> Iterable[FormRow]:
        """Every field that many items may share."""
        return self._named.values()

    def _make(self, outlook: Outlook, items: Sequence[Item]) -> dict[str, FormRow]:
        plan, roles, today = outlook.plan, outlook.roles, outlook.today
        role_options = [*((key, role_name(key, roles)) for key in roles), ("", _("none"))]
        members: list[tuple[MemberId | None, str]] = [(None, _("nobody"))]
        members += [(m.id, m.name) for m in plan.member.values() if not m.archived]
        yes_no = [(False, _("no")), (True, _("yes"))]

        def read_due(text: str) -> Due | None:
            rule = None if line(text).casefold() in _NOTHING else reading.due_rule(text, today)
            if rule is not None:
                resolve(rule, plan, outlook.calendar)
            return rule

        def chosen(label: str, field: str, options: Sequence[tuple[Any, str]]) -> FormRow:
            return FormRow(label, Choice([(_KEEP, _now(items, field, options)), *options], _KEEP))

        return {
            "stage": chosen(_("Stage"), "stage", [(s, stage_name(s)) for s in STAGES]),
            "role": chosen(_("Role"), "role", role_options),
            "member_id": chosen(_("Who"), "member_id", members),
            "due": FormRow(_("Due"), Field(placeholder=_("as it is · D-30 · 11/3 · none")), read_due),
            "duration": FormRow(_("Length in wd"), Field(placeholder=_("as it is")), _read_duration),
            "gate": chosen(_("For the gate"), "gate", yes_no),
            "any_day": chosen(_("On any day"), "any_day", yes_no),
            "ready_by": FormRow(_("Ready by"), Field(placeholder=_("as it is")), read_due),
            "reviewer": chosen(_("Reviewer"), "reviewer", role_options),
        }

    def save(self) -> None:
        """Hand in what was filled in; a form that nobody touched just closes."""
        changes: dict[str, Any] = {name: row.value for name, row in self._named.items() if row.changed}
        for name in ("due", "ready_by"):
            if name in changes:
                changes[name] = self._due(changes[name])
        if "duration" in changes:
            changes["duration"] = reading.duration(changes["duration"])
        if changes:
            self.hand_in(EditItems(tuple(item.id for item in self._items), changes))
        else:
            self.dismiss(None)

    def _due(self, text: str) -> Due | None:
        plain = line(text)
        return None if plain.casefold() in _NOTHING else reading.due_rule(plain, self._outlook.today)


def _read_duration(text: str) -> int | None:
    return reading.duration(text) if line(text) else None


def _now(items: Sequence[Item], field: str, options: Sequence[tuple[Any, str]]) -> str:
    """“as it is”, with the value when all have the same."""
    values = {getattr(item, field) for item in items}
    words = dict(options).get(next(iter(values))) if len(values) == 1 else None
    return about(_("as it is"), words) if words else _("as it is")


def tags_command(items: Sequence[Item], text: str) -> Command:
    """What `price +bundle -old` asks of these items."""
    on, off = tag_changes(words(text.replace(" ", ",")))
    return TagItems(tuple(item.id for item in items), on, off)
