"""Text typed into a form and not saved yet, kept so that it survives a crash, a lost connection or a killed terminal:
one small file for each open form, taken away when the form is saved or closed.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

_LARGEST = 1_000_000
"""Bytes; nobody types more into a form."""
_MOST = 200
"""Files that are looked through for text that waits."""


class Place(NamedTuple):
    """Where a form was open."""

    title: str
    """What the form says above."""
    view: str
    campaign: int | None = None
    item: int | None = None
    """The item that it was about."""


class Unsaved:
    """The unsaved texts of one plan file. What cannot be written or read is done without: nothing is refused here."""

    def __init__(self, folder: Path, plan: Path) -> None:
        """`folder` need not exist; it is made for the user alone."""
        self._folder = folder
        self._plan = str(plan)

    def keep(self, form: str, texts: Mapping[str, str], where: Place | None = None) -> None:
        """Remember what stands in the fields of a form. `form` names it and what it is about; texts by field."""
        found = {"plan": self._plan, "form": form, "program": os.getpid(), "texts": dict(texts)}
        self._write(self._place(form), found if where is None else found | {"where": where._asdict()})

    def _write(self, place: Path, found: Mapping[str, Any]) -> None:
        content = json.dumps(found, ensure_ascii=False)
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
        found = self._left(self._place(form))
        if found.get("form") != form:
            return {}
        return {field: text for field, text in found["texts"].items() if isinstance(text, str)}

    def waiting(self, *, news: bool = False) -> tuple[Place, ...]:
        """Where text waits that was typed into a program that has ended, what was typed last first.

        With `news` only what has not been told of before; it counts as told from now on.
        """
        places: list[Place] = []
        for path in self._files():
            found = self._left(path)
            where = _where(found.get("where"))
            if where is None or (news and found.get("told")):
                continue
            places.append(where)
            if news:
                self._write(path, found | {"told": True})
        return tuple(places)

    def _files(self) -> list[Path]:
        with suppress(OSError):
            dated = ((path.stat().st_mtime, path) for path in self._folder.glob("*.json"))
            return [path for _time, path in sorted(dated, reverse=True)[:_MOST]]
        return []

    def _left(self, place: Path) -> dict[str, Any]:
        """What a program that has ended left there of this plan; empty for everything else."""
        found: Any = None
        with suppress(OSError, ValueError, RecursionError):
            if place.stat().st_size <= _LARGEST:
                found = json.loads(place.read_text("utf-8"))
        if not isinstance(found, dict) or found.get("plan") != self._plan or not isinstance(found.get("texts"), dict):
            return {}
        return {} if _runs(found.get("program")) else found

    def forget(self, form: str) -> None:
        """The form was saved, or its text thrown away."""
        with suppress(OSError):
            self._place(form).unlink(missing_ok=True)

    def _place(self, form: str) -> Path:
        import hashlib

        # The name tells nobody what is being worked on, and any text is a good form name.
        digest = hashlib.sha256(f"{self._plan}\0{form}".encode("utf-8", "surrogateescape")).hexdigest()
        return self._folder / f"{digest[:24]}.json"


def _where(found: object) -> Place | None:
    if not isinstance(found, dict):
        return None
    title, view, campaign, item = (found.get(name) for name in Place._fields)
    if not (isinstance(title, str) and isinstance(view, str)):
        return None
    return Place(title, view, *(each if isinstance(each, int) else None for each in (campaign, item)))


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
