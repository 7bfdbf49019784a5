"""What if: suppositions on the left, what they would hit on the right, and the timeline behind showing it at once.

Nothing is written before enter makes it real.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import ClassVar, NamedTuple

from textual import getters, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal

from campaigntui.domain.checklist import Status
from campaigntui.domain.ids import ItemId
from campaigntui.domain.suppositions import AnchorMoved, ItemLate, MemberAway, Supposition
from campaigntui.errors import N_, CampaignError
from campaigntui.scene.cells import fit
from campaigntui.scheduling.outlook import Outlook
from campaigntui.tui.counter import CounterApp
from campaigntui.tui.dialogs.box import BoxDialog
from campaigntui.tui.effectrows import effect_rows
from campaigntui.tui.keys import key_for
from campaigntui.tui.marks import Ink
from campaigntui.tui.page import NARROW_OR_WIDE
from campaigntui.tui.screens.snapshot_screen import SnapshotScreen
from campaigntui.tui.text import plain, wrap
from campaigntui.tui.widgets.key_bar import KeyBar
from campaigntui.tui.widgets.lines import Line, Piece
from campaigntui.tui.widgets.rowlist import RowList
from campaigntui.tui.widgets.sheet import Sheet, SheetRow
from campaigntui.usecases.commands.suppositions import Suppose
from campaigntui.usecases.snapshot import PlanSnapshot
from campaigntui.usecases.whatif import WhatIf
from campaigntui.wording import _, sentence
from campaigntui.wording.whatif import becomes_words, hit_lines, supposition_words

_ONE = timedelta(days=1)


class _Row(NamedTuple):
    """A supposition, or (`becomes`) what it becomes when it is made real."""

    place: int
    words: str
    becomes: bool = False


class SuppositionRows(RowList[_Row]):
    """Two lines for each supposition."""

    OPENS = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {*RowList.COMPONENT_CLASSES, Ink.MUTED}

    def key_of(self, row: _Row) -> Hashable:
        """The place in the list."""
        return None if row.becomes else row.place

    def line_of(self, row: _Row, width: int) -> Line:
        """One line."""
        if row.becomes:
            return [Piece("   " + fit(plain(row.words), width - 4), Ink.MUTED)]
        return [Piece(" " + fit(plain(row.words), width - 2))]


class HitSheet(Sheet):
    """What is hit, to read."""

    OPENS = False


class WhatIfDialog(BoxDialog[None]):
    """Opens on the supposition that these items, as far as they are not done, are a day late."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "make_real", N_("Make it real"), id="what_if.make_real"),
        Binding("+,=,＋", "change(1)", N_("More"), tooltip=N_("A day more"), id="what_if.more"),
        Binding("-,－", "change(-1)", N_("Less"), tooltip=N_("A day less"), id="what_if.less"),
        Binding("<,《,＜", "shift(-1)", N_("Earlier"), show=False, id="what_if.earlier"),
        Binding(">,》,＞", "shift(1)", N_("Later"), show=False, id="what_if.later"),
        Binding("a", "add", N_("Add"), tooltip=N_("Suppose something else too"), id="what_if.add"),
        Binding("e", "edit", N_("Edit"), tooltip=N_("Say it in days or dates"), id="what_if.edit"),
        Binding("x,delete", "take_away", N_("Take away"), id="what_if.take_away"),
        Binding("tab,shift+tab", "turn", N_("Read on"), show=False, id="what_if.turn"),
        Binding("escape", "close", N_("Forget"), id="what_if.forget"),
    ]
    AUTO_FOCUS = "SuppositionRows"
    HORIZONTAL_BREAKPOINTS = NARROW_OR_WIDE

    app = getters.app(CounterApp)
    rows = getters.query_one(SuppositionRows)
    results = getters.query_one(HitSheet)

    def __init__(self, outlook: Outlook, items: Iterable[ItemId]) -> None:
        super().__init__(_("What if?"))
        self._outlook = outlook
        unfinished = (i for i in items if i in outlook.plan.item and outlook.plan.item[i].status is not Status.DONE)
        self._supposed: tuple[Supposition, ...] = tuple(ItemLate(i, 1) for i in unfinished)
        self._found: WhatIf | None = None
        self._below: SnapshotScreen | None = None

    def compose(self) -> ComposeResult:
        """What is supposed, and what it hits."""
        yield self.boxed(Horizontal(SuppositionRows(), HitSheet(id="hits"), id="columns"))
        yield KeyBar()

    def on_mount(self) -> None:
        """Think, and think again when the plan changes."""
        below = self.app.screen_stack[-2] if len(self.app.screen_stack) > 1 else None
        self._below = below if isinstance(below, SnapshotScreen) else None
        self.watch(self.app, "snapshot", self._arrived)

    def on_unmount(self) -> None:
        """The timeline shows the real plan again."""
        if self._below is not None:
            self._below.show_scratch(None)

    def _arrived(self, snapshot: PlanSnapshot | None) -> None:
        if snapshot is None or snapshot.outlook.plan.head.id != self._outlook.plan.head.id:
            self.dismiss(None)
            return
        self._outlook = snapshot.outlook
        self._suppose(self._supposed, self.rows.current.place if self.rows.current else 0)

    # -- thinking -----------------------------------------------------------------------------------------------------
    @property
    def supposed(self) -> tuple[Supposition, ...]:
        """What is supposed now."""
        return self._supposed

    @property
    def found(self) -> WhatIf | None:
        """What follows; None before it is known, and when nothing is supposed."""
        return self._found

    def _suppose(self, supposed: Sequence[Supposition], place: int) -> None:
        self._supposed = tuple(supposed)
        self._list(place)
        self.think()

    def _list(self, place: int) -> None:
        plan, after = self._outlook.plan, self._found.after if self._found is not None else None
        known = self._found.suppositions if self._found is not None else ()
        rows = []
        for n, each in enumerate(self._supposed):
            rows.append(_Row(n, supposition_words(each, plan)))
            becomes = becomes_words(each, after) if after is not None and each in known else ""
            rows.append(_Row(n, _("made real: {what}").format(what=becomes) if becomes else "", becomes=True))
        self.rows.show(rows)
        self.rows.go_to(min(place, len(self._supposed) - 1))

    @work(group="suppose", exclusive=True)
    async def think(self) -> None:
        """Ask what follows, and show it here and on the timeline behind."""
        supposed, today = self._supposed, self._outlook.today
        campaign_id = self._outlook.plan.head.id
        self.refuse("")
        if not supposed:
            self._show(None)
            return
        try:
            found = await self.app.door.ask(lambda planner: planner.suppose(campaign_id, supposed, today))
        except CampaignError as error:
            self.refuse(sentence(error))
            return
        if supposed == self._supposed:
            self._show(found)

    def _show(self, found: WhatIf | None) -> None:
        self._found = found
        self._list(self.rows.current.place if self.rows.current else 0)
        if found is None:
            words = _("Press {key} to suppose that an item is late, somebody is away, or a moment moves.")
            hint = words.format(key=key_for(type(self), "what_if.add"))
            self.results.prepare(
                lambda width: [SheetRow([Piece(" " + words, Ink.MUTED)]) for words in wrap(hint, width - 2)], anew=True
            )
        else:
            plan, hits = self._outlook.plan, found.hits
            self.results.prepare(lambda width: [*effect_rows(hit_lines(hits, plan), width)], anew=True)
        self._lay_below()

    def _lay_below(self) -> None:
        """Let the timeline show it in the room that is left."""
        if self._below is not None:
            covered = self.query_one("#box").outer_size.height + 1
            self._below.show_scratch(self._found.after if self._found is not None else None, covered)

    def on_resize(self) -> None:
        """The room has changed."""
        self.call_after_refresh(self._lay_below)

    # -- changing suppositions ----------------------------------------------------------------------------------------
    def _replace(self, new: Supposition) -> None:
        row = self.rows.current
        if row is not None:
            kept = [*self._supposed]
            kept[row.place] = new
            self._suppose(kept, row.place)

    @property
    def _current(self) -> Supposition | None:
        row = self.rows.current
        return self._supposed[row.place] if row is not None and row.place < len(self._supposed) else None

    def action_change(self, days: int) -> None:
        """A day later, a day longer, a day more."""
        each = self._current
        if isinstance(each, ItemLate):
            self._replace(replace(each, workdays=max(each.workdays + days, 1)))
        elif isinstance(each, MemberAway):
            self._replace(replace(each, last=max(each.last + days * _ONE, each.first)))
        elif isinstance(each, AnchorMoved):
            self._replace(replace(each, days=each.days + days))

    def action_shift(self, days: int) -> None:
        """The whole absence a day earlier or later; the same as more and less for the others."""
        each = self._current
        if isinstance(each, MemberAway):
            self._replace(replace(each, first=each.first + days * _ONE, last=each.last + days * _ONE))
        else:
            self.action_change(days)

    def action_add(self) -> None:
        """Choose what else to suppose."""
        from campaigntui.tui.dialogs.supposition import PickSupposition

        self.app.push_screen(PickSupposition(self._outlook), self._added)

    def _added(self, new: Supposition | None) -> None:
        if new is not None:
            self._suppose((*self._supposed, new), len(self._supposed))

    def action_edit(self) -> None:
        """Type the days or dates of the supposition under the cursor."""
        from campaigntui.tui.dialogs.supposition import EditSupposition

        each = self._current
        if each is not None:
            self.app.push_screen(EditSupposition(self._outlook, each), lambda new: self._replace(new) if new else None)

    def action_take_away(self) -> None:
        """Suppose it no longer."""
        row = self.rows.current
        if row is not None:
            self._suppose([each for n, each in enumerate(self._supposed) if n != row.place], row.place)

    def action_turn(self) -> None:
        """Between what is supposed and what it hits."""
        (self.rows if self.results.has_focus else self.results).focus()

    def action_make_real(self) -> None:
        """Write it, as one step of undo."""
        if self._supposed:
            self.hand_in(Suppose(self._supposed))
        else:
            self.refuse(_("Suppose something first."))
