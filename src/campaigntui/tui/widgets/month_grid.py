"""Months side by side with a cursor on a day: which days are worked, and what is about to change."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import var

from campaigntui.domain.campaign import CalendarDay, DayKind
from campaigntui.errors import N_
from campaigntui.scene.cells import fit
from campaigntui.scheduling.workdays import WorkCalendar
from campaigntui.tui.marks import Ink
from campaigntui.tui.widgets.lines import Line, Lines, Piece
from campaigntui.usecases.commands.calendar import OwnDay
from campaigntui.wording import _
from campaigntui.wording.dates import month_of_year, weekday_letters

_CELL = 3
_MONTH = 7 * _CELL
_GAP = 3
_LINES = 9
"""Name, days of the week, six weeks, and air."""
_DAY = timedelta(days=1)
_FIRST, _LAST = date(1950, 1, 1), date(2199, 12, 31)


class Sign(NamedTuple):
    """What stands behind the number of a day."""

    mark: str
    ink: Ink
    words: str
    """A message id."""


PUBLIC = Sign("x", Ink.BAD, N_("public holiday"))
MAKE_UP = Sign("+", Ink.WARN, N_("make-up workday"))
OWN_OFF = Sign("-", Ink.ACCENT, N_("own day off"))
OWN_WORK = Sign("*", Ink.ACCENT, N_("own workday"))
GUESS = Sign("?", Ink.WARN, N_("estimated"))
ORDINARY = Sign(" ", Ink.PLAIN, N_("working day"))
WEEKEND = Sign(" ", Ink.MUTED, N_("weekend"))


def sign_of(day: date, calendar: WorkCalendar, draft: OwnDay | None = None) -> Sign:
    """What the calendar says of a day, with a change that is not applied yet."""
    known: CalendarDay | None = calendar.days.get(day)
    if draft is not None and draft.kind is not None:
        return OWN_OFF if draft.kind is DayKind.OFF else OWN_WORK
    if known is not None and known.own and draft is None:
        return OWN_OFF if known.kind is DayKind.OFF else OWN_WORK
    if known is not None and not known.own:
        if known.kind is DayKind.WORK:
            return MAKE_UP
        return GUESS if known.estimated else PUBLIC
    return WEEKEND if not calendar.every_day and day.weekday() in calendar.weekend else ORDINARY


class MonthGrid(Lines, can_focus=True):
    """As many months as fit, those around the cursor. Changes are drawn as they would be, and stand out."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "move(-1)", N_("Day before"), show=False, id="calendar.left"),
        Binding("right,l", "move(1)", N_("Day after"), show=False, id="calendar.right"),
        Binding("up,k", "move(-7)", N_("Week before"), show=False, id="calendar.up"),
        Binding("down,j", "move(7)", N_("Week after"), show=False, id="calendar.down"),
        Binding("pageup,ctrl+u,H", "month(-1)", N_("Month before"), show=False, id="calendar.month_before"),
        Binding("pagedown,ctrl+d,L", "month(1)", N_("Month after"), show=False, id="calendar.month_after"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        Ink.STRONG, Ink.MUTED, Ink.ACCENT, Ink.HEADING, Ink.BAD, Ink.WARN, Ink.KEY,
        "months--cursor", "months--range", "months--draft",
    }  # fmt: skip
    DEFAULT_CSS = """
    MonthGrid {
        height: 1fr;
        & > .months--cursor { background: $block-cursor-background; color: $block-cursor-foreground; }
        & > .months--range { background: $block-cursor-blurred-background; }
        & > .months--draft { text-style: bold underline; }
    }
    """

    cursor: var[date] = var(date(2026, 1, 1), init=False)

    class Moved(Message):
        """The cursor came to another day."""

    def __init__(self) -> None:
        super().__init__()
        self.calendar = WorkCalendar()
        self.drafts: Mapping[date, OwnDay] = MappingProxyType({})
        self.span: frozenset[date] = frozenset()
        """Days that the next key is about, when they are more than the one under the cursor."""
        self._today = self._d_day = date.min
        self._first = 0
        """The first month on show, counted in months since the year 0."""

    def lay(self, calendar: WorkCalendar, today: date, d_day: date) -> None:
        """Show this calendar."""
        self.calendar, self._today, self._d_day = calendar, today, d_day
        self.redraw()

    def alter(self, drafts: Mapping[date, OwnDay], span: Iterable[date] = ()) -> None:
        """Show these changes, and these days as marked."""
        self.drafts, self.span = drafts, frozenset(span)
        self.redraw()

    def validate_cursor(self, day: date) -> date:
        """Inside the years that are shown."""
        return min(max(day, _FIRST), _LAST)

    def watch_cursor(self) -> None:
        """Turn to its month."""
        self.redraw()
        self.post_message(self.Moved())

    def action_move(self, days: int) -> None:
        """Some days on."""
        self.cursor += timedelta(days=days)

    def action_month(self, months: int) -> None:
        """To the same day of another month, or its last one."""
        year, month = divmod(_number(self.cursor) + months, 12)
        if _FIRST.year <= year <= _LAST.year:
            self.cursor = date(year, month + 1, min(self.cursor.day, monthrange(year, month + 1)[1]))

    def on_focus(self) -> None:
        """Show the cursor."""
        self.redraw()

    def on_lines_hit(self, event: Lines.Hit) -> None:
        """A click puts the cursor on a day."""
        event.stop()
        if isinstance(event.hit, date):
            self.cursor = event.hit

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel turns the months."""
        event.stop()
        self.action_month(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """And back."""
        event.stop()
        self.action_month(-1)

    # -- painting -----------------------------------------------------------------------------------------------------
    def paint(self, width: int) -> list[Line]:
        """Rows of months, as many as fit."""
        across = max((width - 1 + _GAP) // (_MONTH + _GAP), 1)
        down = max(self.size.height // _LINES, 1)
        here = _number(self.cursor)
        if not self._first <= here < self._first + across * down:
            self._first = here - (0 if here >= self._first or down > 1 else across * down - 1)
        lines: list[Line] = []
        for row in range(down):
            months = [self._first + row * across + n for n in range(across)]
            painted = [self._month(*divmod(number, 12)) for number in months if number // 12 <= _LAST.year]
            lines += [self._beside(each) for each in zip(*painted, strict=True)]
        return lines

    def _beside(self, lines: Iterable[Line]) -> Line:
        whole: Line = [Piece(" ")]
        for line in lines:
            whole += [*line, Piece(" " * _GAP)]
        return whole

    def _month(self, year: int, month: int) -> list[Line]:
        """Exactly `_LINES` lines, each `_MONTH` cells wide."""
        first = date(year, month + 1, 1)
        title = month_of_year(year, month + 1)
        here = _number(self.cursor) == year * 12 + month
        lines: list[Line] = [[Piece(fit(title, _MONTH), Ink.HEADING if here else Ink.STRONG)]]
        monday = date(2024, 1, 1)
        letters = "".join(fit(weekday_letters(monday + timedelta(days=n)).rjust(1), _CELL) for n in range(7))
        lines.append([Piece(letters, Ink.MUTED)])
        day = first - timedelta(days=first.weekday())
        for week in range(6):
            cells = [self._day(day + timedelta(days=week * 7 + n), month + 1) for n in range(7)]
            lines.append([piece for cell in cells for piece in cell])
        return [*lines, [Piece(" " * _MONTH)]]

    def _day(self, day: date, month: int) -> Iterator[Piece]:
        if day.month != month:
            yield Piece(" " * _CELL)
            return
        draft = self.drafts.get(day)
        sign = sign_of(day, self.calendar, draft)
        ink = sign.ink
        if sign is ORDINARY:
            ink = Ink.ACCENT if day == self._d_day else Ink.KEY if day == self._today else Ink.PLAIN
        ground = "months--draft" if draft is not None else ""
        if day == self.cursor and self.has_focus:
            ground, ink = "months--cursor", Ink.PLAIN
        elif day in self.span:
            ground = "months--range"
        yield Piece(f"{day.day:>2}", ink, day, ground)
        yield Piece(sign.mark, ink, day)


def _number(day: date) -> int:
    return day.year * 12 + day.month - 1


def legend() -> Line:
    """What the marks mean."""
    line = [Piece(" ")]
    for sign in (PUBLIC, GUESS, MAKE_UP, OWN_OFF, OWN_WORK):
        line += [Piece(sign.mark, sign.ink), Piece(f" {_(sign.words)}  ", Ink.MUTED)]
    return line
