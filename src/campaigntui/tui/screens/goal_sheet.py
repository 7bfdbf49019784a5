"""Key results as lines: what is to be reached, what it is now, how far that is; in as many lines as the width needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from campaigntui.domain.checklist import Item
from campaigntui.domain.ids import RowId
from campaigntui.scene.cells import fit, fit_right
from campaigntui.scheduling.goals import GoalStanding, Grade, grade, score, standings
from campaigntui.scheduling.outlook import Outlook
from campaigntui.tui.marks import Ink, only_ascii
from campaigntui.tui.text import cut, plain
from campaigntui.tui.widgets.lines import Line, Piece, cut_line, width_of
from campaigntui.tui.widgets.sheet import SheetRow
from campaigntui.wording import _, ngettext
from campaigntui.wording.goals import (
    goal_words,
    grade_mark,
    grade_name,
    measured_words,
    now_words,
    progress_words,
)

GRADE_INKS: dict[Grade, Ink] = {Grade.ON_TRACK: Ink.GOOD, Grade.AT_RISK: Ink.WARN, Grade.OFF_TRACK: Ink.BAD}

_BAR, _PERCENT = 10, 4
"""Cells of the bar from nothing to the goal, and of “120%”."""
_GAP = "  "
_TITLE = 28
"""Cells that a title has at least where it shares its line, unless all titles are shorter."""
_MOST = 44
"""Cells of a column at most."""


class GoalKey(NamedTuple):
    """Key of the row of a key result."""

    result_id: RowId


class _Cells(NamedTuple):
    """What stands in the columns behind the title."""

    goal: Line
    now: Line
    standing: Line
    items: Line


def goal_rows(found: Sequence[GoalStanding], width: int) -> Iterator[SheetRow]:
    """Key results under a heading with the score of them all. The first line of each carries a `GoalKey`."""
    yield SheetRow([])
    yield SheetRow(cut_line(_heading(found), width))
    told = [_cells(each) for each in found]
    columns = [min(max(map(width_of, column)), _MOST) for column in zip(*told, strict=True)]
    title = max(cell_len(cut(plain(each.result.title), width)) for each in found)
    for each, cells in zip(found, told, strict=True):
        lines = _lines(each, title, _Cells._make(map(_padded, cells, columns)), width)
        for number, line in enumerate(lines):
            yield SheetRow(cut_line(line, width), None if number else GoalKey(each.result.id))


def served_rows(item: Item, outlook: Outlook, width: int) -> Iterator[SheetRow]:
    """The key results that an item helps to bring about; nothing for one that helps none."""
    served = [each for each in standings(outlook) if item.id in each.result.items]
    if served:
        yield SheetRow([])
        yield SheetRow([Piece(" " + _("Serves"), Ink.HEADING)])
    for each in served:
        words = f"{each.result.title} · {goal_words(each.result)}"
        yield SheetRow(cut_line([*_mark(each), Piece(plain(words))], width), GoalKey(each.result.id))


def score_piece(progress: float) -> Piece:
    """How far one or several have come: “69% at risk”."""
    found = grade(progress)
    return Piece(f"{progress_words(progress)} {grade_name(found)}", GRADE_INKS[found])


def _heading(found: Sequence[GoalStanding]) -> Line:
    measured = sum(each.progress is not None for each in found)
    line = [Piece(f" {_('Key results')} · {len(found)}", Ink.HEADING)]
    if (mean := score(found)) is not None:
        line += [Piece(_GAP), score_piece(mean)]
        if measured < len(found):
            line.append(Piece(f" · {measured_words(measured, len(found))}", Ink.MUTED))
    return line


def _mark(each: GoalStanding) -> Line:
    found = grade(each.progress) if each.progress is not None else None
    return [Piece(f" {grade_mark(found, only_ascii())} ", GRADE_INKS[found] if found is not None else Ink.MUTED)]


def _cells(each: GoalStanding) -> _Cells:
    result, count = each.result, len(each.items)
    now = _("now {number}").format(number=plain(now_words(result))) if result.actual is not None else ""
    items = ngettext("{count} item", "{count} items", count).format(count=count) if count else _("no item")
    return _Cells(
        goal=[Piece(plain(goal_words(result)), Ink.WARN if result.goal is None else Ink.MUTED)],
        now=[Piece(now)],
        standing=_standing(each),
        items=[Piece(items, Ink.MUTED if count else Ink.WARN)],
    )


def _standing(each: GoalStanding) -> Line:
    if each.progress is None:
        words = now_words(each.result) if each.result.actual is None else _("no goal to compare with")
        return [Piece("─" * _BAR + " ", Ink.MUTED), Piece(words, Ink.MUTED)]
    full, ink = min(int(each.progress * _BAR), _BAR), GRADE_INKS[grade(each.progress)]
    words = f"{fit_right(progress_words(each.progress), _PERCENT)} {grade_name(grade(each.progress))}"
    return [Piece("━" * full, ink), Piece("─" * (_BAR - full) + " ", Ink.MUTED), Piece(words, ink)]


def _lines(each: GoalStanding, title: int, cells: _Cells, width: int) -> Iterator[Line]:
    """One line where all fits beside the title, which the longest needs so many cells for; two where half of it does,
    else one below the other.
    """
    name, least, width = plain(each.result.title), min(title, _TITLE), width - 4
    beside = _strung(cells)
    if (room := width - width_of(beside)) >= least:
        yield [*_mark(each), Piece(fit(name, min(title, room))), *beside]
        return
    beside, below = _strung([cells.standing]), _strung([cells.now, cells.items])
    goal = width_of(cells.goal)
    if (room := width - max(width_of(beside), width_of(below))) >= max(least, goal):
        column = min(max(title, goal), room)
        yield [*_mark(each), Piece(fit(name, column)), *beside]
        yield [Piece("   "), *_padded(cells.goal, column), *below]
        return
    yield [*_mark(each), Piece(cut(name, width))]
    yield [Piece(" "), *_strung([cells.standing, cells.items])]
    numbers = [cells.goal, cells.now] if each.result.actual is not None else [cells.goal]
    for row in [numbers] if width_of(_strung(numbers)) <= width else [[cell] for cell in numbers]:
        yield [Piece(" "), *_strung(row)]


def _strung(cells: Sequence[Line]) -> Line:
    return [piece for cell in cells if width_of(cell) for piece in (Piece(_GAP), *cell)]


def _padded(line: Line, width: int) -> Line:
    return [*cut_line(line, width), Piece(" " * (width - width_of(line)))]
