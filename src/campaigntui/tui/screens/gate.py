"""A gate as lines: what is required and what holds, who signs when, and everything that was decided.

The panel beside a checklist and the page of the gate are made of the same parts.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from campaigntui.domain.checklist import Status
from campaigntui.domain.gates import Verdict
from campaigntui.domain.ids import RowId
from campaigntui.domain.stage import Stage
from campaigntui.scene.cells import fit
from campaigntui.scheduling.gates import Gate, Judged, Required, gate_of, unsigned_before
from campaigntui.scheduling.health import State
from campaigntui.scheduling.outlook import Outlook
from campaigntui.tui.facts import Fact, gate_facts, stage_facts, who
from campaigntui.tui.marks import RULING_INKS, STATE_INKS, Ink, glyph
from campaigntui.tui.text import plain, wrap
from campaigntui.tui.widgets.detail_pane import fact_lines
from campaigntui.tui.widgets.lines import Line, Piece, cut_line, width_of
from campaigntui.tui.widgets.sheet import SheetRow
from campaigntui.wording import _, listed, role_name, stage_name, state_name
from campaigntui.wording.dates import DAY_COLUMN, column_day, long_day, relative_day
from campaigntui.wording.gates import (
    number_words,
    open_words,
    ruling_name,
    signing_time,
    target_words,
)

_ROOM_FOR_NAMES = 60
"""Cells from which on a row says who does it."""
_STATE_CELLS = 12


class CriterionKey(NamedTuple):
    """Key of the row of a criterion. Rows of items have the item's id."""

    criterion_id: RowId


# -- the panel beside a checklist -------------------------------------------------------------------------------------
def gate_rows(stage: Stage, outlook: Outlook, width: int) -> Iterator[SheetRow]:
    """Stage, gate and what the gate asks, for a narrow panel."""
    width -= 2
    gate = gate_of(outlook, stage)
    yield SheetRow([Piece(f" {stage.number} {stage_name(stage)}", Ink.STRONG)])
    plan = outlook.stage_plans.get(stage)
    if plan is not None and plan.purpose:
        yield from (SheetRow([Piece(" " + row, Ink.MUTED)]) for row in wrap(plan.purpose, width, 4))
    yield SheetRow([])
    facts = stage_facts(stage, outlook)
    yield from (SheetRow([Piece(" "), *line]) for line in fact_lines(facts, width))
    yield from asked_rows(gate, outlook, width + 1)


# -- the page ---------------------------------------------------------------------------------------------------------
def asked_rows(gate: Gate, outlook: Outlook, width: int) -> Iterator[SheetRow]:
    """Criteria, then required items, each under a heading with how many are there."""
    if gate.judged:
        met = len(gate.judged) - len(gate.open_criteria)
        yield from _heading(_("The gate asks"), met, len(gate.judged))
    for judged in gate.judged:
        yield from _criterion_rows(judged, width)
    if gate.required:
        yield from _heading(_("Required items"), len(gate.required) - len(gate.open_items), len(gate.required))
    for each in gate.required:
        yield from _required_rows(each, outlook, width)
    if not gate.asked:
        yield SheetRow([])
        yield SheetRow([Piece(" " + _("This gate asks for nothing. Mark items as required for it."), Ink.MUTED)])


def signature_rows(gate: Gate, outlook: Outlook, width: int) -> Iterator[SheetRow]:
    """When it is due, who signs, what is in force, and every verdict there ever was."""
    width -= 2
    facts = [
        Fact(_("Due"), _due(gate, outlook), _due_ink(gate, outlook)),
        *gate_facts(gate),
        Fact(_("Signed by"), _signers(gate, outlook), Ink.PLAIN if gate.holders else Ink.WARN),
    ]
    early = unsigned_before(outlook.plan, gate.stage)
    if early:
        facts.append(Fact(_("Before it"), listed(stage_name(each) for each in early) + f" {_('not passed')}", Ink.WARN))
    yield from (SheetRow([Piece(" "), *line]) for line in fact_lines(facts, width))
    if gate.history:
        yield SheetRow([])
        yield SheetRow([Piece(" " + _("Verdicts"), Ink.HEADING)])
    for verdict in gate.history:
        yield from _verdict_rows(verdict, gate, outlook, width)


def _due(gate: Gate, outlook: Outlook) -> str:
    if gate.day is None:
        return _("no date")
    guess = f" · {_('estimated')}" if outlook.calendar.guesses()(gate.day) else ""
    return f"{long_day(gate.day)} · {relative_day(gate.day, outlook.plan.d_day.day)}{guess}"


def _due_ink(gate: Gate, outlook: Outlook) -> Ink:
    return Ink.LATE if gate.day is not None and gate.day < outlook.today and not gate.passed else Ink.STRONG


def _signers(gate: Gate, outlook: Outlook) -> str:
    names = listed(plain(member.name) for member in gate.holders) or _("nobody")
    return f"{plain(role_name(gate.signer, outlook.roles))} · {names}" if gate.signer else _("anybody of the team")


def _heading(title: str, ready: int, asked: int) -> Iterator[SheetRow]:
    yield SheetRow([])
    ink = Ink.GOOD if ready == asked else Ink.MUTED
    yield SheetRow([Piece(" " + title, Ink.HEADING), Piece(f"  {ready}/{asked}", ink)])


def _criterion_rows(judged: Judged, width: int) -> Iterator[SheetRow]:
    criterion = judged.criterion
    missed = not judged.met and judged.value is not None and criterion.target is not None
    state = State.DONE if judged.met else State.BLOCKED if missed else State.READY
    ink = Ink.DONE if judged.met else Ink.BAD if missed else Ink.MUTED
    for number, row in enumerate(wrap(criterion.text, width - 4, 6)):
        mark = Piece("   " if number else f" {glyph(state)} ", ink)
        yield SheetRow([mark, Piece(row)], None if number else CriterionKey(criterion.id))
    line: Line = [Piece("   ")]
    if criterion.target is not None:
        line += [Piece(plain(target_words(criterion)), Ink.ACCENT), Piece("  "), _found(judged, missed)]
    elif judged.met:
        line.append(Piece(_("holds"), Ink.GOOD))
    else:
        line.append(Piece(_("to be judged"), Ink.MUTED))
    yield SheetRow(cut_line(line, width))
    yield from (SheetRow([Piece("   " + row, Ink.MUTED)]) for row in wrap(criterion.remark, width - 4, 4))


def _found(judged: Judged, missed: bool) -> Piece:
    if judged.value is None:
        return Piece(_("holds") if judged.met else _("not measured"), Ink.GOOD if judged.met else Ink.MUTED)
    number = number_words(judged.value, judged.criterion.unit)
    words = _("the plan counts {value}") if judged.counted else _("measured {value}")
    return Piece(words.format(value=number), Ink.BAD if missed else Ink.GOOD)


def _required_rows(each: Required, outlook: Outlook, width: int) -> Iterator[SheetRow]:
    item = each.item
    health, window = outlook.health.items[item.id], outlook.schedule.windows[item.id]
    names = width >= _ROOM_FOR_NAMES
    ink = STATE_INKS[health.state]
    day = item.finished if item.status is Status.DONE else window.planned_finish
    tail = [
        Piece(" " + fit(state_name(health.state), _STATE_CELLS) if names else "", ink),
        Piece(" " + fit(who(item, outlook), 10) if names else "", Ink.MUTED if item.member_id else Ink.WARN),
        Piece(" " + fit(column_day(day), DAY_COLUMN) + " ", Ink.LATE if health.late else Ink.MUTED),
    ]
    title = fit(plain(item.title), max(width - 3 - width_of(tail), 8))
    yield SheetRow([Piece(f" {glyph(health.state)} ", ink), Piece(title), *tail], item.id)
    proof = plain(item.evidence) or listed(plain(path) for path in item.attachments)
    if proof:
        yield SheetRow([Piece("   " + fit(_("evidence: {what}").format(what=proof), width - 4), Ink.MUTED)])
    elif each.done:
        yield SheetRow([Piece("   " + fit(_("no evidence yet"), width - 4), Ink.WARN)])


def _verdict_rows(verdict: Verdict, gate: Gate, outlook: Outlook, width: int) -> Iterator[SheetRow]:
    ink = RULING_INKS[verdict.ruling] if verdict.reopened is None else Ink.MUTED
    head = f"{ruling_name(verdict.ruling)} · {plain(verdict.signer)} · {long_day(verdict.day)}"
    yield from (SheetRow([Piece(" " + row, ink)]) for row in wrap(head, width, 3))
    plan = outlook.plan
    titles = [plan.item[i].title for i in verdict.open_items if i in plan.item]
    texts = {each.criterion.key: each.criterion.text for each in gate.judged}
    told = [
        signing_time(verdict.day, gate.day),
        verdict.reason,
        open_words(len(verdict.open_items), len(verdict.open_criteria)),
    ]
    for words in filter(None, told):
        yield from (SheetRow([Piece("   " + row, Ink.MUTED)]) for row in wrap(words, width - 3, 4))
    for words in (*titles, *(texts.get(key, key) for key in verdict.open_criteria)):
        yield SheetRow([Piece("   ∙ " + fit(plain(words), width - 5), Ink.MUTED)])
    if verdict.reopened is not None:
        words = _("reopened {day}: {reason}").format(day=long_day(verdict.reopened), reason=verdict.reopen_reason)
        yield from (SheetRow([Piece("   " + row, Ink.MUTED)]) for row in wrap(words, width - 3, 4))
    yield SheetRow([])
