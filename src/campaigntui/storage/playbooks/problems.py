"""Collecting everything that is wrong in a playbook file."""

from __future__ import annotations

from collections.abc import Iterable

from campaigntui.domain import text
from campaigntui.domain.playbookfile import Problem

MOST_PROBLEMS = 200
"""Enough to mend a file by; a file with more has something wrong at its root."""

_MOST_NAMES = 2000
_MOST_KNOWN = 20
_LONGEST = 200


class Problems(list[Problem]):
    """What is wrong in one file, in the order in which it was found. Words of the file are cleaned as they enter."""

    def __init__(self) -> None:
        super().__init__()
        self.called: dict[str, str] = {}
        """Place of a part of the whole playbook -> the table of this file that says something about it."""

    def note(self, place: str, key: str, template: str, /, **values: object) -> None:
        """Add a problem, unless there are enough."""
        if not self.full:
            sound = {name: _short(value) if isinstance(value, str) else value for name, value in values.items()}
            self.append(Problem(_short(self.called.get(place, place)), _short(key), template, **sound))

    @property
    def full(self) -> bool:
        """True when looking for more is not worth the time."""
        return len(self) >= MOST_PROBLEMS

    def at(self, place: str) -> bool:
        """True when something is wrong with this table itself, so that what others say about it may mislead."""
        return any(problem.table == self.called.get(place, place) for problem in self)

    def unknown(self, place: str, key: str, templates: tuple[str, str], name: str, known: Iterable[str]) -> None:
        """Note a name that does not exist: by the first template if some are `{near}` it, else by the second."""
        if self.full:
            return
        from difflib import get_close_matches

        names = list(known)
        near = get_close_matches(name[:80], names[:_MOST_NAMES], n=2)
        if near:
            self.note(place, key, templates[0], name=name, near=", ".join(near))
        else:
            self.note(
                place,
                key,
                templates[1],
                name=name,
                known=", ".join(names[:_MOST_KNOWN]) + (", …" if len(names) > _MOST_KNOWN else "") or "-",
            )


def _short(words: str) -> str:
    plain = text.line(words)
    return plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST]}…"
