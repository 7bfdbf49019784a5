"""The journal: who changed what and when, narrowed to what one looks for, and the way back to any moment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import getters, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.reactive import var

from campaigntui.domain.history import Wanted
from campaigntui.domain.ids import ItemId
from campaigntui.domain.journal import Entry
from campaigntui.errors import N_, CampaignError
from campaigntui.tui.counter import CounterApp
from campaigntui.tui.messages import View
from campaigntui.tui.page import NARROW_OR_WIDE
from campaigntui.tui.patience import before_keys
from campaigntui.tui.resting import Rest
from campaigntui.tui.screens.journal_detail import detail_rows
from campaigntui.tui.screens.plan_screen import PlanScreen
from campaigntui.tui.text import plain
from campaigntui.tui.widgets.filter_bar import FilterBar
from campaigntui.tui.widgets.head_line import HeadLine
from campaigntui.tui.widgets.journal_list import JournalList
from campaigntui.tui.widgets.key_bar import KeyBar
from campaigntui.tui.widgets.rowlist import RowList
from campaigntui.tui.widgets.sheet import Sheet
from campaigntui.usecases.journal import PAGE, Detail
from campaigntui.usecases.journalfilter import Scope, complete, read_filter
from campaigntui.usecases.snapshot import PlanSnapshot
from campaigntui.wording import _, sentence
from campaigntui.wording.journal import rewind_words

if TYPE_CHECKING:
    from campaigntui.usecases.filtering import Completion
    from campaigntui.usecases.planner import Planner

ResultT = TypeVar("ResultT")

_EVERYTHING = 10_000_000
_NEAR_END = 60
"""Rows before the end of what was read at which the next page is asked for."""


class JournalScreen(PlanScreen):
    """Entries on the left, the one under the cursor in full on the right; on a narrow screen below."""

    VIEW = View.JOURNAL
    CSS_PATH = "journal.tcss"
    AUTO_FOCUS = "JournalList"
    HORIZONTAL_BREAKPOINTS = NARROW_OR_WIDE
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "rewind", N_("Back to here"), tooltip=N_("Go to right after this entry"), id="journal.rewind"),
        Binding("/,／", "filter", N_("Filter"), id="journal.filter"),
        Binding("f", "facets", N_("Show only"), tooltip=N_("Only what this entry is about"), id="journal.facets"),
        Binding("z,i", "pane", N_("Pane"), tooltip=N_("Show or hide the pane"), show=False, id="journal.pane"),
    ]

    needle: var[str] = var("", init=False)
    """What the journal is narrowed to, as it was typed."""

    app = getters.app(CounterApp)
    journal = getters.query_one(JournalList)
    sheet = getters.query_one("#change", Sheet)

    def __init__(self) -> None:
        super().__init__()
        self._rest = Rest(self, self._rested)
        self._entries: tuple[Entry, ...] = ()
        self._wanted = Wanted()
        self._more = False
        self._detail: Detail | None = None
        self._scope: Scope | None = None

    def compose(self) -> ComposeResult:
        """List and entry."""
        yield HeadLine(N_("Who changed what, and when?"))
        with Container(id="both"):
            yield JournalList()
            yield Sheet(id="change")
        yield FilterBar()
        yield KeyBar()

    # -- reading ------------------------------------------------------------------------------------------------------
    def draw(self, snapshot: PlanSnapshot) -> None:
        """Read again: every change leaves an entry."""
        head = snapshot.outlook.plan.head
        self.query_one(HeadLine).show(snapshot.outlook)
        self.journal.timezone, self.journal.campaign_id = head.timezone, head.id
        self.read(max(len(self._entries), PAGE))

    async def _ask(self, question: Callable[[Planner], ResultT]) -> ResultT | None:
        """What the planner answers; a refusal is shown."""
        try:
            return await self.app.door.ask(question)
        except CampaignError as error:
            self.app.refuse(error)
            return None

    @work(group="journal", exclusive=True)
    async def read(self, count: int, *, to_end: bool = False) -> None:
        """Read the newest entries that are wanted."""
        wanted = self._wanted
        entries = await self._ask(lambda planner: planner.journal.page(wanted, None, count))
        if self._scope is None or self._scope.plan is not self.outlook().plan:
            await self._look_round()
        if entries is not None:
            self._take(entries, len(entries) == count)
        if to_end:
            self.journal.to_end()

    @work(group="journal page", exclusive=True)
    async def read_on(self) -> None:
        """Read the page behind the last entry, unless the whole list is read anew meanwhile."""
        wanted, last = self._wanted, self._entries[-1]
        entries = await self._ask(lambda planner: planner.journal.page(wanted, last.seq, PAGE))
        if entries is not None and wanted == self._wanted and self._entries[-1:] == (last,):
            self._take((*self._entries, *entries), len(entries) == PAGE)

    def _take(self, entries: tuple[Entry, ...], more: bool) -> None:
        self._entries, self._more = entries, more
        self.journal.fill(entries)
        if not entries:
            self._detail = None
            self.sheet.prepare(lambda _: ())

    async def _look_round(self) -> None:
        found = await self._ask(lambda planner: (planner.journal.authors(), planner.journal.kinds()))
        outlook = self.outlook()
        self._scope = Scope(outlook.plan, self.app.today, outlook.plan.head.timezone, *(found or ()))

    # -- the entry under the cursor -----------------------------------------------------------------------------------
    @property
    def current(self) -> Entry | None:
        """The entry under the cursor."""
        row = self.journal.current
        return row if isinstance(row, Entry) else None

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        """The pane follows; near the end the next page is read."""
        event.stop()
        if event.control is not self.journal:
            return
        self._rest.moved()
        if self._more and self.journal.cursor >= len(self.journal.rows) - _NEAR_END:
            self.read_on()

    def on_journal_list_end_wanted(self, event: JournalList.EndWanted) -> None:
        """Read the rest and go to its end."""
        event.stop()
        if self._more:
            self.read(_EVERYTHING, to_end=True)
        else:
            self.journal.to_end()

    def _rested(self) -> None:
        self.tell()

    @work(group="entry", exclusive=True)
    async def tell(self) -> None:
        """Show the entry under the cursor in full."""
        entry = self.current
        if entry is None or self.snapshot is None:
            return
        detail = await self._ask(lambda planner: planner.journal.detail(entry.seq))
        if detail is not None:
            anew = self._detail is None or self._detail.entry.seq != entry.seq
            self._detail = detail
            plan, timezone = self.outlook().plan, self.journal.timezone
            self.sheet.prepare(lambda width: [*detail_rows(detail, plan, timezone, width)], anew=anew)

    def on_row_list_opened(self, event: RowList.Opened) -> None:
        """Enter goes to the pane, and there to an item."""
        event.stop()
        if event.control is self.journal:
            self.remove_class("-no-pane")
            self.sheet.focus()
        elif (row := self.sheet.current) is not None and isinstance(row.key, int):
            self.open_item(ItemId(row.key))

    # -- narrowing ----------------------------------------------------------------------------------------------------
    def action_filter(self) -> None:
        """Type what to look for."""
        bar = self.query_one(FilterBar)
        bar.completer = self._completions
        bar.ask()
        bar.placeholder = _("words · who:name · item:id · stage:pages · day:10-09 · since: · until:")

    def _completions(self, text: str, cursor: int) -> Sequence[Completion]:
        return complete(text, cursor, self._scope) if self._scope is not None else ()

    @before_keys
    async def action_facets(self) -> None:
        """Choose among what the entry under the cursor is about."""
        from campaigntui.tui.dialogs.journal_facets import JournalFacets

        entry = self.current
        detail = await self._ask(lambda planner: planner.journal.detail(entry.seq)) if entry is not None else None
        facets = JournalFacets(detail, self.outlook().plan, self.journal.timezone)
        await self.app.push_screen(facets, self._narrow)

    def _narrow(self, words: str | None) -> None:
        if words is not None:
            self.query_one(FilterBar).fill(words)

    def on_filter_bar_narrowed(self, event: FilterBar.Narrowed) -> None:
        """Narrow while typing; what cannot be read leaves the last filter in force and is said."""
        event.stop()
        bar = self.query_one(FilterBar)
        try:
            if self._scope is None:
                return
            wanted = read_filter(event.needle, self._scope)
        except CampaignError as error:
            bar.remark(sentence(error))
            return
        bar.remark(bar.offered())
        self.needle = event.needle.strip()
        if wanted != self._wanted:
            self._wanted = wanted
            self.read(PAGE)
        note = _("filter: {words}").format(words=plain(self.needle)) if self.needle else ""
        self.query_one(HeadLine).note(note)

    def on_filter_bar_left(self, event: FilterBar.Left) -> None:
        """Back to the list."""
        event.stop()
        self.journal.focus()

    # -- actions ------------------------------------------------------------------------------------------------------
    def action_pane(self) -> None:
        """Show or hide the pane."""
        self.toggle_class("-no-pane")

    @before_keys
    async def action_rewind(self) -> None:
        """Go to right after the entry under the cursor, once its effect was seen."""
        from campaigntui.tui.dialogs.rewind import RewindDialog

        if (entry := self.current) is None:
            return
        way = await self._ask(lambda planner: planner.journal.rewind(entry.seq))
        if way is None:
            return
        if not way.steps:
            self.notify(_("The plan stands right after this entry already."), markup=False, timeout=3)
            return
        said = rewind_words(way)

        def answered(sure: bool | None) -> None:
            if sure:
                self.app.walk(lambda planner: planner.rewind(entry.seq), said, said)

        await self.app.push_screen(RewindDialog(way, self.journal.timezone), answered)
        self.app.forget_keys()

    def action_back(self) -> None:
        """From the pane to the list, from a narrowed list to the whole one, then to the timeline."""
        if self.sheet.has_focus:
            self.journal.focus()
        elif self.needle:
            self.query_one(FilterBar).drop()
        else:
            super().action_back()
