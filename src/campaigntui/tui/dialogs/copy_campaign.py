"""A campaign again on another D-day, with a look at the plan that it gives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from textual import on, work
from textual.timer import Timer
from textual.widgets import Input

from campaigntui.domain.campaign import CampaignSummary
from campaigntui.domain.ids import CampaignId
from campaigntui.errors import BadInput, CampaignError
from campaigntui.scene.fitting import Extent
from campaigntui.scheduling.outlook import Outlook
from campaigntui.tui import reading
from campaigntui.tui.dialogs.form import Form
from campaigntui.tui.dialogs.proposals import Proposed
from campaigntui.tui.door import Door
from campaigntui.tui.marks import Ink
from campaigntui.tui.text import wrap
from campaigntui.tui.widgets.draft_preview import DraftPreview
from campaigntui.tui.widgets.field import Choice, Field, FormRow
from campaigntui.tui.widgets.lines import Line, Piece
from campaigntui.usecases.copying import CopyDraft, copy_notices
from campaigntui.usecases.snapshot import PlanSnapshot
from campaigntui.wording import _, about, ngettext, sentence
from campaigntui.wording.dates import full_day, parse_day, relative_day

_WIDTHS = [(0, "-tight"), (76, "-roomy")]
_PAUSE = 0.15
"""Seconds without a key after which the plan is laid out anew."""


class CopyPreview(DraftPreview):
    """What a draft shows, and what of the copied dates does not fit the new D-day."""

    def _warnings(self, outlook: Outlook, extent: Extent, width: int) -> list[Line]:
        found = copy_notices(outlook)
        words = []
        if count := len(found.contradicted):
            words.append(ngettext("{count} link is contradicted", "{count} links are contradicted", count))
        if count := len(found.frozen):
            words.append(ngettext("{count} falls into a freeze", "{count} fall into a freeze", count))
        if count := len(found.fixed):
            words.append(ngettext("{count} fixed date moves with D-day", "{count} fixed dates move with D-day", count))
        counts = [n for n in map(len, (found.contradicted, found.frozen, found.fixed)) if n]
        said = (text.format(count=n) for text, n in zip(words, counts, strict=True))
        lines = [[Piece(row, Ink.WARN)] for each in said for row in wrap(each, width, 2)]
        return [*super()._warnings(outlook, extent, width), *lines]


class CopyCampaign(Form[PlanSnapshot | None]):
    """Dismissed with the copy it has made."""

    HORIZONTAL_BREAKPOINTS = _WIDTHS

    def __init__(self, door: Door, today: date, source: CampaignSummary, profiles: Sequence[tuple[str, str]]) -> None:
        """`profiles` are the ids and names of the playbook's rhythms, the one of the source first."""
        super().__init__(about(_("Copy"), source.name))
        self._door = door
        self._today = today
        self._source: CampaignId = source.id
        self._named = source.name, source.d_day.year
        self._timer: Timer | None = None
        placeholder = _("2026-11-11 · 11/11 · +30d · next fri")
        self._called = Proposed(_("Name"), Field(), reading.required)
        self._d_day = FormRow(_("D-day"), Field(placeholder=placeholder), self._read_day)
        self._rhythm = FormRow(_("Profile"), Choice(profiles, profiles[0][0])) if profiles else None
        options = [(False, _("keep their distance")), (True, _("give way to links"))]
        self._dates = FormRow(_("Dates"), Choice(options, False))

    def rows(self) -> Iterable[FormRow]:
        """What is new about the copy."""
        return self._called, self._d_day, *([self._rhythm] if self._rhythm is not None else []), self._dates

    def beside(self) -> Iterable[DraftPreview]:
        """The plan it would give."""
        yield CopyPreview()

    def _read_day(self, text: str) -> date:
        return parse_day(text, self._today)

    @on(Input.Changed)
    @on(Choice.Changed)
    def _changed(self) -> None:
        text = str(self._d_day.value)
        try:
            day = self._read_day(text)
        except BadInput as error:
            self._d_day.remark(sentence(error) if text.strip() else "", bad=True)
        else:
            self._d_day.remark(f"{full_day(day)} · {relative_day(self._today, day)}")
            self._called.propose(_copy_name(*self._named, day.year))
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(_PAUSE, self._sketch)

    def _draft(self, name: str = "") -> CopyDraft:
        profile = str(self._rhythm.value) if self._rhythm is not None else ""
        settle = self._dates.value is True
        return CopyDraft(name or str(self._called.value), self._read_day(str(self._d_day.value)), profile, settle)

    @work(group="sketch", exclusive=True)
    async def _sketch(self) -> None:
        preview = self.query_one(CopyPreview)
        try:
            # The plan can be seen before it has a name.
            draft = self._draft(str(self._called.value).strip() or "-")
        except BadInput:
            preview.refuse("")
            return
        try:
            preview.show(await self._door.ask(lambda p: p.sketch_copy(self._source, draft, self._today)))
        except CampaignError as error:
            preview.refuse(sentence(error))

    def save(self) -> None:
        """Make it; a refusal keeps the form."""
        if not self._waiting:
            self._waiting = True
            self._copy(self._draft())

    @work(group="create")
    async def _copy(self, draft: CopyDraft) -> None:
        try:
            outcome = await self._door.ask(lambda p: p.copy(self._source, draft, self._today))
        except CampaignError as error:
            self._waiting = False
            self.refuse(sentence(error))
            return
        self.dismiss(outcome.snapshot)


def _copy_name(name: str, was: int, year: int) -> str:
    """The name with the new year in it; empty when that would be the old name again."""
    if year == was:
        return ""
    return name.replace(str(was), str(year)) if str(was) in name else f"{name} {year}"
