"""Playbook files: the packaged ones and the user's own, found, read and checked.

A file gives a whole playbook or one `PlaybookWrong` that names every mistake in it. A listing never fails: a file that
cannot be used is listed with its error.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from campaigntui.domain import text
from campaigntui.domain.lengths import LengthClass
from campaigntui.domain.playbook import Playbook
from campaigntui.domain.playbookfile import PlaybookSource, PlaybookWrong
from campaigntui.errors import N_, BadInput, CampaignError, NotFound, reason_of
from campaigntui.storage.playbooks.checks import check_parts
from campaigntui.storage.playbooks.content import content_of, tables_of
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
_ENDING = ".toml"
_LENGTHS = tuple(LengthClass)
_NO_BASE = (
    N_("There is no playbook “{name}” to be based on. Did you mean {near}?"),
    N_("There is no playbook “{name}” to be based on. There are: {known}."),
)


def read_playbook(source: Path | Traversable) -> Playbook:
    """The playbook in a file. `NotFound` without a file, `BadInput` without text, `PlaybookWrong` for mistakes.

    What it is based on is looked for beside the file first, then among the packaged playbooks.
    """
    return _read(source, ())


def _read(source: Path | Traversable, above: tuple[str, ...]) -> Playbook:
    """`above` are the files that are based on this one, the outermost first."""
    file = text.line(str(source))
    problems = Problems()
    tables = tables_of(content_of(source, file), problems)
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
                return read_derived(top, _base(base, place, above))
            except CampaignError as error:
                top.wrong("based_on", N_("The playbook “{name}” cannot be used: {problem}"), name=base, problem=error)
                return None
    if not top.problems:
        top.problems.unknown("", "based_on", _NO_BASE, base, [name for name in _packaged() if name not in above])
    return None


def _base(playbook_id: str, place: Path | Traversable, above: tuple[str, ...]) -> Playbook:
    # Packaged files do not change, so each is read once.
    return packaged_playbook(playbook_id) if place == _packaged().get(playbook_id) else _read(place, above)


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


@cache
def packaged_playbook(playbook_id: str) -> Playbook:
    """The playbook of that id that comes with the program; `NotFound` names the ones there are."""
    file = _packaged().get(playbook_id)
    if file is None:
        raise _unknown(playbook_id, _packaged())
    return read_playbook(file)


def playbook_named(playbook_id: str, user_folder: Path | None) -> Playbook:
    """The playbook of that id: the user's own before the packaged one.

    A file of the user's that carries the id as its name but is wrong is refused, never passed over in silence.
    """
    own = [found for _, found in _own(user_folder)]
    for source, playbook in own:
        if source.id == playbook_id:
            if source.wrong is not None:
                raise source.wrong
            if playbook is not None:
                return playbook
    if playbook_id not in _packaged():
        raise _unknown(playbook_id, [*_packaged(), *(source.id for source, _ in own)])
    return packaged_playbook(playbook_id)


def find_playbooks(user_folder: Path | None) -> tuple[PlaybookSource, ...]:
    """All playbooks there are: the packaged ones, the longest first, then the user's own files in order of their names.

    A user's playbook with the id of a packaged one stands in its place. Of two user files with the same id the second
    is listed as wrong.
    """
    return tuple(source for source, _ in _all_of(user_folder))


def usable_playbooks(user_folder: Path | None) -> tuple[tuple[Playbook, ...], tuple[CampaignError, ...]]:
    """The playbooks of `find_playbooks` that can be used, and why the others cannot. Every file is read once."""
    found = [*_all_of(user_folder)]
    return (
        tuple(playbook for source, playbook in found if playbook is not None and source.wrong is None),
        tuple(source.wrong for source, _ in found if source.wrong is not None),
    )


def _all_of(user_folder: Path | None) -> Iterator[tuple[PlaybookSource, Playbook | None]]:
    own = list(_own(user_folder))
    packaged = _packaged()
    replaced = {playbook.id for _, (_, playbook) in own if playbook is not None}
    known = [packaged_playbook(name) for name in packaged if name not in replaced]
    known.sort(key=lambda playbook: (_LENGTHS.index(playbook.length), playbook.based_on, playbook.id))
    for playbook in known:
        yield _source(playbook, str(packaged[playbook.id]), packaged=True), playbook
    taken: dict[str, str] = {}
    for path, (source, each) in own:
        if each is not None and each.id in taken:
            template = N_("The id “{name}” belongs to {other} already. Give one of the two another id.")
            source = replace(source, wrong=BadInput(template, name=each.id, other=taken[each.id]))
        elif each is not None:
            taken[each.id] = text.line(str(path))
            source = replace(source, replaces_packaged=each.id in packaged)
        yield source, each


def _source(playbook: Playbook, file: str, *, packaged: bool) -> PlaybookSource:
    return PlaybookSource(
        id=playbook.id,
        file=text.line(file),
        packaged=packaged,
        name=playbook.name,
        length=playbook.length,
        profiles=tuple((profile.id, profile.name) for profile in playbook.profiles),
        default_profile=playbook.default_profile,
    )


def _unknown(playbook_id: str, known: Iterable[str]) -> NotFound:
    return NotFound(
        N_("There is no playbook “{playbook}”. There are: {known}."),
        playbook=text.line(playbook_id),
        known=", ".join(sorted(set(known))),
    )


def _own(folder: Path | None) -> Iterator[tuple[Path, tuple[PlaybookSource, Playbook | None]]]:
    """Every playbook file of the user's folder, read, or with the reason why it cannot be."""
    for path, found in _read_all(folder) if folder is not None else ():
        if isinstance(found, Playbook):
            yield path, (_source(found, str(path), packaged=False), found)
        else:
            yield path, (PlaybookSource(text.line(path.stem), text.line(str(path)), False, wrong=found), None)


def _read_all(folder: Path) -> Iterator[tuple[Path, Playbook | CampaignError]]:
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
                reason=reason_of(error),
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
