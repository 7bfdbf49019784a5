"""The moments of the campaign: when they are, how sure that is, and what hangs on each."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from datetime import timedelta
from typing import ClassVar

from rich.cells import cell_len
from textual import getters, work
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
from campaigntui.tui.screens.plan_screen import PlanScreen
from campaigntui.tui.text import plain
from campaigntui.tui.wardrobe import DressedApp
from campaigntui.tui.widgets.head_line import HeadLine
from campaigntui.tui.widgets.key_bar import KeyBar
from campaigntui.tui.widgets.lines import Line, Piece, width_of
from campaigntui.tui.widgets.rowlist import RowList
from campaigntui.tui.widgets.sheet import Sheet, SheetRow
from campaigntui.usecases.commands.anchors import AnchorMove, MoveAnchors
from campaigntui.usecases.snapshot import PlanSnapshot
from campaigntui.wording import _, anchor_name, confidence_name, ngettext, owner_name, phase_name, stage_name
from campaigntui.wording.dates import DAY_COLUMN, clock, column_day, full_day, long_day, relative_day

_WIDE = 90
"""Cells of a list from which on everything is said in words."""

_SURE = {Confidence.CONFIRMED: ("●", Ink.GOOD), Confidence.GUESSED: ("○", Ink.WARN)}
"""Mark and ink of how sure a moment is."""

_DAY = Binding.Group(N_("Day"), compact=True)


class MomentRows(RowList[Anchor]):
    """Day and hour, name, how sure it is, and how much hangs on it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *RowList.COMPONENT_CLASSES, Ink.STRONG, Ink.MUTED, Ink.ACCENT, Ink.GOOD, Ink.WARN,
    }  # fmt: skip

    outlook: Outlook
    hanging: Mapping[str, Hanging]

    def key_of(self, row: Anchor) -> Hashable:
        """Moments are told apart by key."""
        return row.key

    def line_of(self, row: Anchor, width: int) -> Line:
        """One line; a moment that is over is muted."""
        over = row.day < self.outlook.today
        day = Ink.MUTED if over else Ink.STRONG
        relative = relative_day(row.day, self.outlook.plan.d_day.day)
        head = [
            Piece(" " + fit(long_day(row.day), 15), day),
            Piece(fit(clock(row.clock) if row.clock is not None else "", 6), day),
            Piece(fit(relative, 6), Ink.MUTED if over else Ink.ACCENT),
        ]
        tail = self._tail(row, wide=width >= _WIDE)
        room = max(width - width_of(head) - width_of(tail), 8)
        return [*head, Piece(fit(plain(anchor_name(row)), room), Ink.MUTED if over else Ink.PLAIN), *tail]

    def _tail(self, row: Anchor, *, wide: bool) -> Line:
        """How sure it is, whose it is, and how many items hang on it; marks and numbers where room is scarce."""
        mark, ink = _SURE[row.confidence]
        count = len(self.hanging[row.key].items)
        if not wide:
            return [Piece(f" {mark}", ink), Piece(f"{count or '':>4} ", Ink.MUTED)]
        hangs = ngettext("{count} item", "{count} items", count).format(count=count) if count else ""
        return [
            Piece(fit(f" {mark} {confidence_name(row.confidence)}", 13), ink),
            Piece(fit(owner_name(row.owner), 10), Ink.MUTED),
            Piece(" " * max(10 - cell_len(hangs), 0) + hangs + " ", Ink.MUTED),
        ]


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
            from campaigntui.tui.screens.item import ItemPage

            self.app.push_screen(ItemPage(ItemId(row.key)))

    def action_back(self) -> None:
        """From the sheet to the list, from there to the timeline."""
        if self.sheet.has_focus:
            self.moments.focus()
        else:
            super().action_back()

    def action_shift(self, days: int) -> None:
        """Move the moment by days, with all that hangs on it."""
        anchor = self.moments.current
        if anchor is not None:
            self.request(MoveAnchors((AnchorMove(anchor.key, anchor.day + timedelta(days=days)),)))

    def action_confirm(self) -> None:
        """Say that the moment is sure, or that it is not."""
        anchor = self.moments.current
        if anchor is not None:
            other = {Confidence.CONFIRMED: Confidence.GUESSED, Confidence.GUESSED: Confidence.CONFIRMED}
            self.request(MoveAnchors((AnchorMove(anchor.key, confidence=other[anchor.confidence]),)))

    @work(group="profile", exclusive=True)
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
        self.app.push_screen(ProfilePicker(book, head.profile))

    def action_edit(self) -> None:
        """Day, hour and confidence in one form."""
        from campaigntui.tui.dialogs.moment_form import MomentForm

        if (anchor := self.moments.current) is not None:
            self.app.push_screen(MomentForm(self.outlook(), anchor))


def _hanging_rows(anchor: Anchor, found: Hanging, outlook: Outlook, width: int) -> Iterator[SheetRow]:
    width -= 2
    yield SheetRow([Piece(" " + fit(plain(anchor_name(anchor)), width), Ink.STRONG)])
    hour = f" {clock(anchor.clock)}" if anchor.clock is not None else ""
    yield SheetRow([Piece(" " + fit(full_day(anchor.day) + hour, width), Ink.ACCENT)])
    mark, ink = _SURE[anchor.confidence]
    sure = f"{mark} {confidence_name(anchor.confidence)}"
    yield SheetRow([Piece(f" {sure}", ink), Piece(f" · {owner_name(anchor.owner)}", Ink.MUTED)])
    told = [
        (_("Phases"), [phase_name(phase) for phase in found.phases]),
        (_("Gates"), [stage_name(stage) for stage in found.gates]),
        (_("Stages"), [stage_name(stage) for stage in found.windows]),
        (_("Freezes"), [freeze.name or freeze.key for freeze in found.freezes]),
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
