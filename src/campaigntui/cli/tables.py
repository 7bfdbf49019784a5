"""Tables and paragraphs measured in cells, so that a Chinese character counts for the two columns that it takes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rich.cells import cell_len

from campaigntui.cli.output import Ink, clean, inked, on_terminal, put, say, terminal_width
from campaigntui.scene.cells import fit

_GAP = "  "
_WORD = r"[\u2e80-\uffef][，。、；：！？）」』”]*|[^\s\u2e80-\uffef]+[，。、；：！？）」』”]*|\s+"


class Cell(NamedTuple):
    """A text in a table, with its ink."""

    text: str
    ink: Ink = Ink.PLAIN


@dataclass(frozen=True)
class Narrow:
    """What gives way where a terminal is too narrow. Into a pipe everything goes whole."""

    flexible: int
    """Column that is cut, but not below `LEAST` cells as long as another one can give way."""
    order: tuple[int, ...]
    """Columns that give way, one after the other."""
    below: frozenset[int] = frozenset()
    """Those among them that move to a line of their own under the row; the others are left out."""


LEAST = 24
"""Cells below which cutting a column says too little."""
WIDEST = 60
"""Cells to which a column is filled up. One text that is longer shifts its own row, not all the others."""


def table(rows: Iterable[Sequence[str | Cell]], *, right: Iterable[int] = (), narrow: Narrow | None = None) -> None:
    """Print rows with their columns below each other; `right` are columns set flush right."""
    tables([("", rows)], right=right, narrow=narrow)


def tables(
    groups: Iterable[tuple[str, Iterable[Sequence[str | Cell]]]],
    *,
    right: Iterable[int] = (),
    narrow: Narrow | None = None,
) -> None:
    """Print tables with a heading each and a blank line between; columns run through all of them."""
    cells = [(heading, [[_cell(cell) for cell in row] for row in rows]) for heading, rows in groups]
    columns = zip(*(row for _heading, rows in cells for row in rows), strict=True)
    widths = dict(enumerate(max(cell_len(cell.text) for cell in column) for column in columns))
    if narrow is not None and widths and on_terminal():
        below, cut = _yield(widths, narrow), narrow.flexible
    else:
        below, cut = [], None
        widths = {at: min(width, WIDEST) for at, width in widths.items()}
    flush_right = set(right)
    for n, (heading, rows) in enumerate(cells):
        if n:
            say()
        if heading:
            say(heading, Ink.STRONG)
        for row in rows:
            put(_GAP.join(_fitted(row[at], widths[at], at in flush_right, at == cut) for at in widths).rstrip())
            for line in _below([row[at] for at in below if row[at].text], terminal_width() - widths[0] - len(_GAP)):
                put(f"{' ' * widths[0]}{_GAP}{line}")


def _below(cells: Sequence[Cell], room: int) -> list[str]:
    """Cells that stand under their row: side by side where they fit, else each wrapped from a line of its own."""
    if not cells:
        return []
    if sum(cell_len(cell.text) + len(_GAP) for cell in cells) - len(_GAP) <= room:
        return [_GAP.join(inked(cell.text, cell.ink) for cell in cells)]
    return [inked(line, cell.ink) for cell in cells for line in wrapped(cell.text, room)]


def _yield(widths: dict[int, int], narrow: Narrow) -> list[int]:
    """Make the columns fit the terminal; gives those that move below their row, from left to right."""

    def room() -> int:
        """What the flexible column may take."""
        others = sum(widths.values()) - widths[narrow.flexible] + len(_GAP) * (len(widths) - 1)
        return terminal_width() - others

    wanted = widths[narrow.flexible]
    below: list[int] = []
    for column in narrow.order:
        if room() < min(LEAST, wanted):
            del widths[column]
            below += [column] if column in narrow.below else []
    widths[narrow.flexible] = max(min(wanted, room()), 8)
    return sorted(below)


def _cell(cell: str | Cell) -> Cell:
    found = cell if isinstance(cell, Cell) else Cell(cell)
    return found._replace(text=clean(found.text.replace("\n", " ")))


def _fitted(cell: Cell, width: int, right: bool, cut: bool) -> str:
    shown = fit(cell.text, width) if cut and cell_len(cell.text) > width else cell.text
    pad = " " * (width - cell_len(shown))
    return pad + inked(shown, cell.ink) if right else inked(shown, cell.ink) + pad


def wrapped(content: str, width: int) -> list[str]:
    """The text in lines of at most `width` cells. Chinese may break between any two characters."""
    lines = [""]
    for word in re.findall(_WORD, " ".join(content.split())):
        if cell_len(lines[-1]) + cell_len(word.rstrip()) > width:
            lines.append("")
        if lines[-1] or word.strip():
            lines[-1] += word
    return [one.rstrip() for one in lines]
