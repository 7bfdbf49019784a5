"""Changes of the days that a campaign works, and of its freezes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from campaigntui.domain.campaign import DayKind
from campaigntui.domain.due import Due
from campaigntui.domain.value import record
from campaigntui.usecases.commands import Command

if TYPE_CHECKING:
    from campaigntui.domain.ids import ItemId
    from campaigntui.domain.plan import Plan


class OwnDay(NamedTuple):
    """What the team says about a date; `kind` None takes back what it said, so that the official list counts again."""

    day: date
    kind: DayKind | None
    name: str = ""


class ListedDay(NamedTuple):
    """A date of an official list that differs from the plain week."""

    day: date
    kind: DayKind
    name: str
    estimated: bool


@record
class SetCalendarDays(Command):
    """Days off and extra workdays of the team's own. They stand before public holidays and make-up workdays."""

    days: tuple[OwnDay, ...]

    def subject(self, before: Plan, after: Plan) -> tuple[str, int]:
        """See `Command`. Days that the calendar had so already do not count."""
        was, now = (
            {(day.day, day.kind, day.name) for day in plan.calendar_day.values() if day.own} for plan in (before, after)
        )
        fresh = {day for day, _kind, _name in was ^ now}
        days = [one for one in self.days if one.day in fresh] or self.days
        first = min(days, key=lambda one: one.day)
        return first.name or first.day.isoformat(), len({one.day for one in days})


@record
class RefreshCalendar(Command):
    """Public holidays and make-up workdays as the lists have them now, in place of the stored ones of those years."""

    years: tuple[int, ...]
    days: tuple[ListedDay, ...]

    def subject(self, before: Plan, after: Plan) -> tuple[str, int]:
        """See `Command`."""
        from campaigntui.wording import listed

        return listed(map(str, self.years)), len(self.years)


@record
class SetFreeze(Command):
    """A freeze of that key, new or in place of the one there is; None keeps a value, or takes the usual one."""

    key: str
    opens: Due | None = None
    closes: Due | None = None
    tags: tuple[str, ...] | None = None
    name: str | None = None

    def subject(self, before: Plan, after: Plan) -> tuple[str, int]:
        """See `Command`."""
        return next((one.shown for one in after.freeze.values() if one.key == self.key), self.key), 1


@record
class RemoveFreeze(Command):
    """Lift a freeze for good."""

    key: str

    def subject(self, before: Plan, after: Plan) -> tuple[str, int]:
        """See `Command`."""
        return next((one.shown for one in before.freeze.values() if one.key == self.key), self.key), 1


@record
class Thaw(Command):
    """Do what a freeze forbids, for a reason that is noted on every item it changes."""

    command: Command
    reason: str

    def named(self) -> tuple[ItemId, ...]:
        """See `Command`."""
        return self.command.named()

    def subject(self, before: Plan, after: Plan) -> tuple[str, int]:
        """See `Command`."""
        return self.command.subject(before, after)

    def unchanged(self, plan: Plan) -> str:
        """See `Command`."""
        return self.command.unchanged(plan)
