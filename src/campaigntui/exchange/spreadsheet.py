"""The habits of spreadsheet programs: text that must not become a formula, and encodings that are not always UTF-8."""

from __future__ import annotations

import re

from campaigntui.errors import N_, BadInput

BIGGEST_FILE = 20_000_000
"""Bytes; a larger file is refused before it is read into cells."""

_FORMULA = re.compile(r"['\"\s]*[=+\-@\t\r\n＝＋－＠]")


def guarded(text: str) -> str:
    """The text, with an apostrophe in front when a spreadsheet would take it for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """The text that `guarded` was given."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell, 1) else cell


def decoded(data: bytes) -> str:
    """The text of a file: UTF-8 or UTF-16 with or without its mark, else GB18030; `BadInput` when it is neither."""
    if len(data) > BIGGEST_FILE:
        raise BadInput(
            N_("The file has {size} bytes; {most} are the most. Split it."), size=len(data), most=BIGGEST_FILE
        )
    utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if utf16 else ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadInput(N_("The file is neither UTF-8 nor GB18030 text. Save it as “CSV UTF-8” and import it again."))
