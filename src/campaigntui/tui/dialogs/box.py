"""The frame of a dialog: a titled box in the middle, its content, and the keys that close it."""

from __future__ import annotations

from typing import ClassVar

from textual import getters
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Label

from campaigntui.domain.ids import CampaignId
from campaigntui.errors import N_, CampaignError
from campaigntui.tui.counter import CounterApp
from campaigntui.tui.messages import CommandRequested
from campaigntui.tui.page import Dialog, ResultT
from campaigntui.tui.text import safe
from campaigntui.usecases.commands import Command
from campaigntui.wording import sentence


class BoxDialog(Dialog[ResultT]):
    """A dialog in a box. Escape closes it without an answer. The last line of the screen names its keys."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", N_("Cancel"), id="dialog.cancel")]
    CSS_PATH = "dialogs.tcss"

    app = getters.app(CounterApp)

    def __init__(self, title: str) -> None:
        """`title` may hold user text."""
        super().__init__()
        self._title = title
        self._waiting = False
        self.campaign_id: CampaignId | None = None
        """The campaign that a command is for; None means the one on show."""

    def boxed(self, *children: Widget) -> Vertical:
        """The children in the box, with the title on its border and a line for refusals at the foot."""
        box = Vertical(*children, Label("", markup=False, id="refusal"), id="box")
        box.border_title = safe(self._title)
        return box

    def action_close(self) -> None:
        """Close without an answer."""
        self.dismiss(None)

    def refuse(self, words: str) -> None:
        """Say at the foot of the box why not; empty words take it back."""
        self.query_one("#refusal", Label).update(safe(words))

    def hand_in(self, command: Command, look: str = "") -> None:
        """Ask for the change; close when it was made, stay open with the refusal when it was not.

        What is typed until then goes to what is on show then.
        With `look` the difference is shown in any case, under this title.
        """
        if not self._waiting:
            self._waiting = True
            self.refuse("")
            self.app.hold_keys()
            request = CommandRequested(
                command,
                campaign_id=self.campaign_id,
                answer=self._answered,
                dropped=self._dropped,
                look=look,
                holds_keys=True,
            )
            if not self.post_message(request):
                self.app.free_keys()

    def _dropped(self) -> None:
        """The user has seen what it would do, and is back to hand in something else."""
        self._waiting = False

    def _answered(self, error: CampaignError | None) -> None:
        self._waiting = False
        if not self.is_attached:
            # Somebody pressed escape before the answer came.
            return
        if error is None:
            self.dismiss(None)
        else:
            self.refuse(sentence(error))
