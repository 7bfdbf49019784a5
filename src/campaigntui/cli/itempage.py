"""One item in full, as labelled lines."""

from __future__ import annotations

from collections.abc import Iterable

from campaigntui.cli import output, phrases
from campaigntui.cli.output import Ink
from campaigntui.cli.tables import Cell, table
from campaigntui.domain.checklist import Item
from campaigntui.exchange.references import reference
from campaigntui.scheduling.handoffs import delivery
from campaigntui.scheduling.outlook import Outlook
from campaigntui.wording import _, about, listed, role_name, stage_name, state_glyph
from campaigntui.wording.dates import stamp, workdays
from campaigntui.wording.goals import goal_words
from campaigntui.wording.handoffs import standing_name


def page(item: Item, outlook: Outlook) -> None:
    """Print everything about an item."""
    health = outlook.health.items[item.id]
    output.say(f"{item.key}  {item.title}", Ink.STRONG)
    output.say(f"{state_glyph(health.state)} {phrases.state(item, outlook)}", phrases.INKS[health.state])
    rows = [(label, text) for label, text in (*_facts(item, outlook), *_words(item, outlook)) if text]
    table([(Cell(label, Ink.MUTED), text) for label, text in rows])
    steps = outlook.steps.get(item.id, ())
    if steps:
        output.say()
        output.say(_("Steps"), Ink.STRONG)
        marks = [(str(n), "[x]" if step.done else "[ ]", step.title) for n, step in enumerate(steps, start=1)]
        table(marks, right=(0,))
    for note in outlook.notes.get(item.id, ()):
        output.say()
        output.say(f"{stamp(note.at, outlook.plan.head.timezone)} · {note.author}", Ink.MUTED)
        output.say(note.text)


def _facts(item: Item, outlook: Outlook) -> Iterable[tuple[str, str]]:
    window, d_day = outlook.schedule.windows[item.id], outlook.plan.d_day.day
    is_guess = outlook.calendar.guesses()
    gate = f" · {_('required for the gate')}" if item.gate else ""
    yield _("Stage"), f"{item.stage.number} {stage_name(item.stage)}{gate}"
    yield _("Role"), role_name(item.role, outlook.roles) or "–"
    yield _("Who"), phrases.member(item, outlook)
    yield _("Consulted"), listed(role_name(key, outlook.roles) for key in item.consulted)
    yield _("Reviewer"), role_name(item.reviewer, outlook.roles)
    yield _("Tags"), listed(item.tags)
    any_day = f" · {_('any day')}" if item.any_day else ""
    yield _("Due"), f"{item.due}{any_day}" if item.due is not None else ""
    yield _("Ready by"), str(item.ready_by) if item.ready_by is not None else ""
    yield _("Duration"), workdays(item.duration) if item.duration else _("milestone")
    for label, first, last in (
        (_("Planned"), window.planned_start, window.planned_finish),
        (_("Forecast"), window.forecast_start, window.forecast_finish),
        (_("Latest"), window.latest_start, window.latest_finish),
    ):
        if last is not None:
            guess = f" · {_('estimated')}" if is_guess(first) or is_guess(last) else ""
            yield label, f"{phrases.day(first, d_day)}  →  {phrases.day(last, d_day)}{guess}"
    critical = f" · {_('critical')}" if window.critical else ""
    yield _("Slack"), f"{phrases.slack(window.slack)}{critical}"
    for broken in outlook.health.items[item.id].breaks:
        yield _("Breaks"), phrases.broken(broken, outlook)


def _words(item: Item, outlook: Outlook) -> Iterable[tuple[str, str]]:
    known = frozenset(one.key for one in outlook.plan.item.values())
    keys = {one.id: one.key for one in outlook.plan.item.values()}
    before, after = outlook.waits_for.get(item.id, ()), outlook.awaited_by.get(item.id, ())
    yield _("Waits for"), ", ".join(reference(keys[link.before], link.lag, known) for link in before)
    yield _("Awaited by"), ", ".join(reference(keys[link.after], link.lag, known) for link in after)
    for handoff in outlook.handoffs.get(item.id, ()):
        standing = standing_name(delivery(handoff, outlook).standing)
        words = about(role_name(handoff.receiver, outlook.roles), f"{handoff.artefact} · {standing}")
        yield _("Hands over"), about(words, handoff.answer_reason) if handoff.answer_reason else words
    for result in outlook.plan.key_result.values():
        if item.id in result.items:
            yield _("Key result"), f"{result.title} · {result.key} · {goal_words(result)}"
    yield _("Deliverable"), " ".join(item.deliverable.split())
    yield _("Test of done"), " ".join(item.acceptance.split())
    yield _("Evidence"), " ".join(item.evidence.split())
    for attachment in item.attachments:
        yield _("Attached"), attachment
