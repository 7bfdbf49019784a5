"""The moments of the campaign: when they are, how sure that is, and what hangs on each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from campaigntui.domain.campaign import Anchor, Confidence
from campaigntui.domain.ids import ItemId
from campaigntui.errors import N_, CampaignError
from campaigntui.scene.cells import fit
from campaigntui.scheduling.hanging import Hanging, hanging
from campaigntui.scheduling.outlook import Outlook
from campaigntui.tui.marks import STATE_INKS, Ink, glyph
from campaigntui.tui.messages import View
from campaigntui.tui.page import NARROW_OR_WIDE
from campaigntui.tui.patience import before_keys
from campaigntui.tui.screens.plan_screen import PlanScreen
from campaigntui.tui.text import plain
from campaigntui.tui.wardrobe import DressedApp
from campaigntui.tui.widgets.head_line import HeadLine
from campaigntui.tui.widgets.key_bar import KeyBar
from campaigntui.tui.widgets.lines import Piece
from campaigntui.tui.widgets.moment_list import SURE, MomentRows
from campaigntui.tui.widgets.rowlist import RowList
from campaigntui.tui.widgets.sheet import Sheet, SheetRow
from campaigntui.usecases.commands.anchors import AnchorMove, MoveAnchors
from campaigntui.usecases.snapshot import PlanSnapshot
from campaigntui.wording import _, anchor_name, confidence_name, ngettext, owner_name, phase_name, stage_name
from campaigntui.wording.dates import DAY_COLUMN, clock, column_day, full_day

_DAY = Binding.Group(N_("Day"), compact=True)


class MomentsScreen(PlanScreen):
    """Moments in order of time, and beside them what hangs on the one under the cursor."""

    VIEW = View.MOMENTS
    CSS_PATH = "moments.tcss"
    AUTO_FOCUS = "MomentRows"
    HORIZONTAL_BREAKPOINTS = NARROW_OR_WIDE
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("<,《,＜", "shift(-1)", N_("A day earlier"), group=_DAY, id="moments.earlier"),
        Binding(">,》,＞", "shift(1)", N_("A day later"), group=_DAY, id="moments.later"),
        Binding("{,｛", "shift(-7)", N_("A week earlier"), show=False, id="moments.week_earlier"),
        Binding("},｝", "shift(7)", N_("A week later"), show=False, id="moments.week_later"),
        Binding("space", "mark", N_("Mark"), id="moments.mark"),
        Binding("e", "edit", N_("Edit"), tooltip=N_("Day, hour, and how sure they are"), id="moments.edit"),
        Binding("c", "confirm", N_("Confirmed"), tooltip=N_("Confirmed, or only guessed"), id="moments.confirm"),
        Binding("p", "profile", N_("Profile"), tooltip=N_("Another profile of the playbook"), id="moments.profile"),
    ]

    app = getters.app(DressedApp)
    moments = getters.query_one(MomentRows)
    sheet = getters.query_one(Sheet)

    def compose(self) -> ComposeResult:
        """List, and what hangs on its row."""
        yield HeadLine(N_("When does the platform open what?"))
        with Container(id="moments"):
            yield MomentRows()
            yield Sheet(id="hanging")
        yield KeyBar()

    def draw(self, snapshot: PlanSnapshot) -> None:
        """In order of time; the cursor stays with its moment."""
        outlook = snapshot.outlook
        self.query_one(HeadLine).show(outlook)
        rows = sorted(outlook.plan.anchor.values(), key=lambda a: (a.day, str(a.clock or ""), a.id))
        first = self.moments.current is None
        self.moments.outlook, self.moments.hanging = outlook, hanging(outlook)
        self.moments.show(rows)
        self.mark(self.moments.marked.intersection(anchor.key for anchor in rows))
        if first:
            self.moments.go_to(next((a.key for a in rows if a.day >= outlook.today), rows[-1].key))
        self._tell(anew=False)

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        """The sheet follows the cursor."""
        event.stop()
        if event.control is self.moments:
            self._tell(anew=True)

    def _tell(self, *, anew: bool) -> None:
        anchor = self.moments.current
        if anchor is not None:
            found = self.moments.hanging[anchor.key]
            self.sheet.prepare(lambda width: [*_hanging_rows(anchor, found, self.outlook(), width)], anew=anew)

    def on_row_list_opened(self, event: RowList.Opened) -> None:
        """Enter edits a moment, and opens an item of the sheet."""
        event.stop()
        if event.control is self.moments:
            self.action_edit()
        elif (row := self.sheet.current) is not None and isinstance(row.key, int):
            self.open_item(ItemId(row.key))

    def action_back(self) -> None:
        """From the sheet to the list, then without its marks, then to the timeline."""
        if self.sheet.has_focus:
            self.moments.focus()
        elif self.moments.marked:
            self.mark(frozenset())
        else:
            super().action_back()

    # -- what the keys mean -------------------------------------------------------------------------------------------
    def targets(self) -> list[Anchor]:
        """The marked moments in order of time, or the one under the cursor when none is marked."""
        marked = [row for row in self.moments.rows if row.key in self.moments.marked]
        here = self.moments.current
        return marked or ([here] if here is not None else [])

    def mark(self, keys: frozenset[str]) -> None:
        """Mark these moments and no others."""
        self.moments.marked = keys
        words = ngettext("{count} marked", "{count} marked", len(keys)).format(count=len(keys)) if keys else ""
        self.query_one(HeadLine).note(words)

    def action_mark(self) -> None:
        """Set or take the mark, and go on."""
        if (anchor := self.moments.current) is not None:
            self.mark(self.moments.marked ^ {anchor.key})
            self.moments.action_down()

    def action_shift(self, days: int) -> None:
        """Move the moments by days, with all that hangs on them."""
        moves = tuple(AnchorMove(one.key, one.day + timedelta(days=days)) for one in self.targets())
        if moves:
            self.request(MoveAnchors(moves))

    def action_confirm(self) -> None:
        """Say that the moments are sure, or that they are not when all of them are."""
        anchors = self.targets()
        sure = all(anchor.confidence is Confidence.CONFIRMED for anchor in anchors)
        other = Confidence.GUESSED if sure else Confidence.CONFIRMED
        if anchors:
            self.request(MoveAnchors(tuple(AnchorMove(anchor.key, confidence=other) for anchor in anchors)))

    @before_keys
    async def action_profile(self) -> None:
        """Choose another rhythm of the platform."""
        from campaigntui.tui.dialogs.profiles import ProfilePicker
        from campaigntui.usecases.playbooks import playbook

        head, folder = self.outlook().plan.head, self.app.folder.playbooks
        if not head.playbook:
            self.notify(
                _("This campaign was not made from a playbook, so it has no profiles."), markup=False, timeout=4
            )
            return
        try:
            book = await self.app.door.ask(lambda _planner: playbook(head.playbook, folder))
        except CampaignError as error:
            self.app.refuse(error)
            return
        await self.app.push_screen(ProfilePicker(book, head.profile))

    def action_edit(self) -> None:
        """Day, hour and confidence in one form; of several marked moments all their days and hours."""
        from campaigntui.tui.dialogs.moment_form import MomentForm, MomentsForm

        anchors = self.targets()
        if len(anchors) > 1:
            self.app.push_screen(MomentsForm(self.outlook(), anchors))
        elif anchors:
            self.app.push_screen(MomentForm(self.outlook(), anchors[0]))


def _hanging_rows(anchor: Anchor, found: Hanging, outlook: Outlook, width: int) -> Iterator[SheetRow]:
    width -= 2
    yield SheetRow([Piece(" " + fit(plain(anchor_name(anchor)), width), Ink.STRONG)])
    hour = f" {clock(anchor.clock)}" if anchor.clock is not None else ""
    yield SheetRow([Piece(" " + fit(full_day(anchor.day) + hour, width), Ink.ACCENT)])
    mark, ink = SURE[anchor.confidence]
    sure = f"{mark} {confidence_name(anchor.confidence)}"
    yield SheetRow([Piece(f" {sure}", ink), Piece(f" · {owner_name(anchor.owner)}", Ink.MUTED)])
    told = [
        (_("Phases"), [phase_name(phase) for phase in found.phases]),
        (_("Gates"), [stage_name(stage) for stage in found.gates]),
        (_("Stages"), [stage_name(stage) for stage in found.windows]),
        (_("Freezes"), [freeze.shown for freeze in found.freezes]),
        (_("Meetings"), [ritual.name for ritual in found.rituals]),
    ]
    for label, names in told:
        if names:
            yield SheetRow([])
            yield SheetRow([Piece(" " + label, Ink.HEADING)])
            yield from (SheetRow([Piece(" ∙ ", Ink.MUTED), Piece(fit(plain(name), width - 3))]) for name in names)
    yield SheetRow([])
    yield SheetRow([Piece(" " + (_("Open items") if found.items else _("No open item hangs on it.")), Ink.HEADING)])
    for item_id in found.items:
        item, state = outlook.plan.item[item_id], outlook.health.items[item_id].state
        finish = outlook.schedule.windows[item_id].planned_finish
        title = fit(plain(item.title), width - 4 - DAY_COLUMN)
        yield SheetRow(
            [
                Piece(f" {glyph(state)} ", STATE_INKS[state]),
                Piece(title + " "),
                Piece(column_day(finish), Ink.MUTED),
            ],
            item_id,
        )
