"""Gates on paper: the overview of all, and one with its criteria, its items and its verdicts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from campaigntui.cli import output, phrases
from campaigntui.cli.output import Ink
from campaigntui.cli.tables import Cell, Narrow, table, wrapped
from campaigntui.domain.gates import Ruling, Verdict
from campaigntui.scheduling.gates import Gate, Judged, Required
from campaigntui.scheduling.outlook import Outlook
from campaigntui.wording import _, listed, role_name, stage_name, state_glyph, strung
from campaigntui.wording.gates import (
    number_words,
    open_words,
    readiness_words,
    ruling_name,
    signing_time,
    target_words,
    unproven_words,
    verdict_words,
)

RULING_INKS = {Ruling.PASS: Ink.GOOD, Ruling.RISK: Ink.WARN, Ruling.NO_GO: Ink.BAD}


_GATES_NARROW = Narrow(flexible=6, order=(3, 5, 6), below=frozenset({5, 6}))
_CRITERIA_NARROW = Narrow(flexible=5, order=(6,), below=frozenset({6}))
_ITEMS_NARROW = Narrow(flexible=2, order=(3, 4, 5), below=frozenset({5}))


def overview(gates: Sequence[Gate], outlook: Outlook) -> None:
    """A line a gate."""
    table([_line(gate, outlook) for gate in gates], right=(2,), narrow=_GATES_NARROW)
    phrases.tell_guessed((gate.day for gate in gates), outlook)


def _line(gate: Gate, outlook: Outlook) -> tuple[Cell | str, ...]:
    verdict = gate.verdict
    late = gate.day is not None and gate.day < outlook.today and not gate.passed
    return (
        Cell(f"{gate.stage.number} {stage_name(gate.stage)}", Ink.STRONG),
        Cell(phrases.day_of(gate.day, outlook), Ink.BAD if late else Ink.PLAIN),
        f"{gate.ready}/{gate.asked}",
        role_name(gate.signer, outlook.roles),
        ruled(verdict) if verdict is not None else Cell(_unsigned(gate), Ink.BAD if late else Ink.MUTED),
        Cell(_left_open(verdict) if verdict is not None else "", Ink.WARN),
        Cell(verdict.reason if verdict is not None else "", Ink.MUTED),
    )


def _unsigned(gate: Gate) -> str:
    return _("not signed") if gate.asked or gate.day is not None else _("no gate")


def ruled(verdict: Verdict) -> Cell:
    """Verdict, signer and day, in the colour of the verdict."""
    return Cell(verdict_words(verdict), RULING_INKS[verdict.ruling])


def _left_open(verdict: Verdict) -> str:
    return open_words(len(verdict.open_items), len(verdict.open_criteria))


def standing(gate: Gate, outlook: Outlook) -> None:
    """One line: how ready it is and what is in force."""
    table([_line(gate, outlook)], right=(2,), narrow=_GATES_NARROW)


def page(gate: Gate, outlook: Outlook) -> None:
    """Everything about one gate."""
    output.say(_("Gate {number} {stage}").format(number=gate.stage.number, stage=stage_name(gate.stage)), Ink.STRONG)
    holders = listed(member.name for member in gate.holders) or _("nobody")
    signer = f"{role_name(gate.signer, outlook.roles)} · {holders}" if gate.signer else _("anybody of the team")
    lacking = unproven_words(len(gate.unproven))
    rows = [
        (Cell(_("Due"), Ink.MUTED), Cell(phrases.day_of(gate.day, outlook))),
        (Cell(_("Ready"), Ink.MUTED), Cell(f"{gate.ready}/{gate.asked}" if gate.asked else readiness_words(gate))),
        *([(Cell(_("Evidence"), Ink.MUTED), Cell(lacking, Ink.WARN))] if lacking else []),
        (Cell(_("Signed by"), Ink.MUTED), Cell(signer)),
        (Cell(_("Verdict"), Ink.MUTED), ruled(gate.verdict) if gate.verdict is not None else Cell(_("not signed"))),
    ]
    table(rows)
    if gate.judged:
        _section(_("Criteria"))
    table([_criterion(place, each) for place, each in enumerate(gate.judged, start=1)], narrow=_CRITERIA_NARROW)
    if gate.required:
        _section(_("Required items"))
    table([_required(each, outlook) for each in gate.required], narrow=_ITEMS_NARROW)
    if gate.history:
        _section(_("Verdicts"))
        for verdict in gate.history:
            _verdict(verdict, gate, outlook)


def _section(title: str) -> None:
    output.say()
    output.say(title, Ink.STRONG)


def _criterion(place: int, judged: Judged) -> tuple[Cell, ...]:
    criterion = judged.criterion
    if judged.value is not None:
        found = number_words(judged.value, criterion.unit)
        found = _("{value} counted").format(value=found) if judged.counted else found
    else:
        found = _("not measured") if criterion.target is not None and not judged.met else ""
    return (
        Cell("[x]" if judged.met else "[ ]", Ink.GOOD if judged.met else Ink.WARN),
        Cell(str(place)),
        Cell(criterion.key, Ink.STRONG),
        Cell(target_words(criterion)),
        Cell(found, Ink.PLAIN if judged.met else Ink.WARN),
        Cell(criterion.text),
        Cell(criterion.remark, Ink.MUTED),
    )


def _required(each: Required, outlook: Outlook) -> tuple[Cell, ...]:
    item = each.item
    ink = phrases.INKS[outlook.health.items[item.id].state]
    proof = item.evidence or listed(item.attachments)
    return (
        Cell(state_glyph(outlook.health.items[item.id].state), ink),
        Cell(item.key, Ink.PLAIN if each.is_open else Ink.MUTED),
        Cell(item.title, ink),
        Cell(phrases.member(item, outlook), Ink.MUTED),
        Cell(phrases.state(item, outlook), ink),
        Cell(proof, Ink.PLAIN) if proof else Cell(_("no evidence"), Ink.WARN if each.done else Ink.MUTED),
    )


def _verdict(verdict: Verdict, gate: Gate, outlook: Outlook) -> None:
    output.say(
        " · ".join(filter(None, (verdict_words(verdict), signing_time(verdict.day, gate.day), _left_open(verdict)))),
        RULING_INKS[verdict.ruling],
    )
    for words in _told(verdict, gate, outlook):
        for row in wrapped(words, 96):
            output.say(f"  {row}")


def _told(verdict: Verdict, gate: Gate, outlook: Outlook) -> Iterable[str]:
    if verdict.reason:
        yield _("Reason: {reason}").format(reason=verdict.reason)
    titles = [outlook.plan.item[i].title for i in verdict.open_items if i in outlook.plan.item]
    texts = {each.criterion.key: each.criterion.text for each in gate.judged}
    open_things = [*titles, *(texts.get(key, key) for key in verdict.open_criteria)]
    if open_things:
        yield _("Open then: {what}").format(what=strung(open_things))
    if verdict.reopened is not None:
        words = _("Reopened on {day}: {reason}")
        yield words.format(day=verdict.reopened.isoformat(), reason=verdict.reopen_reason)


def mark(gate: Gate) -> Cell:
    """“ready 5/9” before a verdict, then what was decided; empty where nothing is asked."""
    if gate.verdict is not None:
        return Cell(ruling_name(gate.verdict.ruling), RULING_INKS[gate.verdict.ruling])
    words = _("ready {ready}/{asked}").format(ready=gate.ready, asked=gate.asked)
    return Cell(words if gate.asked else "", Ink.GOOD if gate.ready == gate.asked else Ink.PLAIN)
