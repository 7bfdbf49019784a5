"""Holiday lists as files: TOML named `<country>-<year>.toml`, read with everything that is wrong in one, and written.

A mistake is named with its line, because these files are written by hand from an official notice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from campaigntui.domain import text as clean
from campaigntui.domain.campaign import DayKind
from campaigntui.errors import N_, CampaignError
from campaigntui.storage.holidaylists import Holiday
from campaigntui.storage.tomlfaults import fault_of

_DAY = timedelta(days=1)
_KEYS = ("country", "year", "status", "off", "work", "source")
_BLOCK_KEYS = ("name", "first", "last", "days")
_STATUS = {"official": False, "estimated": True}


class Mistake(NamedTuple):
    """Something wrong in a holiday list."""

    line: int
    """Counted from 1; 0 when no line can be told."""
    place: str
    """Table and key, such as `[[off]] last`."""
    error: CampaignError


class Overlay(NamedTuple):
    """What a file says. `days` are sound only when there are no mistakes."""

    country: str
    year: int
    days: tuple[Holiday, ...]
    mistakes: tuple[Mistake, ...]


def _no_list(line: int, error: CampaignError) -> Overlay:
    return Overlay("", 0, (), (Mistake(line, "", error),))


def read_overlay(content: str) -> Overlay:
    """The days of a list, ascending, and every mistake in it."""
    import tomllib

    try:
        table = tomllib.loads(content)
    except RecursionError:
        return _no_list(0, CampaignError(N_("This is nested too deeply to be a holiday list.")))
    except ValueError as error:
        fault = fault_of(error, content)
        return _no_list(fault.line, CampaignError(N_("This is not TOML: {reason}."), reason=fault.reason))
    reader = _Reader(content)
    country, year, estimated = reader.head(table)
    days = [day for kind in DayKind for day in reader.blocks(table, kind, year, estimated)]
    reader.check_twice(days)
    return Overlay(country, year, tuple(sorted(days)), tuple(reader.mistakes))


class _Reader:
    """Reads tables and notes what is wrong, with the line where it stands."""

    def __init__(self, content: str) -> None:
        self.mistakes: list[Mistake] = []
        self._lines = content.splitlines()

    def _note(self, block: tuple[DayKind, int] | None, key: str, template: str, /, **values: object) -> None:
        begin, end, place = 0, len(self._lines), key
        if block is not None:
            begin, end = self._extent(*block)
            place = f"[[{block[0].value}]] {key}".rstrip()
        line = next((n for n in range(begin, end) if key and _says(self._lines[n], key)), begin - 1)
        self.mistakes.append(Mistake(line + 1, place, CampaignError(template, **values)))

    def _extent(self, kind: DayKind, number: int) -> tuple[int, int]:
        """Index of the first line of the block with that number, behind its header, and of the line after its last."""
        heads = [n for n, line in enumerate(self._lines) if line.lstrip().startswith("[")]
        mine = [n for n in heads if self._lines[n].split("#")[0].replace(" ", "").strip() == f"[[{kind.value}]]"]
        if number >= len(mine):
            return 0, len(self._lines)
        return mine[number] + 1, next((n for n in heads if n > mine[number]), len(self._lines))

    def head(self, table: dict[str, object]) -> tuple[str, int, bool]:
        """Country, year and whether the list is a guess."""
        for key in table:
            if key not in _KEYS:
                self._note(None, key, _UNKNOWN, name=key, known=", ".join(_KEYS))
        country, year, status = table.get("country"), table.get("year"), table.get("status")
        if not isinstance(country, str) or not re.fullmatch(r"[a-z]{2}", country):
            self._note(
                None,
                "country",
                N_("Write the country as two small letters in quotes: {example}"),
                example='country = "cn"',
            )
        if type(year) is not int or not 1900 <= year <= 2199:
            self._note(None, "year", N_("Write the year as a number without quotes: {example}"), example="year = 2027")
            year = 0
        if status not in _STATUS:
            self._note(
                None,
                "status",
                N_("Write {example}, or “estimated” as long as it is a guess."),
                example='status = "official"',
            )
        return str(country), year if type(year) is int else 0, _STATUS.get(str(status), True)

    def blocks(self, table: dict[str, object], kind: DayKind, year: int, estimated: bool) -> Iterator[Holiday]:
        """The days of all blocks of that kind."""
        found = table.get(kind.value, [])
        if not isinstance(found, list):
            self._note(
                None,
                kind.value,
                N_("Write each block with a header of its own: {example}"),
                example=f"[[{kind.value}]]",
            )
            return
        for number, block in enumerate(found):
            if isinstance(block, dict):
                yield from self._block(block, (kind, number), year, estimated)
            else:
                self._note(
                    None,
                    kind.value,
                    N_("Write each block with a header of its own: {example}"),
                    example=f"[[{kind.value}]]",
                )

    def _block(
        self, block: dict[str, object], at: tuple[DayKind, int], year: int, estimated: bool
    ) -> Iterator[Holiday]:
        for key in block:
            if key not in _BLOCK_KEYS:
                self._note(at, key, _UNKNOWN, name=key, known=", ".join(_BLOCK_KEYS))
        name = block.get("name")
        if not isinstance(name, str) or not clean.line(name):
            self._note(at, "name", N_("Give the days a name: {example}"), example='name = "National Day"')
            name = ""
        for key, day in self._days(block, at):
            if year and day.year != year:
                self._note(
                    at,
                    key,
                    N_("{day} does not belong to {year}. Put it into the list of its own year."),
                    day=day.isoformat(),
                    year=year,
                )
            yield Holiday(day, at[0], clean.line(name), estimated)

    def _days(self, block: dict[str, object], at: tuple[DayKind, int]) -> Iterator[tuple[str, date]]:
        listed = block.get("days", [])
        if not isinstance(listed, list) or not all(type(day) is date for day in listed):
            self._note(
                at,
                "days",
                N_("Write dates without quotes in square brackets: {example}"),
                example="days = [2027-10-09]",
            )
        else:
            yield from (("days", day) for day in listed)
        if "first" not in block and "last" not in block:
            if "days" not in block:
                self._note(at, "", N_("This block has no days. Write first and last, or days."))
            return
        first, last = block.get("first"), block.get("last")
        for key, day in (("first", first), ("last", last)):
            if type(day) is not date:
                self._note(
                    at,
                    key,
                    N_("Write both first and last as dates without quotes: {example}"),
                    example=f"{key} = 2027-10-01",
                )
                return
        assert isinstance(first, date)
        assert isinstance(last, date)
        if not 0 <= (last - first).days <= 60:
            self._note(
                at,
                "last",
                N_("From {first} to {last} is no span of 1 to 61 days. Check the two dates."),
                first=first.isoformat(),
                last=last.isoformat(),
            )
            return
        yield from (("first", first + n * _DAY) for n in range((last - first).days + 1))

    def check_twice(self, days: Iterable[Holiday]) -> None:
        """Note dates that are listed more than once."""
        seen: set[date] = set()
        for day in days:
            if day.day in seen:
                line = next((n for n, line in enumerate(self._lines, 1) if day.day.isoformat() in line), 0)
                error = CampaignError(N_("{day} is listed twice. Keep one of the two."), day=day.day.isoformat())
                self.mistakes.append(Mistake(line, f"[[{day.kind.value}]]", error))
            seen.add(day.day)


_UNKNOWN = N_("There is no key “{name}” here. There may be: {known}.")


def _says(line: str, key: str) -> bool:
    """True for a line that gives the key, or is the header of a table of that name."""
    return key in (line.split("=")[0].strip(), line.split("#")[0].strip(" []"))


def overlay_text(country: str, year: int, days: Iterable[Holiday]) -> str:
    """A list as a file to edit: the days of that year in runs of one name and kind."""
    known = sorted(days)
    status = "estimated" if any(day.estimated for day in known) or not known else "official"
    lines = [
        "# Days that differ from the plain week. [[off]] are days off, [[work]] are weekend days that are worked.",
        "# Each block has a name and either first and last, or days = [2027-10-09].",
        '# status is "official", or "estimated" as long as the list is a guess.',
        f'country = "{country}"',
        f"year = {year}",
        f'status = "{status}"',
    ]
    for kind in DayKind:
        for run in _runs([day for day in known if day.kind is kind]):
            name = (run[0].name or "-").replace("\\", "\\\\").replace('"', '\\"')
            lines += ["", f"[[{kind.value}]]", f'name = "{name}"']
            lines += [f"first = {run[0].day.isoformat()}", f"last = {run[-1].day.isoformat()}"]
    return "\n".join(lines) + "\n"


def _runs(days: Iterable[Holiday]) -> list[list[Holiday]]:
    runs: list[list[Holiday]] = []
    for day in days:
        if runs and runs[-1][-1].day + _DAY == day.day and runs[-1][-1].name == day.name:
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs
