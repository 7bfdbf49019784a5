"""The days of one plan as numbers: the lines that are counted on, the anchors, and the hard ends."""

from __future__ import annotations

from datetime import date

from campaigntui.domain.checklist import Item
from campaigntui.domain.due import D_DAY, Due, Unit
from campaigntui.domain.ids import MemberId
from campaigntui.domain.plan import Plan
from campaigntui.domain.stage import Stage
from campaigntui.errors import N_, RuleBroken
from campaigntui.scheduling.network import Network
from campaigntui.scheduling.workdays import DayLine, WorkCalendar

NEVER = 1 << 30
"""Stands for “no hard end” in comparisons of day numbers."""


class PlanDays:
    """Day numbers of one plan: its range, its lines, its hard ends."""

    def __init__(self, plan: Plan, today: int, first: int, last: int, calendar: WorkCalendar) -> None:
        self.today = today
        self.calendar = calendar
        self.campaign = DayLine.lay(calendar, first, last)
        self.all = DayLine(range(first, last + 1), first, last)
        self.anchors = {a.key: a.day.toordinal() for a in plan.anchor.values()}
        self.d_day = self.anchors[D_DAY]
        self.plan = plan
        self.gates = {s.stage: self.resolve(s.gate_due) for s in plan.stage_plan.values() if s.gate_due is not None}
        self.closes = {s.stage: self.resolve(s.closes) for s in plan.stage_plan.values()}
        self._off = {m.id: m for m in plan.member.values() if m.days_off or m.weekdays_off}
        self._lines: dict[tuple[bool, MemberId], DayLine] = {}

    @classmethod
    def of(cls, plan: Plan, today: date, calendar: WorkCalendar, network: Network, delay: int) -> PlanDays:
        """Lay lines long enough for every date the windows can reach, with `delay` working days on top."""
        known = [today.toordinal(), *(a.day.toordinal() for a in plan.anchor.values())]
        reach = 0
        rules = [due for s in plan.stage_plan.values() for due in (s.gate_due, s.closes)]
        for item in network.items:
            rules.append(item.due)
            if item.ready_by is not None:
                rules.append(item.ready_by)
            if item.started is not None or item.finished is not None:
                known += [d.toordinal() for d in (item.started, item.finished) if d is not None]
        for rule in rules:
            if rule is None:
                continue
            if rule.day is not None:
                known.append(rule.day.toordinal())
            elif abs(rule.offset) > reach:
                reach = abs(rule.offset)
        low, high = min(known), max(known)
        rest = sum(len(m.days_off) for m in plan.member.values()) + len(calendar.days)
        margin = _stretch(plan, calendar) * (network.span + reach + rest + delay) + 60
        if low - margin < 1 or high + margin > date.max.toordinal():
            raise RuleBroken(N_("The dates of this plan reach beyond the years 1 to 9999. Shorten durations or lags."))
        return cls(plan, today.toordinal(), low - margin, high + margin, calendar)

    def resolve(self, due: Due) -> int:
        """Day number that a rule gives."""
        if due.day is not None:
            return due.day.toordinal()
        anchor = self.anchors.get(due.anchor)
        if anchor is None:
            anchor = self.plan.anchor_named(due.anchor).day.toordinal()
        return self.campaign.add(anchor, due.offset) if due.unit is Unit.WORKDAYS else anchor + due.offset

    def end_of(self, item: Item) -> int:
        """The day by which the item must be done for its stage's sake; `NEVER` in the review.

        That is D-day, and the close of the stage for work that is planned after D-day (shipping, live desks, returns).
        """
        if item.stage is Stage.REVIEW:
            return NEVER
        closes = self.closes.get(item.stage, self.d_day)
        live = closes > self.d_day and item.due is not None and self.resolve(item.due) > self.d_day
        return closes if live else self.d_day

    def line_of(self, item: Item) -> DayLine:
        """Days on which this item can be worked: the campaign's (all, for `any_day`) less its member's days off."""
        base = self.all if item.any_day else self.campaign
        if item.member_id is None or item.member_id not in self._off:
            return base
        key = (item.any_day, item.member_id)
        if key not in self._lines:
            member = self._off[item.member_id]
            if not (set(range(7)) if item.any_day else _weekdays(self.calendar)).difference(member.weekdays_off):
                raise RuleBroken(
                    N_("“{member}” never works on a working day, so “{item}” has no day. Give it to somebody else."),
                    member=member.name,
                    item=item.title,
                )
            self._lines[key] = base.less((d.toordinal() for d in member.days_off), member.weekdays_off)
        return self._lines[key]


def _weekdays(calendar: WorkCalendar) -> set[int]:
    """Days of the week that are worked unless they are a holiday."""
    return set(range(7)).difference(() if calendar.every_day else calendar.weekend)


def _stretch(plan: Plan, calendar: WorkCalendar) -> int:
    """Days that are sure to hold a working day of everybody, apart from holidays and days off."""
    worked = _weekdays(calendar)
    fewest = min((len(worked.difference(m.weekdays_off)) for m in plan.member.values()), default=len(worked))
    # Somebody who never works has no items, so one day a week is the least that counts.
    return max(7 // max(fewest, 1) + 1, 3)
