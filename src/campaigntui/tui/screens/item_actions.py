"""What can be done to items, the same on every screen that shows them: keys, questions, commands.

An action works on the marked items, or on the one under the cursor when nothing is marked.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from campaigntui.domain.checklist import Item, Review, Status
from campaigntui.domain.ids import ItemId
from campaigntui.domain.stage import Stage
from campaigntui.errors import N_
from campaigntui.tui.keys import key_for
from campaigntui.tui.screens.snapshot_screen import SnapshotScreen
from campaigntui.wording import _, about, ngettext

_DAY = Binding.Group(N_("Day"), compact=True)


class ItemScreen(SnapshotScreen):
    """A screen with items. A subclass says which items the keys mean (`current_item`, `marked`)."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "finish", N_("Done"), tooltip=N_("Done, or open again"), id="item.done"),
        Binding("r", "start", N_("Start"), tooltip=N_("In progress, or open again"), id="item.start"),
        Binding(
            "b", "block", N_("Block"), show=False, tooltip=N_("Blocked with a reason, or free again"), id="item.block"
        ),
        Binding("@,＠", "assign", N_("Assign"), id="item.assign"),
        Binding("<,《,＜", "shift(-1)", N_("A working day earlier"), group=_DAY, id="item.earlier"),
        Binding(">,》,＞", "shift(1)", N_("A working day later"), group=_DAY, id="item.later"),
        Binding("{,｛", "shift(-5)", N_("A week earlier"), show=False, id="item.week_earlier"),
        Binding("},｝", "shift(5)", N_("A week later"), show=False, id="item.week_later"),
        Binding("-,－", "stretch(-1)", N_("A day shorter"), show=False, id="item.shorter"),
        Binding("+,=,＋", "stretch(1)", N_("A day longer"), show=False, id="item.longer"),
        Binding("a", "add", N_("Add"), tooltip=N_("Add an item"), id="item.add"),
        Binding("e", "edit", N_("Edit"), id="item.edit"),
        Binding("A", "add_step", N_("Add a step"), show=False, id="item.add_step"),
        Binding("o", "note", N_("Note"), id="item.note"),
        Binding("W", "evidence", N_("Evidence"), show=False, tooltip=N_("What proves it"), id="item.evidence"),
        Binding("P", "review", N_("Review"), show=False, tooltip=N_("Pass the review, or return it"), id="item.review"),
        Binding("E", "editor", N_("Editor"), show=False, tooltip=N_("Note in the editor"), id="item.editor"),
        Binding("#,＃", "tags", N_("Tags"), show=False, id="item.tags"),
        Binding("w", "what_if", N_("What if"), id="item.what_if"),
        Binding("y", "duplicate", N_("Duplicate"), show=False, id="item.duplicate"),
        Binding("x", "archive", N_("Archive"), show=False, id="item.archive"),
    ]

    # -- what the keys mean -------------------------------------------------------------------------------------------
    @property
    def current_item(self) -> Item | None:
        """The item under the cursor."""
        raise NotImplementedError

    @property
    def current_stage(self) -> Stage:
        """The stage in which a new item is put."""
        raise NotImplementedError

    @property
    def whole_stage(self) -> Stage | None:
        """The stage whose own row is under the cursor."""
        return None

    @property
    def marked(self) -> Sequence[ItemId]:
        """Marked items, in the order of the screen."""
        return ()

    def targets(self) -> list[Item]:
        """Marked items, else the one under the cursor; says so when there is none."""
        plan = self.outlook().plan
        marked = [plan.item[i] for i in self.marked if i in plan.item]
        if marked:
            return marked
        return [item] if (item := self._here()) is not None else []

    def _here(self) -> Item | None:
        item = self.current_item
        if item is None:
            self.notify(_("Put the cursor on an item first."), markup=False, timeout=3)
        return item

    # -- status -------------------------------------------------------------------------------------------------------
    def action_finish(self) -> None:
        """Done, or to review where somebody has to look it over; open again when all of them are done."""
        from campaigntui.usecases.commands.items import FinishItems, ReopenItems

        items = self.targets()
        if not items:
            return
        if all(item.review is Review.ASKED and item.status is not Status.DONE for item in items):
            words = _("It waits for review: {key} passes it or returns it.")
            self.notify(words.format(key=key_for(type(self), "item.review")), markup=False, timeout=4)
            return
        unfinished = tuple(item.id for item in items if item.status is not Status.DONE)
        self.request(FinishItems(unfinished) if unfinished else ReopenItems(tuple(i.id for i in items)))

    def action_start(self) -> None:
        """In progress; open again when all of them are in progress."""
        from campaigntui.usecases.commands.items import ReopenItems, StartItems

        items = self.targets()
        if not items:
            return
        idle = tuple(i.id for i in items if i.status is not Status.IN_PROGRESS or i.review is Review.ASKED)
        self.request(StartItems(idle) if idle else ReopenItems(tuple(i.id for i in items)))

    def action_block(self) -> None:
        """Ask for the reason and block; lift the block when all of them are blocked."""
        from campaigntui.tui.dialogs.ask import Ask
        from campaigntui.usecases.commands.items import BlockItems, UnblockItems

        items = self.targets()
        if not items:
            return
        ids = tuple(item.id for item in items)
        if all(item.status is Status.BLOCKED for item in items):
            self.request(UnblockItems(ids))
        else:
            heading, question = self._about(items, _("Block")), _("What is it waiting for?")
            self.app.push_screen(Ask(heading, question, lambda reason: BlockItems(ids, reason)))

    def action_review(self) -> None:
        """Pass what waits for review, or return it with a reason."""
        from campaigntui.tui.dialogs.review import ReviewQuestion

        items = self.targets()
        waiting = [item for item in items if item.review is Review.ASKED and item.status is not Status.DONE]
        if waiting:
            self.app.push_screen(ReviewQuestion(_which(waiting), waiting))
        elif items:
            words, key = (
                (_("None of the marked items waits for review. {key} takes the marks away."), "view.back")
                if self.marked
                else (_("Nothing here waits for review. {key} hands an item in that a role looks over."), "item.done")
            )
            words = words.format(key=key_for(type(self), key))
            self.notify(words, markup=False, timeout=4)

    def action_assign(self) -> None:
        """Choose a member or a role from a list."""
        from campaigntui.tui.dialogs.assign import Assign

        if items := self.targets():
            self.app.push_screen(Assign(self._about(items, _("Assign")), self.outlook(), items))

    # -- dates --------------------------------------------------------------------------------------------------------
    def action_shift(self, workdays: int) -> None:
        """Move due dates by working days; with the cursor on a stage the whole of it."""
        from campaigntui.usecases.commands.dates import ShiftItems

        if self.whole_stage is not None and not self.marked:
            from campaigntui.usecases.commands.stages import ShiftStages

            self.request(ShiftStages((self.whole_stage,), workdays))
        elif items := self.targets():
            self.request(ShiftItems(tuple(item.id for item in items), workdays))

    def action_stretch(self, workdays: int) -> None:
        """Make longer or shorter; with the cursor on a stage its window, whose gate moves along."""
        from campaigntui.usecases.commands.dates import StretchItems

        if self.whole_stage is not None and not self.marked:
            from campaigntui.usecases.commands.stages import StretchStages

            self.request(StretchStages((self.whole_stage,), workdays))
        elif items := self.targets():
            self.request(StretchItems(tuple(item.id for item in items), workdays))

    def action_what_if(self) -> None:
        """Suppose that marked items, or the one under the cursor, are late, and more."""
        from campaigntui.tui.dialogs.what_if import WhatIfDialog

        item = self.current_item
        here = () if item is None else (item.id,)
        self.app.push_screen(WhatIfDialog(self.outlook(), tuple(self.marked) or here))

    # -- words --------------------------------------------------------------------------------------------------------
    def action_add(self) -> None:
        """A new item in the stage of the cursor."""
        from campaigntui.tui.dialogs.item_form import ItemForm

        item = self.current_item
        self.app.push_screen(ItemForm(self.outlook(), None, self.current_stage, item.role if item else ""))

    def action_edit(self) -> None:
        """All fields of the item in one form; of several marked items those that they may share."""
        from campaigntui.tui.dialogs.item_form import ItemForm

        if len(self.marked) > 1 and len(items := self.targets()) > 1:
            from campaigntui.tui.dialogs.several import SeveralForm

            self.app.push_screen(SeveralForm(self.outlook(), items))
        elif (item := self._here()) is not None:
            self.app.push_screen(ItemForm(self.outlook(), item, item.stage, item.role))

    def action_add_step(self) -> None:
        """A line of the item's own checklist."""
        from campaigntui.tui.dialogs.ask import Ask
        from campaigntui.usecases.commands.steps import AddStep

        if (item := self._here()) is not None:
            heading, question = self._about([item], _("Add a step")), _("What is to be done?")
            self.app.push_screen(Ask(heading, question, lambda title: AddStep(item.id, title)))

    def action_note(self) -> None:
        """A remark on the item."""
        from campaigntui.tui.dialogs.ask import Ask
        from campaigntui.usecases.commands.steps import AddNote

        if (item := self._here()) is not None:
            heading, question = self._about([item], _("Note")), _("What should the others know?")
            self.app.push_screen(Ask(heading, question, lambda text: AddNote(item.id, text)))

    def action_evidence(self) -> None:
        """What proves that the item is done: words, a path or a link."""
        from campaigntui.tui.dialogs.evidence import AskEvidence

        if (item := self._here()) is not None:
            self.app.push_screen(AskEvidence(item))

    def action_editor(self) -> None:
        """A note of several lines, written in the user's own editor."""
        from campaigntui.tui.editor import write_outside
        from campaigntui.usecases.commands.steps import AddNote

        if (item := self._here()) is not None:
            write_outside(self.app, "", lambda text: AddNote(item.id, text))

    def action_tags(self) -> None:
        """Put tags on, or take them off."""
        from campaigntui.tui.dialogs.ask import Ask
        from campaigntui.tui.dialogs.several import tags_command

        if items := self.targets():
            tags = sorted({tag for item in items for tag in item.tags})
            question = _("Which tags? “-” before one takes it off. There are: {tags}").format(
                tags=" ".join(tags) or "–"
            )
            self.app.push_screen(Ask(self._about(items, _("Tags")), question, lambda text: tags_command(items, text)))

    def action_duplicate(self) -> None:
        """A copy below the item."""
        from campaigntui.usecases.commands.items import DuplicateItem

        if (item := self._here()) is not None:
            self.request(DuplicateItem(item.id))

    def action_archive(self) -> None:
        """Put away, after a question."""
        from campaigntui.tui.dialogs.confirm import Confirm
        from campaigntui.usecases.commands.items import ArchiveItems

        items = self.targets()
        if not items:
            return

        def answered(sure: bool | None) -> None:
            if sure:
                self.request(ArchiveItems(tuple(item.id for item in items)))

        self.app.push_screen(
            Confirm(self._about(items, _("Archive")), _("It can be brought back with undo.")), answered
        )

    @staticmethod
    def _about(items: Sequence[Item], what: str) -> str:
        """Title of a dialog: what is asked, and about which items."""
        return about(what, _which(items))


def _which(items: Sequence[Item]) -> str:
    if len(items) == 1:
        return items[0].title
    return ngettext("{count} item", "{count} items", len(items)).format(count=len(items))
