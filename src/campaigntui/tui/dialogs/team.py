"""The field for the team: one person a line, with roles that are completed while they are typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.widgets import TextArea

from campaigntui.domain.playbook import PlaybookRole
from campaigntui.domain.text import SEPARATORS
from campaigntui.errors import N_
from campaigntui.tui.text import plain
from campaigntui.tui.widgets.text_line import cleaned_paste
from campaigntui.wording.people import playbook_role_name


class Team(TextArea):
    """Lines such as `Chen Yu = designer, analyst`. Tab completes a role that was begun, else goes to the next field."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", N_("Complete the role"), id="team.complete"),
    ]

    def __init__(self, roles: Sequence[PlaybookRole]) -> None:
        """`roles` are those of the playbook; another playbook may bring others."""
        self.roles = roles
        super().__init__(compact=True, show_line_numbers=False, tab_behavior="focus", highlight_cursor_line=False)

    def on_paste(self, event: events.Paste) -> None:
        """Let Textual, which comes next, put in clean lines."""
        event.text = cleaned_paste(self, event.text, "\n")

    @property
    def value(self) -> str:
        """Everything typed."""
        return self.text

    def retype(self, text: str) -> None:
        """Put these lines there, with the cursor behind them, as if they had been typed."""
        self.load_text("\n".join(map(plain, text.splitlines())))
        self.move_cursor(self.document.end)

    @property
    def begun(self) -> str:
        """The part of a role left of the cursor; empty outside the roles."""
        row, column = self.cursor_location
        left = self.document.get_line(row)[:column].replace("＝", "=")
        _name, sign, roles = left.partition("=")
        if not sign:
            return ""
        start = max(roles.rfind(each) for each in SEPARATORS) + 1
        return roles[start:].lstrip()

    @property
    def candidates(self) -> list[str]:
        """Role names and keys that begin like that, names first."""
        begun = self.begun.casefold()
        if not begun:
            return []
        names = [*map(playbook_role_name, self.roles), *(role.key for role in self.roles)]
        found = [name for name in names if name.casefold().startswith(begun)]
        return [] if begun in (name.casefold() for name in found) else found

    def action_complete(self) -> None:
        """Complete the role, else leave the field."""
        candidates = self.candidates
        if candidates:
            self.insert(candidates[0][len(self.begun) :])
        else:
            self.screen.focus_next()
