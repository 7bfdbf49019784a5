"""What is on show: the campaign and the list, read again when another program has written to the file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from textual import work
from textual.reactive import var

from campaigntui.domain.campaign import CampaignSummary
from campaigntui.domain.ids import CampaignId
from campaigntui.errors import CampaignError, NotFound
from campaigntui.tui.door import Door
from campaigntui.tui.keys import key_for
from campaigntui.tui.messages import View, ViewRequested
from campaigntui.tui.patience import PatientApp
from campaigntui.tui.text import plain
from campaigntui.tui.widgets.key_bar import KeyBar
from campaigntui.usecases.planner import Planner
from campaigntui.usecases.snapshot import PlanSnapshot
from campaigntui.wording import _, sentence

_AROUND_EVERY = 5
"""Looks for changes, one a second, from one look at who is there to the next."""


class ReadingApp(PatientApp):
    """Holds what is on show, and keeps it as the file has it."""

    snapshot: var[PlanSnapshot | None] = var(None, init=False, always_update=True)
    """The campaign on show, as the screens draw it."""
    campaigns: var[tuple[CampaignSummary, ...]] = var((), init=False, always_update=True)
    """The campaign list, as it was read last."""
    archived: var[bool] = var(False, init=False)
    """Whether the list shows campaigns that were put away."""

    def __init__(self, planner: Planner, today: date) -> None:
        super().__init__()
        self.door = Door(planner)
        self.today = today
        self.clock: Callable[[], date] = lambda: today
        """What day it is, asked every second: a program left open over night shows the new day in the morning."""
        self.others: tuple[str, ...] = ()
        """Who else has the file open, in words."""
        self._looks = 0
        self._looking = False
        self._seen: tuple[date, int] | None = None
        """Day and version of the file that were shown last."""

    @property
    def campaign_id(self) -> CampaignId | None:
        """The campaign on show."""
        return None if self.snapshot is None else self.snapshot.outlook.plan.head.id

    # -- reading ------------------------------------------------------------------------------------------------------
    async def read_again(self) -> None:
        """Show the plan and the list as the file has them now."""
        await self.read_campaigns()
        if (campaign_id := self.campaign_id) is not None:
            await self.read_campaign(campaign_id, again=True)

    async def read_campaign(self, campaign_id: CampaignId, *, again: bool = False) -> None:
        """Show this campaign, or the list when its creation has been undone; another refusal leaves what is on show.

        What is read `again` counts only as long as nobody has opened another campaign.
        """
        snapshot: PlanSnapshot | None = None
        try:
            snapshot = await self.door.ask(lambda planner: planner.snapshot(campaign_id, self.today))
        except NotFound:
            pass
        except CampaignError as error:
            self.refuse(error)
            return
        if again and self.campaign_id != campaign_id:
            return
        if snapshot is None and self.snapshot is not None and self.campaign_id == campaign_id:
            # The key bar goes with the screen; this stays, whoever has undone it and wherever.
            words = _("The creation of “{name}” was undone. {key} brings it back.")
            name, key = self.snapshot.outlook.plan.head.name, key_for(type(self), "app.redo")
            self.notify(plain(words.format(name=name, key=key)), severity="warning", markup=False, timeout=8)
        self.snapshot = snapshot
        if snapshot is None:
            self.post_message(ViewRequested(View.CAMPAIGNS))

    async def read_campaigns(self) -> None:
        """Read the campaign list."""
        archived = self.archived
        try:
            self.campaigns = await self.door.ask(lambda planner: planner.campaigns(archived))
        except CampaignError as error:
            self.refuse(error)

    async def _look_around(self) -> None:
        """Every few looks, learn who else has the file open."""
        self._looks += 1
        if self._looks % _AROUND_EVERY == 1:
            from campaigntui.wording.company import company

            found = await self.door.ask(lambda planner: planner.others_here())
            others = company(found)
            if others != self.others:
                self.others = others
                for bar in self.screen.query(KeyBar):
                    bar.redraw()

    @work(group="watch")
    async def look_for_changes(self) -> None:
        """Read again when another program has written to the file, or when it is another day.

        Where reading takes longer than a second, the looks that fall due meanwhile are left out.
        """
        if self._looking:
            return
        self._looking = True
        try:
            await self._look()
        finally:
            self._looking = False

    async def _look(self) -> None:
        try:
            version = await self.door.ask(lambda planner: planner.data_version())
        except CampaignError:
            # A file that is busy or away for a moment is looked at again a second later; an action says what is wrong.
            return
        await self._look_around()
        now = self.clock(), version
        # The first look always reads: somebody may have written between the reading of the plan and this moment.
        if now != self._seen:
            self.today = now[0]
            await self.read_again()
            self._seen = now

    # -- what is said -------------------------------------------------------------------------------------------------
    def tell(self, words: str) -> None:
        """A short message in the last line of the screen."""
        for bar in self.screen.query(KeyBar):
            bar.say(plain(words))

    def refuse(self, error: CampaignError) -> None:
        """Why not."""
        self.notify(plain(sentence(error)), severity="error", markup=False, timeout=8)
