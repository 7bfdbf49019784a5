"""Text typed into a form and not saved yet, kept so that it survives a crash, a lost connection or a killed terminal:
one small file for each open form, taken away when the form is saved or closed.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

_LARGEST = 1_000_000
"""Bytes; nobody types more into a form."""


class Unsaved:
    """The unsaved texts of one plan file. What cannot be written or read is done without: nothing is refused here."""

    def __init__(self, folder: Path, plan: Path) -> None:
        """`folder` need not exist; it is made for the user alone."""
        self._folder = folder
        self._plan = str(plan)

    def keep(self, form: str, texts: Mapping[str, str]) -> None:
        """Remember what stands in the fields of a form. `form` names it and what it is about; texts by field."""
        content = json.dumps(
            {"plan": self._plan, "form": form, "program": os.getpid(), "texts": dict(texts)}, ensure_ascii=False
        )
        place = self._place(form)
        fresh = place.with_name(f".{place.name}-{os.getpid()}")
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8", errors="replace") as file:
                file.write(content)
            fresh.replace(place)

    def recall(self, form: str) -> dict[str, str]:
        """What was typed into the form by a program that ended before it was saved; empty when nothing was.

        A form that is open in a terminal that still runs keeps its text to itself.
        """
        found: Any = None
        with suppress(OSError, ValueError, RecursionError):
            place = self._place(form)
            if place.stat().st_size <= _LARGEST:
                found = json.loads(place.read_text("utf-8"))
        if not isinstance(found, dict) or (found.get("plan"), found.get("form")) != (self._plan, form):
            return {}
        texts = found.get("texts")
        if _runs(found.get("program")) or not isinstance(texts, dict):
            return {}
        return {field: text for field, text in texts.items() if isinstance(text, str)}

    def forget(self, form: str) -> None:
        """The form was saved, or its text thrown away."""
        with suppress(OSError):
            self._place(form).unlink(missing_ok=True)

    def _place(self, form: str) -> Path:
        import hashlib

        # The name tells nobody what is being worked on, and any text is a good form name.
        digest = hashlib.sha256(f"{self._plan}\0{form}".encode("utf-8", "surrogateescape")).hexdigest()
        return self._folder / f"{digest[:24]}.json"


def _runs(program: object) -> bool:
    """Whether another program of that number is running; the own one does not count."""
    if not isinstance(program, int) or isinstance(program, bool) or program <= 0 or program == os.getpid():
        return False
    try:
        os.kill(program, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
