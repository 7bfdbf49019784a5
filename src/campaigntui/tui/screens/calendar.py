"""The calendar of the campaign: days off and workdays of its own, tried out before they are applied."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import ClassVar

from textual import getters, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from campaigntui.domain.campaign import DayKind
from campaigntui.errors import N_, CampaignError
from campaigntui.scheduling.freezes import freeze_windows
from campaigntui.tui.keys import key_for
from campaigntui.tui.marks import Ink
from campaigntui.tui.messages import View
from campaigntui.tui.patience import before_keys
from campaigntui.tui.screens.plan_screen import PlanScreen
from campaigntui.tui.text import plain
from campaigntui.tui.wardrobe import DressedApp
from campaigntui.tui.widgets.day_notes import DayNotes, effect_line
from campaigntui.tui.widgets.head_line import HeadLine
from campaigntui.tui.widgets.key_bar import KeyBar
from campaigntui.tui.widgets.lines import Line, Piece
from campaigntui.tui.widgets.month_grid import GUESS, MonthGrid, sign_of
from campaigntui.usecases.commands.calendar import OwnDay, SetCalendarDays
from campaigntui.usecases.snapshot import PlanSnapshot
from campaigntui.wording import _, about, holiday_name, sentence
from campaigntui.wording.dates import full_day, relative_day


class CalendarScreen(PlanScreen):
    """Months above, the day under the cursor below. Changes wait here until they are applied together."""

    VIEW = View.CALENDAR
    CSS_PATH = "calendar.tcss"
    AUTO_FOCUS = "MonthGrid"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "mark('off')", N_("Day off"), id="calendar.off"),
        Binding("w", "mark('work')", N_("Workday"), id="calendar.work"),
        Binding("c,delete", "mark('')", N_("As the list says"), id="calendar.clear"),
        Binding("v", "span", N_("Range"), id="calendar.range"),
        Binding("n", "name", N_("Name"), id="calendar.name"),
        Binding("F", "freezes", N_("Freezes"), id="calendar.freezes"),
        Binding("enter", "apply", N_("Apply"), id="calendar.apply"),
        Binding("t", "today", N_("Today"), show=False, id="calendar.today"),
        Binding("D", "d_day", N_("D-day"), show=False, id="calendar.d_day"),
        Binding("r", "refresh_lists", N_("Take new holiday lists"), show=False, id="calendar.refresh"),
    ]

    app = getters.app(DressedApp)
    grid = getters.query_one(MonthGrid)
    notes = getters.query_one(DayNotes)

    def __init__(self) -> None:
        super().__init__()
        self._drafts: dict[date, OwnDay] = {}
        self._since: date | None = None
        self._wording = ""
        self._effect: Line = []
        self._begun: object = None

    def compose(self) -> ComposeResult:
        """Months and notes."""
        yield HeadLine(N_("Which days do we work?"))
        yield MonthGrid()
        yield DayNotes()
        yield KeyBar()

    # -- drawing ------------------------------------------------------------------------------------------------------
    def draw(self, snapshot: PlanSnapshot) -> None:
        """Show the calendar; changes that wait stay."""
        outlook = snapshot.outlook
        self.query_one(HeadLine).show(outlook)
        self.grid.lay(outlook.calendar, outlook.today, outlook.plan.d_day.day)
        if self._begun != outlook.plan.head.id:
            self._begun = outlook.plan.head.id
            self._drafts.clear()
            self.grid.cursor = outlook.today
        self._changed()

    def on_month_grid_moved(self, event: MonthGrid.Moved) -> None:
        """The notes follow the cursor, and so does the end of a range."""
        event.stop()
        if self.snapshot is not None:
            self.grid.alter(self._drafts, self._span() if self._since is not None else ())
            self._tell()

    def _span(self) -> list[date]:
        """The days that the next key is about."""
        here = self.grid.cursor
        first, last = sorted((here, self._since or here))
        return [first + timedelta(days=n) for n in range(min((last - first).days, 366) + 1)]

    def _tell(self) -> None:
        self.notes.say([*self._about(self.grid.cursor)], self._effect)

    def _about(self, day: date) -> Iterator[Piece]:
        """The day, what it is, and why."""
        outlook = self.outlook()
        draft, known = self._drafts.get(day), outlook.calendar.days.get(day)
        sign = sign_of(day, outlook.calendar, draft)
        yield Piece(f" {full_day(day)} · {relative_day(day, outlook.plan.d_day.day)}", Ink.STRONG)
        yield Piece(f" · {_(sign.words)}", sign.ink)
        name = draft.name if draft is not None else holiday_name(known.name) if known is not None else ""
        if name:
            yield Piece(about("", plain(name)))
        own = draft is not None or (known is not None and known.own)
        if not own and sign is not GUESS and outlook.calendar.guesses()(day):
            yield Piece(f" · {_('estimated')}", Ink.WARN)
        for window in freeze_windows(outlook.plan, outlook.calendar):
            if window.holds(day):
                yield Piece(f" · {plain(window.freeze.shown)}", Ink.ACCENT)
        if draft is not None:
            yield Piece(f" · {_('not applied yet')}", Ink.WARN)

    def _changed(self) -> None:
        self.grid.alter(self._drafts, self._span() if self._since is not None else ())
        self._effect = []
        if self._drafts:
            self._look()
        self._tell()

    @work(group="calendar", exclusive=True)
    async def _look(self) -> None:
        """Say what the changes that wait would move."""
        command, campaign_id, today = self._command(), self.outlook().plan.head.id, self.app.today
        if not command.days:
            return
        try:
            preview = await self.app.door.ask(lambda planner: planner.preview(campaign_id, command, today))
        except CampaignError as error:
            effect: Line = [Piece(f" {sentence(error)}", Ink.BAD)]
        else:
            effect = effect_line(len(command.days), preview)
        # They may have been forgotten meanwhile.
        if command == self._command():
            self._effect = effect
            self._tell()

    # -- changing -----------------------------------------------------------------------------------------------------
    def _command(self) -> SetCalendarDays:
        return SetCalendarDays(tuple(self._drafts[day] for day in sorted(self._drafts)))

    def action_mark(self, kind: str) -> None:
        """Make the days under the cursor days off or workdays, or what the official list says."""
        wanted = DayKind(kind) if kind else None
        stored = self.outlook().calendar.days
        for day in self._span():
            known = stored.get(day)
            own = known is not None and known.own
            if wanted is None and not own:
                self._drafts.pop(day, None)
            else:
                self._drafts[day] = OwnDay(day, wanted, self._wording if wanted is not None else "")
        self._since = None
        self._changed()

    def action_span(self) -> None:
        """Begin a range at the cursor, or leave it."""
        self._since = self.grid.cursor if self._since is None else None
        self._changed()

    def action_name(self) -> None:
        """Give the days that wait a name."""
        from campaigntui.tui.dialogs.ask_text import AskText

        def answered(name: str | None) -> None:
            if name is not None:
                self._wording = name
                for day, draft in self._drafts.items():
                    if draft.kind is not None:
                        self._drafts[day] = draft._replace(name=name)
                self._changed()

        question = _("What is it, such as a stock take? It is the name of these days and of the next ones.")
        self.app.push_screen(AskText(_("Name"), question, self._wording, optional=True), answered)

    def action_apply(self) -> None:
        """Look at the difference, then make all changes in one step."""
        if not self._drafts:
            words = _("Nothing to apply yet: {off} makes a day off, {work} a workday.")
            keys = {kind: key_for(type(self), f"calendar.{kind}") for kind in ("off", "work")}
            self.app.tell(words.format(**keys))
            return

        def answered(error: CampaignError | None) -> None:
            if error is not None:
                self.app.refuse(error)
                return
            self._drafts.clear()
            self._wording = ""
            self._changed()

        self.request(self._command(), _("Change the calendar"), answered)

    def action_freezes(self) -> None:
        """The freezes: change one, lift one, or set another one."""
        from campaigntui.tui.dialogs.freezes import ADD, FreezeForm, FreezePicker

        outlook = self.outlook()

        def answered(key: str | None) -> None:
            if key is not None:
                known = next((one for one in outlook.plan.freeze.values() if one.key == key), None)
                self.app.push_screen(FreezeForm(outlook, known if key != ADD else None))

        self.app.push_screen(FreezePicker(outlook), answered)

    @before_keys
    async def action_refresh_lists(self) -> None:
        """Take the holidays from the lists as they are now, after a look at the difference."""
        from campaigntui.usecases.holidayrefresh import refreshed

        head, folder = self.outlook().plan.head, self.app.folder.calendars
        try:
            command = await self.app.door.ask(lambda _planner: refreshed(head, folder))
        except CampaignError as error:
            self.app.refuse(error)
            return
        self.request(command, _("Take new holiday lists"))

    # -- moving -------------------------------------------------------------------------------------------------------
    def action_today(self) -> None:
        """To today."""
        self.grid.cursor = self.outlook().today

    def action_d_day(self) -> None:
        """To D-day."""
        self.grid.cursor = self.outlook().plan.d_day.day

    def action_back(self) -> None:
        """Leave the range, then forget the changes, then leave."""
        if self._since is not None:
            self._since = None
            self._changed()
        elif self._drafts:
            self._drafts.clear()
            self._changed()
            self.app.tell(_("The changes that were not applied are forgotten."))
        else:
            super().action_back()
