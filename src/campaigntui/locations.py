"""Where the user's files live. Returns paths, creates nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PLAN_FILE_VARIABLE = "CAMPAIGNTUI_FILE"
"""Environment variable that names the plan file."""

CONFIG_FOLDER_VARIABLE = "CAMPAIGNTUI_CONFIG_DIR"
"""Environment variable that names the folder of settings, themes, playbooks and holiday lists."""

_NAME = "campaigntui"


@dataclass(frozen=True, slots=True)
class ConfigFolder:
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


def config_folder(environ: Mapping[str, str]) -> ConfigFolder:
    """The folder that `CAMPAIGNTUI_CONFIG_DIR` names, else the usual one of the platform."""
    wish = environ.get(CONFIG_FOLDER_VARIABLE)
    if wish:
        return ConfigFolder(_home_expanded(wish))
    # Imported late, because it takes longer than the rest of a short command.
    from platformdirs import user_config_path

    return ConfigFolder(user_config_path(_NAME, appauthor=False))


def plan_file(flag: str | None, environ: Mapping[str, str], setting: str) -> Path:
    """The plan file: what the command line says, else `CAMPAIGNTUI_FILE`, else the settings, else the data folder.

    A relative path counts from the working folder.
    """
    wish = flag or environ.get(PLAN_FILE_VARIABLE) or setting
    if wish:
        return _home_expanded(wish)
    from platformdirs import user_data_path

    return user_data_path(_NAME, appauthor=False) / "plans.db"


def _home_expanded(wish: str) -> Path:
    try:
        return Path(wish).expanduser()
    except RuntimeError:  # "~somebody" whom the system does not know: then it is a name like any other.
        return Path(wish)
