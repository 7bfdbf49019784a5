"""From windows to health: the state of items and stages today, and what lateness breaks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from campaigntui.domain.checklist import Item, Link, Review, Status
from campaigntui.domain.ids import ItemId
from campaigntui.domain.plan import Plan
from campaigntui.domain.stage import STAGES, Stage
from campaigntui.scheduling.engine import resolve
from campaigntui.scheduling.health import Break, BreakKind, Health, ItemHealth, StageHealth, State
from campaigntui.scheduling.schedule import Schedule, Window
from campaigntui.scheduling.workdays import DayLine, WorkCalendar

_ONE = timedelta(days=1)


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
    items: dict[ItemId, ItemHealth] = {}
    for item_id, window in schedule.windows.items():
        item = plan.item[item_id]
        late = item.status is not Status.DONE and window.planned_finish is not None and window.planned_finish < today
        items[item_id] = ItemHealth(
            state=_state(item, late, plan, waits_for.get(item_id, ())),
            late=late,
            days_late=judge.days_late(window),
            breaks=breaks.get(item_id, ()),
        )
    open_windows = [w for i, w in schedule.windows.items() if plan.item[i].status is not Status.DONE]
    return Health(
        items=items,
        stages={stage: judge.stage(stage, items) for stage in STAGES},
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
        name = band.freeze.name or band.freeze.key
        own = Break(BreakKind.FREEZE, plan.item[item_id].stage, item_id, max(days, 1), name)
        breaks[item_id] = tuple(sorted((own, *breaks.get(item_id, ())), key=lambda one: -one.days))


def _state(item: Item, late: bool, plan: Plan, links: Iterable[Link]) -> State:
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
    ready = all(plan.item[link.before].status is Status.DONE for link in links)
    return State.READY if ready else State.WAITING


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
        self.deadlines = {i: resolve(due, plan, calendar) for i in schedule.windows if (due := plan.item[i].ready_by)}
        self.d_day = plan.d_day.day
        known = [today, self.d_day, *self.gates.values(), *self.deadlines.values()]
        known += [end for ends in self.ends.values() for end in ends]
        for w in schedule.windows.values():
            known.append(w.forecast_finish)
            if w.planned_finish is not None:
                known.append(w.planned_finish)
        # Lags reach beyond the last finish; a longer line costs little.
        reach = 2 * max((abs(link.lag) for link in plan.link.values()), default=0) + len(calendar.days) + 40
        first, last = min(known).toordinal() - reach, max(known).toordinal() + reach
        self.line = DayLine.lay(calendar, first, last)
        self.all = DayLine(range(first, last + 1), first, last)

    def count(self, first: date, last: date) -> int:
        """Working days after `first` up to `last`."""
        return self.line.count(first.toordinal(), last.toordinal())

    def days_late(self, window: Window) -> int:
        """Working days from planned to forecast finish, 0 when in time."""
        if window.planned_finish is None or window.forecast_finish <= window.planned_finish:
            return 0
        return self.count(window.planned_finish, window.forecast_finish)

    def breaks(self, awaited_by: Mapping[ItemId, Sequence[Link]]) -> dict[ItemId, tuple[Break, ...]]:
        """Breaks of every open item with negative slack, own ones and those of items that it pushes."""
        found: dict[ItemId, dict[tuple[BreakKind, Stage], Break]] = {}
        for item_id in reversed(self.order):
            window = self.windows[item_id]
            if window.slack is None or window.slack >= 0 or self.plan.item[item_id].status is Status.DONE:
                continue
            own = {(b.kind, b.stage): b for b in self._own_breaks(item_id, window)}
            for link in awaited_by.get(item_id, ()):
                if self._pushes(item_id, link):
                    for key, other in found.get(link.after, {}).items():
                        if key not in own or own[key].days < other.days:
                            own[key] = other
            found[item_id] = own
        return {i: tuple(sorted(b.values(), key=lambda x: -x.days)) for i, b in found.items() if b}

    def _own_breaks(self, item_id: ItemId, window: Window) -> Iterable[Break]:
        item = self.plan.item[item_id]
        ends: list[tuple[BreakKind, date]] = []
        if item.gate and item.stage in self.gates:
            ends.append((BreakKind.GATE, self.gates[item.stage]))
        if item_id in self.deadlines:
            ends.append((BreakKind.DEADLINE, self.deadlines[item_id]))
        if self._is_live(item):
            ends.append((BreakKind.STAGE, self.ends[item.stage][1]))
        elif item.stage is not Stage.REVIEW:
            ends.append((BreakKind.D_DAY, self.d_day))
        for kind, end in ends:
            days = self.count(end, window.forecast_finish)
            if days > 0:
                yield Break(kind=kind, stage=item.stage, item_id=item_id, days=days)

    def _is_live(self, item: Item) -> bool:
        """Work that is planned after D-day, in a stage that closes after it."""
        closes = self.ends.get(item.stage, (self.d_day, self.d_day))[1]
        late = closes > self.d_day and item.due is not None and item.stage is not Stage.REVIEW
        return late and item.due is not None and resolve(item.due, self.plan, self.calendar) > self.d_day

    def _pushes(self, item_id: ItemId, link: Link) -> bool:
        """True when this item's forecast makes the follower start after its latest start."""
        latest = self.windows[link.after].latest_start
        if latest is None:
            return False
        line = self.all if self.plan.item[link.after].any_day else self.line
        finish = self.windows[item_id].forecast_finish.toordinal()
        return line.add(finish, link.lag + 1) > latest.toordinal()

    def stage(self, stage: Stage, health: Mapping[ItemId, ItemHealth]) -> StageHealth:
        """Health of one stage."""
        mine = {i: w for i, w in self.windows.items() if self.plan.item[i].stage is stage}
        gate = self.gates.get(stage)
        pending = [
            w.forecast_finish for i, w in mine.items() if self.plan.item[i].gate and health[i].state is not State.DONE
        ]
        starts = [w.planned_start for w in mine.values() if w.planned_start]
        finishes = [w.planned_finish for w in mine.values() if w.planned_finish]
        opens, closes = self.ends.get(stage, (min(starts, default=None), max(finishes, default=None)))
        return StageHealth(
            stage=stage,
            total=len(mine),
            done=sum(health[i].state is State.DONE for i in mine),
            late=sum(health[i].late for i in mine),
            blocked=sum(health[i].state is State.BLOCKED for i in mine),
            opens=opens,
            closes=closes,
            gate_day=gate,
            gate_slack=self.count(max(pending), gate) if gate is not None and pending else None,
        )
