"""A moment of the campaign: its day, its hour, and how sure they are."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time

from textual.widgets import Input

from campaigntui.domain.campaign import Anchor, Confidence
from campaigntui.errors import BadInput
from campaigntui.scheduling.outlook import Outlook
from campaigntui.tui.dialogs.form import Form
from campaigntui.tui.widgets.field import Choice, Field, FormRow
from campaigntui.usecases.commands.anchors import AnchorMove, MoveAnchors
from campaigntui.wording import _, anchor_name, confidence_name, sentence
from campaigntui.wording.dates import clock, full_day, relative_day
from campaigntui.wording.instants import parse_clock, parse_instant


class MomentForm(Form[None]):
    """Hands in a `MoveAnchors` for the moment given."""

    def __init__(self, outlook: Outlook, anchor: Anchor) -> None:
        super().__init__(anchor_name(anchor))
        self._outlook = outlook
        self._anchor = anchor
        hour = clock(anchor.clock) if anchor.clock is not None else ""
        self._day = FormRow(_("Day"), Field(str(anchor.day), placeholder="2026-10-19 · 10/19 · +1d · -2wd"), self._read)
        self._hour = FormRow(_("Hour"), Field(hour, placeholder="20:00"), _hour)
        options = [(confidence, confidence_name(confidence)) for confidence in Confidence]
        self._sure = FormRow(_("How sure"), Choice(options, anchor.confidence))

    def rows(self) -> Iterable[FormRow]:
        """Three fields."""
        return self._day, self._hour, self._sure

    def _read(self, text: str) -> date:
        found = parse_instant(text, self._outlook.today, self._anchor.day, self._outlook.calendar.add)
        return found.day or self._anchor.day

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say which day was understood."""
        if event.input is not self._day.field:
            return
        try:
            day = self._read(event.value)
        except BadInput as error:
            self._day.remark(sentence(error), bad=True)
        else:
            self._day.remark(f"{full_day(day)} · {relative_day(day, self._outlook.plan.d_day.day)}")

    def save(self) -> None:
        """Hand in what differs."""
        day, hour = self._read(str(self._day.value)), _hour(str(self._hour.value))
        sure = Confidence(str(self._sure.value))
        now = self._anchor
        if (day, hour, sure) == (now.day, now.clock, now.confidence):
            self.dismiss(None)
            return
        self.hand_in(MoveAnchors((AnchorMove(now.key, day, hour, sure, no_clock=hour is None),)))


def _hour(text: str) -> time | None:
    return parse_clock(text) if text.strip() else None
