"""The little Markdown that notes are written in, as painted lines: emphasis, code, links, lists, headings, quotes.

Nothing is interpreted beyond that and nothing is followed; what is no Markdown stands as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rich.cells import cell_len, chop_cells

from campaigntui.tui.marks import Ink
from campaigntui.tui.text import plain, words_of
from campaigntui.tui.widgets.lines import Line, Piece

_LONGEST = 4_000
"""Characters of a line that are looked at."""
_FENCE = re.compile(r"\s*(```|~~~)")
_BLOCK = re.compile(
    r"(?P<indent>\s*)(?:(?P<heading>#{1,6})\s+|(?P<task>[-*+]\s+\[[ xX]\]\s+)|(?P<bullet>[-*+]\s+)"
    r"|(?P<number>\d{1,3}[.)]\s+)|(?P<quote>>\s?))?(?P<rest>.*)"
)
# Bounded, so that a line full of opening signs costs no more than any other.
_INLINE = re.compile(
    r"`(?P<code>[^`\s][^`]{0,399})`"
    r"|\*\*(?P<bold>[^*\s][^*]{0,399})\*\*"
    r"|\[(?P<label>[^\[\]]{1,200})\]\((?P<target>[^()\s]{1,400})\)"
    r"|(?P<link>https?://[^\s<>()]{1,400})"
)


def markdown_lines(text: str, width: int) -> Iterator[Line]:
    """The text in lines of at most `width` cells."""
    fenced = False
    for written in text.split("\n"):
        if _FENCE.match(written):
            fenced = not fenced
        elif fenced:
            yield from ([Piece(row, Ink.CODE)] for row in chop_cells(_code(written), max(width, 2)) or [""])
        else:
            yield from _block(written[:_LONGEST], width)


def _code(written: str) -> str:
    """A line of code with its indentation."""
    body = written.lstrip(" ")[:_LONGEST]
    return " " * (len(written) - len(written.lstrip(" "))) + plain(body)


def _block(written: str, width: int) -> Iterator[Line]:
    found = _BLOCK.fullmatch(plain(f"|{written}")[1:])
    if found is None:
        return
    indent = " " * min(len(found["indent"]), width // 2)
    if found["heading"]:
        yield from _wrapped([Piece(found["rest"], Ink.HEADING)], width)
    elif found["quote"]:
        yield from _hanging(Piece("│ ", Ink.MUTED), [Piece(found["rest"], Ink.MUTED)], width)
    elif found["task"]:
        done = "[ ]" not in found["task"]
        mark = Piece(indent + ("✓ " if done else "▹ "), Ink.DONE if done else Ink.READY)
        yield from _hanging(mark, _inline(found["rest"]), width)
    elif found["bullet"]:
        yield from _hanging(Piece(f"{indent}∙ ", Ink.ACCENT), _inline(found["rest"]), width)
    elif found["number"]:
        yield from _hanging(Piece(f"{indent}{found['number'].rstrip()} ", Ink.ACCENT), _inline(found["rest"]), width)
    else:
        yield from _wrapped(_inline(found["rest"]), width)


def _inline(text: str) -> list[Piece]:
    """Runs of text with their inks."""
    pieces: list[Piece] = []
    end = 0
    for found in _INLINE.finditer(text):
        pieces.append(Piece(text[end : found.start()]))
        end = found.end()
        if found["label"]:
            pieces += [Piece(found["label"], Ink.LINK), Piece(f" ({found['target']})", Ink.MUTED)]
        else:
            ink = Ink.CODE if found["code"] else Ink.STRONG if found["bold"] else Ink.LINK
            pieces.append(Piece(found["code"] or found["bold"] or found["link"], ink))
    pieces.append(Piece(text[end:]))
    return [piece for piece in pieces if piece.text]


def _hanging(mark: Piece, pieces: Iterable[Piece], width: int) -> Iterator[Line]:
    room = cell_len(mark.text)
    for number, line in enumerate(_wrapped(pieces, width - room)):
        yield [Piece(" " * room) if number else mark, *line]


def _wrapped(pieces: Iterable[Piece], width: int) -> Iterator[Line]:
    """Pieces broken into lines where a text may be broken; an empty text is one empty line."""
    width = max(width, 2)
    line: Line = []
    room = width
    for piece in pieces:
        for word in words_of(piece.text):
            size = cell_len(word)
            if cell_len(word.rstrip()) > room and line:
                yield line
                line, room = [], width
            if size > width:
                *full, word = chop_cells(word, width)
                yield from ([piece._replace(text=row)] for row in full)
                size = cell_len(word)
            line.append(piece._replace(text=word))
            room -= size
    yield line
