"""Public holidays and make-up workdays, year by year: from an overlay file where there is one, else from `holidays`.

An overlay is TOML named `<country>-<year>.toml`. The program ships some; a file of the same name in the user's folder
stands before the shipped one. `holidays` takes a while to import and is loaded only when a year is asked for that no
overlay covers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from campaigntui.domain.campaign import EVERY_DAY, DayKind
from campaigntui.errors import N_, BadInput, reason_of

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_SUBSTITUTE = r"^Day off \(substituted from .*\)$"
_OBSERVED = r"\s*\((?:observed|substituted).*?\)$"
_SPRING_FESTIVAL = "Chinese New Year (Spring Festival)"
_DAY = timedelta(days=1)
_MISTAKE = N_("The holiday list {file} has mistakes; “campaigntui calendar check {file}” lists them. First: {problem}")
_MISTAKE_IN_LINE = N_(
    "The holiday list {file} has mistakes; “campaigntui calendar check {file}” lists them. "
    "First, in line {line}: {problem}"
)


class Holiday(NamedTuple):
    """A date that differs from the plain week."""

    day: date
    kind: DayKind
    name: str
    estimated: bool


class HolidayLists:
    """Where holidays are looked up."""

    def __init__(self, folder: Path | None = None) -> None:
        """`folder` is the user's own; it need not exist."""
        self.folder = folder

    def check(self, calendar: str) -> str:
        """The calendar's name in small letters; `BadInput` when neither an overlay nor the package knows it."""
        name = calendar.strip().lower()
        if name in (EVERY_DAY, "cn"):
            return name
        import holidays

        if name.upper() not in holidays.list_supported_countries():
            raise BadInput(
                N_("There is no calendar “{name}”. Use cn, every-day, or a two-letter country code such as DE."),
                name=calendar,
            )
        return name

    def weekend(self, calendar: str) -> tuple[int, ...]:
        """Days of the week that are off in that country, Monday = 0."""
        if calendar in (EVERY_DAY, "cn"):
            return () if calendar == EVERY_DAY else (5, 6)
        import holidays

        return tuple(sorted(holidays.country_holidays(calendar.upper()).weekend))

    def year(self, calendar: str, year: int) -> tuple[Holiday, ...]:
        """Holidays and make-up workdays of one year, ascending; empty for `every-day`."""
        if calendar == EVERY_DAY:
            return ()
        for place in self._places(calendar, year):
            if place.is_file():
                return _overlay(place, calendar, year)
        return _from_package(calendar, year, self.weekend(calendar))

    def years(self, calendar: str, years: Iterable[int]) -> tuple[Holiday, ...]:
        """The same for several years."""
        return tuple(holiday for year in sorted(set(years)) for holiday in self.year(calendar, year))

    def lunar_new_year(self, year: int) -> date:
        """The first day of the first lunar month of that year; `BadInput` where the package does not reach."""
        import holidays

        known = holidays.country_holidays("CN", years=year, language="en_US")
        found = [day for day, name in known.items() if day.year == year and _SPRING_FESTIVAL in name]
        if not found:
            raise BadInput(N_("Lunar New Year of {year} is not known. Give the date instead of the year."), year=year)
        return min(found)

    def _places(self, calendar: str, year: int) -> Iterable[Path | Traversable]:
        from importlib.resources import files

        name = f"{calendar}-{year}.toml"
        if self.folder is not None:
            yield self.folder / name
        yield files("campaigntui") / "calendars" / name


def _from_package(calendar: str, year: int, weekend: tuple[int, ...]) -> tuple[Holiday, ...]:
    import holidays

    language = "en_US" if calendar == "cn" else None
    known = holidays.country_holidays(calendar.upper(), years=year, language=language)
    off = {day: name for day, name in known.items() if day.year == year}
    # The package also lists a few make-up days of other years.
    work = sorted(day for day in known.weekend_workdays if day.year == year)
    # China has moved days in every year since the system began; a year without any has no official list yet.
    estimated = calendar == "cn" and not work
    named = {day: re.sub(_OBSERVED, "", name) for day, name in off.items() if not re.match(_SUBSTITUTE, name)}
    found = [Holiday(day, DayKind.OFF, named.get(day) or _nearest(day, named), estimated) for day in sorted(off)]
    found += [Holiday(day, DayKind.WORK, _nearest(day, named), False) for day in work]
    found += [
        Holiday(day, DayKind.OFF, _nearest(day, named), estimated) for day in _inside(sorted(off), weekend, set(work))
    ]
    return tuple(sorted(found))


def _nearest(day: date, named: Mapping[date, str]) -> str:
    return named[min(named, key=lambda other: abs((other - day).days))] if named else ""


def _inside(off: list[date], weekend: tuple[int, ...], worked: set[date]) -> Iterable[date]:
    """Weekend days beside listed ones that are not worked: part of the holiday, although the package omits them."""
    listed = set(off)
    for day in off:
        for step in (-_DAY, _DAY):
            beside = day + step
            while beside.weekday() in weekend and beside not in (listed | worked) and beside.year == day.year:
                listed.add(beside)
                yield beside
                beside += step


def _overlay(place: Path | Traversable, calendar: str, year: int) -> tuple[Holiday, ...]:
    from campaigntui.storage.overlays import read_overlay

    try:
        found = read_overlay(place.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadInput(
            N_("The file {file} is not UTF-8 text (byte {byte}). Save it as UTF-8."), file=str(place), byte=error.start
        ) from None
    except OSError as error:
        raise BadInput(
            N_("The file {file} cannot be read: {reason}."),
            file=str(place),
            reason=reason_of(error),
        ) from None
    if found.mistakes:
        first = found.mistakes[0]
        raise BadInput(
            _MISTAKE_IN_LINE if first.line else _MISTAKE, file=str(place), line=first.line, problem=first.error
        )
    if (found.country, found.year) != (calendar, year):
        raise BadInput(
            N_("The holiday list {file} says that it is for {said}. Rename the file, or correct country and year."),
            file=str(place),
            said=f"{found.country}-{found.year}",
        )
    return found.days
