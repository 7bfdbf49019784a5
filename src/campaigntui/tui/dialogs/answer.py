"""The receiver's answer to what was handed over."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Label

from campaigntui.domain.people import Answer, Handoff
from campaigntui.errors import N_
from campaigntui.scheduling.handoffs import Standing, delivery
from campaigntui.scheduling.outlook import Outlook
from campaigntui.tui.dialogs.box import BoxDialog
from campaigntui.tui.text import plain, safe
from campaigntui.tui.widgets.key_bar import KeyBar
from campaigntui.usecases.commands.handoffs import AnswerHandoff
from campaigntui.wording import _, about, role_name
from campaigntui.wording.handoffs import standing_name


class AnswerQuestion(BoxDialog[None]):
    """Hands in an `AnswerHandoff`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "accept", N_("Accept"), tooltip=N_("It is in order"), id="answer.accept"),
        Binding("n", "give_back", N_("Return"), tooltip=N_("It is not, with the reason"), id="answer.return"),
        Binding("t", "take_back", N_("Take back"), tooltip=N_("Take the answer back"), id="answer.take_back"),
    ]

    def __init__(self, handoff: Handoff, outlook: Outlook) -> None:
        super().__init__(handoff.artefact)
        self._handoff = handoff
        self._found = delivery(handoff, outlook)
        giver, receiver = (plain(role_name(key, outlook.roles)) for key in (handoff.giver, handoff.receiver))
        self._words = [f"{giver} → {receiver} · {standing_name(self._found.standing)}"]
        if handoff.answer_reason:
            self._words.append(_("Returned: {reason}").format(reason=plain(handoff.answer_reason)))
        if self._found.item is not None:
            self._words.append(_("From the item: {title}").format(title=plain(self._found.item.title)))
            self._words += [about(_("Evidence"), plain(self._found.item.evidence))] if self._found.item.evidence else []

    def compose(self) -> ComposeResult:
        """Who gives it to whom, how it stands, and what proves it."""
        yield self.boxed(*(Label(safe(words), classes="question") for words in self._words))
        yield KeyBar()

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        """An answer can be taken back when there is one."""
        answered = self._found.standing in (Standing.ACCEPTED, Standing.RETURNED)
        return answered if action == "take_back" else True

    def action_accept(self) -> None:
        """It is in order."""
        self.hand_in(AnswerHandoff(self._handoff.id, Answer.ACCEPTED))

    def action_take_back(self) -> None:
        """As if nobody had answered."""
        self.hand_in(AnswerHandoff(self._handoff.id, Answer.NONE))

    def action_give_back(self) -> None:
        """Ask for the reason first."""
        self.app.switch_screen(ask_why(self._handoff))


def ask_why(handoff: Handoff) -> BoxDialog[None]:
    """The question why something is returned."""
    from campaigntui.tui.dialogs.ask import Ask

    title = about(_("Return"), handoff.artefact)
    return Ask(title, _("What is wrong with it?"), lambda why: AnswerHandoff(handoff.id, Answer.RETURNED, why))
