"""A line of text in which one types, the base of the fields of forms and of the filter; and what may be pasted."""

from __future__ import annotations

from textual import events
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widget import Widget
from textual.widgets import Input

from campaigntui.domain.text import folded
from campaigntui.wording import _

_LONGEST_PASTE = 100_000
"""Characters; more than any text of a plan may have, and a quarter of a second of work."""


def cleaned_paste(widget: Widget, text: str, between_lines: str) -> str:
    """What of a pasted text goes into the widget: no control characters, and no more than can be handled at once."""
    if len(text) > _LONGEST_PASTE:
        words = _("Only the first {count} characters of what you pasted were taken.").format(count=_LONGEST_PASTE)
        widget.notify(words, severity="warning", markup=False, timeout=8)
    return between_lines.join(map(folded, text[:_LONGEST_PASTE].splitlines()))


class TextLine(Input):
    """An input that loses nothing of what is pasted."""

    virtual_size = Reactive(Size(0, 0))
    """Cells of the text. It grows with every letter; for that Textual would lay out and paint the whole screen anew."""

    def on_paste(self, event: events.Paste) -> None:
        """Make one line of several, because Textual, which comes next, drops all but the first."""
        event.text = cleaned_paste(self, event.text, " ")
