"""The timeline as plain text, for a pipe, a chat or a mail.

Bars and lines are ASCII only: other marks take two cells in some terminals and chats, which would shift a row.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from rich.cells import cell_len

from campaigntui.domain.ids import ItemId
from campaigntui.domain.stage import STAGES, Stage
from campaigntui.domain.text import line
from campaigntui.errors import N_, BadInput
from campaigntui.exchange.timelinerange import chosen_extent
from campaigntui.scene.bars import Mark, Window, bar
from campaigntui.scene.cells import ASCII_ELLIPSIS, fit
from campaigntui.scene.glyphs import ASCII
from campaigntui.scene.ground import Shade
from campaigntui.scene.header import GUESS, Piece, anchors, days, month_starts, months, phases
from campaigntui.scene.labels import label
from campaigntui.scene.rows import RowKey, Rows
from campaigntui.scene.view import View
from campaigntui.scheduling.gates import risks, standing_ruling
from campaigntui.scheduling.health import State
from campaigntui.scheduling.outlook import Outlook
from campaigntui.wording import _, state_glyph, state_name
from campaigntui.wording.dates import full_day, relative_day
from campaigntui.wording.gates import risk_lines, ruling_short

LEAST_WIDTH = 40
"""Cells below which a timeline says nothing."""

_SHADES: dict[Shade, str] = {Shade.WORK: " ", Shade.WEEKEND: ".", Shade.HOLIDAY: ":", Shade.MAKEUP: "w"}
_CRITICAL = "*"


def timeline_text(
    outlook: Outlook,
    width: int,
    first: date | None = None,
    last: date | None = None,
    items: bool = True,
    stages: Collection[Stage] = STAGES,
    ghost: Mapping[ItemId, Window] = MappingProxyType({}),
) -> str:
    """The timeline in lines of at most `width` cells, from `first` to `last` or the whole plan, ended by a newline.

    `items` says whether items are listed, `stages` of which stages; `ghost` holds the planned windows of a baseline,
    which show where no bar covers them. Raises `BadInput` for a width below 40 and for
    dates in the wrong order.
    """
    if width < LEAST_WIDTH:
        raise BadInput(
            N_("A timeline needs at least {least} columns; {width} are too few."), least=LEAST_WIDTH, width=width
        )
    view = View.all_of(outlook, chosen_extent(outlook, first, last), width)
    used: set[Mark] = set()
    rows = [_row(view, key, used, ghost) for key in Rows.of(outlook, stages if items else ()).keys]
    lines = [fit(_title(outlook), width, ASCII_ELLIPSIS), *_header(view), *rows, ""]
    if signed := risks(outlook.plan):
        told = [f"  {words}" for verdict in signed for words in risk_lines(verdict, outlook.plan, width - 3)]
        lines += [fit(words, width, ASCII_ELLIPSIS) for words in (_("Passed with risk:"), *told)]
        lines.append("")
    shades = {shade for pair in view.ground.shades for shade in pair}
    lines += _legend(view, used, shades, items)
    return "".join(f"{each.rstrip()}\n" for each in lines)


def _title(outlook: Outlook) -> str:
    head = outlook.plan.head
    parts = [
        line(head.name),
        line(head.shop),
        full_day(outlook.today),
        relative_day(outlook.today, outlook.plan.d_day.day),
    ]
    return " | ".join(part for part in parts if part)


def _header(view: View) -> list[str]:
    outlook, scale = view.outlook, view.scale
    d_day = outlook.plan.d_day.day
    month_line = [ASCII.line] * scale.width
    for column in month_starts(scale):
        month_line[column] = ASCII.fork
    bands = [" "] * scale.width
    named = []
    for piece in phases(scale, outlook):
        bands[piece.start : piece.end] = [ASCII.line] * (piece.end - piece.start)
        bands[piece.start] = ASCII.edge
        if piece.text:
            named.append(piece)
    off = [_SHADES[left] if left is right or left is not Shade.WORK else " " for left, right in view.ground.shades]
    pairs = [
        ("", _put(month_line, months(scale, outlook.today, d_day, outlook.calendar.guesses()))),
        ("", _put([" "] * scale.width, days(scale, outlook.today, d_day))),
        (_("Days off"), "".join(off)),
        (_("Phases"), _put(bands, named)),
        (_("Anchors"), _put_ticks(scale.width, anchors(scale, outlook))),
    ]
    return [f"{fit(name, view.room, ASCII_ELLIPSIS)} {chart}" for name, chart in pairs]


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
        done = fit(done, tick.start) + ASCII.tick + tick.text
    return fit(done, width)


def _row(view: View, key: RowKey, used: set[Mark], ghost: Mapping[ItemId, Window]) -> str:
    found = bar(view.outlook, view.scale, key, ghost=ghost)
    chart = [ASCII.uprights[up] if up else " " for up in view.ground.uprights]
    first, last = found.baseline
    if first < last:
        used.add(Mark.BASELINE)
        chart[first:last] = [ASCII.marks[Mark.BASELINE]] * (last - first)
    for run in found.runs:
        used.add(run.mark)
        chart[run.start : run.start + run.length] = [ASCII.marks[run.mark]] * run.length
    words = label(view.outlook, key, view.room)
    late = f" !{words.late}" if words.late else ""
    ruling = standing_ruling(view.outlook.plan, key) if isinstance(key, Stage) else None
    if ruling is not None:
        late = f" {ruling_short(ruling, only_ascii=True)}{late}"
    right = f"{late} {words.right}" if words.right else ""
    lead = ""
    if words.state is not None:
        lead = f"{_CRITICAL if found.critical else ' '} {state_glyph(words.state, ascii_marks=True)} "
    return fit(lead + words.text, view.room - cell_len(right), ASCII_ELLIPSIS) + right + ASCII.edge + "".join(chart)


def _legend(view: View, used: Collection[Mark], shades: Collection[Shade], items: bool) -> list[str]:
    """What the marks mean that were used, in lines as wide as the view."""
    meanings = {
        "=": (_("done"), {Mark.DONE, Mark.STAGE_DONE}),
        ">": (_("in progress"), {Mark.ACTIVE}),
        "#": (_("to do"), {Mark.WORK}),
        "!": (_("late"), {Mark.LATE, Mark.MILESTONE_LATE}),
        "~": (_("held up"), {Mark.DELAY}),
        "_": (_("planned, not used"), {Mark.GHOST}),
        "x": (_("blocked"), {Mark.BLOCKED}),
        "M": (_("milestone"), {Mark.MILESTONE, Mark.MILESTONE_DONE}),
        "G": (_("gate"), {Mark.GATE, Mark.GATE_READY}),
        "X": (_("gate breaks"), {Mark.GATE_BROKEN}),
        "-": (_("stage"), {Mark.STAGE}),
        ASCII.marks[Mark.BASELINE]: (_("baseline"), {Mark.BASELINE}),
    }
    bars = [f"{glyph} {name}" for glyph, (name, marks) in meanings.items() if marks & set(used)]
    names = {Shade.WEEKEND: _("weekend"), Shade.HOLIDAY: _("holiday"), Shade.MAKEUP: _("make-up workday")}
    bars += [f"{_SHADES[shade]} {name}" for shade, name in names.items() if shade in shades]
    is_guess = view.outlook.calendar.guesses()
    if is_guess(view.scale.first) or is_guess(view.scale.last):
        bars.append(f"{GUESS} {_('estimated holidays')}")
    states = [f"{state_glyph(state, ascii_marks=True)} {state_name(state)}" for state in State]
    lines = _flow(_("Chart:"), bars, view.total)
    return lines + _flow(_("Items:"), [*states, f"{_CRITICAL} {_('critical')}"], view.total) if items else lines


def _flow(lead: str, entries: Iterable[str], width: int) -> list[str]:
    """The entries after a leading word, in as many lines as they need; no entry is broken."""
    lines = [lead]
    for entry in entries:
        joined = f"{lines[-1]}  {entry}"
        if cell_len(joined) > width:
            lines.append(f"  {entry}")
        else:
            lines[-1] = joined
    return [fit(each, width, ASCII_ELLIPSIS) for each in lines]
