"""The load on paper: a map of hours by day, the days that are too much, and what would mend them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from shlex import quote
from typing import TYPE_CHECKING

from rich.cells import cell_len

from campaigntui.cli import phrases
from campaigntui.cli.output import Ink, clean, inked, put, say
from campaigntui.cli.tables import Cell, table
from campaigntui.scene.cells import fit
from campaigntui.usecases.commands.dates import ShiftItems
from campaigntui.wording import _, role_name
from campaigntui.wording.dates import full_day, weekday_letters

if TYPE_CHECKING:
    from campaigntui.scheduling.load import DayLoad, Load, Overload
    from campaigntui.scheduling.outlook import Outlook
    from campaigntui.usecases.relief import Relief

NAME_WIDTH = 20
"""Cells of the column of names."""
CELL_WIDTH = 4
"""Cells of a day: up to three digits, and a mark for what is too much."""


def page(outlook: Outlook, found: Load, by: str) -> None:
    """Print the load by `role` or `member` as a map of days, then the days that are too much."""
    say(f"{full_day(found.first)} – {full_day(found.last)}", Ink.STRONG)
    rows: dict[str, Mapping[date, DayLoad]]
    if by == "role":
        rows = {role_name(key, outlook.roles): days for key, days in found.roles.items()}
        overloads = found.role_overloads()
    else:
        rows = {outlook.plan.member[key].name: days for key, days in found.members.items()}
        overloads = found.overloads()
    _map(rows, [found.first + timedelta(days=n) for n in range((found.last - found.first).days + 1)])
    say()
    if not overloads:
        say(_("Nobody has too much.") if by == "member" else _("No role has too much."))
        return
    say(_("Too much"), Ink.STRONG)
    table([_overload_row(outlook, overload) for overload in overloads])


def _map(rows: Mapping[str, Mapping[date, DayLoad]], days: list[date]) -> None:
    """Two lines of headings, then a line for everybody."""
    heads = (("", [weekday_letters(day) for day in days]), (_("hours a day"), [str(day.day) for day in days]))
    for name, cells in heads:
        _line(name, (Cell(_right(cell), Ink.MUTED) for cell in cells))
    for name, line in rows.items():
        _line(name, (_cell(line.get(day)) for day in days))


def _line(name: str, cells: Iterable[Cell]) -> None:
    shown = fit(clean(name), NAME_WIDTH - 1)
    put((shown + " " * (NAME_WIDTH - cell_len(shown)) + "".join(inked(*cell) for cell in cells)).rstrip())


def _cell(load: DayLoad | None) -> Cell:
    if load is None or not (load.hours or load.capacity):
        return Cell(_right(""))
    if not load.hours:
        return Cell(_right("."), Ink.MUTED)
    hours = f"{load.hours:.0f}"
    return Cell(_right(hours, "!"), Ink.BAD) if load.over else Cell(_right(hours))


def _right(text: str, mark: str = " ") -> str:
    return " " * (CELL_WIDTH - 1 - cell_len(text)) + text + mark


def _overload_row(outlook: Outlook, overload: Overload) -> tuple[str | Cell, ...]:
    """“Fri 9 Oct · D-33  Chen Yu  12 of 8 h  brief, price-check”."""
    load = overload.load
    return (
        phrases.day(overload.day, outlook.plan.d_day.day),
        Cell(_who(outlook, overload), Ink.STRONG),
        Cell(_("{hours} of {capacity} h").format(hours=_h(load.hours), capacity=_h(load.capacity)), Ink.BAD),
        ", ".join(outlook.plan.item[item_id].key for item_id in load.items),
    )


def _who(outlook: Outlook, overload: Overload) -> str:
    if overload.member_id is None:
        return role_name(overload.role, outlook.roles)
    return outlook.plan.member[overload.member_id].name


def _h(hours: float) -> str:
    return f"{hours:g}"


def advice(outlook: Outlook, found: tuple[Relief, ...]) -> None:
    """Print suggestions as commands, each with its effect."""
    say()
    if not found:
        say(_("Nothing that moves inside its slack or changes hands would mend it."))
        return
    say(_("What would mend it, one after the other"), Ink.STRONG)
    table(
        [
            (
                Cell(_command(outlook, one), Ink.STRONG),
                outlook.plan.item[one.item_id].title,
                _("too much: {before} h, then {after} h").format(before=_h(one.before), after=_h(one.after)),
            )
            for one in found
        ]
    )


def _command(outlook: Outlook, relief: Relief) -> str:
    """The suggestion as a command line that does it."""
    key = quote(outlook.plan.item[relief.item_id].key)
    if isinstance(relief.command, ShiftItems):
        return f"campaigntui edit {key} --due {quote(str(relief.due))}"
    member = outlook.plan.member[relief.command.member_id] if relief.command.member_id is not None else None
    return f"campaigntui assign {key} {quote(member.name) if member is not None else 'none'}"
