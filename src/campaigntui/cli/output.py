"""The only writer to stdout and stderr: lines, JSON, files. Nothing here interprets markup.

Text is cleaned once more on its way out, because a plan file may have been written by anybody: a terminal must never
act on what it shows.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Mapping
from enum import Enum
from typing import Any, TextIO

from campaigntui.domain import text

_UNSEEN = "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"


class Ink(Enum):
    """What a colour means. The values are those of the terminal's own palette, so that its theme decides the shade."""

    PLAIN = ""
    STRONG = "1"
    MUTED = "2"
    BAD = "31"
    GOOD = "32"
    WARN = "33"
    ACTIVE = "36"


def say(content: str = "", ink: Ink = Ink.PLAIN) -> None:
    """Print one line, or several."""
    for one in content.split("\n"):
        _write(sys.stdout, inked(clean(one), ink))


def put(line: str) -> None:
    """Print a line that is clean already, and coloured where it should be."""
    _write(sys.stdout, line)


def note(content: str) -> None:
    """Tell the person at the terminal something that is not a result."""
    for one in content.split("\n"):
        _write(sys.stderr, clean(one))


def answer(form: Mapping[str, Any]) -> None:
    """Print an object as JSON: on one line for programs, indented on a terminal."""
    unicode_out = (getattr(sys.stdout, "encoding", None) or "").lower().startswith("utf")
    dumped = json.dumps(form, ensure_ascii=not unicode_out, indent=2 if on_terminal() else None)
    if not dumped.isprintable():
        dumped = re.sub(_UNSEEN, lambda found: f"\\u{ord(found[0]):04x}", dumped)
    _write(sys.stdout, dumped)


def raw(content: str) -> None:
    """Print a file's text as it is. For formats that guard their own content."""
    if sys.stdout is not None:
        sys.stdout.write(content)


def on_terminal() -> bool:
    """True when a person looks at stdout."""
    return sys.stdout is not None and sys.stdout.isatty()


def can_ask() -> bool:
    """True when somebody can answer a question."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr is not None and sys.stderr.isatty()


def can_draw() -> bool:
    """True when a person looks and can answer, at a terminal that can be drawn on."""
    return on_terminal() and can_ask() and os.environ.get("TERM") != "dumb"


def terminal_width() -> int:
    """Columns of the terminal, or of a page when there is none."""
    from shutil import get_terminal_size

    return get_terminal_size((100, 24)).columns


def inked(content: str, ink: Ink) -> str:
    """The text in that colour, where there is a terminal that wants colours."""
    if ink is Ink.PLAIN or not content or not on_terminal() or os.environ.get("NO_COLOR"):
        return content
    return f"\x1b[{ink.value}m{content}\x1b[0m"


def clean(content: str) -> str:
    """One line without anything that a terminal would act on; blanks at its beginning stay."""
    if content.isprintable():
        return content
    body = content.lstrip(" ")
    return " " * (len(content) - len(body)) + text.line(body)


def _write(stream: TextIO | None, content: str) -> None:
    if stream is not None:
        stream.write(f"{content}\n")
