"""Moments of the campaign: their days, their hours, and how sure they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, time
from functools import partial

from textual.widgets import Input

from campaigntui.domain.campaign import Anchor, Confidence
from campaigntui.errors import BadInput
from campaigntui.scheduling.outlook import Outlook
from campaigntui.tui.dialogs.form import Form
from campaigntui.tui.widgets.field import Choice, Field, FormRow
from campaigntui.usecases.commands.anchors import AnchorMove, MoveAnchors
from campaigntui.wording import _, anchor_name, anchor_short, confidence_name, ngettext, sentence
from campaigntui.wording.dates import clock, full_day, relative_day
from campaigntui.wording.instants import Instant, parse_clock, parse_instant


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


class MomentsForm(Form[None]):
    """Hands in one `MoveAnchors` for all the moments given, as a platform announces them: each with day and hour."""

    def __init__(self, outlook: Outlook, anchors: Sequence[Anchor]) -> None:
        super().__init__(ngettext("{count} moment", "{count} moments", len(anchors)).format(count=len(anchors)))
        self._outlook = outlook
        self._fields = {
            anchor.key: FormRow(anchor_short(anchor), Field(_typed(anchor)), partial(self._read, anchor))
            for anchor in anchors
        }
        self._anchors = {anchor.key: anchor for anchor in anchors}
        options = [("", _("as it is")), *((one.value, confidence_name(one)) for one in Confidence)]
        self._sure = FormRow(_("How sure"), Choice(options, ""))

    def rows(self) -> Iterable[FormRow]:
        """A field for each moment, and how sure all of them are."""
        return *self._fields.values(), self._sure

    def _read(self, anchor: Anchor, text: str) -> Instant:
        found = parse_instant(text, self._outlook.today, anchor.day, self._outlook.calendar.add)
        return Instant(found.day or anchor.day, found.clock or anchor.clock)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say which day and hour was understood."""
        for key, row in self._fields.items():
            if event.input is row.field:
                try:
                    day, hour = self._read(self._anchors[key], event.value)
                except BadInput as error:
                    row.remark(sentence(error), bad=True)
                    return
                assert day is not None
                when = f"{full_day(day)} {clock(hour)}" if hour is not None else full_day(day)
                row.remark(f"{when} · {relative_day(day, self._outlook.plan.d_day.day)}")

    def save(self) -> None:
        """Hand in what differs."""
        sure = Confidence(str(self._sure.value)) if self._sure.value else None
        moves = []
        for key, anchor in self._anchors.items():
            day, hour = self._read(anchor, str(self._fields[key].value))
            if (day, hour, sure or anchor.confidence) != (anchor.day, anchor.clock, anchor.confidence):
                moves.append(AnchorMove(key, day, hour, sure))
        if moves:
            self.hand_in(MoveAnchors(tuple(moves)))
        else:
            self.dismiss(None)


def _typed(anchor: Anchor) -> str:
    return f"{anchor.day} {clock(anchor.clock)}" if anchor.clock is not None else str(anchor.day)


def _hour(text: str) -> time | None:
    return parse_clock(text) if text.strip() else None
