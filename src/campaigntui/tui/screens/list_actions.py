"""Finding and marking items, the same on every screen that lists them: filter, next match, marks, ranges."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.binding import Binding, BindingType
from textual.reactive import var

from campaigntui.domain.checklist import Item
from campaigntui.domain.ids import ItemId
from campaigntui.errors import N_
from campaigntui.tui.screens.item_actions import ItemScreen
from campaigntui.tui.screens.plan_screen import PlanScreen
from campaigntui.tui.screens.view_actions import ViewScreen
from campaigntui.tui.text import plain
from campaigntui.tui.wardrobe import DressedApp
from campaigntui.tui.widgets.filter_bar import FilterBar
from campaigntui.tui.widgets.head_line import HeadLine
from campaigntui.wording import _, ngettext, sentence

if TYPE_CHECKING:
    from campaigntui.usecases.filtering import Completion, FilterWrong, Texts
    from campaigntui.usecases.filtering import View as ItemView


class ListScreen(ItemScreen, ViewScreen, PlanScreen):
    """A view with a list of items and a filter bar. A subclass says what is listed and moves the cursor when told."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "match(1)", N_("Next match"), show=False, id="list.next_match"),
        Binding("N", "match(-1)", N_("Match before"), show=False, id="list.match_before"),
        Binding("space", "mark", N_("Mark"), id="list.mark"),
        Binding("v", "range", N_("Mark a range"), show=False, id="list.range"),
        Binding("*,＊", "mark_all", N_("Mark all on show"), show=False, id="list.mark_all"),
    ]

    needle: var[str] = var("", init=False)
    """What the list is narrowed to; empty shows everything."""
    marks: var[frozenset[ItemId]] = var(frozenset(), init=False)
    """Marked items."""
    app = getters.app(DressedApp)

    _texts: Texts | None = None
    _readable = ""
    _problem: FilterWrong | None = None
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

    def narrow(self, words: str) -> None:
        """Put these words into the filter bar."""
        self.query_one(FilterBar).fill(words)

    # -- filter -------------------------------------------------------------------------------------------------------
    def filter_test(self) -> Callable[[Item], bool] | None:
        """Which items the filter lets through; None when there is no filter.

        A filter that cannot be read, as happens while it is typed, leaves the last one in force and says why.
        """
        self._problem = None
        if not self.needle:
            self._readable = ""
            return None
        # The filter language is loaded when somebody filters, so that the first frame does not wait for it.
        from campaigntui.usecases.filtering import FilterWrong, Texts, item_filter

        self._texts = self._texts or Texts()
        for words in filter(None, (self.needle, self._readable)):
            try:
                test = item_filter(words, self.outlook(), self._texts)
            except FilterWrong as error:
                self._problem = self._problem or error
            else:
                self._readable = words
                return test
        return None

    def _completions(self, text: str, cursor: int) -> Sequence[Completion]:
        from campaigntui.usecases.filtering import complete

        return complete(text, cursor, self.outlook())

    def view_on_show(self) -> ItemView:
        """The filter."""
        from campaigntui.usecases.filtering import View as ItemView

        return ItemView("", self.needle)

    def take_view(self, view: ItemView) -> None:
        """Narrow to what the view asks."""
        self.query_one(FilterBar).fill(view.filter)
        self.needle = view.filter.strip()

    def action_filter(self) -> None:
        """Type what to look for."""
        bar = self.query_one(FilterBar)
        bar.completer = self._completions
        bar.ask()
        if not self.needle:
            self.call_after_refresh(self._read_ahead)

    def _read_ahead(self) -> None:
        """Read texts and the table of sounds before the first letter asks for them."""
        from campaigntui.usecases.filtering import Texts, item_filter

        self._texts = self._texts or Texts()
        item_filter("a", self.outlook(), self._texts)

    def on_filter_bar_narrowed(self, event: FilterBar.Narrowed) -> None:
        """Narrow while typing."""
        event.stop()
        self.needle = event.needle.strip()
        bar, wrong = self.query_one(FilterBar), self._problem
        bar.point(*((wrong.at, wrong.length) if wrong is not None else (0, 0)))
        bar.remark(bar.offered() or (_shortly(wrong) if wrong is not None else self._slip()))

    def _slip(self) -> str:
        """What may be the reason when nothing is found: a word before a colon that names no field."""
        if not self.needle or self.listed():
            return ""
        from campaigntui.usecases.filtering import unknown_fields

        names = unknown_fields(self.needle)
        return _("“{name}” is no field, so it is looked for as a text.").format(name=names[0]) if names else ""

    def on_filter_bar_left(self, event: FilterBar.Left) -> None:
        """Back to the list, where a filter that is kept puts the cursor on something that it found."""
        event.stop()
        self.focus_list()
        if self.needle and self.current_item is None and (found := self.listed()):
            self.go_to_item(found[0])

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

    def action_mark_all(self) -> None:
        """Mark everything on show; take the marks away when it is marked already."""
        self._range_from = None
        on_show = frozenset(self.listed())
        self.marks = self.marks - on_show if on_show <= self.marks else self.marks | on_show

    def action_range(self) -> None:
        """Begin a range that follows the cursor, on a heading with the item below it; the second time, keep it."""
        if self._range_from is not None:
            self._range_from = None
            return
        if self.current_item is None:
            self.step()
        item = self._here()
        if item is None:
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


def _shortly(wrong: FilterWrong) -> str:
    """What is wrong with a filter, in the little room behind it: the guess alone, where there is one."""
    guess = wrong.values.get("guess")
    return sentence(wrong) if guess is None else _("Did you mean “{guess}”?").format(guess=guess)
