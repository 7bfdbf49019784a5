"""Dialogs in which one types: what stands in their fields is kept until it is saved or thrown away, so that a crash or
a lost connection costs nobody a sentence.
"""

from __future__ import annotations

from collections.abc import Mapping

from textual.await_complete import AwaitComplete
from textual.timer import Timer
from textual.widgets import Input

from campaigntui.domain.checklist import Item
from campaigntui.tui.dialogs.box import BoxDialog
from campaigntui.tui.page import ResultT
from campaigntui.tui.widgets.field import Choice
from campaigntui.unsaved import Place, Unsaved
from campaigntui.wording import _

_PAUSE = 0.3
"""Seconds without a key after which the text is written down."""


class TypedDialog(BoxDialog[ResultT]):
    """A subclass tells and restores the texts of its fields."""

    _soon: Timer | None = None

    def texts(self) -> dict[str, str]:
        """Field -> what has been typed into it; empty when nothing was."""
        raise NotImplementedError

    def restore(self, texts: Mapping[str, str]) -> None:
        """Put texts back into their fields; one without a field any more is passed over."""
        raise NotImplementedError

    @property
    def about(self) -> str:
        """What the dialog is about, the same each time it is opened for the same thing."""
        return self._title

    def on_mount(self) -> None:
        """Bring back what was typed before the program ended."""
        shelf = self._shelf()
        texts = shelf.recall(self._form) if shelf is not None else {}
        if texts:
            self.restore(texts)
            self.refuse(_("What you had typed here before the program ended has been brought back."))

    def on_input_changed(self, event: Input.Changed) -> None:  # noqa: ARG002
        """Write it down soon."""
        self._keep_soon()

    def on_choice_changed(self, event: Choice.Changed) -> None:  # noqa: ARG002
        """Write it down soon."""
        self._keep_soon()

    def dismiss(self, result: ResultT | None = None) -> AwaitComplete:
        """Close; the text is saved or not wanted any more."""
        if self._soon is not None:
            self._soon.stop()
        if (shelf := self._shelf()) is not None:
            shelf.forget(self._form)
        return super().dismiss(result)

    def _keep_soon(self) -> None:
        if self._soon is not None:
            self._soon.stop()
        self._soon = self.set_timer(_PAUSE, self._keep)

    def _keep(self) -> None:
        shelf, texts = self._shelf(), self.texts()
        if shelf is None:
            return
        if texts:
            shelf.keep(self._form, texts, self._where())
        else:
            shelf.forget(self._form)

    @property
    def _form(self) -> str:
        return f"{type(self).__name__}:{self.campaign_id or self.app.campaign_id}:{self.about}"

    def _where(self) -> Place:
        """The way back to this dialog: the view below it, and the item under the cursor there."""
        stack = self.app.screen_stack
        below = stack[stack.index(self) - 1] if self in stack else None
        item = getattr(below, "current_item", None)
        campaign = self.campaign_id or self.app.campaign_id
        return Place(self._title, self.app.current_mode, campaign, item.id if isinstance(item, Item) else None)

    def _shelf(self) -> Unsaved | None:
        return getattr(self.app, "unsaved", None)
