"""The checklist of a stage: items in groups, their steps below them, one line each."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import date
from enum import Enum
from typing import ClassVar, NamedTuple

from rich.cells import cell_len

from campaigntui.domain.checklist import Item, Step
from campaigntui.domain.ids import ItemId, RowId
from campaigntui.domain.stage import Stage
from campaigntui.errors import N_
from campaigntui.scene.cells import fit, fit_right
from campaigntui.scheduling.health import State
from campaigntui.scheduling.outlook import Outlook
from campaigntui.tui.facts import slack_ink, who
from campaigntui.tui.marks import STATE_INKS, Ink, glyph
from campaigntui.tui.text import plain
from campaigntui.tui.widgets.lines import Line, Piece
from campaigntui.tui.widgets.rowlist import RowList
from campaigntui.wording import _, role_name, state_name
from campaigntui.wording.dates import DAY_COLUMN, column_day, relative_day, workdays_short

_ROOM_FOR_WORDS = 76
"""Cells from which on a row says the state in a word."""
_ROOM_FOR_NAMES = 64
"""Cells from which on a row says who does it."""


class Order(Enum):
    """By what the items are grouped; the value is its name."""

    ROLE = N_("by role")
    DUE = N_("by due date")
    STATE = N_("by state")


class Group(NamedTuple):
    """A heading with how much below it is done."""

    name: str
    done: int
    total: int


class StepRow(NamedTuple):
    """A step; told apart from an item by its type."""

    step: Step


ListRow = Group | Item | StepRow | None
"""None is a blank line between groups."""


class StepKey(NamedTuple):
    """Key of the row of a step."""

    step_id: RowId


class Checklist(RowList[ListRow]):
    """Shows one stage. Marks and the filter come from the screen."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *RowList.COMPONENT_CLASSES, *STATE_INKS.values(),
        Ink.MUTED, Ink.HEADING, Ink.ACCENT, Ink.GOOD, Ink.WARN, Ink.BAD,
    }  # fmt: skip

    outlook: Outlook | None = None
    marked: frozenset[ItemId] = frozenset()

    def lay(
        self,
        outlook: Outlook,
        stage: Stage,
        order: Order,
        *,
        steps: bool,
        fits: Callable[[Item], bool],
    ) -> None:
        """Show a stage in this order; `steps` shows the steps of items that are not done."""
        self.outlook = outlook
        rows: list[ListRow] = []
        for name, items in _groups(outlook, [i for i in outlook.items[stage] if fits(i)], order):
            done = sum(outlook.health.items[i.id].state is State.DONE for i in items)
            rows += [None, Group(name, done, len(items))] if rows else [Group(name, done, len(items))]
            for item in items:
                rows.append(item)
                if steps and outlook.health.items[item.id].state is not State.DONE:
                    rows += [StepRow(step) for step in outlook.steps.get(item.id, ())]
        self.show(rows)

    @property
    def current_item(self) -> Item | None:
        """The item under the cursor, or the one whose step is."""
        row = self.current
        if isinstance(row, StepRow) and self.outlook is not None:
            return self.outlook.plan.item.get(row.step.item_id)
        return row if isinstance(row, Item) else None

    def key_of(self, row: ListRow) -> Hashable:
        """Items and steps hold the cursor."""
        if isinstance(row, StepRow):
            return StepKey(row.step.id)
        return row.id if isinstance(row, Item) else None

    def line_of(self, row: ListRow, width: int) -> Line:
        """One line, in columns that are the same for all rows."""
        if row is None or self.outlook is None:
            return []
        if isinstance(row, Group):
            return self._group(row, width)
        if isinstance(row, StepRow):
            state, ink = (State.DONE, Ink.DONE) if row.step.done else (State.READY, Ink.READY)
            words = fit(plain(row.step.title), max(width - 9, 0))
            return [
                Piece(f"       {glyph(state)} ", ink),
                Piece(words, Ink.MUTED if row.step.done else Ink.PLAIN),
            ]
        return self._item(row, self.outlook, width)

    def _group(self, group: Group, width: int) -> Line:
        count = f" {group.done}/{group.total}"
        columns = fit(_("Who"), 11) if width >= _ROOM_FOR_NAMES else ""
        columns += fit_right(_("Due"), DAY_COLUMN) + " " * 6 + fit_right(_("Slack"), 8) + " "
        room = width - cell_len(columns) - cell_len(count) - 1
        name = fit(plain(group.name), min(room, cell_len(plain(group.name))))
        ink = Ink.GOOD if group.done == group.total else Ink.MUTED
        gap = Piece(" " * max(room - cell_len(name), 0))
        return [Piece(f" {name}", Ink.HEADING), Piece(count, ink), gap, Piece(columns, Ink.MUTED)]

    def _item(self, item: Item, outlook: Outlook, width: int) -> Line:
        health, window = outlook.health.items[item.id], outlook.schedule.windows[item.id]
        done = health.state is State.DONE
        ink = STATE_INKS[health.state]
        word, name = 12 if width >= _ROOM_FOR_WORDS else 0, 10 if width >= _ROOM_FOR_NAMES else 0
        due: date | None = item.finished if done else window.planned_finish
        relative = relative_day(due, outlook.plan.d_day.day) if due else ""
        steps = outlook.steps.get(item.id, ())
        count = f" {sum(s.done for s in steps)}/{len(steps)}" if steps else ""
        slack = "" if done or window.slack is None else workdays_short(window.slack)
        tail = [
            Piece(
                " " + fit(who(item, outlook), name) if name else "", Ink.MUTED if done or item.member_id else Ink.WARN
            ),
            Piece(
                " " + fit_right(column_day(due), DAY_COLUMN), ink if health.late else Ink.MUTED if done else Ink.PLAIN
            ),
            Piece(fit_right(relative, 6), Ink.MUTED),
            Piece(fit_right(slack, 8) + " ", slack_ink(window.slack)),
        ]
        head = [
            Piece("●" if item.id in self.marked else " ", Ink.ACCENT),
            Piece(f" {glyph(health.state)} " + (fit(state_name(health.state), word) if word else ""), ink),
        ]
        room = width - 4 - word - (name + 1 if name else 0) - 1 - DAY_COLUMN - 6 - 9
        title = fit(plain(item.title), max(room - len(count), 0)).rstrip()
        gap = fit("", max(room - cell_len(title) - len(count), 0))
        return [*head, Piece(title, Ink.MUTED if done else Ink.PLAIN), Piece(count, Ink.MUTED), Piece(gap), *tail]


def _groups(outlook: Outlook, items: list[Item], order: Order) -> Iterable[tuple[str, list[Item]]]:
    if order is Order.DUE:
        windows = outlook.schedule.windows
        items = sorted(items, key=lambda item: windows[item.id].planned_finish or date.max)
        return [(_("By due date"), items)] if items else []
    if order is Order.STATE:
        states: dict[State, list[Item]] = {state: [] for state in _STATE_ORDER}
        for item in items:
            states[outlook.health.items[item.id].state].append(item)
        return [(state_name(state), found) for state, found in states.items() if found]
    roles: dict[str, list[Item]] = {key: [] for key in (*outlook.roles, "")}
    for item in items:
        roles.setdefault(item.role, []).append(item)
    return [(role_name(key, outlook.roles) or _("No role"), found) for key, found in roles.items() if found]


_STATE_ORDER = (State.LATE, State.BLOCKED, State.REVIEW, State.IN_PROGRESS, State.READY, State.WAITING, State.DONE)
