"""Who has how much to do in which stage: roles by stages, and from every cell the way to its items."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from campaigntui.domain.ids import MemberId
from campaigntui.errors import N_
from campaigntui.scheduling.goals import score, standings
from campaigntui.scheduling.rolework import EVERYBODY, NOBODYS
from campaigntui.tui.marks import Ink
from campaigntui.tui.messages import View, ViewRequested
from campaigntui.tui.screens.goal_sheet import score_piece
from campaigntui.tui.screens.plan_screen import PlanScreen
from campaigntui.tui.text import plain
from campaigntui.tui.widgets.head_line import HeadLine
from campaigntui.tui.widgets.key_bar import KeyBar
from campaigntui.tui.widgets.lines import Piece, cut_line
from campaigntui.tui.widgets.role_grid import RoleGrid, RoleHead, Spot, role_lines
from campaigntui.tui.widgets.rowlist import RowList
from campaigntui.tui.widgets.sheet import Sheet, SheetRow
from campaigntui.usecases.snapshot import PlanSnapshot
from campaigntui.wording import _, ngettext, stage_name
from campaigntui.wording.dates import relative_day, short_day


class RolesScreen(PlanScreen):
    """The grid, and below it the cell under the cursor in words."""

    VIEW = View.ROLES
    CSS_PATH = "roles.tcss"
    AUTO_FOCUS = "RoleGrid"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("@,＠", "holder", N_("Who holds it"), tooltip=N_("Give the role to somebody"), id="roles.holder"),
        Binding("b", "inbox", N_("Inbox"), tooltip=N_("What the role has to accept"), id="roles.inbox"),
    ]

    grid = getters.query_one(RoleGrid)
    foot = getters.query_one(Sheet)

    def compose(self) -> ComposeResult:
        """Head, grid, foot."""
        grid = RoleGrid()
        yield HeadLine(N_("Which role has what to do?"))
        yield RoleHead(grid)
        yield grid
        yield Sheet(id="cell")
        yield KeyBar()

    def draw(self, snapshot: PlanSnapshot) -> None:
        """Count anew."""
        self.query_one(HeadLine).show(snapshot.outlook)
        self.foot.can_focus = False
        self.grid.outlook = snapshot.outlook
        self.grid.show(role_lines(snapshot.outlook))

    def look_at_person(self, key: MemberId | str, _day: date | None = None) -> None:
        """Put the cursor on a role."""
        self.grid.go_to(f"role:{key}")

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        """Head and foot follow the cursor."""
        event.stop()
        if event.control is not self.grid:
            return
        self.query_one(RoleHead).redraw()
        if (spot := self.grid.spot) is not None:
            self.foot.prepare(lambda width: [SheetRow(cut_line(self._told(spot), width))], anew=True)

    def _told(self, spot: Spot) -> list[Piece]:
        share, d_day = spot.share, self.outlook().plan.d_day.day
        where = stage_name(spot.stage) if spot.stage is not None else _("all stages")
        pieces = [Piece(f" {plain(spot.name)} · {where}", Ink.STRONG)]
        if not share.total:
            return [*pieces, Piece(f" · {_('nothing to do')}", Ink.MUTED)]
        pieces.append(Piece(" · " + _("{done} of {total} done").format(done=share.done, total=share.total)))
        if share.late:
            late = ngettext("{count} late", "{count} late", share.late).format(count=share.late)
            pieces.append(Piece(f" · {late}", Ink.LATE))
        goals = standings(self.outlook(), None if spot.role == EVERYBODY else spot.role) if spot.stage is None else ()
        if (reached := score(goals)) is not None:
            pieces += [Piece(f" · {_('key results')} ", Ink.MUTED), score_piece(reached)]
        if share.next_due is not None:
            day = f"{short_day(share.next_due)} · {relative_day(share.next_due, d_day)}"
            pieces.append(Piece(" · " + _("next due {day}").format(day=day), Ink.MUTED))
        return pieces

    # -- what the keys mean -------------------------------------------------------------------------------------------
    def on_row_list_opened(self, event: RowList.Opened) -> None:
        """Enter goes to the items of the cell; in the first column to the page of the role."""
        event.stop()
        spot = self.grid.spot
        if spot is None:
            return
        if spot.stage is None and spot.role not in (NOBODYS, EVERYBODY):
            from campaigntui.tui.screens.role import RolePage

            self.app.push_screen(RolePage(spot.role))
            return
        words = [] if spot.role == EVERYBODY else [f"role:{spot.role or 'none'}"]
        words += [f"stage:{spot.stage}"] if spot.stage is not None else []
        self.post_message(ViewRequested(View.CHECKLIST, spot.stage, filter_words=" ".join(words)))

    def _role(self) -> str:
        """The role under the cursor; empty, and said so, where there is none."""
        spot = self.grid.spot
        if spot is None or spot.role in (NOBODYS, EVERYBODY):
            self.notify(_("Put the cursor on a role first."), markup=False, timeout=3)
            return ""
        return spot.role

    def action_holder(self) -> None:
        """Choose who holds the role."""
        from campaigntui.tui.dialogs.holder import Holder

        if role := self._role():
            self.app.push_screen(Holder(self.outlook(), role))

    def action_inbox(self) -> None:
        """What is handed to the role."""
        if role := self._role():
            self.post_message(ViewRequested(View.HANDOFFS, person=role))
