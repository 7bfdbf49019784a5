"""What a role has to do, gives and gets, as lines: the same beside the team and on a page of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from campaigntui.domain.checklist import Item
from campaigntui.scene.cells import fit
from campaigntui.scheduling.goals import standings
from campaigntui.scheduling.handoffs import Delivery, deliveries
from campaigntui.scheduling.health import State
from campaigntui.scheduling.load import load
from campaigntui.scheduling.outlook import Outlook
from campaigntui.tui.marks import STATE_INKS, Ink, glyph
from campaigntui.tui.screens.goal_sheet import goal_rows
from campaigntui.tui.screens.item_sheet import delivery_rows, heading
from campaigntui.tui.text import plain, wrap
from campaigntui.tui.widgets.lines import Line, Piece
from campaigntui.tui.widgets.sheet import SheetRow, text_rows
from campaigntui.wording import _, about, listed, role_name
from campaigntui.wording.dates import DAY_COLUMN, column_day, short_day
from campaigntui.wording.handoffs import standing_name

_WEEKS = 4
"""Weeks of load that are shown."""
_BAR = 20
"""Cells of a week's bar at full capacity."""


def role_rows(role: str, outlook: Outlook, width: int, no_goals: str = "") -> Iterator[SheetRow]:
    """Everything about a role. Rows of items carry their id as key, those of handoffs a `HandoffKey`, those of key
    results a `GoalKey`. `no_goals` is said where the role has no key results; without it nothing is.
    """
    width -= 2
    holders = [m.name for m in outlook.plan.member.values() if role in m.roles and not m.archived]
    yield from text_rows(role_name(role, outlook.roles), Ink.STRONG, width)
    held = listed(holders) or _("Nobody holds this role.")
    yield from text_rows(held, Ink.MUTED if holders else Ink.WARN, width)
    duties = outlook.roles[role].duties
    if duties:
        yield from heading(_("Duties"))
    for duty in duties:
        for number, text in enumerate(wrap(duty, width - 2, 3)):
            yield SheetRow([Piece("   " if number else " ∙ ", Ink.MUTED), Piece(text)])
    if goals := standings(outlook, role):
        yield from goal_rows(goals, width)
    elif no_goals:
        yield from heading(_("Key results"))
        yield from text_rows(no_goals, Ink.MUTED, width)
    yield from _load(role, outlook, width)
    yield from open_item_rows((i for found in outlook.items.values() for i in found if i.role == role), outlook, width)
    found = deliveries(outlook)
    gets = [(each.handoff.giver, each) for each in found if each.handoff.receiver == role]
    gives = [(each.handoff.receiver, each) for each in found if each.handoff.giver == role]
    yield from _handoffs(_("Gets"), gets, outlook, width)
    yield from _handoffs(_("Gives"), gives, outlook, width)


def open_item_rows(items: Iterable[Item], outlook: Outlook, width: int) -> Iterator[SheetRow]:
    """What is not done of these items, the earliest first, under a heading."""
    health, windows = outlook.health.items, outlook.schedule.windows
    unfinished = [i for i in items if health[i.id].state is not State.DONE]
    if unfinished:
        yield from heading(f"{_('Open items')} · {len(unfinished)}")
    for item in sorted(unfinished, key=lambda i: windows[i.id].planned_finish or windows[i.id].forecast_finish):
        state = health[item.id].state
        title = fit(plain(item.title), width - 3 - DAY_COLUMN)
        due = Piece(column_day(windows[item.id].planned_finish), Ink.LATE if health[item.id].late else Ink.MUTED)
        yield SheetRow([Piece(f" {glyph(state)} ", STATE_INKS[state]), Piece(title), Piece(" "), due], item.id)


def _load(role: str, outlook: Outlook, width: int) -> Iterator[SheetRow]:
    """Hours of the next weeks against what the holders can work."""
    monday = outlook.today - timedelta(days=outlook.today.weekday())
    days = load(outlook, outlook.today, monday + timedelta(days=7 * _WEEKS - 1)).roles.get(role, {})
    weeks = [[days[d] for n in range(7) if (d := monday + timedelta(days=7 * w + n)) in days] for w in range(_WEEKS)]
    if not any(day.hours for week in weeks for day in week):
        return
    yield from heading(_("Load of the next weeks"))
    for number, week in enumerate(weeks):
        hours, capacity = sum(day.hours for day in week), sum(day.capacity for day in week)
        first = short_day(max(monday + timedelta(days=7 * number), outlook.today))
        words = _("{hours} of {capacity} h").format(hours=f"{hours:g}", capacity=f"{capacity:g}")
        over = hours > capacity
        yield SheetRow(
            _week(first, words, hours, capacity, min(_BAR, max(width - 32, 0)), Ink.LATE if over else Ink.GOOD)
        )


def _week(first: str, words: str, hours: float, capacity: float, room: int, ink: Ink) -> Line:
    full = min(round(room * hours / capacity), room) if capacity else room if hours else 0
    bar = [Piece("━" * full, ink), Piece("─" * (room - full) + " ", Ink.MUTED)] if room else []
    return [Piece(f"   {fit(first, 8)}", Ink.MUTED), *bar, Piece(words + (" !" if ink is Ink.LATE else ""), ink)]


def _handoffs(title: str, found: list[tuple[str, Delivery]], outlook: Outlook, width: int) -> Iterator[SheetRow]:
    if found:
        yield from heading(f"{title} · {len(found)}")
    for other, each in found:
        way = " ⇄" if each.handoff.two_way else ""
        words = about(
            f"{role_name(other, outlook.roles)}{way}",
            f"{plain(each.handoff.artefact)} · {standing_name(each.standing)}",
        )
        yield from delivery_rows(each, words, width)
