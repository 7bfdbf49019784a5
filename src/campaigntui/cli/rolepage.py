"""One role in full: who holds it, its duties, its work stage by stage, its key results, what it gives and gets."""

from __future__ import annotations

from collections.abc import Iterable

from campaigntui.cli import goalpage, output, phrases
from campaigntui.cli.output import Ink
from campaigntui.cli.tables import Cell, table
from campaigntui.domain.checklist import Status
from campaigntui.domain.stage import STAGES
from campaigntui.scheduling.goals import standings
from campaigntui.scheduling.handoffs import Delivery, deliveries
from campaigntui.scheduling.outlook import Outlook
from campaigntui.scheduling.rolework import Share, role_work, together
from campaigntui.wording import _, listed, ngettext, role_name, role_short, stage_name, stage_short
from campaigntui.wording.dates import relative_day
from campaigntui.wording.handoffs import standing_name


def page(key: str, outlook: Outlook) -> None:
    """Print everything about a role."""
    holders = [m.name for m in outlook.plan.member.values() if key in m.roles and not m.archived]
    output.say(f"{key}  {role_name(key, outlook.roles)}", Ink.STRONG)
    output.say(listed(holders) or _("Nobody holds this role."), Ink.PLAIN if holders else Ink.WARN)
    for duty in outlook.roles[key].duties:
        output.say(f"  ∙ {duty}")
    work = role_work(outlook)[key]
    _heading(_("Stages"))
    rows = [(stage_name(stage), work.stages[stage]) for stage in STAGES if work.stages[stage].total]
    table([_share(name, share, outlook) for name, share in (*rows, (_("all"), work.whole))], right=(1,))
    if goals := standings(outlook, key):
        _heading(goalpage.heading(goals))
        goalpage.lines(goals)
    own = [item for items in outlook.items.values() for item in items if item.role == key]
    unfinished = [item for item in own if item.status is not Status.DONE]
    if unfinished:
        _heading(_("Open items"))
        table([phrases.item_row(item, outlook) for item in unfinished], narrow=phrases.ITEM_NARROW)
    found = deliveries(outlook)
    for title, those in (
        (_("Gets"), [each for each in found if each.handoff.receiver == key]),
        (_("Gives"), [each for each in found if each.handoff.giver == key]),
    ):
        if those:
            _heading(title)
            table(_handoffs(those, key, outlook))


def grid(outlook: Outlook) -> None:
    """Print roles by stages: done and all, what is late, when the next is due."""
    works = role_work(outlook)
    rows = [(role_name(key, outlook.roles) or _("no role"), work) for key, work in works.items()]
    rows.append((_("all roles"), together(works.values())))
    heads = (Cell(""), Cell(_("all"), Ink.STRONG), *(Cell(stage_short(stage), Ink.STRONG) for stage in STAGES))
    lines = [
        (Cell(name, Ink.STRONG), _cell(work.whole, outlook), *(_cell(work.stages[stage], outlook) for stage in STAGES))
        for name, work in rows
    ]
    table([heads, *lines])


def _cell(share: Share, outlook: Outlook) -> Cell:
    if not share.total:
        return Cell("·", Ink.MUTED)
    words = [f"{share.done}/{share.total}"]
    if share.late:
        words.append(f"!{share.late}")
    if share.next_due is not None:
        words.append(relative_day(share.next_due, outlook.plan.d_day.day))
    return Cell(" ".join(words), Ink.BAD if share.late else Ink.GOOD if share.done == share.total else Ink.PLAIN)


def _heading(title: str) -> None:
    output.say()
    output.say(title, Ink.STRONG)


def _share(name: str, share: Share, outlook: Outlook) -> tuple[Cell, ...]:
    late = ngettext("{count} late", "{count} late", share.late).format(count=share.late) if share.late else ""
    due = phrases.day(share.next_due, outlook.plan.d_day.day) if share.next_due is not None else ""
    return Cell(name), Cell(f"{share.done}/{share.total}"), Cell(late, Ink.BAD), Cell(due, Ink.MUTED)


def _handoffs(those: Iterable[Delivery], key: str, outlook: Outlook) -> Iterable[tuple[Cell, ...]]:
    for each in those:
        handoff = each.handoff
        other = handoff.giver if handoff.receiver == key else handoff.receiver
        yield (
            Cell(handoff.key, Ink.STRONG),
            Cell(role_short(other, outlook.roles), Ink.MUTED),
            Cell(handoff.artefact),
            Cell(standing_name(each.standing), Ink.MUTED),
        )
