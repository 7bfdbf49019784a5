"""Playbook files: the packaged ones and the user's own, found, read and checked.

A file gives a whole playbook or one `PlaybookWrong` that names every mistake in it. A listing never fails: a file that
cannot be used is listed with its error.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from campaigntui.domain import text
from campaigntui.domain.playbook import Playbook
from campaigntui.domain.playbookfile import PlaybookSource, PlaybookWrong
from campaigntui.errors import N_, BadInput, CampaignError, NotFound
from campaigntui.storage.playbooks.checks import check_parts
from campaigntui.storage.playbooks.deriving import read_derived
from campaigntui.storage.playbooks.parts import read_parts
from campaigntui.storage.playbooks.problems import Problems
from campaigntui.storage.playbooks.tables import Table

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

FORMAT = 1
"""The way of writing playbooks that this program reads."""
DEEPEST = 8
"""Playbooks that may be based on one another in a row."""
LARGEST = 5_000_000
"""Bytes; the largest packaged playbook has about a fiftieth of it."""

_ENDING = ".toml"
_NO_BASE = (
    N_("There is no playbook “{name}” to be based on. Did you mean {near}?"),
    N_("There is no playbook “{name}” to be based on. There are: {known}."),
)
_SPOT = re.compile(r"(?P<reason>.*) \(at line (?P<line>\d+), column (?P<column>\d+)\)", re.DOTALL)


def read_playbook(source: Path | Traversable) -> Playbook:
    """The playbook in a file. `NotFound` without a file, `BadInput` without text, `PlaybookWrong` for mistakes.

    What it is based on is looked for beside the file first, then among the packaged playbooks.
    """
    return _read(source, ())


def _read(source: Path | Traversable, above: tuple[str, ...]) -> Playbook:
    """`above` are the files that are based on this one, the outermost first."""
    file = text.line(str(source))
    problems = Problems()
    tables = _tables(_content(source, file), problems)
    if not problems:
        top = Table(tables, "", problems)
        if top.whole("format", FORMAT, 1, 999) > FORMAT:
            top.wrong("format", N_("This program reads format {ours}. Use a newer program for this file."), ours=FORMAT)
        else:
            playbook = _whole(top, source, (*above, file))
            if playbook is not None:
                check_parts(playbook, problems)
                if not problems:
                    return playbook
    raise PlaybookWrong(file, tuple(problems))


def _whole(top: Table, source: Path | Traversable, above: tuple[str, ...]) -> Playbook | None:
    """The playbook that the tables describe; None when what it is based on cannot be had, which is noted."""
    if "based_on" not in top.values:
        return read_parts(top)
    base = top.name("based_on")
    for place in _places(base, source):
        if text.line(str(place)) not in above and place.is_file():
            if len(above) > DEEPEST:
                break
            try:
                return read_derived(top, _read(place, above))
            except CampaignError as error:
                top.wrong("based_on", N_("The playbook “{name}” cannot be used: {problem}"), name=base, problem=error)
                return None
    if not top.problems:
        top.problems.unknown("", "based_on", _NO_BASE, base, [name for name in _packaged() if name not in above])
    return None


def _places(playbook_id: str, source: Path | Traversable) -> Iterator[Path | Traversable]:
    """Where the playbook of that id may lie: beside the file, then among the packaged ones."""
    if isinstance(source, Path):
        yield source.parent / f"{playbook_id}{_ENDING}"
    packaged = _packaged().get(playbook_id)
    if packaged is not None:
        yield packaged


def _packaged() -> dict[str, Traversable]:
    """Packaged files by the id of their playbook, which is their name."""
    from importlib.resources import files

    folder = files("campaigntui").joinpath("playbooks")
    found = sorted((f for f in folder.iterdir() if f.name.endswith(_ENDING)), key=lambda f: f.name)
    return {file.name.removesuffix(_ENDING): file for file in found}


def packaged_playbook(playbook_id: str) -> Playbook:
    """The playbook of that id that comes with the program; `NotFound` names the ones there are."""
    return _named(playbook_id, None)


def playbook_named(playbook_id: str, user_folder: Path | None) -> Playbook:
    """The playbook of that id: the user's own before the packaged one.

    A file of the user's that carries the id as its name but is wrong is refused, never passed over in silence.
    """
    return _named(playbook_id, user_folder)


def find_playbooks(user_folder: Path | None) -> tuple[PlaybookSource, ...]:
    """All playbooks there are: the packaged ones first, then the user's own files in the order of their names.

    A user's playbook with the id of a packaged one stands in its place. Of two user files with the same id the second
    is listed as wrong.
    """
    return tuple(source for source, _ in _shelf(user_folder))


def _named(playbook_id: str, user_folder: Path | None) -> Playbook:
    shelf = list(_shelf(user_folder))
    for source, _ in shelf:
        if source.id == playbook_id and source.wrong is not None and not source.packaged:
            raise source.wrong
    for source, playbook in shelf:
        if source.id == playbook_id and playbook is not None:
            return playbook
    raise NotFound(
        N_("There is no playbook “{playbook}”. There are: {known}."),
        playbook=text.line(playbook_id),
        known=", ".join(sorted({source.id for source, _ in shelf})),
    )


def _shelf(user_folder: Path | None) -> Iterator[tuple[PlaybookSource, Playbook | None]]:
    own = list(_own(user_folder)) if user_folder is not None else []
    replaced = {found.id for _, found in own if isinstance(found, Playbook)}
    packaged = _packaged()
    for playbook_id, file in packaged.items():
        if playbook_id not in replaced:
            playbook = read_playbook(file)
            yield PlaybookSource(playbook_id, text.line(str(file)), True, playbook.name), playbook
    taken: dict[str, str] = {}
    for path, found in own:
        shown = text.line(str(path))
        if isinstance(found, CampaignError):
            yield PlaybookSource(text.line(path.stem), shown, False, wrong=found), None
        elif found.id in taken:
            wrong = BadInput(
                N_("The id “{name}” belongs to {other} already. Give one of the two another id."),
                name=found.id,
                other=taken[found.id],
            )
            yield PlaybookSource(found.id, shown, False, found.name, wrong=wrong), None
        else:
            taken[found.id] = shown
            yield PlaybookSource(found.id, shown, False, found.name, found.id in packaged), found


def _own(folder: Path) -> Iterator[tuple[Path, Playbook | CampaignError]]:
    """Every playbook file of the user's folder, read, or with the reason why it cannot be."""
    try:
        paths = sorted(path for path in folder.iterdir() if path.name.endswith(_ENDING))
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        yield (
            folder,
            BadInput(
                N_("The folder {folder} cannot be read: {reason}."),
                folder=text.line(str(folder)),
                reason=error.strerror,
            ),
        )
        return
    for path in paths:
        try:
            if _leads_out(path, folder):
                raise BadInput(
                    N_("{file} is a link that leads out of the playbook folder. Copy the file itself there."),
                    file=text.line(str(path)),
                )
            yield path, read_playbook(path)
        except CampaignError as error:
            yield path, error


def _leads_out(path: Path, folder: Path) -> bool:
    try:
        return not path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # links in a circle: RuntimeError before Python 3.13
        return True


def _content(source: Path | Traversable, file: str) -> str:
    """The text of the file."""
    try:
        # Opening a pipe or a device would wait for a writer that never comes.
        if not source.is_file():
            raise NotFound(N_("There is no playbook file {file}. Check the path."), file=file)
        with source.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except OSError as error:
        raise BadInput(N_("The file {file} cannot be read: {reason}."), file=file, reason=error.strerror) from None
    if len(content) > LARGEST:
        raise BadInput(
            N_("The file {file} is larger than {most} bytes, so it is no playbook."), file=file, most=LARGEST
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(
            N_("The file {file} is not UTF-8 text (byte {byte}). Save it as UTF-8."), file=file, byte=error.start
        ) from None


def _tables(content: str, problems: Problems) -> dict[str, object]:
    try:
        return tomllib.loads(content)
    except RecursionError:
        problems.note("", "", N_("This is nested too deeply to be a playbook."))
    except ValueError as error:
        # Besides syntax errors, numbers with thousands of digits end here.
        found = _SPOT.fullmatch(str(error))
        if found:
            template = N_("This is not TOML at line {line}, column {column}: {reason}.")
            problems.note(
                "", "", template, line=int(found["line"]), column=int(found["column"]), reason=found["reason"]
            )
        else:
            problems.note("", "", N_("This is not TOML: {reason}."), reason=str(error))
    return {}
