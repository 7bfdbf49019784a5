"""Looking over what was handed in: it passes, or it goes back with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Label

from campaigntui.domain.checklist import Item
from campaigntui.errors import N_
from campaigntui.tui.dialogs.box import BoxDialog
from campaigntui.tui.text import safe
from campaigntui.tui.widgets.key_bar import KeyBar
from campaigntui.usecases.commands.review import PassReview, ReturnReview
from campaigntui.wording import _, about


class ReviewQuestion(BoxDialog[None]):
    """Hands in the verdict on these items."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "pass_on", N_("Pass"), tooltip=N_("It is in order, and done"), id="review.pass"),
        Binding("n", "give_back", N_("Return"), tooltip=N_("It goes back, with a reason"), id="review.return"),
    ]

    def __init__(self, which: str, items: Sequence[Item]) -> None:
        """`which` names the items."""
        super().__init__(about(_("Review"), which))
        self._which = which
        self._items = tuple(item.id for item in items)
        self._tests = [item.acceptance for item in items if item.acceptance]
        self._proofs = [item.evidence for item in items if item.evidence]

    def compose(self) -> ComposeResult:
        """The test of done and the evidence of a single item, which is what one looks over."""
        words = []
        if len(self._items) == 1:
            words = [about(_("Done when"), text) for text in self._tests]
            words += [about(_("Evidence"), text) for text in self._proofs]
        words.append(_("Is it in order?"))
        yield self.boxed(*(Label(safe(text), classes="question") for text in words))
        yield KeyBar()

    def action_pass_on(self) -> None:
        """Done."""
        self.hand_in(PassReview(self._items))

    def action_give_back(self) -> None:
        """Ask for the reason first."""
        from campaigntui.tui.dialogs.ask import Ask

        items = self._items
        title, question = about(_("Return"), self._which), _("What is to be changed?")
        self.app.switch_screen(Ask(title, question, lambda reason: ReturnReview(items, reason)))
