"""The timeline as plain text, for a pipe, a chat or a mail.

Bars and lines are ASCII only: other marks take two cells in some terminals and chats, which would shift a row.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from rich.cells import cell_len

from campaigntui.domain.stage import STAGES, Stage
from campaigntui.domain.text import line
from campaigntui.errors import N_, BadInput
from campaigntui.scene.bars import Mark, bar
from campaigntui.scene.cells import ASCII_ELLIPSIS, fit, fit_right
from campaigntui.scene.fitting import Extent, label_room, origin, whole
from campaigntui.scene.ground import Ground, Shade, Upright
from campaigntui.scene.header import Piece, anchors, days, month_starts, months, phases
from campaigntui.scene.labels import label
from campaigntui.scene.rows import RowKey, Rows
from campaigntui.scene.scale import Scale
from campaigntui.scheduling.outlook import Outlook
from campaigntui.wording import _, state_glyph
from campaigntui.wording.dates import full_day, relative_day

LEAST_WIDTH = 40
"""Cells below which a timeline says nothing."""

_MARKS: dict[Mark, str] = {
    Mark.STAGE: "-",
    Mark.STAGE_DONE: "=",
    Mark.WORK: "#",
    Mark.ACTIVE: "+",
    Mark.DONE: "=",
    Mark.BLOCKED: "x",
    Mark.LATE: "!",
    Mark.DELAY: "~",
    Mark.GHOST: "_",
    Mark.ROOM: ".",
    Mark.MILESTONE: "*",
    Mark.MILESTONE_LATE: "!",
    Mark.MILESTONE_DONE: "*",
    Mark.GATE: "G",
    Mark.GATE_READY: "G",
    Mark.GATE_BROKEN: "X",
    Mark.EARLIER: "<",
    Mark.LATER: ">",
}
_SHADES: dict[Shade, str] = {Shade.WORK: " ", Shade.WEEKEND: ".", Shade.HOLIDAY: ":", Shade.MAKEUP: "w"}
_CRITICAL = ">"
_UPRIGHT = "|"


def timeline_text(
    outlook: Outlook,
    width: int,
    first: date | None = None,
    last: date | None = None,
    items: bool = True,
    stages: Collection[Stage] = STAGES,
) -> str:
    """The timeline in lines of at most `width` cells, from `first` to `last` or the whole plan, ended by a newline.

    `items` says whether items are listed, `stages` of which stages. Raises `BadInput` for a width below 40 and for
    dates in the wrong order.
    """
    if width < LEAST_WIDTH:
        raise BadInput(
            N_("A timeline needs at least {least} columns; {width} are too few."), least=LEAST_WIDTH, width=width
        )
    extent = _extent(outlook, first, last)
    room = label_room(width, extent)
    columns = width - room - 1
    scale = Scale(origin(extent, whole(extent, columns)).first, columns, whole(extent, columns))
    ground = Ground.of(outlook, scale)
    used: set[Mark] = set()
    rows = [_row(outlook, scale, ground, key, room, used) for key in Rows.of(outlook, stages if items else ()).keys]
    lines = [fit(_title(outlook), width, ASCII_ELLIPSIS), *_header(outlook, scale, ground, room), *rows, ""]
    lines += _legend(used, width)
    return "".join(f"{each.rstrip()}\n" for each in lines)


def _extent(outlook: Outlook, first: date | None, last: date | None) -> Extent:
    known = Extent.of(outlook)
    start, end = first or known.first, last or known.last
    if end < start:
        raise BadInput(N_("The timeline would end on {last}, before it begins on {first}."), first=start, last=end)
    return Extent(start, end)


def _title(outlook: Outlook) -> str:
    head = outlook.plan.head
    parts = [
        line(head.name),
        line(head.shop),
        full_day(outlook.today),
        relative_day(outlook.today, outlook.plan.d_day.day),
    ]
    return " | ".join(part for part in parts if part)


def _header(outlook: Outlook, scale: Scale, ground: Ground, room: int) -> list[str]:
    d_day = outlook.plan.d_day.day
    month_line = ["-"] * scale.width
    for column in month_starts(scale):
        month_line[column] = "+"
    bands = [" "] * scale.width
    for piece in phases(scale, outlook):
        bands[piece.start : piece.end] = ["-"] * (piece.end - piece.start)
    named = [piece for piece in phases(scale, outlook) if piece.text]
    ticks = anchors(scale, outlook)
    off = [_SHADES[left] if left is right or left is not Shade.WORK else " " for left, right in ground.shades]
    pairs = [
        ("", _put(month_line, months(scale, outlook.today, d_day))),
        ("", _put([" "] * scale.width, days(scale, outlook.today, d_day))),
        (_("Days off"), "".join(off)),
        (_("Phases"), _put(bands, named)),
        (_("Anchors"), _put_ticks(scale.width, ticks)),
    ]
    return [f"{fit(name, room, ASCII_ELLIPSIS)} {chart}" for name, chart in pairs]


def _put(background: Sequence[str], pieces: Iterable[Piece]) -> str:
    """The background with the texts in the middle of their stretches. Each text fills as many cells as it is wide."""
    done, at = "", 0
    for piece in pieces:
        size = cell_len(piece.text)
        start = piece.start + (piece.end - piece.start - size) // 2
        done += "".join(background[at:start]) + piece.text
        at = start + size
    return done + "".join(background[at:])


def _put_ticks(width: int, ticks: Iterable[Piece]) -> str:
    done = ""
    for tick in ticks:
        done = fit(done, tick.start) + "^" + tick.text
    return fit(done, width)


def _row(outlook: Outlook, scale: Scale, ground: Ground, key: RowKey, room: int, used: set[Mark]) -> str:
    found = bar(outlook, scale, key)
    chart = [_UPRIGHT if up in (Upright.TODAY, Upright.D_DAY) else " " for up in ground.uprights]
    for run in found.runs:
        used.add(run.mark)
        chart[run.start : run.start + run.length] = [_MARKS[run.mark]] * run.length
    words = label(outlook, key)
    right = f" {words.right}"
    if words.late:
        right = f" !{words.late}{right}"
    lead = "" if words.state is None else f"  {state_glyph(words.state, ascii_marks=True)} "
    text = lead + words.text
    name = fit(text, room - cell_len(right), ASCII_ELLIPSIS) + right
    return fit_right(name, room) + (_CRITICAL if found.critical else _UPRIGHT) + "".join(chart)


def _legend(used: Collection[Mark], width: int) -> list[str]:
    """What the marks mean that were used, in lines of at most `width` cells."""
    meanings = {
        "=": (_("done"), {Mark.DONE, Mark.STAGE_DONE}),
        "+": (_("in progress"), {Mark.ACTIVE}),
        "#": (_("to do"), {Mark.WORK}),
        "!": (_("late"), {Mark.LATE, Mark.MILESTONE_LATE}),
        "~": (_("waits"), {Mark.DELAY}),
        "_": (_("planned, not used"), {Mark.GHOST}),
        "x": (_("blocked"), {Mark.BLOCKED}),
        "*": (_("milestone"), {Mark.MILESTONE, Mark.MILESTONE_DONE}),
        "G": (_("gate"), {Mark.GATE, Mark.GATE_READY}),
        "X": (_("gate breaks"), {Mark.GATE_BROKEN}),
        "-": (_("stage"), {Mark.STAGE}),
    }
    entries = [f"{glyph} {name}" for glyph, (name, marks) in meanings.items() if marks & set(used)]
    entries += [f"{_CRITICAL} {_('critical')}", f". {_('weekend')}", f": {_('holiday')}", f"w {_('make-up workday')}"]
    lines = [""]
    for entry in entries:
        joined = f"{lines[-1]}  {entry}" if lines[-1] else entry
        if cell_len(joined) > width:
            lines.append(entry)
        else:
            lines[-1] = joined
    return [fit(each, width, ASCII_ELLIPSIS) for each in lines]
