"""The date rules once more, day by day, as plainly as they can be written. Shares no code with the engine."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from campaigntui.domain.checklist import Item, Status
from campaigntui.domain.due import Due
from campaigntui.domain.ids import ItemId
from campaigntui.domain.plan import Plan

ONE = timedelta(days=1)
Worked = Callable[[date], bool]


class Oracle:
    """Windows of one plan on one day, found by walking days."""

    def __init__(self, plan: Plan, today: date, delays: Mapping[ItemId, int] | None = None) -> None:
        self.plan = plan
        self.delays = delays or {}
        self.today = today
        self.off = {d.day for d in plan.calendar_day.values() if d.kind.value == "off"}
        self.makeup = {d.day for d in plan.calendar_day.values() if d.kind.value == "work"}
        self.d_day = next(a.day for a in plan.anchor.values() if a.key == "peak_day")
        self.items = [i for i in plan.item.values() if not i.archived]
        alive = {i.id for i in self.items}
        self.links = [k for k in plan.link.values() if k.before in alive and k.after in alive]
        self.gates = {s.stage: self.due(s.gate_due) for s in plan.stage_plan.values() if s.gate_due}
        self._latest: dict[int, tuple[date, date] | None] = {}
        self._forecast: dict[int, tuple[date, date]] = {}

    def campaign(self, day: date) -> bool:
        if self.plan.head.calendar == "every-day" or day in self.makeup:
            return True
        return day.weekday() < 5 and day not in self.off

    def worked_by(self, item: Item) -> Worked:
        member = self.plan.member[item.member_id] if item.member_id else None

        def worked(day: date) -> bool:
            if member is not None and (day in member.days_off or day.isoweekday() - 1 in member.weekdays_off):
                return False
            return item.any_day or self.campaign(day)

        return worked

    @staticmethod
    def walk(day: date, n: int, worked: Worked) -> date:
        while n:
            day += ONE if n > 0 else -ONE
            if worked(day):
                n += -1 if n > 0 else 1
        return day

    @staticmethod
    def slide(day: date, step: timedelta, worked: Worked) -> date:
        while not worked(day):
            day += step
        return day

    def due(self, rule: Due) -> date:
        if rule.day:
            return rule.day
        anchor = next(a.day for a in self.plan.anchor.values() if a.key == rule.anchor)
        if rule.unit.value == "wd":
            return self.walk(anchor, rule.offset, self.campaign)
        return anchor + rule.offset * ONE

    def follow(self, item: Item) -> Worked:
        return (lambda _: True) if item.any_day else self.campaign

    def latest(self, item: Item) -> tuple[date, date] | None:
        if item.id not in self._latest:
            self._latest[item.id] = self._find_latest(item)
        return self._latest[item.id]

    def _find_latest(self, item: Item) -> tuple[date, date] | None:
        ends = [self.d_day] if item.stage.value != "review" else []
        stage = next((s for s in self.plan.stage_plan.values() if s.stage is item.stage), None)
        if ends and stage and item.due and self.due(item.due) > self.d_day and self.due(stage.closes) > self.d_day:
            ends = [self.due(stage.closes)]
        if item.gate and item.stage in self.gates:
            ends.append(self.gates[item.stage])
        if item.ready_by:
            ends.append(self.due(item.ready_by))
        for link in self.links:
            if link.before == item.id:
                after = self.plan.item[link.after]
                bound = self.latest(after)
                if bound:
                    ends.append(self._last_finish_before(bound[0], link.lag, item, after))
        if not ends:
            return None
        worked = self.worked_by(item)
        finish = self.slide(min(ends), -ONE, worked)
        return self.walk(finish, -(max(item.duration, 1) - 1), worked), finish

    def _last_finish_before(self, start: date, lag: int, item: Item, after: Item) -> date:
        """The last day on which `item` may finish so that `after` can still start on `start`."""
        finish = self.walk(start, -(lag + 1), self.follow(after))
        if item.any_day and not after.any_day and lag >= 0:
            while self.walk(finish + ONE, lag + 1, self.campaign) <= start:
                finish += ONE
        return finish

    def planned(self, item: Item) -> tuple[date, date] | None:
        if item.due is None:
            return self.latest(item)
        worked = self.worked_by(item)
        finish = self.slide(self.due(item.due), -ONE, worked)
        return self.walk(finish, -(max(item.duration, 1) - 1), worked), finish

    def forecast(self, item: Item) -> tuple[date, date]:
        if item.id not in self._forecast:
            start, finish = self._find_forecast(item)
            if item.status is not Status.DONE:
                finish = self.walk(finish, self.delays.get(item.id, 0), self.worked_by(item))
            self._forecast[item.id] = start, finish
        return self._forecast[item.id]

    def _find_forecast(self, item: Item) -> tuple[date, date]:
        worked, span = self.worked_by(item), max(item.duration, 1)
        if item.status is Status.DONE:
            finish = item.finished or self.today
            start = item.started or self.walk(self.slide(finish, -ONE, worked), -(span - 1), worked)
            return min(start, finish), finish
        if item.started:
            now = self.slide(max(self.today, item.started), ONE, worked)
            done, day = 0, item.started
            while day < now:
                done += worked(day)
                day += ONE
            return item.started, self.walk(now, max(span - done, 1) - 1, worked)
        planned = self.planned(item)
        start = max(self.today, planned[0]) if planned else self.today
        for link in self.links:
            if link.after == item.id:
                finish = self.forecast(self.plan.item[link.before])[1]
                start = max(start, self.walk(finish, link.lag + 1, self.follow(item)))
        start = self.slide(start, ONE, worked)
        return start, self.walk(start, span - 1, worked)

    def slack(self, item: Item) -> int | None:
        latest = self.latest(item)
        if latest is None:
            return None
        finish, end = self.forecast(item)[1], latest[1]
        low, high = min(finish, end), max(finish, end)
        days = sum(self.campaign(low + n * ONE) for n in range(1, (high - low).days + 1))
        return days if finish <= end else -days
