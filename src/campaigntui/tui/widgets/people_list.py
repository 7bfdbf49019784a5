"""Members and roles of a campaign in one list: who has how much on the desk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import ClassVar

from rich.cells import cell_len

from campaigntui.domain.checklist import Item
from campaigntui.domain.people import Member, Role
from campaigntui.scene.cells import fit, fit_right
from campaigntui.scheduling.health import State
from campaigntui.scheduling.outlook import Outlook
from campaigntui.tui.marks import Ink
from campaigntui.tui.text import plain
from campaigntui.tui.widgets.lines import Line, Piece
from campaigntui.tui.widgets.rowlist import RowList
from campaigntui.wording import _, listed, pgettext, role_name
from campaigntui.wording.worktimes import work_words


@dataclass(frozen=True, slots=True)
class Person:
    """A member with what is on their desk."""

    member: Member
    items: tuple[Item, ...]
    open: int
    late: int


@dataclass(frozen=True, slots=True)
class Seat:
    """A role with its holders and its items."""

    role: Role
    holders: tuple[Member, ...]
    items: tuple[Item, ...]
    done: int
    late: int


@dataclass(frozen=True, slots=True)
class Title:
    """A heading with its columns."""

    name: str
    columns: tuple[str, ...]


_COLUMNS = (7, 6, 9)
"""Cells of the numbers."""

PeopleRow = Person | Seat | Title | None


def people_rows(outlook: Outlook) -> list[PeopleRow]:
    """Members first, then roles, each with counts."""
    health = outlook.health.items
    of_member: defaultdict[object, list[Item]] = defaultdict(list)
    of_role: defaultdict[str, list[Item]] = defaultdict(list)
    for item in (item for found in outlook.items.values() for item in found):
        of_member[item.member_id].append(item)
        of_role[item.role].append(item)
    members = [m for m in outlook.plan.member.values() if not m.archived]
    rows: list[PeopleRow] = [Title(_("Members"), (pgettext("column", "Open"), _("Late"), _("Days off")))]
    for member in members:
        own = tuple(of_member[member.id])
        unfinished = sum(health[i.id].state is not State.DONE for i in own)
        rows.append(Person(member, own, unfinished, sum(health[i.id].late for i in own)))
    rows += [None, Title(_("Roles"), (_("Done"), _("Late"), ""))]
    for key, role in outlook.roles.items():
        own = tuple(of_role[key])
        holders = tuple(m for m in members if key in m.roles)
        done = sum(health[i.id].state is State.DONE for i in own)
        rows.append(Seat(role, holders, own, done, sum(health[i.id].late for i in own)))
    return rows


class PeopleList(RowList[PeopleRow]):
    """Shows the rows of `people_rows`."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *RowList.COMPONENT_CLASSES, Ink.STRONG, Ink.MUTED, Ink.HEADING, Ink.LATE, Ink.WARN, Ink.GOOD,
    }  # fmt: skip

    outlook: Outlook
    _longest: Mapping[type, int] = MappingProxyType({})
    """Cells of the longest name of a member, and of a role."""

    def show(self, rows: Sequence[PeopleRow]) -> None:
        """Names take what the longest of their kind needs, so that the rest is for what stands beside them."""
        members = (cell_len(plain(row.member.name)) for row in rows if isinstance(row, Person))
        roles = (cell_len(plain(role_name(row.role.key, self.outlook.roles))) for row in rows if isinstance(row, Seat))
        self._longest = {Person: max(members, default=0), Seat: max(roles, default=0)}
        super().show(rows)

    def key_of(self, row: PeopleRow) -> Hashable:
        """Members by id, roles by key."""
        if isinstance(row, Person):
            return row.member.id
        return row.role.key if isinstance(row, Seat) else None

    def line_of(self, row: PeopleRow, width: int) -> Line:
        """One line."""
        if row is None:
            return []
        if isinstance(row, Title):
            columns = "".join(map(fit_right, row.columns, _COLUMNS))
            return [Piece(" " + fit(row.name, width - sum(_COLUMNS) - 2), Ink.HEADING), Piece(columns + " ", Ink.MUTED)]
        roles = self.outlook.roles
        if isinstance(row, Person):
            name, note = row.member.name, listed(role_name(key, roles) for key in row.member.roles)
            note = " · ".join(filter(None, (note, work_words(row.member))))
            off = len([d for d in row.member.days_off if d >= self.outlook.today])
            numbers = (_count(row.open), _count(row.late), _count(off))
        else:
            name, note = role_name(row.role.key, roles), listed(m.name for m in row.holders)
            numbers = (f"{row.done}/{len(row.items)}", _count(row.late), "")
        short = fit(plain(name), min(24, width // 3, self._longest[type(row)]))
        room = width - sum(_COLUMNS) - 4 - cell_len(short)
        words = Piece("  " + fit(plain(note) or _("nobody") if isinstance(row, Seat) else plain(note), room), Ink.MUTED)
        if isinstance(row, Seat) and not row.holders:
            words = words._replace(ink=Ink.WARN)
        open_or_done, late, away = (fit_right(text, wide) for text, wide in zip(numbers, _COLUMNS, strict=True))
        return [
            Piece(" " + short, Ink.STRONG),
            words,
            Piece(open_or_done),
            Piece(late, Ink.LATE),
            Piece(away + " ", Ink.MUTED),
        ]


def _count(number: int) -> str:
    """A number, or nothing where there is nothing to say."""
    return str(number) if number else ""
