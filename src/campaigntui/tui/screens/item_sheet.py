"""Everything there is to say about an item, as lines: words, evidence, steps, links, handoffs, notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from campaigntui.domain.checklist import Item, Note, Review, Step
from campaigntui.domain.evidence import EvidenceKind, kind_of
from campaigntui.domain.ids import ItemId, RowId
from campaigntui.scheduling.handoffs import Delivery, Standing, delivery
from campaigntui.scheduling.health import State
from campaigntui.scheduling.outlook import Outlook
from campaigntui.tui.facts import Fact, link_facts
from campaigntui.tui.keys import key_for
from campaigntui.tui.markdown import markdown_lines
from campaigntui.tui.marks import Ink, glyph, only_ascii
from campaigntui.tui.screens.goal_sheet import served_rows
from campaigntui.tui.text import plain, wrap
from campaigntui.tui.widgets.detail_pane import fact_lines
from campaigntui.tui.widgets.handoff_list import STANDING_INKS
from campaigntui.tui.widgets.lines import Line, Piece
from campaigntui.tui.widgets.sheet import SheetRow
from campaigntui.wording import _, about, role_name
from campaigntui.wording.dates import stamp
from campaigntui.wording.handoffs import standing_mark, standing_name


class StepKey(NamedTuple):
    """A line that is about a step."""

    step_id: RowId


class ItemKey(NamedTuple):
    """A line that leads to another item."""

    item_id: ItemId


class FieldKey(NamedTuple):
    """A line that shows a text of the item."""

    name: str


class AttachmentKey(NamedTuple):
    """A line that shows an attachment."""

    path: str
    number: int


class HandoffKey(NamedTuple):
    """A line that is about a handoff."""

    handoff_id: RowId


_NUMBER = re.compile(r"[<>≤≥]?=?\s?\d{1,12}(?:[.,:/]\d{1,6}){0,3}\s?%?")
"""A number of a test of done, with its sign."""


def item_rows(item: Item, outlook: Outlook, width: int) -> Iterator[SheetRow]:
    """The sheet below the title and its news."""
    yield from _words(_("Deliverable"), "deliverable", [[Piece(row)] for row in _rows(item.deliverable, width)])
    yield from _words(_("Done when"), "acceptance", [_counted(row) for row in _rows(item.acceptance, width)])
    yield from _evidence(item, width)
    yield from _steps(item, outlook, width)
    yield from _attachments(item, width)
    yield from _links(item, outlook, width)
    yield from _handoffs(item, outlook, width)
    yield from served_rows(item, outlook, width)
    yield from _notes(outlook.notes.get(item.id, ()), outlook, width)


def heading(title: str, hint: str = "") -> Iterator[SheetRow]:
    """A blank line and a title, behind it which keys there are."""
    yield SheetRow([])
    yield SheetRow([Piece(" " + title, Ink.HEADING), *([Piece("  " + hint, Ink.MUTED)] if hint else [])])


def _rows(text: str, width: int) -> list[str]:
    return [row for part in text.split("\n") for row in wrap(part, width)]


def news_rows(item: Item, outlook: Outlook, width: int) -> Iterator[SheetRow]:
    """What somebody else has said about the item and the next one has to act on."""
    if item.review is Review.ASKED:
        words = _("{role} looks it over: {key} passes or returns it.")
        words = words.format(role=role_name(item.reviewer, outlook.roles), key=_key("item.review"))
        yield from (SheetRow([Piece(" " + row, Ink.REVIEW)]) for row in wrap(words, width))
    elif item.review is Review.RETURNED:
        words = _("Returned from review: {reason}").format(reason=plain(item.review_reason))
        yield from (SheetRow([Piece(" " + row, Ink.LATE)]) for row in wrap(words, width))
    for each in outlook.handoffs.get(item.id, ()):
        if delivery(each, outlook).standing is Standing.RETURNED:
            words = _("Returned by {role}: {reason}").format(
                role=role_name(each.receiver, outlook.roles), reason=plain(each.answer_reason)
            )
            yield from (SheetRow([Piece(" " + row, Ink.LATE)]) for row in wrap(words, width))


def _words(title: str, field: str, lines: Iterable[Line]) -> Iterator[SheetRow]:
    for number, line in enumerate(lines):
        if not number:
            yield from heading(title)
        yield SheetRow([Piece(" "), *line], None if number else FieldKey(field))


def _counted(row: str) -> Line:
    """A line of a test of done with its numbers set off."""
    pieces, end = [], 0
    for found in _NUMBER.finditer(row):
        pieces += [Piece(row[end : found.start()]), Piece(found[0], Ink.ACCENT)]
        end = found.end()
    return [*pieces, Piece(row[end:])]


def _evidence(item: Item, width: int) -> Iterator[SheetRow]:
    if not item.evidence:
        if item.gate or item.acceptance:
            words = _("none yet; {key} writes it").format(key=_key("item.evidence"))
            yield from heading(_("Evidence"))
            yield SheetRow([Piece(" " + words, Ink.MUTED)], FieldKey("evidence"))
        return
    ink = Ink.LINK if kind_of(item.evidence) is not EvidenceKind.WORDS else Ink.PLAIN
    yield from _words(_("Evidence"), "evidence", [[Piece(row, ink)] for row in _rows(item.evidence, width)])


def _key(action: str) -> str:
    from campaigntui.tui.screens.item import ItemPage

    return key_for(ItemPage, action)


def _steps(item: Item, outlook: Outlook, width: int) -> Iterator[SheetRow]:
    steps = outlook.steps.get(item.id, ())
    done = sum(step.done for step in steps)
    add, tick = _key("item.add_step"), _key("step.tick")
    title = _("Steps {done}/{total}") if steps else _("No steps; {key} adds one")
    hint = _("{tick} ticks, {add} adds").format(tick=tick, add=add) if steps else ""
    yield from heading(title.format(done=done, total=len(steps), key=add), hint)
    for step in steps:
        yield from _step_rows(step, width)


def _step_rows(step: Step, width: int) -> Iterator[SheetRow]:
    state, ink = (State.DONE, Ink.DONE) if step.done else (State.READY, Ink.READY)
    for number, row in enumerate(wrap(step.title, width - 3)):
        mark = Piece("   " if number else f" {glyph(state)} ", ink)
        yield SheetRow([mark, Piece(row, Ink.MUTED if step.done else Ink.PLAIN)], None if number else StepKey(step.id))


def _attachments(item: Item, width: int) -> Iterator[SheetRow]:
    if item.attachments:
        yield from heading(_("Attached"))
    for number, path in enumerate(item.attachments):
        for part, row in enumerate(wrap(path, width - 2)):
            key = None if part else AttachmentKey(path, number)
            yield SheetRow([Piece("   "), Piece(row, Ink.LINK)], key)


def _links(item: Item, outlook: Outlook, width: int) -> Iterator[SheetRow]:
    facts: list[Fact] = [fact for fact in link_facts(item, outlook) if fact.item is not None]
    if facts:
        yield SheetRow([])
    for fact, line in zip(facts, fact_lines(facts, width, rows=1), strict=True):
        yield SheetRow([Piece(" "), *line], ItemKey(fact.item.id) if fact.item is not None else None)


def _handoffs(item: Item, outlook: Outlook, width: int) -> Iterator[SheetRow]:
    found = [delivery(handoff, outlook) for handoff in outlook.handoffs.get(item.id, ())]
    if found:
        yield from heading(_("Hands over"))
    for each in found:
        words = about(role_name(each.handoff.receiver, outlook.roles), plain(each.handoff.artefact))
        yield from delivery_rows(each, f"{words} · {standing_name(each.standing)}", width)


def delivery_rows(found: Delivery, words: str, width: int) -> Iterator[SheetRow]:
    """A handoff with its mark, in as many lines as it needs; the first one can hold the cursor."""
    ink = STANDING_INKS[found.standing]
    mark = Piece(f" {standing_mark(found.standing, only_ascii())} ", ink)
    for number, row in enumerate(wrap(words, width - 3)):
        key = None if number else HandoffKey(found.handoff.id)
        yield SheetRow([Piece("   ") if number else mark, Piece(row)], key)


def _notes(notes: Iterable[Note], outlook: Outlook, width: int) -> Iterator[SheetRow]:
    """Remarks, the newest first, along a line of time."""
    timezone = outlook.plan.head.timezone
    for number, note in enumerate(reversed([*notes])):
        if number:
            yield SheetRow([Piece(" │", Ink.MUTED)])
        else:
            yield from heading(_("Notes"))
        signed = plain(f"{stamp(note.at, timezone)}  {note.author}")
        yield SheetRow([Piece(" ∙ ", Ink.ACCENT), Piece(signed, Ink.MUTED)])
        yield from (SheetRow([Piece(" │ ", Ink.MUTED), *line]) for line in markdown_lines(note.text, width - 3))
