"""Where the user's files live. Returns paths, creates nothing."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, NamedTuple

PLAN_FILE_VARIABLE = "CAMPAIGNTUI_FILE"
"""Environment variable that names the plan file."""

CONFIG_FOLDER_VARIABLE = "CAMPAIGNTUI_CONFIG_DIR"
"""Environment variable that names the folder of settings, themes, playbooks and holiday lists."""

_NAME = "campaigntui"


class ConfigFolder(NamedTuple):
    """The user's own folder and what may lie in it. None of it need exist."""

    path: Path

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.path / "settings.toml"

    @property
    def themes(self) -> Path:
        """Folder of the user's themes, one TOML file each."""
        return self.path / "themes"

    @property
    def playbooks(self) -> Path:
        """Folder of the user's playbooks, one TOML file each."""
        return self.path / "playbooks"

    @property
    def calendars(self) -> Path:
        """Folder of the user's holiday lists, one TOML file for each country and year."""
        return self.path / "calendars"

    @property
    def unsaved(self) -> Path:
        """Folder of what has been typed into forms and not been saved yet."""
        return self.path / "unsaved"


def config_folder(environ: Mapping[str, str]) -> ConfigFolder:
    """The folder that `CAMPAIGNTUI_CONFIG_DIR` names, else the usual one of the platform."""
    wish = environ.get(CONFIG_FOLDER_VARIABLE)
    if wish:
        return ConfigFolder(_home_expanded(wish))
    return ConfigFolder(_usual("XDG_CONFIG_HOME", ".config", environ) or _platform_folder("config"))


def plan_file(flag: str | None, environ: Mapping[str, str], setting: str) -> Path:
    """The plan file: what the command line says, else `CAMPAIGNTUI_FILE`, else the settings, else the data folder.

    A relative path counts from the working folder.
    """
    wish = flag or environ.get(PLAN_FILE_VARIABLE) or setting
    if wish:
        return _home_expanded(wish)
    return (_usual("XDG_DATA_HOME", ".local/share", environ) or _platform_folder("data")) / "plans.db"


def _usual(variable: str, place: str, environ: Mapping[str, str]) -> Path | None:
    """The program's folder on Linux, as the XDG base directories say; None on other platforms.

    The same that platformdirs gives, without importing it, which takes longer than all else that a short command does.
    """
    if sys.platform != "linux":
        return None
    wish = environ.get(variable, "").strip()
    return (Path(wish) if wish else Path.home() / place) / _NAME


def _platform_folder(kind: Literal["config", "data"]) -> Path:
    import platformdirs

    find = platformdirs.user_config_path if kind == "config" else platformdirs.user_data_path
    return find(_NAME, appauthor=False)


def _home_expanded(wish: str) -> Path:
    try:
        return Path(wish).expanduser()
    except RuntimeError:  # "~somebody" whom the system does not know: then it is a name like any other.
        return Path(wish)
