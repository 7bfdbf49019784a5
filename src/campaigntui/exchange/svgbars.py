"""The bars of the picture of a timeline, the signs of its items, and the legend that explains what was drawn."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple, TypeAlias

from campaigntui.domain.stage import Stage
from campaigntui.exchange.svgaxis import SHADE_INKS
from campaigntui.exchange.svgframe import Frame, Inks
from campaigntui.exchange.svgpaper import Paper, breadth
from campaigntui.scene.bars import Bar, Mark, Run
from campaigntui.scene.ground import Shade
from campaigntui.scene.header import GUESS
from campaigntui.scheduling.health import State
from campaigntui.wording import _, state_name

_GATES: Mapping[Mark, str] = {Mark.GATE: "gate", Mark.GATE_READY: "gate", Mark.GATE_BROKEN: "late"}
_STONES: Mapping[Mark, str] = {Mark.MILESTONE: "", Mark.MILESTONE_LATE: "late", Mark.MILESTONE_DONE: "done"}
"""Marks that stand on a day, and their inks; empty for the hue of the stage."""
_ON_DAY = frozenset((*_GATES, *_STONES))
_STATE_INKS: Mapping[State, str] = {
    State.DONE: "done",
    State.BLOCKED: "blocked",
    State.REVIEW: "accent",
    State.LATE: "late",
    State.IN_PROGRESS: "in-progress",
    State.READY: "ready",
    State.WAITING: "waiting",
}


def paint_bar(paper: Paper, inks: Inks, frame: Frame, bar: Bar, middle: float, height: float) -> set[Mark]:
    """Draw the bar around the line `middle`; what stands on a day is drawn last. Gives the marks that were drawn."""
    first, last = bar.baseline
    if first < last:
        x, size = frame.column(frame.days, first), (last - first) * frame.day
        _paint_mark(paper, inks, Mark.BASELINE, bar.stage, (x, size), (middle, height))
    if bar.critical:
        paper.rect(frame.left - 3, middle - height / 2 - 2, 2.5, height + 4, inks("critical"), rx=1)
    for run in (*_stretches(bar), *(run for run in bar.runs if run.mark in _ON_DAY)):
        x = frame.column(frame.days, run.start)
        _paint_mark(paper, inks, run.mark, bar.stage, (x, run.length * frame.day), (middle, height))
    return {run.mark for run in bar.runs} | ({Mark.BASELINE} if first < last else set())


def _stretches(bar: Bar) -> list[Run]:
    """The runs without what stands on a day: a stretch goes on below a gate that stands on it or at its end."""
    found: list[Run] = []
    for run in bar.runs:
        before = found[-1] if found and found[-1].start + found[-1].length == run.start else None
        if before is not None and (run.mark in _GATES or run.mark is before.mark):
            found[-1] = before._replace(length=before.length + run.length)
        elif run.mark not in _ON_DAY:
            found.append(run)
    return found


def _paint_mark(
    paper: Paper, inks: Inks, mark: Mark, stage: Stage, across: tuple[float, float], down: tuple[float, float]
) -> None:
    """Draw one mark: `across` is where it begins and its breadth, `down` its middle line and height."""
    (x, size), (middle, height) = across, down
    top, hue = middle - height / 2, inks.stage(stage)
    solid: Mapping[Mark, tuple[str, float]] = {
        Mark.STAGE: (hue, 0.38),
        Mark.STAGE_DONE: (hue, 1),
        Mark.WORK: (hue, 0.55),
        Mark.ACTIVE: (hue, 1),
        Mark.DONE: (inks("done"), 0.75),
        Mark.LATE: (inks("late"), 1),
    }
    if mark in solid:
        ink, opacity = solid[mark]
        paper.rect(x, top, size, height, ink, rx=min(2.5, size / 2), fill_opacity=opacity)
    elif mark is Mark.BLOCKED:
        box = {"fill_opacity": 0.3, "stroke": inks("blocked"), "stroke_width": 1.2, "stroke_dasharray": "3 2"}
        paper.rect(x + 0.6, top + 0.6, size - 1.2, height - 1.2, inks("blocked"), rx=2, **box)
    elif mark is Mark.BASELINE:
        paper.rect(x, middle + height / 2 + 1, size, 2.5, inks("muted"), rx=1)
    elif mark is Mark.DELAY:
        paper.line(x, middle, x + size, middle, inks("late"), stroke_width=1.5, stroke_dasharray="2 2")
    elif mark in (Mark.GHOST, Mark.ROOM):
        paper.rect(x + 0.5, top + 1, size - 1, height - 2, "none", rx=2, stroke=inks("ghost"))
    elif mark in _GATES:
        _paint_gate(paper, inks, mark, x + size / 2, middle, max(height * 0.62, 6.5))
    elif mark in _STONES:
        ink = inks(_STONES[mark]) if _STONES[mark] else hue
        paper.diamond(x + size / 2, middle, height * 0.62, ink)
    elif mark in (Mark.EARLIER, Mark.LATER):
        tip = -4 if mark is Mark.EARLIER else 4
        shape = f"M{x + size / 2 + tip:.1f} {middle:.1f}l{-1.5 * tip} -3.5v7z"
        paper.path(shape, fill=inks("muted"))


def _paint_gate(paper: Paper, inks: Inks, mark: Mark, x: float, y: float, radius: float) -> None:
    ink, ground = inks(_GATES[mark]), inks("background")
    ready = mark is Mark.GATE_READY
    paper.diamond(x, y, radius, ink if ready else ground, stroke=ink, stroke_width=1.8)
    if mark is Mark.GATE_BROKEN:
        arm = radius * 0.38
        shape = (
            f"M{x - arm:.1f} {y - arm:.1f}l{2 * arm:.1f} {2 * arm:.1f}m0 {-2 * arm:.1f}l{-2 * arm:.1f} {2 * arm:.1f}"
        )
        paper.path(shape, stroke=ink, stroke_width=1.8, fill="none")


def paint_state(paper: Paper, inks: Inks, state: State, x: float, y: float) -> None:
    """The sign of a state around a point: a shape of its own, so that it is told apart without its colour."""
    ink = inks(_STATE_INKS[state])
    line = {"stroke": ink, "stroke_width": 1.7, "fill": "none", "stroke_linecap": "round", "stroke_linejoin": "round"}
    if state is State.DONE:
        paper.path(f"M{x - 3.5:.1f} {y:.1f}l2.5 3l4.5 -6", **line)
    elif state is State.BLOCKED:
        paper.path(f"M{x - 3:.1f} {y - 3:.1f}l6 6m0 -6l-6 6", **line)
    elif state is State.REVIEW:
        paper.rect(x - 3, y - 3, 6, 6, "none", rx=3, stroke=ink, stroke_width=1.7)
    elif state is State.LATE:
        paper.path(f"M{x:.1f} {y - 4:.1f}v4.5m0 3.2v.2", **line | {"stroke_width": 2.2})
    elif state is State.IN_PROGRESS:
        paper.path(f"M{x - 2.5:.1f} {y - 3.5:.1f}l5.5 3.5l-5.5 3.5z", fill=ink)
    elif state is State.READY:
        paper.path(f"M{x - 2.5:.1f} {y - 3:.1f}l5 3l-5 3z", **line | {"stroke_width": 1.2})
    else:
        paper.rect(x - 1.5, y - 1.5, 3, 3, ink, rx=1.5)


_Sample: TypeAlias = Callable[[float, float], None]
"""Draws a sample of a mark from a left edge on, around a middle line."""

_SAMPLE, _LINE, _SIZE = 18, 20, 11
"""Of the legend: pixels of a sample and the gap behind it, height of a line, size of words."""


class Seen(NamedTuple):
    """What was drawn, and so has to be explained."""

    marks: Collection[Mark]
    shades: Collection[Shade]
    states: Collection[State]
    critical: bool


def paint_legend(paper: Paper, inks: Inks, frame: Frame, top: float, seen: Seen) -> float:
    """Explain what was drawn, in as many lines as it takes; where it ends."""
    chart = [*_bar_samples(paper, inks, seen.marks), *_ground_samples(paper, inks, seen.shades)]
    is_guess = frame.outlook.calendar.guesses()
    if is_guess(frame.extent.first) or is_guess(frame.extent.last):
        chart.append((_("estimated holidays"), _guess_sample(paper, inks)))
    lists = [(_("Chart:"), chart)]
    states = [(state_name(state), _state_sample(paper, inks, state)) for state in State if state in seen.states]
    if seen.critical:
        states.append((_("critical"), _critical_sample(paper, inks)))
    if states:
        lists.append((_("Items:"), states))
    y = top + _LINE / 2
    for lead, entries in lists:
        begin = frame.margin + max(breadth(words, _SIZE, bold=True) for words, _entries in lists) + 8
        paper.words(frame.margin, y + 4, lead, _SIZE, inks("muted"), room=begin, bold=True)
        x = begin
        for name, sample in entries:
            size = _SAMPLE + breadth(name, _SIZE) + 12
            if x + size > frame.right and x > begin:
                x, y = begin, y + _LINE
            sample(x, y)
            paper.words(x + _SAMPLE, y + 4, name, _SIZE, inks("muted"), room=size)
            x += size
        y += _LINE
    return y - _LINE / 2


def _bar_samples(paper: Paper, inks: Inks, marks: Collection[Mark]) -> list[tuple[str, _Sample]]:
    meanings = (
        (_("stage"), Mark.STAGE),
        (_("share done"), Mark.STAGE_DONE),
        (_("to do"), Mark.WORK),
        (_("in progress"), Mark.ACTIVE),
        (_("done"), Mark.DONE),
        (_("late"), Mark.LATE),
        (_("held up"), Mark.DELAY),
        (_("blocked"), Mark.BLOCKED),
        (_("planned, not used"), Mark.GHOST),
        (_("baseline"), Mark.BASELINE),
        (_("milestone"), Mark.MILESTONE),
        (_("gate"), Mark.GATE),
        (_("gate ready"), Mark.GATE_READY),
        (_("gate breaks"), Mark.GATE_BROKEN),
    )
    return [(name, _mark_sample(paper, inks, mark)) for name, mark in meanings if mark in marks]


def _mark_sample(paper: Paper, inks: Inks, mark: Mark) -> _Sample:
    return lambda x, y: _paint_mark(paper, inks, mark, Stage.PLAN, (x, 12), (y, 9))


def _ground_samples(paper: Paper, inks: Inks, shades: Collection[Shade]) -> list[tuple[str, _Sample]]:
    names = {Shade.WEEKEND: _("weekend"), Shade.HOLIDAY: _("holiday"), Shade.MAKEUP: _("make-up workday")}

    def sample(shade: Shade) -> _Sample:
        return lambda x, y: paper.rect(x, y - 5.5, 12, 11, inks(SHADE_INKS[shade]), stroke=inks("border"))

    return [(name, sample(shade)) for shade, name in names.items() if shade in shades]


def _critical_sample(paper: Paper, inks: Inks) -> _Sample:
    return lambda x, y: paper.rect(x + 8, y - 6, 2.5, 12, inks("critical"), rx=1)


def _guess_sample(paper: Paper, inks: Inks) -> _Sample:
    def sample(x: float, y: float) -> None:
        paper.words(x + 4, y + 4, GUESS, _SIZE, inks("foreground"), room=_SAMPLE, bold=True)

    return sample


def _state_sample(paper: Paper, inks: Inks, state: State) -> _Sample:
    return lambda x, y: paint_state(paper, inks, state, x + 7, y)
