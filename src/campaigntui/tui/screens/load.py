"""The load: how many hours fall on whom, day by day or week by week, and what would mend what is too much."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import ClassVar

from rich.cells import cell_len
from textual import getters, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.reactive import var

from campaigntui.domain.ids import ItemId, MemberId
from campaigntui.errors import N_
from campaigntui.scene.cells import fit
from campaigntui.scheduling.load import load
from campaigntui.scheduling.outlook import Outlook
from campaigntui.tui.counter import CounterApp
from campaigntui.tui.keys import key_for
from campaigntui.tui.marks import STATE_INKS, Ink, glyph
from campaigntui.tui.messages import View
from campaigntui.tui.page import NARROW_OR_WIDE
from campaigntui.tui.screens.plan_screen import PlanScreen
from campaigntui.tui.text import plain
from campaigntui.tui.widgets.head_line import HeadLine
from campaigntui.tui.widgets.key_bar import KeyBar
from campaigntui.tui.widgets.lines import Piece
from campaigntui.tui.widgets.load_grid import LoadGrid, Spot, columns_of, crowded, load_lines
from campaigntui.tui.widgets.load_head import LoadHead
from campaigntui.tui.widgets.rowlist import RowList
from campaigntui.tui.widgets.sheet import Sheet, SheetRow
from campaigntui.usecases.relief import Relief
from campaigntui.usecases.snapshot import PlanSnapshot
from campaigntui.wording import _
from campaigntui.wording.dates import DAY_COLUMN, column_day, long_day, percent, short_day

_AHEAD = timedelta(days=27)
"""How far suggestions look at least, however narrow the screen is."""


class LoadScreen(PlanScreen):
    """The map on the left, what makes the hours of the cell under the cursor on the right."""

    VIEW = View.LOAD
    CSS_PATH = "load.tcss"
    AUTO_FOCUS = "LoadGrid"
    HORIZONTAL_BREAKPOINTS = NARROW_OR_WIDE
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("Z", "scale", N_("Days or weeks"), id="load.scale"),
        Binding("s", "suggest", N_("Suggest"), tooltip=N_("Suggest what would mend it"), id="load.suggest"),
    ]

    app = getters.app(CounterApp)
    weeks: var[bool] = var(False, init=False)
    grid = getters.query_one(LoadGrid)
    pane = getters.query_one(Sheet)

    def compose(self) -> ComposeResult:
        """Map and pane."""
        grid = LoadGrid()
        yield HeadLine(N_("Who has too much?"))
        with Container(id="loads"):
            with Vertical(id="map"):
                yield LoadHead(grid)
                yield grid
            yield Sheet(id="spot")
        yield KeyBar()

    # -- drawing ------------------------------------------------------------------------------------------------------
    def draw(self, snapshot: PlanSnapshot) -> None:
        """Count anew."""
        outlook = snapshot.outlook
        self.query_one(HeadLine).show(outlook)
        self.query_one(LoadHead).mark(outlook.today, outlook.plan.d_day.day)
        self._lay()

    def _lay(self) -> None:
        outlook = self.outlook()
        last = max((outlook.today, *(window.forecast_finish for window in outlook.schedule.windows.values())))
        found = load(outlook, outlook.today, last)
        first_time = not self.grid.columns
        self.grid.lay(load_lines(outlook, found), columns_of(outlook.today, last, weeks=self.weeks))
        if first_time and (crowded := found.overloads()):
            # Begin with what the screen is asked for: who has too much first.
            self.look_at_person(crowded[0].member_id or crowded[0].role, crowded[0].day)

    def watch_weeks(self) -> None:
        """Days or weeks."""
        if self.snapshot is not None:
            self._lay()

    def look_at_person(self, key: MemberId | str, day: date | None = None) -> None:
        """Put the cursor on the line of a member or role, and on a day."""
        self.grid.go_to(key)
        for number, column in enumerate(self.grid.columns):
            if day is not None and column.first <= day <= column.last:
                self.grid.column = number

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        """Head and pane follow the cursor."""
        event.stop()
        if event.control is not self.grid or self.snapshot is None:
            return
        self.query_one(LoadHead).redraw()
        spot = self.grid.spot
        if spot is not None:
            self.pane.prepare(lambda width: [*spot_rows(spot, self.outlook(), width)], anew=True)

    # -- actions ------------------------------------------------------------------------------------------------------
    def on_row_list_opened(self, event: RowList.Opened) -> None:
        """Enter goes to the items of the cell, and there to an item."""
        event.stop()
        if event.control is self.grid:
            self.pane.focus()
        elif (row := self.pane.current) is not None and isinstance(row.key, int):
            self.open_item(ItemId(row.key))

    def action_back(self) -> None:
        """From the items to the map, from there to the timeline."""
        if self.pane.has_focus:
            self.grid.focus()
        else:
            super().action_back()

    def action_scale(self) -> None:
        """A column for each day, or for each week."""
        self.weeks = not self.weeks

    @work(group="suggestions", exclusive=True)
    async def action_suggest(self) -> None:
        """Try out what would mend the days on show and those of the next weeks, and list it.

        Other work gets its turn after every trial; it ends when the plan changes or another screen is opened.
        """
        from campaigntui.tui.dialogs.suggestions import Suggestions
        from campaigntui.usecases.relief import MOST_TRIALS, trials

        shown = self.grid.on_show_columns()
        if not shown:
            return
        outlook, first = self.outlook(), shown[0].first
        found: list[Relief] = []
        number = 0
        self._say_trying(number)
        async for one in self.app.door.each(trials(outlook, first, max(shown[-1].last, first + _AHEAD))):
            if not self.is_current:
                return
            if outlook is not self.outlook():
                key = key_for(type(self), "load.suggest")
                self.app.tell(_("The plan has changed meanwhile. Press {key} to try again.").format(key=key))
                return
            number += 1
            self._say_trying(100 * number // MOST_TRIALS)
            found += [one] if one is not None else []
        if found:
            self.app.push_screen(Suggestions(outlook, found), self._take)
        else:
            self.app.tell(_("Nothing that moves inside its slack or changes hands would mend it."))

    def _say_trying(self, share: int) -> None:
        self.app.tell(_("Trying out what would mend it … {share}").format(share=percent(share)))

    def _take(self, chosen: Relief | None) -> None:
        from campaigntui.tui.dialogs.suggestions import relief_words

        if chosen is not None:
            self.request(chosen.command, relief_words(chosen, self.outlook()))


def spot_rows(spot: Spot, outlook: Outlook, width: int) -> Iterator[SheetRow]:
    """Whose cell it is, how many hours of how many, and the items that make them."""
    line, (first, last), found = spot
    days = long_day(first) if first == last else f"{short_day(first)} – {short_day(last)}"
    too_much = crowded(line.days, spot.column)
    hours = _("{hours} of {capacity} h").format(hours=f"{found.hours:g}", capacity=f"{found.capacity:g}")
    name = fit(plain(line.name), min(cell_len(plain(line.name)), max(width - cell_len(days) - 5, 4)))
    yield SheetRow([Piece(" " + name, Ink.STRONG), Piece(f" · {days}", Ink.MUTED)])
    total = Piece(" " + hours, Ink.LATE if too_much else Ink.PLAIN)
    yield SheetRow([total, Piece(f" · {_('Too much')}", Ink.LATE)] if too_much else [total])
    if found.items:
        yield SheetRow([])
    for item_id in found.items:
        item, window = outlook.plan.item[item_id], outlook.schedule.windows[item_id]
        state = outlook.health.items[item_id].state
        title = fit(plain(item.title), width - 5 - DAY_COLUMN)
        due = Piece(column_day(window.forecast_finish), Ink.MUTED)
        yield SheetRow([Piece(f" {glyph(state)} ", STATE_INKS[state]), Piece(title), Piece(" "), due], item_id)
