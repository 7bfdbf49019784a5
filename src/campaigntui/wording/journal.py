"""A line of the journal as a phrase: what was done, and to what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from campaigntui.errors import N_
from campaigntui.wording.catalogue import _, ngettext

if TYPE_CHECKING:
    from campaigntui.domain.history import Rewind
    from campaigntui.domain.journal import Entry

_PHRASES: Mapping[str, tuple[str, str]] = {
    "CreateCampaign": (
        N_("created the campaign “{subject}”"),
        N_("created the campaign “{subject}” with {count} items"),
    ),
    "ImportItems": (N_("imported an item: {subject}"), N_("imported {count} items: {subject}")),
    "RenameCampaign": (N_("renamed the campaign: {subject}"), N_("renamed {count} campaigns")),
    "ArchiveCampaign": (N_("archived the campaign “{subject}”"), N_("archived {count} campaigns")),
    "BringBackCampaign": (N_("brought back the campaign “{subject}”"), N_("brought back {count} campaigns")),
    "ChangeProfile": (N_("changed to the profile: {subject}"), N_("changed the profile of {count} campaigns")),
    "AddItem": (N_("added: {subject}"), N_("added {count} items")),
    "EditItem": (N_("edited: {subject}"), N_("edited {count} items")),
    "WriteEvidence": (N_("wrote the evidence of: {subject}"), N_("wrote the evidence of {count} items")),
    "RemoveEvidence": (N_("took away the evidence of: {subject}"), N_("took away the evidence of {count} items")),
    "EditItems": (N_("edited: {subject}"), N_("edited {count} items")),
    "TagItems": (N_("tagged: {subject}"), N_("tagged {count} items")),
    "UntagItems": (N_("took tags off: {subject}"), N_("took tags off {count} items")),
    "StartItems": (N_("started: {subject}"), N_("started {count} items")),
    "FinishItems": (N_("done: {subject}"), N_("done: {count} items")),
    "FinishOrAsk": (N_("done or sent to review: {subject}"), N_("done or sent to review: {count} items")),
    "ReopenItems": (N_("reopened: {subject}"), N_("reopened {count} items")),
    "AskReview": (N_("sent to review: {subject}"), N_("sent {count} items to review")),
    "PassReview": (N_("passed the review: {subject}"), N_("{count} items passed the review")),
    "ReturnReview": (N_("returned from review: {subject}"), N_("returned {count} items from review")),
    "AnswerHandoff": (N_("took back the answer to: {subject}"), N_("took back the answer to {count} handoffs")),
    "AcceptHandoff": (N_("accepted: {subject}"), N_("accepted {count} handoffs")),
    "ReturnHandoff": (N_("returned: {subject}"), N_("returned {count} handoffs")),
    "BlockItems": (N_("blocked: {subject}"), N_("blocked {count} items")),
    "UnblockItems": (N_("unblocked: {subject}"), N_("unblocked {count} items")),
    "ArchiveItems": (N_("archived: {subject}"), N_("archived {count} items")),
    "BringBackItems": (N_("brought back: {subject}"), N_("brought back {count} items")),
    "AssignItems": (N_("assigned: {subject}"), N_("assigned {count} items")),
    "AssignSeveral": (N_("assigned an item to {subject}"), N_("assigned {count} items to {subject}")),
    "AssignRole": (N_("gave to the role: {subject}"), N_("gave {count} items to the role: {subject}")),
    "UnassignItems": (N_("assigned to nobody: {subject}"), N_("assigned {count} items to nobody")),
    "DuplicateItem": (N_("duplicated: {subject}"), N_("duplicated {count} items")),
    "ShiftItems": (N_("moved: {subject}"), N_("moved {count} items")),
    "ShiftStages": (N_("moved the stage: {subject}"), N_("moved {count} stages: {subject}")),
    "StretchStages": (N_("changed the length of the stage: {subject}"), N_("changed the length of {count} stages")),
    "MoveAnchors": (N_("set the moment: {subject}"), N_("set {count} moments: {subject}")),
    "CopyCampaign": (N_("copied a campaign as “{subject}”"), N_("copied a campaign as “{subject}” with {count} items")),
    "StretchItems": (N_("changed the duration: {subject}"), N_("changed the duration of {count} items")),
    "ExtendItems": (N_("changed the end of: {subject}"), N_("changed the end of {count} items")),
    "AddLink": (N_("linked: {subject}"), N_("linked {count} items")),
    "RemoveLink": (N_("unlinked: {subject}"), N_("unlinked {count} items")),
    "AcceptConflict": (N_("accepted the conflict of: {subject}"), N_("accepted {count} conflicts")),
    "UnacceptConflict": (N_("no longer accepts the conflict of: {subject}"), N_("no longer accepts {count} conflicts")),
    "Suppose": (N_("made real: {subject}"), N_("made {count} suppositions real, first: {subject}")),
    "AddStep": (N_("added a step to: {subject}"), N_("added {count} steps")),
    "EditStep": (N_("edited the step: {subject}"), N_("edited {count} steps")),
    "TickStep": (N_("ticked the step: {subject}"), N_("ticked {count} steps")),
    "UntickStep": (N_("took the tick off the step: {subject}"), N_("took the ticks off {count} steps")),
    "MoveStep": (N_("moved the step: {subject}"), N_("moved {count} steps")),
    "RemoveStep": (N_("removed the step: {subject}"), N_("removed {count} steps")),
    "AddNote": (N_("noted on: {subject}"), N_("noted on {count} items")),
    "AddMember": (N_("added the member: {subject}"), N_("added {count} members")),
    "EditMember": (N_("edited the member: {subject}"), N_("edited {count} members")),
    "ArchiveMember": (N_("took off the team: {subject}"), N_("took {count} members off the team")),
    "RenameRole": (N_("renamed the role: {subject}"), N_("renamed {count} roles")),
    "ChangeHolder": (N_("handed over the role: {subject}"), N_("handed over {count} roles")),
    "AddRole": (N_("added the role: {subject}"), N_("added {count} roles")),
    "SetBaseline": (N_("kept the baseline: {subject}"), N_("kept {count} baselines")),
    "RemoveBaseline": (N_("forgot the baseline: {subject}"), N_("forgot {count} baselines")),
    "SetCalendarDays": (N_("changed the calendar: {subject}"), N_("changed the calendar: {subject} ({count} days)")),
    "RefreshCalendar": (
        N_("took the holidays of {subject} from the list"),
        N_("took the holidays of {count} years from the lists: {subject}"),
    ),
    "SetFreeze": (N_("set the freeze: {subject}"), N_("set {count} freezes")),
    "RemoveFreeze": (N_("lifted the freeze: {subject}"), N_("lifted {count} freezes")),
    "Thaw": (N_("changed in spite of a freeze: {subject}"), N_("changed {count} items in spite of a freeze")),
    "TakeFreezes": (
        N_("took over a freeze of the playbook: {subject}"),
        N_("took over {count} freezes of the playbook: {subject}"),
    ),
    "TakeMeetings": (
        N_("took over a meeting of the playbook: {subject}"),
        N_("took over {count} meetings of the playbook: {subject}"),
    ),
    "AddRitual": (N_("added the meeting: {subject}"), N_("added {count} meetings")),
    "EditRitual": (N_("edited the meeting: {subject}"), N_("edited {count} meetings")),
    "RemoveRitual": (N_("ended the meeting: {subject}"), N_("ended {count} meetings")),
    "AddKeyResult": (N_("added the key result: {subject}"), N_("added {count} key results")),
    "EditKeyResult": (N_("edited the key result: {subject}"), N_("edited {count} key results")),
    "MeasureKeyResults": (N_("measured: {subject}"), N_("measured {count} key results")),
    "RemoveKeyResult": (N_("took away the key result: {subject}"), N_("took away {count} key results")),
    "TakeKeyResults": (
        N_("took over a key result of the playbook: {subject}"),
        N_("took over {count} key results of the playbook: {subject}"),
    ),
    "SetAside": (N_("not kept: {subject}"), N_("not kept: {subject} ({count} in all)")),
    "JudgeCriterion": (N_("judged the criterion: {subject}"), N_("judged {count} criteria")),
    "SignGate": (N_("signed the gate: {subject}"), N_("signed {count} gates")),
    "ReopenGate": (N_("reopened the gate: {subject}"), N_("reopened {count} gates")),
    "Undo": (N_("undone: {subject}"), N_("undone: {subject} ({count} in all)")),
    "Redo": (N_("done again: {subject}"), N_("done again: {subject} ({count} in all)")),
}
"""Name of the command class -> what it did, to one subject and to several. Not a plural of gettext: Chinese has one
form for all counts, but one subject is named and several are counted in every language."""


def entry_phrase(entry: Entry) -> str:
    """What the entry did, in lower case, such as “done: Set the sales target” or “assigned 3 items”.

    An entry of a kind that this version does not know (a newer program wrote it) is shown as kind and subject.
    """
    known = _PHRASES.get(entry.kind)
    if known is None:
        return f"{entry.kind}: {entry.subject}"
    one, several = known
    return _(one if entry.count == 1 else several).format(subject=entry.subject, count=entry.count)


def rewind_words(way: Rewind) -> str:
    """What going to a moment did: “Taken back: 3 steps, 5 items change.”."""
    return (_("Taken back: {what}.") if way.back else _("Done again: {what}.")).format(what=walk_words(way))


def walk_words(way: Rewind) -> str:
    """How much lies on the way: “3 steps, 5 items change”."""
    steps = ngettext("{count} step", "{count} steps", len(way.steps)).format(count=len(way.steps))
    items = ngettext("{count} item changes", "{count} items change", len(way.items)).format(count=len(way.items))
    return _("{steps}, {items}").format(steps=steps, items=items) if way.items else steps
