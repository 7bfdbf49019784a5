"""A campaign again on another D-day: what was learned comes along, what was only true then does not. Pure.

Offsets, links, roles, steps, members, meetings, freezes, key results and the criteria of gates come along. Status,
actual dates, what was measured, notes, evidence, verdicts, baselines and accepted conflicts stay with the campaign
they belong to. A fixed date moves as far as D-day does; a moment is guessed again until somebody confirms it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple

from campaigntui.domain.campaign import EVERY_DAY, CalendarDay, Confidence
from campaigntui.domain.checklist import Link, Review, Status
from campaigntui.domain.due import D_DAY, Due
from campaigntui.domain.ids import AnchorId, CampaignId, ItemId, MemberId, RowId
from campaigntui.domain.people import Answer
from campaigntui.domain.plan import Plan, Row
from campaigntui.scheduling.effects import contradicted_links
from campaigntui.scheduling.freezes import Caught, caught, freeze_windows
from campaigntui.scheduling.outlook import Outlook
from campaigntui.usecases.deciding import rules

if TYPE_CHECKING:
    from campaigntui.storage.holidaylists import HolidayLists


class CopyDraft(NamedTuple):
    """What a person says when a campaign is to be copied."""

    name: str
    d_day: date
    profile: str = ""
    """Another rhythm of its playbook; empty for the one it has."""
    settle: bool = False
    """Let dates give way where links contradict them on the new calendar."""


class CopyNotices(NamedTuple):
    """What to tell about a copy before it is made."""

    in_past: tuple[ItemId, ...]
    """Items whose planned finish lies before today."""
    frozen: tuple[Caught, ...]
    """Work that falls into a freeze."""
    contradicted: tuple[Link, ...]
    """Links that the new calendar contradicts."""
    fixed: tuple[ItemId, ...]
    """Items with a date of their own, which was moved with D-day."""


def copied(source: Plan, draft: CopyDraft, holidays: HolidayLists, *, first_id: int, today: date) -> Plan:
    """The campaign for another D-day, with row ids from `first_id` on. `BadInput` for no name or a far year."""
    rules.check_d_day(draft.d_day)
    return _Copy(source, draft, today, count(first_id), draft.d_day - source.d_day.day).plan(holidays)


def copy_notices(outlook: Outlook) -> CopyNotices:
    """For the outlook of a copy on the day it is made."""
    windows, plan = outlook.schedule.windows, outlook.plan
    freezes = freeze_windows(plan, outlook.calendar)
    finishes = ((i, window.planned_finish) for i, window in windows.items())
    return CopyNotices(
        in_past=tuple(i for i, finish in finishes if finish is not None and finish < outlook.today),
        frozen=tuple(work for work in caught(plan, outlook.schedule, freezes) if work.planned),
        contradicted=tuple(contradicted_links(outlook).values()),
        fixed=tuple(i.id for i in plan.item.values() if i.due is not None and i.due.day is not None),
    )


@dataclass(frozen=True, slots=True)
class _Copy:
    """One copying: where from, and the next free row ids."""

    source: Plan
    draft: CopyDraft
    today: date
    ids: Iterator[int]
    by: timedelta

    def plan(self, holidays: HolidayLists) -> Plan:
        """Everything that comes along, in the order in which ids are given out."""
        source, years = self.source, range(self.draft.d_day.year - 1, self.draft.d_day.year + 2)
        head = replace(
            source.head,
            id=CampaignId(next(self.ids)),
            name=rules.title(self.draft.name, rules.NO_NAME),
            created=self.today,
            calendar_from=years[0],
            calendar_to=years[-1],
            archived=False,
            version=0,
        )
        people = {m.id: MemberId(next(self.ids)) for m in source.member.values() if not m.archived}
        known = {i.id: ItemId(next(self.ids)) for i in source.item.values() if not i.archived}
        rows: list[Any] = [*self._moments(), *self._days(holidays, years)]
        rows += [*self._team(people), *self._items(known, people), *self._parts(known)]
        return Plan().put(head, *(replace(row, campaign_id=head.id, version=0) for row in rows))

    def _moments(self) -> Iterator[Row]:
        """Anchors, phases, freezes, meetings and the windows of stages."""
        for anchor in self.source.anchor.values():
            sure = anchor.confidence if anchor.key == D_DAY else Confidence.GUESSED
            yield replace(anchor, id=AnchorId(next(self.ids)), day=anchor.day + self.by, confidence=sure)
        for phase in self.source.phase.values():
            yield replace(phase, id=self._row())
        for freeze in self.source.freeze.values():
            yield replace(freeze, id=self._row(), **self._ends(freeze, "opens", "closes"))
        for ritual in self.source.ritual.values():
            yield replace(ritual, id=self._row(), **self._ends(ritual, "opens", "closes", "daily_from", "daily_to"))
        for part in self.source.stage_plan.values():
            yield replace(part, id=self._row(), **self._ends(part, "opens", "closes", "gate_due"))

    def _days(self, holidays: HolidayLists, years: range) -> Iterator[Row]:
        """The holidays around the new D-day, and the team's own days that are still to come."""
        head = self.source.head
        own = {day.day: day for day in self.source.calendar_day.values() if day.own and day.day >= self.today}
        if head.calendar != EVERY_DAY:
            for day in holidays.years(head.calendar, years):
                if day[0] not in own:
                    yield CalendarDay(self._row(), head.id, *day)
        for kept in own.values():
            yield replace(kept, id=self._row())

    def _team(self, people: Mapping[MemberId, MemberId]) -> Iterator[Row]:
        for role in self.source.role.values():
            yield replace(role, id=self._row())
        for member_id, new in people.items():
            member = self.source.member[member_id]
            away = tuple(day for day in member.days_off if day >= self.today)
            yield replace(member, id=new, days_off=away)

    def _items(self, known: Mapping[ItemId, ItemId], people: Mapping[MemberId, MemberId]) -> Iterator[Row]:
        for item_id, new in known.items():
            item = self.source.item[item_id]
            yield replace(
                item,
                id=new,
                member_id=people.get(item.member_id) if item.member_id is not None else None,
                status=Status.OPEN,
                reason="",
                started=None,
                finished=None,
                evidence="",
                attachments=(),
                review=Review.NONE,
                review_reason="",
                **self._ends(item, "due", "ready_by"),
            )

    def _parts(self, known: Mapping[ItemId, ItemId]) -> Iterator[Row]:
        """What belongs to items and gates; parts of items that were put away stay behind."""
        for step in self.source.step.values():
            if step.item_id in known:
                yield replace(step, id=self._row(), item_id=known[step.item_id], done=False)
        for link in self.source.link.values():
            if link.before in known and link.after in known:
                yield replace(link, id=self._row(), before=known[link.before], after=known[link.after], accepted="")
        for criterion in self.source.criterion.values():
            proof = tuple(known[i] for i in criterion.evidence if i in known)
            yield replace(criterion, id=self._row(), evidence=proof, met=False, value=None, remark="")
        for handoff in self.source.handoff.values():
            item = known.get(handoff.item_id) if handoff.item_id is not None else None
            answer: dict[str, Any] = {"answer": Answer.NONE, "answer_reason": "", "answered": None}
            yield replace(handoff, id=self._row(), item_id=item, **answer)
        for result in self.source.key_result.values():
            items = tuple(known[i] for i in result.items if i in known)
            yield replace(result, id=self._row(), items=items, actual=None, measured=None)

    def _row(self) -> RowId:
        return RowId(next(self.ids))

    def _ends(self, row: Row, *names: str) -> dict[str, Any]:
        """The rules of a row, fixed dates moved with D-day."""
        rules_of: dict[str, Due | None] = {name: getattr(row, name) for name in names}
        return {
            name: rule if rule is None or rule.day is None else Due(day=rule.day + self.by)
            for name, rule in rules_of.items()
        }
