"""The holes of the plan: what is missing, kind by kind, with the way to the place where it is missing."""

from __future__ import annotations

from collections.abc import Hashable
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult

from campaigntui.errors import N_
from campaigntui.scene.cells import fit
from campaigntui.scheduling.holes import Hole, HoleKind, holes
from campaigntui.scheduling.load import load
from campaigntui.scheduling.outlook import Outlook
from campaigntui.tui.marks import Ink
from campaigntui.tui.messages import View, ViewRequested
from campaigntui.tui.screens.plan_screen import PlanScreen
from campaigntui.tui.text import plain
from campaigntui.tui.widgets.head_line import HeadLine
from campaigntui.tui.widgets.key_bar import KeyBar
from campaigntui.tui.widgets.lines import Line, Piece
from campaigntui.tui.widgets.rowlist import RowList
from campaigntui.usecases.snapshot import PlanSnapshot
from campaigntui.wording import _
from campaigntui.wording.holes import hole_kind_name, hole_place

HoleRow = Hole | str | None
"""A hole, a heading or sentence, or a blank line."""


def hole_rows(outlook: Outlook) -> list[HoleRow]:
    """All holes under a heading for each kind, with how many there are."""
    last = max((outlook.today, *(window.forecast_finish for window in outlook.schedule.windows.values())))
    found = holes(outlook, load(outlook, outlook.today, last))
    rows: list[HoleRow] = []
    for kind in dict.fromkeys(hole.kind for hole in found):
        of_kind = [hole for hole in found if hole.kind is kind]
        rows += [*([None] if rows else []), f"{hole_kind_name(kind)} · {len(of_kind)}", *of_kind]
    return rows or [_("Nothing is missing.")]


class HoleList(RowList[HoleRow]):
    """Shows the rows of `hole_rows`."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {*RowList.COMPONENT_CLASSES, Ink.HEADING}

    outlook: Outlook

    def key_of(self, row: HoleRow) -> Hashable:
        """A hole is its own key."""
        return row if isinstance(row, Hole) else None

    def line_of(self, row: HoleRow, width: int) -> Line:
        """One line."""
        if row is None:
            return []
        if isinstance(row, str):
            return [Piece(" " + fit(row, width - 2), Ink.HEADING)]
        return [Piece("   " + fit(plain(hole_place(row, self.outlook)), width - 4))]


class HolesScreen(PlanScreen):
    """One list over the whole screen."""

    VIEW = View.HOLES
    CSS_PATH = "holes.tcss"
    AUTO_FOCUS = "HoleList"

    list = getters.query_one(HoleList)

    def compose(self) -> ComposeResult:
        """The list."""
        yield HeadLine(N_("What is missing?"))
        yield HoleList()
        yield KeyBar()

    def draw(self, snapshot: PlanSnapshot) -> None:
        """Look anew."""
        self.query_one(HeadLine).show(snapshot.outlook)
        self.list.outlook = snapshot.outlook
        self.list.show(hole_rows(snapshot.outlook))

    def on_row_list_opened(self, event: RowList.Opened) -> None:
        """Enter goes to the place: item, stage, role, key result at the field that is empty, or load of the member."""
        event.stop()
        hole = self.list.current
        if not isinstance(hole, Hole):
            return
        if hole.item_id is not None:
            self.open_item(hole.item_id)
        elif hole.result_id is not None:
            self.open_goal(hole.result_id, self._field(hole))
        elif hole.kind is HoleKind.ROLE_NO_KEY_RESULT:
            self._open_role(hole.role)
        elif hole.kind is HoleKind.MEMBER_OVERLOADED:
            self.post_message(ViewRequested(View.LOAD, person=hole.member_id, day=hole.days[0]))
        elif hole.stage is not None:
            self.post_message(ViewRequested(View.STAGE, stage=hole.stage))
        else:
            self.post_message(ViewRequested(View.PEOPLE, person=hole.role))

    def _field(self, hole: Hole) -> str:
        """The field of a key result that is to be filled in."""
        if hole.kind is not HoleKind.KEY_RESULT_NO_GOAL:
            return "items" if hole.kind is HoleKind.KEY_RESULT_NO_ITEM else "role"
        result = self.outlook().plan.key_result.get(hole.result_id) if hole.result_id is not None else None
        return "target" if result is None or result.growth is None else "baseline"

    def _open_role(self, role: str) -> None:
        """The page of the role, where key results are added."""
        from campaigntui.tui.screens.role import RolePage

        self.app.push_screen(RolePage(role))
