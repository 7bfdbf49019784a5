"""Choosing what else to suppose, and typing how much of it."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from datetime import date, timedelta

from textual.app import ComposeResult
from textual.widgets import Input, Label

from campaigntui.domain.checklist import Status
from campaigntui.domain.due import D_DAY
from campaigntui.domain.suppositions import AnchorMoved, ItemLate, MemberAway, Supposition
from campaigntui.errors import N_, BadInput
from campaigntui.scheduling.outlook import Outlook
from campaigntui.tui import reading
from campaigntui.tui.dialogs.box import BoxDialog
from campaigntui.tui.dialogs.pick_list import Option, PickDialog
from campaigntui.tui.text import safe
from campaigntui.tui.widgets.field import Field
from campaigntui.tui.widgets.key_bar import KeyBar
from campaigntui.wording import _, sentence
from campaigntui.wording.dates import long_day
from campaigntui.wording.moments import anchor_name
from campaigntui.wording.whatif import supposition_words

_WEEK = timedelta(days=4)
"""From the first to the last day of a working week."""


class PickSupposition(PickDialog[Supposition | None]):
    """Dismissed with a supposition to begin with: a week of absence, a day earlier, a day late."""

    def __init__(self, outlook: Outlook) -> None:
        super().__init__(_("What else?"), [*_options(outlook)])

    def picked(self, value: Hashable) -> None:
        """Take it."""
        assert isinstance(value, ItemLate | MemberAway | AnchorMoved)
        self.dismiss(value)


def _options(outlook: Outlook) -> Iterator[Option]:
    """D-day, the people, the other moments; items are found by typing."""
    plan = outlook.plan
    first = outlook.today + timedelta(days=1)
    while first.weekday():
        first += timedelta(days=1)
    moments = sorted(plan.anchor.values(), key=lambda a: (a.key != D_DAY, a.day, a.id))
    for anchor in moments[:1]:
        yield Option(AnchorMoved(anchor.key, -1), supposition_words(AnchorMoved(anchor.key, -1), plan))
    for member in plan.member.values():
        if not member.archived:
            away = MemberAway(member.id, first, first + _WEEK)
            yield Option(away, supposition_words(away, plan))
    for anchor in moments[1:]:
        yield Option(AnchorMoved(anchor.key, -1), anchor_name(anchor), long_day(anchor.day), anchor.key)
    for items in outlook.items.values():
        for item in items:
            if item.status is not Status.DONE:
                late = ItemLate(item.id, 1)
                yield Option(late, supposition_words(late, plan), item.key, late=True)


class EditSupposition(BoxDialog[Supposition | None]):
    """Dismissed with the same in other days: a number for lateness, a span for an absence, a date for a moment."""

    def __init__(self, outlook: Outlook, supposition: Supposition) -> None:
        super().__init__(supposition_words(supposition, outlook.plan))
        self._outlook = outlook
        self._supposition = supposition

    def compose(self) -> ComposeResult:
        """Question and field."""
        yield self.boxed(Label(safe(self._question()), classes="question"), Field(self._value()))
        yield KeyBar()

    def _question(self) -> str:
        if isinstance(self._supposition, ItemLate):
            return _("How many working days late?")
        if isinstance(self._supposition, MemberAway):
            return _("On which days? Write 2026-10-09..2026-10-16, or one date.")
        return _("On which date?")

    def _value(self) -> str:
        each = self._supposition
        if isinstance(each, ItemLate):
            return str(each.workdays)
        if isinstance(each, MemberAway):
            return f"{each.first}" if each.first == each.last else f"{each.first}..{each.last}"
        return str(self._day(each))

    def _day(self, each: AnchorMoved) -> date:
        return self._outlook.plan.anchor_named(each.anchor).day + timedelta(days=each.days)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter takes what was typed when it can be read."""
        event.stop()
        try:
            self.dismiss(self._read(event.value))
        except BadInput as error:
            self.refuse(sentence(error))

    def _read(self, text: str) -> Supposition:
        each, today = self._supposition, self._outlook.today
        if isinstance(each, ItemLate):
            return ItemLate(each.item_id, max(reading.duration(text), 1))
        days = reading.days(text, today)
        if not days:
            raise BadInput(N_("This cannot be empty."))
        if isinstance(each, MemberAway):
            if (days[-1] - days[0]).days != len(days) - 1:
                raise BadInput(N_("“{text}” is not a span of days. Write the earlier date first."), text=text)
            return MemberAway(each.member_id, days[0], days[-1])
        return AnchorMoved(each.anchor, (days[0] - self._outlook.plan.anchor_named(each.anchor).day).days)
