"""What is on somebody's desk, as lines: the items of a member or a role, duties, days off, handoffs."""

from __future__ import annotations

from collections.abc import Iterator

from campaigntui.scheduling.outlook import Outlook
from campaigntui.tui.marks import Ink
from campaigntui.tui.screens.item_sheet import heading
from campaigntui.tui.screens.role_sheet import open_item_rows, role_rows
from campaigntui.tui.widgets.people_list import Person, Seat
from campaigntui.tui.widgets.sheet import SheetRow, text_rows
from campaigntui.wording import _, listed, role_name
from campaigntui.wording.dates import long_day
from campaigntui.wording.worktimes import work_words


def desk_rows(row: Person | Seat, outlook: Outlook, width: int) -> Iterator[SheetRow]:
    """The panel beside the list. Rows of items carry their id as key."""
    if isinstance(row, Seat):
        yield from role_rows(row.role.key, outlook, width)
        return
    width -= 2
    yield from text_rows(row.member.name, Ink.STRONG, width)
    roles = listed(role_name(key, outlook.roles) for key in row.member.roles) or _("no role")
    yield from text_rows(roles, Ink.MUTED, width)
    if usual := work_words(row.member):
        yield from text_rows(usual, Ink.PLAIN, width)
    coming = [long_day(day) for day in row.member.days_off if day >= outlook.today]
    if coming:
        yield from heading(_("Days off"))
        yield from text_rows(listed(coming), Ink.PLAIN, width)
    yield from open_item_rows(row.items, outlook, width)
