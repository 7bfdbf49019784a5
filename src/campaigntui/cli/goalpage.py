"""Key results on paper: below the role that answers for them, and how roles and the whole stand by them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from campaigntui.cli import output
from campaigntui.cli.output import Ink
from campaigntui.cli.tables import Cell, Narrow, table, tables
from campaigntui.scheduling.goals import GoalStanding, Grade, grade, score
from campaigntui.scheduling.outlook import Outlook
from campaigntui.wording import _, ngettext, role_name
from campaigntui.wording.dates import short_day
from campaigntui.wording.goals import goal_words, grade_name, measured_words, now_words, progress_words

INKS = {Grade.ON_TRACK: Ink.GOOD, Grade.AT_RISK: Ink.WARN, Grade.OFF_TRACK: Ink.BAD}

_NARROW = Narrow(flexible=1, order=(7, 6, 2), below=frozenset({2, 6, 7}))
"""On a narrow terminal the items, the weight and the way to the goal give way to the title."""
_RIGHT = (4,)


def page(found: Sequence[GoalStanding], outlook: Outlook) -> None:
    """Key results role by role, then the scores."""
    roles = dict.fromkeys(each.result.role for each in found)
    groups = {key: [each for each in found if each.result.role == key] for key in roles}
    tables(
        [(role_name(key, outlook.roles), [_row(each) for each in those]) for key, those in groups.items()],
        right=_RIGHT,
        narrow=_NARROW,
    )
    output.say()
    scored = [(role_name(key, outlook.roles), those) for key, those in groups.items()]
    if len(groups) > 1:
        scored.append((_("all roles"), list(found)))
    output.say(_("Score"), Ink.STRONG)
    table([(Cell(name), *_score(those)) for name, those in scored], right=(1,))
    if any(each.result.goal is None and each.result.growth is not None for each in found):
        output.note(_("A growth counts from a baseline. Give it: campaigntui goals edit KR --baseline N"))


def lines(found: Iterable[GoalStanding]) -> None:
    """Print a line a key result."""
    table([_row(each) for each in found], right=_RIGHT, narrow=_NARROW)


def heading(found: Sequence[GoalStanding]) -> str:
    """“Key results · 75% on track · 1 of 2 scored”; without a score only the first two words."""
    if score(found) is None:
        return _("Key results")
    done, words, count = (cell.text for cell in _score(found))
    return f"{_('Key results')} · {done} {words} · {count}"


def _row(standing: GoalStanding) -> tuple[Cell, ...]:
    """A key result: id, title, what is to be reached, now, progress, its grade, weight, number of items."""
    result, done = standing.result, standing.progress
    ink = INKS[grade(done)] if done is not None else Ink.MUTED
    now = now_words(result)
    if result.measured is not None:
        now = f"{now} · {short_day(result.measured)}"
    count = len(standing.items)
    items = ngettext("{count} item", "{count} items", count).format(count=count)
    return (
        Cell(result.key, Ink.STRONG),
        Cell(result.title),
        Cell(goal_words(result), Ink.PLAIN if result.goal is not None else Ink.WARN),
        Cell(now, Ink.PLAIN if result.actual is not None else Ink.MUTED),
        Cell(progress_words(done) if done is not None else "–", ink),
        Cell(grade_name(grade(done)) if done is not None else "", ink),
        Cell(_("weight {weight}").format(weight=result.weight), Ink.MUTED),
        Cell(items, Ink.MUTED if count else Ink.WARN),
    )


def _score(found: Sequence[GoalStanding]) -> tuple[Cell, ...]:
    done = score(found)
    ink = INKS[grade(done)] if done is not None else Ink.MUTED
    return (
        Cell(progress_words(done) if done is not None else "–", ink),
        Cell(grade_name(grade(done)) if done is not None else "", ink),
        Cell(measured_words(sum(each.progress is not None for each in found), len(found)), Ink.MUTED),
    )
