"""Text that wants to be more than text, and a plan file that is full of it."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from campaigntui.domain import text

KINDS = {
    "closing tag": "[/]",
    "action": "[@click=app.quit]x[/]",
    "style": "[b]",
    "link": "[link=javascript:x]y[/link]",
    "escape": "\x1b[2J\x1b]52;c;aGk=\x07",
    "c1": "\x9b31m\x9d0;t\x9c\x85",
    "bidi": "a\u202eb\u2066c\u2069\u200f",
    "nul": "a\0b",
    "zwj": "👩\u200d💻👨\u200d👩\u200d👧",
    "combining": "e" + "\u0301\u0323\u0308" * 20,
    "long": "家x" * 5_000,
}
"""What it is -> the text. All of it fits into a database."""

SURROGATE = "a\ud800b\udfffc"
"""Text that Python can hold and no file can."""

FREE_TEXT = {
    "campaign": ("name", "shop", "profile"),
    "anchor": ("name",),
    "phase": ("name",),
    "calendar_day": ("name",),
    "role": ("name", "duties"),
    "member": ("name",),
    "stage_plan": ("purpose",),
    "item": (
        *("key", "title", "deliverable", "acceptance", "reason", "evidence", "review_reason"),
        *("tags", "attachments"),
    ),
    "step": ("title",),
    "freeze": ("name",),
    "baseline": ("name",),
    "ritual": ("name", "rrule", "agenda", "outputs"),
    "link": ("accepted",),
    "criterion": ("text", "metric", "unit", "remark"),
    "verdict": ("signer", "reason", "reopen_reason"),
    "handoff": ("artefact", "answer_reason"),
    "note": ("text", "at", "author"),
    "key_result": ("title", "metric", "unit"),
    "journal_entry": ("subject", "who", "at"),
}
"""Table -> columns that hold words of people. Those in `LISTS` hold several."""

LISTS = ("duties", "tags", "attachments", "agenda", "outputs")
"""Columns that hold a list of texts."""

_FOREIGN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def poison(path: Path, *hostile: str) -> None:
    """Put the text in front of every text of the plan file, past the program; of several, one after the other."""
    with closing(sqlite3.connect(path)) as connection:
        connection.create_function("hostile", 1, lambda n: hostile[n % len(hostile)])
        connection.create_function("hostile_list", 1, lambda n: json.dumps([hostile[n % len(hostile)]]))
        for table, columns in FREE_TEXT.items():
            for column in columns:
                rest = '"key"' if column == "key" else "rowid"
                new = "hostile_list(rowid)" if column in LISTS else f"hostile(rowid) || ' ' || {rest}"
                connection.execute(f'UPDATE {table} SET "{column}" = {new}')
        connection.commit()


def shown(hostile: str) -> str:
    """How the beginning of the text looks when it is shown as what it is."""
    return text.line(hostile)[:12]


def assert_harmless(lines: Iterable[str]) -> None:
    """Nothing in these lines is a character that a terminal would act on."""
    for line in lines:
        assert not _FOREIGN.search(line), ascii(line)
