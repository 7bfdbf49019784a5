"""What is on somebody's desk, as lines: the items of a member or a role, duties, days off, handoffs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from campaigntui.domain.checklist import Item
from campaigntui.domain.people import Handoff
from campaigntui.scene.cells import fit
from campaigntui.scheduling.health import State
from campaigntui.scheduling.outlook import Outlook
from campaigntui.tui.marks import STATE_INKS, Ink, glyph
from campaigntui.tui.text import plain, wrap
from campaigntui.tui.widgets.lines import Piece
from campaigntui.tui.widgets.people_list import Person, Seat
from campaigntui.tui.widgets.sheet import SheetRow
from campaigntui.wording import _, role_name
from campaigntui.wording.dates import DAY_COLUMN, column_day, long_day


def desk_rows(row: Person | Seat, outlook: Outlook, width: int) -> Iterator[SheetRow]:
    """The panel beside the list. Rows of items carry their id as key."""
    width -= 2
    if isinstance(row, Person):
        yield from _words(row.member.name, Ink.STRONG, width)
        roles = ", ".join(role_name(key, outlook.roles) for key in row.member.roles) or _("no role")
        yield from _words(roles, Ink.MUTED, width)
        coming = [long_day(day) for day in row.member.days_off if day >= outlook.today]
        if coming:
            yield from _heading(_("Days off"))
            yield from _words(", ".join(coming), Ink.PLAIN, width)
        yield from _items(row.items, outlook, width)
        return
    yield from _words(role_name(row.role.key, outlook.roles), Ink.STRONG, width)
    yield from _words(", ".join(m.name for m in row.holders) or _("Nobody holds this role."), Ink.MUTED, width)
    if row.role.duties:
        yield from _heading(_("Duties"))
        for duty in row.role.duties:
            for number, text in enumerate(wrap(duty, width - 2, 3)):
                yield SheetRow([Piece("   " if number else " ∙ ", Ink.MUTED), Piece(text)])
    yield from _items(row.items, outlook, width)
    handoffs = outlook.plan.handoff.values()
    key = row.role.key
    yield from _handoffs(_("Gives"), [(h.receiver, h) for h in handoffs if h.giver == key], outlook, width)
    gets = [(h.giver, h) for h in handoffs if h.receiver == key]
    yield from _handoffs(_("Gets"), gets, outlook, width)


def _heading(title: str) -> Iterator[SheetRow]:
    yield SheetRow([])
    yield SheetRow([Piece(" " + title, Ink.HEADING)])


def _words(text: str, ink: Ink, width: int) -> Iterator[SheetRow]:
    return (SheetRow([Piece(" " + row, ink)]) for row in wrap(text, width, 6))


def _items(items: Iterable[Item], outlook: Outlook, width: int) -> Iterator[SheetRow]:
    health, windows = outlook.health.items, outlook.schedule.windows
    unfinished = [i for i in items if health[i.id].state is not State.DONE]
    if unfinished:
        yield from _heading(_("Open items"))
    for item in sorted(unfinished, key=lambda i: windows[i.id].planned_finish or windows[i.id].forecast_finish):
        state = health[item.id].state
        title = fit(plain(item.title), width - 3 - DAY_COLUMN)
        due = Piece(column_day(windows[item.id].planned_finish), Ink.LATE if health[item.id].late else Ink.MUTED)
        yield SheetRow([Piece(f" {glyph(state)} ", STATE_INKS[state]), Piece(title), Piece(" "), due], item.id)


def _handoffs(title: str, handoffs: list[tuple[str, Handoff]], outlook: Outlook, width: int) -> Iterator[SheetRow]:
    if handoffs:
        yield from _heading(title)
    for other, handoff in handoffs:
        arrow = "⇄" if handoff.two_way else "→" if other == handoff.receiver else "←"
        words = f"{role_name(other, outlook.roles)}: {plain(handoff.artefact)}"
        for number, text in enumerate(wrap(words, width - 2, 3)):
            yield SheetRow([Piece("   " if number else f" {arrow} ", Ink.ACCENT), Piece(text)])
