"""A meeting: how often and when it is held, who takes part, what is talked about."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import time
from typing import Any

from textual.widgets import Input

from campaigntui.domain.campaign import Moved, Ritual
from campaigntui.domain.ids import RowId
from campaigntui.domain.text import line
from campaigntui.errors import N_, BadInput
from campaigntui.scheduling.outlook import Outlook
from campaigntui.tui import reading
from campaigntui.tui.dialogs.form import Form
from campaigntui.tui.widgets.field import Choice, Field, FormRow, WordSuggester
from campaigntui.usecases.commands.rituals import AddRitual, EditRitual
from campaigntui.wording import _, about, role_name, sentence
from campaigntui.wording.recurrencewords import parse_recurrence, recurrence_text


class MeetingForm(Form[None]):
    """Hands in an `AddRitual`, or an `EditRitual` for the meeting given."""

    def __init__(self, outlook: Outlook, ritual: Ritual | None) -> None:
        super().__init__(_("Add a meeting") if ritual is None else about(_("Edit"), ritual.name))
        self._outlook = outlook
        self._ritual = ritual
        roles = outlook.roles
        names = WordSuggester((*(role_name(key, roles) for key in roles), *roles), ",，、")
        said = ritual or Ritual(RowId(0), outlook.plan.head.id, "", "", "")
        due: Callable[[str], object] = lambda text: reading.due_rule(text, outlook.today)  # noqa: E731
        attendees = ", ".join(role_name(key, roles) for key in said.attendees)
        self._fields: dict[str, tuple[FormRow, Callable[[str], Any]]] = {}
        self._add("name", _("Name"), Field(said.name), reading.required)
        often = Field(recurrence_text(said), placeholder=_("daily · every fri · day 15 of the month"))
        self._add("rrule", _("How often"), often, parse_recurrence)
        self._add(
            "clock", _("At"), Field(said.clock.isoformat("minutes") if said.clock else "", placeholder="16:00"), _time
        )
        self._add("minutes", _("Minutes"), Field(str(said.minutes) if said.minutes else ""), _minutes)
        self._add(
            "host", _("Led by"), Field(role_name(said.host, roles) if said.host else "", suggester=names), self._role
        )
        self._add("attendees", _("With"), Field(attendees, suggester=names), self._roles)
        self._add("opens", _("From"), Field(str(said.opens or ""), placeholder=_("begin of the campaign")), due)
        self._add("closes", _("To"), Field(str(said.closes or ""), placeholder=_("end of the campaign")), due)
        self._add("agenda", _("Agenda"), Field("; ".join(said.agenda)), _points)
        self._add("outputs", _("What comes out"), Field("; ".join(said.outputs)), _points)
        self._when = FormRow(_("On a day off"), Choice(_choices(), said.moved if said.workdays else None))

    def _add(self, name: str, label: str, field: Field, read: Callable[[str], Any]) -> None:
        self._fields[name] = (FormRow(label, field, read), read)

    def _role(self, text: str) -> str:
        return reading.role_key(text, self._outlook.roles) if line(text) else ""

    def _roles(self, text: str) -> tuple[str, ...]:
        return reading.role_keys(text, self._outlook.roles)

    def rows(self) -> Iterable[FormRow]:
        """The fields, the choice below the hours."""
        rows = [row for row, _read in self._fields.values()]
        return (*rows[:4], self._when, *rows[4:])

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say at once what cannot be read in the rule."""
        row, read = self._fields["rrule"]
        if event.input is not row.field or not event.value:
            return
        try:
            read(event.value)
        except BadInput as error:
            row.remark(sentence(error), bad=True)
        else:
            row.remark("")

    def save(self) -> None:
        """Hand it in; of a meeting that exists only what was changed."""
        values = {name: read(str(row.value)) for name, (row, read) in self._fields.items() if row.changed}
        if self._when.changed or self._ritual is None:
            moved = self._when.value
            values["workdays"] = moved is not None
            values["moved"] = moved or Moved.SKIP
        if self._ritual is None:
            name, rule = (self._fields[key][1](str(self._fields[key][0].value)) for key in ("name", "rrule"))
            rest = {key: value for key, value in values.items() if key not in ("name", "rrule")}
            self.hand_in(AddRitual(name, rule, values=rest))
        elif values:
            self.hand_in(EditRitual(self._ritual.id, values))
        else:
            self.dismiss(None)


def _choices() -> list[tuple[Moved | None, str]]:
    return [
        (Moved.SKIP, _("it is left out")),
        (Moved.BEFORE, _("on the working day before")),
        (Moved.AFTER, _("on the working day after")),
        (None, _("held all the same")),
    ]


def _time(text: str) -> time | None:
    plain = line(text).replace("：", ":")
    if not plain:
        return None
    try:
        return time.fromisoformat(plain).replace(second=0, microsecond=0, tzinfo=None)
    except ValueError:
        raise BadInput(N_("“{text}” is not a time of day. Write for example 09:30."), text=plain) from None


def _minutes(text: str) -> int:
    plain = line(text)
    if not plain:
        return 0
    if not (plain.isascii() and plain.isdecimal() and len(plain) < 5):
        raise BadInput(N_("“{text}” is not a number of minutes."), text=plain)
    return int(plain)


def _points(text: str) -> tuple[str, ...]:
    """What stands between semicolons."""
    return tuple(plain for part in text.replace("；", ";").split(";") if (plain := line(part)))
