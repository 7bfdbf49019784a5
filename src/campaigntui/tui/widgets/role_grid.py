"""Roles by stages: how much each has done of what it has to do there, what is late, and when the next is due."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable, Iterable
from itertools import accumulate
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.reactive import var
from textual.strip import Strip

from campaigntui.domain.stage import STAGES, Stage
from campaigntui.errors import N_
from campaigntui.scene.cells import fit
from campaigntui.scheduling.outlook import Outlook
from campaigntui.scheduling.rolework import EVERYBODY, NOBODYS, RoleWork, Share, role_work, together
from campaigntui.tui.marks import Ink
from campaigntui.tui.text import plain
from campaigntui.tui.widgets.lines import Line, Lines, Piece, on_cursor, strip_of
from campaigntui.tui.widgets.rowlist import CURSOR, CURSOR_BLURRED, RowList
from campaigntui.wording import _, listed, ngettext, role_name, role_short, stage_short
from campaigntui.wording.dates import relative_day

_NARROWEST, _WIDEST = 9, 14
"""Cells of a column: 12/17, three more for what is late, and a gap."""
_MORE, _LEAST_LABEL = 2, 12
"""Cells more that the whole of a role has, as long as so many are left for the names."""
_LABEL = 26
"""Cells of the names where there is room."""
COLUMNS: tuple[Stage | None, ...] = (None, *STAGES)
"""The first column is the whole of a role."""


class RoleLine(NamedTuple):
    """One of the two lines of a role. The second cannot hold the cursor."""

    role: str
    name: str
    short: str
    holders: str
    work: RoleWork
    second: bool


class Spot(NamedTuple):
    """A cell: a role (`NOBODYS` for items of no role), a stage (None for all of them), and what is in it."""

    role: str
    name: str
    stage: Stage | None
    share: Share


def role_lines(outlook: Outlook) -> list[RoleLine]:
    """Two lines for every role, and two for all of them together."""
    works = role_work(outlook)
    team = [member for member in outlook.plan.member.values() if not member.archived]
    lines = []
    for key, work in works.items():
        holders = listed(member.name for member in team if key and key in member.roles)
        name = role_name(key, outlook.roles) if key else _("no role")
        short = role_short(key, outlook.roles) if key else "–"
        lines += [RoleLine(key, name, short, holders, work, second) for second in (False, True)]
    whole, all_of_them = together(works.values()), _("all roles")
    people = ngettext("{count} person", "{count} people", len(team)).format(count=len(team))
    return lines + [RoleLine(EVERYBODY, all_of_them, _("all"), people, whole, second) for second in (False, True)]


class RoleGrid(RowList[RoleLine]):
    """The lines of `role_lines`; left and right choose the column."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "column(-1)", N_("Stage before"), show=False, id="roles.left"),
        Binding("right,l", "column(1)", N_("Stage after"), show=False, id="roles.right"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *RowList.COMPONENT_CLASSES, Ink.STRONG, Ink.MUTED, Ink.LATE, Ink.WARN, Ink.DONE,
    }  # fmt: skip

    column: var[int] = var(0, init=False)
    """Index in `COLUMNS`."""
    outlook: Outlook

    def key_of(self, row: RoleLine) -> Hashable:
        """The role, on its first line."""
        return None if row.second else f"role:{row.role}"

    @property
    def cell_width(self) -> int:
        """Cells of a column."""
        return min(max((self.size.width - _LABEL) // len(COLUMNS), _NARROWEST), _WIDEST)

    @property
    def widths(self) -> tuple[int, ...]:
        """Cells of each column. The whole of a role has the longest numbers."""
        room = self.size.width - self.cell_width * len(COLUMNS)
        return (self.cell_width + (_MORE if room >= _LEAST_LABEL + _MORE else 0), *[self.cell_width] * len(STAGES))

    @property
    def label_width(self) -> int:
        """Cells of the names: what the columns leave, within reason."""
        return min(max(self.size.width - sum(self.widths), 7), _LABEL)

    @property
    def spot(self) -> Spot | None:
        """The cell under the cursor."""
        row, stage = self.current, COLUMNS[self.column]
        return None if row is None else Spot(row.role, row.name, stage, _share(row.work, stage))

    def validate_column(self, column: int) -> int:
        """Not beyond the ends."""
        return min(max(column, 0), len(COLUMNS) - 1)

    def watch_column(self) -> None:
        """Another cell."""
        self.refresh()
        self.post_message(self.Moved(self))

    def watch_cursor(self, old: int, new: int) -> None:
        """Repaint the second lines as well."""
        super().watch_cursor(old, new)
        for index in (old, new):
            if index >= 0 and self.is_mounted:
                self.refresh_lines(index, 2)

    def action_column(self, places: int) -> None:
        """A column to the side."""
        self.column += places

    def on_click(self, event: events.Click) -> None:
        """The cell that was hit, on either of its lines."""
        ends = [*accumulate(self.widths, initial=self.label_width)]
        if ends[0] <= event.x < ends[-1]:
            self.column = bisect_right(ends, event.x) - 1
        index = event.y + self.scroll_offset.y
        if 0 <= index < len(self.rows):
            again = index // 2 * 2 == self.cursor and event.chain > 1
            self.cursor = index // 2 * 2
            if again:
                self.action_open()

    # -- painting -----------------------------------------------------------------------------------------------------
    def line_of(self, row: RoleLine, _width: int) -> Line:
        """Name and shares, or holders and days."""
        wide = self.label_width > 12
        if row.second:
            words = row.holders or (_("nobody") if row.role != NOBODYS else "")
            ink = Ink.MUTED if row.holders else Ink.WARN
        else:
            words, ink = row.name if wide else row.short, Ink.STRONG
        label = Piece(" " + fit(plain(words), self.label_width - 2) + " ", ink)
        return [label, *(self._cell(row, _share(row.work, s), w) for s, w in zip(COLUMNS, self.widths, strict=True))]

    def _cell(self, row: RoleLine, share: Share, width: int) -> Piece:
        due = relative_day(share.next_due, self.outlook.plan.d_day.day) if share.next_due is not None else ""
        if not share.total:
            first, ink = "·", Ink.MUTED
        elif share.done == share.total:
            first, ink = f"{share.done}/{share.total} ✓", Ink.DONE
        else:
            late = f" !{share.late}" if share.late else ""
            first, ink = f"{share.done}/{share.total}{late}", Ink.LATE if late else Ink.PLAIN
            if len(first) > width:
                # Half a number would be a wrong one; the foot has the whole of it.
                first = f"{share.done}/{share.total} !"
        if row.second:
            return Piece(fit(f" {due}", width), Ink.LATE if share.late else Ink.MUTED)
        # The blank before it gives way where the numbers are long.
        return Piece(fit(f" {first}" if len(first) < width else first, width), ink)

    def render_line(self, y: int) -> Strip:
        """A line at `y`; both lines of the cell under the cursor are lit, and the rest of its role a little."""
        index, width = y + self.scroll_offset.y, self.size.width
        if not 0 <= self.cursor <= index <= self.cursor + 1 or index >= len(self.rows):
            return super().render_line(y)
        line = self.line_of(self.rows[index], width)
        if self.has_focus:
            place = self.column + 1
            line[place] = on_cursor(line[place])._replace(ground=CURSOR)
        return strip_of(line, width, self.rich_style + self.ink_style(CURSOR_BLURRED), self.ink_style)


class RoleHead(Lines):
    """The stages above the columns of a grid."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {Ink.HEADING, Ink.STRONG}
    DEFAULT_CSS = "RoleHead { height: 1; }"

    def __init__(self, grid: RoleGrid) -> None:
        super().__init__()
        self._grid = grid

    def paint(self, _width: int) -> list[Line]:
        """One line; the column of the cursor stands out."""
        return [[Piece(" " * self._grid.label_width), *self._names(COLUMNS)]]

    def _names(self, stages: Iterable[Stage | None]) -> Iterable[Piece]:
        for place, (stage, width) in enumerate(zip(stages, self._grid.widths, strict=True)):
            name = _("all") if stage is None else stage_short(stage)
            yield Piece(fit(" " + name, width), Ink.HEADING if place == self._grid.column else Ink.STRONG)


def _share(work: RoleWork, stage: Stage | None) -> Share:
    return work.whole if stage is None else work.stages[stage]
