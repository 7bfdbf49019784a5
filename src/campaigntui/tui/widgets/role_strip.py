"""The roles in one line, each with how much waits for its answer; one of them, or all, is chosen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from campaigntui.scheduling.outlook import Outlook
from campaigntui.tui.marks import Ink
from campaigntui.tui.text import plain
from campaigntui.tui.widgets.lines import Line, Lines, Piece, width_of
from campaigntui.wording import _, role_name, role_short


class RoleStrip(Lines):
    """A click chooses; the keys belong to the screen."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {Ink.MUTED, Ink.REVIEW, Ink.STRONG, "strip--current"}
    DEFAULT_CSS = """
    RoleStrip {
        height: 1; background: $surface;
        & > .strip--current { background: $cursor-row; text-style: bold; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._outlook: Outlook | None = None
        self._counts: Mapping[str, int] = {}
        self._current = ""

    def show(self, outlook: Outlook, counts: Mapping[str, int], current: str) -> None:
        """`counts`: role -> what waits for its answer; an empty `current` stands for all roles."""
        self._outlook, self._counts, self._current = outlook, counts, current
        self.redraw()

    def paint(self, width: int) -> list[Line]:
        """Short names where the full ones do not fit."""
        if self._outlook is None:
            return []
        roles = self._outlook.roles
        names = [(key, plain(role_name(key, roles))) for key in roles]
        line = self._line(names)
        if width_of(line) > width:
            line = self._line([(key, plain(role_short(key, roles))) for key in roles])
        return [line]

    def _line(self, names: list[tuple[str, str]]) -> Line:
        line: Line = []
        for key, name in (("", _("all roles")), *names):
            ground = "strip--current" if key == self._current else ""
            count = self._counts.get(key, 0)
            line.append(Piece(f" {name}", Ink.STRONG if ground else Ink.MUTED, key, ground))
            line.append(Piece(f" {count} " if count else " ", Ink.REVIEW, key, ground))
        return line
