"""One item with everything there is to say about it, and its steps to tick."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, NamedTuple

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal

from campaigntui.domain.checklist import Item, Step
from campaigntui.domain.ids import ItemId, RowId
from campaigntui.domain.stage import Stage
from campaigntui.errors import N_
from campaigntui.scheduling.health import State
from campaigntui.scheduling.outlook import Outlook
from campaigntui.tui.facts import date_facts, link_facts, place_facts, state_words
from campaigntui.tui.marks import Ink, glyph
from campaigntui.tui.page import NARROW_OR_WIDE
from campaigntui.tui.screens.item_actions import ItemScreen
from campaigntui.tui.text import plain, wrap
from campaigntui.tui.widgets.detail_pane import fact_lines
from campaigntui.tui.widgets.head_line import HeadLine
from campaigntui.tui.widgets.key_bar import KeyBar
from campaigntui.tui.widgets.lines import Line, Piece
from campaigntui.tui.widgets.rowlist import RowList
from campaigntui.tui.widgets.sheet import Sheet, SheetRow
from campaigntui.usecases.commands import steps as c
from campaigntui.usecases.snapshot import PlanSnapshot
from campaigntui.wording import _


class StepKey(NamedTuple):
    """A line that is about a step."""

    step_id: RowId


class ItemKey(NamedTuple):
    """A line that leads to another item."""

    item_id: ItemId


class ItemPage(ItemScreen):
    """Steps, links and words as one sheet; dates and people beside it where there is room, above it where not."""

    CSS_PATH = "item.tcss"
    AUTO_FOCUS = "Sheet"
    HORIZONTAL_BREAKPOINTS = NARROW_OR_WIDE
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", N_("Tick the step"), id="step.tick"),
        Binding("K,shift+up", "move_step(-1)", N_("Step up"), show=False, id="step.up"),
        Binding("J,shift+down", "move_step(1)", N_("Step down"), show=False, id="step.down"),
        Binding("escape,q", "close", N_("Back"), id="item.back"),
    ]

    sheet = getters.query_one(Sheet)

    def __init__(self, item_id: ItemId) -> None:
        super().__init__()
        self._item_id = item_id

    def compose(self) -> ComposeResult:
        """A sheet, and beside it another one for the facts."""
        yield HeadLine(N_("What does this item need?"))
        with Horizontal():
            yield Sheet(id="sheet")
            yield Sheet(id="facts")
        yield KeyBar()

    # -- drawing ------------------------------------------------------------------------------------------------------
    def draw(self, snapshot: PlanSnapshot) -> None:
        """Show the item as it stands; leave when it is gone."""
        item = self.current_item
        if item is None or item.archived:
            self.dismiss()
            return
        self.query_one(HeadLine).show(snapshot.outlook)
        facts = self.query_one("#facts", Sheet)
        facts.can_focus = False
        self.sheet.prepare(lambda width: [*self._rows(width)])
        facts.prepare(lambda width: [SheetRow(line) for line in self._facts(width)])

    def _rows(self, width: int) -> Iterator[SheetRow]:
        item, outlook = self.current_item, self.outlook()
        if item is None:
            return
        width -= 2
        yield from (SheetRow([Piece(" " + row, Ink.STRONG)]) for row in wrap(item.title, width))
        if self.has_class("-narrow"):
            yield from (SheetRow([Piece(" "), *line]) for line in self._facts(width))
        yield from _words(_("Deliverable"), item.deliverable, width)
        yield from _words(_("Done when"), item.acceptance, width)
        yield from self._steps(item, outlook, width)
        facts = link_facts(item, outlook)
        if facts:
            yield SheetRow([])
        for fact, line in zip(facts, fact_lines(facts, width, rows=1), strict=True):
            yield SheetRow([Piece(" "), *line], ItemKey(fact.item.id) if fact.item is not None else None)
        notes = outlook.notes.get(item.id, ())
        for number, note in enumerate(reversed(notes)):
            if not number:
                yield from _heading(_("Notes"))
            stamp = note.at[:16].replace("T", " ")
            yield SheetRow([Piece(f" {stamp}  {plain(note.author)}", Ink.MUTED)])
            yield from (SheetRow([Piece("   " + row)]) for row in wrap(note.text, width - 2))

    def _steps(self, item: Item, outlook: Outlook, width: int) -> Iterator[SheetRow]:
        steps = outlook.steps.get(item.id, ())
        done = sum(step.done for step in steps)
        title = _("Steps {done}/{total}").format(done=done, total=len(steps)) if steps else _("No steps; A adds one")
        yield from _heading(title)
        for step in steps:
            yield from _step_rows(step, width)

    def _facts(self, width: int) -> Iterator[Line]:
        item, outlook = self.current_item, self.outlook()
        if item is None:
            return
        words, ink = state_words(item, outlook)
        yield from ([Piece(row, ink)] for row in wrap(words, width, 4))
        yield []
        yield from fact_lines([*place_facts(item, outlook), *date_facts(item, outlook)], width)

    # -- what the keys mean -------------------------------------------------------------------------------------------
    @property
    def current_item(self) -> Item | None:
        """The item of this screen."""
        return None if self.snapshot is None else self.outlook().plan.item.get(self._item_id)

    @property
    def current_stage(self) -> Stage:
        """Its stage."""
        item = self.current_item
        assert item is not None
        return item.stage

    @property
    def current_step(self) -> Step | None:
        """The step under the cursor."""
        row = self.sheet.current
        if row is None or not isinstance(row.key, StepKey):
            return None
        return self.outlook().plan.step.get(row.key.step_id)

    def on_row_list_opened(self, event: RowList.Opened) -> None:
        """Enter ticks a step and follows a link."""
        event.stop()
        row = self.sheet.current
        if row is not None and isinstance(row.key, ItemKey):
            self.app.push_screen(ItemPage(row.key.item_id))
        else:
            self.action_tick()

    def action_tick(self) -> None:
        """Set the step to done, or back."""
        if (step := self.current_step) is not None:
            self.request(c.TickStep(step.id, not step.done))

    def action_move_step(self, places: int) -> None:
        """Move the step among the others."""
        if (step := self.current_step) is not None:
            self.request(c.MoveStep(step.id, places))

    def action_edit(self) -> None:
        """The words of the step under the cursor, else the whole item."""
        from campaigntui.tui.dialogs.ask import Ask

        step = self.current_step
        if step is None:
            super().action_edit()
        else:
            change = lambda title: c.EditStep(step.id, title, step)  # noqa: E731
            self.app.push_screen(Ask(_("Edit the step"), _("What is to be done?"), change, step.title))

    def action_archive(self) -> None:
        """Take the step under the cursor away, else put the item away."""
        step = self.current_step
        if step is None:
            super().action_archive()
        else:
            self.request(c.RemoveStep(step.id))

    def action_close(self) -> None:
        """Back to where one came from."""
        self.dismiss()


def _heading(title: str) -> Iterator[SheetRow]:
    yield SheetRow([])
    yield SheetRow([Piece(" " + title, Ink.HEADING)])


def _words(title: str, text: str, width: int) -> Iterator[SheetRow]:
    if text:
        yield from _heading(title)
        yield from (SheetRow([Piece(" " + row)]) for part in text.split("\n") for row in wrap(part, width))


def _step_rows(step: Step, width: int) -> Iterator[SheetRow]:
    state, ink = (State.DONE, Ink.DONE) if step.done else (State.READY, Ink.READY)
    for number, row in enumerate(wrap(step.title, width - 3)):
        mark = Piece("   " if number else f" {glyph(state)} ", ink)
        yield SheetRow([mark, Piece(row, Ink.MUTED if step.done else Ink.PLAIN)], None if number else StepKey(step.id))
