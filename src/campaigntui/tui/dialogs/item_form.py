"""All fields of an item in one form, for a new one and for changing one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from textual.widgets import Input

from campaigntui.domain.checklist import Item
from campaigntui.domain.due import Due
from campaigntui.domain.evidence import sound
from campaigntui.domain.ids import MemberId
from campaigntui.domain.stage import STAGES, Stage
from campaigntui.errors import CampaignError
from campaigntui.scheduling.engine import resolve
from campaigntui.scheduling.outlook import Outlook
from campaigntui.tui import reading
from campaigntui.tui.dialogs.form import Form
from campaigntui.tui.widgets.field import Choice, Field, FormRow, WordSuggester
from campaigntui.usecases.commands.dates import DATED, Follow
from campaigntui.usecases.commands.items import AddItem, EditItem
from campaigntui.wording import _, about, role_name, sentence, stage_name
from campaigntui.wording.dates import full_day, relative_day


@dataclass(frozen=True, slots=True)
class _Fields:
    """The rows by what they hold."""

    title: FormRow
    stage: FormRow
    role: FormRow
    member_id: FormRow
    due: FormRow
    duration: FormRow
    after: FormRow
    gate: FormRow
    any_day: FormRow
    ready_by: FormRow
    deliverable: FormRow
    acceptance: FormRow
    consulted: FormRow
    reviewer: FormRow
    evidence: FormRow
    tags: FormRow

    def all(self) -> list[FormRow]:
        """From top to bottom."""
        return [getattr(self, name) for name in self.__slots__]


class ItemForm(Form[None]):
    """Hands in an `AddItem`, or an `EditItem` with the fields that were changed."""

    def __init__(self, outlook: Outlook, item: Item | None, stage: Stage, role: str) -> None:
        """`stage` and `role` are what a new item begins with; `item` is the one to change, None for a new one."""
        super().__init__(_("Add an item") if item is None else about(_("Edit"), item.title))
        self._outlook = outlook
        self._item = item
        waits = outlook.waits_for.get(item.id, ()) if item is not None else ()
        self._seen_after = tuple((each.before, each.lag) for each in waits)
        self._fields = self._make(outlook, item or _blank(outlook, stage, role))

    @property
    def about(self) -> str:
        """Which item, since several may have the same title."""
        return str(self._item.id) if self._item is not None else ""

    def rows(self) -> Iterable[FormRow]:
        """Every field."""
        return self._fields.all()

    def _make(self, outlook: Outlook, item: Item) -> _Fields:
        today, roles, plan = outlook.today, outlook.roles, outlook.plan
        keys = WordSuggester((i.key for i in plan.item.values() if not i.archived), " ")
        role_words = WordSuggester((*(role_name(k, roles) for k in roles), *roles), ",，")
        after = outlook.waits_for.get(item.id, ())
        members: list[tuple[MemberId | None, str]] = [(None, _("nobody"))]
        members += [(m.id, m.name) for m in plan.member.values() if not m.archived or m.id == item.member_id]
        yes_no = [(False, _("no")), (True, _("yes"))]

        def read_due(text: str) -> Due | None:
            rule = reading.due_rule(text, today)
            if rule is not None:
                resolve(rule, plan, outlook.calendar)
            return rule

        return _Fields(
            title=FormRow(_("Title"), Field(item.title), reading.required),
            stage=FormRow(_("Stage"), Choice([(s, stage_name(s)) for s in STAGES], item.stage)),
            role=FormRow(_("Role"), Choice([*((k, role_name(k, roles)) for k in roles), ("", _("none"))], item.role)),
            member_id=FormRow(_("Who"), Choice(members, item.member_id)),
            due=FormRow(_("Due"), Field(str(item.due or ""), placeholder="D-30 · D-5wd · 11/3 · 2026-11-03"), read_due),
            duration=FormRow(_("Length in wd"), Field(str(item.duration)), reading.duration),
            after=FormRow(
                _("Waits for"),
                Field(" ".join(_link_word(plan.item[i.before].key, i.lag) for i in after), suggester=keys),
                lambda text: reading.links(text, plan),
            ),
            gate=FormRow(_("For the gate"), Choice(yes_no, item.gate)),
            any_day=FormRow(_("On any day"), Choice(yes_no, item.any_day)),
            ready_by=FormRow(_("Ready by"), Field(str(item.ready_by or "")), read_due),
            deliverable=FormRow(_("Deliverable"), Field(item.deliverable)),
            acceptance=FormRow(_("Done when"), Field(item.acceptance)),
            consulted=FormRow(
                _("Consulted"),
                Field(", ".join(role_name(k, roles) for k in item.consulted), suggester=role_words),
                lambda text: reading.role_keys(text, roles),
            ),
            reviewer=FormRow(
                _("Reviewer"),
                Choice([("", _("nobody")), *((k, role_name(k, roles)) for k in roles)], item.reviewer),
            ),
            evidence=FormRow(_("Evidence"), Field(item.evidence), sound),
            tags=FormRow(_("Tags"), Field(" ".join(item.tags), placeholder="price live"), reading.tags),
        )

    def on_mount(self) -> None:
        """Say what the rules come to."""
        for row in (self._fields.due, self._fields.ready_by):
            self._resolve(row)

    def on_input_changed(self, event: Input.Changed) -> None:
        """A rule shows its date while it is typed; what was wrong is taken back when it is changed."""
        row = next((row for row in self._rows if row.field is event.input), None)
        if row in (self._fields.due, self._fields.ready_by):
            self._resolve(row)
        elif row is not None:
            row.remark("")

    def _resolve(self, row: FormRow) -> None:
        outlook = self._outlook
        try:
            rule = reading.due_rule(str(row.value), outlook.today)
            day = None if rule is None else resolve(rule, outlook.plan, outlook.calendar)
        except CampaignError as error:
            row.remark(sentence(error), bad=True)
            return
        if day is None:
            row.remark("")
            return
        words = f"{full_day(day)} · {relative_day(day, outlook.plan.d_day.day)}"
        if not outlook.calendar.is_working(day) and not self._fields.any_day.value:
            worked = outlook.calendar.back(day)
            words += " · " + _("a day off, so {day}").format(day=full_day(worked))
        row.remark(words)

    def save(self) -> None:
        """Hand it in; an unchanged form just closes."""
        plan, today = self._outlook.plan, self._outlook.today
        f = self._fields
        after = reading.links(str(f.after.value), plan)
        values: dict[str, Any] = {
            "title": reading.required(str(f.title.value)),
            "stage": f.stage.value,
            "role": f.role.value,
            "member_id": f.member_id.value,
            "due": reading.due_rule(str(f.due.value), today),
            "duration": reading.duration(str(f.duration.value)),
            "gate": f.gate.value,
            "any_day": f.any_day.value,
            "ready_by": reading.due_rule(str(f.ready_by.value), today),
            "deliverable": f.deliverable.value,
            "acceptance": f.acceptance.value,
            "consulted": reading.role_keys(str(f.consulted.value), self._outlook.roles),
            "reviewer": f.reviewer.value,
            "evidence": f.evidence.value,
            "tags": reading.tags(str(f.tags.value)),
        }
        if self._item is None:
            self.hand_in(AddItem(**values, after=after))
            return
        item = self._item
        changes = {name: value for name, value in values.items() if getattr(self._fields, name).changed}
        if changes or f.after.changed:
            follow = Follow.KEEP if DATED & changes.keys() else None
            links = after if f.after.changed else None
            self.hand_in(EditItem(item.id, changes, links, item, self._seen_after, follow))
        else:
            self.dismiss(None)


def _link_word(key: str, lag: int) -> str:
    return f"{key}{lag:+d}" if lag else key


def _blank(outlook: Outlook, stage: Stage, role: str) -> Item:
    """What the form of a new item begins with."""
    from campaigntui.domain.ids import ItemId

    return Item(ItemId(0), outlook.plan.head.id, "", stage, "", role)
