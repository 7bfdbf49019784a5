"""From windows to health: the state of items and stages today, and what lateness breaks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from operator import attrgetter

from campaigntui.domain.checklist import Item, Link, Review, Status
from campaigntui.domain.due import Due
from campaigntui.domain.ids import ItemId
from campaigntui.domain.plan import Plan
from campaigntui.domain.stage import STAGES, Stage
from campaigntui.scheduling.engine import resolve
from campaigntui.scheduling.health import Break, BreakKind, Health, ItemHealth, StageHealth, State
from campaigntui.scheduling.schedule import Schedule, Window
from campaigntui.scheduling.workdays import DayLine, WorkCalendar

_ONE = timedelta(days=1)
_days = attrgetter("days")


def assess(
    plan: Plan,
    schedule: Schedule,
    calendar: WorkCalendar,
    today: date,
    waits_for: Mapping[ItemId, Sequence[Link]],
    awaited_by: Mapping[ItemId, Sequence[Link]],
) -> Health:
    """Health of the plan on `today`. The link look-ups hold only links between items that are not archived."""
    judge = _Judge(plan, schedule, calendar, today)
    breaks = judge.breaks(awaited_by)
    if plan.freeze:
        _add_freezes(plan, schedule, calendar, judge, breaks)
    rows, worked = plan.item, judge.worked
    items: dict[ItemId, ItemHealth] = {}
    open_windows: list[Window] = []
    members: dict[Stage, list[ItemId]] = {stage: [] for stage in STAGES}
    for item_id, window in schedule.windows.items():
        item, planned = rows[item_id], window.planned_finish
        members[item.stage].append(item_id)
        late, days_late = False, 0
        if planned is not None and window.forecast_finish > planned:
            days_late = worked[window.forecast_finish] - worked[planned]
        if item.status is not Status.DONE:
            open_windows.append(window)
            late = planned is not None and planned < today
        state = _state(item, late, rows, waits_for.get(item_id, ()))
        items[item_id] = ItemHealth(state, late, days_late, breaks.get(item_id, ()))
    return Health(
        items=items,
        stages={stage: judge.stage(stage, members[stage], items) for stage in STAGES},
        days_to_go=(plan.d_day.day - today).days,
        slack=min((w.slack for w in open_windows if w.slack is not None), default=None),
        late=sum(h.late for h in items.values()),
        blocked=sum(h.state is State.BLOCKED for h in items.values()),
        due_today=sum(w.planned_finish == today for w in open_windows),
    )


def _add_freezes(
    plan: Plan, schedule: Schedule, calendar: WorkCalendar, judge: _Judge, breaks: dict[ItemId, tuple[Break, ...]]
) -> None:
    """Add the freezes into which work falls that they bind."""
    # Loaded late: few plans that are read need it on the way to their first line.
    from campaigntui.scheduling.freezes import caught, freeze_windows

    for found in caught(plan, schedule, freeze_windows(plan, calendar)):
        item_id, band = found.item_id, found.window
        days = judge.count(band.first - _ONE, schedule.windows[item_id].forecast_finish)
        own = Break(BreakKind.FREEZE, plan.item[item_id].stage, item_id, max(days, 1), band.freeze.shown)
        breaks[item_id] = tuple(sorted((own, *breaks.get(item_id, ())), key=lambda one: -one.days))


def _state(item: Item, late: bool, items: Mapping[ItemId, Item], links: Iterable[Link]) -> State:
    if item.status is Status.DONE:
        return State.DONE
    if item.status is Status.BLOCKED:
        return State.BLOCKED
    if item.review is Review.ASKED:
        return State.REVIEW
    if late:
        return State.LATE
    if item.status is Status.IN_PROGRESS:
        return State.IN_PROGRESS
    for link in links:
        if items[link.before].status is not Status.DONE:
            return State.WAITING
    return State.READY


class _Worked(dict[date, int]):
    """Date -> working days of a line up to and with it, each looked up once: items share their dates.

    What lies before or behind the line counts as its first or last day.
    """

    def __init__(self, line: DayLine, first: int, last: int) -> None:
        self._line, self._first, self._last = line, first, last

    def __missing__(self, day: date) -> int:
        place = min(max(day.toordinal(), self._first), self._last)
        found = self[day] = self._line.count(self._first, place)
        return found


class _Judge:
    """Counts working days over the range of one schedule."""

    def __init__(self, plan: Plan, schedule: Schedule, calendar: WorkCalendar, today: date) -> None:
        self.plan = plan
        self.calendar = calendar
        self.windows = schedule.windows
        self.order = schedule.order
        self.gates = {s.stage: resolve(s.gate_due, plan, calendar) for s in plan.stage_plan.values() if s.gate_due}
        self.ends = {
            s.stage: (resolve(s.opens, plan, calendar), resolve(s.closes, plan, calendar))
            for s in plan.stage_plan.values()
        }
        self._days: dict[Due, date] = {}
        self.deadlines = {i: self._day(due) for i in schedule.windows if (due := plan.item[i].ready_by)}
        self.d_day = plan.d_day.day
        known = [today, self.d_day, *self.gates.values(), *self.deadlines.values()]
        known += [end for ends in self.ends.values() for end in ends]
        known += [resolve(freeze.opens, plan, calendar) for freeze in plan.freeze.values()]
        known += {w.forecast_finish for w in schedule.windows.values()}
        known += {w.planned_finish for w in schedule.windows.values() if w.planned_finish is not None}
        # Lags reach beyond the last finish; a longer line costs little.
        reach = 2 * max((abs(link.lag) for link in plan.link.values()), default=0) + len(calendar.days) + 40
        first, last = min(known).toordinal() - reach, max(known).toordinal() + reach
        self.line = DayLine.lay(calendar, first, last)
        self.worked = _Worked(self.line, first, last)
        """The difference of two dates is how many working days lie after the one up to the other."""

    def count(self, first: date, last: date) -> int:
        """Working days after `first` up to `last`."""
        return self.worked[last] - self.worked[first]

    def breaks(self, awaited_by: Mapping[ItemId, Sequence[Link]]) -> dict[ItemId, tuple[Break, ...]]:
        """Breaks of every open item with negative slack, own ones and those of items that it pushes."""
        items, windows = self.plan.item, self.windows
        found: dict[ItemId, dict[tuple[BreakKind, Stage], Break]] = {}
        for item_id in reversed(self.order):
            window = windows[item_id]
            if window.slack is None or window.slack >= 0 or items[item_id].status is Status.DONE:
                continue
            own = {(b.kind, b.stage): b for b in self._own_breaks(items[item_id], window)}
            for link in awaited_by.get(item_id, ()):
                passed_on = found.get(link.after)
                if passed_on and self._pushes(window, link):
                    for key, other in passed_on.items():
                        if key not in own or own[key].days < other.days:
                            own[key] = other
            if own:
                found[item_id] = own
        return {i: tuple(sorted(b.values(), key=_days, reverse=True)) for i, b in found.items()}

    def _own_breaks(self, item: Item, window: Window) -> Iterable[Break]:
        worked, stage, item_id = self.worked, item.stage, item.id
        reached = worked[window.forecast_finish]
        if item.gate and stage in self.gates and (days := reached - worked[self.gates[stage]]) > 0:
            yield Break(BreakKind.GATE, stage, item_id, days)
        if item_id in self.deadlines and (days := reached - worked[self.deadlines[item_id]]) > 0:
            yield Break(BreakKind.DEADLINE, stage, item_id, days)
        if self._is_live(item):
            if (days := reached - worked[self.ends[stage][1]]) > 0:
                yield Break(BreakKind.STAGE, stage, item_id, days)
        elif stage is not Stage.REVIEW and (days := reached - worked[self.d_day]) > 0:
            yield Break(BreakKind.D_DAY, stage, item_id, days)

    def _is_live(self, item: Item) -> bool:
        """Work that is planned after D-day, in a stage that closes after it."""
        closes = self.ends.get(item.stage, (self.d_day, self.d_day))[1]
        if closes <= self.d_day or item.due is None or item.stage is Stage.REVIEW:
            return False
        return self._day(item.due) > self.d_day

    def _day(self, due: Due) -> date:
        """The day that a rule gives, worked out once: items share their rules."""
        if due not in self._days:
            self._days[due] = resolve(due, self.plan, self.calendar)
        return self._days[due]

    def _pushes(self, window: Window, link: Link) -> bool:
        """True when the forecast of the item with this window makes the follower start after its latest start."""
        latest, finish, after = self.windows[link.after].latest_start, window.forecast_finish, link.lag + 1
        if latest is None:
            return False
        if self.plan.item[link.after].any_day:
            return finish.toordinal() + after > latest.toordinal()
        if after > 0:
            # The n-th working day after a day lies behind another when less than n are left up to that one.
            return self.worked[latest] - self.worked[finish] < after
        return self.line.add(finish.toordinal(), after) > latest.toordinal()

    def stage(self, stage: Stage, members: Sequence[ItemId], health: Mapping[ItemId, ItemHealth]) -> StageHealth:
        """Health of one stage; `members` are its items."""
        windows, items = self.windows, self.plan.item
        gate = self.gates.get(stage)
        found = [health[i] for i in members]
        pending = [windows[i].forecast_finish for i in members if items[i].gate and health[i].state is not State.DONE]
        ends = self.ends.get(stage)
        if ends is None:
            starts = [day for i in members if (day := windows[i].planned_start)]
            finishes = [day for i in members if (day := windows[i].planned_finish)]
            opens, closes = min(starts, default=None), max(finishes, default=None)
        else:
            opens, closes = ends
        return StageHealth(
            stage=stage,
            total=len(found),
            done=sum(h.state is State.DONE for h in found),
            late=sum(h.late for h in found),
            blocked=sum(h.state is State.BLOCKED for h in found),
            opens=opens,
            closes=closes,
            gate_day=gate,
            gate_slack=self.count(max(pending), gate) if gate is not None and pending else None,
        )
