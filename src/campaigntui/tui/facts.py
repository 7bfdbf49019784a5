"""What there is to say about an item or a stage, as labelled lines: pane and item screen show the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from campaigntui.domain.checklist import Item, Link, Review, Status
from campaigntui.domain.stage import Stage
from campaigntui.scheduling.gates import Gate, gate_of
from campaigntui.scheduling.health import Break, BreakKind, Health, StageHealth, State
from campaigntui.scheduling.outlook import Outlook
from campaigntui.tui.marks import RULING_INKS, STATE_INKS, Ink, glyph
from campaigntui.tui.text import plain
from campaigntui.wording import _, about, listed, ngettext, role_name, stage_name, state_name
from campaigntui.wording.dates import long_day, relative_day, short_day, workdays_short
from campaigntui.wording.gates import readiness_words, ruling_name, unproven_words


class Fact(NamedTuple):
    """A labelled line. An empty label continues the fact above."""

    label: str
    text: str
    ink: Ink = Ink.PLAIN
    item: Item | None = None
    """The item that the line is about, for lines that lead to it."""


# -- phrases ----------------------------------------------------------------------------------------------------------
def slack_words(slack: int | None) -> str:
    """“2 wd”, “3 wd short”, or that nothing depends on it."""
    if slack is None:
        return _("nothing depends on it")
    if slack < 0:
        return _("{days} short").format(days=workdays_short(-slack))
    return workdays_short(slack)


def slack_ink(slack: int | None) -> Ink:
    """Red when something breaks, amber when a day lost would."""
    if slack is None:
        return Ink.MUTED
    return Ink.BAD if slack < 0 else Ink.WARN if slack == 0 else Ink.GOOD


def readiness(health: Health, *, brief: bool = False) -> list[tuple[str, Ink]]:
    """How the whole plan stands, in a few words: slack, then late and blocked items. `brief` is for narrow screens."""
    slack = health.slack
    if slack is None:
        words = [(_("all done"), Ink.GOOD)]
    elif slack < 0:
        short = slack_words(slack) if brief else _("not ready: {days} short").format(days=workdays_short(-slack))
        words = [(short, Ink.BAD)]
    else:
        words = [(_("ready: slack {days}").format(days=workdays_short(slack)), slack_ink(slack))]
    if health.late:
        words.append((ngettext("{count} late", "{count} late", health.late).format(count=health.late), Ink.LATE))
    if health.blocked:
        blocked = ngettext("{count} blocked", "{count} blocked", health.blocked).format(count=health.blocked)
        words.append((blocked, Ink.BLOCKED))
    return words


def break_phrase(found: Break, outlook: Outlook) -> str:
    """“gate Pages by 2 wd”."""
    days = workdays_short(found.days)
    if found.kind is BreakKind.GATE:
        return _("the gate {stage} by {days}").format(stage=stage_name(found.stage), days=days)
    item = outlook.plan.item[found.item_id]
    if found.kind is BreakKind.D_DAY:
        return _("D-day by {days} ({title})").format(days=days, title=plain(item.title))
    if found.kind is BreakKind.FREEZE:
        return _("the freeze “{freeze}” by {days}").format(freeze=plain(found.freeze), days=days)
    return _("the deadline of {title} by {days}").format(title=plain(item.title), days=days)


def gate_phrase(stage: StageHealth) -> str:
    """How far the gate of a stage is from being signed."""
    if stage.gate_day is None:
        return _("no gate")
    if stage.gate_slack is None:
        return _("gate items are all done")
    if stage.gate_slack < 0:
        return _("gate items finish {days} too late").format(days=workdays_short(-stage.gate_slack))
    if not stage.gate_slack:
        return _("gate items finish just in time")
    return _("gate items finish {days} before it").format(days=workdays_short(stage.gate_slack))


def span(first: date | None, last: date | None) -> str:
    """Two dates as one phrase: “19 Oct – 21 Oct”, or one of them when both are the same."""
    if first is None or last is None:
        return _("no date")
    return short_day(last) if first == last else f"{short_day(first)} – {short_day(last)}"


def who(item: Item, outlook: Outlook) -> str:
    """The member's name, or that nobody has it."""
    member = outlook.plan.member.get(item.member_id) if item.member_id is not None else None
    return plain(member.name) if member else _("nobody")


def state_words(item: Item, outlook: Outlook) -> tuple[str, Ink]:
    """Glyph and word of the item's state, with how late it is or why it is blocked."""
    health = outlook.health.items[item.id]
    words = f"{glyph(health.state)} {state_name(health.state)}"
    if health.state is State.BLOCKED and item.reason:
        words = about(words, plain(item.reason))
    elif health.state is State.REVIEW:
        words = about(words, plain(role_name(item.reviewer, outlook.roles)))
    elif item.review is Review.RETURNED and item.status is not Status.DONE:
        words = f"{words} · {_('returned: {reason}').format(reason=plain(item.review_reason))}"
    elif health.days_late and item.status is not Status.DONE:
        words = f"{words} · {_('{days} late').format(days=workdays_short(health.days_late))}"
    return words, STATE_INKS[health.state]


# -- items ------------------------------------------------------------------------------------------------------------
def place_facts(item: Item, outlook: Outlook) -> list[Fact]:
    """Where an item belongs and who does it."""
    consulted = listed(role_name(role, outlook.roles) for role in item.consulted)
    facts = [
        Fact(_("Stage"), f"{item.stage.number} {stage_name(item.stage)}" + (f" · {_('gate')}" if item.gate else "")),
        Fact(_("Role"), plain(role_name(item.role, outlook.roles)) or _("none"), Ink.PLAIN if item.role else Ink.WARN),
        Fact(_("Who"), who(item, outlook), Ink.STRONG if item.member_id is not None else Ink.WARN),
    ]
    if consulted:
        facts.append(Fact(_("Consulted"), plain(consulted), Ink.MUTED))
    if item.reviewer:
        facts.append(Fact(_("Reviewer"), plain(role_name(item.reviewer, outlook.roles)), Ink.MUTED))
    if item.tags:
        facts.append(Fact(_("Tags"), plain(", ".join(item.tags)), Ink.MUTED))
    return facts


def date_facts(item: Item, outlook: Outlook) -> list[Fact]:
    """Due, planned, expected and latest dates, and what lateness breaks."""
    window = outlook.schedule.windows[item.id]
    d_day = outlook.plan.d_day.day
    facts = []
    if window.planned_finish is not None:
        due = f"{long_day(window.planned_finish)} · {relative_day(window.planned_finish, d_day)}"
        if outlook.calendar.guesses()(window.planned_finish):
            due += f" · {_('estimated')}"
        facts.append(Fact(_("Due"), due, Ink.STRONG))
    if item.due is not None:
        facts.append(Fact(_("Rule"), str(item.due) + (f" · {_('any day')}" if item.any_day else ""), Ink.MUTED))
    facts.append(Fact(_("Planned"), span(window.planned_start, window.planned_finish)))
    facts.append(Fact(_("Duration"), workdays_short(item.duration) if item.duration else _("milestone")))
    if item.status is Status.DONE:
        facts.append(Fact(_("Done"), span(item.started or item.finished, item.finished), Ink.DONE))
        return facts
    late = bool(outlook.health.items[item.id].days_late)
    expected = span(window.forecast_start, window.forecast_finish)
    facts.append(Fact(_("Forecast"), expected, Ink.LATE if late else Ink.PLAIN))
    if window.latest_finish is not None:
        facts.append(Fact(_("Latest"), long_day(window.latest_finish)))
    slack = slack_words(window.slack) + (f" · {_('critical')}" if window.critical else "")
    facts.append(Fact(_("Slack"), slack, slack_ink(window.slack)))
    for number, found in enumerate(outlook.health.items[item.id].breaks[:3]):
        facts.append(Fact("" if number else _("Breaks"), break_phrase(found, outlook), Ink.BAD))
    return facts


def link_facts(item: Item, outlook: Outlook) -> list[Fact]:
    """What the item waits for, what waits for it, and what it hands over."""
    facts = _linked(_("Waits for"), ((link, link.before) for link in outlook.waits_for.get(item.id, ())), outlook)
    if outlook.schedule.windows[item.id].conflicts:
        facts = [*_contradicted(facts, item, outlook)]
    facts += _linked(_("Awaited by"), ((link, link.after) for link in outlook.awaited_by.get(item.id, ())), outlook)
    for number, handoff in enumerate(outlook.handoffs.get(item.id, ())):
        arrow = "⇄" if handoff.two_way else "→"
        text = f"{arrow} {about(plain(role_name(handoff.receiver, outlook.roles)), plain(handoff.artefact))}"
        facts.append(Fact("" if number else _("Hands over"), text))
    return facts


def _contradicted(facts: Iterable[Fact], item: Item, outlook: Outlook) -> Iterator[Fact]:
    """The same, with from when on a contradicted link lets the item start, or why that is accepted."""
    from campaigntui.scheduling.conflicts import contradiction

    found = {link.before: contradiction(outlook, link) for link in outlook.waits_for[item.id]}
    for fact in facts:
        conflict = found.get(fact.item.id) if fact.item is not None else None
        if conflict is None:
            yield fact
        elif conflict.link.accepted:
            yield fact
            yield Fact("", _("accepted: {reason}").format(reason=plain(conflict.link.accepted)), Ink.MUTED)
        else:
            yield fact._replace(ink=Ink.WARN)
            yield Fact("", _("only from {day}").format(day=short_day(conflict.allowed)), Ink.WARN)


def _linked(label: str, links: Iterable[tuple[Link, int]], outlook: Outlook) -> list[Fact]:
    facts: list[Fact] = []
    for link, other in links:
        item = outlook.plan.item.get(other)  # type: ignore[call-overload]
        if item is None or item.archived:
            continue
        state = outlook.health.items[item.id].state
        lag = f" {link.lag:+d}" if link.lag else ""
        text = f"{glyph(state)} {plain(item.title)}{lag}"
        facts.append(Fact("" if facts else label, text, Ink.MUTED if state is State.DONE else Ink.PLAIN, item))
    return facts


# -- stages -----------------------------------------------------------------------------------------------------------
def stage_facts(stage: Stage, outlook: Outlook) -> list[Fact]:
    """Window, gate and progress of a stage."""
    health = outlook.health.stages[stage]
    plan = outlook.stage_plans.get(stage)
    d_day = outlook.plan.d_day.day
    done = _("{done} of {total} done").format(done=health.done, total=health.total)
    facts = [Fact(_("Window"), span(health.opens, health.closes)), Fact(_("Items"), f"{done} · {health.percent}%")]
    if health.late:
        facts.append(Fact(_("Late"), str(health.late), Ink.LATE))
    if health.blocked:
        facts.append(Fact(_("Blocked"), str(health.blocked), Ink.BLOCKED))
    if health.gate_day is not None:
        day = f"{long_day(health.gate_day)} · {relative_day(health.gate_day, d_day)}"
        if outlook.calendar.guesses()(health.gate_day):
            day += f" · {_('estimated')}"
        facts.append(Fact(_("Gate"), day, Ink.STRONG))
        ink = Ink.GOOD if health.gate_slack is None else slack_ink(health.gate_slack)
        facts.append(Fact("", gate_phrase(health), ink))
        facts += gate_facts(gate_of(outlook, stage))
    if plan is not None and plan.signer:
        facts.append(Fact(_("Signed by"), plain(role_name(plan.signer, outlook.roles))))
    return facts


def gate_facts(gate: Gate) -> list[Fact]:
    """How ready a gate is, and what is in force."""
    complete = gate.ready == gate.asked
    words = f"{gate.ready}/{gate.asked}" if gate.asked else readiness_words(gate)
    facts = [Fact(_("Ready"), words, Ink.GOOD if complete else Ink.PLAIN)]
    if gate.unproven:
        facts.append(Fact(_("Evidence"), unproven_words(len(gate.unproven)), Ink.WARN))
    verdict = gate.verdict
    if verdict is not None:
        facts.append(
            Fact(_("Verdict"), f"{ruling_name(verdict.ruling)} · {plain(verdict.signer)}", RULING_INKS[verdict.ruling])
        )
    else:
        facts.append(Fact(_("Verdict"), _("not signed"), Ink.MUTED))
    return facts
