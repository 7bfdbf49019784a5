"""The inks of the timeline: component classes for everything that it paints, and which theme colour each one has."""

from __future__ import annotations

from campaigntui.domain.stage import STAGES, Stage
from campaigntui.scene.bars import Mark
from campaigntui.scene.ground import Shade, Upright
from campaigntui.scene.header import Tone
from campaigntui.scene.links import Course
from campaigntui.scheduling.health import State

PLAIN = ""
"""The widget's own colours."""
BLANK = "timeline--blank"
"""Nothing in front: without a text colour a blank costs half the bytes on the way to the terminal."""
GRID = "timeline--grid"
MUTED = "timeline--muted"
CRITICAL = "timeline--critical"
MARKED = "timeline--marked"
CURSOR = "timeline--cursor"
CURSOR_BLURRED = "timeline--cursor-blurred"

BASELINE = "timeline--baseline"
FROZEN = "timeline--frozen"
"""Behind the days on which an item may no longer change."""

_DONE = "timeline--done"
_BLOCKED = "timeline--blocked"
LATE = "timeline--late"
_GHOST = "timeline--ghost"
_GATE = "timeline--gate"
_REVIEW = "timeline--to-review"
_IN_PROGRESS = "timeline--in-progress"
_READY = "timeline--ready"
_WAITING = "timeline--waiting"
_TODAY = "timeline--today"
_D_DAY = "timeline--d-day"

STAGE_INKS = {stage: f"timeline--{stage}" for stage in STAGES}
PALE_INKS = {stage: f"timeline--{stage}-pale" for stage in STAGES}
"""For what is still to come."""
PALE = frozenset({Mark.STAGE, Mark.WORK})
"""Marks in the pale colour of their stage."""
CHAIN = frozenset({Mark.WORK, Mark.ACTIVE, Mark.MILESTONE})
"""Marks that show the critical chain when it is to stand out."""
MARK_INKS = {
    Mark.HOLDER: _GHOST,
    Mark.HOLDER_DONE: _DONE,
    Mark.BASELINE: BASELINE,
    Mark.HELD: MARKED,
    Mark.DONE: "timeline--done-pale",
    Mark.BLOCKED: _BLOCKED,
    Mark.LATE: LATE,
    Mark.DELAY: LATE,
    Mark.GHOST: _GHOST,
    Mark.ROOM: _GHOST,
    Mark.MILESTONE_LATE: LATE,
    Mark.MILESTONE_DONE: _DONE,
    Mark.GATE: _GATE,
    Mark.GATE_READY: _GATE,
    Mark.GATE_BROKEN: LATE,
    Mark.EARLIER: MUTED,
    Mark.LATER: MUTED,
}
"""Marks that are neither here nor pale take the colour of their stage."""
SHADE_INKS = {
    Shade.WORK: PLAIN,
    Shade.WEEKEND: "timeline--weekend",
    Shade.HOLIDAY: "timeline--holiday",
    Shade.MAKEUP: "timeline--makeup",
}
UPRIGHT_INKS = {Upright.D_DAY: _D_DAY, Upright.TODAY: _TODAY}
TONE_INKS = {
    Tone.MONTH: "timeline--month",
    Tone.DAY: MUTED,
    Tone.TODAY: _TODAY,
    Tone.D_DAY: _D_DAY,
    Tone.PHASE: "timeline--phase",
    Tone.PHASE_NEXT: "timeline--phase-next",
    Tone.PEAK: "timeline--peak",
    Tone.ANCHOR: "timeline--anchor",
    Tone.FREEZE: "timeline--freeze",
    Tone.CLOSED: "timeline--closed",
    Tone.MEETING: "timeline--meeting",
}
COURSE_INKS = {Course.BEFORE: "timeline--link-before", Course.AFTER: "timeline--link-after"}
STATE_INKS = {
    State.DONE: _DONE,
    State.BLOCKED: _BLOCKED,
    State.REVIEW: _REVIEW,
    State.LATE: LATE,
    State.IN_PROGRESS: _IN_PROGRESS,
    State.READY: _READY,
    State.WAITING: _WAITING,
}

GATES = frozenset({Mark.GATE, Mark.GATE_READY, Mark.GATE_BROKEN})
"""Marks that stand on a bar."""
SHADES = frozenset(SHADE_INKS.values()) - {PLAIN}
"""Inks that stand for a background."""
BARS = frozenset((*STAGE_INKS.values(), *PALE_INKS.values(), BASELINE))
"""Inks whose colour lies behind what stands on a bar."""

INKS: set[str] = {
    *(GRID, MUTED, CRITICAL, MARKED, CURSOR, CURSOR_BLURRED, BASELINE, FROZEN),
    *STAGE_INKS.values(),
    *PALE_INKS.values(),
    *MARK_INKS.values(),
    *SHADE_INKS.values(),
    *UPRIGHT_INKS.values(),
    *TONE_INKS.values(),
    *STATE_INKS.values(),
    *COURSE_INKS.values(),
} - {PLAIN}
"""Every component class of the timeline."""

_COLOURS = """
    & > .timeline--grid { color: $grid; }
    & > .timeline--muted { color: $text-muted; }
    & > .timeline--critical { color: $critical; }
    & > .timeline--marked { color: $accent; text-style: bold; }
    & > .timeline--cursor { background: $cursor-row; }
    & > .timeline--cursor-blurred { background: $cursor-row 50%; }
    & > .timeline--strategy-pale { color: $stage-strategy 60%; }
    & > .timeline--strategy { color: $stage-strategy; text-style: bold; }
    & > .timeline--plan-pale { color: $stage-plan 60%; }
    & > .timeline--plan { color: $stage-plan; text-style: bold; }
    & > .timeline--traffic-pale { color: $stage-traffic 60%; }
    & > .timeline--traffic { color: $stage-traffic; text-style: bold; }
    & > .timeline--pages-pale { color: $stage-pages 60%; }
    & > .timeline--pages { color: $stage-pages; text-style: bold; }
    & > .timeline--service-pale { color: $stage-service 60%; }
    & > .timeline--service { color: $stage-service; text-style: bold; }
    & > .timeline--stocking-pale { color: $stage-stocking 60%; }
    & > .timeline--stocking { color: $stage-stocking; text-style: bold; }
    & > .timeline--review-pale { color: $stage-review 60%; }
    & > .timeline--review { color: $stage-review; text-style: bold; }
    & > .timeline--done-pale { color: $done 65%; }
    & > .timeline--done { color: $done; }
    & > .timeline--blocked { color: $blocked; text-style: bold; }
    & > .timeline--late { color: $late; text-style: bold; }
    & > .timeline--ghost { color: $ghost; }
    & > .timeline--gate { color: $gate; text-style: bold; }
    & > .timeline--to-review { color: $accent; text-style: bold; }
    & > .timeline--in-progress { color: $in-progress; text-style: bold; }
    & > .timeline--ready { color: $ready; text-style: bold; }
    & > .timeline--waiting { color: $waiting; }
    & > .timeline--weekend { background: $weekend; }
    & > .timeline--holiday { background: $holiday; }
    & > .timeline--makeup { background: $makeup; }
    & > .timeline--today { color: $today; text-style: bold; }
    & > .timeline--d-day { color: $dday; text-style: bold; }
    & > .timeline--month { color: $text; text-style: bold; }
    & > .timeline--phase { color: $text; background: $anchor 20%; }
    & > .timeline--phase-next { color: $text; background: $anchor 35%; }
    & > .timeline--peak { color: $background; background: $dday; text-style: bold; }
    & > .timeline--anchor { color: $anchor; }
    & > .timeline--baseline { color: $text 55%; }
    & > .timeline--frozen { background: $blocked 14%; }
    & > .timeline--freeze { color: $text; background: $blocked 35%; }
    & > .timeline--closed { color: $text; background: $holiday; }
    & > .timeline--meeting { color: $text-muted; }
    & > .timeline--link-before { color: $in-progress; text-style: bold; }
    & > .timeline--link-after { color: $ready; text-style: bold; }
"""


def colours(widget: str) -> str:
    """The style sheet that gives every ink its colour of the theme, for a widget with `INKS` as component classes."""
    return f"{widget} {{{_COLOURS}}}"


def mark_ink(mark: Mark, stage: Stage, chain: bool | None = None) -> str:
    """The ink of a mark in a row of that stage.

    Where the critical chain is to stand out, `chain` says whether the row is part of it.
    """
    if chain is not None and mark not in (Mark.LATE, Mark.DELAY, Mark.MILESTONE_LATE):
        return CRITICAL if chain and mark in CHAIN else _GHOST
    if mark in PALE:
        return PALE_INKS[stage]
    return MARK_INKS.get(mark) or STAGE_INKS[stage]
