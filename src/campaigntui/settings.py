"""The user's settings: a TOML file that people write by hand and the program changes key by key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, fields
from pathlib import Path
from types import MappingProxyType

from campaigntui.domain.value import Value, record
from campaigntui.errors import N_, BadInput, reason_of
from campaigntui.wording.catalogue import LANGUAGES


@record
class Settings(Value):
    """What a user may choose. Every key may be left out of the file."""

    language: str = ""
    """`en` or `zh`; empty: as the locale says."""
    theme: str = "dusk"
    """Name of the theme. A name that no theme has is reported and the default taken."""
    ascii_marks: bool = False
    """Draw marks with plain ASCII characters, for terminals whose font lacks the others."""
    file: str = ""
    """Plan file to open when the command line names none; `~` stands for the home folder."""
    me: str = ""
    """Name of the member at the terminal, for the view “mine”; asked once when it is needed."""
    columns: str = ""
    """Columns of the checklist, with commas, as they were chosen last; empty: the usual ones."""
    sort: str = ""
    """What the checklist is sorted by, with commas; empty: the order of the plan."""
    groups: str = ""
    """What the checklist is cut into; empty: stages."""
    keys: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Table of other keys for actions: id of the action (`campaigntui keys` lists them) = key or keys with commas."""


KNOWN: tuple[str, ...] = tuple(spec.name for spec in fields(Settings))
"""Keys that a settings file may hold."""


def load(path: Path) -> Settings:
    """The settings in that file; the defaults when there is no such file. `BadInput` names file and key."""
    try:
        text = _text(path)
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise BadInput(
            N_("The settings file {file} cannot be read: {detail}."), file=path, detail=reason_of(error)
        ) from error
    except UnicodeDecodeError as error:
        raise BadInput(N_("The settings file {file} is not UTF-8 text. Save it as UTF-8."), file=path) from error
    import tomllib

    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        from campaigntui.storage.tomlfaults import told

        raise BadInput(
            N_("The settings file {file} is not valid TOML: {detail}. Correct it, or take it away."),
            file=path,
            detail=told(error, text),
        ) from error
    for key, value in table.items():
        _check(path, key, value)
    return Settings(**table)


def _check(path: Path, key: str, value: object) -> None:
    """Refuse a key that is not known and a value that does not fit its key."""
    if key not in KNOWN:
        raise BadInput(N_("{file}: there is no setting “{key}”. There are: {known}."), file=path, key=key, known=KNOWN)
    if key == "ascii_marks":
        if not isinstance(value, bool):
            raise BadInput(N_("{file}: “{key}” must be true or false, without quotes."), file=path, key=key)
    elif key == "keys":
        _check_keys(path, value)
    elif not isinstance(value, str):
        raise BadInput(N_("{file}: “{key}” must be a text in quotes."), file=path, key=key)
    elif key == "language" and value and value not in LANGUAGES:
        raise BadInput(
            N_("{file}: “{key}” must be one of {known}, not “{value}”."),
            file=path,
            key=key,
            known=tuple(LANGUAGES),
            value=value,
        )


def _check_keys(path: Path, table: object) -> None:
    if not isinstance(table, Mapping):
        raise BadInput(
            N_('{file}: “{key}” must be a table: [keys], then lines such as help = "f1".'), file=path, key="keys"
        )
    for action, key in table.items():
        if not isinstance(key, str) or not key.strip():
            raise BadInput(N_("{file}: “{key}” must be a text in quotes."), file=path, key=f"keys.{action}")


def save_choice(path: Path, **changes: str | bool) -> Settings:
    """Write these settings into the file and return all that hold now.

    Everything else in the file stays as the user wrote it, comments included. The file is replaced in one piece and is
    readable by the user only. `BadInput` when the file is damaged or a value does not fit; then nothing is written.
    """
    from tomlkit import document, parse

    load(path)
    for key, value in changes.items():
        _check(path, key, value)
    target = path.resolve()
    text = parse(_text(target)) if target.exists() else document()
    for key, value in changes.items():
        text[key] = value
    _replace(target, text.as_string())
    return load(path)


def _text(path: Path) -> str:
    """The file with the line ends that it has, so that they survive a change."""
    return path.read_bytes().decode("utf-8-sig")


def _replace(target: Path, text: str) -> None:
    from campaigntui.exchange.newfile import write_file

    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput(
            N_("The settings file {file} cannot be written: {detail}."), file=target, detail=reason_of(error)
        ) from error
    write_file(target, text.encode(), mode=0o600)
