"""Two people have changed the same field: which of the two values shall stand, field by field."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType

from campaigntui.domain.plan import Plan
from campaigntui.errors import N_
from campaigntui.tui.dialogs.form import Form
from campaigntui.tui.widgets.field import Choice, FormRow
from campaigntui.usecases.merging import Clash
from campaigntui.wording import _
from campaigntui.wording.fields import field_words, value_words


class ClashForm(Form[frozenset[str] | None]):
    """Dismissed with the names of the fields in which the editor's own value is kept; None goes back to typing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "all(True)", N_("All mine"), id="clash.mine"),
        Binding("t", "all(False)", N_("All theirs"), id="clash.theirs"),
        Binding("enter", "save", N_("Save"), id="clash.save"),
    ]

    def __init__(self, clash: Clash, plan: Plan) -> None:
        super().__init__(_("Somebody else has changed the same field"))
        self._choices: dict[str, Choice[bool]] = {}
        self._labelled: list[FormRow] = []
        self._texts: list[str] = []
        for field, theirs, mine in clash.clashing:
            choice = Choice([(False, _("theirs")), (True, _("mine"))], False)
            self._choices[field] = choice
            self._labelled.append(FormRow(field_words(field) or field, choice))
            own, other = value_words(field, mine, plan), value_words(field, theirs, plan)
            self._texts.append(_("theirs: {theirs} · mine: {mine}").format(theirs=other, mine=own))

    def rows(self) -> Iterable[FormRow]:
        """One for each field."""
        return self._labelled

    def on_mount(self) -> None:
        """Both texts in full below each choice, and what becomes of the other one."""
        for row, text in zip(self._labelled, self._texts, strict=True):
            row.remark(text)
        self.refuse(_("What is not kept stays readable in the journal."))

    def action_all(self, mine: bool) -> None:
        """The same side everywhere."""
        for choice in self._choices.values():
            if choice.value is not mine:
                choice.action_turn(1)

    def save(self) -> None:
        """Answer."""
        self.dismiss(frozenset(field for field, choice in self._choices.items() if choice.value))

    def touched(self) -> bool:
        """Nothing is typed here; the form below keeps what was."""
        return False
