"""A heat map of hours: somebody on every line, a day or a week in every column, a cursor on one cell."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from datetime import date, timedelta
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.reactive import var
from textual.strip import Strip

from campaigntui.domain.ids import ItemId, MemberId
from campaigntui.errors import N_
from campaigntui.scene.cells import fit, fit_right
from campaigntui.scheduling.load import DayLoad, Load
from campaigntui.scheduling.outlook import Outlook
from campaigntui.tui.marks import Ink
from campaigntui.tui.text import plain
from campaigntui.tui.widgets.lines import Line, Piece, on_cursor, strip_of
from campaigntui.tui.widgets.rowlist import CURSOR, CURSOR_BLURRED, RowList
from campaigntui.wording import _, role_name

CELL = 4
"""Cells of a column: up to three digits, and a mark for what is too much."""


SOME, FULL, OVER = "load--some", "load--full", "load--over"
"""How a cell is heated: there is work, there is as much as fits, there is more."""
_ON_CURSOR = {SOME: Ink.PLAIN, FULL: Ink.WARN, OVER: Ink.LATE}
"""Their inks on the ground of the cursor."""


class Column(NamedTuple):
    """The days of a column, both included."""

    first: date
    last: date


class LoadLine(NamedTuple):
    """Hours of a member or of a role; a heading has no key."""

    key: MemberId | str | None
    name: str
    days: Mapping[date, DayLoad]


class Spot(NamedTuple):
    """A cell of the map."""

    line: LoadLine
    column: Column
    load: DayLoad


def columns_of(first: date, last: date, *, weeks: bool) -> list[Column]:
    """The days from `first` to `last`, or the calendar weeks that hold them, the first and last cut to the days."""
    if not weeks:
        return [Column(day, day) for day in (first + timedelta(days=n) for n in range((last - first).days + 1))]
    found = []
    while first <= last:
        end = min(first + timedelta(days=6 - first.weekday()), last)
        found.append(Column(first, end))
        first = end + timedelta(days=1)
    return found


def load_lines(outlook: Outlook, load: Load) -> list[LoadLine]:
    """Members first, then roles, each under its heading."""
    members = [LoadLine(key, outlook.plan.member[key].name, days) for key, days in load.members.items()]
    roles = [LoadLine(key, role_name(key, outlook.roles), days) for key, days in load.roles.items()]
    above = [LoadLine(None, _("Members"), {}), *members] if members else []
    return [*above, LoadLine(None, _("Roles"), {}), *roles]


def gathered(days: Mapping[date, DayLoad], column: Column) -> DayLoad:
    """The load of all days of a column."""
    found = [days[day] for day in _days(column) if day in days]
    if len(found) == 1:
        return found[0]
    items = dict.fromkeys(item for day in found for item in day.items)
    return DayLoad(sum(day.hours for day in found), sum(day.capacity for day in found), tuple[ItemId, ...](items))


def crowded(days: Mapping[date, DayLoad], column: Column) -> bool:
    """True when one of the days of a column has more hours than capacity."""
    return any(days[day].over for day in _days(column) if day in days)


def _days(column: Column) -> list[date]:
    return [column.first + timedelta(days=n) for n in range((column.last - column.first).days + 1)]


class LoadGrid(RowList[LoadLine]):
    """The lines of `load_lines` under the columns of `columns_of`. Names stay where they are when columns scroll."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "column(-1)", N_("Earlier"), show=False, id="load.earlier"),
        Binding("right,l", "column(1)", N_("Later"), show=False, id="load.later"),
        Binding("shift+left,H", "column(-7)", N_("Seven columns earlier"), show=False, id="load.far_earlier"),
        Binding("shift+right,L", "column(7)", N_("Seven columns later"), show=False, id="load.far_later"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *RowList.COMPONENT_CLASSES, Ink.STRONG, Ink.MUTED, Ink.HEADING, Ink.LATE, Ink.WARN, SOME, FULL, OVER,
    }  # fmt: skip
    DEFAULT_CSS = """
    LoadGrid {
        & > .load--some { background: $success-muted; color: $foreground; }
        & > .load--full { background: $warning-muted; color: $text-warning; }
        & > .load--over { background: $error-muted; color: $text-error; text-style: bold; }
    }
    """

    column: var[int] = var(0, init=False)
    """Index of the column under the cursor."""
    left: int = 0
    """Index of the first column on show."""

    def __init__(self) -> None:
        super().__init__()
        self.columns: Sequence[Column] = ()

    def key_of(self, row: LoadLine) -> Hashable:
        """Members by id, roles by key."""
        return row.key

    def lay(self, lines: Sequence[LoadLine], columns: Sequence[Column]) -> None:
        """Show these; the cursor stays on its day."""
        day = self.columns[self.column].first if self.columns else columns[0].first
        self.columns = columns
        self.set_reactive(LoadGrid.column, max((n for n, c in enumerate(columns) if c.first <= day), default=0))
        self._into_view()
        self.show(lines)

    # -- columns ------------------------------------------------------------------------------------------------------
    @property
    def label_width(self) -> int:
        """Cells of the names."""
        return 15 if self.size.width < 70 else 22

    @property
    def room(self) -> int:
        """How many columns fit."""
        return max((self.size.width - self.label_width) // CELL, 1)

    @property
    def spot(self) -> Spot | None:
        """The cell under the cursor."""
        line = self.current
        if line is None or not self.columns:
            return None
        column = self.columns[self.column]
        return Spot(line, column, gathered(line.days, column))

    def on_show_columns(self) -> Sequence[Column]:
        """The columns that can be seen."""
        return self.columns[self.left : self.left + self.room]

    def validate_column(self, column: int) -> int:
        """Not beyond the ends."""
        return min(max(column, 0), max(len(self.columns) - 1, 0))

    def watch_column(self) -> None:
        """Bring it into view."""
        self._into_view()
        self.refresh()
        self.post_message(self.Moved(self))

    def _into_view(self) -> None:
        self.left = min(self.left, self.column, max(len(self.columns) - self.room, 0))
        self.left = max(self.left, self.column - self.room + 1)

    def on_resize(self) -> None:
        """Another number of columns fits."""
        self._into_view()
        self.post_message(self.Moved(self))

    def action_column(self, places: int) -> None:
        """Some columns to the side."""
        self.column += places

    def on_click(self, event: events.Click) -> None:
        """The cell that was hit."""
        place = (event.x - self.label_width) // CELL
        if 0 <= place < len(self.on_show_columns()):
            self.column = self.left + place
        super().on_click(event)

    # -- painting -----------------------------------------------------------------------------------------------------
    def line_of(self, row: LoadLine, width: int) -> Line:
        """Name and hours."""
        if row.key is None:
            return [Piece(" " + fit(row.name, width - 1), Ink.HEADING)]
        name = Piece(" " + fit(plain(row.name), self.label_width - 2) + " ")
        return [name, *(self._cell(row, column) for column in self.on_show_columns())]

    def render_line(self, y: int) -> Strip:
        """The row at `y`; on the one with the cursor its cell is lit and the rest of it a little."""
        index, width = y + self.scroll_offset.y, self.size.width
        row = self.current
        if index != self.cursor or row is None:
            return super().render_line(y)
        line = self.line_of(row, width)
        place = self.column - self.left + 1
        if self.has_focus and place < len(line):
            cell = line[place]
            line[place] = on_cursor(cell._replace(ink=_ON_CURSOR.get(cell.ink, cell.ink)))._replace(ground=CURSOR)
        base = self.rich_style + self.ink_style(CURSOR_BLURRED)
        return strip_of(line, width, base, self.ink_style)

    @staticmethod
    def _cell(row: LoadLine, column: Column) -> Piece:
        load = gathered(row.days, column)
        if not (load.hours or load.capacity):
            return Piece(" " * CELL)
        if not load.hours:
            return Piece(fit_right("·", CELL - 1) + " ", Ink.MUTED)
        hours = f"{load.hours:.0f}"
        if crowded(row.days, column):
            return Piece(fit_right(hours, CELL - 1) + "!", OVER)
        full = load.capacity and load.hours >= load.capacity
        return Piece(fit_right(hours, CELL - 1) + " ", FULL if full else SOME)
