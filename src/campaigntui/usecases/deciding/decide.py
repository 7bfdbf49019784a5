"""The table of decisions: which function answers which command."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from campaigntui.domain.plan import Plan
from campaigntui.usecases import commands as c
from campaigntui.usecases.deciding import dates, items, people, profile, progress, steps
from campaigntui.usecases.deciding.occasion import Occasion

DECISIONS: Mapping[type[Any], Callable[[Plan, Any, Occasion], Plan]] = {
    c.RenameCampaign: people.rename_campaign,
    c.ArchiveCampaign: people.archive_campaign,
    c.ChangeProfile: profile.change,
    c.AddItem: items.add,
    c.EditItem: items.edit,
    c.ArchiveItems: items.archive,
    c.AssignItems: items.assign,
    c.DuplicateItem: items.duplicate,
    c.AddLink: items.add_link,
    c.RemoveLink: items.remove_link,
    c.StartItems: progress.start,
    c.FinishItems: progress.finish,
    c.ReopenItems: progress.reopen,
    c.BlockItems: progress.block,
    c.UnblockItems: progress.unblock,
    c.ShiftItems: dates.shift,
    c.StretchItems: dates.stretch,
    c.AddStep: steps.add,
    c.EditStep: steps.edit,
    c.TickStep: steps.tick,
    c.MoveStep: steps.move,
    c.RemoveStep: steps.remove,
    c.AddNote: steps.note,
    c.AddMember: people.add,
    c.EditMember: people.edit,
    c.ArchiveMember: people.archive,
    c.RenameRole: people.rename_role,
    c.AddRole: people.add_role,
}


def decide(plan: Plan, command: c.Command, occasion: Occasion) -> Plan:
    """The plan after the command. Raises `CampaignError` where the command is refused; the plan given never changes."""
    return DECISIONS[type(command)](plan, command, occasion)
