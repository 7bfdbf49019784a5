"""The only writer to stdout and stderr: lines, tables padded in cells, JSON. Nothing here interprets markup.

Text is cleaned once more on its way out, because a plan file may have been written by anybody: a terminal must never
act on what it shows.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import Any, NamedTuple, TextIO

from campaigntui.domain import text

_GAP = "  "
_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]")
_WORD = re.compile(r"[\u2e80-\uffef][，。、；：！？）」』”]*|[^\s\u2e80-\uffef]+|\s+")


class Ink(Enum):
    """What a colour means. The values are those of the terminal's own palette, so that its theme decides the shade."""

    PLAIN = ""
    STRONG = "1"
    MUTED = "2"
    BAD = "31"
    GOOD = "32"
    WARN = "33"
    ACTIVE = "36"


class Cell(NamedTuple):
    """A text in a table, with its ink."""

    text: str
    ink: Ink = Ink.PLAIN


def say(content: str = "", ink: Ink = Ink.PLAIN) -> None:
    """Print one line, or several."""
    for one in content.split("\n"):
        _write(sys.stdout, _inked(_clean(one), ink))


def note(content: str) -> None:
    """Tell the person at the terminal something that is not a result."""
    for one in content.split("\n"):
        _write(sys.stderr, _clean(one))


def answer(form: Mapping[str, Any]) -> None:
    """Print an object as JSON: on one line for programs, indented on a terminal."""
    unicode_out = (getattr(sys.stdout, "encoding", None) or "").lower().startswith("utf")
    dumped = json.dumps(form, ensure_ascii=not unicode_out, indent=2 if on_terminal() else None)
    _write(sys.stdout, _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", dumped))


def raw(content: str) -> None:
    """Print a file's text as it is. For formats that guard their own content."""
    if sys.stdout is not None:
        sys.stdout.write(content)


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
            _write(sys.stdout, _GAP.join(parts).rstrip())


def _cell(cell: str | Cell) -> Cell:
    found = cell if isinstance(cell, Cell) else Cell(cell)
    return found._replace(text=_clean(found.text.replace("\n", " ")))


def _widths(rows: Sequence[Sequence[Cell]], flexible: int | None) -> list[int]:
    from rich.cells import cell_len

    widths = [max(cell_len(cell.text) for cell in column) for column in zip(*rows, strict=True)]
    if flexible is not None and widths and on_terminal():
        spare = terminal_width() - sum(widths) - len(_GAP) * (len(widths) - 1)
        widths[flexible] = max(widths[flexible] + min(spare, 0), 8)
    return widths


def _fitted(cell: Cell, width: int, right: bool, last: bool) -> str:
    from rich.cells import cell_len, set_cell_size

    shown, room = cell.text, width - cell_len(cell.text)
    if room < 0:
        shown, room = set_cell_size(shown, width - 1).rstrip() + "…", 0
    pad = " " * room
    if right:
        return pad + _inked(shown, cell.ink)
    return _inked(shown, cell.ink) + ("" if last else pad)


def wrapped(content: str, width: int) -> list[str]:
    """The text in lines of at most `width` cells. Chinese may break between any two characters."""
    from rich.cells import cell_len

    lines = [""]
    for word in _WORD.findall(" ".join(content.split())):
        if cell_len(lines[-1]) + cell_len(word.rstrip()) > width:
            lines.append("")
        if lines[-1] or word.strip():
            lines[-1] += word
    return [one.rstrip() for one in lines]


def on_terminal() -> bool:
    """True when a person looks at stdout."""
    return sys.stdout is not None and sys.stdout.isatty()


def can_ask() -> bool:
    """True when somebody can answer a question."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr is not None and sys.stderr.isatty()


def terminal_width() -> int:
    """Columns of the terminal, or of a page when there is none."""
    from shutil import get_terminal_size

    return get_terminal_size((100, 24)).columns


def _inked(content: str, ink: Ink) -> str:
    if ink is Ink.PLAIN or not content or not on_terminal() or os.environ.get("NO_COLOR"):
        return content
    return f"\x1b[{ink.value}m{content}\x1b[0m"


def _clean(content: str) -> str:
    if content.isprintable():
        return content
    body = content.lstrip(" ")
    return " " * (len(content) - len(body)) + text.line(body)


def _write(stream: TextIO | None, content: str) -> None:
    if stream is not None:
        stream.write(f"{content}\n")
