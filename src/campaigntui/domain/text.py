"""Cleaning of text that enters the plan, so that no stored text can drive a terminal or reorder a line."""

from __future__ import annotations

import unicodedata

_KEPT = {"\n", "\t"}
_BREAKS = "\r\x0b\x0c\x85\u2028\u2029"
"""What other programs write between two lines."""
_CLEANED: dict[int, str | None] = {
    code: "\n" if chr(code) in _BREAKS else None
    for code in (
        *range(0x20),
        *range(0x7F, 0xA0),
        0x061C,
        *range(0x200E, 0x2010),
        *range(0x2028, 0x202F),
        *range(0x2066, 0x206A),
        *range(0xD800, 0xE000),
        0xFEFF,
        *range(0xFFF9, 0xFFFC),
    )
    if chr(code) not in _KEPT
}
"""Control characters, bidirectional controls, lone surrogates and byte-order marks are dropped; a line break is one."""
SEPARATORS = ",，、;；"
"""What may stand between the words of a list, with those of a Chinese keyboard."""


def line(text: str) -> str:
    """One line of plain text: composed (NFC), control and bidi characters dropped, white space folded to blanks."""
    return folded(text).strip()


def words(text: str) -> list[str]:
    """What stands between separators, each as a `line`; empty ones go."""
    for separator in SEPARATORS[1:]:
        text = text.replace(separator, ",")
    return [word for part in text.split(",") if (word := line(part))]


def folded(text: str) -> str:
    """As `line`, but blanks at the ends stay: a piece of a text that somebody is writing."""
    if text.isascii() and text.isprintable():
        return text
    return _cleaned(text).replace("\n", " ").replace("\t", " ")


def lines(text: str) -> str:
    """Several lines of plain text: as `line`, but line breaks stay, as newlines, and a tab becomes four blanks."""
    return _cleaned(text).replace("\t", "    ").strip("\n ")


def _cleaned(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n")).translate(_CLEANED)
