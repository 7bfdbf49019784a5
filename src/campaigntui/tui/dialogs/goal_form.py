"""A key result: what is to be reached, from where, by which work; and the short question what the number is now."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from textual.widgets import Input

from campaigntui.domain.goals import Direction, KeyResult
from campaigntui.domain.ids import ItemId, RowId
from campaigntui.domain.text import line
from campaigntui.errors import N_, BadInput, CampaignError
from campaigntui.scheduling.outlook import Outlook
from campaigntui.tui import reading
from campaigntui.tui.dialogs.ask_number import AskNumber
from campaigntui.tui.dialogs.form import Form
from campaigntui.tui.widgets.field import Choice, Field, FormRow, WordSuggester
from campaigntui.usecases.commands import Command
from campaigntui.usecases.commands.goals import AddKeyResult, EditKeyResult
from campaigntui.usecases.deciding.goals import HEAVIEST, LIGHTEST
from campaigntui.wording import _, about, pgettext, role_name, strung
from campaigntui.wording.dates import long_day
from campaigntui.wording.fields import field_words
from campaigntui.wording.goals import goal_words
from campaigntui.wording.numbers import growth_words, number_words, parse_growth, parse_number


def ask_number(result: KeyResult) -> AskNumber:
    """The question what it is now; an empty answer takes the number back."""

    def make(number: float | None) -> Command:
        return EditKeyResult(result.id, {"actual": number}, seen=result)

    question = _("What is it now? The goal: {goal}. Empty takes it back.").format(goal=goal_words(result))
    return AskNumber(result.title, question, make, result.actual, result.unit, optional=True)


class KeyResultForm(Form[None]):
    """Hands in an `AddKeyResult`, or an `EditKeyResult` with the fields that were changed."""

    def __init__(self, outlook: Outlook, result: KeyResult | None, role: str = "", *, at: str = "") -> None:
        """`role` is what a new one begins with; `at` is the field where the cursor begins."""
        super().__init__(_("Add a key result") if result is None else about(_("Edit"), result.title))
        self._outlook = outlook
        self._result = result
        self._role = role
        self._at = at
        self._fields: dict[str, tuple[FormRow, Callable[[str], Any]]] = {}
        self._make(result or KeyResult(RowId(0), outlook.plan.head.id, "", "", role))

    @property
    def about(self) -> str:
        """Which one, since several may have the same title; a new one by its role."""
        return str(self._result.id) if self._result is not None else f"new:{self._role}"

    def rows(self) -> Iterable[FormRow]:
        """What it is called and asks for, then the numbers, then what it rests on."""
        rows = [row for row, _read in self._fields.values()]
        return (rows[0], self._who, self._way, *rows[1:])

    def _make(self, said: KeyResult) -> None:
        plan, roles = self._outlook.plan, self._outlook.roles
        known = [(key, role_name(key, roles)) for key in roles]
        if said.role not in roles:
            known.insert(0, (said.role, said.role or _("none")))
        self._who = FormRow(_("Role"), Choice(known, said.role))
        self._way = FormRow(_("It is to"), Choice(_ways(), (said.direction, said.hold)))
        live = [item for item in plan.item.values() if not item.archived]
        words = WordSuggester((*(item.key for item in live), *(item.title for item in live)), " ,，、")
        keys = " ".join(plan.item[i].key for i in said.items if i in plan.item)
        self._add("title", Field(said.title), reading.required)
        self._add("unit", Field(said.unit, placeholder=_("CNY · % · s · empty for a count")), line)
        self._add("baseline", Field(_number(said.baseline)), self._read_number)
        self._add("target", Field(_number(said.target)), self._read_number)
        growth = "" if said.growth is None else growth_words(said.growth)
        self._add("growth", Field(growth, placeholder=_("such as +50%")), _read_growth)
        self._add("actual", Field(_number(said.actual)), self._read_number)
        self._add("weight", Field(str(said.weight)), _read_weight)
        self._add("items", Field(keys, suggester=words), self._read_items)
        self._add("metric", Field(said.metric, placeholder=_("its name in reports")), line)

    def _add(self, name: str, field: Field, read: Callable[[str], Any]) -> None:
        label = field_words(name) if name != "growth" else _("Or growth")
        self._fields[name] = (FormRow(label or name, field, read), read)

    def on_mount(self) -> None:
        """Say what the fields come to, and begin where something is missing."""
        self._tell_goal()
        self._tell_items()
        self._tell_measured()
        if self._at:
            row = self._who if self._at == "role" else self._fields[self._at][0]
            row.field.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what it comes to while it is typed; a target takes the place of a growth, and the other way round."""
        name = next((name for name, (row, _read) in self._fields.items() if row.field is event.input), "")
        if name in ("target", "growth"):
            other = self._fields["growth" if name == "target" else "target"][0]
            if event.value and other.value:
                other.retype("")
        if name in ("unit", "baseline", "target", "growth"):
            self._tell_goal()
        elif name == "items":
            self._tell_items()
        elif name == "actual":
            self._tell_measured()
        elif name:
            self._fields[name][0].remark("")

    def _tell_goal(self) -> None:
        """Below the growth, what it makes of the baseline."""
        row = self._fields["growth"][0]
        for name in ("baseline", "target"):
            self._fields[name][0].remark("")
        try:
            baseline, growth = self._value("baseline"), self._value("growth")
        except CampaignError:
            row.remark("")
            return
        if growth is None:
            row.remark("")
        elif baseline is None:
            row.remark(_("counts as soon as there is a baseline"))
        else:
            goal = KeyResult(RowId(0), self._outlook.plan.head.id, "", "", baseline=baseline, growth=growth).goal
            row.remark(f"→ {number_words(goal or 0.0, self._value('unit'))}")

    def _tell_items(self) -> None:
        """Below the items, their titles."""
        row, items = self._fields["items"][0], self._outlook.plan.item
        try:
            row.remark(strung(items[item_id].title for item_id in self._value("items")))
        except CampaignError:
            row.remark("")

    def _tell_measured(self) -> None:
        """Below what it is now, since when that is known."""
        row, day = self._fields["actual"][0], self._result.measured if self._result is not None else None
        if day is None or row.changed:
            row.remark("")
        else:
            row.remark(_("measured on {day}").format(day=long_day(day)))

    def _value(self, name: str) -> Any:
        row, read = self._fields[name]
        return read(str(row.value))

    def _read_number(self, text: str) -> float | None:
        return parse_number(text, self._value("unit")) if line(text) else None

    def _read_items(self, text: str) -> tuple[ItemId, ...]:
        return reading.items(text, self._outlook.plan)

    def save(self) -> None:
        """Hand it in; of one that exists only what was changed."""
        values = {name: self._value(name) for name, (row, _read) in self._fields.items() if row.changed}
        if self._who.changed:
            values["role"] = self._who.value
        if self._way.changed:
            values["direction"], values["hold"] = self._way.value  # type: ignore[misc]
        if self._result is None:
            title, role = self._value("title"), str(self._who.value)
            rest = {name: value for name, value in values.items() if name not in ("title", "role")}
            self.hand_in(AddKeyResult(title, role, values=rest))
        elif values:
            self.hand_in(EditKeyResult(self._result.id, values, self._result))
        else:
            self.dismiss(None)


def _ways() -> list[tuple[tuple[Direction, bool], str]]:
    return [
        ((Direction.UP, False), pgettext("way of a number", "rise")),
        ((Direction.DOWN, False), pgettext("way of a number", "fall")),
        ((Direction.UP, True), pgettext("way of a number", "hold, or rise")),
        ((Direction.DOWN, True), pgettext("way of a number", "hold, or fall")),
    ]


def _number(value: float | None) -> str:
    return "" if value is None else number_words(value)


def _read_growth(text: str) -> float | None:
    return parse_growth(text) if line(text) else None


def _read_weight(text: str) -> int:
    plain = line(text)
    if not (plain.isascii() and plain.isdecimal() and LIGHTEST <= int(plain[:9]) <= HEAVIEST):
        raise BadInput(N_("Write a whole number from {least} to {most}."), least=LIGHTEST, most=HEAVIEST)
    return int(plain)
