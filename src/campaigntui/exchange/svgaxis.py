"""The head of the picture of a timeline: months, days, phases and anchors, and the ground that they cast below."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import NamedTuple

from campaigntui.domain.campaign import Anchor, Confidence
from campaigntui.domain.due import D_DAY
from campaigntui.exchange.svgframe import NUMBERED, Frame, Inks
from campaigntui.exchange.svgpaper import Paper, breadth, cut
from campaigntui.scene.ground import Ground, Shade
from campaigntui.scene.header import Piece, Tone, days, month_starts, months, phases
from campaigntui.scene.occasions import Why, bands, has_bands
from campaigntui.scene.scale import Scale
from campaigntui.wording import _, anchor_name, anchor_short
from campaigntui.wording.dates import clock, long_day

SHADE_INKS = {Shade.WEEKEND: "weekend", Shade.HOLIDAY: "holiday", Shade.MAKEUP: "makeup"}

SMALL = 11
"""Size of words in the head, in pixels."""
_MONTHS, _DAYS, _PHASES, _BAND, _ANCHORS, _LANE = 14, 31, 39, 20, 66, 15
"""From the top of the head: feet of the two lines of dates, top and height of phases, top and height of the lanes."""
_STRIP = 15
"""Height of the strip of freezes and closed days."""
_LANES = 6
_TONES = {Tone.TODAY: "today", Tone.D_DAY: "dday", Tone.MONTH: "foreground"}


class Mark(NamedTuple):
    """An anchor with its words, in one of the lanes."""

    anchor: Anchor
    lane: int
    text: str
    before: bool
    """The words stand left of the mark, because right of it the picture ends."""


class Axis(NamedTuple):
    """The head, laid out; it has as many lanes as its anchors need."""

    frame: Frame
    marks: tuple[Mark, ...]

    @classmethod
    def of(cls, frame: Frame) -> Axis:
        """The head of that chart."""
        return cls(frame, _laid(frame))

    @property
    def height(self) -> float:
        """Pixels from its top to the first row."""
        return self._lanes + (max((mark.lane for mark in self.marks), default=-1) + 1) * _LANE + 6

    @property
    def _lanes(self) -> float:
        """Pixels from its top to the first lane: a strip more where something stands still."""
        return _ANCHORS + (_STRIP + 4 if has_bands(self.frame.outlook) else 0)

    def paint(self, paper: Paper, inks: Inks, top: float, foot: float) -> set[Shade]:
        """Draw it at `top`, and the ground of the rows down to `foot`. Gives what kinds of day can be seen."""
        shades = _paint_ground(paper, inks, self.frame, top + _DAYS - 12, foot)
        _paint_dates(paper, inks, self.frame, top)
        _paint_phases(paper, inks, self.frame, top + _PHASES)
        _paint_uprights(paper, inks, self.frame, top + self.height - 3, foot)
        self._paint_anchors(paper, inks, top + self._lanes, top + self.height - 3)
        names = [(_("Phases"), _PHASES + 14), (_("Moments"), self._lanes + 11)]
        if has_bands(self.frame.outlook):
            _paint_bands(paper, inks, self.frame, top + _ANCHORS - 2)
            names.append((_("Closed and frozen"), _ANCHORS + 10))
        for name, foot_of_it in names:
            room = self.frame.left - self.frame.margin - 12
            paper.words(self.frame.margin, top + foot_of_it, name, SMALL, inks("muted"), room=room)
        return shades

    def _paint_anchors(self, paper: Paper, inks: Inks, top: float, foot: float) -> None:
        for anchor in self.frame.outlook.plan.anchor.values():
            if _inside(self.frame, anchor.day):
                x = self.frame.middle(anchor.day)
                paper.line(x, foot - 3, x, foot + 3, inks("anchor"), stroke_width=1.5)
        for anchor, lane, text, before in self.marks:
            x, y = self.frame.middle(anchor.day), top + lane * _LANE + 7
            ink = inks("dday" if anchor.key == D_DAY else "anchor")
            hollow = {"stroke": ink, "stroke_width": 1.2}
            with paper.group(_hint(anchor)):
                guessed = anchor.confidence is Confidence.GUESSED
                paper.diamond(x, y, 3.6, inks("background") if guessed else ink, **(hollow if guessed else {}))
                paper.words(
                    x - 7 if before else x + 7,
                    y + 4,
                    text,
                    SMALL,
                    ink if anchor.key == D_DAY else inks("foreground"),
                    room=breadth(text, SMALL, bold=True) + 1,
                    bold=anchor.key == D_DAY,
                    anchor="end" if before else "",
                )


def _laid(frame: Frame) -> tuple[Mark, ...]:
    """Anchors with words, D-day and those with an hour first; one that finds no lane keeps only its tick."""
    lanes: list[list[tuple[float, float]]] = [[] for _lane in range(_LANES)]
    found = []
    seen = [anchor for anchor in frame.outlook.plan.anchor.values() if _inside(frame, anchor.day)]
    for anchor in sorted(seen, key=lambda a: (a.key != D_DAY, a.owner != "platform", a.clock is None, a.day, a.id)):
        text = cut(_words(anchor), 170, SMALL)
        size = breadth(text, SMALL, bold=anchor.key == D_DAY) + 16
        x = frame.middle(anchor.day)
        before = x + size > frame.right + frame.margin / 2
        start = x - size + 5 if before else x - 5
        for lane, taken in enumerate(lanes):
            if start >= frame.left - 5 and all(start + size <= a or start >= b for a, b in taken):
                taken.append((start, start + size))
                found.append(Mark(anchor, lane, text, before))
                break
    return tuple(found)


def _words(anchor: Anchor) -> str:
    name = anchor_short(anchor)
    return name if anchor.clock is None or anchor.key == D_DAY else f"{name} {clock(anchor.clock)}"


def _hint(anchor: Anchor) -> str:
    hour = "" if anchor.clock is None else f" {clock(anchor.clock)}"
    return _("{anchor}, {when}").format(anchor=anchor_name(anchor), when=long_day(anchor.day) + hour)


def _inside(frame: Frame, day: date) -> bool:
    return frame.extent.first <= day <= frame.extent.last


def _paint_ground(paper: Paper, inks: Inks, frame: Frame, top: float, foot: float) -> set[Shade]:
    shades = [left for left, _right in Ground.of(frame.outlook, frame.days).shades]
    start = 0
    for shade, group in groupby(shades):
        length = len(list(group))
        if shade in SHADE_INKS:
            x = frame.column(frame.days, start)
            paper.rect(x, top, length * frame.day, foot - top, inks(SHADE_INKS[shade]))
        start += length
    return set(shades)


def _paint_dates(paper: Paper, inks: Inks, frame: Frame, top: float) -> None:
    outlook, words, numbers = frame.outlook, frame.words(), frame.words(NUMBERED)
    d_day = outlook.plan.d_day.day
    paper.line(frame.left, top + _DAYS + 5, frame.right, top + _DAYS + 5, inks("border"))
    for column in month_starts(words):
        x = frame.column(words, column)
        paper.line(x, top + 2, x, top + _DAYS + 5, inks("border"))
    for piece in months(words, outlook.today, d_day, outlook.calendar.guesses()):
        _paint_date(paper, inks, frame, words, piece, top + _MONTHS)
    for piece in days(numbers, outlook.today, d_day):
        _paint_date(paper, inks, frame, numbers, piece, top + _DAYS)


def _paint_date(paper: Paper, inks: Inks, frame: Frame, scale: Scale, piece: Piece, foot: float) -> None:
    """A name of a month at its begin, a number or a word in the middle of its day, where it stands over it."""
    start, end = frame.column(scale, piece.start), frame.column(scale, piece.end)
    ink, size = inks(_TONES.get(piece.tone, "muted")), frame.column(scale, 1) - frame.left
    if piece.tone is Tone.MONTH:
        paper.words(start, foot, piece.text, SMALL, ink, room=end - start + 4, bold=True)
        return
    middle = (start + end) / 2
    if piece.tone is Tone.DAY:
        middle = start + max(frame.day, size) / 2
    else:
        day = frame.middle(frame.outlook.plan.d_day.day if piece.tone is Tone.D_DAY else frame.outlook.today)
        middle = day if abs(middle - day) <= size else middle
    loud = piece.tone is not Tone.DAY
    paper.words(middle, foot, piece.text, SMALL, ink, room=end - start + 8, bold=loud, anchor="middle")


def _paint_phases(paper: Paper, inks: Inks, frame: Frame, top: float) -> None:
    for piece in phases(frame.fine, frame.outlook):
        x, end = frame.column(frame.fine, piece.start), frame.column(frame.fine, piece.end)
        peak = piece.tone is Tone.PEAK
        opacity = 1 if peak else 0.2 if piece.tone is Tone.PHASE else 0.34
        paper.rect(x + 0.5, top, end - x - 1, _BAND, inks("dday" if peak else "anchor"), rx=4, fill_opacity=opacity)
        if breadth(piece.text, SMALL, peak) <= end - x - 4:
            ink = inks("background" if peak else "foreground")
            paper.words((x + end) / 2, top + 14, piece.text, SMALL, ink, room=end - x, bold=peak, anchor="middle")


def _paint_bands(paper: Paper, inks: Inks, frame: Frame, top: float) -> None:
    """What may no longer change and when nobody works, with the names that fit."""
    for band in bands(frame.fine, frame.outlook):
        x, end = frame.column(frame.fine, band.start), frame.column(frame.fine, band.end)
        ink = inks("error" if band.why is Why.CLOSED else "primary")
        line = {"stroke": ink, "stroke_width": 1, "stroke_dasharray": "4 2"}
        paper.rect(x + 0.5, top, end - x - 1, _STRIP, ink, rx=3, fill_opacity=0.14, **line)
        text = next((name for name in band.names if breadth(name, SMALL) <= end - x - 4), "")
        if text:
            middle = (x + end) / 2
            paper.words(middle, top + 11.5, text, SMALL, inks("foreground"), room=end - x, anchor="middle")


def _paint_uprights(paper: Paper, inks: Inks, frame: Frame, top: float, foot: float) -> None:
    for day, ink, more in (
        (frame.outlook.today, "today", {"stroke_dasharray": "4 3"}),
        (frame.outlook.plan.d_day.day, "dday", {}),
    ):
        if _inside(frame, day):
            x = frame.middle(day)
            paper.line(x, top, x, foot, inks(ink), stroke_width=1.5, **more)
