"""What screens ask of the program. Screens post these; the program alone acts on them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from textual.message import Message

from campaigntui.domain.ids import CampaignId, ItemId, MemberId
from campaigntui.domain.stage import Stage
from campaigntui.errors import CampaignError
from campaigntui.usecases.commands import Command


class View(StrEnum):
    """The main views; the value is the name of the mode."""

    TIMELINE = "timeline"
    CHECKLIST = "checklist"
    STAGE = "stage"
    PEOPLE = "people"
    ROLES = "roles"
    HANDOFFS = "handoffs"
    LOAD = "load"
    HOLES = "holes"
    CONFLICTS = "conflicts"
    CHAIN = "chain"
    GATES = "gates"
    JOURNAL = "journal"
    DRIFT = "drift"
    MEETINGS = "meetings"
    CALENDAR = "calendar"
    YEAR = "year"
    MOMENTS = "moments"
    CAMPAIGNS = "campaigns"


Answer: TypeAlias = Callable[[CampaignError | None], None]
"""Told how a request went: None when it was done, else the refusal."""


class CommandRequested(Message):
    """The user asked for a change of the campaign on show, or of the one named."""

    def __init__(
        self,
        command: Command,
        *,
        campaign_id: CampaignId | None = None,
        answer: Answer | None = None,
        dropped: Callable[[], None] | None = None,
        look: str = "",
        holds_keys: bool = False,
    ) -> None:
        """`answer` is for whoever wants to show a refusal itself, `dropped` is told when the user changed their mind.

        With `look` the difference is shown whatever the command does, under this title. `holds_keys`: whoever posts
        this has told the program to hold keys back until it is answered.
        """
        super().__init__()
        self.command = command
        self.campaign_id = campaign_id
        self.answer = answer
        self.dropped = dropped
        self.look = look
        self.holds_keys = holds_keys

    def instead(self, command: Command) -> CommandRequested:
        """The same request for another command; keys are not held back again."""
        return CommandRequested(
            command, campaign_id=self.campaign_id, answer=self.answer, dropped=self.dropped, look=self.look
        )


class ViewRequested(Message):
    """The user wants another view, perhaps at a stage, an item, or a person (a member or a role) and a day."""

    def __init__(
        self,
        view: View,
        stage: Stage | None = None,
        item_id: ItemId | None = None,
        *,
        person: MemberId | str | None = None,
        day: date | None = None,
        filter_words: str = "",
    ) -> None:
        """`filter_words` narrow a view that lists items."""
        super().__init__()
        self.filter_words = filter_words
        self.person = person
        self.day = day
        self.view = view
        self.stage = stage
        self.item_id = item_id


class CampaignChosen(Message):
    """The user opened a campaign of the list."""

    def __init__(self, campaign_id: CampaignId) -> None:
        super().__init__()
        self.campaign_id = campaign_id


class CampaignWanted(Message):
    """The user wants a new campaign, perhaps of a certain playbook on a certain day."""

    def __init__(self, playbook: str = "", d_day: date | None = None) -> None:
        super().__init__()
        self.playbook = playbook
        self.d_day = d_day


class ArchivedToggled(Message):
    """The user wants to see archived campaigns, or to see them no more."""
