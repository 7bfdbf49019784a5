"""The counter at which changes are handed in: one after the other, looked at first where they move more than named."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import Any

from textual import work

from campaigntui.domain.ids import CampaignId
from campaigntui.domain.journal import Entry
from campaigntui.errors import CampaignError
from campaigntui.tui.keys import key_for
from campaigntui.tui.messages import CommandRequested
from campaigntui.tui.on_show import ReadingApp
from campaigntui.tui.text import plain
from campaigntui.usecases.commands import Command
from campaigntui.usecases.merging import Clash, given_up, others_changed, settled
from campaigntui.usecases.planner import Planner
from campaigntui.usecases.snapshot import Outcome, Preview
from campaigntui.wording import _, entry_phrase, listed, sentence

_MANY = 20
"""A command that names more items than this is looked at first, whatever it does."""


def moves_nothing(command: Command) -> bool:
    """True when it is known without a look that every planned date stays, and few rows change."""
    return command.KEEPS_DATES and len(getattr(command, "items", ())) <= _MANY


class CounterApp(ReadingApp):
    """The way to change what is on show."""

    def __init__(self, planner: Planner, today: date) -> None:
        super().__init__(planner, today)
        self.me = ""
        """Name of the member at the terminal, once somebody has said it."""
        self._turn = asyncio.Lock()

    # -- commands -----------------------------------------------------------------------------------------------------
    def on_command_requested(self, event: CommandRequested) -> None:
        """Hand it in."""
        event.stop()
        self.perform(event)

    @work(group="commands")
    async def perform(self, request: CommandRequested) -> None:
        """Look first where that is due, then write, then show the new plan and say what was done."""
        try:
            await self._perform(request)
        finally:
            if request.holds_keys:
                self.free_keys()

    async def _perform(self, request: CommandRequested) -> None:
        command, campaign_id = request.command, request.campaign_id or self.campaign_id
        if campaign_id is None:
            return
        async with self._turn:
            try:
                agreed = await self._agreed(campaign_id, request)
                if agreed is None:
                    if request.dropped is not None:
                        request.dropped()
                    return
                command = agreed
                outcome = await self.door.ask(lambda planner: planner.perform(campaign_id, command, self.today))
            except Clash as clash:
                await self._choose(request, campaign_id, clash)
                return
            except CampaignError as error:
                if not await self._thawed(request, error):
                    self._refused(error, request)
                return
            if request.answer is not None:
                request.answer(None)
            if campaign_id == self.campaign_id:
                self.snapshot = outcome.snapshot
            self.flag(outcome)
            if outcome.entry is not None:
                self.say(outcome.entry, self._merged(command, outcome))
            else:
                self.tell(command.unchanged(outcome.snapshot.outlook.plan))
            if any(change.table == "campaign" for change in outcome.changes):
                await self.read_campaigns()

    def _refused(self, error: CampaignError, request: CommandRequested) -> None:
        if request.answer is not None:
            # What was typed after it was not meant for a form that stays.
            self._let_keys_go(request)
            request.answer(error)
        else:
            self.refuse(error)

    def _let_keys_go(self, request: CommandRequested) -> None:
        """Forget the keys that were typed before there was a question."""
        if request.holds_keys:
            request.holds_keys = False
            self.drop_keys()

    async def _thawed(self, request: CommandRequested, error: CampaignError) -> bool:
        """True when a freeze forbids the change, and the user gave a reason to make it all the same."""
        from campaigntui.usecases.deciding.freezes import FrozenItem

        if not isinstance(error, FrozenItem):
            return False
        from campaigntui.tui.dialogs.ask_text import AskText
        from campaigntui.usecases.commands.calendar import Thaw

        asked = self.push_screen(AskText(_("Frozen: why change it?"), sentence(error)), wait_for_dismiss=True)
        self._let_keys_go(request)
        reason = await asked
        if reason is None:
            return False
        self.post_message(request.instead(Thaw(request.command, reason)))
        return True

    async def _choose(self, request: CommandRequested, campaign_id: CampaignId, clash: Clash) -> None:
        """Let the user say which text stands, then hand in what is left; what is given up is kept in the journal."""
        from campaigntui.tui.dialogs.clash import ClashForm

        await self.read_campaign(campaign_id)
        assert self.snapshot is not None
        asked = self.push_screen(ClashForm(clash, self.snapshot.outlook.plan), wait_for_dismiss=True)
        self._let_keys_go(request)
        mine = await asked
        if mine is None:
            self._refused(clash, request)
            return
        lost, left = given_up(clash, mine), settled(request.command, clash, mine)
        try:
            if lost is not None:
                await self.door.ask(lambda planner: planner.set_aside(lost, clash.now, clash.title))
        except CampaignError as error:
            self._refused(error, request)
            return
        if left is not None:
            self.post_message(request.instead(left))
        elif request.answer is not None:
            request.answer(None)

    async def _agreed(self, campaign_id: CampaignId, request: CommandRequested) -> Command | None:
        """The command itself when it needs no look, else what the user made of it, having looked; None for nothing."""
        command = request.command
        if not request.look and moves_nothing(command):
            return command

        async def look(other: Command) -> Preview:
            return await self.door.ask(lambda planner: planner.preview(campaign_id, other, self.today))

        preview = await look(command)
        if not request.look and not preview.asks and not preview.reaches_far:
            return command
        from campaigntui.tui.dialogs.difference import Difference
        from campaigntui.usecases.deciding.choices import follow_of, following

        if preview.effects.contradicted and command.named() and follow_of(command) is not None:
            # Items that are moved push others before them; a moment or a stage that is moved keeps its rules.
            from campaigntui.usecases.commands.dates import Follow

            along = following(command, Follow.BUFFER)
            # What would go along may not be allowed to, because a freeze binds it; then the conflict is what is shown.
            with suppress(CampaignError):
                preview, command = await look(along), along
        title = request.look or self._about(command, campaign_id)
        answer = self.push_screen(Difference(command, preview, look, title), wait_for_dismiss=True)
        self._let_keys_go(request)
        return await answer

    def _about(self, command: Command, campaign_id: CampaignId) -> str:
        """The one thing that the command is about, as the title of its difference; empty when there are several."""
        if self.snapshot is None or campaign_id != self.campaign_id:
            return ""
        plan = self.snapshot.outlook.plan
        subject, count = command.subject(plan, plan)
        return subject if count < 2 else ""

    def _merged(self, command: Command, outcome: Outcome) -> tuple[str, ...]:
        """Fields of the same row that somebody else has changed while the user was typing."""
        seen: Any = getattr(command, "seen", None)
        if seen is None:
            return ()
        change = next((each for each in outcome.changes if each.id == seen.id and each.after is not None), None)
        return () if change is None else others_changed(seen, change.after, getattr(command, "changes", ()))

    def say(self, entry: Entry, merged: tuple[str, ...] = ()) -> None:
        """What was done, what others had done to the same row meanwhile, and the way back."""
        words = entry_phrase(entry)
        key = key_for(type(self), "app.undo")
        said = _("{change} · {key} undoes it").format(change=words[:1].upper() + words[1:], key=key)
        if merged:
            from campaigntui.wording.fields import field_words

            fields = listed(field_words(name) or name for name in merged)
            said = _("Merged with somebody else's change of: {fields}").format(fields=fields) + " · " + said
        self.tell(said)

    def flag(self, outcome: Outcome) -> None:
        """Say what is risked where the change ran ahead of a gate, and what nobody has yet: never in silence."""
        from campaigntui.scheduling.gates import ran_ahead

        if (ahead := ran_ahead(outcome.changes, outcome.snapshot.outlook.plan)) is not None:
            from campaigntui.wording.gates import ahead_words

            self.notify(ahead_words(ahead), severity="warning", markup=False, timeout=6)
        if outcome.entry is not None and outcome.entry.kind == "AssignRole":
            from campaigntui.wording.assigning import unsettled_words

            if words := unsettled_words(outcome.entry, outcome.changes, outcome.snapshot.outlook.plan):
                self.notify(plain(words), severity="warning", markup=False, timeout=6)

    # -- undo and redo ------------------------------------------------------------------------------------------------
    def action_undo(self) -> None:
        """Take back the last change."""
        self.walk(lambda planner: planner.undo(), _("Undone: {change}"), _("There is nothing to undo."))

    def action_redo(self) -> None:
        """Do again what was undone last."""
        self.walk(lambda planner: planner.redo(), _("Done again: {change}"), _("There is nothing to do again."))

    @work(group="commands")
    async def walk(self, step: Callable[[Planner], tuple[Entry, ...]], said: str, nothing: str) -> None:
        """One step through the journal."""
        async with self._turn:
            try:
                entries = await self.door.ask(step)
            except CampaignError as error:
                self.refuse(error)
                return
            words = said.format(change=entry_phrase(entries[0])) if entries else nothing
            self.tell(words)
            if entries:
                await self.read_again()
