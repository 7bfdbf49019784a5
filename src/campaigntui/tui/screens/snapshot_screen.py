"""The base of every screen that draws the campaign: it follows the program's snapshot."""

from __future__ import annotations

from textual import getters

from campaigntui.domain.ids import ItemId, RowId
from campaigntui.scheduling.outlook import Outlook
from campaigntui.tui.counter import CounterApp, moves_nothing
from campaigntui.tui.messages import Answer, CommandRequested
from campaigntui.tui.page import Page
from campaigntui.usecases.commands import Command
from campaigntui.usecases.snapshot import PlanSnapshot


class SnapshotScreen(Page):
    """A subclass overrides `draw`."""

    snapshot: PlanSnapshot | None = None
    """What was drawn last."""
    app = getters.app(CounterApp)
    _stale = False
    _last: PlanSnapshot | None = None

    def draw(self, snapshot: PlanSnapshot) -> None:
        """Show this snapshot."""
        raise NotImplementedError

    def show_scratch(self, outlook: Outlook | None, covered: int = 0) -> None:
        """Draw what was supposed in place of the plan, where the view can; None: the plan again.

        So many rows at the foot of the screen are `covered` by the question.
        """

    def outlook(self) -> Outlook:
        """What is on show, or will be in a moment, or was until its campaign went: keys may come at any time."""
        found = self.snapshot or self._last or self.app.snapshot
        assert found is not None
        return found.outlook

    def request(self, command: Command, look: str = "", answer: Answer | None = None) -> None:
        """Hand the command in. Where it may have to be shown first, what is typed until then waits.

        With `look` it is shown in any case, under this title. `answer` is told how it went, instead of the user.
        """
        waits = bool(look) or not moves_nothing(command)
        if waits:
            self.app.hold_keys()
        if not self.post_message(CommandRequested(command, answer=answer, look=look, holds_keys=waits)) and waits:
            # The screen is closing, so nobody will answer.
            self.app.free_keys()

    def open_item(self, item_id: ItemId) -> None:
        """Show everything there is to say about an item, above this screen."""
        from campaigntui.tui.screens.item import ItemPage

        self.app.push_screen(ItemPage(item_id))

    def open_handoff(self, handoff_id: RowId) -> None:
        """Ask for the receiver's answer to a handoff."""
        from campaigntui.tui.dialogs.answer import AnswerQuestion

        outlook = self.outlook()
        self.app.push_screen(AnswerQuestion(outlook.plan.handoff[handoff_id], outlook))

    def open_goal(self, result_id: RowId, at: str = "") -> None:
        """Open the form of a key result, at the field `at` if given."""
        from campaigntui.tui.dialogs.goal_form import KeyResultForm

        if (result := self.outlook().plan.key_result.get(result_id)) is not None:
            self.app.push_screen(KeyResultForm(self.outlook(), result, at=at))

    def open_row(self, key: object) -> None:
        """Open what a line with this key is about: an item, a handoff, a key result."""
        from campaigntui.tui.screens.goal_sheet import GoalKey
        from campaigntui.tui.screens.item_sheet import HandoffKey

        match key:
            case GoalKey(result_id):
                self.open_goal(result_id)
            case HandoffKey(handoff_id):
                self.open_handoff(handoff_id)
            case int():
                self.open_item(ItemId(key))

    def on_mount(self) -> None:
        """Follow the program's snapshot from now on."""
        self.watch(self.app, "snapshot", self._arrived)

    def _arrived(self, snapshot: PlanSnapshot | None) -> None:
        self.snapshot = snapshot
        self._last = snapshot or self._last
        # A screen that nobody sees is drawn when it comes back.
        self._stale = not self.is_current
        if snapshot is not None and not self._stale:
            self.draw(snapshot)

    def on_screen_resume(self) -> None:
        """Catch up with what happened while another screen was on top."""
        if self._stale and self.snapshot is not None:
            self._stale = False
            self.draw(self.snapshot)

    def reword(self) -> None:
        """Draw again in another language."""
        if self.snapshot is not None:
            self._stale = not self.is_current
            if not self._stale:
                self.draw(self.snapshot)
        super().reword()
