"""One item with everything there is to say about it, and its steps to tick."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal

from campaigntui.domain.checklist import Item, Step
from campaigntui.domain.ids import ItemId
from campaigntui.domain.stage import Stage
from campaigntui.errors import N_
from campaigntui.tui.facts import date_facts, place_facts, state_words
from campaigntui.tui.marks import Ink
from campaigntui.tui.messages import View, ViewRequested
from campaigntui.tui.page import NARROW_OR_WIDE
from campaigntui.tui.screens.goal_sheet import GoalKey
from campaigntui.tui.screens.going import GoScreen
from campaigntui.tui.screens.item_actions import ItemScreen
from campaigntui.tui.screens.item_sheet import (
    AttachmentKey,
    FieldKey,
    HandoffKey,
    ItemKey,
    StepKey,
    item_rows,
    news_rows,
)
from campaigntui.tui.text import plain, wrap
from campaigntui.tui.widgets.detail_pane import fact_lines
from campaigntui.tui.widgets.head_line import HeadLine
from campaigntui.tui.widgets.key_bar import KeyBar
from campaigntui.tui.widgets.lines import Line, Piece
from campaigntui.tui.widgets.rowlist import RowList
from campaigntui.tui.widgets.sheet import Sheet, SheetRow
from campaigntui.usecases.commands import steps as c
from campaigntui.usecases.commands.items import EditItem
from campaigntui.usecases.snapshot import PlanSnapshot
from campaigntui.wording import _, about

_WHOLE = FieldKey("title")
"""The line with the title, where the cursor begins, stands for the whole item."""


class ItemPage(ItemScreen, GoScreen):
    """Steps, links and words as one sheet; dates and people beside it where there is room, above it where not."""

    CSS_PATH = "item.tcss"
    AUTO_FOCUS = "Sheet"
    HORIZONTAL_BREAKPOINTS = NARROW_OR_WIDE
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", N_("Tick the step"), id="step.tick"),
        Binding("K,shift+up", "move_step(-1)", N_("Step up"), show=False, id="step.up"),
        Binding("J,shift+down", "move_step(1)", N_("Step down"), show=False, id="step.down"),
        Binding("i", "attach", N_("Attach"), show=False, tooltip=N_("Attach a file or a link"), id="item.attach"),
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
        for number, row in enumerate(wrap(item.title, width)):
            yield SheetRow([Piece(" " + row, Ink.STRONG)], None if number else _WHOLE)
        yield from news_rows(item, outlook, width)
        if self.has_class("-narrow"):
            yield from (SheetRow([Piece(" "), *line]) for line in self._facts(width))
        yield from item_rows(item, outlook, width)

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
        key = self._key
        return self.outlook().plan.step.get(key.step_id) if isinstance(key, StepKey) else None

    @property
    def _key(self) -> object:
        """What the line under the cursor is about."""
        row = self.sheet.current
        return None if row is None else row.key

    def on_row_list_opened(self, event: RowList.Opened) -> None:
        """Enter ticks a step, follows a link, answers a handoff, and opens a text or a key result to be changed."""
        event.stop()
        match self._key:
            case ItemKey(item_id):
                self.open_item(item_id)
            case HandoffKey() | GoalKey():
                self.open_row(self._key)
            case AttachmentKey(path):
                self.app.copy_to_clipboard(plain(path))
                self.app.tell(_("Copied: {text}").format(text=plain(path)))
            case FieldKey():
                self.action_edit()
            case _:
                self.action_tick()

    def action_tick(self) -> None:
        """Set the step to done and go on to the next open one, or back; elsewhere, go to the first open one."""
        step, steps = self.current_step, self.outlook().steps.get(self._item_id, ())
        if step is not None:
            self.request(c.TickStep(step.id, not step.done))
        if step is None or not step.done:
            below = steps[steps.index(step) + 1 :] if step in steps else steps
            if (following := next((each for each in below if not each.done), None)) is not None:
                self.sheet.go_to(StepKey(following.id))

    def action_move_step(self, places: int) -> None:
        """Move the step among the others."""
        if (step := self.current_step) is not None:
            self.request(c.MoveStep(step.id, places))

    def action_edit(self) -> None:
        """The text or the step under the cursor, else the whole item."""
        from campaigntui.tui.dialogs.ask import Ask

        step, item, key = self.current_step, self.current_item, self._key
        if step is not None:
            change = lambda title: c.EditStep(step.id, title, step)  # noqa: E731
            self.app.push_screen(Ask(_("Edit the step"), _("What is to be done?"), change, step.title))
        elif isinstance(key, FieldKey) and key != _WHOLE and item is not None:
            self._edit_field(item, key.name)
        else:
            super().action_edit()

    def _edit_field(self, item: Item, name: str) -> None:
        """One line in a dialog; several lines in the editor, which keeps them apart."""
        from campaigntui.tui.dialogs.ask import Ask

        text: str = getattr(item, name)
        if "\n" in text:
            self.action_editor()
        elif name == "evidence":
            self.action_evidence()
        else:
            question = _("What comes out?") if name == "deliverable" else _("When is it done?")
            make = lambda words: EditItem(item.id, {name: words}, seen=item)  # noqa: E731
            self.app.push_screen(Ask(about(_("Edit"), item.title), question, make, text, optional=True))

    def action_editor(self) -> None:
        """The text under the cursor in the user's own editor, else a new note."""
        from campaigntui.tui.editor import write_outside

        item, key = self.current_item, self._key
        if item is None or not isinstance(key, FieldKey) or key == _WHOLE:
            super().action_editor()
            return
        name = key.name
        write_outside(self.app, getattr(item, name), lambda text: EditItem(item.id, {name: text}, seen=item))

    def action_attach(self) -> None:
        """One more path or link."""
        from campaigntui.tui.dialogs.evidence import AskAttachment

        if (item := self.current_item) is not None:
            self.app.push_screen(AskAttachment(item))

    def action_archive(self) -> None:
        """Take the step, the attachment or the evidence under the cursor away, else put the item away."""
        step, item, key = self.current_step, self.current_item, self._key
        if step is not None:
            self.request(c.RemoveStep(step.id))
        elif item is not None and isinstance(key, AttachmentKey):
            left = tuple(path for path in item.attachments if path != key.path)
            self.request(EditItem(item.id, {"attachments": left}, seen=item))
        elif item is not None and item.evidence and key == FieldKey("evidence"):
            self.request(EditItem(item.id, {"evidence": ""}, seen=item))
        else:
            super().action_archive()

    def go(self, view: View) -> None:
        """A view begins at this item, where it has it."""
        item = self.current_item
        self.post_message(ViewRequested(view, item.stage if item is not None else None, self._item_id))

    def action_close(self) -> None:
        """Back to where one came from."""
        self.dismiss()
