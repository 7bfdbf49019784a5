"""How a list of items is arranged: its order, what it is cut into, its columns, and views that keep all of that."""

from __future__ import annotations

from textual.reactive import var

from campaigntui.errors import CampaignError
from campaigntui.tui.screens.list_actions import ListScreen
from campaigntui.tui.widgets.column_head import ColumnHead
from campaigntui.tui.widgets.itemcells import USUAL
from campaigntui.usecases.checklist.columns import Column, SortKey, columns_of, sort_keys_of, sort_text
from campaigntui.usecases.checklist.grouping import Grouping, grouping_of
from campaigntui.usecases.filtering import View as ItemView


class ArrangedScreen(ListScreen):
    """A subclass declares the keys, draws what was chosen (`dress`, `lay`), and follows `sort`, `by` and `columns`."""

    sort: var[tuple[SortKey, ...]] = var((), init=False)
    by: var[Grouping] = var(Grouping.STAGE, init=False)
    columns: var[tuple[Column, ...]] = var(USUAL, init=False)

    _taken: ItemView | None = None

    # -- for the subclass ---------------------------------------------------------------------------------------------
    def dress(self) -> None:
        """Show columns and order of now."""
        raise NotImplementedError

    def lay(self) -> None:
        """Show the items that fit."""
        raise NotImplementedError

    def to_top(self) -> None:
        """Put the cursor on the first row."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Begin with what was chosen the last time."""
        chosen = self.app.settings
        columns = tuple(chosen.columns.split(","))
        self._arrange(ItemView("", "", sort=chosen.sort, columns=columns, grouping=chosen.groups))

    # -- actions ------------------------------------------------------------------------------------------------------
    def action_sort(self) -> None:
        """Choose what to sort by."""
        from campaigntui.tui.dialogs.sorting import SortBy

        self.app.push_screen(SortBy(self.sort), self._sorted)

    def _sorted(self, sort: tuple[SortKey, ...] | None) -> None:
        if sort is not None:
            self.sort = sort
            self.app.remember(sort=sort_text(sort))

    def action_turn_sort(self) -> None:
        """The other way round."""
        first = self.sort[0] if self.sort else SortKey(Column.DUE, down=True)
        self._sorted((first._replace(down=not first.down), *self.sort[1:]))

    def on_column_head_chosen(self, event: ColumnHead.Chosen) -> None:
        """A click on the name of a column sorts by it, the second one the other way round."""
        from campaigntui.tui.dialogs.sorting import turned

        event.stop()
        self._sorted(turned(self.sort[0] if self.sort else None, event.column))
        self.focus_list()

    def action_group(self) -> None:
        """Choose what to cut the list into."""
        from campaigntui.tui.dialogs.sorting import GroupBy

        self.app.push_screen(GroupBy(self.by), self._cut)

    def _cut(self, by: Grouping | None) -> None:
        if by is not None:
            self.by = by
            self.app.remember(groups=str(by))

    def action_turn_group(self, places: int) -> None:
        """Cut it by the next thing, or the one before, round and round."""
        cuts = [*Grouping]
        self._cut(cuts[(cuts.index(self.by) + places) % len(cuts)])

    def action_columns(self) -> None:
        """Choose columns and their order."""
        from campaigntui.tui.dialogs.columns import ColumnChooser

        self.app.push_screen(ColumnChooser(self.columns, USUAL), self._chosen)

    def _chosen(self, columns: tuple[Column, ...] | None) -> None:
        if columns is not None:
            self.columns = columns
            self.app.remember(columns="" if columns == USUAL else ",".join(columns))

    # -- views --------------------------------------------------------------------------------------------------------
    def view_on_show(self) -> ItemView:
        """Filter, order, columns and groups of now."""
        columns = () if self.columns == USUAL else tuple(map(str, self.columns))
        return ItemView("", self.needle, sort=sort_text(self.sort), columns=columns, grouping=str(self.by))

    def called(self) -> str:
        """The saved view that is on show, with a star when something of it has been changed."""
        if not self.view_name or self._taken is None:
            return ""
        taken, now = self._taken, self.view_on_show()
        same = (taken.filter, taken.sort, taken.columns, taken.grouping or now.grouping) == now[1:2] + now[3:]
        return self.view_name if same else f"{self.view_name} *"

    def _arrange(self, view: ItemView) -> bool:
        """Take order, columns and groups of the view; False, said, when it cannot be read any more."""
        try:
            sort, columns = sort_keys_of(view.sort), columns_of(view.columns)
            by = grouping_of(view.grouping) if view.grouping else self.by
        except CampaignError as error:
            self.app.refuse(error)
            return False
        self.set_reactive(ArrangedScreen.sort, sort)
        # A view that comes with the program has no columns, so those that somebody has chosen stay.
        self.set_reactive(ArrangedScreen.columns, columns or (self.columns if view.key else USUAL))
        self.set_reactive(ArrangedScreen.by, by)
        return True

    def take_view(self, view: ItemView) -> None:
        """Show it as it was saved; what cannot be read any more is said."""
        if not self._arrange(view):
            return
        self._taken = view
        self.dress()
        before = self.needle
        super().take_view(view)
        if self.needle == before:
            self.lay()
        self.to_top()
