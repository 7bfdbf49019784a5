"""Glyphs for what a chart shows, each one cell wide: blocks for terminals, plain ASCII for everything else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from campaigntui.scene.bars import Mark
from campaigntui.scene.cells import ASCII_ELLIPSIS, ELLIPSIS
from campaigntui.scene.ground import Upright


class Glyphs(NamedTuple):
    """One set of glyphs."""

    plain: bool
    """True when all of them are ASCII."""
    marks: Mapping[Mark, str]
    uprights: Mapping[Upright, str]
    edge: str
    """Between label and chart."""
    edge_critical: str
    halves: str
    """Two cells of which only the left half and only the right half are drawn; empty when there are none."""
    line: str
    fork: str
    """In the line of months, where one begins."""
    tick: str
    """An anchor."""
    meeting: str
    strokes: str
    """Lines between cells by the sides that they touch: up 1, right 2, down 4, left 8; the index is their sum."""
    arrows: str
    """Up, right, down, left."""
    opened: str
    closed: str
    marked: str
    ellipsis: str


BLOCKS = Glyphs(
    plain=False,
    marks={
        Mark.STAGE: "█",
        Mark.STAGE_DONE: "█",
        Mark.HOLDER: "▂",
        Mark.HOLDER_DONE: "▂",
        Mark.WORK: "▆",
        Mark.ACTIVE: "▆",
        Mark.DONE: "▆",
        Mark.BLOCKED: "▚",
        Mark.LATE: "▄",
        Mark.DELAY: "─",
        Mark.GHOST: "░",
        Mark.ROOM: "·",
        Mark.MILESTONE: "◆",
        Mark.MILESTONE_LATE: "◆",
        Mark.MILESTONE_DONE: "◆",
        Mark.GATE: "◇",
        Mark.GATE_READY: "◆",
        Mark.GATE_BROKEN: "✕",
        Mark.BASELINE: "▔",
        Mark.HELD: "▒",
        Mark.EARLIER: "◂",
        Mark.LATER: "▸",
    },
    uprights={Upright.D_DAY: "┃", Upright.TODAY: "│"},
    edge="│",
    edge_critical="┃",
    halves="▌▐",
    line="─",
    fork="┬",
    tick="▾",
    meeting="◦",
    strokes=" ╵╶└╷│┌├╴┘─┴┐┤┬┼",
    arrows="▴▸▾◂",
    opened="▾",
    closed="▸",
    marked="▪",
    ellipsis=ELLIPSIS,
)

ASCII = Glyphs(
    plain=True,
    marks={
        Mark.STAGE: "-",
        Mark.STAGE_DONE: "=",
        Mark.HOLDER: "-",
        Mark.HOLDER_DONE: "=",
        Mark.WORK: "#",
        Mark.ACTIVE: ">",
        Mark.DONE: "=",
        Mark.BLOCKED: "x",
        Mark.LATE: "!",
        Mark.DELAY: "~",
        Mark.GHOST: "_",
        Mark.ROOM: ".",
        Mark.MILESTONE: "M",
        Mark.MILESTONE_LATE: "!",
        Mark.MILESTONE_DONE: "M",
        Mark.GATE: "G",
        Mark.GATE_READY: "G",
        Mark.GATE_BROKEN: "X",
        Mark.BASELINE: '"',
        Mark.HELD: "%",
        Mark.EARLIER: "<",
        Mark.LATER: ">",
    },
    uprights={Upright.D_DAY: "|", Upright.TODAY: "|"},
    edge="|",
    edge_critical="*",
    halves="",
    line="-",
    fork="+",
    tick="^",
    meeting="o",
    strokes=" |-+||++-+-+++++",
    arrows="^>v<",
    opened="v",
    closed=">",
    marked="*",
    ellipsis=ASCII_ELLIPSIS,
)
