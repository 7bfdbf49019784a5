"""The campaigns of the plan file: which one now?"""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date
from typing import ClassVar

from rich.cells import cell_len
from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from campaigntui.domain.campaign import CampaignSummary
from campaigntui.errors import N_, CampaignError
from campaigntui.scene.cells import fit
from campaigntui.tui.keys import key_for
from campaigntui.tui.marks import Ink
from campaigntui.tui.messages import ArchivedToggled, CampaignChosen, CampaignWanted, CommandRequested, View
from campaigntui.tui.patience import before_keys
from campaigntui.tui.screens.plan_screen import PlanScreen
from campaigntui.tui.text import plain, wrap
from campaigntui.tui.widgets.head_line import HeadLine
from campaigntui.tui.widgets.key_bar import KeyBar
from campaigntui.tui.widgets.lines import Line, Lines, Piece
from campaigntui.tui.widgets.rowlist import RowList
from campaigntui.usecases.commands.campaign import ArchiveCampaign
from campaigntui.usecases.snapshot import PlanSnapshot
from campaigntui.wording import _, about, language, ngettext
from campaigntui.wording.dates import full_day, percent

_DAY, _AWAY, _BAR = 20, 12, 12
"""Cells of D-day in the longer of the languages, of the days until then, and of the progress bar."""


class CampaignRows(RowList[CampaignSummary]):
    """Name and shop, D-day and how far away it is, and how much is done."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *RowList.COMPONENT_CLASSES, Ink.STRONG, Ink.MUTED, Ink.ACCENT, Ink.GOOD, Ink.HEADING,
    }  # fmt: skip

    today: date

    def key_of(self, row: CampaignSummary) -> Hashable:
        """Campaigns are told apart by id."""
        return row.id

    def line_of(self, row: CampaignSummary, width: int) -> Line:
        """One line."""
        days = (row.d_day - self.today).days
        share = row.done * 100 // row.items if row.items else 0
        filled = share * _BAR // 100
        name, shop = plain(row.name), plain(row.shop)
        tail = [
            Piece(" " + fit(full_day(row.d_day), _DAY), Ink.PLAIN),
            Piece(fit(_countdown(days), _AWAY), Ink.ACCENT if days >= 0 else Ink.MUTED),
            Piece("━" * filled, Ink.GOOD),
            Piece("─" * (_BAR - filled), Ink.MUTED),
            Piece(f" {percent(share):>4} ", Ink.GOOD if share == 100 else Ink.PLAIN),
        ]
        room = width - _DAY - _AWAY - _BAR - 8
        name = fit(name, min(cell_len(name), room))
        left = room - cell_len(name)
        note = _("archived") if row.archived else shop if shop != name else ""
        note = fit(f" · {note}" if note else "", left)
        return [Piece(" "), Piece(name, Ink.MUTED if row.archived else Ink.STRONG), Piece(note, Ink.MUTED), *tail]


def _countdown(days: int) -> str:
    if days == 0:
        return _("today")
    if days < 0:
        return ngettext("{count} day ago", "{count} days ago", -days).format(count=-days)
    return ngettext("in {count} day", "in {count} days", days).format(count=days)


class Welcome(Lines):
    """What an empty plan file says."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {Ink.STRONG, Ink.MUTED, Ink.KEY}
    DEFAULT_CSS = "Welcome { height: 1fr; padding: 2 4; }"

    def paint(self, width: int) -> list[Line]:
        """A few sentences."""
        words = _(
            "Choose a promotion such as Double 11, give its date and the names of the team: the plan is complete."
        )
        return [
            [Piece(_("No campaign yet"), Ink.STRONG)],
            [],
            *([Piece(row)] for row in wrap(words, min(width, 70))),
            [],
            [Piece(key_for(CampaignsScreen, "campaigns.new"), Ink.KEY), Piece("  " + _("New campaign"))],
            [Piece(key_for(type(self.app), "app.help"), Ink.KEY), Piece("  " + _("Help"))],
            [Piece(key_for(type(self.app), "app.quit"), Ink.KEY), Piece("  " + _("Quit"))],
        ]


class CampaignsScreen(PlanScreen):
    """A list, or a welcome when there is nothing to list."""

    VIEW = View.CAMPAIGNS
    CSS_PATH = "campaigns.tcss"
    AUTO_FOCUS = "CampaignRows"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n,a", "new", N_("New"), tooltip=N_("New campaign"), id="campaigns.new"),
        Binding("e", "rename", N_("Rename"), id="campaigns.rename"),
        Binding("y", "copy", N_("Copy"), tooltip=N_("Copy to another D-day"), id="campaigns.copy"),
        Binding("x", "archive", N_("Archive"), tooltip=N_("Archive, or bring back"), id="campaigns.archive"),
        Binding(
            ".,。",
            "archived",
            N_("Archived"),
            tooltip=N_("Show or hide archived campaigns"),
            id="campaigns.archived",
        ),
    ]

    rows = getters.query_one(CampaignRows)

    def compose(self) -> ComposeResult:
        """List and welcome; one of them is shown."""
        yield HeadLine(N_("Which campaign?"))
        rows = CampaignRows()
        rows.today = self.app.today
        yield rows
        yield Welcome()
        yield KeyBar()

    def on_mount(self) -> None:
        """Follow the list as well."""
        self.watch(self.app, "campaigns", self._listed)

    def draw(self, snapshot: PlanSnapshot) -> None:
        """The campaign on show is where the cursor begins."""
        self.rows.go_to(snapshot.outlook.plan.head.id)

    def _listed(self, campaigns: tuple[CampaignSummary, ...]) -> None:
        self.rows.show(campaigns)
        self.rows.display = bool(campaigns)
        self.query_one(Welcome).display = not campaigns
        if campaigns and self.focused is None:
            self.rows.focus()
        if self.snapshot is not None:
            self.rows.go_to(self.snapshot.outlook.plan.head.id)

    def on_row_list_opened(self, event: RowList.Opened) -> None:
        """Enter opens a campaign on the timeline."""
        event.stop()
        if self.rows.current is not None:
            self.post_message(CampaignChosen(self.rows.current.id))

    def action_new(self) -> None:
        """Lay out a new campaign."""
        self.post_message(CampaignWanted())

    def action_archived(self) -> None:
        """Show archived campaigns, or hide them."""
        self.post_message(ArchivedToggled())

    def action_rename(self) -> None:
        """Change name and shop."""
        from campaigntui.tui.dialogs.rename_campaign import RenameForm

        if (campaign := self.rows.current) is not None:
            self.app.push_screen(RenameForm(campaign))

    @before_keys
    async def action_copy(self) -> None:
        """The campaign again on another D-day, opened when it is made."""
        from campaigntui.tui.dialogs.copy_campaign import CopyCampaign

        if (campaign := self.rows.current) is None:
            return
        try:
            profiles = await self.app.door.ask(lambda planner: planner.profiles(campaign.id, self.app.today))
        except CampaignError as error:
            self.app.refuse(error)
            return
        names = [(one.id, one.name.said(language())) for one in profiles]
        await self.app.push_screen(CopyCampaign(self.app.door, self.app.today, campaign, names), self._copied)

    def _copied(self, snapshot: PlanSnapshot | None) -> None:
        if snapshot is not None:
            self.post_message(CampaignChosen(snapshot.outlook.plan.head.id))

    def action_archive(self) -> None:
        """Put away after a question; bring back without one."""
        from campaigntui.tui.dialogs.confirm import Confirm

        campaign = self.rows.current
        if campaign is None:
            return

        def answered(sure: bool | None) -> None:
            if sure:
                self.post_message(CommandRequested(ArchiveCampaign(), campaign_id=campaign.id))

        if campaign.archived:
            self.post_message(CommandRequested(ArchiveCampaign(archived=False), campaign_id=campaign.id))
        else:
            title = about(_("Archive"), campaign.name)
            self.app.push_screen(Confirm(title, _("It can be shown and brought back at any time.")), answered)
