"""A year in twelve lines: a month a line, two cells a day."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from campaigntui.scene.bars import Mark
from campaigntui.scene.cells import fit
from campaigntui.scene.glyphs import ASCII, BLOCKS
from campaigntui.tui.marks import Ink, only_ascii
from campaigntui.tui.widgets.lines import Line, Lines, Piece
from campaigntui.usecases.almanac import YearPage
from campaigntui.usecases.year import Promotion
from campaigntui.wording import _
from campaigntui.wording.dates import month_name

_LABEL = 11
"""Cells of the names of the months."""
_OFF, _WORKED, _ORDINARY = "x", "+", "."
_WEEKEND = (5, 6)


class YearMap(Lines):
    """Promotions from their first to their last moment, D-days, public holidays and make-up workdays."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        Ink.STRONG, Ink.MUTED, Ink.ACCENT, Ink.HEADING, Ink.BAD, Ink.WARN, 
    }  # fmt: skip
    DEFAULT_CSS = "YearMap { height: 14; }"

    def __init__(self) -> None:
        super().__init__()
        self._page: YearPage | None = None
        self._chosen: Promotion | None = None
        self._today = date.min
        self._d_days: frozenset[date] = frozenset()

    def lay(self, page: YearPage, today: date) -> None:
        """Show this year."""
        self._page, self._today = page, today
        self._d_days = frozenset(promotion.d_day for promotion in page.promotions)
        self.redraw()

    def choose(self, promotion: Promotion | None) -> None:
        """Let this promotion stand out."""
        self._chosen = promotion
        self.redraw()

    def paint(self, _width: int) -> list[Line]:
        """Days of the month, twelve months, and what the signs mean."""
        if self._page is None:
            return []
        days = "".join(f"{day if day == 1 or day % 5 == 0 else '':<2}" for day in range(1, 32))
        head = [Piece(fit(f" {self._page.year}", _LABEL), Ink.STRONG), Piece(days, Ink.MUTED)]
        return [head, *(self._month(month) for month in range(1, 13)), self._legend()]

    def _month(self, month: int) -> Line:
        assert self._page is not None
        year = self._page.year
        days = (date(year, month, day) for day in range(1, monthrange(year, month)[1] + 1))
        label = Piece(fit(f" {month_name(year, month)}", _LABEL), Ink.MUTED)
        return [label, *(piece for day in days for piece in self._day(day))]

    def _day(self, day: date) -> Iterator[Piece]:
        """A sign for the day, and the bar that leads to the next one."""
        assert self._page is not None
        glyphs = ASCII if only_ascii() else BLOCKS
        here = [one for one in self._page.promotions if one.first <= day <= one.last]
        bar_ink = Ink.ACCENT if self._chosen in here else Ink.MUTED
        if day in self._d_days:
            ink = Ink.ACCENT if self._chosen is not None and day == self._chosen.d_day else Ink.STRONG
            yield Piece(glyphs.marks[Mark.MILESTONE], ink)
        elif day in self._page.off:
            yield Piece(_OFF, Ink.BAD)
        elif day in self._page.worked:
            yield Piece(_WORKED, Ink.WARN)
        elif here:
            yield Piece(glyphs.line, bar_ink)
        elif day.weekday() in _WEEKEND:
            yield Piece(" ")
        else:
            yield Piece(_ORDINARY, Ink.HEADING if day == self._today else Ink.MUTED)
        goes_on = any(day < one.last for one in here)
        yield Piece(glyphs.line if goes_on else " ", bar_ink)

    def _legend(self) -> Line:
        assert self._page is not None
        glyphs = ASCII if only_ascii() else BLOCKS
        signs = (
            (glyphs.marks[Mark.MILESTONE], Ink.STRONG, _("D-day")),
            (glyphs.line * 2, Ink.MUTED, _("promotion")),
            (_OFF, Ink.BAD, _("public holiday")),
            (_WORKED, Ink.WARN, _("make-up workday")),
        )
        line = [Piece(" ")]
        for sign, ink, words in signs:
            line += [Piece(sign, ink), Piece(f" {words}  ", Ink.MUTED)]
        if self._page.estimated:
            line.append(Piece(_("holidays estimated"), Ink.WARN))
        return line
