"""A new campaign: what it is called, when D-day is and who takes part, with the plan it would give beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from textual import getters, on, work
from textual.timer import Timer
from textual.widgets import Input, TextArea

from campaigntui.domain.playbook import Playbook
from campaigntui.errors import N_, BadInput, CampaignError
from campaigntui.scheduling.outlook import Outlook
from campaigntui.tui import reading
from campaigntui.tui.dialogs.form import Form
from campaigntui.tui.dialogs.proposals import ProfileChoice, Proposed
from campaigntui.tui.dialogs.team import Team
from campaigntui.tui.door import Door
from campaigntui.tui.wardrobe import DressedApp
from campaigntui.tui.widgets.draft_preview import DraftPreview
from campaigntui.tui.widgets.field import Choice, Field, FormRow
from campaigntui.usecases.drafts import CampaignDraft
from campaigntui.usecases.givingway import GivingWay, giving_way
from campaigntui.usecases.planner import Planner
from campaigntui.usecases.playbooks import d_day_in, next_d_day
from campaigntui.usecases.snapshot import PlanSnapshot
from campaigntui.wording import LANGUAGES, _, language, listed, ngettext, sentence
from campaigntui.wording.dates import full_day, parse_day, relative_day
from campaigntui.wording.people import playbook_role_name
from campaigntui.wording.spelling import folded

_WIDTHS = [(0, "-tight"), (76, "-roomy")]
_PAUSE = 0.15
"""Seconds without a key after which the plan is laid out anew."""


class NewCampaign(Form[PlanSnapshot | None]):
    """Dismissed with the campaign it has created."""

    HORIZONTAL_BREAKPOINTS = _WIDTHS
    app = getters.app(DressedApp)

    def __init__(
        self, door: Door, today: date, books: Sequence[Playbook], playbook: str = "", d_day: date | None = None
    ) -> None:
        """`books` are the playbooks to choose from, at least one. Begins with `playbook` and `d_day` where given."""
        super().__init__(_("New campaign"))
        self._door = door
        self._today = today
        self._books = {book.id: book for book in books}
        self._timer: Timer | None = None
        book = self._books.get(playbook, books[0])
        self._proposed = book.id if d_day is not None else ""
        self._of_year: dict[tuple[str, int], date | CampaignError | None] = {}
        """D-day of a playbook in a year, why there is none, or None while it is looked up."""
        self._profile = ProfileChoice(book)
        self._team = Team(book.roles)
        self._playbook = FormRow(_("Playbook"), Choice([(b.id, b.name.said(language())) for b in books], book.id))
        self._rhythm = Proposed(_("Profile"), self._profile)
        self._called = Proposed(_("Name"), Field(_usual_name(book, d_day)), reading.required)
        placeholder = _("2026-11-11 · 11/11 · 2027 · +30d · next fri")
        self._d_day = Proposed(_("D-day"), Field(str(d_day or ""), placeholder=placeholder), self._read_day)
        self._shop = FormRow(_("Shop"), Field())
        self._language = FormRow(_("Texts in"), Choice([*LANGUAGES.items()], language()))
        self._calendar = FormRow(_("Calendar"), Field("cn", placeholder="cn · every-day · us"), reading.required)
        self._members = FormRow(_("Team"), self._team, self._read_team)

    def rows(self) -> Iterable[FormRow]:
        """The order in which one thinks of them."""
        about = self._playbook, self._called, self._d_day, self._rhythm, self._shop
        return *about, self._language, self._calendar, self._members

    def beside(self) -> Iterable[DraftPreview]:
        """The plan it would give."""
        yield DraftPreview()

    def on_mount(self) -> None:
        """Lay out what is there already."""
        self._members.remark(_("One person a line: Chen Yu = designer, analyst"))
        self._changed()
        self._propose()

    # -- what the playbook proposes -----------------------------------------------------------------------------------
    @on(Choice.Changed)
    def _turned(self, event: Choice.Changed) -> None:
        if event.choice is self._playbook.field:
            self._profile.offer(self._book)
            self._team.roles = self._book.roles
            self._propose()

    @property
    def _book(self) -> Playbook:
        return self._books[str(self._playbook.value)]

    @work(group="propose", exclusive=True)
    async def _propose(self) -> None:
        """Name and D-day of the playbook; looking up Lunar New Year takes longer than a key may."""
        book = self._book
        if book.id == self._proposed:
            return
        try:
            d_day = await self._door.ask(lambda _planner: next_d_day(book, self._today))
        except CampaignError:
            # Beyond the years that are known people give the date.
            d_day = None
        self._proposed = book.id
        self._called.propose(_usual_name(book, d_day))
        self._d_day.propose(str(d_day or ""))
        self._tell_day()

    @work(group="years")
    async def _look_up(self, book: Playbook, year: int) -> None:
        """D-day in a year; Lunar New Year takes longer than a key may here too."""
        self._of_year[book.id, year] = None
        try:
            self._of_year[book.id, year] = await self._door.ask(lambda _planner: d_day_in(book, year, self._today))
        except CampaignError as error:
            self._of_year[book.id, year] = error
        self._changed()

    # -- while typing -------------------------------------------------------------------------------------------------
    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Choice.Changed)
    def _changed(self) -> None:
        self._keep_soon()
        self._tell_name()
        self._tell_day()
        self._tell_team()
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(_PAUSE, self._sketch)

    def _tell_name(self) -> None:
        wanted = folded(str(self._called.value))
        taken = any(folded(one.name) == wanted for one in self.app.campaigns)
        self._called.remark(_("Another campaign is called so too.") if taken else "")

    def _read_day(self, text: str) -> date:
        """A date, or the playbook's own in a year."""
        year = _year(text)
        if year is None:
            return parse_day(text, self._today)
        found = self._of_year.get((self._book.id, year))
        if isinstance(found, date):
            return found
        raise found or BadInput(N_("D-day of {year} is being looked up."), year=year)

    def _tell_day(self) -> None:
        text = str(self._d_day.value)
        if not text.strip():
            self._d_day.remark("")
            return
        try:
            day = self._read_day(text)
        except CampaignError as error:
            year = _year(text)
            if year is not None and (self._book.id, year) not in self._of_year:
                self._look_up(self._book, year)
            self._d_day.remark(sentence(error), bad=True)
            return
        self._d_day.remark(f"{full_day(day)} · {relative_day(self._today, day)}")
        self._called.propose(_usual_name(self._book, day))

    def _read_team(self, text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """People with roles of the playbook."""
        return reading.member_lines(text, self._book.roles)

    def _tell_team(self) -> None:
        if candidates := self._team.candidates:
            self._members.remark("  ".join(candidates[:6]))
            return
        try:
            members = self._read_team(self._team.text)
        except BadInput as error:
            self._members.remark(sentence(error), bad=True)
            return
        if not members:
            self._members.remark(_("One person a line: Chen Yu = designer, analyst"))
            return
        held = {role for _name, roles in members for role in roles}
        words = ngettext("{count} person", "{count} people", len(members)).format(count=len(members))
        roles = listed(playbook_role_name(role) for role in self._book.roles if role.key in held)
        self._members.remark(f"{words} · {roles}" if roles else words)

    def _draft(self, members: tuple[tuple[str, tuple[str, ...]], ...] = ()) -> CampaignDraft:
        return CampaignDraft(
            playbook=str(self._playbook.value),
            name=reading.required(str(self._called.value)),
            d_day=self._read_day(str(self._d_day.value)),
            profile=self._profile.value,
            shop=str(self._shop.value),
            calendar=reading.required(str(self._calendar.value)),
            language=str(self._language.value),
            members=members,
        )

    @work(group="sketch", exclusive=True)
    async def _sketch(self) -> None:
        preview = self.query_one(DraftPreview)
        try:
            # Who takes part changes no date, and a name that is half typed must not hide the plan.
            draft = self._draft()
        except CampaignError:
            # What is wrong stands beside its field already.
            preview.refuse("")
            return
        book, folder = self._book, self.app.folder.playbooks

        def ask(planner: Planner) -> tuple[Outlook, GivingWay | None]:
            return planner.sketch(draft, self._today), giving_way(book, draft.d_day, folder)

        try:
            preview.show(*await self._door.ask(ask))
        except CampaignError as error:
            preview.refuse(sentence(error))

    # -- creating -----------------------------------------------------------------------------------------------------
    def save(self) -> None:
        """Create it; a refusal keeps the form."""
        if not self._waiting:
            self._waiting = True
            self._create(self._draft(self._read_team(self._team.text)))

    @work(group="create")
    async def _create(self, draft: CampaignDraft) -> None:
        try:
            outcome = await self._door.ask(lambda planner: planner.create(draft, self._today))
        except CampaignError as error:
            self._waiting = False
            self.refuse(sentence(error))
            return
        self.dismiss(outcome.snapshot)


def _year(text: str) -> int | None:
    plain = text.strip()
    return int(plain) if re.fullmatch("2[01][0-9]{2}", plain) else None


def _usual_name(book: Playbook, d_day: date | None) -> str:
    name = book.name.said(language())
    return f"{name} {d_day.year}" if d_day else name
