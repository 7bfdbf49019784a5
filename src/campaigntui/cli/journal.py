"""The journal: what was done, taken back and done again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from campaigntui.cli import output
from campaigntui.cli.asking import json_option
from campaigntui.cli.door import Door, command
from campaigntui.cli.help import option
from campaigntui.cli.output import Ink
from campaigntui.cli.values import Whole
from campaigntui.errors import N_, RuleBroken
from campaigntui.wording import _, entry_phrase

if TYPE_CHECKING:
    from campaigntui.cli.tables import Cell
    from campaigntui.domain.journal import Entry

count_argument = click.argument("count", type=Whole(1, 1_000_000), default=1, metavar="[N]")


@command("log", N_("Show the journal of the plan file, newest first."))
@option("-n", "--limit", type=Whole(1, 1_000_000), default=20, metavar="N", help=N_("How many lines; else 20."))
@json_option
def log(door: Door, limit: int, as_json: bool) -> None:
    """Show the journal."""
    entries = door.planner.log(limit)
    if as_json:
        from campaigntui.exchange.jsonform import entry_form

        output.answer({"today": door.today.isoformat(), "entries": [entry_form(entry) for entry in entries]})
        return
    from campaigntui.cli.tables import table

    table([_row(entry) for entry in entries], right=(0,))


def _row(entry: Entry) -> tuple[Cell, ...]:
    from campaigntui.cli.tables import Cell
    from campaigntui.domain.journal import EntryState

    words = {EntryState.UNDONE: _("undone"), EntryState.DROPPED: _("undone for good")}
    ink = Ink.MUTED if entry.state in words else Ink.PLAIN
    cells = (
        str(entry.seq),
        entry.at[:16].replace("T", " "),
        entry.who,
        entry_phrase(entry),
        words.get(entry.state, ""),
    )
    return tuple(Cell(cell, ink) for cell in cells)


@command("undo", N_("Take back the last change, or the last N."))
@count_argument
def undo(door: Door, count: int) -> None:
    """Undo."""
    entries = door.planner.undo(count)
    if not entries:
        raise RuleBroken(N_("There is nothing to undo."))
    for entry in entries:
        output.say(_("Undone: {phrase}").format(phrase=entry_phrase(entry)))


@command("redo", N_("Do again what was undone last, or the last N."))
@count_argument
def redo(door: Door, count: int) -> None:
    """Redo."""
    entries = door.planner.redo(count)
    if not entries:
        raise RuleBroken(N_("There is nothing to do again."))
    for entry in entries:
        output.say(_("Done again: {phrase}").format(phrase=entry_phrase(entry)))


COMMANDS = (log, undo, redo)
