"""The gate at the end of a stage, as lines: what it asks, which items prove it, who signs when."""

from __future__ import annotations

from collections.abc import Iterator

from campaigntui.domain.gates import Criterion
from campaigntui.domain.stage import Stage
from campaigntui.scene.cells import fit
from campaigntui.scheduling.outlook import Outlook
from campaigntui.tui.facts import stage_facts
from campaigntui.tui.marks import STATE_INKS, Ink, glyph
from campaigntui.tui.text import plain, wrap
from campaigntui.tui.widgets.detail_pane import fact_lines
from campaigntui.tui.widgets.lines import Piece
from campaigntui.tui.widgets.sheet import SheetRow
from campaigntui.wording import _, stage_name

_SIGNS = {">=": "≥", "<=": "≤", "==": "="}


def gate_rows(stage: Stage, outlook: Outlook, width: int) -> Iterator[SheetRow]:
    """The panel beside the checklist. Rows of evidence carry the id of their item as key."""
    width -= 2
    yield SheetRow([Piece(f" {stage.number} {stage_name(stage)}", Ink.STRONG)])
    plan = outlook.stage_plans.get(stage)
    if plan is not None and plan.purpose:
        yield from (SheetRow([Piece(" " + row, Ink.MUTED)]) for row in wrap(plan.purpose, width, 4))
    yield SheetRow([])
    yield from (SheetRow([Piece(" "), *line]) for line in fact_lines(stage_facts(stage, outlook), width))
    if outlook.criteria[stage]:
        yield SheetRow([])
        yield SheetRow([Piece(" " + _("The gate asks"), Ink.HEADING)])
    for criterion in outlook.criteria[stage]:
        yield from _criterion_rows(criterion, outlook, width)


def _criterion_rows(criterion: Criterion, outlook: Outlook, width: int) -> Iterator[SheetRow]:
    for number, row in enumerate(wrap(criterion.text, width - 2, 6)):
        yield SheetRow([Piece("   " if number else " ∙ ", Ink.MUTED), Piece(row)])
    if criterion.target is not None:
        words = _("Target {target}").format(target=target_words(criterion))
        yield SheetRow([Piece("   " + fit(words, width - 2), Ink.ACCENT)])
    for item_id in criterion.evidence:
        item = outlook.plan.item.get(item_id)
        if item is not None and not item.archived:
            state = outlook.health.items[item_id].state
            words = fit(plain(item.title), width - 4)
            yield SheetRow([Piece(f"   {glyph(state)} ", STATE_INKS[state]), Piece(words)], item_id)


def target_words(criterion: Criterion) -> str:
    """The number that a criterion is measured by: “≥ 20%”."""
    unit = "%" if criterion.unit == "%" else ""
    return f"{_SIGNS.get(criterion.operator, plain(criterion.operator))} {criterion.target:g}{unit}"
