"""What a journal entry says a command was about."""

from __future__ import annotations

from campaigntui.domain.plan import Plan
from campaigntui.usecases import commands as c


def subject_of(command: c.Command, before: Plan, after: Plan) -> tuple[str, int]:
    """Title of the first thing the command touches, and how many there are."""
    plan = after
    match command:
        case c.RenameCampaign() | c.ArchiveCampaign():
            return before.head.name, 1
        case c.ChangeProfile():
            return after.head.profile, 1
        case c.AddItem(title=title):
            return title, 1
        case c.EditItem(item_id=i) | c.DuplicateItem(item_id=i) | c.AddNote(item_id=i) | c.AddStep(item_id=i):
            return before.item[i].title, 1
        case c.AddLink(after=i):
            return before.item[i].title, 1
        case c.RemoveLink(link_id=link):
            return before.item[before.link[link].after].title, 1
        case c.EditStep(step_id=s) | c.TickStep(step_id=s) | c.MoveStep(step_id=s) | c.RemoveStep(step_id=s):
            return before.step[s].title, 1
        case c.AddMember(name=name):
            return name, 1
        case c.EditMember(member_id=m) | c.ArchiveMember(member_id=m):
            return before.member[m].name, 1
        case c.RenameRole(role=key) | c.AddRole(key=key):
            return next((r.name or r.key for r in plan.role.values() if r.key == key), key), 1
        case _:
            ids = tuple(dict.fromkeys(command.items))
            return before.item[ids[0]].title if ids else "", len(ids)
