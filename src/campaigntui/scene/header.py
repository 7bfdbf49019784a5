"""What stands above the bars: months, days or hours, phases and anchors, placed so that no text covers another."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from rich.cells import cell_len

from campaigntui.domain.campaign import Anchor, Phase
from campaigntui.domain.due import D_DAY
from campaigntui.scene.scale import Scale, day_at
from campaigntui.scheduling.outlook import Outlook
from campaigntui.wording import _, anchor_name, anchor_short, pgettext, phase_short
from campaigntui.wording.dates import clock, long_day, month_name, weekday_letters

GUESS = "?"
"""Stands behind the name of a month whose year has no official list of holidays yet."""


class Tone(Enum):
    """What a piece of the header is about."""

    MONTH = "month"
    DAY = "day"
    TODAY = "today"
    D_DAY = "d_day"
    PHASE = "phase"
    PHASE_NEXT = "phase_next"
    """Every second phase, so that neighbours can be told apart."""
    PEAK = "peak"
    """The phase that holds D-day."""
    ANCHOR = "anchor"
    FREEZE = "freeze"
    """A window in which certain items may no longer change."""
    CLOSED = "closed"
    """Days off that the team has set itself."""
    MEETING = "meeting"


class Piece(NamedTuple):
    """A stretch of columns, half-open, with a text that fits into it."""

    start: int
    end: int
    text: str
    tone: Tone


def month_starts(scale: Scale) -> tuple[int, ...]:
    """Columns in view in which a month begins; where hours are counted, a day."""
    if scale.by_the_hour:
        return tuple(column for day in _days(scale) if (column := scale.column(day)) >= 0)
    return tuple(column for day in _firsts(scale) if (column := scale.column(day)) >= 0)


_ASIDE = 8
"""Columns by which a word may miss its place."""


def months(
    scale: Scale, today: date, d_day: date, is_guess: Callable[[date], bool] = lambda _: False
) -> tuple[Piece, ...]:
    """Names of the months over their own columns, and the words for today and D-day over theirs.

    A blank or a line stays free on both sides of each; a month whose name finds no room is not named. Behind the name
    of one whose holidays are a guess stands `GUESS`. Where hours are counted, days stand in place of months.
    """
    row = _Line(scale.width)
    if scale.by_the_hour:
        _name_days(row, scale, today, d_day)
        return row.pieces()
    for day, text, tone in ((d_day, pgettext("anchor", "D-day"), Tone.D_DAY), (today, _("today"), Tone.TODAY)):
        if scale.shows(day):
            size = cell_len(text)
            start = scale.column(day) + (scale.zoom.columns - 1) // 2 - size // 2
            start = min(max(start, 0), scale.width - size)
            # Shortly before or after D-day the word for today steps aside.
            for aside in sorted(range(-_ASIDE, _ASIDE + 1), key=abs):
                if row.place(start + aside, text, tone):
                    break
    firsts = [*_firsts(scale), day_at(scale.last.toordinal() + 1)]
    for month, following in pairwise(firsts):
        name = month_name(month.year, month.month) + (GUESS if is_guess(month) else "")
        for start in range(max(scale.column(month), 0) + 1, min(scale.column(following), scale.width) - cell_len(name)):
            if row.place(start, name, Tone.MONTH):
                break
    return row.pieces()


def _name_days(row: _Line, scale: Scale, today: date, d_day: date) -> None:
    """The days at the beginning of their columns, or of the part that is in view."""
    words = {d_day: pgettext("anchor", "D-day"), today: _("today")}
    for day in _days(scale):
        tone = Tone.D_DAY if day == d_day else Tone.TODAY if day == today else Tone.MONTH
        start = max(scale.column(day), 0) + 1
        end = min(scale.span(day, day)[1], scale.width)
        named = _("{anchor}, {when}").format(anchor=words[day], when=long_day(day)) if day in words else long_day(day)
        for text in (named, long_day(day), str(day.day)):
            if start + cell_len(text) <= end and row.place(start, text, tone):
                break


def _days(scale: Scale) -> list[date]:
    """Every day in view."""
    return [day_at(o) for o in range(scale.first.toordinal(), scale.last.toordinal() + 1)]


def _firsts(scale: Scale) -> list[date]:
    """The first days of the months in view; the first of them may lie before the view."""
    found = [scale.first.replace(day=1)]
    last = scale.last
    while (following := day_at(found[-1].toordinal() + 31).replace(day=1)) <= last and following > found[-1]:
        found.append(following)
    return found


class _Line:
    """A line of columns on which texts are placed one blank apart."""

    def __init__(self, width: int) -> None:
        self.taken = [False] * max(width, 0)
        self.found: list[Piece] = []

    def place(self, start: int, text: str, tone: Tone) -> bool:
        """Put the text there; False when it would leave the line or touch another one."""
        end = start + cell_len(text)
        if start < 0 or end > len(self.taken) or any(self.taken[max(start - 1, 0) : end + 1]):
            return False
        self.taken[start:end] = [True] * (end - start)
        self.found.append(Piece(start, end, text, tone))
        return True

    def pieces(self) -> tuple[Piece, ...]:
        """What was placed, from left to right."""
        return tuple(sorted(self.found, key=lambda piece: piece.start))


def days(scale: Scale, today: date, d_day: date) -> tuple[Piece, ...]:
    """Day numbers, one blank apart: D-day and today when in view, then Mondays, then others where there is room.

    Wide days have the day of the week before their number; where hours are counted, every third one is named.
    """
    row = _Line(scale.width)
    if scale.by_the_hour:
        for column in range(scale.width):
            hour = column % scale.zoom.columns
            if hour % 3 == 0:
                row.place(column, f"{hour:02}", Tone.DAY)
        return row.pieces()
    if scale.shows_hours:
        for day in _days(scale):
            tone = Tone.D_DAY if day == d_day else Tone.TODAY if day == today else Tone.DAY
            row.place(scale.column(day), f"{weekday_letters(day)} {day.day}", tone)
        return row.pieces()
    for day, tone in ((d_day, Tone.D_DAY), (today, Tone.TODAY)):
        if scale.shows(day):
            # At the right edge the number ends with its column.
            row.place(min(scale.column(day), scale.width - len(str(day.day))), str(day.day), tone)
    for day in _numbered(scale):
        row.place(scale.column(day), str(day.day), Tone.DAY)
    return row.pieces()


def _numbered(scale: Scale) -> list[date]:
    """Days that deserve a number at this zoom, in the order in which they get one."""
    ordinals = range(scale.first.toordinal(), scale.last.toordinal() + 1)
    if scale.zoom.columns == 3:
        return [day_at(o) for o in ordinals]
    if scale.zoom.days >= 7:
        return [day_at(o) for o in ordinals[:: 3 * scale.zoom.days]]
    # Mondays come first, so that the days between give way. The ordinal 1 was a Monday.
    between = {2: (2, 4), 1: (3,)}[scale.zoom.columns] if scale.zoom.days == 1 else ()
    return [day_at(o) for rest in (0, *between) for o in ordinals if (o - 1) % 7 == rest]


def phases(scale: Scale, outlook: Outlook) -> tuple[Piece, ...]:
    """The phases in view. A phase ends where the next one opens; one that has no column left is not shown."""
    anchors = outlook.anchor_days
    known = [p for p in outlook.plan.phase.values() if p.opens in anchors and p.closes in anchors]
    ordered: list[Phase] = sorted(known, key=lambda p: (anchors[p.opens], anchors[p.closes], p.position))
    found: list[Piece] = []
    taken = 0
    d_day = outlook.plan.d_day.day
    # Where one phase ends on D-day and the next begins, the next one holds it.
    peak = max((n for n, p in enumerate(ordered) if anchors[p.opens] <= d_day <= anchors[p.closes]), default=None)
    for number, phase in enumerate(ordered):
        start, end = scale.span(anchors[phase.opens], anchors[phase.closes])
        if number + 1 < len(ordered):
            following = scale.column(anchors[ordered[number + 1].opens])
            end = min(end, max(following, start + 1))
        start, end = max(start, taken), min(end, scale.width)
        if start >= end:
            continue
        tone = Tone.PEAK if number == peak else Tone.PHASE_NEXT if number % 2 else Tone.PHASE
        name = phase_short(phase)
        found.append(Piece(start, end, name if cell_len(name) <= end - start else "", tone))
        taken = end
    return tuple(found)


def anchors(scale: Scale, outlook: Outlook) -> tuple[Piece, ...]:
    """A tick for each column with an anchor, at its hour where hours have columns.

    Right of it, as far as there is room, stand a name and an hour. The text leaves the first column of the stretch to
    the tick. D-day, then anchors with an hour, name a shared column.
    """
    columns: dict[int, list[Anchor]] = {}
    for anchor in outlook.plan.anchor.values():
        if 0 <= (column := scale.moment(anchor.day, anchor.clock)) < scale.width:
            columns.setdefault(column, []).append(anchor)
    found = []
    starts = [*sorted(columns), scale.width + 1]
    for start, following in pairwise(starts):
        chosen = min(columns[start], key=_rank)
        # One blank before the next tick, none before the edge.
        room = following - start - 2
        text = next((text for text in _wordings(chosen, scale.shows_hours) if cell_len(text) <= room), "")
        tone = Tone.D_DAY if chosen.key == D_DAY else Tone.ANCHOR
        found.append(Piece(start, start + 1 + cell_len(text), text, tone))
    return tuple(found)


def anchor_at(scale: Scale, outlook: Outlook, column: int) -> Anchor | None:
    """The anchor whose tick or text is in the column."""
    found = next((piece for piece in anchors(scale, outlook) if piece.start <= column < piece.end), None)
    if found is None:
        return None
    here = [a for a in outlook.plan.anchor.values() if scale.moment(a.day, a.clock) == found.start]
    return min(here, key=_rank)


def _rank(anchor: Anchor) -> tuple[bool, bool, date, int]:
    return anchor.key != D_DAY, anchor.clock is None, anchor.day, anchor.id


def _wordings(anchor: Anchor, wide: bool) -> Iterable[str]:
    """What an anchor may be called, longest first; in full only where days are wide."""
    name = anchor_short(anchor)
    names = (anchor_name(anchor), name) if wide else (name,)
    if anchor.clock is None or (anchor.key == D_DAY and not wide):
        return names
    hour = clock(anchor.clock)
    return *(f"{each} {hour}" for each in names), name, hour
