"""What the columns of a checklist say of an item, and how wide they are in a table of a given width."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from rich.cells import cell_len

from campaigntui.domain.checklist import Item
from campaigntui.scheduling.health import State
from campaigntui.scheduling.outlook import Outlook
from campaigntui.tui.facts import slack_ink
from campaigntui.tui.marks import STATE_INKS, Ink, glyph
from campaigntui.tui.text import plain
from campaigntui.usecases.checklist.columns import Column, due_day, readings_of, steps_text
from campaigntui.usecases.checklist.grouping import Grouping
from campaigntui.wording import _, role_name, stage_short, state_name, status_name
from campaigntui.wording.columnwords import column_name
from campaigntui.wording.dates import column_day, days_away, relative_day, workdays_short
from campaigntui.wording.filterwords import review_name

USUAL = (
    Column.STATE, Column.TITLE, Column.STEPS, Column.TAGS, Column.STAGE, Column.ROLE, Column.MEMBER,
    Column.DUE, Column.D_DAY, Column.IN_DAYS, Column.SLACK,
)  # fmt: skip
"""Columns of somebody who has chosen none."""

_LEAST_TITLE = 24
"""Cells that the widest column keeps as long as another one can give way."""
_GOOD_TITLE = 36
"""Cells below which it gets those of a column that only helps."""
_HELPING = (Column.TAGS, Column.STAGE, Column.ROLE, Column.STEPS)
"""The least important of the usual columns. Somebody who has chosen columns wants to see them."""

_GIVE_WAY = (
    Column.ACCEPTANCE, Column.DELIVERABLE, Column.STATUS, Column.ID, Column.STARTED, Column.FINISHED, Column.DURATION,
    Column.LATEST, Column.PLANNED, Column.FORECAST, Column.GATE, Column.EVIDENCE, Column.REVIEW, Column.REVIEWER,
    Column.TAGS, Column.STAGE, Column.ROLE, Column.STEPS, Column.DAYS_LATE, Column.SLACK, Column.IN_DAYS, Column.MEMBER,
    Column.D_DAY, Column.DUE,
)  # fmt: skip
"""Which columns hide first where the table is narrow. The state first loses its word, before the person goes."""

_FLEXIBLE = (Column.TITLE, Column.DELIVERABLE, Column.ACCEPTANCE, Column.TAGS)
"""The first of these that is on show takes what the others leave."""

_RIGHT = frozenset((
    Column.DUE, Column.D_DAY, Column.IN_DAYS, Column.PLANNED, Column.FORECAST, Column.LATEST, Column.STARTED,
    Column.FINISHED, Column.SLACK, Column.DURATION, Column.DAYS_LATE, Column.STEPS,
))  # fmt: skip
"""Columns set flush right."""

_SAME_AS_GROUP = {Grouping.STAGE: Column.STAGE, Grouping.ROLE: Column.ROLE, Grouping.MEMBER: Column.MEMBER}
"""Columns that would repeat the heading of the group."""


class Slot(NamedTuple):
    """A column in its place."""

    column: Column
    width: int
    right: bool
    """Set flush right."""


class CellText(NamedTuple):
    """What a cell says."""

    text: str
    ink: Ink = Ink.PLAIN


class ItemCells:
    """The cells of the items of one outlook, in the language in force."""

    def __init__(self, outlook: Outlook) -> None:
        self.outlook = outlook
        self._words = self._readers()
        self._widths = self._measured()

    # -- cells --------------------------------------------------------------------------------------------------------
    def cell(self, column: Column, item: Item, width: int) -> CellText:
        """What the column says of the item in so many cells; where the item is done all but its state is quiet."""
        health = self.outlook.health.items[item.id]
        ink = STATE_INKS[health.state]
        if column is Column.STATE:
            mark = glyph(health.state)
            return CellText(mark if width < 3 else f"{mark} {state_name(health.state)}", ink)
        found = self._words[column](item)
        if health.state is State.DONE:
            # What is left of the time does not matter any more.
            return CellText("" if column in _LEFT else found.text, Ink.MUTED)
        return found

    def _readers(self) -> Mapping[Column, Callable[[Item], CellText]]:
        outlook = self.outlook
        windows, health, readings = outlook.schedule.windows, outlook.health.items, readings_of(outlook)
        roles, d_day, today = outlook.roles, outlook.plan.d_day.day, outlook.today

        def due(item: Item, words: Callable[[date], str], ink: Ink = Ink.PLAIN) -> CellText:
            day = due_day(item, outlook)
            return CellText(words(day) if day else "", ink)

        def day_of(column: Column) -> Callable[[Item], CellText]:
            return lambda item: CellText(column_day(readings[column](item)), Ink.MUTED)

        def slack(item: Item) -> CellText:
            days = windows[item.id].slack
            return CellText("" if days is None else workdays_short(days), slack_ink(days))

        def who(item: Item) -> CellText:
            name = readings[Column.MEMBER](item)
            return CellText(_("nobody"), Ink.WARN) if name is None else CellText(plain(name))

        def number(column: Column) -> Callable[[Item], CellText]:
            return lambda item: CellText(str(readings[column](item) or ""), Ink.MUTED)

        return {
            Column.ID: lambda i: CellText(plain(i.key), Ink.MUTED),
            Column.TITLE: lambda i: CellText(plain(i.title)),
            Column.STAGE: lambda i: CellText(stage_short(i.stage), Ink.MUTED),
            Column.ROLE: lambda i: CellText(plain(role_name(i.role, roles)) or _("no role"), _quiet(i.role)),
            Column.MEMBER: who,
            Column.STATUS: lambda i: CellText(status_name(i.status), Ink.MUTED),
            Column.DUE: lambda i: due(i, column_day, Ink.LATE if health[i.id].late else Ink.PLAIN),
            Column.D_DAY: lambda i: due(i, lambda day: relative_day(day, d_day), Ink.MUTED),
            Column.IN_DAYS: lambda i: due(i, lambda day: days_away(day, today)),
            **{column: day_of(column) for column in _DAYS},
            Column.SLACK: slack,
            Column.DURATION: lambda i: CellText(workdays_short(i.duration), Ink.MUTED),
            Column.DAYS_LATE: lambda i: number(Column.DAYS_LATE)(i)._replace(ink=Ink.LATE),
            Column.GATE: lambda i: CellText(_("gate") if i.gate else "", Ink.ACCENT),
            Column.STEPS: lambda i: CellText(steps_text(i, outlook), Ink.MUTED),
            Column.TAGS: lambda i: CellText(" ".join(f"#{plain(tag)}" for tag in i.tags), Ink.KEY),
            Column.REVIEWER: lambda i: CellText(plain(role_name(i.reviewer, roles)), Ink.MUTED),
            Column.REVIEW: lambda i: CellText(review_name(i.review), Ink.MUTED),
            Column.EVIDENCE: lambda i: CellText(_("yes") if readings[Column.EVIDENCE](i) else "", Ink.GOOD),
            Column.DELIVERABLE: lambda i: CellText(plain(i.deliverable), Ink.MUTED),
            Column.ACCEPTANCE: lambda i: CellText(plain(i.acceptance), Ink.MUTED),
        }

    # -- widths -------------------------------------------------------------------------------------------------------
    def slots(self, columns: Sequence[Column], by: Grouping, width: int) -> Sequence[Slot]:
        """The columns that fit into so many cells, with a blank behind each; what does not fit hides."""
        wanted = [column for column in columns if _SAME_AS_GROUP.get(by) is not column]
        flexible = next((column for column in _FLEXIBLE if column in wanted), None)
        widths = {column: self._widths[column] for column in wanted}
        if flexible is not None:
            widths[flexible] = _LEAST_TITLE
        hiding = [column for column in _GIVE_WAY if column in widths and column is not flexible]
        if tuple(columns) == USUAL:
            missing = _GOOD_TITLE - _LEAST_TITLE
            for column in [column for column in _HELPING if column in widths]:
                if sum(widths.values()) + len(widths) + missing > width:
                    del widths[column]
                    hiding.remove(column)
        while sum(widths.values()) + len(widths) > width and hiding:
            if hiding[0] in (Column.MEMBER, Column.D_DAY, Column.DUE) and widths.get(Column.STATE, 1) > 1:
                widths[Column.STATE] = 1
                continue
            del widths[hiding.pop(0)]
        if flexible is not None:
            widths[flexible] = max(widths[flexible] + width - sum(widths.values()) - len(widths), 4)
        return [Slot(column, widths[column], column in _RIGHT) for column in wanted if column in widths]

    def _measured(self) -> Mapping[Column, int]:
        """Cells that the columns need: those of their heads, and of the words that may stand in them."""
        outlook = self.outlook
        roles = [role_name(key, outlook.roles) for key in outlook.roles]
        team = [member.name for member in outlook.plan.member.values()]
        words: Mapping[Column, Iterable[str]] = {
            Column.STATE: [f"× {state_name(state)}" for state in State],
            Column.STAGE: [stage_short(stage) for stage in outlook.items],
            Column.ROLE: roles,
            Column.REVIEWER: roles,
            Column.MEMBER: [*team, _("nobody")],
            Column.IN_DAYS: [
                days_away(date(2000, 1, 1), date(2000, 1, 23)),
                days_away(date(2000, 4, 30), date(2000, 1, 1)),
            ],
            Column.REVIEW: [review_name(key) for key in ("asked", "passed", "returned")],
            Column.SLACK: [workdays_short(-10)],
            Column.DURATION: [workdays_short(10)],
            Column.STATUS: [state_name(State.IN_PROGRESS)],
        }
        usual = {Column.ID: 14, Column.TAGS: 12, Column.DELIVERABLE: 24, Column.ACCEPTANCE: 24, Column.STEPS: 5}
        most = {Column.ROLE: 14, Column.REVIEWER: 14, Column.MEMBER: 10}
        found = {}
        for column in Column:
            said = max((cell_len(plain(text)) for text in words.get(column, ())), default=usual.get(column, 6))
            found[column] = max(min(said, most.get(column, said)), cell_len(column_name(column)) + 1)
        return found


_LEFT = (Column.IN_DAYS, Column.SLACK, Column.DAYS_LATE)
_DAYS = (Column.PLANNED, Column.FORECAST, Column.LATEST, Column.STARTED, Column.FINISHED)


def _quiet(key: str) -> Ink:
    return Ink.MUTED if key else Ink.WARN
