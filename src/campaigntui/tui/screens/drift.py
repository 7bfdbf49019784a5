"""The drift: how far stages and items have moved away from a baseline, in working days."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from datetime import date
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual import getters
from textual.app import ComposeResult

from campaigntui.domain.ids import ItemId, RowId
from campaigntui.domain.stage import Stage
from campaigntui.errors import N_
from campaigntui.scene.cells import fit
from campaigntui.scheduling.baselines import baselines
from campaigntui.scheduling.drift import Drift, ItemDrift, StageDrift, drift
from campaigntui.scheduling.outlook import Outlook
from campaigntui.tui.keys import key_for
from campaigntui.tui.marks import Ink
from campaigntui.tui.messages import View, ViewRequested
from campaigntui.tui.screens.baseline_screen import BaselineScreen
from campaigntui.tui.screens.plan_screen import PlanScreen
from campaigntui.tui.text import plain
from campaigntui.tui.widgets.head_line import HeadLine
from campaigntui.tui.widgets.key_bar import KeyBar
from campaigntui.tui.widgets.lines import Line, Piece
from campaigntui.tui.widgets.rowlist import RowList
from campaigntui.usecases.snapshot import PlanSnapshot
from campaigntui.wording import _, stage_name
from campaigntui.wording.dates import DAY_COLUMN, column_day, drift_days, full_day


class Head(NamedTuple):
    """What is compared, and the titles of the columns."""

    words: str


DriftRow = ItemDrift | StageDrift | ItemId | Head | str | None
"""An item, a stage, an item that came later, a heading or sentence, or a blank line."""

_FIRST = DAY_COLUMN + 2
"""Cells of the date in the baseline."""
_DAYS = 8
"""Cells of a number of working days."""
_COLUMNS = _FIRST + 2 * (DAY_COLUMN + _DAYS + 2) + 2


class DriftList(RowList[DriftRow]):
    """Stages, then the items that moved, those that moved farthest first."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *RowList.COMPONENT_CLASSES, Ink.HEADING, Ink.MUTED, Ink.STRONG, Ink.BAD, Ink.GOOD,
    }  # fmt: skip

    outlook: Outlook

    def key_of(self, row: DriftRow) -> Hashable:
        """Stages and items, which lead somewhere."""
        if isinstance(row, ItemDrift | StageDrift):
            return row.item_id if isinstance(row, ItemDrift) else row.stage
        return row if isinstance(row, int) else None

    def line_of(self, row: DriftRow, width: int) -> Line:
        """A name, three dates and two differences."""
        if row is None:
            return []
        if isinstance(row, str):
            return [Piece(" " + fit(row, width - 2), Ink.HEADING)]
        if isinstance(row, Head):
            return [Piece(" " + fit(plain(row.words), width - _COLUMNS - 1), Ink.HEADING), *_titles()]
        if isinstance(row, int):
            return [Piece("   " + fit(plain(self.outlook.plan.item[row].title), width - 4))]
        if isinstance(row, StageDrift):
            return [Piece(" " + fit(stage_name(row.stage), width - _COLUMNS - 1), Ink.STRONG), *_dates(row)]
        title = plain(self.outlook.plan.item[row.item_id].title)
        return [Piece("   " + fit(title, width - _COLUMNS - 3)), *_dates(row)]


def _titles() -> Iterator[Piece]:
    """The titles of the three dates, each above its column."""
    for n, title in enumerate((_("baseline"), _("planned"), _("forecast"))):
        room = DAY_COLUMN + 2
        words = fit(title, room) if cell_len(title) > room else " " * (room - cell_len(title)) + title
        yield Piece(words + " " * (_DAYS if n else 0), Ink.MUTED)


def _dates(row: ItemDrift | StageDrift) -> Iterator[Piece]:
    yield Piece(column_day(row.was).rjust(_FIRST), Ink.MUTED)
    yield from _moved(row.planned, row.planned_days)
    yield from _moved(row.forecast, row.forecast_days)


def _moved(day: date | None, days: int) -> Iterator[Piece]:
    ink = Ink.BAD if days > 0 else Ink.GOOD if days < 0 else Ink.MUTED
    yield Piece("  " + column_day(day))
    yield Piece(fit(f" {drift_days(days)}", _DAYS), ink)


def drift_rows(found: Drift, outlook: Outlook) -> list[DriftRow]:
    """Everything that has moved under headings."""
    head = f"{plain(found.baseline.name)} · {full_day(found.baseline.day)}"
    moved = [one for one in found.items if one.planned_days or one.forecast_days]
    moved.sort(key=lambda one: -max(abs(one.planned_days), abs(one.forecast_days)))
    rows: list[DriftRow] = [Head(head), *found.stages]
    if moved:
        rows += [None, _("Items that have moved"), *moved]
    if found.added:
        rows += [None, _("Added since"), *found.added]
    removed = [outlook.plan.item[i] for i in found.removed if i in outlook.plan.item]
    if removed:
        rows += [None, _("Gone since"), *("  " + plain(item.title) for item in removed)]
    return rows if len(rows) > 1 else [Head(head), None, _("Nothing has moved.")]


class DriftScreen(BaselineScreen, PlanScreen):
    """One list over the whole screen; the newest baseline to begin with."""

    VIEW = View.DRIFT
    CSS_PATH = "drift.tcss"
    AUTO_FOCUS = "DriftList"

    list = getters.query_one(DriftList)

    def compose(self) -> ComposeResult:
        """The list."""
        yield HeadLine(N_("How far has the plan drifted?"))
        yield DriftList()
        yield KeyBar()

    def draw(self, snapshot: PlanSnapshot) -> None:
        """Compare anew."""
        outlook = snapshot.outlook
        self.query_one(HeadLine).show(outlook)
        self.list.outlook = outlook
        chosen = self.chosen_baseline or next(iter(baselines(outlook.plan)), None)
        if chosen is None:
            words = _("There is no baseline yet. {key} keeps the planned dates of today.")
            self.list.show([words.format(key=key_for(type(self), "baseline.choose"))])
        else:
            self.list.show(drift_rows(drift(outlook.plan, outlook.schedule, outlook.calendar, chosen), outlook))

    def watch_baseline_id(self, _: RowId | None) -> None:
        """Compare with another one."""
        if self.snapshot is not None:
            self.draw(self.snapshot)

    def on_row_list_opened(self, event: RowList.Opened) -> None:
        """Enter opens the item, or the stage."""
        event.stop()
        key = self.list.key_of(self.list.current)
        if isinstance(key, Stage):
            self.post_message(ViewRequested(View.STAGE, stage=key))
        elif isinstance(key, int):
            self.open_item(ItemId(key))
