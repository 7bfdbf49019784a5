"""Text on its way to a widget: the only pair of functions that user text passes, and measuring in cells.

`safe` is for Textual's own widgets and never parses markup. Widgets that paint lines take `plain` strings, which
`scene.cells.fit` and `wrap` cut by cell width. Both drop control and bidi characters, although these are cleaned where
text enters: a plan file may come from elsewhere.
"""

from __future__ import annotations

from rich.cells import cell_len, chop_cells
from textual.content import Content

from campaigntui.domain.text import line
from campaigntui.scene.cells import fit


def safe(value: object) -> Content:
    """The value as literal text for a widget."""
    return Content(plain(value))


def plain(value: object) -> str:
    """The value as one line without control characters."""
    return line(str(value))


def cut(text: str, width: int) -> str:
    """At most `width` cells of the text, with an ellipsis where something is missing."""
    return text if len(text) <= width and cell_len(text) <= width else fit(text, width)


def wrap(text: str, width: int, most: int = 40) -> list[str]:
    """The text in lines of at most `width` cells, broken at blanks and between ideographs; at most `most` lines."""
    width = max(width, 2)
    text = plain(text)[: most * width]
    lines: list[str] = []
    row = ""
    room = width
    for word in words_of(text):
        size = cell_len(word)
        if size > width:
            pieces = chop_cells(row + word, width)
            lines += pieces[:-1]
            row = pieces[-1]
        elif size <= room or cell_len(word.rstrip()) <= room:
            row += word
        else:
            lines.append(row.rstrip())
            row = word
        room = width - cell_len(row)
    if row.strip():
        lines.append(row.rstrip())
    return lines[:most]


def words_of(text: str) -> list[str]:
    """Pieces between which a line may break: a Latin word with the blanks after it, or one wide character."""
    words: list[str] = []
    word = ""
    for char in text:
        if char.isascii() or cell_len(char) < 2:
            if word.endswith(" ") and char != " ":
                words.append(word)
                word = ""
            word += char
        elif char in "，。、；：？！）】》”’":
            # Chinese closing marks never begin a line.
            word = (word or (words.pop() if words else "")) + char
        else:
            if word:
                words.append(word)
            word = ""
            words.append(char)
    if word:
        words.append(word)
    return words
