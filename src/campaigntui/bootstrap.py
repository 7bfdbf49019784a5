"""The one place where clock, paths, settings, language and storage meet."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from campaigntui import wording
from campaigntui.errors import N_, BadInput
from campaigntui.locations import ConfigFolder, config_folder, plan_file
from campaigntui.settings import Settings, load
from campaigntui.storage.holidaylists import Holiday, HolidayLists
from campaigntui.storage.planfile import PlanFile
from campaigntui.usecases.planner import Planner
from campaigntui.wording.isoday import iso_day

if TYPE_CHECKING:
    from campaigntui.domain.playbook import Playbook

TODAY_VARIABLE = "CAMPAIGNTUI_TODAY"
"""Environment variable that fixes today, for rehearsals and tests."""


class House(NamedTuple):
    """What a door needs before it opens a plan file."""

    settings: Settings
    folder: ConfigFolder
    language: str
    today: date
    file: Path
    """The plan file that would be opened; it need not exist."""
    fixed: bool
    """Whether somebody said which day it is; else it is the machine's, also after midnight."""


class Workshop(NamedTuple):
    """An open plan file with all that belongs to working on it."""

    house: House
    planner: Planner


def house(
    file: str | None = None,
    language: str | None = None,
    today: str | None = None,
    environ: Mapping[str, str] | None = None,
) -> House:
    """Read settings, choose the language and fix today. `BadInput` for a wrong setting or date."""
    environ = os.environ if environ is None else environ
    folder = config_folder(environ)
    settings = load(folder.settings)
    chosen = wording.choose_language(language, settings.language, environ)
    wording.use(chosen)
    return House(
        settings=settings,
        folder=folder,
        language=chosen,
        today=_today(today) if today else _today_of(environ),
        file=plan_file(file, environ, settings.file),
        fixed=bool(today or environ.get(TODAY_VARIABLE)),
    )


def open_workshop(house: House, *, create: bool = False) -> Workshop:
    """Open the house's plan file; a missing one is made only when `create` says so, else `NotFound`."""
    file = PlanFile.open_or_create(house.file, folders=True) if create else PlanFile.open(house.file)
    return Workshop(house=house, planner=_planner(file, house))


def holidays_of(house: House, calendar: str, year: int) -> tuple[Holiday, ...]:
    """Holidays and make-up workdays of a country in one year. `BadInput` for a calendar that nobody knows."""
    lists = HolidayLists(house.folder.calendars)
    return lists.year(lists.check(calendar), year)


@contextmanager
def open_scratch(house: House) -> Iterator[Workshop]:
    """An empty plan file that is gone afterwards."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="campaigntui-") as folder:
        workshop = open_workshop(house._replace(file=Path(folder) / "scratch.db"), create=True)
        with workshop.planner:
            yield workshop


@contextmanager
def open_demo(house: House) -> Iterator[Workshop]:
    """The worked example in a plan file that is gone afterwards, on its own day unless today was fixed."""
    from campaigntui.usecases.demo import DEMO_DAY, demo_plan

    today = house.today if house.fixed else DEMO_DAY
    holidays = HolidayLists(house.folder.calendars)
    with open_scratch(house._replace(today=today, fixed=True)) as workshop:
        workshop.planner.adopt(lambda first_id: demo_plan(house.language, today, holidays, first_id=first_id), today)
        yield workshop


def _planner(file: PlanFile, house: House) -> Planner:
    def playbook(playbook_id: str) -> Playbook:
        # Imported late, because only creating a campaign asks for one.
        from campaigntui.usecases import playbooks

        return playbooks.playbook(playbook_id, house.folder.playbooks)

    return Planner(
        file,
        playbook=playbook,
        holidays=HolidayLists(house.folder.calendars),
        clock=_instant,
        who=_who(),
    )


def day_clock(house: House) -> Callable[[], date]:
    """What today is from moment to moment: the fixed day when one was given, else the machine's."""
    return (lambda: house.today) if house.fixed else _machine_day


def _machine_day() -> date:
    return datetime.now().astimezone().date()


def _today(wish: str | None) -> date:
    if not wish:
        return _machine_day()
    if (plain := iso_day(wish)) is not None:
        return plain
    from campaigntui.wording.dates import parse_day

    return parse_day(wish, _machine_day())


def _today_of(environ: Mapping[str, str]) -> date:
    try:
        return _today(environ.get(TODAY_VARIABLE))
    except BadInput as error:
        raise BadInput(N_("{variable} is not set well: {problem}"), variable=TODAY_VARIABLE, problem=error) from None


def _instant() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _who() -> str:
    # The account, not $USER: the journal should not be signed by whatever the environment says.
    import pwd

    try:
        name = pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        return str(os.geteuid())
    # Bytes of the account that are no text would make a journal entry that cannot be written.
    return name.encode("utf-8", "replace").decode()
