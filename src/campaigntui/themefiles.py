"""Theme files: reading and checking the TOML in which themes are written, shipped ones and the user's alike.

A theme file has a name, a label in each language, whether it is dark, and three tables of colours `#rrggbb`:
`[colours]` for text and grounds, `[stages]` with one hue a stage, `[timeline]` for what is drawn on the plan. Nothing
is optional, so that a theme never mixes with another one.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from campaigntui.domain.stage import STAGES
from campaigntui.errors import N_, BadInput, reason_of
from campaigntui.wording.catalogue import LANGUAGES, language

COLOURS: tuple[str, ...] = (
    "background", "surface", "panel", "foreground", "muted", "faint", "border",
    "primary", "secondary", "accent", "success", "warning", "error",
)  # fmt: skip
"""Keys of the table `[colours]`: grounds from back to front, text from loud to quiet, and the usual meanings."""

TIMELINE: tuple[str, ...] = (
    "late", "critical", "blocked", "done", "in-progress", "ready", "waiting",
    "today", "dday", "weekend", "holiday", "makeup",
    "ghost", "gate", "anchor", "grid", "cursor-row",
)  # fmt: skip
"""Keys of the table `[timeline]`. Weekend, holiday, makeup and cursor-row are grounds, the others are drawn on them."""

_TABLES: Mapping[str, tuple[str, ...]] = {
    "colours": COLOURS,
    "stages": tuple(str(stage) for stage in STAGES),
    "timeline": TIMELINE,
}
_TOP = ("name", "label", "dark")
_NAME = re.compile(r"[a-z][a-z0-9-]{0,30}")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True, slots=True)
class ThemeFile:
    """A theme as written. Colours are `#rrggbb`."""

    name: str
    label: Mapping[str, str]
    """Language code -> what the theme is called."""
    dark: bool
    colours: Mapping[str, str]
    stages: Mapping[str, str]
    timeline: Mapping[str, str]
    path: Path

    @property
    def title(self) -> str:
        """What the theme is called in the language in force."""
        return self.label[language()]


@dataclass(frozen=True, slots=True)
class Shelf:
    """All themes that can be chosen, by name, and why the others cannot."""

    themes: Mapping[str, ThemeFile]
    failures: tuple[BadInput, ...]


def shelf(user_folder: Path | None = None) -> Shelf:
    """The shipped themes and those in the user's folder. A user's theme stands in place of a shipped one of its name.

    A file that cannot be used is left out and its refusal kept.
    """
    themes: dict[str, ThemeFile] = {}
    failures: list[BadInput] = []
    for folder in (shipped_folder(), user_folder):
        found: dict[str, ThemeFile] = {}
        for path in _files(folder):
            try:
                theme = read(path)
                _no_clash(theme, found)
            except BadInput as failure:
                failures.append(failure)
            else:
                found[theme.name] = theme
        themes |= found
    return Shelf(themes, tuple(failures))


def shipped_folder() -> Path:
    """The folder of the shipped themes: inside the package when installed, at the top of the project in a checkout."""
    package = Path(__file__).resolve().parent
    inside = package / "themes"
    return inside if inside.is_dir() else package.parents[1] / "themes"


def read(path: Path) -> ThemeFile:
    """The theme in that file; `BadInput` names the file, the key, and what would be right."""
    content = ""
    try:
        content = path.read_bytes().decode("utf-8-sig")
        table = tomllib.loads(content)
    except OSError as error:
        raise BadInput(N_("The theme {file} cannot be read: {detail}."), file=path, detail=reason_of(error)) from error
    except UnicodeDecodeError as error:
        raise BadInput(
            N_("The file {file} is not UTF-8 text (byte {byte}). Save it as UTF-8."), file=path, byte=error.start
        ) from error
    except (ValueError, RecursionError) as error:
        from campaigntui.storage.tomlfaults import told

        raise BadInput(
            N_("The theme {file} is not valid TOML: {detail}."), file=path, detail=told(error, content)
        ) from error
    _check_keys(path, table, (*_TOP, *_TABLES), "")
    name, label, dark = table["name"], table["label"], table["dark"]
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        raise BadInput(
            N_("The theme {file}: “{key}” must be small letters, digits and hyphens in quotes."), file=path, key="name"
        )
    if not isinstance(dark, bool):
        raise BadInput(N_("The theme {file}: “{key}” must be true or false, without quotes."), file=path, key="dark")
    _check_keys(path, label, tuple(LANGUAGES), "label")
    for code, text in label.items():
        if not isinstance(text, str) or not text.strip() or not text.isprintable():
            raise BadInput(N_("The theme {file}: “{key}” must be a text in quotes."), file=path, key=f"label.{code}")
    for key, colours in _TABLES.items():
        _check_colours(path, key, table[key], colours)
    return ThemeFile(name, label, dark, table["colours"], table["stages"], table["timeline"], path)


def _files(folder: Path | None) -> Iterable[Path]:
    return sorted(folder.glob("*.toml")) if folder is not None and folder.is_dir() else ()


def _no_clash(theme: ThemeFile, found: Mapping[str, ThemeFile]) -> None:
    if theme.name in found:
        raise BadInput(
            N_("The theme {file} has the name “{name}”, as {other} has. Give one of them another name."),
            file=theme.path,
            name=theme.name,
            other=found[theme.name].path,
        )


def _check_keys(path: Path, table: Any, wanted: tuple[str, ...], place: str) -> None:
    """Refuse what is no table, an unknown key, and a missing key."""
    if not isinstance(table, Mapping):
        raise BadInput(N_("The theme {file}: “{key}” must be a table of keys and values."), file=path, key=place)
    dot = f"{place}." if place else ""
    for key in table:
        if key not in wanted:
            raise BadInput(
                N_("The theme {file}: there is no key “{key}”. There may be: {known}."),
                file=path,
                key=dot + key,
                known=wanted,
            )
    for key in wanted:
        if key not in table:
            raise BadInput(N_("The theme {file}: the key “{key}” is missing."), file=path, key=dot + key)


def _check_colours(path: Path, place: str, table: Any, wanted: tuple[str, ...]) -> None:
    _check_keys(path, table, wanted, place)
    for key, colour in table.items():
        if not isinstance(colour, str) or not _COLOUR.fullmatch(colour):
            raise BadInput(
                N_('The theme {file}: “{key}” must be a colour such as "#8ab4f8", not {value}.'),
                file=path,
                key=f"{place}.{key}",
                value=repr(colour),
            )
