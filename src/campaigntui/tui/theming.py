"""Themes on their way into Textual: theme files become themes, and every colour of ours is a CSS variable.

The variables are `stage-strategy` … `stage-review`, the keys of `[timeline]` (`late`, `cursor-row`, …), and `muted` and
`faint` for quiet text. Textual's own themes lack them and take `VARIABLE_DEFAULTS`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from textual.theme import Theme

from campaigntui.errors import BadInput
from campaigntui.themefiles import ThemeFile, shelf

DEFAULT_THEME = "dusk"

VARIABLE_DEFAULTS: Mapping[str, str] = MappingProxyType(
    {
        "muted": "#81868f",
        "faint": "#808080 75%",
        # Colours of middle lightness can be seen on light and on dark grounds; grounds are a breath of colour.
        "stage-strategy": "#5e86cd",
        "stage-plan": "#259590",
        "stage-traffic": "#a37b1f",
        "stage-pages": "#2f92b8",
        "stage-service": "#b9678f",
        "stage-stocking": "#669553",
        "stage-review": "#9576bd",
        "late": "#e0433f",
        "critical": "#c96a20",
        "blocked": "#a3800f",
        "done": "#6a8c76",
        "in-progress": "#3f86d6",
        "ready": "#1f9767",
        "waiting": "#7f858f",
        "today": "#1f93ad",
        "dday": "#b8790f",
        "weekend": "#808080 12%",
        "holiday": "#e0433f 18%",
        "makeup": "#1f93ad 18%",
        "ghost": "#808080 60%",
        "gate": "#9576bd",
        "anchor": "#a3803f",
        "grid": "#808080 30%",
        "cursor-row": "#5e86cd 30%",
    }
)
"""Values of our variables under a theme that does not set them."""


class Loaded(NamedTuple):
    """Themes ready to be registered, by name, and refusals of files that could not be used."""

    themes: Mapping[str, Theme]
    failures: tuple[BadInput, ...]


def load_themes(user_folder: Path | None = None) -> Loaded:
    """The shipped themes and those in the user's folder, which need not exist."""
    found = shelf(user_folder)
    return Loaded({name: to_textual(theme) for name, theme in found.themes.items()}, found.failures)


def to_textual(file: ThemeFile) -> Theme:
    """The theme that Textual registers."""
    colours = file.colours
    return Theme(
        name=file.name,
        dark=file.dark,
        primary=colours["primary"],
        secondary=colours["secondary"],
        accent=colours["accent"],
        success=colours["success"],
        warning=colours["warning"],
        error=colours["error"],
        foreground=colours["foreground"],
        background=colours["background"],
        surface=colours["surface"],
        panel=colours["panel"],
        variables={
            **{f"stage-{stage}": colour for stage, colour in file.stages.items()},
            **file.timeline,
            "muted": colours["muted"],
            "faint": colours["faint"],
            **_widget_variables(file),
        },
    )


def _widget_variables(file: ThemeFile) -> dict[str, str]:
    """Textual's own variables, so that its widgets look like ours: one calm cursor, quiet borders and bars."""
    colours, cursor = file.colours, file.timeline["cursor-row"]
    return {
        "text-muted": colours["muted"],
        "text-disabled": colours["faint"],
        "border": colours["accent"],
        "border-blurred": colours["border"],
        "block-cursor-background": cursor,
        "block-cursor-foreground": colours["foreground"],
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": colours["panel"],
        "block-cursor-blurred-foreground": colours["foreground"],
        "block-cursor-blurred-text-style": "none",
        "block-hover-background": colours["panel"],
        "footer-background": colours["panel"],
        "footer-foreground": colours["muted"],
        "footer-key-foreground": colours["accent"],
        "footer-key-background": colours["panel"],
        "footer-description-foreground": colours["muted"],
        "footer-description-background": colours["panel"],
        "footer-item-background": colours["panel"],
        "input-cursor-background": colours["foreground"],
        "input-cursor-foreground": colours["background"],
        "input-cursor-text-style": "none",
        "input-selection-background": cursor,
        "scrollbar": colours["border"],
        "scrollbar-hover": colours["faint"],
        "scrollbar-active": colours["accent"],
        "scrollbar-background": colours["background"],
        "scrollbar-background-hover": colours["background"],
        "scrollbar-background-active": colours["background"],
        "scrollbar-corner-color": colours["background"],
        "screen-selection-background": cursor,
        "link-color": colours["primary"],
        "link-color-hover": colours["accent"],
        "link-background-hover": cursor,
    }
