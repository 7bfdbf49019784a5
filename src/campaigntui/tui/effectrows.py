"""Lines of an effect as rows of a sheet: headings, words, and what goes from one value to another in columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.cells import cell_len

from campaigntui.scene.cells import fit
from campaigntui.tui.marks import Ink
from campaigntui.tui.text import plain, wrap
from campaigntui.tui.widgets.lines import Piece
from campaigntui.tui.widgets.sheet import SheetRow
from campaigntui.wording.effects import EffectLine, Tone

TONE_INKS = {
    Tone.HEADING: Ink.HEADING,
    Tone.PLAIN: Ink.PLAIN,
    Tone.BAD: Ink.BAD,
    Tone.GOOD: Ink.GOOD,
    Tone.MUTED: Ink.MUTED,
}
_WIDEST = 20
"""Cells that a value may take in its column."""


def effect_rows(lines: Iterable[EffectLine], width: int) -> Iterator[SheetRow]:
    """One row for each line, or several for long words. Lines about an item have its id as key.

    Columns run through what stands under one heading.
    """
    groups: list[list[EffectLine]] = [[]]
    for line in lines:
        if line.tone is Tone.HEADING:
            groups.append([])
        groups[-1].append(line)
    for number, group in enumerate(groups):
        if number:
            yield SheetRow([])
        yield from _group(group, width)


def _group(lines: list[EffectLine], width: int) -> Iterator[SheetRow]:
    before = min(max((cell_len(line.before) for line in lines), default=0), _WIDEST)
    after = min(max((cell_len(line.after) for line in lines), default=0), _WIDEST)
    for line in lines:
        ink = TONE_INKS[line.tone]
        if line.tone is Tone.HEADING:
            yield SheetRow([Piece(" " + fit(plain(line.words), width - 2), ink)])
        elif line.after:
            words = fit(plain(line.words), max(width - before - after - 7, 8))
            yield SheetRow(
                [
                    Piece("  " + words + " "),
                    Piece(fit(line.before, before), Ink.MUTED),
                    Piece(" → ", Ink.MUTED),
                    Piece(fit(line.after, after), ink),
                ],
                line.item_id,
            )
        else:
            yield from (SheetRow([Piece("  " + words, ink)]) for words in wrap(line.words, width - 4, 3))
