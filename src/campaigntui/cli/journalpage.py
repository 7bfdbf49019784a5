"""The journal on paper: a line an entry, one entry in full, and what a way back would do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from campaigntui.cli import output
from campaigntui.cli.output import Ink
from campaigntui.cli.tables import Cell, Narrow, table
from campaigntui.domain.history import Rewind
from campaigntui.domain.journal import Entry, EntryState
from campaigntui.usecases.journal import Detail, moment
from campaigntui.wording import _, about, entry_phrase, ngettext
from campaigntui.wording.changes import row_change, state_words
from campaigntui.wording.journal import rewind_words

if TYPE_CHECKING:
    from campaigntui.cli.door import Door
    from campaigntui.domain.plan import Plan

_MOST_STEPS = 20
_NARROW = Narrow(flexible=3, order=(2,))


def lines(entries: Iterable[Entry], timezone: str) -> None:
    """A line an entry: number, moment, who, what, and whether it was taken back."""
    table([_line(entry, timezone) for entry in entries], right=(0,), narrow=_NARROW)


def _line(entry: Entry, timezone: str) -> tuple[Cell, ...]:
    ink = Ink.MUTED if entry.state in (EntryState.UNDONE, EntryState.DROPPED) else Ink.PLAIN
    cells = (
        str(entry.seq),
        f"{moment(entry, timezone):%Y-%m-%d %H:%M}",
        entry.who,
        entry_phrase(entry),
        state_words(entry.state),
    )
    return tuple(Cell(cell, ink) for cell in cells)


def page(detail: Detail, plan: Plan | None, timezone: str) -> None:
    """One entry with every row that it changed."""
    entry = detail.entry
    output.say(entry_phrase(entry), Ink.STRONG)
    output.say(
        " · ".join(
            filter(
                None, (f"{entry.seq}", f"{moment(entry, timezone):%Y-%m-%d %H:%M}", entry.who, state_words(entry.state))
            )
        ),
        Ink.MUTED,
    )
    for change in detail.changes:
        row = row_change(change, plan)
        output.say()
        output.say(about(row.what, f"{row.kind} {row.name}").rstrip())
        table(
            [
                (f"  {each.words}", Cell(f"{each.before} →" if each.before else "", Ink.MUTED), each.after)
                for each in row.fields
            ]
        )
    rest = detail.total - len(detail.changes)
    if rest:
        output.say()
        output.say(ngettext("… and {count} more row", "… and {count} more rows", rest).format(count=rest), Ink.MUTED)


def answer(door: Door, details: Iterable[Detail], plan: Plan | None) -> None:
    """The same for scripts."""
    from campaigntui.exchange.journalform import detail_form

    output.answer({"today": door.today.isoformat(), "entries": [detail_form(detail, plan) for detail in details]})


def difference(way: Rewind) -> None:
    """What would be walked, on stderr."""
    output.note(rewind_words(way))
    for entry in way.steps[:_MOST_STEPS]:
        output.note(f"  {entry.seq}  {entry_phrase(entry)}")
    rest = len(way.steps) - _MOST_STEPS
    if rest > 0:
        output.note(_("  … and {count} more").format(count=rest))


def walked(way: Rewind) -> None:
    """What was walked."""
    output.say(rewind_words(way))
