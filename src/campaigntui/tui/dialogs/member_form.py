"""A person of the team: name, roles, days off, working hours."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.widgets import Input

from campaigntui.domain.people import Member
from campaigntui.errors import BadInput
from campaigntui.scheduling.outlook import Outlook
from campaigntui.tui import reading
from campaigntui.tui.dialogs.form import Form
from campaigntui.tui.widgets.field import Field, FormRow, WordSuggester
from campaigntui.usecases.commands.people import AddMember, EditMember
from campaigntui.wording import _, about, ngettext, pgettext, role_name, sentence, worktimes


class MemberForm(Form[None]):
    """Hands in an `AddMember`, or an `EditMember` for the member given."""

    def __init__(self, outlook: Outlook, member: Member | None, role: str = "") -> None:
        """A new member begins with `role`."""
        super().__init__(_("Add a member") if member is None else about(_("Edit"), member.name))
        self._outlook = outlook
        self._member = member
        roles = outlook.roles
        held = member.roles if member else (role,) if role else ()
        names = WordSuggester((*(role_name(key, roles) for key in roles), *roles), ",，、")
        self._called = FormRow(pgettext("person", "Name"), Field(member.name if member else ""), reading.required)
        self._roles = FormRow(
            _("Roles"),
            Field(", ".join(role_name(key, roles) for key in held), suggester=names),
            lambda text: reading.role_keys(text, roles),
        )
        self._days = FormRow(
            _("Days off"),
            Field(reading.days_text(member.days_off) if member else "", placeholder="2026-10-01..2026-10-03, 11/4"),
            lambda text: reading.days(text, outlook.today),
        )

        hours = f"{member.hours:g}" if member else f"{worktimes.USUAL:g}"
        self._hours = FormRow(_("Hours a day"), Field(hours), worktimes.parse_hours)
        self._weekdays = FormRow(
            _("Never works on"),
            Field(worktimes.weekdays_words(member.weekdays_off) if member else "", placeholder=_("wed, fri")),
            worktimes.parse_weekdays,
        )

    def rows(self) -> Iterable[FormRow]:
        """Who, what for, when not, how much."""
        return (self._called, self._roles, self._days, self._hours, self._weekdays)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say which roles and how many days were understood."""
        row = next((row for row in self._rows if row.field is event.input), None)
        if row is self._roles:
            self._try(row, self._named)
        elif row is self._days:
            self._try(row, self._count)
        elif row is self._weekdays:
            self._try(row, lambda text: worktimes.weekdays_words(worktimes.parse_weekdays(text)))

    def _try(self, row: FormRow, read: Callable[[str], str]) -> None:
        try:
            row.remark(read(str(row.value)))
        except BadInput as error:
            row.remark(sentence(error), bad=True)

    def _named(self, text: str) -> str:
        roles = self._outlook.roles
        return ", ".join(role_name(key, roles) for key in reading.role_keys(text, roles))

    def _count(self, text: str) -> str:
        days = len(reading.days(text, self._outlook.today))
        return ngettext("{count} day off", "{count} days off", days).format(count=days) if days else ""

    def save(self) -> None:
        """Hand it in."""
        name = reading.required(str(self._called.value))
        roles = reading.role_keys(str(self._roles.value), self._outlook.roles)
        days = reading.days(str(self._days.value), self._outlook.today)
        hours = worktimes.parse_hours(str(self._hours.value))
        weekdays = worktimes.parse_weekdays(str(self._weekdays.value))
        if self._member is None:
            self.hand_in(AddMember(name, roles, days, hours, weekdays))
        else:
            rows = {
                "name": (self._called, name),
                "roles": (self._roles, roles),
                "days_off": (self._days, days),
                "hours": (self._hours, hours),
                "weekdays_off": (self._weekdays, weekdays),
            }
            changes = {field: value for field, (row, value) in rows.items() if row.changed}
            if changes:
                self.hand_in(EditMember(self._member.id, changes, self._member))
            else:
                self.dismiss(None)
