"""Names and glyphs of stages, states and statuses: the one place where they are written down.

The tables are keyed by the value of the enumeration, so that naming a thing does not load its type.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from campaigntui.wording.catalogue import C_, choices, pgettext

if TYPE_CHECKING:
    from campaigntui.domain.checklist import Status
    from campaigntui.domain.stage import Stage
    from campaigntui.scheduling.health import BreakKind, State

_STAGES: Mapping[str, tuple[str, str]] = {
    "strategy": C_("stage", "Strategy"),
    "plan": C_("stage", "Campaign plan"),
    "traffic": C_("stage", "Traffic"),
    "pages": C_("stage", "Pages"),
    "service": C_("stage", "Service training"),
    "stocking": C_("stage", "Stocking"),
    "review": C_("stage", "Review"),
}

_STAGES_SHORT: Mapping[str, tuple[str, str]] = {
    "strategy": C_("stage, short", "Strategy"),
    "plan": C_("stage, short", "Plan"),
    "traffic": C_("stage, short", "Traffic"),
    "pages": C_("stage, short", "Pages"),
    "service": C_("stage, short", "Service"),
    "stocking": C_("stage, short", "Stocking"),
    "review": C_("stage, short", "Review"),
}

_STATES: Mapping[str, tuple[str, str]] = {
    "done": C_("state", "done"),
    "blocked": C_("state", "blocked"),
    "to_review": C_("state", "to review"),
    "late": C_("state", "late"),
    "in_progress": C_("state", "in progress"),
    "ready": C_("state", "ready"),
    "waiting": C_("state", "waiting"),
    "open": C_("state", "open"),
}
"""`open` is a status only: every open item is ready, waiting or late."""

_GLYPHS: Mapping[str, tuple[str, str]] = {
    "done": ("✓", "+"),
    "blocked": ("✕", "x"),
    "to_review": ("◉", "?"),
    "late": ("!", "!"),
    "in_progress": ("▸", ">"),
    "ready": ("▹", "o"),
    "waiting": ("∙", "."),
    "open": ("▹", "o"),
}
"""Glyph and its ASCII twin. Unicode counts every one of them one cell wide, also in terminals set to wide ambiguous
characters."""

_BREAKS: Mapping[str, tuple[str, str]] = {
    "gate": C_("what a late item breaks", "gate"),
    "deadline": C_("what a late item breaks", "deadline"),
    "d_day": C_("what a late item breaks", "D-day"),
    "stage": C_("what a late item breaks", "stage"),
    "freeze": C_("what a late item breaks", "freeze"),
}


def stage_name(stage: Stage) -> str:
    """The stage in full: “Service training”."""
    return pgettext(*_STAGES[stage])


def stage_short(stage: Stage) -> str:
    """The stage in at most 8 cells, for strips and columns: “Service”."""
    return pgettext(*_STAGES_SHORT[stage])


def stage_choices() -> str:
    """The stages that may be written, for a refusal: “strategy, plan, …”."""
    return choices(_STAGES, lambda key: pgettext(*_STAGES[key]))


def state_name(state: State) -> str:
    """What an item has come to: “in progress”."""
    return pgettext(*_STATES[state])


def state_glyph(state: State, ascii_marks: bool = False) -> str:
    """One cell that stands for the state; plain ASCII on request."""
    return _GLYPHS[state][ascii_marks]


def status_name(status: Status) -> str:
    """What a person said about an item: “open”."""
    return pgettext(*_STATES[status])


def status_choices(values: Iterable[str]) -> str:
    """The statuses or states that may be written, for a refusal: “open, in_progress, …”."""
    return choices(values, lambda value: pgettext(*_STATES[value]))


def status_glyph(status: Status, ascii_marks: bool = False) -> str:
    """One cell that stands for the status; plain ASCII on request."""
    return _GLYPHS[status][ascii_marks]


def break_name(kind: BreakKind) -> str:
    """What kind of hard end is missed: “gate”."""
    return pgettext(*_BREAKS[kind])
