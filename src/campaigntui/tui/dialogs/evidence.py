"""Evidence and attachments: one line each, checked for form while it is typed."""

from __future__ import annotations

from textual.widgets import Input

from campaigntui.domain.checklist import Item
from campaigntui.domain.evidence import sound
from campaigntui.domain.text import line
from campaigntui.errors import CampaignError
from campaigntui.exchange.places import is_missing
from campaigntui.tui.dialogs.ask import Ask
from campaigntui.usecases.commands import Command
from campaigntui.usecases.commands.items import EditItem
from campaigntui.wording import _, about, sentence


def remark_on(text: str) -> str:
    """What there is to say about the form of a piece of evidence; empty for nothing."""
    try:
        sound(line(text))
    except CampaignError as error:
        return sentence(error)
    return _("There is no such file on this machine; it is kept all the same.") if is_missing(line(text)) else ""


class _Checked(Ask):
    """Says mildly what is odd about what is typed."""

    _said = ""

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say it; what else is said at the foot stays as long as nothing is odd."""
        words = remark_on(event.value)
        if words != self._said:
            self._said = words
            self.refuse(words)


class AskEvidence(_Checked):
    """Hands in the evidence of an item; an empty one takes it away."""

    def __init__(self, item: Item) -> None:
        def make(text: str) -> Command:
            return EditItem(item.id, {"evidence": text}, seen=item)

        question = _("What proves it? Words, a path or a link")
        super().__init__(about(_("Evidence"), item.title), question, make, item.evidence, optional=True)


class AskAttachment(_Checked):
    """Hands in one more attachment of an item."""

    def __init__(self, item: Item) -> None:
        def make(text: str) -> Command:
            return EditItem(item.id, {"attachments": (*item.attachments, text)}, seen=item)

        super().__init__(about(_("Attach"), item.title), _("Path or link"), make)
