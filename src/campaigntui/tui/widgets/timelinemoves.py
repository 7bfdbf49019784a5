"""Moving about the timeline with keys: from row to row, along the days, closer and farther, by another grouping."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from textual.binding import Binding, BindingType

from campaigntui.errors import N_
from campaigntui.scene.bars import focus
from campaigntui.scene.groups import HEADS, Grouping, Holder
from campaigntui.scene.moments import in_order
from campaigntui.scene.rows import RowKey, Rows
from campaigntui.tui.widgets.timelinepainted import PaintedChart
from campaigntui.wording import _


class MovingChart(PaintedChart):
    """The keys of the chart."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "up", N_("Up"), show=False, id="timeline.up"),
        Binding("down,j", "down", N_("Down"), show=False, id="timeline.down"),
        Binding("pageup,ctrl+u", "page_up", N_("Page up"), show=False, id="timeline.page_up"),
        Binding("pagedown,ctrl+d", "page_down", N_("Page down"), show=False, id="timeline.page_down"),
        Binding("home", "top", N_("First row"), show=False, id="timeline.top"),
        Binding("end,G", "bottom", N_("Last row"), show=False, id="timeline.bottom"),
        Binding("left,h", "pan(-1)", N_("Earlier"), show=False, id="timeline.earlier"),
        Binding("right,l", "pan(1)", N_("Later"), show=False, id="timeline.later"),
        Binding("shift+left,H", "pan(-7)", N_("A week earlier"), show=False, id="timeline.week_earlier"),
        Binding("shift+right,L", "pan(7)", N_("A week later"), show=False, id="timeline.week_later"),
        Binding("enter", "open", N_("Open"), id="timeline.open"),
        Binding("t", "today", N_("Today"), show=False, id="timeline.today"),
        Binding("D", "next_anchor", N_("Next moment"), show=False, id="timeline.next_anchor"),
        Binding("!,！", "late", N_("Next late item"), show=False, id="timeline.next_late"),
        Binding(".,。", "bar", N_("The bar into the middle"), show=False, id="timeline.bar"),
        Binding(
            "Z",
            "scale",
            N_("Time scale"),
            show=False,
            tooltip=N_("Time scale: quarter, month, week, day, hour"),
            id="timeline.scale",
        ),
        Binding("0", "whole", N_("The whole plan"), show=False, id="timeline.whole"),
        Binding(
            "p", "group", N_("Group by"), show=False, tooltip=N_("Group by stage, role or member"), id="timeline.group"
        ),
        Binding("backspace", "fold", N_("Close the group"), show=False, id="timeline.fold"),
        Binding(
            "F",
            "fold_all",
            N_("All groups"),
            show=False,
            tooltip=N_("Close or open all groups"),
            id="timeline.fold_all",
        ),
    ]

    # -- rows ---------------------------------------------------------------------------------------------------------
    def _move(self, rows: int) -> None:
        keys = self._rows.keys
        if self.cursor is not None and self.cursor in self._rows.places:
            self.cursor = keys[min(max(self._rows.places[self.cursor] + rows, 0), len(keys) - 1)]

    def action_up(self) -> None:
        """One row up."""
        self._move(-1)

    def action_down(self) -> None:
        """One row down."""
        self._move(1)

    def action_page_up(self) -> None:
        """A screenful up."""
        self._move(-max(self.size.height - self.head_lines - 1, 1))

    def action_page_down(self) -> None:
        """A screenful down."""
        self._move(max(self.size.height - self.head_lines - 1, 1))

    def action_top(self) -> None:
        """To the first row."""
        self._move(-len(self._rows.keys))

    def action_bottom(self) -> None:
        """To the last row."""
        self._move(len(self._rows.keys))

    def action_late(self) -> None:
        """To the next late item, also one under a closed head; after the last one, the first."""
        if self.outlook is None:
            return
        health = self.outlook.health.items
        late = [key for key in self._after_cursor() if not isinstance(key, HEADS) and health[key].late]
        if not late:
            self.notify(_("Nothing is late here."), markup=False, timeout=3)
            return
        self.go_to(late[0])
        self._show_bar()

    def _after_cursor(self) -> Iterator[RowKey]:
        """Every row there would be with all heads open, those below the cursor first, then those above it."""
        assert self.outlook is not None
        heads = frozenset(key for key in Rows.of(self.outlook, (), None, self.grouping).keys if isinstance(key, HEADS))
        everything = Rows.of(self.outlook, heads, self.keep, self.grouping)
        place = -1 if self.cursor is None else everything.places.get(self.cursor, -1)
        yield from everything.keys[place + 1 :]
        yield from everything.keys[: place + 1]

    # -- heads --------------------------------------------------------------------------------------------------------
    def action_open(self) -> None:
        """Show or hide the items under the head with the cursor, or say that the item is wanted."""
        if isinstance(self.cursor, HEADS):
            self.opened ^= {self.cursor}
        elif self.cursor is not None:
            self.post_message(self.Opened(self, self.cursor))

    def action_fold(self) -> None:
        """Close the head that the cursor is under; it takes the cursor."""
        head = None if self.outlook is None else self._rows.head(self.outlook, self.cursor)
        if head is not None:
            self.opened -= {head}

    def action_fold_all(self) -> None:
        """Close every head; open all of them when none is open."""
        heads = frozenset(key for key in self._rows.keys if isinstance(key, HEADS))
        self.opened = self.opened - heads if self.opened & heads else self.opened | heads

    def action_group(self) -> None:
        """Group by the next of stage, role and member."""
        kinds = list(Grouping)
        self.grouping = kinds[(kinds.index(self.grouping) + 1) % len(kinds)]

    # -- days ---------------------------------------------------------------------------------------------------------
    def action_pan(self, days: int) -> None:
        """Move along the time axis by some days, later for a positive number; at least by a column."""
        if self._view is not None:
            self._look(self._view.panned(days))

    def action_today(self) -> None:
        """Bring today into the middle."""
        if self._view is not None:
            self._anchor = None
            self._look(self._view.centred(self._view.outlook.today))

    def action_bar(self) -> None:
        """Bring the bar of the row under the cursor into the middle."""
        day = self._focus()
        if self._view is not None and day is not None:
            self._look(self._view.centred(day))

    def _show_bar(self) -> None:
        """The same, unless it is in view."""
        day = self._focus()
        if self._view is not None and day is not None and not self._view.scale.shows(day):
            self.action_bar()

    def _focus(self) -> date | None:
        """The day to look at for the row under the cursor."""
        if self.outlook is None or self.cursor is None:
            return None
        tally = self._rows.tallies.get(self.cursor) if isinstance(self.cursor, Holder) else None
        return focus(self.outlook, self.cursor, tally)

    def action_next_anchor(self) -> None:
        """Bring the next anchor into the middle and name it; after the last one, the first."""
        if self._view is None:
            return
        ordered = in_order(self._view.outlook)
        if self._anchor is None:
            chosen = self._shown_anchor(self._view.outlook)
        else:
            ids = [anchor.id for anchor in ordered]
            place = ids.index(self._anchor) + 1 if self._anchor in ids else 0
            chosen = ordered[place % len(ordered)]
        if chosen is not None:
            self._anchor = chosen.id
            self._look(self._view.centred(chosen.day))

    def action_scale(self) -> None:
        """The next closer time scale around the row under the cursor; after the closest one, the widest."""
        if self._view is not None:
            self._look(self._view.closer(self._focus() or self._view.outlook.today))
            self._reveal()

    def action_whole(self) -> None:
        """The whole plan again, as at the beginning."""
        if self._view is not None:
            self._look(self._view.whole())
            self._reveal()
