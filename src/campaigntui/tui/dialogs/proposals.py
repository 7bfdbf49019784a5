"""Fields that follow another one: proposals that give way to what somebody types, and the profiles of a playbook."""

from __future__ import annotations

from campaigntui.domain.playbook import Playbook
from campaigntui.tui.widgets.field import Choice, FormRow
from campaigntui.wording import language


class Proposed(FormRow):
    """A row with a proposal in it."""

    def propose(self, text: str) -> None:
        """Put another proposal there, unless something else was typed."""
        if not self.changed:
            self.retype(text)
            self._first = self.value


class ProfileChoice(Choice[str]):
    """The profiles of a playbook."""

    def __init__(self, book: Playbook) -> None:
        super().__init__(_profiles(book), book.default_profile)

    def offer(self, book: Playbook) -> None:
        """The profiles of another playbook, its default one chosen."""
        self._options = _profiles(book)
        self._place = next(n for n, (key, _words) in enumerate(self._options) if key == book.default_profile)
        self.redraw()


def _profiles(book: Playbook) -> list[tuple[str, str]]:
    return [(profile.id, profile.name.said(language())) for profile in book.profiles]
