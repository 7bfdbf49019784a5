"""A table of items on its way into a plan, and the collected reasons why it may not go in."""

from __future__ import annotations

from dataclasses import dataclass, field

from campaigntui.domain.checklist import Status
from campaigntui.domain.due import Due
from campaigntui.domain.stage import Stage
from campaigntui.errors import N_, BadInput, CampaignError

MOST_SHOWN = 20
"""Problems that a refusal lists; beyond it they are counted."""


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One line of the table. None and the empty string mean that the cell is empty or the column is missing."""

    line: int
    """Line of the file, counted from 1, for refusals."""
    title: str
    key: str = ""
    """The file's own id of the item."""
    stage: Stage | None = None
    role: str = ""
    """Key or name of a role, as written."""
    due: Due | None = None
    duration: int | None = None
    after: tuple[str, ...] = ()
    """What it waits for, as written: `id`, `id+2` or `id-1`."""
    member: str = ""
    status: Status | None = None
    gate: bool | None = None


@dataclass(frozen=True, slots=True)
class ImportTable:
    """Rows of a file, and which columns it has. An existing item changes only in the columns that are there."""

    name: str
    """Of the file, for the journal."""
    columns: frozenset[str]
    rows: tuple[ImportRow, ...]
    ignored: tuple[str, ...] = ()
    """Headings that mean nothing to the program."""
    thaw: str | None = None
    """Why items may change although a freeze binds them."""


@dataclass(slots=True)
class Problems:
    """Everything wrong with a file, so that it can be mended in one go."""

    found: list[tuple[int, str, CampaignError]] = field(default_factory=list)

    def add(self, line: int, column: str, error: CampaignError) -> None:
        """Note what is wrong in that column of that line; line 0 stands for the file as a whole."""
        self.found.append((line, column, error))

    def refuse(self) -> None:
        """Raise `BadInput` with every problem on a line of its own; return if there is none."""
        if not self.found:
            return
        from campaigntui.wording import _, sentence

        shown: list[str] = []
        for line, column, error in sorted(self.found, key=lambda one: one[0])[:MOST_SHOWN]:
            place = _("line {line}, {column}: {problem}") if line else _("{column}: {problem}")
            shown.append(place.format(line=line, column=column, problem=sentence(error)))
        if len(self.found) > MOST_SHOWN:
            shown.append(_("… and {count} more").format(count=len(self.found) - MOST_SHOWN))
        raise BadInput(
            N_("Nothing was imported. Correct the file and import it again:\n{problems}"), problems="\n".join(shown)
        )
