"""The critical chain: what decides D-day, from where it begins down to the end that it runs into."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from rich.cells import cell_len
from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from campaigntui.domain.checklist import Item
from campaigntui.domain.ids import ItemId
from campaigntui.domain.stage import STAGES, Stage
from campaigntui.errors import N_
from campaigntui.scene.cells import fit
from campaigntui.scheduling.chain import Chain, Rung, chains
from campaigntui.scheduling.outlook import Outlook
from campaigntui.tui.facts import slack_ink, slack_words, span
from campaigntui.tui.marks import STATE_INKS, Ink, glyph
from campaigntui.tui.messages import View
from campaigntui.tui.screens.item_actions import ItemScreen
from campaigntui.tui.screens.plan_screen import PlanScreen
from campaigntui.tui.text import plain, wrap
from campaigntui.tui.widgets.head_line import HeadLine
from campaigntui.tui.widgets.key_bar import KeyBar
from campaigntui.tui.widgets.lines import Piece
from campaigntui.tui.widgets.rowlist import RowList
from campaigntui.tui.widgets.sheet import Sheet, SheetRow
from campaigntui.usecases.snapshot import PlanSnapshot
from campaigntui.wording import _
from campaigntui.wording.chains import cause_words, chain_verdict


class ChainScreen(ItemScreen, PlanScreen):
    """One list over the whole screen: a heading for each chain, two lines for each item."""

    VIEW = View.CHAIN
    CSS_PATH = "chain.tcss"
    AUTO_FOCUS = "Sheet"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "C", "timeline", N_("Timeline"), show=False, tooltip=N_("The chain on the timeline"), id="chain.timeline"
        ),
    ]

    sheet = getters.query_one(Sheet)

    def compose(self) -> ComposeResult:
        """The list."""
        yield HeadLine(N_("What decides D-day?"))
        yield Sheet()
        yield KeyBar()

    def draw(self, snapshot: PlanSnapshot) -> None:
        """Look anew."""
        outlook = snapshot.outlook
        self.query_one(HeadLine).show(outlook)
        found = chains(outlook)
        self.sheet.prepare(lambda width: [*chain_rows(found, outlook, width)])

    # -- what the keys mean -------------------------------------------------------------------------------------------
    @property
    def current_item(self) -> Item | None:
        """The item under the cursor."""
        row = self.sheet.current
        key = row.key if row is not None else None
        return self.outlook().plan.item.get(ItemId(key)) if isinstance(key, int) else None

    @property
    def current_stage(self) -> Stage:
        """That of the item."""
        item = self.current_item
        return item.stage if item is not None else STAGES[0]

    def on_row_list_opened(self, event: RowList.Opened) -> None:
        """Enter opens the item."""
        event.stop()
        if (item := self.current_item) is not None:
            self.open_item(item.id)

    def action_timeline(self) -> None:
        """To the timeline, where the chain stands out with the same key."""
        self.go(View.TIMELINE)


def chain_rows(found: tuple[Chain, ...], outlook: Outlook, width: int) -> Iterator[SheetRow]:
    """Whether each chain holds, then its items: number, title, forecast, slack; below, why it is not sooner."""
    if not found:
        yield SheetRow([Piece(" " + _("Everything is done, or nothing has to be done by a day."), Ink.HEADING)])
    for place, chain in enumerate(found):
        if place:
            yield SheetRow([])
        ink = Ink.BAD if chain.slack < 0 else Ink.HEADING
        verdict = wrap(chain_verdict(chain, outlook.plan), width - 2, 3)
        yield from (SheetRow([Piece(f" {words}", ink)]) for words in verdict)
        for number, rung in enumerate(chain.rungs, start=1):
            yield from _rung_rows(number, rung, outlook, width)


def _rung_rows(number: int, rung: Rung, outlook: Outlook, width: int) -> Iterator[SheetRow]:
    item, window = outlook.plan.item[rung.item_id], outlook.schedule.windows[rung.item_id]
    state = outlook.health.items[item.id].state
    days = fit(span(window.forecast_start, window.forecast_finish), 17)
    slack = slack_words(rung.slack)
    lead = f" {number:2} "
    title = fit(plain(item.title), max(width - cell_len(lead) - cell_len(slack) - 24, 8))
    yield SheetRow(
        [
            Piece(lead, Ink.MUTED),
            Piece(f"{glyph(state)} ", STATE_INKS[state]),
            Piece(title, Ink.STRONG),
            Piece(f" {days} ", Ink.MUTED),
            Piece(slack, slack_ink(rung.slack)),
        ],
        item.id,
    )
    cause = fit(plain(cause_words(rung, outlook)), width - 9)
    yield SheetRow([Piece("      ↳ ", Ink.MUTED), Piece(cause, Ink.MUTED)])
