"""A line of text in which one types: the base of the fields of forms and of the filter."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from campaigntui.domain.text import folded


class TextLine(Input):
    """An input that loses nothing of what is pasted and takes no control characters."""

    def on_paste(self, event: events.Paste) -> None:
        """Put in all lines with blanks between them, where Textual would drop all but the first."""
        event.prevent_default()
        event.stop()
        words = folded("\n".join(event.text.splitlines()))
        if self.selection.is_empty:
            self.insert_text_at_cursor(words)
        else:
            self.replace(words, *self.selection)
