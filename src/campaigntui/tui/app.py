"""The program as a hallway: views, keys that work everywhere, language, theme, and a clean way out."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from importlib import import_module
from typing import ClassVar

from textual import events, work
from textual.actions import SkipAction
from textual.app import ScreenStackError
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen, Screen

from campaigntui.errors import N_, CampaignError
from campaigntui.locations import ConfigFolder
from campaigntui.settings import Settings
from campaigntui.tui.counter import CounterApp
from campaigntui.tui.messages import CampaignChosen, CampaignWanted, View, ViewRequested
from campaigntui.tui.patience import before_keys
from campaigntui.tui.reminding import RemindingApp
from campaigntui.tui.screens.plan_screen import PlanScreen
from campaigntui.usecases.planner import Planner
from campaigntui.usecases.snapshot import PlanSnapshot
from campaigntui.wording import _

SMALLEST = (60, 16)
"""Columns and rows below which the program says so instead of drawing."""

_LOOK_EVERY = 1.0
"""Seconds between looks for other programs' changes."""


def _screen(module: str, name: str) -> Callable[[], Screen[None]]:
    """A view that is imported when it is first wanted."""
    return lambda: getattr(import_module(f"campaigntui.tui.screens.{module}"), name)()


class CampaignApp(RemindingApp):
    """The terminal program. Ends with the exit code that `run_app` returns."""

    TITLE = "campaigntui"
    CSS_PATH = ["app.tcss", "inks.tcss", "screens/timeline.tcss"]  # noqa: RUF012
    DEFAULT_MODE = View.TIMELINE
    ENABLE_COMMAND_PALETTE = False
    MODES: ClassVar[dict[str, str | Callable[[], Screen[None]]]] = {
        View.TIMELINE: _screen("timeline", "TimelineScreen"),
        View.CHECKLIST: _screen("checklist", "ChecklistScreen"),
        View.STAGE: _screen("stage", "StageScreen"),
        View.PEOPLE: _screen("people", "PeopleScreen"),
        View.ROLES: _screen("roles", "RolesScreen"),
        View.HANDOFFS: _screen("handoffs", "HandoffsScreen"),
        View.LOAD: _screen("load", "LoadScreen"),
        View.HOLES: _screen("holes", "HolesScreen"),
        View.CONFLICTS: _screen("conflicts", "ConflictsScreen"),
        View.CHAIN: _screen("chain", "ChainScreen"),
        View.GATES: _screen("gates", "GatesScreen"),
        View.JOURNAL: _screen("journal", "JournalScreen"),
        View.DRIFT: _screen("drift", "DriftScreen"),
        View.MEETINGS: _screen("meetings", "MeetingsScreen"),
        View.CALENDAR: _screen("calendar", "CalendarScreen"),
        View.YEAR: _screen("year", "YearScreen"),
        View.MOMENTS: _screen("moments", "MomentsScreen"),
        View.CAMPAIGNS: _screen("campaigns", "CampaignsScreen"),
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("u,ctrl+z", "undo", N_("Undo"), id="app.undo"),
        Binding("U,ctrl+y", "redo", N_("Redo"), show=False, id="app.redo"),
        Binding("ctrl+p", "palette", N_("Commands"), show=False, priority=True, id="app.palette"),
        Binding(":,：", "palette", N_("Commands"), id="app.commands"),
        Binding("R,ctrl+l", "read_again", N_("Read the file again"), show=False, id="app.read_again"),
        Binding("?,？,f1", "help", N_("Help"), id="app.help"),
        Binding("q", "quit", N_("Quit"), id="app.quit"),
        Binding("ctrl+q", "quit", N_("Quit at once"), show=False, priority=True, id="app.quit_now"),
        Binding("ctrl+c", "interrupt", N_("Quit at once"), show=False, priority=True, system=True, id="app.interrupt"),
    ]

    def __init__(
        self, planner: Planner, today: date, snapshot: PlanSnapshot | None, settings: Settings, folder: ConfigFolder
    ) -> None:
        """`snapshot` is the campaign to begin with; None begins with the list."""
        super().__init__(planner, today, settings, folder)
        self.set_reactive(CounterApp.snapshot, snapshot)
        self.animation_level = "none"
        self._small = False
        self.first_frame: Callable[[], None] = lambda: None
        """Called once when the first frame stands."""

    # -- life ---------------------------------------------------------------------------------------------------------
    def clear_selection(self) -> None:
        """Forget which text is selected; there is none while the first screen is being made.

        From Python 3.12 on its widgets start before Textual has put it on the stack, and an input clears at its start.
        """
        with suppress(ScreenStackError):
            super().clear_selection()

    def on_ready(self) -> None:
        """The first frame stands: now load what writing needs, and say what was wrong with settings."""
        self.first_frame()
        self.warm_up()
        self.set_interval(_LOOK_EVERY, self.look_for_changes)
        for trouble in self.troubles:
            self.notify(trouble, severity="warning", markup=False, timeout=10)

    @work(group="commands")
    async def warm_up(self) -> None:
        """Read the list, look for text that waits, then load what the first change would otherwise wait for."""
        await self.read_campaigns()
        await self.remind()
        await self.door.ask(lambda planner: planner.warm_up())

    def on_resize(self, event: events.Resize) -> None:
        """Say so when the terminal is too small to draw in."""
        small = event.size.width < SMALLEST[0] or event.size.height < SMALLEST[1]
        if small is self._small:
            return
        self._small = small
        from campaigntui.tui.screens.too_small import TooSmall

        if small:
            self.push_screen(TooSmall(*SMALLEST))
        elif isinstance(self.screen, TooSmall):
            # One that lies under another screen leaves when it comes to light.
            self.screen.dismiss()

    # -- views --------------------------------------------------------------------------------------------------------
    async def on_view_requested(self, event: ViewRequested) -> None:
        """Show another view; without a campaign there are only the list and the year."""
        event.stop()
        if event.view not in (View.CAMPAIGNS, View.YEAR) and self.snapshot is None:
            self.notify(_("Open a campaign first, or make a new one."), markup=False, timeout=3)
            return
        while len(self.screen_stack) > 1:
            # Not popped: whoever waits for the answer of a question would wait for ever.
            await self.screen.dismiss()
        await self.switch_mode(event.view)
        if isinstance(self.screen, PlanScreen):
            self.screen.look_at(event.stage, event.item_id)
            if event.filter_words:
                self.screen.narrow(event.filter_words)
            if event.person is not None:
                self.screen.look_at_person(event.person, event.day)

    @work(group="commands")
    async def on_campaign_chosen(self, event: CampaignChosen) -> None:
        """Open a campaign on the timeline. One that has just been made is not in the list yet."""
        await self.read_campaign(event.campaign_id)
        await self.read_campaigns()
        if self.campaign_id == event.campaign_id:
            await self.switch_mode(View.TIMELINE)

    @before_keys
    async def on_campaign_wanted(self, event: CampaignWanted) -> None:
        """Ask for the draft of a new campaign, and open what it becomes."""
        from campaigntui.tui.dialogs.new_campaign import NewCampaign
        from campaigntui.usecases.playbooks import usable_playbooks

        try:
            books, wrong = await self.door.ask(lambda _: usable_playbooks(self.folder.playbooks))
        except CampaignError as error:
            self.refuse(error)
            return
        for each in wrong:
            self.refuse(each)
        await self.push_screen(NewCampaign(self.door, self.today, books, event.playbook, event.d_day), self._created)

    def _created(self, snapshot: PlanSnapshot | None) -> None:
        if snapshot is not None:
            self.snapshot = snapshot
            self.post_message(CampaignChosen(snapshot.outlook.plan.head.id))

    @work(group="commands")
    async def on_archived_toggled(self) -> None:
        """Show campaigns that were put away, or show them no more."""
        self.archived = not self.archived
        await self.read_campaigns()

    # -- keys that work everywhere ------------------------------------------------------------------------------------
    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        """The palette stays closed while a dialog is open; nobody does in the dark what there is no room to show."""
        if self._small:
            return action in ("quit", "interrupt")
        return not (action == "palette" and isinstance(self.screen, ModalScreen))

    def action_palette(self) -> None:
        """Every action and every item, found by typing."""
        from campaigntui.tui.dialogs.palette import Palette

        self.push_screen(Palette(self, self.screen), lambda run: self.call_next(run) if run else None)

    def action_help(self) -> None:
        """Every key, those of this screen first."""
        from campaigntui.tui.dialogs.help import HelpScreen

        self.push_screen(HelpScreen(self.screen))

    @work(group="commands")
    async def action_read_again(self) -> None:
        """Read the file and draw the screen anew."""
        await self.read_again()
        self.refresh(layout=True)

    def action_interrupt(self) -> None:
        """Copy what is selected; quit when nothing is."""
        if self.screen.get_selected_text() or getattr(self.focused, "selected_text", ""):
            raise SkipAction
        self.exit()


class CampaignListApp(CampaignApp):
    """The same program, beginning with the list of campaigns."""

    DEFAULT_MODE = View.CAMPAIGNS
