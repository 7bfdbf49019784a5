"""What is known about a file that should hold a playbook: where it is, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass

from campaigntui.domain.lengths import LengthClass
from campaigntui.domain.playbook import Text
from campaigntui.errors import N_, CampaignError


class Problem(CampaignError):
    """One mistake in a playbook file. A value that `PlaybookWrong` carries, said like any refusal."""

    def __init__(self, table: str, key: str, template: str, /, **values: object) -> None:
        """`table` is the place in the file, such as `items.sales-target`; `key` is empty for the table itself."""
        self.table = table
        self.key = key
        super().__init__(template, **values)

    @property
    def place(self) -> str:
        """Table and key, as one looks them up in the file: `items.sales-target: due`."""
        return ": ".join(part for part in (self.table, self.key) if part)


class PlaybookWrong(CampaignError):
    """A playbook file that cannot be used, with everything that is wrong in it."""

    def __init__(self, file: str, problems: tuple[Problem, ...]) -> None:
        """`file` is how the user named the file; `problems` holds at least one."""
        self.file = file
        self.problems = problems
        super().__init__(
            N_(
                "The playbook {file} has mistakes ({count}); “campaigntui playbooks check {file}” lists them. "
                "First, at {place}: {problem}"
            )
            if problems[0].place
            else N_("The playbook {file} cannot be read. {problem}"),
            file=file,
            count=len(problems),
            place=problems[0].place,
            problem=problems[0],
        )


@dataclass(frozen=True, slots=True)
class PlaybookSource:
    """A line of the list of playbooks. One that cannot be used is listed as well, with what is wrong."""

    id: str
    """Id of the playbook; of a file that cannot be read, its name without the ending."""
    file: str
    packaged: bool
    """True when it comes with the program."""
    name: Text | None = None
    length: LengthClass | None = None
    profiles: tuple[tuple[str, Text], ...] = ()
    """Id and name of each."""
    default_profile: str = ""
    replaces_packaged: bool = False
    """A file of the user's that takes the place of the packaged playbook with the same id."""
    wrong: CampaignError | None = None
