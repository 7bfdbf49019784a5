"""Tables and paragraphs measured in cells, so that a Chinese character counts for the two columns that it takes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
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


def table(rows: Iterable[Sequence[str | Cell]], *, right: Iterable[int] = (), flexible: int | None = None) -> None:
    """Print rows with their columns below each other.

    `right` are columns set flush right. `flexible` is a column that is cut where the terminal is too narrow; into a
    pipe everything goes uncut.
    """
    tables([("", rows)], right=right, flexible=flexible)


def tables(
    groups: Iterable[tuple[str, Iterable[Sequence[str | Cell]]]],
    *,
    right: Iterable[int] = (),
    flexible: int | None = None,
) -> None:
    """Print tables with a heading each and a blank line between; columns run through all of them."""
    cells = [(heading, [[_cell(cell) for cell in row] for row in rows]) for heading, rows in groups]
    widths = _widths([row for _heading, rows in cells for row in rows], flexible)
    flush_right = set(right)
    for n, (heading, rows) in enumerate(cells):
        if n:
            say()
        if heading:
            say(heading, Ink.STRONG)
        for row in rows:
            last = len(row) - 1
            parts = [_fitted(cell, widths[at], at in flush_right, at == last) for at, cell in enumerate(row)]
            put(_GAP.join(parts).rstrip())


def _cell(cell: str | Cell) -> Cell:
    found = cell if isinstance(cell, Cell) else Cell(cell)
    return found._replace(text=clean(found.text.replace("\n", " ")))


def _widths(rows: Sequence[Sequence[Cell]], flexible: int | None) -> list[int]:
    widths = [max(cell_len(cell.text) for cell in column) for column in zip(*rows, strict=True)]
    if flexible is not None and widths and on_terminal():
        spare = terminal_width() - sum(widths) - len(_GAP) * (len(widths) - 1)
        widths[flexible] = max(widths[flexible] + min(spare, 0), 8)
    return widths


def _fitted(cell: Cell, width: int, right: bool, last: bool) -> str:
    shown = cell.text if cell_len(cell.text) <= width else fit(cell.text, width)
    pad = " " * (width - cell_len(shown))
    if right:
        return pad + inked(shown, cell.ink)
    return inked(shown, cell.ink) + ("" if last else pad)


def wrapped(content: str, width: int) -> list[str]:
    """The text in lines of at most `width` cells. Chinese may break between any two characters."""
    lines = [""]
    for word in re.findall(_WORD, " ".join(content.split())):
        if cell_len(lines[-1]) + cell_len(word.rstrip()) > width:
            lines.append("")
        if lines[-1] or word.strip():
            lines[-1] += word
    return [one.rstrip() for one in lines]
