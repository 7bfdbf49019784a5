"""Finding and marking items, the same on every screen that lists them: filter, next match, marks, ranges."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.reactive import var

from campaigntui.domain.checklist import Item
from campaigntui.domain.ids import ItemId
from campaigntui.errors import N_
from campaigntui.tui.screens.item_actions import ItemScreen
from campaigntui.tui.screens.plan_screen import PlanScreen
from campaigntui.tui.text import plain
from campaigntui.tui.widgets.filter_bar import FilterBar
from campaigntui.tui.widgets.head_line import HeadLine
from campaigntui.wording import _, ngettext, role_name


class ListScreen(ItemScreen, PlanScreen):
    """A view with a list of items and a filter bar. A subclass says what is listed and moves the cursor when told."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("/,、,／", "filter", N_("Filter"), id="list.filter"),
        Binding("n", "match(1)", N_("Next match"), show=False, id="list.next_match"),
        Binding("N", "match(-1)", N_("Match before"), show=False, id="list.match_before"),
        Binding("space", "mark", N_("Mark"), show=False, id="list.mark"),
        Binding("v", "range", N_("Mark a range"), show=False, id="list.range"),
    ]

    needle: var[str] = var("", init=False)
    """What the list is narrowed to; empty shows everything."""
    marks: var[frozenset[ItemId]] = var(frozenset(), init=False)
    """Marked items."""
    _range_from: ItemId | None = None
    _before_range: frozenset[ItemId] = frozenset()

    # -- for the subclass ---------------------------------------------------------------------------------------------
    def listed(self) -> Sequence[ItemId]:
        """The items on show, from top to bottom."""
        raise NotImplementedError

    def go_to_item(self, item_id: ItemId) -> None:
        """Put the cursor on an item, opening what hides it."""
        raise NotImplementedError

    def step(self) -> None:
        """One row down."""
        raise NotImplementedError

    def focus_list(self) -> None:
        """Give the keys back to the list."""
        raise NotImplementedError

    # -- filter -------------------------------------------------------------------------------------------------------
    def fits(self, item: Item) -> bool:
        """True when every word of the filter is found in the item's title, key, role or person."""
        outlook = self.outlook()
        member = outlook.plan.member.get(item.member_id) if item.member_id is not None else None
        text = " ".join((item.title, item.key, role_name(item.role, outlook.roles), member.name if member else ""))
        return all(word in text.casefold() for word in self.needle.casefold().split())

    def action_filter(self) -> None:
        """Type what to look for."""
        self.query_one(FilterBar).ask()

    def on_filter_bar_narrowed(self, event: FilterBar.Narrowed) -> None:
        """Narrow while typing."""
        event.stop()
        self.needle = event.needle.strip()

    def on_filter_bar_left(self, event: FilterBar.Left) -> None:
        """Back to the list."""
        event.stop()
        self.focus_list()

    def action_match(self, step: int) -> None:
        """To the next item on show, round and round."""
        keys = self.listed()
        if keys:
            here = self.current_item
            place = keys.index(here.id) + step if here is not None and here.id in keys else 0 if step > 0 else -1
            self.go_to_item(keys[place % len(keys)])

    def tell_head(self) -> None:
        """Say in the head line what the list is narrowed to and how many items are marked."""
        words = [_("filter: {words}").format(words=plain(self.needle))] if self.needle else []
        if self.marks:
            words.append(ngettext("{count} marked", "{count} marked", len(self.marks)).format(count=len(self.marks)))
        self.query_one(HeadLine).note(" · ".join(words))

    # -- marks --------------------------------------------------------------------------------------------------------
    @property
    def marked(self) -> Sequence[ItemId]:
        """Marked items in the order of the screen; marked ones that the filter hides come last."""
        on_show = [key for key in self.listed() if key in self.marks]
        return [*on_show, *sorted(self.marks.difference(on_show))] if self.marks else ()

    def action_mark(self) -> None:
        """Set or take the mark, and go on."""
        item = self.current_item
        if item is not None:
            self._range_from = None
            self.marks ^= {item.id}
            self.step()

    def action_range(self) -> None:
        """Begin a range that follows the cursor; the second time, keep it."""
        item = self.current_item
        if self._range_from is not None or item is None:
            self._range_from = None
            return
        self._range_from, self._before_range = item.id, self.marks
        self.follow_range()

    def follow_range(self) -> None:
        """Mark everything between the beginning of the range and the cursor. Called when the cursor has moved."""
        if self._range_from is None:
            return
        item, keys = self.current_item, self.listed()
        if item is None or self._range_from not in keys:
            return
        first, last = sorted((keys.index(self._range_from), keys.index(item.id)))
        self.marks = self._before_range.union(keys[first : last + 1])

    def action_back(self) -> None:
        """One level back: the range, the marks, the filter, then the view."""
        if self.marks or self._range_from is not None:
            self._range_from = None
            self.marks = frozenset()
        elif self.needle:
            self.query_one(FilterBar).drop()
        else:
            super().action_back()
