"""Why a text is no TOML: where, and in words that are translated. The parser itself speaks only English."""

from __future__ import annotations

import re
from typing import NamedTuple

from campaigntui.domain import text
from campaigntui.errors import N_, BadInput

_SPOT = re.compile(r"(?P<reason>.*) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)", re.DOTALL)

_TWICE = N_("this key or table is there already; keep one of the two")
_ESCAPE = N_("a backslash in double quotes must be doubled; or put the text into single quotes")
_REASONS = (
    (r"Expected '='", N_("“=” is missing between key and value")),
    (r"Expected newline", N_("something stands behind the value; begin a new line")),
    (r"Expected '\]|Invalid statement", N_("this is neither “key = value” nor the header of a table in [ ]")),
    (r"Invalid initial character", N_("a key is missing, or needs quotes")),
    (r"Invalid value", N_("this is no value; a text stands in quotes")),
    (r"Invalid date", N_("there is no such day or hour")),
    (r"Unterminated string|Illegal character '\\n'|Expected [\"']", N_("a quote is not closed")),
    (r"Illegal character|Found invalid character", N_("a control character stands here; take it out")),
    (r"Unclosed array", N_("a list lacks a comma or its “]”")),
    (r"Unclosed inline table", N_("a table in braces lacks a comma or its “}}”")),
    (r"Cannot|Duplicate", _TWICE),
    (r"Unescaped|Invalid hex|Escaped character", _ESCAPE),
    (r"Exceeds the limit", N_("a number has far too many digits")),
)
"""How the parser's message begins -> what it comes to for somebody who edits the file."""


class Fault(NamedTuple):
    """The first place at which a text stops being TOML; line and column count from 1, 0 when the parser names none."""

    line: int
    column: int
    reason: BadInput


def fault_of(error: ValueError, content: str) -> Fault:
    """What `tomllib` means by the error that it raised for the content."""
    found = _SPOT.fullmatch(str(error))
    said = found["reason"] if found is not None else str(error)
    reason = next((BadInput(words) for start, words in _REASONS if re.match(start, said)), None)
    if reason is None:
        reason = BadInput("{said}", said=text.line(said))
    if found is None:
        return Fault(0, 0, reason)
    if found["line"] is None:
        return Fault(content.count("\n") + 1, len(content) - content.rfind("\n"), reason)
    return Fault(int(found["line"]), int(found["column"]), reason)


def told(error: ValueError | RecursionError, content: str) -> BadInput:
    """The fault in half a sentence: “line 3, column 5: a quote is not closed”."""
    if isinstance(error, RecursionError):
        return BadInput(N_("brackets are nested too deeply"))
    fault = fault_of(error, content)
    if not fault.line:
        return fault.reason
    return BadInput(
        N_("line {line}, column {column}: {reason}"), line=fault.line, column=fault.column, reason=fault.reason
    )
