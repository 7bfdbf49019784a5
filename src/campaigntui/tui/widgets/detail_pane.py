"""The pane beside a list: everything about the item or stage under the cursor, as far as there is room."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rich.cells import cell_len

from campaigntui.domain.checklist import Item
from campaigntui.domain.stage import Stage
from campaigntui.scene.cells import fit
from campaigntui.scene.groups import Head, Holder, Tally, head_of
from campaigntui.scene.labels import holder_name
from campaigntui.scheduling.health import State
from campaigntui.scheduling.outlook import Outlook
from campaigntui.tui.facts import Fact, date_facts, link_facts, place_facts, span, stage_facts, state_words
from campaigntui.tui.keys import key_for
from campaigntui.tui.marks import STATE_INKS, Ink, glyph
from campaigntui.tui.text import plain, wrap
from campaigntui.tui.widgets.lines import Line, Lines, Piece
from campaigntui.wording import _, stage_name
from campaigntui.wording.dates import DAY_COLUMN, column_day

SUBJECT_INKS = {
    Ink.STRONG, Ink.MUTED, Ink.GOOD, Ink.WARN, Ink.BAD,
    Ink.DONE, Ink.BLOCKED, Ink.REVIEW, Ink.LATE, Ink.IN_PROGRESS, Ink.READY, Ink.WAITING,
}  # fmt: skip
"""Inks that the facts of an item use."""


class DetailPane(Lines):
    """Read only; enter on the list opens the same with room for all of it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {*SUBJECT_INKS}
    DEFAULT_CSS = "DetailPane { width: 36; padding: 0 1; border-left: vkey $border-blurred; background: $surface; }"

    def __init__(self) -> None:
        super().__init__()
        self._outlook: Outlook | None = None
        self._subject: Item | Head | None = None

    def show(self, outlook: Outlook, subject: Item | Head | None) -> None:
        """Tell of this item, or of what is under this head."""
        self._outlook, self._subject = outlook, subject
        self.redraw()

    def paint(self, width: int) -> list[Line]:
        """Lines from the most to the least urgent; what does not fit is left to the item screen."""
        if self._outlook is None or self._subject is None:
            return []
        if isinstance(self._subject, Stage):
            return self._stage(self._subject, self._outlook, width)
        if isinstance(self._subject, Holder):
            return self._holder(self._subject, self._outlook, width)
        return self._item(self._subject, self._outlook, width)

    def _stage(self, stage: Stage, outlook: Outlook, width: int) -> list[Line]:
        lines = [[Piece(fit(f"{stage.number} {stage_name(stage)}", width), Ink.STRONG)], []]
        plan = outlook.stage_plans.get(stage)
        if plan is not None and plan.purpose:
            lines += [[Piece(row, Ink.MUTED)] for row in wrap(plan.purpose, width, 4)]
            lines.append([])
        lines += fact_lines(stage_facts(stage, outlook), width)
        criteria = outlook.criteria[stage]
        if criteria:
            lines += [[], [Piece(_("The gate asks"), Ink.STRONG)]]
        for criterion in criteria:
            for number, row in enumerate(wrap(criterion.text, width - 2, 4)):
                lines.append([Piece("  " if number else "∙ ", Ink.MUTED), Piece(row)])
        return lines

    def _holder(self, holder: Holder, outlook: Outlook, width: int) -> list[Line]:
        everything = (item for items in outlook.items.values() for item in items)
        items = [item for item in everything if head_of(item, holder.grouping) == holder]
        lines: list[Line] = [[Piece(fit(plain(holder_name(outlook, holder)), width), Ink.STRONG)], []]
        if not items:
            return lines
        tally, health, windows = Tally.of(outlook, items), outlook.health.items, outlook.schedule.windows
        done = _("{done} of {total} done").format(done=tally.done, total=tally.total)
        facts = [Fact(_("Window"), span(tally.opens, tally.closes)), Fact(_("Items"), f"{done} · {tally.percent}%")]
        if tally.late:
            facts.append(Fact(_("Late"), str(tally.late), Ink.LATE))
        lines += fact_lines(facts, width)
        unfinished = [item for item in items if health[item.id].state is not State.DONE]
        if unfinished:
            lines += [[], [Piece(_("Open items"), Ink.STRONG)]]
        for item in sorted(unfinished, key=lambda i: windows[i.id].planned_finish or windows[i.id].forecast_finish):
            state = health[item.id].state
            due = Piece(column_day(windows[item.id].planned_finish), Ink.LATE if health[item.id].late else Ink.MUTED)
            title = fit(plain(item.title), width - 3 - DAY_COLUMN)
            lines.append([Piece(f"{glyph(state)} ", STATE_INKS[state]), Piece(title), Piece(" "), due])
        return lines

    def _item(self, item: Item, outlook: Outlook, width: int) -> list[Line]:
        words, ink = state_words(item, outlook)
        lines: list[Line] = [[Piece(row, Ink.STRONG)] for row in wrap(item.title, width, 3)]
        lines += [[Piece(row, ink)] for row in wrap(words, width, 3)]
        if outlook.health.items[item.id].state is State.REVIEW:
            from campaigntui.tui.screens.item_actions import ItemScreen

            said = _("{key} passes or returns it").format(key=key_for(ItemScreen, "item.review"))
            lines += [[Piece(row, Ink.MUTED)] for row in wrap(said, width, 2)]
        lines.append([])
        lines += fact_lines([*place_facts(item, outlook), *date_facts(item, outlook)], width)
        steps = outlook.steps.get(item.id, ())
        if steps:
            done = sum(step.done for step in steps)
            lines += [[], [Piece(_("Steps {done}/{total}").format(done=done, total=len(steps)), Ink.STRONG)]]
            for step in steps[:6]:
                mark, step_ink = ("✓ ", Ink.MUTED) if step.done else ("▹ ", Ink.PLAIN)
                lines.append(
                    [
                        Piece(mark, Ink.DONE if step.done else Ink.MUTED),
                        Piece(fit(plain(step.title), width - 2), step_ink),
                    ]
                )
        links = link_facts(item, outlook)
        if links:
            lines += [[], *fact_lines(links, width, rows=1)]
        for title, text in (
            (_("Deliverable"), item.deliverable),
            (_("Done when"), item.acceptance),
            (_("Evidence"), item.evidence),
        ):
            if text:
                lines += [[], [Piece(title, Ink.STRONG)], *([Piece(row)] for row in wrap(text, width, 5))]
        notes = outlook.notes.get(item.id, ())
        if notes:
            lines += [
                [],
                [Piece(_("Last note"), Ink.STRONG)],
                *([Piece(row)] for row in wrap(notes[-1].text, width, 5)),
            ]
        return lines


def label_width(facts: Iterable[Fact]) -> int:
    """Cells that the labels of these facts need."""
    return max((cell_len(fact.label) for fact in facts), default=0) + 2


def fact_lines(facts: list[Fact], width: int, rows: int = 3) -> list[Line]:
    """Facts as lines: labels in one column, texts beside them wrapped to at most `rows` lines each."""
    label = min(label_width(facts), width // 2)
    lines: list[Line] = []
    for fact in facts:
        texts = wrap(fact.text, width - label, rows) if rows > 1 else [fit(fact.text, width - label).rstrip()]
        for number, text in enumerate(texts or [""]):
            lines.append([Piece(fit("" if number else fact.label, label), Ink.MUTED), Piece(text, fact.ink)])
    return lines
