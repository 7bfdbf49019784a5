"""The ways in which a campaign begins: from a playbook, from a table of items, as a copy of another one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from campaigntui.domain.campaign import Anchor, Confidence
from campaigntui.domain.due import D_DAY
from campaigntui.domain.ids import AnchorId, CampaignId, RowId
from campaigntui.domain.people import ROLES, Role
from campaigntui.domain.plan import TABLES, Plan
from campaigntui.scheduling.settling import settled
from campaigntui.storage.holidaylists import HolidayLists
from campaigntui.usecases.calendars import CampaignCalendar, calendar_for
from campaigntui.usecases.commands.campaign import ChangeProfile
from campaigntui.usecases.copying import CopyDraft, copied
from campaigntui.usecases.creating import head_row, lay_out
from campaigntui.usecases.deciding.decide import decide
from campaigntui.usecases.deciding.occasion import Occasion
from campaigntui.usecases.drafts import CampaignDraft
from campaigntui.usecases.importing import merge_items
from campaigntui.usecases.importtable import ImportTable


class Founder(NamedTuple):
    """Makes plans whose row ids begin at `first_id`. Nothing is written. Raises `CampaignError` for a bad draft."""

    occasion: Occasion
    holidays: HolidayLists

    def laid_out(self, draft: CampaignDraft, first_id: int) -> Plan:
        """A playbook on the draft's D-day."""
        calendar = calendar_for(draft, self.holidays)
        playbook = self.occasion.playbook(draft.playbook)
        return lay_out(playbook, draft, calendar, first_id=first_id, today=self.occasion.today)

    def imported(self, draft: CampaignDraft, table: ImportTable, first_id: int) -> Plan:
        """The items of a table and nothing of a playbook."""
        calendar, today = calendar_for(draft, self.holidays), self.occasion.today
        return merge_items(empty_campaign(draft, calendar, first_id=first_id, today=today), table, today)

    def copied(self, source: Plan, draft: CopyDraft, first_id: int) -> Plan:
        """Another campaign on another D-day, in its own or another rhythm."""
        plan = copied(source, draft, self.holidays, first_id=first_id, today=self.occasion.today)
        if draft.profile and draft.profile != plan.head.profile:
            plan = decide(plan, ChangeProfile(draft.profile), self.occasion)
        return settled(plan) if draft.settle else plan


def numbered(plan: Plan, campaign_id: CampaignId) -> Plan:
    """The same campaign under a number of its own; its rows keep theirs.

    Rows are numbered through the whole file, whatever their table. People type the number of a campaign, so campaigns
    are counted by themselves: 1, 2, 3.
    """
    if plan.head.id == campaign_id:
        return plan
    parts: list[Any] = [row for table in TABLES if table != "campaign" for row in getattr(plan, table).values()]
    head = replace(plan.head, id=campaign_id)
    return Plan(next_id=plan.next_id).put(head, *(replace(part, campaign_id=campaign_id) for part in parts))


def empty_campaign(draft: CampaignDraft, calendar: CampaignCalendar, *, first_id: int, today: date) -> Plan:
    """A campaign with D-day, the seven roles and its holidays, and nothing to do yet. Rows count up from `first_id`."""
    campaign_id = CampaignId(first_id)
    plan = Plan(next_id=first_id).put(head_row(draft, calendar, campaign_id, today))
    plan = plan.put(Anchor(AnchorId(plan.next_id), campaign_id, D_DAY, draft.d_day, confidence=Confidence.CONFIRMED))
    plan = plan.put(*(Role(RowId(plan.next_id + n), campaign_id, key, position=n + 1) for n, key in enumerate(ROLES)))
    return plan.put(*calendar.rows(campaign_id, plan.next_id))
