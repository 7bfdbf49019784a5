"""Inks: what a piece of a painted line means. Status is always glyph + word + ink, never colour alone.

An ink is the name of a component class; its colours stand in `inks.tcss` and come from theme variables.
"""

from __future__ import annotations

from enum import StrEnum

from campaigntui.domain.gates import Ruling
from campaigntui.scheduling.health import State
from campaigntui.wording import state_glyph


class Ink(StrEnum):
    """What a piece of a painted line means; the value is its component class."""

    PLAIN = ""
    STRONG = "ink--strong"
    MUTED = "ink--muted"
    HEADING = "ink--heading"
    ACCENT = "ink--accent"
    KEY = "ink--key"
    GOOD = "ink--good"
    WARN = "ink--warn"
    BAD = "ink--bad"
    DONE = "ink--done"
    BLOCKED = "ink--blocked"
    REVIEW = "ink--review"
    LATE = "ink--late"
    IN_PROGRESS = "ink--in-progress"
    READY = "ink--ready"
    WAITING = "ink--waiting"
    CODE = "ink--code"
    LINK = "ink--link"


STATE_INKS: dict[State, Ink] = {
    State.DONE: Ink.DONE,
    State.BLOCKED: Ink.BLOCKED,
    State.REVIEW: Ink.REVIEW,
    State.LATE: Ink.LATE,
    State.IN_PROGRESS: Ink.IN_PROGRESS,
    State.READY: Ink.READY,
    State.WAITING: Ink.WAITING,
}

SIGNALS = frozenset((*STATE_INKS.values(), Ink.GOOD, Ink.WARN, Ink.BAD))
"""Inks that say how something stands. They keep their colour on a cursor bar, where all else takes the bar's own."""

RULING_INKS: dict[Ruling, Ink] = {Ruling.PASS: Ink.GOOD, Ruling.RISK: Ink.WARN, Ruling.NO_GO: Ink.BAD}

_ascii = False


def use_ascii(wanted: bool) -> None:
    """Draw states with plain ASCII from now on, for terminals whose font lacks the other marks."""
    global _ascii
    _ascii = wanted


def only_ascii() -> bool:
    """True when states are drawn with plain ASCII."""
    return _ascii


def glyph(state: State) -> str:
    """One cell that stands for the state."""
    return state_glyph(state, _ascii)
