"""The screen for a terminal that is too small to draw in."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Label

from campaigntui.tui.page import Page
from campaigntui.tui.text import safe
from campaigntui.wording import _


class TooSmall(Page):
    """Covers everything until there is room again."""

    # In a few columns a scroll bar takes the room that it was shown for, so that it would come and go for ever.
    DEFAULT_CSS = "TooSmall { align: center middle; overflow: hidden; & Label { width: auto; max-width: 90%; } }"

    def __init__(self, columns: int, rows: int) -> None:
        """The least size that is enough."""
        super().__init__()
        self._least = (columns, rows)

    def on_screen_resume(self) -> None:
        """Leave when there has been room again while another screen was on top."""
        size = self.app.size
        if size.width >= self._least[0] and size.height >= self._least[1]:
            self.dismiss()

    def compose(self) -> ComposeResult:
        """One sentence."""
        words = _("The terminal is too small. Make it at least {columns} columns wide and {rows} rows high.")
        yield Label(safe(words.format(columns=self._least[0], rows=self._least[1])))
