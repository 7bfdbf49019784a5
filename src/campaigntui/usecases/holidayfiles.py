"""Holiday lists of the user's own: checked, edited as a draft, and taken into use when they are sound."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from campaigntui.domain import text
from campaigntui.errors import N_, BadInput, CampaignError, NotFound, reason_of
from campaigntui.storage.holidaylists import Holiday
from campaigntui.storage.overlays import Mistake, Overlay, overlay_text, read_overlay

_LARGEST = 1_000_000
_DRAFT = ".draft"


def check_list(file: Path, country: str = "", year: int = 0) -> Overlay:
    """What a list says, with its mistakes. With `country` and `year` it has to be for these.

    `NotFound` without a file, `BadInput` for one that is no text.
    """
    try:
        if not file.is_file():
            raise NotFound(N_("There is no file {file}. Check the path."), file=text.line(str(file)))
        with file.open("rb") as stream:
            content = stream.read(_LARGEST).decode("utf-8-sig")
    except OSError as error:
        raise BadInput(
            N_("The file {file} cannot be read: {reason}."), file=text.line(str(file)), reason=reason_of(error)
        ) from None
    except UnicodeDecodeError as error:
        raise BadInput(
            N_("The file {file} is not UTF-8 text (byte {byte}). Save it as UTF-8."),
            file=text.line(str(file)),
            byte=error.start,
        ) from None
    found = read_overlay(content)
    if country and not found.mistakes and (found.country, found.year) != (country, year):
        wrong = CampaignError(
            N_("This list has to be for {wanted}, but it says {said}. Correct country and year."),
            wanted=f"{country}-{year}",
            said=f"{found.country}-{found.year}",
        )
        return found._replace(mistakes=(Mistake(0, "country, year", wrong),))
    return found


def places(file: Path, found: Overlay) -> Iterator[tuple[str, CampaignError]]:
    """Every mistake with its place: file, line, table and key."""
    for one in found.mistakes:
        spot = f"{file}:{one.line}" if one.line else str(file)
        yield ": ".join(part for part in (spot, one.place) if part), one.error


def draft_list(folder: Path, country: str, year: int, days: Iterable[Holiday]) -> Path:
    """A file to edit beside the list: the draft that was left, else the user's own list, else one with these days."""
    own = folder / f"{country}-{year}.toml"
    draft = own.with_name(own.name + _DRAFT)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not draft.exists():
            content = own.read_text(encoding="utf-8") if own.exists() else overlay_text(country, year, days)
            draft.write_text(content, encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise _unwritten(draft, error) from None
    return draft


def take_list(draft: Path) -> Path:
    """Put a draft into use; where the list lies now. `BadInput` where the folder cannot be written."""
    own = draft.with_name(draft.name.removesuffix(_DRAFT))
    try:
        draft.replace(own)
    except OSError as error:
        raise _unwritten(own, error) from None
    return own


def _unwritten(file: Path, error: Exception) -> BadInput:
    return BadInput(
        N_("The file {file} cannot be written: {reason}."), file=text.line(str(file)), reason=text.line(str(error))
    )
