"""By which column a table is sorted, and what it is cut into."""

from __future__ import annotations

from collections.abc import Hashable

from campaigntui.tui.dialogs.pick_list import Option, PickDialog
from campaigntui.usecases.checklist.columns import Column, SortKey
from campaigntui.usecases.checklist.grouping import Grouping
from campaigntui.wording import _
from campaigntui.wording.columnwords import column_name, grouping_name

_OFTEN = (
    Column.DUE, Column.SLACK, Column.DAYS_LATE, Column.STATE, Column.MEMBER, Column.ROLE, Column.STAGE, Column.TITLE,
)  # fmt: skip
"""What lists are sorted by again and again comes first."""


class SortBy(PickDialog[tuple[SortKey, ...] | None]):
    """Dismissed with the new order; empty for that of the plan. The column sorted by already turns round."""

    def __init__(self, now: tuple[SortKey, ...]) -> None:
        self._now = now[0] if now else None
        columns = (*_OFTEN, *(column for column in Column if column not in _OFTEN))
        options = [Option(None, _("As in the plan"), also="plan")]
        options += [Option(column, column_name(column), self._note(column), also=column) for column in columns]
        super().__init__(_("Sort by"), options, self._now.column if self._now else None)

    def _note(self, column: Column) -> str:
        if self._now is None or self._now.column is not column:
            return ""
        return "▾" if self._now.down else "▴"

    def picked(self, value: Hashable) -> None:
        """Sort by it."""
        self.dismiss(turned(self._now, value) if isinstance(value, Column) else ())


class GroupBy(PickDialog[Grouping | None]):
    """Dismissed with what the list is cut into."""

    def __init__(self, now: Grouping) -> None:
        super().__init__(_("Groups"), [Option(each, grouping_name(each), also=each) for each in Grouping], now)

    def picked(self, value: Hashable) -> None:
        """Cut so."""
        self.dismiss(Grouping(str(value)))


def turned(now: SortKey | None, column: Column) -> tuple[SortKey, ...]:
    """Sorted by this column; the other way round when it is the one already."""
    same = now is not None and now.column is column
    return (SortKey(column, down=same and now is not None and not now.down),)
