"""Another name for a campaign, or another shop."""

from __future__ import annotations

from collections.abc import Iterable

from campaigntui.domain.campaign import CampaignSummary
from campaigntui.tui import reading
from campaigntui.tui.dialogs.form import Form
from campaigntui.tui.widgets.field import Field, FormRow
from campaigntui.usecases.commands.campaign import RenameCampaign
from campaigntui.wording import _


class RenameForm(Form[None]):
    """Hands in a `RenameCampaign`."""

    def __init__(self, campaign: CampaignSummary) -> None:
        super().__init__(_("Rename the campaign"))
        self.campaign_id = campaign.id
        self._called = FormRow(_("Name"), Field(campaign.name), reading.required)
        self._shop = FormRow(_("Shop"), Field(campaign.shop))

    def rows(self) -> Iterable[FormRow]:
        """Name and shop."""
        return (self._called, self._shop)

    def save(self) -> None:
        """Hand both in."""
        self.hand_in(RenameCampaign(reading.required(str(self._called.value)), str(self._shop.value)))
