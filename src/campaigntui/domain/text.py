"""Cleaning of text that enters the plan, so that no stored text can drive a terminal or reorder a line."""

from __future__ import annotations

import unicodedata

_KEPT = {"\n", "\t"}
_DROPPED = {
    code: None
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
"""Control characters, bidirectional controls, line separators, lone surrogates and byte-order marks."""


def line(text: str) -> str:
    """One line of plain text: composed (NFC), control and bidi characters dropped, white space folded to blanks."""
    return folded(text).strip()


def folded(text: str) -> str:
    """As `line`, but blanks at the ends stay: a piece of a text that somebody is writing."""
    if text.isascii() and text.isprintable():
        return text
    plain = unicodedata.normalize("NFC", text).translate(_DROPPED)
    return plain.replace("\n", " ").replace("\t", " ")


def lines(text: str) -> str:
    """Several lines of plain text: as `line`, but newlines stay and a tab becomes four blanks."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", plain).translate(_DROPPED).replace("\t", "    ").strip("\n ")
