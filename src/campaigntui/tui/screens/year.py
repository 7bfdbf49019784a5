"""The year: where the promotions lie, and where two campaigns ask for the same people."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date
from typing import ClassVar

from rich.cells import cell_len
from textual import getters, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from campaigntui.errors import N_, CampaignError
from campaigntui.scene.cells import fit
from campaigntui.tui.marks import Ink
from campaigntui.tui.messages import CampaignWanted, View
from campaigntui.tui.screens.plan_screen import PlanScreen
from campaigntui.tui.text import plain
from campaigntui.tui.wardrobe import DressedApp
from campaigntui.tui.widgets.head_line import HeadLine
from campaigntui.tui.widgets.key_bar import KeyBar
from campaigntui.tui.widgets.lines import Line, Piece
from campaigntui.tui.widgets.rowlist import RowList
from campaigntui.tui.widgets.year_map import YearMap
from campaigntui.usecases.almanac import YearPage, year_page
from campaigntui.usecases.planner import Planner
from campaigntui.usecases.snapshot import PlanSnapshot
from campaigntui.usecases.year import Overlap, Promotion
from campaigntui.wording import _, about, language, listed
from campaigntui.wording.dates import full_day, short_day

_FIRST, _LAST = 1950, 2099
"""Years that can be shown."""
_DAY, _NAME, _SPAN = 20, 40, 17
"""Cells of the D-day, at most of the name, and of the days from the first to the last moment."""

YearRow = Promotion | Overlap | str | None


class PromotionRows(RowList[YearRow]):
    """Promotions by D-day, then who is asked for twice."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *RowList.COMPONENT_CLASSES, Ink.STRONG, Ink.MUTED, Ink.HEADING, Ink.WARN,
    }  # fmt: skip

    def key_of(self, row: YearRow) -> Hashable:
        """Promotions can be opened."""
        return row if isinstance(row, Promotion) else None

    def line_of(self, row: YearRow, width: int) -> Line:
        """One line."""
        if row is None:
            return []
        if isinstance(row, str):
            return [Piece(" " + fit(row, width - 2), Ink.HEADING)]
        if isinstance(row, Overlap):
            spans = listed(_span(first, last) for first, last in row.runs)
            words = about(plain(row.member), about(" / ".join(map(plain, row.campaigns)), spans))
            return [Piece("   " + fit(words, width - 4))]
        guess = _("left out") if row.skipped_for is not None else _("estimated") if row.estimated else ""
        name = fit(plain(row.name.said(language())), min(width - _DAY - _SPAN - cell_len(guess) - 5, _NAME))
        return [
            Piece(" " + fit(full_day(row.d_day), _DAY)),
            Piece(name + " ", Ink.STRONG),
            Piece(fit(_span(row.first, row.last), _SPAN) + " ", Ink.MUTED),
            Piece(guess, Ink.WARN),
        ]


def _span(first: date, last: date) -> str:
    return short_day(first) if first == last else f"{short_day(first)} – {short_day(last)}"


class YearScreen(PlanScreen):
    """Twelve months above, promotions below; the one under the cursor stands out in its months."""

    VIEW = View.YEAR
    CSS_PATH = "year.tcss"
    AUTO_FOCUS = "PromotionRows"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "turn_year(-1)", N_("Year before"), id="year.before"),
        Binding("right,l", "turn_year(1)", N_("Year after"), id="year.after"),
        Binding("t", "this_year", N_("This year"), show=False, id="year.today"),
    ]

    app = getters.app(DressedApp)
    rows = getters.query_one(PromotionRows)
    _wanted = 0

    def compose(self) -> ComposeResult:
        """Map and list."""
        yield HeadLine(N_("Which promotions are coming?"))
        yield YearMap()
        yield PromotionRows()
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin with this year."""
        self._wanted = self.app.today.year
        self.read()

    def draw(self, snapshot: PlanSnapshot) -> None:
        """Who is asked for twice may have changed."""
        self.query_one(HeadLine).show(snapshot.outlook)
        if self._wanted:
            self.read()

    def reword(self) -> None:
        """The list holds headings in words."""
        super().reword()
        self.read()

    @work(group="year", exclusive=True)
    async def read(self) -> None:
        """Read the year where reading holds up nobody."""
        year, today, folder = self._wanted, self.app.today, self.app.folder
        calendar = self.outlook().plan.head.calendar if self.snapshot is not None else "cn"

        def page(planner: Planner) -> YearPage:
            outlooks = [planner.snapshot(one.id, today).outlook for one in planner.campaigns()]
            return year_page(year, calendar, outlooks, folder.playbooks, folder.calendars)

        try:
            found = await self.app.door.ask(page)
        except CampaignError as error:
            self.app.refuse(error)
            return
        self.query_one(YearMap).lay(found, today)
        rows: list[YearRow] = [*found.promotions]
        if found.overlaps:
            rows += [None, _("People whom two campaigns ask for on the same days"), *found.overlaps]
        begun = bool(self.rows.rows)
        self.rows.show(rows)
        coming = next((one for one in found.promotions if one.d_day >= today), None)
        if not begun and coming is not None:
            self.rows.go_to(coming)

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        """The promotion under the cursor stands out."""
        event.stop()
        row = self.rows.current
        self.query_one(YearMap).choose(row if isinstance(row, Promotion) else None)

    def on_row_list_opened(self, event: RowList.Opened) -> None:
        """Enter begins a campaign for that promotion."""
        event.stop()
        row = self.rows.current
        if isinstance(row, Promotion):
            self.post_message(CampaignWanted(row.playbook, row.d_day))

    def action_turn_year(self, years: int) -> None:
        """To the year before or after."""
        self._wanted = min(max(self._wanted + years, _FIRST), _LAST)
        self.read()

    def action_this_year(self) -> None:
        """Back to the year of today."""
        self._wanted = self.app.today.year
        self.read()

    def action_back(self) -> None:
        """To the timeline; without a campaign to the list."""
        if self.snapshot is None:
            self.go(View.CAMPAIGNS)
        else:
            super().action_back()
