"""Conflicts: what does not fit together, and beside it the ways out, each tried out before it is offered."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from time import monotonic
from typing import ClassVar, TypeAlias

from rich.cells import cell_len
from textual import getters, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from campaigntui.domain.ids import ItemId
from campaigntui.errors import N_
from campaigntui.scene.cells import fit
from campaigntui.scheduling.conflicts import Conflict, LinkConflict, MendKind, conflicts
from campaigntui.scheduling.outlook import Outlook
from campaigntui.tui.counter import CounterApp
from campaigntui.tui.marks import Ink
from campaigntui.tui.messages import CommandRequested, View
from campaigntui.tui.page import NARROW_OR_WIDE
from campaigntui.tui.resting import Rest
from campaigntui.tui.screens.plan_screen import PlanScreen
from campaigntui.tui.text import plain, wrap
from campaigntui.tui.widgets.head_line import HeadLine
from campaigntui.tui.widgets.key_bar import KeyBar
from campaigntui.tui.widgets.lines import Line, Piece
from campaigntui.tui.widgets.rowlist import RowList
from campaigntui.tui.widgets.sheet import Sheet, SheetRow
from campaigntui.usecases.commands.conflicts import AcceptConflict, UnacceptConflict
from campaigntui.usecases.mending import Mend, Way, trials
from campaigntui.usecases.snapshot import PlanSnapshot
from campaigntui.wording import _, about, sentence
from campaigntui.wording.conflicts import conflict_size, conflict_words, harm_words, mend_words, way_name

ConflictRow: TypeAlias = Conflict | str | None
"""A conflict, a heading or sentence, or a blank line."""

_KEYS = {MendKind.PULL: "<", MendKind.PUSH: ">", MendKind.SHORTEN: "-", MendKind.EXTEND: "+"}


_LONG = 0.3
"""Seconds after which one does not wait for the last way out."""


def conflict_rows(outlook: Outlook) -> list[ConflictRow]:
    """Links, hard ends and what was accepted, each under a heading with how many there are."""
    found = conflicts(outlook)
    rows: list[ConflictRow] = [] if found.total else [_("Everything fits together.")]
    groups: tuple[tuple[str, Sequence[Conflict]], ...] = (
        (_("Links"), found.links),
        (_("Gates and deadlines"), found.ends),
        (_("Accepted"), found.accepted),
    )
    for heading, group in groups:
        if group:
            rows += [*([None] if rows else []), f"{heading} · {len(group)}", *group]
    return rows


def key_of(conflict: Conflict) -> Hashable:
    """What stays the same while dates change."""
    if isinstance(conflict, LinkConflict):
        return conflict.link.id
    return conflict.kind, conflict.stage, conflict.items[0] if conflict.kind == "deadline" else None


class ConflictList(RowList[ConflictRow]):
    """Shows the rows of `conflict_rows`."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {*RowList.COMPONENT_CLASSES, Ink.HEADING, Ink.BAD, Ink.MUTED}

    outlook: Outlook

    def key_of(self, row: ConflictRow) -> Hashable:
        """Headings and blank lines hold no cursor."""
        return None if row is None or isinstance(row, str) else key_of(row)

    def line_of(self, row: ConflictRow, width: int) -> Line:
        """What does not fit, and by how much."""
        if row is None:
            return []
        if isinstance(row, str):
            return [Piece(" " + fit(row, width - 2), Ink.HEADING)]
        accepted = isinstance(row, LinkConflict) and bool(row.link.accepted)
        size = conflict_size(row, self.outlook)
        words = fit(plain(conflict_words(row, self.outlook)), width - cell_len(size) - 6)
        return [Piece("   " + words + " "), Piece(size, Ink.MUTED if accepted else Ink.BAD)]


class ConflictsScreen(PlanScreen):
    """The list on the left, the ways out of the conflict under the cursor on the right."""

    VIEW = View.CONFLICTS
    CSS_PATH = "conflicts.tcss"
    AUTO_FOCUS = "ConflictList"
    HORIZONTAL_BREAKPOINTS = NARROW_OR_WIDE
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "<,《,＜", "mend('pull')", N_("Pull"), tooltip=N_("Pull what is waited for earlier"), id="conflicts.pull"
        ),
        Binding(">,》,＞", "mend('push')", N_("Push"), tooltip=N_("Push what waits later"), id="conflicts.push"),
        Binding("-,－", "mend('shorten')", N_("Shorten"), tooltip=N_("Shorten what waits"), id="conflicts.shorten"),
        Binding(
            "+,=,＋", "mend('extend')", N_("Deadline"), tooltip=N_("Move the deadline later"), id="conflicts.extend"
        ),
        Binding(
            "a", "accept", N_("Accept as is"), tooltip=N_("Accept with a reason, or no longer"), id="conflicts.accept"
        ),
        Binding("w", "what_if", N_("What if"), show=False, id="conflicts.what_if"),
    ]

    app = getters.app(CounterApp)
    list = getters.query_one(ConflictList)
    pane = getters.query_one(Sheet)

    def compose(self) -> ComposeResult:
        """List and pane."""
        yield HeadLine(N_("What does not fit together?"))
        with Container(id="conflicts"):
            yield ConflictList()
            yield Sheet(id="ways")
        yield KeyBar()

    def on_mount(self) -> None:
        """Be ready to try out the ways out of a conflict when the cursor rests on it."""
        self._rest = Rest(self, self._look_closer)

    # -- drawing ------------------------------------------------------------------------------------------------------
    def draw(self, snapshot: PlanSnapshot) -> None:
        """Look anew."""
        self.query_one(HeadLine).show(snapshot.outlook)
        self.list.outlook = snapshot.outlook
        self.list.show(conflict_rows(snapshot.outlook))

    @property
    def current(self) -> Conflict | None:
        """The conflict under the cursor."""
        row = self.list.current
        return None if row is None or isinstance(row, str) else row

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        """The pane follows the cursor."""
        event.stop()
        if event.control is self.list and self.snapshot is not None:
            self._rest.moved()

    def _look_closer(self) -> None:
        self.try_out()

    @work(group="ways", exclusive=True)
    async def try_out(self) -> None:
        """Try out every way out of the conflict under the cursor, and show what each would do.

        In a plan so large that this takes long they are shown as they are found.
        """
        conflict, outlook = self.current, self.outlook()
        found: list[Way] = []
        begun = monotonic()
        if conflict is not None:
            async for way in self.app.door.each(trials(outlook, conflict)):
                if conflict != self.current or outlook is not self.outlook():
                    return
                found += [way] if way is not None else []
                if monotonic() - begun > _LONG:
                    self._show_ways(conflict, found)
        self._show_ways(conflict, found)

    def _show_ways(self, conflict: Conflict | None, found: Sequence[Way]) -> None:
        outlook, known = self.outlook(), tuple(found)
        self.pane.prepare(
            lambda width: [] if conflict is None else [*way_rows(conflict, known, outlook, width)], anew=True
        )

    # -- actions ------------------------------------------------------------------------------------------------------
    def action_mend(self, how: str) -> None:
        """Show the difference that a way out makes, and make it when the user agrees; or say why it does not work."""
        if self.current is not None:
            self.app.hold_keys()
            self.mend(self.current, how)

    @work(group="mend")
    async def mend(self, conflict: Conflict, how: str) -> None:
        """Try the ways out; keys are held back meanwhile."""
        outlook = self.outlook()
        way: Way | None = None
        async for found in self.app.door.each(trials(outlook, conflict)):
            if found is not None and found.kind == how:
                way = found
                break
        if isinstance(way, Mend):
            words = mend_words(way.kind, way.command.named(), way.days, outlook)
            look = about(way_name(way.kind), words)
            self.post_message(CommandRequested(way.command, look=look, holds_keys=True))
            return
        self.app.free_keys()
        if way is not None:
            self.app.refuse(way.why)
        else:
            self.app.tell(_("There is no such way out of this conflict."))

    def action_accept(self) -> None:
        """Ask why it is all right; an accepted one counts again."""
        conflict = self.current
        if not isinstance(conflict, LinkConflict):
            self.app.tell(_("A gate or deadline cannot be accepted here; its signer passes it with risk."))
            return
        link_id = conflict.link.id
        if conflict.link.accepted:
            self.post_message(CommandRequested(UnacceptConflict(link_id)))
            return
        from campaigntui.tui.dialogs.ask import Ask

        title = about(_("Accept as is"), self.outlook().plan.item[conflict.link.after].title)
        self.app.push_screen(Ask(title, _("Why is it all right?"), lambda reason: AcceptConflict(link_id, reason)))

    def action_what_if(self) -> None:
        """Suppose that the item of the conflict is later still."""
        from campaigntui.tui.dialogs.what_if import WhatIfDialog

        item_id = self._item()
        self.app.push_screen(WhatIfDialog(self.outlook(), () if item_id is None else (item_id,)))

    def _item(self) -> ItemId | None:
        conflict = self.current
        if conflict is None:
            return None
        return conflict.link.after if isinstance(conflict, LinkConflict) else conflict.items[0]

    def on_row_list_opened(self, event: RowList.Opened) -> None:
        """Enter opens the item that begins too early or comes too late."""
        event.stop()
        if (item_id := self._item()) is not None:
            self.open_item(item_id)


def way_rows(conflict: Conflict, found: Sequence[Way], outlook: Outlook, width: int) -> Iterator[SheetRow]:
    """The conflict in full, then every way out with its key, or why it does not work."""
    width -= 2
    for words in wrap(conflict_words(conflict, outlook), width, 4):
        yield SheetRow([Piece(" " + words, Ink.STRONG)])
    if isinstance(conflict, LinkConflict) and conflict.link.accepted:
        for words in wrap(_("accepted: {reason}").format(reason=conflict.link.accepted), width, 6):
            yield SheetRow([Piece(" " + words, Ink.MUTED)])
    elif not isinstance(conflict, LinkConflict) and len(conflict.items) > 1:
        yield SheetRow([])
        for item_id in conflict.items[:8]:
            title = fit(plain(outlook.plan.item[item_id].title), width - 4)
            yield SheetRow([Piece("  " + title, Ink.MUTED)])
    for way in found:
        yield SheetRow([])
        works = isinstance(way, Mend)
        yield SheetRow(
            [
                Piece(f" {_KEYS[way.kind]} ", Ink.KEY if works else Ink.MUTED),
                Piece(way_name(way.kind), Ink.STRONG if works else Ink.MUTED),
            ]
        )
        if isinstance(way, Mend):
            text, ink = mend_words(way.kind, way.command.named(), way.days, outlook), Ink.PLAIN
        else:
            text, ink = sentence(way.why), Ink.MUTED
        yield from (SheetRow([Piece("   " + words, ink)]) for words in wrap(text, width - 2, 4))
        if isinstance(way, Mend):
            yield SheetRow([Piece("   " + harm_words(way.harm), Ink.WARN if way.harm else Ink.GOOD)])
